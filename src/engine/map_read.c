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
#include "engine/map_word.h"

enum {
    FILE_BYTES = 1 << 16, /* ten times a map of every column; bounds all that follows */
    LEFT_MAX = 1000
};

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

/* --- modifiers --- */

/* The forms in a word such as `ymd,compact,`; false where a part of it is none. */
static bool word_forms(const struct map_reader *r, unsigned *forms)
{
    static const char *const NAMES[] = {"ymdhms", "ymd", "compact", "excel-serial"};
    struct str rest = r->word;
    unsigned bits = 0;

    if (r->kind != MAP_WORD_BARE)
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

static bool forms_take(struct map_reader *r, unsigned *forms)
{
    while (word_forms(r, forms)) {
        if (!map_word_next(r))
            return false;
    }
    return *forms || map_fault(r, "no date form: ymdhms, ymd, compact or excel-serial");
}

static bool left_take(struct map_reader *r, int32_t *left)
{
    int64_t value = 0;

    if (r->kind != MAP_WORD_BARE || !str_to_int(r->word, LEFT_MAX, &value) || value < 1)
        return map_fault(r, "left wants a number of characters from 1 to 1000");
    *left = (int32_t)value;
    return map_word_next(r);
}

static bool money_take(struct map_reader *r)
{
    static const char *const UNITS[] = {"fen", "yuan"};
    int unit = map_word_which(r, UNITS, 2);

    if (unit < 0)
        return map_fault(r, "money wants yuan or fen");
    r->map->money_scale = unit ? 2 : 0;
    return map_word_next(r);
}

static bool code_take(struct map_reader *r)
{
    static const char *const WAYS[] = {"icd9", "icd10", "plain"};
    static const enum map_code CODES[] = {MAP_CODE_ICD9, MAP_CODE_ICD10, MAP_CODE_PLAIN};
    int way = map_word_which(r, WAYS, 3);

    if (way < 0)
        return map_fault(r, "code wants icd9, icd10 or plain");
    r->map->code = CODES[way];
    return map_word_next(r);
}

/* One side of A=B, quoted or up to a blank (and the left one up to its `=`). */
static bool pair_side(struct map_reader *r, bool left, struct str *text, bool *quoted)
{
    size_t from = r->at;

    *quoted = map_char_at(r, r->at) == '"';
    if (*quoted)
        return map_quoted_cut(r, text);
    while (r->at < r->line.n && !blank(r->line.at[r->at]) && !(left && r->line.at[r->at] == '='))
        r->at++;
    *text = (struct str){r->line.at + from, r->at - from};
    return true;
}

static bool pair_put(struct map_reader *r, struct map_pairs *pairs, struct str from, struct str to)
{
    struct str key = fold_value(from, r->arena);

    if (key.n == 0)
        return map_fault_at(r, r->word_at, from, "an empty value stays empty and is not mapped");
    for (int32_t i = 0; i < pairs->n; i++) {
        if (str_eq(pairs->items[i].from, key))
            return map_fault_at(r, r->word_at, from, "this value is mapped twice");
    }
    pairs->items[pairs->n++] = (struct map_pair){key, to};
    return true;
}

/* Takes A=B at the present word; `*is_pair` is false, and nothing taken, where it is none. */
static bool pair_take(struct map_reader *r, struct map_pairs *pairs, bool *is_pair)
{
    size_t behind = r->at;
    struct str from, to;
    bool quoted, unused;

    *is_pair = false;
    if (r->kind == MAP_WORD_END || r->kind == MAP_WORD_BAR)
        return true;
    r->at = r->word_at;
    if (!pair_side(r, true, &from, &quoted))
        return false;
    if (map_char_at(r, r->at) != '=') {
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
        return map_fault_at(r, r->word_at, from, "this value is mapped twice");
    } else {
        pairs->has_rest = true;
        pairs->rest = to;
    }
    return map_word_next(r);
}

static bool pairs_take(struct map_reader *r, struct map_pairs *pairs)
{
    bool more = true;

    pairs->items = ARENA_ARRAY(r->arena, struct map_pair, (r->line.n - r->word_at) / 2 + 1);
    while (more) {
        if (!pair_take(r, pairs, &more))
            return false;
        pairs->given = pairs->given || more;
    }
    return pairs->given || map_fault(r, "map wants pairs A=B");
}

/* Which modifier stands at the present word; it is passed over. -1 and a fault where it is none or
 * stands there twice. */
static int modifier_take(struct map_reader *r, const char *unknown)
{
    int which = map_word_which(r, map_modifiers, MAP_MOD_N);

    if (which < 0) {
        map_fault(r, unknown);
        return -1;
    }
    if (r->modifiers & 1u << which) {
        map_fault(r, "this modifier stands there twice");
        return -1;
    }
    r->modifiers |= 1u << which;
    return map_word_next(r) ? which : -1;
}

/* --- lines --- */

static bool column_modifier(struct map_reader *r, enum map_column column)
{
    struct map_rule *rule = &r->map->columns[column];
    struct map_reader before = *r;

    switch (modifier_take(r, "unknown modifier: date, left, money, map and code are known; names "
                             "of columns are separated by |")) {
    case MAP_MOD_DATE:
        if (column != MAP_BIRTH && column != MAP_ADM_TIME && column != MAP_DIS_TIME)
            return map_fault(&before, "date belongs to birth, adm_time, dis_time and op[]");
        return forms_take(r, &rule->dates);
    case MAP_MOD_LEFT:
        return left_take(r, &rule->left);
    case MAP_MOD_MONEY:
        return column == MAP_COST ? money_take(r) : map_fault(&before, "money belongs to cost");
    case MAP_MOD_MAP:
        return pairs_take(r, &rule->pairs);
    case MAP_MOD_CODE:
    case MAP_MOD_LEVEL:
    case MAP_MOD_NAME:
        return map_fault(&before, "this modifier belongs to op[]");
    default:
        return false;
    }
}

static bool column_line(struct map_reader *r, enum map_column column)
{
    struct map_rule *rule = &r->map->columns[column];

    if (rule->names.n)
        return map_fault(r, "this column is given twice");
    if (!map_word_next(r) || !map_alternatives_take(r, &rule->names))
        return false;
    while (r->kind != MAP_WORD_END) {
        if (!column_modifier(r, column))
            return false;
    }
    return true;
}

static bool dx_line(struct map_reader *r)
{
    if (r->map->dx.n)
        return map_fault(r, "this column is given twice");
    return map_word_next(r) && map_list_take(r, &r->map->dx) && map_line_end(r);
}

/* Columns and forms, in any order: the words of the forms are no names here unless quoted. */
static bool op_dates_take(struct map_reader *r)
{
    struct map_names *days = &r->map->op_days;

    *days = map_names_open(r);
    while (map_list_goes_on(r)) {
        bool taken = word_forms(r, &r->map->op_dates) ? map_word_next(r)
                                                      : map_name_take(r, &days->items[days->n++]);

        if (!taken)
            return false;
    }
    return days->n > 0 || map_fault(r, "a list of columns is wanted here");
}

static bool op_modifier(struct map_reader *r)
{
    struct map *m = r->map;
    struct map_reader before = *r;

    switch (modifier_take(r, "unknown modifier: level, date, name, map and code are known")) {
    case MAP_MOD_LEVEL:
        return map_list_take(r, &m->op_levels);
    case MAP_MOD_DATE:
        return op_dates_take(r);
    case MAP_MOD_NAME:
        return map_list_take(r, &m->op_names);
    case MAP_MOD_MAP:
        if (m->op_levels.n == 0)
            return map_fault(&before,
                             "in op[] a map stands behind level and applies to the levels");
        return pairs_take(r, &m->op_level_pairs);
    case MAP_MOD_CODE:
        return code_take(r);
    case MAP_MOD_LEFT:
    case MAP_MOD_MONEY:
        return map_fault(&before, "this modifier does not belong to op[]");
    default:
        return false;
    }
}

static bool op_line(struct map_reader *r)
{
    struct map *m = r->map;
    struct map_reader start = *r;

    if (m->op_codes.n)
        return map_fault(r, "this column is given twice");
    if (!map_word_next(r) || !map_list_take(r, &m->op_codes))
        return false;
    while (r->kind != MAP_WORD_END) {
        if (!op_modifier(r))
            return false;
    }
    if (m->op_levels.n > m->op_codes.n || m->op_days.n > m->op_codes.n
        || m->op_names.n > m->op_codes.n)
        return map_fault(&start, "more levels, dates or names than operation codes");
    return true;
}

/* Passes over one sign and the blanks around it. */
static bool sign_cut(struct map_reader *r, char sign)
{
    map_blanks_skip(r);
    if (map_char_at(r, r->at) != sign)
        return false;
    r->at++;
    map_blanks_skip(r);
    return true;
}

static bool skip_values(struct map_reader *r, struct map_skip *skip)
{
    size_t most = (r->line.n - r->at) / 2 + 1;
    struct str value;

    skip->values = ARENA_ARRAY(r->arena, struct str, most);
    do {
        if (map_char_at(r, r->at) != '"') {
            map_word_next(r);
            return map_fault(r, "a value in quotes is wanted here");
        }
        if (!map_quoted_cut(r, &value))
            return false;
        skip->values[skip->n++] = fold_value(value, r->arena);
    } while (sign_cut(r, ','));
    if (sign_cut(r, ')'))
        return map_word_next(r) && map_line_end(r);
    map_word_next(r);
    return map_fault(r, "a comma or ) is wanted here");
}

static bool skip_line(struct map_reader *r)
{
    struct map_skip *skip = ARENA_NEW(r->arena, struct map_skip), **last = &r->map->skips;
    static const char FORM[] = "a skip-row line is: skip-row when COLUMN in (\"a\", \"b\")";

    if (!map_word_next(r))
        return false;
    if (!map_word_is(r, "when"))
        return map_fault(r, FORM);
    if (!map_word_next(r) || !map_name_take(r, &skip->name))
        return false;
    if (r->kind != MAP_WORD_BARE || !str_starts(r->word, STR("in")))
        return map_fault(r, FORM);
    r->at = r->word_at + 2;
    if (!sign_cut(r, '('))
        return map_fault(r, FORM);
    if (!skip_values(r, skip))
        return false;
    while (*last)
        last = &(*last)->next;
    *last = skip;
    r->map->skip_n++;
    return true;
}

/* --- settings --- */

static bool source_take(struct map_reader *r)
{
    if (r->kind != MAP_WORD_BARE && r->kind != MAP_WORD_QUOTED)
        return map_fault(r, "source wants a name");
    if (str_trim(r->word).n == 0)
        return map_fault(r, "the name of the source is empty");
    r->map->source = str_copy(r->arena, r->word);
    return true;
}

static bool encoding_take(struct map_reader *r)
{
    static const char *const NAMES[] = {"auto", "utf-8", "gb18030", "utf-16"};
    static const enum map_encoding ENCODINGS[] = {MAP_ENCODING_AUTO, MAP_ENCODING_UTF8,
                                                  MAP_ENCODING_GB18030, MAP_ENCODING_UTF16};
    int which = map_word_which(r, NAMES, 4);

    if (which < 0)
        return map_fault(r, "encoding wants auto, utf-8, gb18030 or utf-16");
    r->map->encoding = ENCODINGS[which];
    return true;
}

static bool delim_take(struct map_reader *r)
{
    static const char *const NAMES[] = {"auto", ",", ";", "TAB"};
    int which = map_word_which(r, NAMES, 4);

    if (which < 0)
        return map_fault(r, "delim wants auto, a comma, a semicolon or TAB");
    r->map->delim = "\0,;\t"[which];
    return true;
}

static bool setting_line(struct map_reader *r, int which)
{
    static bool (*const TAKE[3])(struct map_reader *) = {source_take, encoding_take, delim_take};

    if (r->settings[which])
        return map_fault(r, "this line is given twice");
    r->settings[which] = true;
    return map_word_next(r) && TAKE[which](r) && map_word_next(r) && map_line_end(r);
}

/* --- the file --- */

static bool line_read(struct map_reader *r)
{
    static const char *const SETTINGS[] = {"source", "encoding", "delim"};
    int which;

    r->at = 0;
    r->modifiers = 0;
    if (!map_word_next(r))
        return false;
    if (r->kind == MAP_WORD_END)
        return true;
    if ((which = map_word_which(r, SETTINGS, 3)) >= 0)
        return setting_line(r, which);
    if ((which = map_word_which(r, map_column_names, MAP_COLUMN_N)) >= 0)
        return column_line(r, (enum map_column)which);
    if (map_word_is(r, "dx[]"))
        return dx_line(r);
    if (map_word_is(r, "op[]"))
        return op_line(r);
    if (map_word_is(r, "skip-row"))
        return skip_line(r);
    return map_fault(r, "unknown name of a column");
}

static bool utf8_check(struct map_reader *r)
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
    return map_fault_at(r, at, str_of(text), "a mapping file is UTF-8");
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
    const struct map_names *lists[5] = {&m->dx, &m->op_codes, &m->op_names, &m->op_levels,
                                        &m->op_days};
    bool any = false;

    for (int i = 0; i < MAP_COLUMN_N; i++) {
        if (!all_positions(&m->columns[i].names, &any))
            return false;
    }
    for (int i = 0; i < 5; i++) {
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
    struct map_reader r = {.file = name, .map = m, .arena = a, .e = e};
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
