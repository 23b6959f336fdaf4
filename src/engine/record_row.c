/* record_row.c - see record_row.h.
 *
 * What the order of the rules does not settle is settled here:
 *   institution  a row that is skipped or whose institution code is lost (scientific, replaced
 *                bytes) names no institution.
 *   treating     a code of six digits stands for the living county; one that is not listed stays
 *                as it is written: it is a county all the same.
 *   level        the record's, else that of the procedures table.
 *   unknown      a number that is bad is unknown: days or cost that count 0 are flagged missing
 *                besides.
 *   age          the record's, else whole years from birth to admission (discharge). */
#include "engine/record_row.h"

#include <string.h>

#include "engine/fold.h"
#include "engine/value.h"

enum { FIRST_DAY = 7305 /* 1990-01-01 */, COUNTY_DIGITS = 6 };

struct row {
    const struct record_options *options;
    const struct map_bound *bound;
    const struct record_text *text;
    struct arena *arena;
    struct record *record;
    int32_t adm_day; /* or DAY_NONE */
};

static struct str value(const struct row *r, enum map_column column)
{
    return map_value(r->bound, column, r->text->fields, r->arena);
}

static void flag(const struct row *r, enum rule rule)
{
    r->record->flags |= RULE_BIT(rule);
}

/* --- what may reject --- */

/* Whether the field that speaks for the column has lost bytes. */
static bool column_replaced(const struct row *r, enum map_column column)
{
    const struct map_fields *fields = &r->bound->columns[column];

    for (int32_t i = 0; i < fields->n; i++) {
        int32_t at = fields->items[i];

        if (fold_value(r->text->fields[at], r->arena).n > 0)
            return r->text->replaced[at];
    }
    return false;
}

/* What the row says of institution and discharge: as far as it is there, also in a rejected row. */
struct stay {
    struct str code;      /* as written */
    enum value_date date; /* of discharge */
    bool replaced;        /* one of both has lost bytes */
};

static struct stay read_stay(const struct row *r)
{
    bool inst_replaced = column_replaced(r, MAP_INST_CODE);
    bool time_replaced = column_replaced(r, MAP_DIS_TIME);
    struct stay stay = {.code = value(r, MAP_INST_CODE),
                        .replaced = inst_replaced || time_replaced};
    int32_t day = DAY_NONE;

    stay.date = value_date(value(r, MAP_DIS_TIME), map_dates(r->bound->map, MAP_DIS_TIME), &day);
    if (stay.date == VALUE_DATE_GOOD && !time_replaced)
        r->record->dis_day = day;
    if (!inst_replaced && !value_scientific(stay.code))
        r->record->institution = value_inst(stay.code, r->arena);
    return stay;
}

/* The first rule that rejects, of those that look at values. */
static enum rule rejecting(const struct row *r)
{
    struct stay stay;

    /* A skipped row is no stay: it says nothing, unless its bytes are in question. */
    if (!column_replaced(r, MAP_INST_CODE) && !column_replaced(r, MAP_DIS_TIME)
        && map_skips(r->bound, r->text->fields, r->arena))
        return RULE_LINE_SKIP;
    stay = read_stay(r);
    if (stay.replaced)
        return RULE_TEXT_BYTES;
    if (stay.code.n == 0)
        return RULE_INST_MISSING;
    if (value_scientific(stay.code))
        return RULE_INST_SCIENTIFIC;
    if (stay.date != VALUE_DATE_GOOD)
        return stay.date == VALUE_DATE_NONE ? RULE_DATE_MISSING : RULE_DATE_BAD;
    return r->record->dis_day < FIRST_DAY || r->record->dis_day > r->options->not_after_day
               ? RULE_DATE_RANGE
               : RULE_NONE;
}

/* --- who, where, when --- */

/* An identifier; in scientific notation its digits are lost. */
static struct str identifier(const struct row *r, enum map_column column)
{
    struct str s = value(r, column);

    if (!value_scientific(s))
        return s;
    flag(r, RULE_CODE_SCIENTIFIC);
    return STR("");
}

static const struct side_institution *listed_institution(const struct row *r)
{
    const struct side_institutions *table = r->options->institutions;
    int32_t at = table ? sheet_find(&table->index, r->record->institution) : -1;

    if (table && at < 0)
        flag(r, RULE_INST_UNLISTED);
    return at < 0 ? NULL : &table->items[at];
}

static bool six_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    }
    return s.n == COUNTY_DIGITS;
}

static void read_treating(const struct row *r)
{
    const struct side_institution *inst = listed_institution(r);
    struct str county = value(r, MAP_INST_COUNTY);
    char live[PLACE_CODE];

    if (county.n == 0 && inst)
        county = inst->county;
    if (six_digits(county) && place_code(r->options->place, county, live))
        county = str_copy(r->arena, str_of(live));
    r->record->treating = county;
}

static void read_residence(const struct row *r)
{
    struct place_texts texts = {
        .res_code = value(r, MAP_RES_CODE),
        .res_addr = value(r, MAP_RES_ADDR),
        .res_post = value(r, MAP_RES_POST),
        .hukou_addr = value(r, MAP_HUKOU_ADDR),
        .id_prefix = value(r, MAP_ID_PREFIX),
    };

    place_resolve(r->options->place, r->options->memo, &texts, &r->record->residence);
    if (r->record->residence.step == PLACE_STEPS - 1)
        flag(r, RULE_RES_NONE);
}

static void read_admission(struct row *r)
{
    int32_t day = DAY_NONE;
    enum value_date date =
        value_date(value(r, MAP_ADM_TIME), map_dates(r->bound->map, MAP_ADM_TIME), &day);

    r->adm_day = date == VALUE_DATE_GOOD ? day : DAY_NONE;
    if (date == VALUE_DATE_BAD)
        flag(r, RULE_DATE_BAD_ADMISSION);
    if (r->adm_day != DAY_NONE && r->adm_day > r->record->dis_day)
        flag(r, RULE_DATE_REVERSED);
}

static void read_birth(const struct row *r)
{
    int32_t day = DAY_NONE;

    if (value_date(value(r, MAP_BIRTH), map_dates(r->bound->map, MAP_BIRTH), &day)
        == VALUE_DATE_GOOD)
        r->record->birth_day = day;
}

/* --- days and money --- */

static void read_days(const struct row *r)
{
    struct str text = value(r, MAP_DAYS);
    int64_t stay = -1, days = -1;

    if (r->adm_day != DAY_NONE)
        stay = (int64_t)r->record->dis_day - r->adm_day; /* below 0: reversed */
    if (text.n && !value_days(text, &days, r->arena))
        flag(r, RULE_NUMBER_BAD);
    if (days >= 0 && stay >= 0 && days != stay && !(days == 1 && stay == 0))
        flag(r, RULE_DAYS_DIFFER);
    if (days < 0)
        days = stay;
    if (days < 0)
        flag(r, RULE_DAYS_MISSING);
    r->record->days = days < 0 ? 0 : days;
}

static void read_cost(const struct row *r)
{
    struct str text = value(r, MAP_COST);

    if (text.n && value_fen(text, map_money_scale(r->bound->map), &r->record->cost_fen, r->arena))
        return;
    flag(r, RULE_COST_MISSING);
    if (text.n)
        flag(r, RULE_NUMBER_BAD);
}

/* --- group and discipline --- */

static const struct side_drg *listed_drg(const struct row *r)
{
    const struct side_drgs *table = r->options->drgs;
    int32_t at = table ? sheet_find_code(&table->index, r->record->drg) : -1;

    return at < 0 ? NULL : &table->items[at];
}

static void read_group(const struct row *r)
{
    struct record *record = r->record;
    struct str text = value(r, MAP_RW);
    const struct side_drg *listed;
    int64_t rw_e4 = 0;

    record->drg = value_drg(value(r, MAP_DRG), r->arena);
    record->grouped = value_drg_grouped(record->drg);
    if (text.n && !value_rw(text, &rw_e4, r->arena))
        flag(r, RULE_NUMBER_BAD);
    if (!record->grouped) {
        flag(r, RULE_DRG_NONE);
        return;
    }
    listed = listed_drg(r);
    if (rw_e4 == 0 && listed && listed->rw_e4 != SHEET_UNKNOWN)
        rw_e4 = listed->rw_e4;
    record->rw_e4 = rw_e4;
}

/* The discipline of a department that the table lists, else empty. */
static struct str listed_discipline(const struct row *r, struct str department)
{
    const struct side_departments *table = r->options->departments;
    int32_t at = table && department.n ? sheet_find(&table->index, department) : -1;

    return at < 0 ? (struct str){"", 0} : table->items[at].discipline;
}

/* The record's, else its department's, else its group's, else the department as it stands. Sheets
 * have no column of disciplines: what their maps bind is a department, and the table names it. */
static void read_discipline(const struct row *r)
{
    struct str department = value(r, MAP_DIS_DEPT), own = value(r, MAP_DISCIPLINE);
    struct str discipline = listed_discipline(r, own);
    const struct side_drg *listed = listed_drg(r);

    if (discipline.n == 0)
        discipline = own;
    if (discipline.n == 0)
        discipline = listed_discipline(r, department);
    if (discipline.n == 0 && listed)
        discipline = listed->discipline;
    r->record->discipline = discipline.n ? discipline : department;
}

/* --- diagnoses --- */

/* Whole years from one day to another, at least 0. */
static int32_t years_between(int32_t from_day, int32_t to_day)
{
    int32_t y0, m0, d0, y1, m1, d1;

    day_split(from_day, &y0, &m0, &d0);
    day_split(to_day, &y1, &m1, &d1);
    y1 -= y0 + (m1 < m0 || (m1 == m0 && d1 < d0));
    return y1 < 0 ? 0 : y1;
}

/* An age in whole units, -1 where it is unknown. */
static int32_t age(const struct row *r, enum map_column column)
{
    struct str text = value(r, column);
    int64_t hundredths;

    if (text.n == 0)
        return -1;
    if (!value_fen(text, 2, &hundredths, r->arena) || hundredths / 100 > INT32_MAX) {
        flag(r, RULE_NUMBER_BAD);
        return -1;
    }
    return (int32_t)(hundredths / 100);
}

static void read_diagnosis(const struct row *r)
{
    struct str sex = value(r, MAP_SEX), dx1 = value(r, MAP_DX1);
    int32_t years = age(r, MAP_AGE_YEARS), days = age(r, MAP_AGE_DAYS);
    int32_t birth = r->record->birth_day;

    if (years < 0 && days < 0 && birth != DAY_NONE)
        years = years_between(birth, r->adm_day == DAY_NONE ? r->record->dis_day : r->adm_day);
    if (dx1.n == 0)
        flag(r, RULE_DX_MISSING);
    if (value_sex_odd(str_eq(sex, STR("1")) ? 1 : str_eq(sex, STR("2")) ? 2 : 0, dx1))
        flag(r, RULE_SEX_DIAGNOSIS);
    if (value_age_odd(years, days, dx1))
        flag(r, RULE_AGE_DIAGNOSIS);
}

/* --- operations --- */

static struct str field(const struct row *r, int32_t at)
{
    return at < 0 ? STR("") : fold_value(r->text->fields[at], r->arena);
}

static const struct side_procedure *listed_procedure(const struct row *r, struct str code)
{
    const struct side_procedures *table = r->options->procedures;
    int32_t at = table ? sheet_find_code(&table->index, code) : -1;

    if (table && at < 0)
        flag(r, RULE_CODE_UNKNOWN);
    return at < 0 ? NULL : &table->items[at];
}

static int32_t level(const struct row *r, const struct map_op *op,
                     const struct side_procedure *listed)
{
    struct str text = map_op_level(r->bound, field(r, op->level), r->arena);
    int found = fold_level(text);

    if (text.n && found == 0)
        flag(r, RULE_OP_LEVEL);
    return found == 0 && listed ? listed->level : found;
}

static void check_day(const struct row *r, const struct map_op *op)
{
    int32_t day;

    if (value_date(field(r, op->day), map_op_dates(r->bound->map), &day) != VALUE_DATE_GOOD)
        return;
    if (day > r->record->dis_day || (r->adm_day != DAY_NONE && day < r->adm_day))
        flag(r, RULE_OP_OUTSIDE);
}

static void read_operations(const struct row *r)
{
    const struct map_bound *bound = r->bound;
    struct record *record = r->record;

    record->operations = ARENA_ARRAY(r->arena, struct record_operation, bound->op_n);
    for (int32_t i = 0; i < bound->op_n; i++) {
        const struct map_op *op = &bound->ops[i];
        struct str code =
            value_code(field(r, op->code), map_code(bound->map), r->options->procedures, r->arena);

        if (code.n == 0)
            continue;
        record->operations[record->operation_n++] = (struct record_operation){
            .code = code,
            .level = level(r, op, listed_procedure(r, code)),
        };
        check_day(r, op);
    }
}

void record_row(const struct record_options *options, const struct map_bound *bound,
                const struct record_text *text, struct arena *a, struct record *record)
{
    struct row r = {options, bound, text, a, record, DAY_NONE};

    record->encoding = text->encoding;
    record->flags |= text->flags;
    record->rejected = rejecting(&r);
    if (record->rejected != RULE_NONE)
        return;
    record->payer = value(&r, MAP_PAYER);
    record->rec_no = identifier(&r, MAP_REC_NO);
    record->adm_no = identifier(&r, MAP_ADM_NO);
    record->died = str_eq(value(&r, MAP_DIS_WAY), STR("died"));
    read_treating(&r);
    read_residence(&r);
    read_admission(&r);
    read_birth(&r);
    read_days(&r);
    read_cost(&r);
    read_group(&r);
    read_discipline(&r);
    read_diagnosis(&r);
    read_operations(&r);
}
