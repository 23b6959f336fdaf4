/* record_known.c - what a field comes to in its role, read for the first time: the same functions
 * as in record_row.c, one field at a time. */
#include <string.h>

#include "engine/fold.h"
#include "engine/record_part.h"
#include "engine/value.h"

static bool high(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.at[i] >= 0x80)
            return true;
    }
    return false;
}

static bool tells(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.at[i] >= 0xE0)
            return true;
    }
    return false;
}

/* The field as UTF-8; false where it is not valid in the file's encoding. */
static bool decode(struct record_fast *f, struct str field, struct str *text)
{
    struct err e = {0};

    if (f->gb18030 && high(field))
        return gb18030_decode(field, &f->scratch, text, &e);
    *text = field;
    return utf8_valid(field);
}

/* Two bytes of GB18030: asked once. */
static bool pair_valid(struct record_fast *f, const char *at)
{
    size_t pair = (size_t)(unsigned char)at[0] << 8 | (unsigned char)at[1];
    struct str text;

    if (f->pairs[pair] == 0)
        f->pairs[pair] = decode(f, (struct str){at, 2}, &text) ? 1 : 2;
    return f->pairs[pair] == 1;
}

static bool gb18030_valid(struct record_fast *f, struct str s)
{
    struct str text;

    for (size_t at = 0; at < s.n;) {
        if ((unsigned char)s.at[at] < 0x80) {
            at++;
            continue;
        }
        if (at + 1 >= s.n)
            return false;
        /* Four bytes are rare: the whole field is decoded. */
        if (s.at[at + 1] >= '0' && s.at[at + 1] <= '9')
            return decode(f, s, &text);
        if (!pair_valid(f, s.at + at))
            return false;
        at += 2;
    }
    return true;
}

bool record_fast_text(struct record_fast *f, struct str field)
{
    if (!f->gb18030)
        return utf8_valid(field);
    if (!gb18030_valid(f, field))
        return false;
    f->all_utf8 = f->all_utf8 && utf8_valid(field);
    f->tells = f->tells || !f->all_utf8 || tells(field);
    return true;
}

bool record_fast_value(struct record_fast *f, enum map_column column, struct str *value)
{
    const struct map_fields *fields = &f->bound->columns[column];
    bool empty = true;

    *value = STR("");
    for (int32_t i = 0; i < fields->n && empty; i++) {
        struct str field = record_fast_field(f, fields->items[i]), text;

        if (high(field) && !record_fast_text(f, field))
            return false;
        if (!decode(f, field, &text))
            return false;
        *value = map_field_value(f->bound->map, column, text, &f->scratch, &empty);
    }
    return true;
}

/* --- columns --- */

static int32_t word(struct record_fast *f, struct str s)
{
    return words_put(f->words, s);
}

/* Number: a day or DAY_NONE; other: enum value_date. */
static void day_fill(struct str text, unsigned forms, struct record_known *k)
{
    int32_t day = DAY_NONE;
    enum value_date date = value_date(text, forms, &day);

    k->number = date == VALUE_DATE_GOOD ? day : DAY_NONE;
    k->other = (int32_t)date;
}

/* Other: the listed county; flags: not listed. What would be rejected is odd. */
static void inst_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    const struct side_institutions *table = f->options->institutions;
    struct str code = value_inst(text, &f->scratch);
    int32_t at = table ? sheet_find(&table->index, code) : -1;
    char live[PLACE_CODE];
    struct str county;

    k->word = word(f, code);
    k->odd = value_scientific(text);
    if (table && at < 0)
        k->flags = RULE_BIT(RULE_INST_UNLISTED);
    if (at < 0)
        return;
    county = table->items[at].county;
    if (county.n == 6 && place_code(f->options->place, county, live))
        county = str_of(live);
    k->other = word(f, county);
}

static void county_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    char live[PLACE_CODE];
    bool digits = text.n == 6;

    for (size_t i = 0; i < text.n && digits; i++)
        digits = text.at[i] >= '0' && text.at[i] <= '9';
    k->word = word(f, digits && place_code(f->options->place, text, live) ? str_of(live) : text);
}

/* Number: the step that this text alone takes, 0 where it takes more; word: the county. */
static void place_fill(struct record_fast *f, enum map_column column, struct str text,
                       struct record_known *k)
{
    struct place_texts texts = {0};
    struct place_result result;

    if (column == MAP_RES_CODE)
        texts.res_code = text;
    else
        texts.res_addr = text;
    place_resolve(f->options->place, f->options->memo, &texts, &result);
    k->number = result.step <= 4 ? result.step : 0;
    k->word = k->number ? word(f, str_of(result.code)) : 0;
}

/* Without the character that is cut off at its end, if one is. */
static struct str whole_characters(const struct record_fast *f, struct str head)
{
    size_t at = 0, n;

    for (; at < head.n; at += n) {
        unsigned char c = (unsigned char)head.at[at];

        if (c < 0x80)
            n = 1;
        else if (f->gb18030)
            n = at + 1 < head.n && head.at[at + 1] >= '0' && head.at[at + 1] <= '9' ? 4 : 2;
        else
            n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        if (head.n - at < n)
            break;
    }
    return (struct str){head.at, at};
}

/* Number: the step that every address takes that begins so, 0 where what follows may matter. */
static void head_fill(struct record_fast *f, struct str head, struct record_known *k)
{
    struct place_result result;
    struct str text;

    if (!decode(f, whole_characters(f, head), &text)
        || !place_by_head(f->options->place, text, &result))
        return;
    k->number = (uint8_t)result.step;
    k->word = word(f, str_of(result.code));
}

/* Number: the listed weight; other: the listed discipline; flags: not grouped. */
static void drg_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    const struct side_drgs *table = f->options->drgs;
    struct str drg = value_drg(text, &f->scratch);
    int32_t at = table ? sheet_find_code(&table->index, drg) : -1;

    k->word = word(f, drg);
    if (!value_drg_grouped(drg))
        k->flags = RULE_BIT(RULE_DRG_NONE);
    if (at < 0)
        return;
    k->other = word(f, table->items[at].discipline);
    if (table->items[at].rw_e4 != SHEET_UNKNOWN)
        k->number = table->items[at].rw_e4;
}

static void department_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    const struct side_departments *table = f->options->departments;
    int32_t at = table && text.n ? sheet_find(&table->index, text) : -1;

    k->word = word(f, text);
    k->other = at < 0 ? 0 : word(f, table->items[at].discipline);
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static void dx1_fill(struct str text, struct record_known *k)
{
    char letter = text.n ? text.at[0] : 0;

    if (letter >= 'a' && letter <= 'z')
        letter = (char)(letter - 'a' + 'A');
    k->flags = text.n == 0 ? RULE_BIT(RULE_DX_MISSING) : 0;
    k->number = -1;
    if (text.n < 3 || !digit(text.at[1]) || !digit(text.at[2]) || letter < 'A' || letter > 'Z')
        return;
    k->number = (unsigned char)letter;
    k->other = (text.at[1] - '0') * 10 + text.at[2] - '0';
}

/* Number: the amount, -1 where there is none that can be used; flags: bad. */
static void number_fill(struct record_fast *f, enum map_column column, struct str text,
                        struct record_known *k)
{
    int64_t v = -1;
    bool good = false;

    k->number = -1;
    if (text.n == 0)
        return;
    if (column == MAP_DAYS)
        good = value_days(text, &v, &f->scratch);
    else if (column == MAP_COST)
        good = value_fen(text, map_money_scale(f->bound->map), &v, &f->scratch);
    else if (column == MAP_RW)
        good = value_rw(text, &v, &f->scratch);
    else
        good = value_fen(text, 2, &v, &f->scratch) && v / 100 <= INT32_MAX;
    k->number = good ? v : -1;
    k->flags = good ? 0 : RULE_BIT(RULE_NUMBER_BAD);
}

static void column_fill(struct record_fast *f, enum map_column column, struct str text,
                        struct record_known *k)
{
    switch (column) {
    case MAP_INST_CODE:
        inst_fill(f, text, k);
        return;
    case MAP_INST_COUNTY:
        county_fill(f, text, k);
        return;
    case MAP_RES_CODE:
    case MAP_RES_ADDR:
        place_fill(f, column, text, k);
        return;
    case MAP_BIRTH:
    case MAP_ADM_TIME:
    case MAP_DIS_TIME:
        day_fill(text, map_dates(f->bound->map, column), k);
        return;
    case MAP_DRG:
        drg_fill(f, text, k);
        return;
    case MAP_DISCIPLINE:
    case MAP_DIS_DEPT:
        department_fill(f, text, k);
        return;
    case MAP_DX1:
        dx1_fill(text, k);
        return;
    case MAP_SEX:
        k->number = str_eq(text, STR("1")) ? 1 : str_eq(text, STR("2")) ? 2 : 0;
        return;
    case MAP_DIS_WAY:
        k->number = str_eq(text, STR("died"));
        return;
    case MAP_PAYER:
        k->word = word(f, text);
        return;
    default:
        number_fill(f, column, text, k);
    }
}

/* --- other roles --- */

static void op_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    const struct side_procedures *table = f->options->procedures;
    struct str code =
        value_code(fold_value(text, &f->scratch), map_code(f->bound->map), table, &f->scratch);
    int32_t at;

    if (code.n == 0)
        return;
    at = table ? sheet_find_code(&table->index, code) : -1;
    k->word = word(f, code);
    if (table && at < 0)
        k->flags = RULE_BIT(RULE_CODE_UNKNOWN);
    if (at >= 0)
        k->number = table->items[at].level;
}

static void level_fill(struct record_fast *f, struct str text, struct record_known *k)
{
    struct str level = map_op_level(f->bound, fold_value(text, &f->scratch), &f->scratch);

    k->number = fold_level(level);
    if (level.n && k->number == 0)
        k->flags = RULE_BIT(RULE_OP_LEVEL);
}

void record_known_fill(struct record_fast *f, uint32_t role, struct str field,
                       struct record_known *k)
{
    struct str text;

    if (role == RECORD_ROLE_HEAD) {
        head_fill(f, field, k);
        return;
    }
    k->utf8 = !f->gb18030 || utf8_valid(field);
    k->tells = f->gb18030 && tells(field);
    if (!decode(f, field, &text)) {
        k->odd = true;
        k->number = 1; /* it may be a name, it may skip: the exact path knows */
        return;
    }
    if (role < MAP_COLUMN_N) {
        text = map_field_value(f->bound->map, (enum map_column)role, text, &f->scratch, &k->empty);
        column_fill(f, (enum map_column)role, text, k);
    } else if (role == RECORD_ROLE_NAME) {
        k->number = map_names_column(f->bound->map, MAP_DIS_TIME, text);
    } else if (role == RECORD_ROLE_OP) {
        op_fill(f, text, k);
    } else if (role == RECORD_ROLE_LEVEL) {
        level_fill(f, text, k);
    } else if (role == RECORD_ROLE_OP_DAY) {
        day_fill(fold_value(text, &f->scratch), map_op_dates(f->bound->map), k);
    } else {
        k->number =
            map_skips_field(f->bound->map, (int32_t)(role - RECORD_ROLE_SKIP), text, &f->scratch);
    }
}
