/* map_read.c - the grammar of mapping files, line by line, word by word.
 *
 *     line      = name words | ""                       a `#` that is no position starts a comment
 *     word      = quoted | "|" | characters up to a blank or "|"
 *     column    = name alternative { "|" alternative } { modifier }
 *     dx[]      = "dx[]" alternative { alternative }
 *     op[]      = "op[]" list { ("level" | "date" | "name") list | "map" pairs | "code" way }
 *     skip-row  = "skip-row" "when" alternative "in" "(" quoted { "," quoted } ")" */
#include <stdio.h>
#include <string.h>

#include "engine/fold.h"
#include "engine/map_part.h"

enum {
    FILE_BYTES = 1 << 16, /* ten times a map of every column; bounds all that follows */
    POSITION_MAX = 100000,
    LEFT_MAX = 1000,
    SHOWN_RUNES = 60
};

enum word_kind { WORD_END, WORD_BAR, WORD_BARE, WORD_QUOTED };

enum modifier { MOD_DATE, MOD_LEFT, MOD_MONEY, MOD_MAP, MOD_CODE, MOD_LEVEL, MOD_NAME, MOD_N };
static const char *const MODIFIERS[MOD_N] = {"date", "left",  "money", "map",
                                             "code", "level", "name"};

struct reader {
    const char *file;
    struct str line;
    size_t at; /* behind the present word */
    int32_t number;
    enum word_kind kind; /* of the present word */
    struct str word;     /* without its quotes */
    size_t word_at;
    unsigned modifiers; /* seen in this line */
    bool settings[3];   /* source, encoding, delim have been given */
    struct map *map;
    struct arena *arena;
    struct err *e;
};

/* --- faults --- */

static bool fault_at(const struct reader *r, size_t at, struct str value, const char *reason)
{
    size_t n = 0, column = 1;
    uint32_t rune;

    for (size_t i = 0; i < at && i < r->line.n; column++)
        i += utf8_next(r->line, i, &rune);
    for (int i = 0; i < SHOWN_RUNES && n < value.n; i++)
        n += utf8_next(value, n, &rune);
    return err_set(r->e, ERR_INPUT, "%s:%d:%zu: %.*s: %s", r->file, r->number, column, (int)n,
                   value.at, reason);
}

static bool fault(const struct reader *r, const char *reason)
{
    return fault_at(r, r->word_at, r->kind == WORD_END ? STR("end of line") : r->word, reason);
}

/* --- words --- */

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static char char_at(const struct reader *r, size_t at)
{
    return at < r->line.n ? r->line.at[at] : '\0';
}

static void blanks_skip(struct reader *r)
{
    while (blank(char_at(r, r->at)))
        r->at++;
    if (char_at(r, r->at) == '#' && !digit(char_at(r, r->at + 1))
        && (r->at == 0 || blank(r->line.at[r->at - 1])))
        r->at = r->line.n;
}

/* A text in quotes at `at`; there is no way to write a quote inside. */
static bool quoted_cut(struct reader *r, struct str *text)
{
    struct str rest = {r->line.at + r->at, r->line.n - r->at};
    const char *end = rest.n ? memchr(rest.at + 1, '"', rest.n - 1) : NULL;

    if (!end)
        return fault_at(r, r->at, rest, "the closing quote is missing");
    *text = (struct str){rest.at + 1, (size_t)(end - rest.at) - 1};
    r->at += text->n + 2;
    return true;
}

static bool word_next(struct reader *r)
{
    blanks_skip(r);
    r->word_at = r->at;
    r->word = (struct str){r->line.at + r->at, 0};
    if (r->at == r->line.n) {
        r->kind = WORD_END;
        return true;
    }
    if (char_at(r, r->at) == '"') {
        r->kind = WORD_QUOTED;
        return quoted_cut(r, &r->word);
    }
    r->kind = char_at(r, r->at) == '|' ? WORD_BAR : WORD_BARE;
    do
        r->at++;
    while (r->kind == WORD_BARE && r->at < r->line.n && !blank(r->line.at[r->at])
           && r->line.at[r->at] != '|');
    r->word.n = r->at - r->word_at;
    return true;
}

static bool word_is(const struct reader *r, const char *text)
{
    return r->kind == WORD_BARE && str_eq(r->word, str_of(text));
}

static bool line_end(const struct reader *r)
{
    return r->kind == WORD_END || fault(r, "nothing more is wanted in this line");
}

/* Which of `n` texts the present word is, or -1. */
static int word_which(const struct reader *r, const char *const *texts, int n)
{
    for (int i = 0; i < n; i++) {
        if (word_is(r, texts[i]))
            return i;
    }
    return -1;
}

/* --- names of columns --- */

static bool position_read(const struct reader *r, int32_t *position)
{
    int64_t value;

    if (!str_to_int((struct str){r->word.at + 1, r->word.n - 1}, POSITION_MAX, &value) || value < 1)
        return fault(r, "a position is # and a number from 1 to 100000");
    *position = (int32_t)value - 1;
    return true;
}

static bool name_take(struct reader *r, struct map_name *name)
{
    struct map_name new = {.text = r->word, .position = -1};

    if (r->kind == WORD_END || r->kind == WORD_BAR)
        return fault(r, "the name of a column is wanted here");
    if (r->kind == WORD_BARE && r->word.at[0] == '#') {
        if (!position_read(r, &new.position))
            return false;
    } else {
        new.key = fold_key(r->word, r->arena);
        if (new.key.n == 0)
            return fault(r, "the name of a column is empty");
        if (new.key.n > MAP_NAME_BYTES)
            return fault(r, "the name of a column is longer than 200 bytes");
    }
    *name = new;
    return word_next(r);
}

/* Room for as many names as the rest of the line can hold. */
static struct map_names names_open(struct reader *r)
{
    size_t most = (r->line.n - r->word_at) / 2 + 1;

    return (struct map_names){ARENA_ARRAY(r->arena, struct map_name, most), 0};
}

static bool alternatives_take(struct reader *r, struct map_names *names)
{
    *names = names_open(r);
    for (;;) {
        if (!name_take(r, &names->items[names->n]))
            return false;
        names->n++;
        if (r->kind != WORD_BAR)
            return true;
        if (!word_next(r))
            return false;
    }
}

static bool list_goes_on(const struct reader *r)
{
    return r->kind == WORD_QUOTED || (r->kind == WORD_BARE && word_which(r, MODIFIERS, MOD_N) < 0);
}

static bool list_take(struct reader *r, struct map_names *names)
{
    if (names->items == NULL)
        *names = names_open(r);
    if (!list_goes_on(r))
        return fault(r, "a list of columns is wanted here");
    while (list_goes_on(r)) {
        if (!name_take(r, &names->items[names->n]))
            return false;
        names->n++;
    }
    return r->kind != WORD_BAR || fault(r, "a list has no alternatives");
}

/* --- modifiers --- */

/* The forms in a word such as `ymd,compact,`; false where a part of it is none. */
static bool word_forms(const struct reader *r, unsigned *forms)
{
    static const char *const NAMES[] = {"ymdhms", "ymd", "compact", "excel-serial"};
    struct str rest = r->word;
    unsigned bits = 0;

    if (r->kind != WORD_BARE)
        return false;
    while (rest.n) {
        struct str part = str_cut(&rest, ',');
        int i = 0;

        while (i < 4 && !str_eq(part, str_of(NAMES[i])))
            i++;
        if (i == 4 && part.n)
            return false;
        bits |= i < 4 ? 1u << i : 0;
    }
    *forms |= bits;
    return true;
}

static bool forms_take(struct reader *r, unsigned *forms)
{
    while (word_forms(r, forms)) {
        if (!word_next(r))
            return false;
    }
    return *forms || fault(r, "no date form: ymdhms, ymd, compact or excel-serial");
}

static bool left_take(struct reader *r, int32_t *left)
{
    int64_t value = 0;

    if (r->kind != WORD_BARE || !str_to_int(r->word, LEFT_MAX, &value) || value < 1)
        return fault(r, "left wants a number of characters from 1 to 1000");
    *left = (int32_t)value;
    return word_next(r);
}

static bool money_take(struct reader *r)
{
    static const char *const UNITS[] = {"fen", "yuan"};
    int unit = word_which(r, UNITS, 2);

    if (unit < 0)
        return fault(r, "money wants yuan or fen");
    r->map->money_scale = unit ? 2 : 0;
    return word_next(r);
}

static bool code_take(struct reader *r)
{
    static const char *const WAYS[] = {"icd9", "icd10", "plain"};
    static const enum map_code CODES[] = {MAP_CODE_ICD9, MAP_CODE_ICD10, MAP_CODE_PLAIN};
    int way = word_which(r, WAYS, 3);

    if (way < 0)
        return fault(r, "code wants icd9, icd10 or plain");
    r->map->code = CODES[way];
    return word_next(r);
}

/* One side of A=B, quoted or up to a blank (and the left one up to its `=`). */
static bool pair_side(struct reader *r, bool left, struct str *text, bool *quoted)
{
    size_t from = r->at;

    *quoted = char_at(r, r->at) == '"';
    if (*quoted)
        return quoted_cut(r, text);
    while (r->at < r->line.n && !blank(r->line.at[r->at]) && !(left && r->line.at[r->at] == '='))
        r->at++;
    *text = (struct str){r->line.at + from, r->at - from};
    return true;
}

static bool pair_put(struct reader *r, struct map_pairs *pairs, struct str from, struct str to)
{
    struct str key = fold_value(from, r->arena);

    if (key.n == 0)
        return fault_at(r, r->word_at, from, "an empty value stays empty and is not mapped");
    for (int32_t i = 0; i < pairs->n; i++) {
        if (str_eq(pairs->items[i].from, key))
            return fault_at(r, r->word_at, from, "this value is mapped twice");
    }
    pairs->items[pairs->n++] = (struct map_pair){key, to};
    return true;
}

/* Takes A=B at the present word; `*is_pair` is false, and nothing taken, where it is none. */
static bool pair_take(struct reader *r, struct map_pairs *pairs, bool *is_pair)
{
    size_t behind = r->at;
    struct str from, to;
    bool quoted, unused;

    *is_pair = false;
    if (r->kind == WORD_END || r->kind == WORD_BAR)
        return true;
    r->at = r->word_at;
    if (!pair_side(r, true, &from, &quoted))
        return false;
    if (char_at(r, r->at) != '=') {
        r->at = behind;
        return true;
    }
    r->at++;
    if (!pair_side(r, false, &to, &unused))
        return false;
    *is_pair = true;
    if (quoted || !str_eq(from, STR("*"))) {
        if (!pair_put(r, pairs, from, to))
            return false;
    } else if (pairs->has_rest) {
        return fault_at(r, r->word_at, from, "this value is mapped twice");
    } else {
        pairs->has_rest = true;
        pairs->rest = to;
    }
    return word_next(r);
}

static bool pairs_take(struct reader *r, struct map_pairs *pairs)
{
    bool more = true;

    pairs->items = ARENA_ARRAY(r->arena, struct map_pair, (r->line.n - r->word_at) / 2 + 1);
    while (more) {
        if (!pair_take(r, pairs, &more))
            return false;
        pairs->given = pairs->given || more;
    }
    return pairs->given || fault(r, "map wants pairs A=B");
}

/* Which modifier stands at the present word; it is passed over. -1 and a fault where it is none or
 * stands there twice. */
static int modifier_take(struct reader *r, const char *unknown)
{
    int which = word_which(r, MODIFIERS, MOD_N);

    if (which < 0) {
        fault(r, unknown);
        return -1;
    }
    if (r->modifiers & 1u << which) {
        fault(r, "this modifier stands there twice");
        return -1;
    }
    r->modifiers |= 1u << which;
    return word_next(r) ? which : -1;
}

/* --- lines --- */

static bool column_modifier(struct reader *r, enum map_column column)
{
    struct map_rule *rule = &r->map->columns[column];
    struct reader before = *r;

    switch (modifier_take(r, "unknown modifier: date, left, money, map and code are known; names "
                             "of columns are separated by |")) {
    case MOD_DATE:
        if (column != MAP_BIRTH && column != MAP_ADM_TIME && column != MAP_DIS_TIME)
            return fault(&before, "date belongs to birth, adm_time, dis_time and op[]");
        return forms_take(r, &rule->dates);
    case MOD_LEFT:
        return left_take(r, &rule->left);
    case MOD_MONEY:
        return column == MAP_COST ? money_take(r) : fault(&before, "money belongs to cost");
    case MOD_MAP:
        return pairs_take(r, &rule->pairs);
    case MOD_CODE:
    case MOD_LEVEL:
    case MOD_NAME:
        return fault(&before, "this modifier belongs to op[]");
    default:
        return false;
    }
}

static bool column_line(struct reader *r, enum map_column column)
{
    struct map_rule *rule = &r->map->columns[column];

    if (rule->names.n)
        return fault(r, "this column is given twice");
    if (!word_next(r) || !alternatives_take(r, &rule->names))
        return false;
    while (r->kind != WORD_END) {
        if (!column_modifier(r, column))
            return false;
    }
    return true;
}

static bool dx_line(struct reader *r)
{
    if (r->map->dx.n)
        return fault(r, "this column is given twice");
    return word_next(r) && list_take(r, &r->map->dx) && line_end(r);
}

/* Columns and forms, in any order: the words of the forms are no names here unless quoted. */
static bool op_dates_take(struct reader *r)
{
    struct map_names *days = &r->map->op_days;

    *days = names_open(r);
    while (list_goes_on(r)) {
        bool taken =
            word_forms(r, &r->map->op_dates) ? word_next(r) : name_take(r, &days->items[days->n++]);

        if (!taken)
            return false;
    }
    return days->n > 0 || fault(r, "a list of columns is wanted here");
}

static bool op_modifier(struct reader *r)
{
    struct map *m = r->map;
    struct reader before = *r;

    switch (modifier_take(r, "unknown modifier: level, date, name, map and code are known")) {
    case MOD_LEVEL:
        return list_take(r, &m->op_levels);
    case MOD_DATE:
        return op_dates_take(r);
    case MOD_NAME:
        return list_take(r, &m->op_names);
    case MOD_MAP:
        if (m->op_levels.n == 0)
            return fault(&before, "in op[] a map stands behind level and applies to the levels");
        return pairs_take(r, &m->op_level_pairs);
    case MOD_CODE:
        return code_take(r);
    case MOD_LEFT:
    case MOD_MONEY:
        return fault(&before, "this modifier does not belong to op[]");
    default:
        return false;
    }
}

static bool op_line(struct reader *r)
{
    struct map *m = r->map;
    struct reader start = *r;

    if (m->op_codes.n)
        return fault(r, "this column is given twice");
    if (!word_next(r) || !list_take(r, &m->op_codes))
        return false;
    while (r->kind != WORD_END) {
        if (!op_modifier(r))
            return false;
    }
    if (m->op_levels.n > m->op_codes.n || m->op_days.n > m->op_codes.n
        || m->op_names.n > m->op_codes.n)
        return fault(&start, "more levels, dates or names than operation codes");
    return true;
}

/* Passes over one sign and the blanks around it. */
static bool sign_cut(struct reader *r, char sign)
{
    blanks_skip(r);
    if (char_at(r, r->at) != sign)
        return false;
    r->at++;
    blanks_skip(r);
    return true;
}

static bool skip_values(struct reader *r, struct map_skip *skip)
{
    size_t most = (r->line.n - r->at) / 2 + 1;
    struct str value;

    skip->values = ARENA_ARRAY(r->arena, struct str, most);
    do {
        if (char_at(r, r->at) != '"') {
            word_next(r);
            return fault(r, "a value in quotes is wanted here");
        }
        if (!quoted_cut(r, &value))
            return false;
        skip->values[skip->n++] = fold_value(value, r->arena);
    } while (sign_cut(r, ','));
    if (sign_cut(r, ')'))
        return word_next(r) && line_end(r);
    word_next(r);
    return fault(r, "a comma or ) is wanted here");
}

static bool skip_line(struct reader *r)
{
    struct map_skip *skip = ARENA_NEW(r->arena, struct map_skip), **last = &r->map->skips;
    static const char FORM[] = "a skip-row line is: skip-row when COLUMN in (\"a\", \"b\")";

    if (!word_next(r))
        return false;
    if (!word_is(r, "when"))
        return fault(r, FORM);
    if (!word_next(r) || !name_take(r, &skip->name))
        return false;
    if (r->kind != WORD_BARE || !str_starts(r->word, STR("in")))
        return fault(r, FORM);
    r->at = r->word_at + 2;
    if (!sign_cut(r, '('))
        return fault(r, FORM);
    if (!skip_values(r, skip))
        return false;
    while (*last)
        last = &(*last)->next;
    *last = skip;
    r->map->skip_n++;
    return true;
}

/* --- settings --- */

static bool source_take(struct reader *r)
{
    if (r->kind != WORD_BARE && r->kind != WORD_QUOTED)
        return fault(r, "source wants a name");
    if (str_trim(r->word).n == 0)
        return fault(r, "the name of the source is empty");
    r->map->source = str_copy(r->arena, r->word);
    return true;
}

static bool encoding_take(struct reader *r)
{
    static const char *const NAMES[] = {"auto", "utf-8", "gb18030", "utf-16"};
    static const enum map_encoding ENCODINGS[] = {MAP_ENCODING_AUTO, MAP_ENCODING_UTF8,
                                                  MAP_ENCODING_GB18030, MAP_ENCODING_UTF16};
    int which = word_which(r, NAMES, 4);

    if (which < 0)
        return fault(r, "encoding wants auto, utf-8, gb18030 or utf-16");
    r->map->encoding = ENCODINGS[which];
    return true;
}

static bool delim_take(struct reader *r)
{
    static const char *const NAMES[] = {"auto", ",", ";", "TAB"};
    int which = word_which(r, NAMES, 4);

    if (which < 0)
        return fault(r, "delim wants auto, a comma, a semicolon or TAB");
    r->map->delim = "\0,;\t"[which];
    return true;
}

static bool setting_line(struct reader *r, int which)
{
    static bool (*const TAKE[3])(struct reader *) = {source_take, encoding_take, delim_take};

    if (r->settings[which])
        return fault(r, "this line is given twice");
    r->settings[which] = true;
    return word_next(r) && TAKE[which](r) && word_next(r) && line_end(r);
}

/* --- the file --- */

static bool line_read(struct reader *r)
{
    static const char *const SETTINGS[] = {"source", "encoding", "delim"};
    int which;

    r->at = 0;
    r->modifiers = 0;
    if (!word_next(r))
        return false;
    if (r->kind == WORD_END)
        return true;
    if ((which = word_which(r, SETTINGS, 3)) >= 0)
        return setting_line(r, which);
    if ((which = word_which(r, map_column_names, MAP_COLUMN_N)) >= 0)
        return column_line(r, (enum map_column)which);
    if (word_is(r, "dx[]"))
        return dx_line(r);
    if (word_is(r, "op[]"))
        return op_line(r);
    if (word_is(r, "skip-row"))
        return skip_line(r);
    return fault(r, "unknown name of a column");
}

static bool utf8_check(struct reader *r)
{
    size_t at = 0, n;
    uint32_t rune;
    char text[16];

    while ((n = utf8_next(r->line, at, &rune)) > 0)
        at += n;
    if (at == r->line.n)
        return true;
    snprintf(text, sizeof text, "byte %02X", (unsigned char)r->line.at[at]);
    r->line.n = at;
    return fault_at(r, at, str_of(text), "a mapping file is UTF-8");
}

static bool all_positions(const struct map_names *names, bool *any)
{
    for (int32_t i = 0; i < names->n; i++) {
        *any = true;
        if (names->items[i].position < 0)
            return false;
    }
    return true;
}

static bool headerless(const struct map *m)
{
    const struct map_names *lists[] = {&m->dx, &m->op_codes, &m->op_names, &m->op_levels,
                                       &m->op_days};
    bool any = false;

    for (int i = 0; i < MAP_COLUMN_N; i++) {
        if (!all_positions(&m->columns[i].names, &any))
            return false;
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (!all_positions(lists[i], &any))
            return false;
    }
    for (const struct map_skip *skip = m->skips; skip; skip = skip->next) {
        if (skip->name.position < 0)
            return false;
    }
    return any;
}

/* Fields that start with another byte cannot be these names: a name's first byte in both cases, and
 * the lead bytes of all that folding changes. */
static void starts_put(struct map *m, const struct map_names *names)
{
    static const unsigned char FOLDED[] = {0xC2, 0xC3, 0xCE, 0xD0, 0xE2, 0xE3, 0xEF};

    for (size_t i = 0; i < sizeof FOLDED; i++)
        m->starts[FOLDED[i]] = true;
    for (int32_t i = 0; i < names->n; i++) {
        unsigned char c;

        if (names->items[i].position >= 0)
            continue;
        c = (unsigned char)names->items[i].key.at[0];
        m->starts[c] = true;
        if (c >= 'a' && c <= 'z')
            m->starts[c - 'a' + 'A'] = true;
    }
}

bool map_read(const char *name, struct str bytes, struct arena *a, const struct map **map,
              struct err *e)
{
    struct map *m = ARENA_NEW(a, struct map);
    struct reader r = {.file = name, .map = m, .arena = a, .e = e};
    struct str rest = bytes, bom = STR("\xEF\xBB\xBF");

    m->money_scale = 2;
    if (bytes.n > FILE_BYTES)
        return err_set(e, ERR_INPUT, "%s: %zu bytes: a mapping file has at most 65536", name,
                       bytes.n);
    if (str_starts(rest, bom))
        rest = (struct str){rest.at + bom.n, rest.n - bom.n};
    while (rest.n) {
        r.number++;
        r.line = str_cut(&rest, '\n');
        if (r.line.n && r.line.at[r.line.n - 1] == '\r')
            r.line.n--;
        if (!utf8_check(&r) || !line_read(&r))
            return false;
    }
    if (!r.settings[0])
        return err_set(e, ERR_INPUT, "%s:%d:1: end of file: a line with the source is missing",
                       name, r.number + 1);
    m->headerless = headerless(m);
    starts_put(m, &m->columns[MAP_INST_CODE].names);
    starts_put(m, &m->columns[MAP_DIS_TIME].names);
    *map = m;
    return true;
}
