/* sheet.c - see sheet.h. */
#include "engine/sheet.h"

#include <assert.h>
#include <string.h>

#include "base/money.h"
#include "engine/fold.h"

enum { PAIR_BYTES = 2 * SHEET_KEY_BYTES + 1, ROW_MAX = 1 << 21 };

/* Between the two parts of a key: a control character that nobody types. */
#define PAIR_MARK '\x1f'

/* --- the index --- */

static void index_open(struct sheet_index *index, int32_t cap, struct arena *a)
{
    int32_t slot_n = 16;

    while (slot_n < cap * 2)
        slot_n *= 2;
    *index = (struct sheet_index){
        .keys = ARENA_ARRAY(a, struct str, cap),
        .slots = ARENA_ARRAY(a, int32_t, slot_n),
        .slot_n = slot_n,
    };
}

/* The slot that holds the key, or the empty one where it would go. */
static int32_t *index_slot(const struct sheet_index *index, struct str key)
{
    uint32_t mask = (uint32_t)index->slot_n - 1;

    for (uint32_t i = (uint32_t)str_hash(key) & mask;; i = (i + 1) & mask) {
        int32_t *slot = &index->slots[i];

        if (*slot == 0 || str_eq(index->keys[*slot - 1], key))
            return slot;
    }
}

static int32_t index_find(const struct sheet_index *index, struct str key)
{
    return index->slot_n ? *index_slot(index, key) - 1 : -1;
}

static size_t without_blanks(char *at, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (!fold_blank(at[i]))
            at[kept++] = at[i];
    }
    return kept;
}

/* Folding shortens at most, so that a longer text cannot be a key of a table. */
static bool key_fits(struct str s)
{
    return s.n <= SHEET_KEY_BYTES;
}

int32_t sheet_find(const struct sheet_index *index, struct str key)
{
    char text[SHEET_KEY_BYTES];
    size_t n;

    if (!key_fits(key))
        return -1;
    n = fold_key_into(key, text);
    return index_find(index, (struct str){text, n});
}

int32_t sheet_find_code(const struct sheet_index *index, struct str key)
{
    char text[SHEET_KEY_BYTES];
    size_t n;

    if (!key_fits(key))
        return -1;
    n = without_blanks(text, fold_key_into(key, text));
    return index_find(index, (struct str){text, n});
}

int32_t sheet_find_pair(const struct sheet_index *index, struct str first, struct str second)
{
    char text[PAIR_BYTES];
    size_t n;

    if (!key_fits(first) || !key_fits(second))
        return -1;
    n = fold_key_into(first, text);
    text[n++] = PAIR_MARK;
    n += fold_key_into(second, text + n);
    return index_find(index, (struct str){text, n});
}

/* --- rows --- */

bool sheet_fault(const struct sheet *r, int column, struct err *e, const char *reason)
{
    return csv_fault(&r->csv, (size_t)r->at[column], r->csv.fields[r->at[column]], e, "%s", reason);
}

static int column_find(const struct sheet *r, struct str name)
{
    for (int i = 0; i < r->column_n; i++) {
        if (str_eq(name, str_of(r->columns[i].name)))
            return i;
    }
    return -1;
}

/* Binds the columns to the header's fields. */
static bool header_bind(struct sheet *r, struct err *e)
{
    struct str unknown = {"", 0};

    for (int i = 0; i < r->column_n; i++)
        r->at[i] = -1;
    for (size_t i = 0; i < r->csv.field_n; i++) {
        struct str raw = r->csv.fields[i];
        int column;

        if (!utf8_valid(raw))
            return csv_fault(&r->csv, i, STR(""), e, "the column name is not UTF-8");
        column = column_find(r, fold_key(raw, r->arena));
        if (column < 0) {
            unknown = str_of(arena_text(r->arena, "%.*s%s'%.*s'", STR_ARG(unknown),
                                        unknown.n ? ", " : "", STR_ARG(fold_text(raw, r->arena))));
        } else if (r->at[column] >= 0) {
            return csv_fault(&r->csv, i, raw, e, "the column is there twice");
        } else {
            r->at[column] = (int)i;
        }
    }
    if (unknown.n)
        r->warning = str_of(arena_text(r->arena, "%s: unknown columns are ignored: %.*s",
                                       r->csv.name, STR_ARG(unknown)));
    return true;
}

static bool header_complete(const struct sheet *r, struct err *e)
{
    for (int i = 0; i < r->column_n; i++) {
        if (r->columns[i].required && r->at[i] < 0)
            return err_set(e, ERR_INPUT, "%s:%lld:1: %s: the required column is missing",
                           r->csv.name, (long long)r->csv.line, r->columns[i].name);
    }
    return true;
}

/* At least the number of records: lines with something in them. -1 where there are too many. */
static int32_t lines(struct str bytes)
{
    int64_t n = 1;

    for (size_t i = 1; i < bytes.n; i++)
        n += bytes.at[i] == '\n' && bytes.at[i - 1] != '\n';
    return n > ROW_MAX ? -1 : (int32_t)n;
}

bool sheet_open(struct sheet *s, const struct sheet_source *source,
                const struct sheet_column *columns, int column_n, struct err *e)
{
    assert(column_n <= SHEET_COLUMN_MAX);
    *s = (struct sheet){.columns = columns, .column_n = column_n, .arena = source->arena};
    s->warning = STR("");
    s->row_cap = lines(source->bytes);
    if (s->row_cap < 0)
        return err_set(e, ERR_INPUT, "%s:1:1: : a side table has at most %d lines", source->name,
                       ROW_MAX);
    csv_open(&s->csv, source->name, source->bytes, source->arena);
    if (!csv_row(&s->csv, e)) {
        if (e->code == ERR_NONE)
            err_set(e, ERR_INPUT, "%s:1:1: : the file is empty, a header is wanted", source->name);
        return false;
    }
    s->header_n = s->csv.field_n;
    index_open(&s->index, s->row_cap, source->arena);
    return header_bind(s, e) && header_complete(s, e);
}

static bool row_take(struct sheet *r, struct err *e)
{
    if (r->csv.field_n != r->header_n)
        return csv_fault(&r->csv, r->csv.field_n - 1, r->csv.fields[r->csv.field_n - 1], e,
                         "the row has %zu fields, the header %zu", r->csv.field_n, r->header_n);
    for (int i = 0; i < r->column_n; i++) {
        r->values[i] = STR("");
        if (r->at[i] < 0)
            continue;
        if (!utf8_valid(r->csv.fields[r->at[i]]))
            return csv_fault(&r->csv, (size_t)r->at[i], STR(""), e, "the value is not UTF-8");
        r->values[i] = fold_value(r->csv.fields[r->at[i]], r->arena);
    }
    return true;
}

/* Blank lines, and rows of nothing but commas that spreadsheets leave at the end. */
static bool row_blank(const struct sheet *r)
{
    for (size_t i = 0; i < r->csv.field_n; i++) {
        if (str_trim(r->csv.fields[i]).n)
            return false;
    }
    return true;
}

/* The next row that is not blank; false at the end and on a sheet_fault: look at e->code. */
bool sheet_row(struct sheet *r, struct err *e)
{
    while (csv_row(&r->csv, e)) {
        if (!row_blank(r))
            return row_take(r, e);
    }
    return false;
}

/* --- values --- */

static bool key_put(struct sheet *r, struct str key, int column, struct err *e)
{
    int32_t *slot = index_slot(&r->index, key);

    if (*slot)
        return sheet_fault(r, column, e, "the key is there twice");
    assert(r->index.n < r->row_cap);
    r->index.keys[r->index.n++] = key;
    *slot = r->index.n;
    return true;
}

static bool key_sound(const struct sheet *r, int column, struct err *e)
{
    if (r->values[column].n == 0)
        return sheet_fault(r, column, e, "the key is empty");
    if (r->values[column].n > SHEET_KEY_BYTES)
        return sheet_fault(r, column, e, "the key is longer than 200 bytes");
    return true;
}

bool sheet_key(struct sheet *r, int column, struct err *e)
{
    return key_sound(r, column, e) && key_put(r, fold_key(r->values[column], r->arena), column, e);
}

bool sheet_code(struct sheet *r, int column, struct err *e)
{
    char *at = arena_alloc(r->arena, r->values[column].n + 1);
    size_t n = fold_key_into(r->values[column], at);

    return key_sound(r, column, e)
           && key_put(r, (struct str){at, without_blanks(at, n)}, column, e);
}

bool sheet_pair(struct sheet *r, int first, int second, struct err *e)
{
    char *at = arena_alloc(r->arena, PAIR_BYTES);
    size_t n;

    if (!key_sound(r, first, e) || !key_sound(r, second, e))
        return false;
    n = fold_key_into(r->values[first], at);
    at[n++] = PAIR_MARK;
    n += fold_key_into(r->values[second], at + n);
    return key_put(r, (struct str){at, n}, second, e);
}

bool sheet_name(const struct sheet *r, int column, struct err *e)
{
    if (utf8_count(r->values[column]) > SHEET_NAME_RUNES)
        return sheet_fault(r, column, e, "the name is longer than 100 characters");
    return true;
}

/* A decimal times 10^scale; *known false and *value untouched where there is none. */
bool sheet_decimal(const struct sheet *r, int column, int scale, int64_t *value, struct err *e)
{
    if (r->values[column].n == 0)
        return true;
    if (!decimal_parse(fold_number(r->values[column], r->arena), scale, value))
        return sheet_fault(r, column, e, "not a number");
    return true;
}

bool sheet_rw(const struct sheet *r, int column, int64_t *rw_e4, struct err *e)
{
    *rw_e4 = SHEET_UNKNOWN;
    if (r->values[column].n == 0)
        return true;
    if (!sheet_decimal(r, column, 4, rw_e4, e))
        return false;
    return *rw_e4 > 0 || sheet_fault(r, column, e, "a relative weight is above 0");
}

/* Whole numbers, also as spreadsheets write them (`12000.0`). */
bool sheet_count(const struct sheet *r, int column, int64_t *count, struct err *e)
{
    int64_t value = 0;

    *count = SHEET_UNKNOWN;
    if (r->values[column].n == 0)
        return true;
    if (!sheet_decimal(r, column, 4, &value, e))
        return false;
    if (value < 0 || value % 10000 != 0)
        return sheet_fault(r, column, e, "a whole number of at least 0 is wanted");
    *count = value / 10000;
    return true;
}

bool sheet_degrees(const struct sheet *r, int column, double limit, double *degrees, struct err *e)
{
    int64_t value = 0;

    if (!sheet_decimal(r, column, 9, &value, e))
        return false;
    *degrees = (double)value / 1e9;
    return (*degrees >= -limit && *degrees <= limit)
           || sheet_fault(r, column, e,
                          limit > 90 ? "a longitude lies between -180 and 180 degrees"
                                     : "a latitude lies between -90 and 90 degrees");
}
