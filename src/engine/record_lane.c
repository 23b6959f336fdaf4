/* record_lane.c - see record_lane.h. */
#include "engine/record_lane.h"

#include <assert.h>
#include <string.h>

#include "engine/record_part.h"

enum { HEAD_BYTES = 1 << 20, SCRATCH_BYTES = 1 << 18, LOOK_AHEAD = SCAN_FURTHER + 2 };

struct record_lane {
    struct record_reader reader;
    struct record_fast fast;
    struct words words;
    int32_t given;            /* of the words, those that batches have given */
    struct scan_marks marks;  /* of the part */
    struct scan_marks behind; /* of the lines behind it */
    struct scan_signs signs;
    const struct record_file *file;
    size_t from, to;                  /* the part in it */
    bool ahead;                       /* lines behind the part can be read */
    const struct record_sheet *bound; /* by which the fast path reads */
    struct arena columns;             /* of the fast path */
    struct arena cleaned;
    uint8_t salt[16];
    enum record_way way;
    enum scan_way scan;
};

/* --- files --- */

/* Behind `n` lines from `at` on, in text that is not cleaned yet: CR and LF are one end also where
 * what will be removed stands between them. */
static size_t lines_on(struct str text, size_t at, int64_t n)
{
    struct scan s = {.bytes = {.text = text}, .at = at};

    for (; n > 0 && s.at < text.n; n--) {
        size_t gap;

        scan_pass_lines(&s, 1);
        gap = text.at[s.at - 1] == '\r' ? scan_gap(text, s.at) : 0;
        if (gap && s.at + gap < text.n && text.at[s.at + gap] == '\n')
            s.at += gap + 1;
    }
    return s.at;
}

bool record_file_open(const struct record_options *options, const char *name, struct str bytes,
                      struct arena *a, struct record_file *file, struct err *e)
{
    struct record_reader *reader;
    struct scan_bytes whole, head;
    size_t end;

    scan_detect(bytes, map_encoding(options->map), a, &whole);
    head = whole;
    end = head.text.n > HEAD_BYTES ? lines_on(head.text, HEAD_BYTES, LOOK_AHEAD) : head.text.n;
    head.text.n = end;
    scan_clean(&head, a);
    if (!record_open_found(options, name, &head, a, &reader, e)) {
        if (end == whole.text.n)
            return false;
        /* A mebibyte of blank lines, perhaps. */
        *e = (struct err){0};
        head = whole;
        scan_clean(&head, a);
        if (!record_open_found(options, name, &head, a, &reader, e))
            return false;
    }
    *file = (struct record_file){.name = reader->file_name,
                                 .text = whole.text,
                                 .encoding = whole.encoding,
                                 .delim = reader->scan.delim,
                                 .line = scan_lines(&reader->scan)};
    file->begin = lines_on(whole.text, 0, file->line);
    file->sheet = record_sheet_copy(reader->sheet, a);
    record_close(reader);
    return true;
}

size_t record_part_end(const struct record_file *file, size_t from, size_t size)
{
    if (file->text.n - from <= size)
        return file->text.n;
    return lines_on(file->text, from + size - 1, 1);
}

bool record_batch_follows(const struct record_batch *b, const struct record_state *state)
{
    return b->from.sheet == state->sheet && b->from.skip == state->skip;
}

void record_state_move(struct record_state *state, const struct record_batch *batch)
{
    state->sheet = batch->sheet;
    state->skip = batch->taken - batch->line_n;
    state->line += batch->line_n;
}

void record_batch_reset(struct record_batch *b)
{
    list_reset(&b->rows);
    list_reset(&b->operations);
    list_reset(&b->words);
}

/* --- lanes --- */

struct record_lane *record_lane_open(const struct record_options *options, const uint8_t salt[16],
                                     enum record_way way, enum scan_way scan, struct arena *a)
{
    struct record_lane *lane = ARENA_NEW(a, struct record_lane);
    int32_t empty = words_put(&lane->words, STR(""));

    assert(empty == 0);
    lane->reader.options = *options;
    lane->fast.options = &lane->reader.options;
    lane->fast.words = &lane->words;
    lane->fast.salt = lane->salt;
    memcpy(lane->salt, salt, sizeof lane->salt);
    lane->way = way;
    lane->scan = scan;
    return lane;
}

void record_lane_close(struct record_lane *lane)
{
    record_close(&lane->reader);
    record_memo_reset(&lane->fast.memo);
    arena_reset(&lane->fast.scratch);
    arena_reset(&lane->columns);
    arena_reset(&lane->cleaned);
    words_reset(&lane->words);
    scan_marks_reset(&lane->marks);
    scan_marks_reset(&lane->behind);
}

/* Where a field may be a header name of the discharge date: the line is looked at closely. */
static void starts_of(const struct record_lane *lane, bool gb18030, bool starts[256])
{
    static const uint8_t BLANKS[] = {' ', '\t', '\v', '\f'},
                         WIDE_UTF8[] = {0xC2, 0xC3, 0xCE, 0xD0, 0xE2, 0xE3, 0xEF},
                         WIDE_GB[] = {0x81, 0x84, 0xA1, 0xA2, 0xA3, 0xA6, 0xA7, 0xA8};
    bool high = false;

    map_name_starts(lane->reader.options.map, MAP_DIS_TIME, starts);
    for (int i = 0x80; i < 256; i++)
        high |= starts[i];
    for (size_t i = 0; i < sizeof BLANKS; i++)
        starts[BLANKS[i]] = true;
    for (size_t i = 0; !gb18030 && i < sizeof WIDE_UTF8; i++)
        starts[WIDE_UTF8[i]] = true;
    for (size_t i = 0; gb18030 && i < sizeof WIDE_GB; i++)
        starts[WIDE_GB[i]] = true;
    for (int i = 0x80; gb18030 && high && i < 256; i++)
        starts[i] = true;
}

static void file_begin(struct record_lane *lane, const struct record_file *file)
{
    bool starts[256], gb18030 = file->encoding == RECORD_GB18030;

    lane->file = file;
    lane->reader.file_name = file->name;
    /* What fields came to holds for one encoding. */
    if (lane->fast.gb18030 != gb18030)
        record_memo_reset(&lane->fast.memo);
    lane->fast.gb18030 = gb18030;
    lane->fast.encoding = file->encoding;
    /* A sheet of another file may lie where one of a file lay that is gone. */
    lane->bound = lane->reader.sheet = NULL;
    starts_of(lane, gb18030, starts);
    scan_signs_open(&lane->signs, file->delim, starts);
}

static void sheet_begin(struct record_lane *lane)
{
    lane->bound = lane->reader.sheet;
    arena_reset(&lane->columns);
    if (lane->reader.scan.column_n)
        record_fast_bind(&lane->fast, &lane->reader, &lane->columns);
}

/* --- parts --- */

/* Where the cursors of the marks stand. */
struct cursor {
    size_t sign, end, quote, name;
};

static void cursor_move(const struct scan_marks *m, struct cursor *c, size_t at)
{
    while (c->sign < m->signs.n && m->signs.items[c->sign] < at)
        c->sign++;
    while (c->end < m->ends.n && m->ends.items[c->end] < at)
        c->end++;
    while (c->quote < m->quotes.n && m->quotes.items[c->quote] < at)
        c->quote++;
    while (c->name < m->names.n && m->names.items[c->name] < at)
        c->name++;
}

/* Whether some field of the line may be a header name. */
static bool names_some(struct record_lane *lane, struct cursor *c, size_t end)
{
    const struct scan_marks *m = &lane->marks;
    const char *text = lane->fast.text;

    for (; c->name < m->names.n && m->names.items[c->name] < end; c->name++) {
        size_t at = m->names.items[c->name], n = 0;
        struct record_known *known;
        bool fresh;

        while (at + n < end && text[at + n] != lane->signs.delim)
            n++;
        known = record_memo(&lane->fast.memo, RECORD_ROLE_NAME, (struct str){text + at, n}, &fresh);
        if (fresh)
            record_known_fill(&lane->fast, RECORD_ROLE_NAME, (struct str){text + at, n}, known);
        if (known->number || known->odd)
            return true;
    }
    return false;
}

/* Whether the next line has one sign for each of `n` columns and no quote; its end. */
static bool line_plain(const struct scan_marks *m, const struct cursor *c, size_t n, size_t *end)
{
    if (n == 0 || c->end >= m->ends.n || c->sign + n > m->signs.n)
        return false;
    *end = m->ends.items[c->end];
    return m->signs.items[c->sign + n - 1] == *end
           && !(c->quote < m->quotes.n && m->quotes.items[c->quote] < *end);
}

/* A row without quotes that has one sign for each column, and nothing odd in it. */
static bool fast_take(struct record_lane *lane, struct record_batch *batch, struct cursor *c)
{
    const struct scan_marks *m = &lane->marks;
    struct scan *s = &lane->reader.scan;
    size_t n = s->column_n, end = 0;
    struct record_brief brief = {.line = s->line, .rejected = RULE_NONE, .structured = true};

    if (!line_plain(m, c, n, &end) || names_some(lane, c, end))
        return false;
    lane->fast.signs = m->signs.items + c->sign;
    lane->fast.start = s->at;
    if (c->sign + 3 * n <= m->signs.n)
        record_fast_fetch(&lane->fast, lane->fast.signs + 2 * n);
    if (!record_fast_row(&lane->fast, batch, &brief))
        return false;
    list_push(&batch->rows, brief);
    c->sign += n;
    s->at = end + 1;
    if (lane->fast.text[end] == '\r' && s->at < s->bytes.text.n && lane->fast.text[s->at] == '\n')
        s->at++;
    s->line++;
    batch->fast++;
    return true;
}

static int32_t word(struct record_lane *lane, struct str s)
{
    return words_put(&lane->words, s);
}

/* The exact path's row as a brief one. */
static void exact_put(struct record_lane *lane, const struct record *r, struct record_batch *batch)
{
    struct record_brief b = {.line = r->line,
                             .flags = r->flags,
                             .rw_e4 = r->rw_e4,
                             .days = r->days,
                             .cost_fen = r->cost_fen,
                             .institution = word(lane, r->institution),
                             .dis_day = r->dis_day,
                             .operations = batch->operations.n,
                             .rejected = (int8_t)r->rejected,
                             .encoding = (int8_t)r->encoding,
                             .step = r->residence.step,
                             .structured = r->structured,
                             .grouped = r->grouped,
                             .died = r->died};

    if (r->rejected == RULE_NONE) {
        b.treating = word(lane, r->treating);
        b.residence = word(lane, str_of(r->residence.code));
        b.payer = word(lane, r->payer);
        b.discipline = word(lane, r->discipline);
        b.drg = word(lane, r->drg);
        b.operation_n = r->operation_n;
        for (int32_t i = 0; i < r->operation_n; i++) {
            struct record_brief_operation operation = {word(lane, r->operations[i].code),
                                                       r->operations[i].level};

            list_push(&batch->operations, operation);
        }
        if (r->rec_no.n) {
            struct stay stay = {r->institution, r->rec_no, r->adm_no, r->dis_day, r->birth_day};

            b.stay = stay_key(lane->salt, &stay);
        }
    }
    list_push(&batch->rows, b);
}

static bool open_at_end(struct str s)
{
    return s.n && s.at[s.n - 1] != '\n' && s.at[s.n - 1] != '\r';
}

/* Adds to the text as many lines behind the part as a row may take. What is removed from them
 * leaves the part as it was marked: it ends with a line. */
static void text_extend(struct record_lane *lane)
{
    const struct record_file *file = lane->file;
    size_t ahead = lane->to == file->text.n ? lane->to : lines_on(file->text, lane->to, LOOK_AHEAD);
    struct scan_bytes *bytes = &lane->reader.scan.bytes;

    lane->ahead = true;
    *bytes = (struct scan_bytes){.text = {file->text.at + lane->from, ahead - lane->from},
                                 .encoding = file->encoding};
    scan_mark(&lane->behind, (struct str){file->text.at + lane->to, ahead - lane->to}, &lane->signs,
              lane->scan);
    if (lane->marks.odd || lane->behind.odd)
        scan_clean(bytes, &lane->cleaned);
    lane->fast.text = bytes->text.at;
}

static int64_t lines_of(const struct scan_marks *m, struct str text)
{
    int64_t n = 0;

    for (size_t i = 0; i < m->ends.n; i++) {
        size_t at = m->ends.items[i];

        n += text.at[at] != '\n' || at == 0 || text.at[at - 1] != '\r';
    }
    return n;
}

/* The text of the part. Returns where the part ends in it. */
static size_t text_take(struct record_lane *lane, const struct record_state *state,
                        struct record_batch *batch)
{
    const struct record_file *file = lane->file;
    struct scan_bytes own = {.text = {file->text.at + lane->from, lane->to - lane->from},
                             .encoding = file->encoding};

    scan_mark(&lane->marks, own.text, &lane->signs, lane->scan);
    lane->ahead = false;
    lane->fast.text = own.text.at;
    lane->reader.scan.bytes = own;
    batch->line_n = lines_of(&lane->marks, own.text);
    if (lane->marks.odd) {
        /* What is removed may have been a line of its own, or stood between CR and LF. */
        struct scan lines = {0};

        text_extend(lane);
        scan_clean(&own, &lane->cleaned);
        lines.bytes = own;
        scan_pass_lines(&lines, INT64_MAX);
        batch->line_n = lines.line;
    } else if (lane->to == file->text.n && open_at_end(own.text)) {
        batch->line_n++; /* the last one, without an end */
    }
    lane->reader.scan.delim = file->delim;
    lane->reader.scan.at = 0;
    lane->reader.scan.line = 0;
    lane->reader.scan.repair = 0;
    if (state->skip)
        text_extend(lane);
    scan_pass_lines(&lane->reader.scan, state->skip);
    return own.text.n;
}

static void rows_take(struct record_lane *lane, size_t stop, bool fast, struct record_batch *batch)
{
    struct record_reader *r = &lane->reader;
    struct scan *s = &r->scan;
    struct cursor c = {0};
    struct record record;

    batch->taken = s->line;
    while (s->at < stop) {
        size_t at = s->at;

        if (lane->bound != r->sheet)
            sheet_begin(lane);
        cursor_move(&lane->marks, &c, s->at);
        if (fast && fast_take(lane, batch, &c)) {
            batch->taken = s->line;
            continue;
        }
        scan_pass_blank(s);
        if (s->at > at)
            continue;
        /* CR and LF are two ends. */
        if (!lane->ahead && lane->marks.ends.n - c.end <= 2 * LOOK_AHEAD)
            text_extend(lane);
        if (!record_next(r, &record))
            break;
        exact_put(lane, &record, batch);
        batch->taken = s->line;
    }
    if (batch->taken < batch->line_n)
        batch->taken = batch->line_n;
}

void record_lane_read(struct record_lane *lane, const struct record_file *file, size_t from,
                      size_t to, const struct record_state *state, struct record_batch *batch)
{
    struct err e = {0};
    size_t stop;

    batch->rows.n = batch->operations.n = 0;
    batch->fast = 0;
    batch->from = *state;
    batch->word_from = lane->given;
    batch->words.n = 0;
    if (lane->file != file)
        file_begin(lane, file);
    lane->from = from;
    lane->to = to;
    stop = text_take(lane, state, batch);
    /* Where the sheet lacks a column no row fits until the next header. */
    if (lane->reader.sheet != state->sheet && !record_bind(&lane->reader, state->sheet, &e))
        lane->reader.scan.column_n = 0;
    lane->fast.marks = &lane->marks;
    rows_take(lane, stop, lane->way == RECORD_FAST && !lane->marks.odd, batch);
    batch->sheet = lane->reader.sheet;
    for (; lane->given < lane->words.n; lane->given++)
        list_push(&batch->words, lane->words.items[lane->given]);
    arena_reset(&lane->cleaned);
    if (lane->fast.scratch.used > SCRATCH_BYTES)
        arena_reset(&lane->fast.scratch);
}
