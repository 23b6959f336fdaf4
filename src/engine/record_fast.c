/* record_fast.c - rows that keep the columns, read with a look at each used field and no more.
 *
 * Says what record_row.c says, in the same order of steps; where a row would be rejected, or a byte
 * is out of place, it says nothing and the exact path reads the row. Numbers and dates in their
 * usual form are read where they stand; everything else is known by its bytes (record_memo.h). */
#include <string.h>

#include "engine/record_part.h"
#include "engine/record_usual.h"
#include "engine/value.h"

enum { FIRST_DAY = 7305 /* 1990-01-01 */ };

static const enum map_column ALWAYS[] = {
    MAP_INST_CODE, MAP_INST_COUNTY, MAP_PAYER,     MAP_REC_NO,   MAP_ADM_NO,   MAP_SEX,
    MAP_BIRTH,     MAP_AGE_YEARS,   MAP_AGE_DAYS,  MAP_RES_CODE, MAP_RES_ADDR, MAP_ADM_TIME,
    MAP_DIS_TIME,  MAP_DIS_DEPT,    MAP_DAYS,      MAP_DX1,      MAP_DIS_WAY,  MAP_COST,
    MAP_DRG,       MAP_RW,          MAP_DISCIPLINE};

static bool is_always(enum map_column column)
{
    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++) {
        if (ALWAYS[i] == column)
            return true;
    }
    return false;
}

void record_fast_bind(struct record_fast *f, const struct record_reader *r, struct arena *a)
{
    const struct map_bound *b = &r->bound;
    bool *seen = ARENA_ARRAY(a, bool, b->field_n);
    int32_t *silent = ARENA_ARRAY(a, int32_t, b->used.n), n = 0;

    f->bound = b;
    f->heads = map_takes_as_is(b->map, MAP_RES_ADDR);
    for (int i = 0; i < MAP_COLUMN_N; i++) {
        enum map_column column = (enum map_column)i;

        f->as_is[i] = b->columns[i].n == 1 && map_takes_as_is(b->map, column);
        if (is_always(column) && b->columns[i].n > 0)
            seen[b->columns[i].items[0]] = true;
    }
    for (int32_t i = 0; i < b->op_n; i++)
        seen[b->ops[i].code] = true;
    for (int32_t i = 0; i < b->used.n; i++) {
        if (!seen[b->used.items[i]])
            silent[n++] = b->used.items[i];
    }
    f->silent = (struct map_fields){silent, n};
}

/* --- fields --- */

static inline struct record_known *known_of(struct record_fast *f, uint32_t role, struct str field)
{
    bool fresh;
    struct record_known *known = record_memo(&f->memo, role, field, &fresh);

    if (fresh)
        record_known_fill(f, role, field, known);
    f->all_utf8 &= known->utf8;
    f->tells |= known->tells;
    return known;
}

static const struct record_known NOTHING = {.number = -1, .empty = true, .utf8 = true};

/* What the column says: its first alternative that is not empty. */
static inline const struct record_known *column(struct record_fast *f, enum map_column c, bool *odd)
{
    const struct map_fields *fields = &f->bound->columns[c];
    const struct record_known *known = &NOTHING;

    for (int32_t i = 0; i < fields->n; i++) {
        known = known_of(f, c, record_fast_field(f, fields->items[i]));
        *odd |= known->odd;
        if (!known->empty)
            break;
    }
    return known;
}

/* Most addresses say where they are in their first characters, and these are few, while whole ones
 * are as many as there are houses. What stands behind must be valid all the same. */
static inline const struct record_known *address_known(struct record_fast *f, struct str field,
                                                       bool *odd)
{
    for (int i = 0; f->heads && i < RECORD_HEADS; i++) {
        struct str head = record_fast_head(f, field, i);
        struct record_known *known;
        bool fresh;

        if (head.n == field.n)
            break;
        known = record_memo(&f->memo, RECORD_ROLE_HEAD, head, &fresh);
        if (fresh)
            record_known_fill(f, RECORD_ROLE_HEAD, head, known);
        if (known->number == 0)
            continue;
        *odd |= !record_fast_text(f, field);
        return known;
    }
    return known_of(f, MAP_RES_ADDR, field);
}

static inline const struct record_known *address(struct record_fast *f, bool *odd)
{
    const struct map_fields *fields = &f->bound->columns[MAP_RES_ADDR];
    const struct record_known *known = &NOTHING;

    for (int32_t i = 0; i < fields->n; i++) {
        known = address_known(f, record_fast_field(f, fields->items[i]), odd);
        *odd |= known->odd;
        if (!known->empty)
            break;
    }
    return known;
}

/* The field of a column that is taken as it stands. */
static inline struct str plain_field(const struct record_fast *f, enum map_column c)
{
    return record_fast_field(f, f->bound->columns[c].items[0]);
}

/* --- dates and numbers --- */

/* A date column: its day, DAY_NONE, or bad. */
static enum value_date column_day(struct record_fast *f, enum map_column c, int32_t *day, bool *odd)
{
    const struct record_known *known;

    if (f->as_is[c] && record_usual_day(plain_field(f, c), map_dates(f->bound->map, c), day))
        return VALUE_DATE_GOOD;
    known = column(f, c, odd);
    *day = known == &NOTHING ? DAY_NONE : (int32_t)known->number;
    return known == &NOTHING ? VALUE_DATE_NONE : (enum value_date)known->other;
}

/* A number column: -1 where it says none that can be used; `flags` grow where it is bad. */
static int64_t column_number(struct record_fast *f, enum map_column c, int scale, int64_t most,
                             uint64_t *flags, bool *odd)
{
    const struct record_known *known;
    int64_t v;

    if (f->as_is[c] && record_usual_decimal(plain_field(f, c), scale, &v) && v <= most)
        return v;
    known = column(f, c, odd);
    *flags |= known->flags;
    return known->number;
}

/* --- who --- */

static struct str identifier(struct record_fast *f, enum map_column c, uint64_t *flags, bool *odd)
{
    struct str s = STR("");

    if (f->bound->columns[c].n == 0)
        return s;
    if (f->as_is[c] && record_usual_identifier(plain_field(f, c)))
        return plain_field(f, c);
    if (!record_fast_value(f, c, &s))
        *odd = true;
    if (!value_scientific(s))
        return s;
    *flags |= RULE_BIT(RULE_CODE_SCIENTIFIC);
    return STR("");
}

static bool skips(struct record_fast *f, bool *odd)
{
    for (int32_t i = 0; i < f->bound->skips.n; i++) {
        const struct record_known *known;

        if (f->bound->skips.items[i] < 0)
            continue;
        known = known_of(f, (uint32_t)(RECORD_ROLE_SKIP + i),
                         record_fast_field(f, f->bound->skips.items[i]));
        *odd |= known->odd;
        if (known->number)
            return true;
    }
    return false;
}

/* --- where --- */

/* A text that alone decides is known; what takes more than one is resolved anew. */
static void residence(struct record_fast *f, struct record_brief *b, bool *odd)
{
    static const enum map_column COLUMNS[] = {MAP_RES_CODE, MAP_RES_ADDR, MAP_RES_POST,
                                              MAP_HUKOU_ADDR, MAP_ID_PREFIX};
    const struct record_known code = *column(f, MAP_RES_CODE, odd);
    const struct record_known *known = address(f, odd);
    struct place_result result;
    struct str texts[5];

    if (code.number > 0)
        known = &code;
    if (known->number > 0) {
        b->residence = known->word;
        b->step = (int8_t)known->number;
        return;
    }
    for (int i = 0; i < 5; i++)
        *odd |= !record_fast_value(f, COLUMNS[i], &texts[i]);
    if (*odd)
        return;
    place_resolve(f->options->place, f->options->memo,
                  &(struct place_texts){texts[0], texts[1], texts[2], texts[3], texts[4]}, &result);
    b->residence = words_put(f->words, str_of(result.code));
    b->step = result.step;
    if (result.step == PLACE_STEPS - 1)
        b->flags |= RULE_BIT(RULE_RES_NONE);
}

static void places(struct record_fast *f, struct record_brief *b, const struct record_known *inst,
                   bool *odd)
{
    const struct record_known *county;
    int32_t listed = inst->other;

    b->flags |= inst->flags;
    county = column(f, MAP_INST_COUNTY, odd);
    b->treating = county->word ? county->word : listed;
    residence(f, b, odd);
}

/* --- days, money, group --- */

static void days(struct record_fast *f, struct record_brief *b, bool *odd)
{
    int64_t stay = -1, found = -1;

    if (f->adm_day != DAY_NONE)
        stay = (int64_t)b->dis_day - f->adm_day;
    if (f->bound->columns[MAP_DAYS].n)
        found = column_number(f, MAP_DAYS, 0, VALUE_DAYS_MAX, &b->flags, odd);
    if (found >= 0 && stay >= 0 && found != stay && !(found == 1 && stay == 0))
        b->flags |= RULE_BIT(RULE_DAYS_DIFFER);
    if (found < 0)
        found = stay;
    if (found < 0)
        b->flags |= RULE_BIT(RULE_DAYS_MISSING);
    b->days = found < 0 ? 0 : found;
}

static void cost(struct record_fast *f, struct record_brief *b, bool *odd)
{
    int64_t fen = -1;

    if (f->bound->columns[MAP_COST].n)
        fen = column_number(f, MAP_COST, map_money_scale(f->bound->map), VALUE_FEN_MAX, &b->flags,
                            odd);
    if (fen < 0)
        b->flags |= RULE_BIT(RULE_COST_MISSING);
    b->cost_fen = fen < 0 ? 0 : fen;
}

/* A drg is known with whether it groups (flags), its listed weight and discipline. */
static void group(struct record_fast *f, struct record_brief *b, int32_t *discipline, bool *odd)
{
    const struct record_known *drg = column(f, MAP_DRG, odd);
    int64_t listed = drg->number, rw = 0;

    b->drg = drg->word;
    b->grouped = drg->word != 0 && !(drg->flags & RULE_BIT(RULE_DRG_NONE));
    if (!b->grouped)
        b->flags |= RULE_BIT(RULE_DRG_NONE);
    *discipline = drg->other;
    if (f->bound->columns[MAP_RW].n) {
        if (!f->as_is[MAP_RW] || !record_usual_decimal(plain_field(f, MAP_RW), 4, &rw) || rw == 0
            || rw > VALUE_RW_E4_MAX) {
            const struct record_known *known = column(f, MAP_RW, odd);

            rw = known->number;
            b->flags |= known->flags;
        }
    }
    if (rw <= 0)
        rw = listed > 0 ? listed : 0;
    b->rw_e4 = b->grouped ? rw : 0;
}

/* A department is known with its listed discipline (other). */
static void discipline(struct record_fast *f, struct record_brief *b, int32_t of_group, bool *odd)
{
    int32_t own, own_listed, department, department_listed;
    const struct record_known *known = column(f, MAP_DISCIPLINE, odd);

    own = known->word;
    own_listed = known->other;
    known = column(f, MAP_DIS_DEPT, odd);
    department = known->word;
    department_listed = known->other;
    b->discipline = own_listed          ? own_listed
                    : own               ? own
                    : department_listed ? department_listed
                    : of_group          ? of_group
                                        : department;
}

/* --- diagnosis --- */

static int32_t whole_years(int32_t from_day, int32_t to_day)
{
    int32_t y0, m0, d0, y1, m1, d1;

    day_split(from_day, &y0, &m0, &d0);
    day_split(to_day, &y1, &m1, &d1);
    y1 -= y0 + (m1 < m0 || (m1 == m0 && d1 < d0));
    return y1 < 0 ? 0 : y1;
}

static int32_t age(struct record_fast *f, enum map_column c, struct record_brief *b, bool *odd)
{
    int64_t v;

    if (f->bound->columns[c].n == 0)
        return -1;
    v = column_number(f, c, 2, (int64_t)INT32_MAX * 100, &b->flags, odd);
    return v < 0 ? -1 : (int32_t)(v / 100);
}

/* The letter and two digits that a diagnosis begins with; false where it has none, which is flagged
 * where there is no diagnosis at all. */
static bool category(struct record_fast *f, char dx1[3], struct record_brief *b, bool *odd)
{
    const struct record_known *known;

    if (f->as_is[MAP_DX1] && record_usual_diagnosis(plain_field(f, MAP_DX1))) {
        memcpy(dx1, plain_field(f, MAP_DX1).at, 3);
        dx1[0] = (char)(dx1[0] & ~0x20);
        return true;
    }
    /* It is known with them (number, other), -1 where it has none. */
    known = column(f, MAP_DX1, odd);
    if (known->empty || known->flags)
        b->flags |= RULE_BIT(RULE_DX_MISSING);
    if (known->empty || known->number < 0)
        return false;
    dx1[0] = (char)known->number;
    dx1[1] = (char)('0' + known->other / 10);
    dx1[2] = (char)('0' + known->other % 10);
    return true;
}

static void diagnosis(struct record_fast *f, struct record_brief *b, bool *odd)
{
    int32_t years = age(f, MAP_AGE_YEARS, b, odd), day_n = age(f, MAP_AGE_DAYS, b, odd);
    int sex = (int)column(f, MAP_SEX, odd)->number;
    char dx1[3];

    if (!category(f, dx1, b, odd))
        return;
    if (years < 0 && day_n < 0 && f->birth_day != DAY_NONE)
        years = whole_years(f->birth_day, f->adm_day == DAY_NONE ? b->dis_day : f->adm_day);
    if (value_sex_odd(sex, (struct str){dx1, 3}))
        b->flags |= RULE_BIT(RULE_SEX_DIAGNOSIS);
    if (value_age_odd(years, day_n, (struct str){dx1, 3}))
        b->flags |= RULE_BIT(RULE_AGE_DIAGNOSIS);
}

/* --- operations --- */

static int32_t operation_level(struct record_fast *f, const struct map_op *op, int64_t listed,
                               struct record_brief *b, bool *odd)
{
    int64_t found = 0;

    if (op->level >= 0) {
        const struct record_known *known =
            known_of(f, RECORD_ROLE_LEVEL, record_fast_field(f, op->level));

        *odd |= known->odd;
        b->flags |= known->flags;
        found = known->number;
    }
    return (int32_t)(found == 0 ? listed : found);
}

static void operation_day(struct record_fast *f, const struct map_op *op, struct record_brief *b,
                          bool *odd)
{
    struct str field;
    int32_t day;

    if (op->day < 0)
        return;
    field = record_fast_field(f, op->day);
    if (field.n == 0)
        return;
    if (!record_usual_day(field, map_op_dates(f->bound->map), &day)) {
        const struct record_known *known = known_of(f, RECORD_ROLE_OP_DAY, field);

        *odd |= known->odd;
        day = (int32_t)known->number;
    }
    if (day != DAY_NONE && (day > b->dis_day || (f->adm_day != DAY_NONE && day < f->adm_day)))
        b->flags |= RULE_BIT(RULE_OP_OUTSIDE);
}

static void operations(struct record_fast *f, struct record_batch *batch, struct record_brief *b,
                       bool *odd)
{
    b->operations = batch->operations.n;
    for (int32_t i = 0; i < f->bound->op_n; i++) {
        const struct map_op *op = &f->bound->ops[i];
        struct str field = record_fast_field(f, op->code);
        const struct record_known *known;
        struct record_brief_operation operation;
        int64_t listed;

        if (field.n == 0)
            continue;
        known = known_of(f, RECORD_ROLE_OP, field);
        *odd |= known->odd;
        if (known->word == 0)
            continue;
        b->flags |= known->flags;
        operation.procedure = known->word;
        listed = known->number;
        operation.level = operation_level(f, op, listed, b, odd);
        list_push(&batch->operations, operation);
        operation_day(f, op, b, odd);
    }
    b->operation_n = (int32_t)(batch->operations.n - b->operations);
}

/* --- rows --- */

/* Fields that were not looked at hold nothing that would change the encoding of the row. */
static bool silent_valid(struct record_fast *f)
{
    for (int32_t i = 0; i < f->silent.n; i++) {
        struct str field = record_fast_field(f, f->silent.items[i]);

        if (scan_marks_high(f->marks, (size_t)(field.at - f->text), field.n)
            && !record_fast_text(f, field))
            return false;
    }
    return !(f->gb18030 && f->all_utf8 && f->tells);
}

static void stay_of(struct record_fast *f, struct record_brief *b)
{
    struct stay stay = {f->words->items[b->institution], f->rec_no, f->adm_no, b->dis_day,
                        f->birth_day};

    if (f->rec_no.n)
        b->stay = stay_key(f->salt, &stay);
}

/* Institution and discharge; false where the row would be rejected. */
static bool begin(struct record_fast *f, struct record_brief *b, struct record_known *inst,
                  bool *odd)
{
    f->all_utf8 = true;
    f->tells = false;
    b->encoding = (int8_t)f->encoding;
    *inst = *column(f, MAP_INST_CODE, odd);
    if (inst->word == 0 || inst->empty || skips(f, odd))
        return false;
    b->institution = inst->word;
    return column_day(f, MAP_DIS_TIME, &b->dis_day, odd) == VALUE_DATE_GOOD
           && b->dis_day >= FIRST_DAY && b->dis_day <= f->options->not_after_day;
}

void record_fast_fetch(struct record_fast *f, const uint32_t *signs)
{
    static const enum map_column MANY[RECORD_FETCHED] = {MAP_RES_CODE, MAP_RES_ADDR, MAP_DRG};

    for (size_t i = 0; i < RECORD_FETCHED; i++) {
        const struct map_fields *fields = &f->bound->columns[MANY[i]];
        uint32_t role = MANY[i];
        const uint32_t *sign; /* [-1] is the end of the row before, for the first column */
        struct str field;

        if (fields->n == 0)
            continue;
        sign = signs + fields->items[0];
        field = (struct str){f->text + sign[-1] + 1, *sign - (sign[-1] + 1)};
        if (role == MAP_RES_ADDR && f->heads && record_fast_head(f, field, 0).n < field.n) {
            field = record_fast_head(f, field, 0);
            role = RECORD_ROLE_HEAD;
        }
        record_memo_fetch_text(&f->memo, f->fetched[i]);
        f->fetched[i] = record_memo_fetch(&f->memo, role, field);
    }
}

bool record_fast_row(struct record_fast *f, struct record_batch *batch, struct record_brief *b)
{
    struct record_known inst;
    size_t operation_n = batch->operations.n;
    int32_t of_group;
    bool odd = false;

    if (!begin(f, b, &inst, &odd) || odd)
        return false;
    b->payer = column(f, MAP_PAYER, &odd)->word;
    f->rec_no = identifier(f, MAP_REC_NO, &b->flags, &odd);
    f->adm_no = identifier(f, MAP_ADM_NO, &b->flags, &odd);
    b->died = column(f, MAP_DIS_WAY, &odd)->number == 1;
    places(f, b, &inst, &odd);
    if (column_day(f, MAP_ADM_TIME, &f->adm_day, &odd) == VALUE_DATE_BAD)
        b->flags |= RULE_BIT(RULE_DATE_BAD_ADMISSION);
    if (f->adm_day != DAY_NONE && f->adm_day > b->dis_day)
        b->flags |= RULE_BIT(RULE_DATE_REVERSED);
    (void)column_day(f, MAP_BIRTH, &f->birth_day, &odd);
    days(f, b, &odd);
    cost(f, b, &odd);
    group(f, b, &of_group, &odd);
    discipline(f, b, of_group, &odd);
    diagnosis(f, b, &odd);
    operations(f, batch, b, &odd);
    if (odd || !silent_valid(f)) {
        batch->operations.n = operation_n;
        return false;
    }
    stay_of(f, b);
    return true;
}
