/* scan.c - see scan.h.
 *
 * A row is read anew for each rule that is tried: as RFC 4180 has it, then with its quotes as text,
 * then joined. That is a fixed number of passes over at most ten lines. */
#include "engine/scan.h"

#include <string.h>

struct line {
    size_t at, n; /* without its end */
    size_t next;  /* where the next one begins */
};

/* One way to read a row. Its fields are in scan.fields, as far as there is room. */
struct reading {
    bool sound; /* quotes open and close as RFC 4180 has it */
    bool odd;   /* quotes that are text */
    bool surplus_blank;
    size_t field_n, end;
    int64_t line_n;
};

static const char DELIMS[] = {',', ';', '\t'};

/* --- lines --- */

static bool line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Behind the end of line that stands at `at`. */
static size_t behind_end(struct str text, size_t at)
{
    if (at < text.n && text.at[at] == '\r')
        return at + 1 < text.n && text.at[at + 1] == '\n' ? at + 2 : at + 1;
    return at < text.n ? at + 1 : at;
}

static struct line line_at(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.n && !line_end(text.at[end]))
        end++;
    return (struct line){at, end - at, behind_end(text, end)};
}

static struct str line_text(struct str text, struct line line)
{
    return (struct str){text.at + line.at, line.n};
}

/* Bytes of the blank that begins a text, 0 where none does: U+0020, TAB, VT, FF, CR, LF, and what
 * folding takes for blanks. */
static size_t blank_begins(struct str s, enum record_encoding encoding)
{
    if (s.at[0] == ' ' || (s.at[0] >= '\t' && s.at[0] <= '\r'))
        return 1;
    if (!(s.at[0] & 0x80))
        return 0;
    if (encoding == RECORD_GB18030)
        return str_starts(s, STR("\xA1\xA1")) ? 2 : 0;
    if (str_starts(s, STR("\xC2\xA0")))
        return 2;
    return str_starts(s, STR("\xE3\x80\x80")) || str_starts(s, STR("\xE2\x80\x8B")) ? 3 : 0;
}

/* Whether there is nothing but blanks, quotes and these delimiters. */
static bool is_blank(const struct scan *s, struct str text, struct str delims)
{
    while (text.n) {
        bool sign = text.at[0] == '"' || memchr(delims.at, text.at[0], delims.n);
        size_t n = sign ? 1 : blank_begins(text, s->bytes.encoding);

        if (n == 0)
            return false;
        text = (struct str){text.at + n, text.n - n};
    }
    return true;
}

static bool at_end(const struct scan *s)
{
    return s->at >= s->bytes.text.n;
}

static void pass(struct scan *s, size_t end, int64_t line_n)
{
    s->at = end;
    s->line += line_n;
}

void scan_pass_blank(struct scan *s)
{
    while (!at_end(s)) {
        struct line line = line_at(s->bytes.text, s->at);

        if (!is_blank(s, line_text(s->bytes.text, line), (struct str){&s->delim, 1}))
            return;
        pass(s, line.next, 1);
    }
}

void scan_pass_lines(struct scan *s, int64_t n)
{
    for (; n > 0 && !at_end(s); n--)
        pass(s, line_at(s->bytes.text, s->at).next, 1);
}

/* --- rows in three readings --- */

static void put(struct scan *s, struct reading *r, struct str field)
{
    if (r->field_n < SCAN_FIELD_MAX)
        list_push(&s->fields, field);
    if (r->field_n >= s->column_n && r->surplus_blank)
        r->surplus_blank = is_blank(s, field, STR(""));
    r->field_n++;
}

static struct reading reading_begin(struct scan *s, size_t end)
{
    s->fields.n = 0;
    return (struct reading){.surplus_blank = true, .line_n = 1, .end = end};
}

/* Up to the delimiter, end of line or end of text. */
static size_t read_bare(struct scan *s, struct reading *r, size_t at)
{
    struct str text = s->bytes.text;
    size_t end = at;

    while (end < text.n && text.at[end] != s->delim && !line_end(text.at[end])) {
        if (text.at[end] == '"')
            r->odd = true;
        end++;
    }
    put(s, r, (struct str){text.at + at, end - at});
    return end;
}

/* Behind the opening quote, up to what stands behind the closing one. Not sound where something
 * else than a delimiter or an end stands there, or where it does not close in time. */
static size_t read_quoted(struct scan *s, struct reading *r, size_t at)
{
    struct str text = s->bytes.text;
    size_t end = at;

    while (end < text.n && r->line_n <= 1 + SCAN_FURTHER) {
        if (text.at[end] == '"') {
            if (end + 1 < text.n && text.at[end + 1] == '"') {
                end += 2;
                continue;
            }
            put(s, r, (struct str){text.at + at, end - at});
            end++;
            r->sound = end >= text.n || text.at[end] == s->delim || line_end(text.at[end]);
            return end;
        }
        r->line_n += line_end(text.at[end]);
        end = line_end(text.at[end]) ? behind_end(text, end) : end + 1;
    }
    r->sound = false;
    return end;
}

/* Text between quotes in which quotes are doubled. */
static struct str undoubled(struct str s, struct arena *a)
{
    char *to = arena_alloc(a, s.n);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        to[n++] = s.at[i];
        i += s.at[i] == '"';
    }
    return (struct str){to, n};
}

static struct reading read_rfc(struct scan *s, size_t at, struct arena *a)
{
    struct str text = s->bytes.text;
    struct reading r = reading_begin(s, at);
    size_t start = at;

    for (r.sound = true;; at++) {
        at = at < text.n && text.at[at] == '"' ? read_quoted(s, &r, at + 1) : read_bare(s, &r, at);
        if (!r.sound)
            return r;
        if (at >= text.n || text.at[at] != s->delim)
            break;
    }
    r.end = behind_end(text, at);
    for (size_t i = 0; i < s->fields.n; i++) {
        struct str *field = &s->fields.items[i];

        /* A bare field has a delimiter or the row's start before it, never a quote. */
        if (field->at > text.at + start && field->at[-1] == '"' && memchr(field->at, '"', field->n))
            *field = undoubled(*field, a);
    }
    return r;
}

/* Without the quotes and blanks at both ends. */
static struct str without_ends(struct str s)
{
    while (s.n && (s.at[0] == '"' || s.at[0] == ' ' || s.at[0] == '\t'))
        s = (struct str){s.at + 1, s.n - 1};
    while (s.n && (s.at[s.n - 1] == '"' || s.at[s.n - 1] == ' ' || s.at[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* Every quote is text. */
static struct reading read_plain(struct scan *s, struct str line)
{
    struct reading r = reading_begin(s, s->at);
    bool more = true;

    r.odd = line.n && memchr(line.at, '"', line.n);
    while (more) {
        const char *mark = line.n ? memchr(line.at, s->delim, line.n) : NULL;
        struct str field = {line.at, mark ? (size_t)(mark - line.at) : line.n};

        more = mark != NULL;
        line = (struct str){line.at + field.n + more, line.n - field.n - more};
        put(s, &r, r.odd ? without_ends(field) : field);
    }
    return r;
}

static struct reading read_plain_line(struct scan *s)
{
    struct line line = line_at(s->bytes.text, s->at);
    struct reading r = read_plain(s, line_text(s->bytes.text, line));

    r.end = line.next;
    return r;
}

static size_t fields_in(const struct scan *s, struct line line)
{
    struct str text = line_text(s->bytes.text, line);
    size_t n = 1;

    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == s->delim;
    return n;
}

/* Appends lines that each have too few fields, with a blank. Sound where the sum fits. */
static struct reading read_joined(struct scan *s, struct arena *a)
{
    struct str text = s->bytes.text, joined;
    struct line lines[1 + SCAN_FURTHER];
    size_t field_n = 1, bytes = 0;
    struct reading r;
    char *to;
    int n = 0;

    for (size_t at = s->at; at < text.n && n <= SCAN_FURTHER && field_n < s->column_n; n++) {
        size_t here;

        lines[n] = line_at(text, at);
        here = fields_in(s, lines[n]);
        if (here >= s->column_n)
            break;
        field_n += here - 1;
        bytes += lines[n].n + 1;
        at = lines[n].next;
    }
    if (n == 0 || field_n != s->column_n)
        return (struct reading){.sound = false};
    to = arena_alloc(a, bytes);
    joined = (struct str){to, 0};
    for (int i = 0; i < n; i++) {
        if (i)
            to[joined.n++] = ' ';
        memcpy(to + joined.n, text.at + lines[i].at, lines[i].n);
        joined.n += lines[i].n;
    }
    r = read_plain(s, joined);
    r.sound = true;
    r.line_n = n;
    r.end = lines[n - 1].next;
    return r;
}

/* --- rows --- */

/* Whether something was removed from the bytes of the row. */
static bool repaired(struct scan *s, size_t end)
{
    const struct scan_bytes *b = &s->bytes;
    bool open = end == b->text.n && end > s->at && !line_end(b->text.at[end - 1]);

    while (s->repair < b->repair_n && b->repairs[s->repair] < s->at)
        s->repair++;
    return s->repair < b->repair_n && b->repairs[s->repair] < end + open;
}

static struct scan_row row_of(struct scan *s, const struct reading *r, uint64_t flags)
{
    if (r->odd)
        flags |= RULE_BIT(RULE_LINE_QUOTE);
    if (repaired(s, r->end))
        flags |= RULE_BIT(RULE_TEXT_REPAIRED);
    return (struct scan_row){
        .line = s->line,
        .fields = r->field_n <= SCAN_FIELD_MAX ? s->fields.items : NULL,
        .field_n = r->field_n,
        .flags = flags,
        .end = r->end,
        .line_n = r->line_n,
    };
}

bool scan_peek(struct scan *s, struct arena *a, struct scan_row *row)
{
    struct reading r;

    scan_pass_blank(s);
    if (at_end(s))
        return false;
    r = read_rfc(s, s->at, a);
    if (!r.sound)
        r = read_plain_line(s);
    *row = row_of(s, &r, 0);
    return true;
}

void scan_take(struct scan *s, const struct scan_row *row)
{
    pass(s, row->end, row->line_n);
}

/* The first reading that fits, and the flags of the rule that made it fit. */
static bool fit(struct scan *s, struct arena *a, struct reading *r, uint64_t *flags)
{
    size_t plain_n;

    *flags = 0;
    *r = read_rfc(s, s->at, a);
    if (r->sound && r->field_n == s->column_n)
        return true;
    *r = read_plain_line(s);
    plain_n = r->field_n;
    if (plain_n == s->column_n)
        return true;
    *flags = RULE_BIT(RULE_LINE_JOINED);
    if (plain_n < s->column_n) {
        *r = read_joined(s, a);
        if (r->sound)
            return true;
    }
    *flags = RULE_BIT(RULE_LINE_EXTRA);
    *r = read_rfc(s, s->at, a);
    if (r->sound && r->field_n > s->column_n && r->surplus_blank)
        return true;
    *r = read_plain_line(s);
    return plain_n > s->column_n && r->surplus_blank;
}

void scan_fit(struct scan *s, struct arena *a, struct scan_row *row)
{
    struct reading r;
    uint64_t flags;
    bool fits = fit(s, a, &r, &flags);

    if (!fits)
        r = read_plain_line(s);
    *row = row_of(s, &r, fits ? flags : 0);
    if (fits) {
        row->fields = s->fields.items;
        row->field_n = s->column_n;
    }
    row->ragged = !fits;
    scan_take(s, row);
}

/* --- the beginning --- */

static bool any_delim(char c)
{
    return memchr(DELIMS, c, sizeof DELIMS) != NULL;
}

/* `sep=X`, perhaps in quotes, with nothing else but more of X: X, or 0 where it is no such line. */
static char sep_of(struct str line)
{
    static const struct str SEP[] = {{"sep=", 4}, {"SEP=", 4}, {"Sep=", 4}};
    char x;

    while (line.n && (line.at[0] == ' ' || line.at[0] == '"'))
        line = (struct str){line.at + 1, line.n - 1};
    if (line.n < 5
        || !(str_starts(line, SEP[0]) || str_starts(line, SEP[1]) || str_starts(line, SEP[2])))
        return 0;
    x = line.at[4];
    for (size_t i = 5; i < line.n; i++) {
        if (line.at[i] != x && line.at[i] != '"' && line.at[i] != ' ')
            return 0;
    }
    return x;
}

/* The sign that the line holds most of outside quotes; the comma where it holds none. */
static char most_frequent(struct str line)
{
    size_t n[sizeof DELIMS] = {0}, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < line.n; i++) {
        quoted ^= line.at[i] == '"';
        for (size_t d = 0; !quoted && d < sizeof DELIMS; d++)
            n[d] += line.at[i] == DELIMS[d];
    }
    for (size_t d = 1; d < sizeof DELIMS; d++) {
        if (n[d] > n[best])
            best = d;
    }
    return DELIMS[best];
}

void scan_open(struct scan *s, const struct scan_bytes *bytes, char delim)
{
    *s = (struct scan){.bytes = *bytes, .line = 1};
    while (!at_end(s)) {
        struct line line = line_at(s->bytes.text, s->at);
        struct str text = line_text(s->bytes.text, line);
        char sep = sep_of(text);

        /* Before the delimiter is known all of them are delimiters. */
        if (sep == 0 && !is_blank(s, text, (struct str){DELIMS, sizeof DELIMS})) {
            if (!delim)
                delim = most_frequent(text);
            break;
        }
        if (any_delim(sep))
            delim = sep;
        pass(s, line.next, 1);
    }
    s->delim = delim ? delim : ',';
}

int64_t scan_lines(const struct scan *s)
{
    return s->line - 1;
}

void scan_close(struct scan *s)
{
    list_reset(&s->fields);
}
