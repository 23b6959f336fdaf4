/* table.c - see table.h. */
#include "work/table.h"

#include <assert.h>
#include <stdlib.h>

#include "base/day.h"
#include "model/unknown.h"
#include "work/file.h"

static int32_t field_of(const struct csv_reader *csv, const char *column)
{
    for (size_t i = 0; i < csv->field_n; i++) {
        if (str_eq(csv->fields[i], str_of(column)))
            return (int32_t)i;
    }
    return -1;
}

bool table_open(struct table *t, const char *path, const char *const *columns, struct arena *a,
                struct err *e)
{
    struct str bytes;

    *t = (struct table){0};
    if (!file_read(path, a, &bytes, e))
        return false;
    t->bytes = bytes;
    csv_open(&t->csv, path, bytes, a);
    if (!csv_row(&t->csv, e))
        return err_set(e, ERR_INPUT, "%.400s:1:1: : the file is empty, a header is wanted", path);
    t->field_n = t->csv.field_n;
    for (int i = 0; columns[i]; i++) {
        assert(i < TABLE_COLUMN_MAX);
        bool wanted = columns[i][0] != '?';

        t->at[i] = field_of(&t->csv, columns[i] + !wanted);
        if (wanted && t->at[i] < 0)
            return err_set(e, ERR_INPUT, "%.400s:1:1: %s: the column is missing", path, columns[i]);
    }
    return true;
}

bool table_row(struct table *t, struct err *e)
{
    if (!csv_row(&t->csv, e))
        return false;
    if (t->csv.field_n != t->field_n)
        return csv_fault(&t->csv, 0, t->csv.fields[0], e, "the row has %zu fields, the header %zu",
                         t->csv.field_n, t->field_n);
    return true;
}

struct str table_str(const struct table *t, int column)
{
    return t->at[column] < 0 ? STR("") : t->csv.fields[t->at[column]];
}

bool table_int(const struct table *t, int column, int64_t *value, struct err *e)
{
    struct str s = table_str(t, column), digits = s;
    bool minus = str_starts(s, STR("-"));

    if (s.n == 0) {
        *value = COUNT_UNKNOWN;
        return true;
    }
    if (minus) {
        digits.at++;
        digits.n--;
    }
    if (!str_to_int(digits, INT64_MAX, value))
        return csv_fault(&t->csv, (size_t)t->at[column], s, e, "a whole number is wanted");
    *value = minus ? -*value : *value;
    return true;
}

bool table_int32(const struct table *t, int column, int32_t *value, struct err *e)
{
    int64_t wide = 0;

    if (!table_int(t, column, &wide, e))
        return false;
    if (wide < INT32_MIN || wide > INT32_MAX)
        return csv_fault(&t->csv, (size_t)t->at[column], table_str(t, column), e,
                         "a whole number is wanted that is not so large");
    *value = (int32_t)wide;
    return true;
}

bool table_number(const struct table *t, int column, double *value, struct err *e)
{
    struct str s = table_str(t, column);
    const char *text = str_c(t->csv.arena, s);
    char *end;

    if (s.n == 0) {
        *value = NUMBER_UNKNOWN;
        return true;
    }
    *value = strtod(text, &end);
    if (*end || !isfinite(*value))
        return csv_fault(&t->csv, (size_t)t->at[column], s, e, "a number is wanted");
    return true;
}

bool table_day(const struct table *t, int column, int32_t *day, struct err *e)
{
    struct str s = table_str(t, column);

    *day = DAY_NONE;
    return s.n == 0 || day_parse(s, day)
           || csv_fault(&t->csv, (size_t)t->at[column], s, e, "a day YYYY-MM-DD is wanted");
}

struct str_list table_list(const struct table *t, int column, struct arena *a)
{
    struct str rest = table_str(t, column);
    struct str_list list = {0};

    list.items = ARENA_ARRAY(a, struct str, rest.n / 2 + 1);
    list.cap = rest.n / 2 + 1;
    while (rest.n) {
        struct str part = str_trim(str_cut(&rest, ';'));

        if (part.n)
            list.items[list.n++] = part;
    }
    return list;
}
