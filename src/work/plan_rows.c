/* plan_rows.c - see plan_rows.h. */
#include "work/plan_rows.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "work/file.h"

/* --- faults --- */

static void skipped_add(struct plan_rows *rows)
{
    struct plan_faults *f = rows->faults;
    const struct csv_wrong *wrong = &f->wrong;

    list_push(&f->skipped,
              ((struct plan_skipped){.file = rows->file,
                                     .line = rows->csv.line,
                                     .column = wrong->column,
                                     .value = str_copy(f->arena, str_of(wrong->value)),
                                     .reason = str_copy(f->arena, str_of(wrong->reason))}));
}

/* Tells the fault in `e`, or notes the row; `whole` is a fault of the file, never skipped. */
static void fault_take(struct plan_rows *rows, bool whole, struct err *e)
{
    struct plan_faults *f = rows->faults;

    assert(e->code == ERR_INPUT);
    if (!f->skip || whole || rows->never_skipped) {
        if (f->n++ < PLAN_FAULT_MAX)
            fprintf(stderr, "%s\n", e->text);
    } else if (!rows->bad) {
        skipped_add(rows);
    }
    rows->bad = true;
    rows->lost = rows->lost || whole;
    err_reset(e);
}

static struct str field(const struct plan_rows *rows, int column)
{
    int32_t at = rows->field_of[column];

    return at < 0 ? STR("") : rows->csv.fields[at];
}

bool plan_rows_fault(struct plan_rows *rows, int column, const char *reason, ...)
{
    struct err e = {0};
    char why[400];
    va_list args;

    va_start(args, reason);
    vsnprintf(why, sizeof why, reason, args);
    va_end(args);
    csv_fault(&rows->csv, (size_t)rows->field_of[column], field(rows, column), &e, "%s", why);
    fault_take(rows, false, &e);
    return false;
}

void plan_rows_follow(struct plan_rows *rows, int column)
{
    if (rows->faults->skip)
        plan_rows_fault(rows, column, "refers to a row that is left out");
    rows->bad = true;
}

void plan_rows_warn(struct plan_rows *rows, int column, const char *warning)
{
    struct csv_reader quiet = rows->csv;
    struct err e = {0};

    quiet.wrong = NULL;
    csv_fault(&quiet, (size_t)rows->field_of[column], field(rows, column), &e, "warning: %s",
              warning);
    if (rows->faults->warned_n++ < PLAN_FAULT_MAX)
        fprintf(stderr, "%s\n", e.text);
}

/* --- header and rows --- */

static int column_find(const struct plan_rows *rows, struct str name)
{
    for (int c = 0; c < rows->column_n; c++) {
        if (str_eq(name, str_of(rows->columns[c].name)))
            return c;
    }
    return -1;
}

static void head_fault(struct plan_rows *rows, size_t field_ix, struct str value,
                       const char *reason)
{
    struct err e = {0};

    csv_fault(&rows->csv, field_ix, value, &e, "%s", reason);
    fault_take(rows, true, &e);
}

static void head_field_read(struct plan_rows *rows, size_t f, struct words *seen)
{
    struct str name = rows->csv.fields[f];
    int column = column_find(rows, name);
    int32_t known = seen->n;

    if (words_put(seen, name) < known)
        head_fault(rows, f, name, "the column stands twice");
    else if (column >= 0)
        rows->field_of[column] = (int32_t)f;
    else if (!str_starts(name, STR("x_")))
        head_fault(rows, f, name, "no such column is known; one of your own begins with x_");
}

static void head_read(struct plan_rows *rows)
{
    struct words seen = {0};
    struct err e = {0};

    if (!csv_row(&rows->csv, &e)) {
        rows->csv.line = 1;
        if (e.code == ERR_NONE)
            csv_fault(&rows->csv, 0, STR(""), &e, "the file is empty, a header is wanted");
        fault_take(rows, true, &e);
        return;
    }
    rows->field_n = rows->csv.field_n;
    for (size_t f = 0; f < rows->field_n; f++)
        head_field_read(rows, f, &seen);
    for (int c = 0; c < rows->column_n; c++) {
        if (rows->field_of[c] < 0 && !rows->columns[c].may_be_absent)
            head_fault(rows, rows->field_n, str_of(rows->columns[c].name),
                       "this column is missing");
    }
    words_reset(&seen);
}

bool plan_rows_open(struct plan_rows *rows, const char *path, struct err *e)
{
    struct str bytes;

    assert(rows->column_n <= PLAN_COLUMN_MAX);
    if (!file_read(path, rows->faults->arena, &bytes, e))
        return false;
    csv_open(&rows->csv, path, bytes, rows->faults->arena);
    rows->csv.limits = (struct csv_limits){PLAN_FIELD_BYTES, PLAN_ROW_BYTES};
    rows->csv.wrong = &rows->faults->wrong;
    for (int c = 0; c < rows->column_n; c++)
        rows->field_of[c] = -1;
    head_read(rows);
    return true;
}

/* Whether the fields are as many as the header has. */
static bool row_fits(struct plan_rows *rows)
{
    const struct csv_reader *csv = &rows->csv;
    struct err e = {0};

    if (csv->field_n == rows->field_n && (csv->field_n > 1 || csv->fields[0].n > 0))
        return true;
    if (csv->field_n == 1 && csv->fields[0].n == 0)
        csv_fault(csv, 0, STR(""), &e, "a blank line");
    else
        csv_fault(csv, csv->field_n - 1, csv->fields[csv->field_n - 1], &e,
                  "the row has %zu fields, the header %zu", csv->field_n, rows->field_n);
    fault_take(rows, false, &e);
    return false;
}

bool plan_rows_next(struct plan_rows *rows)
{
    struct err e = {0};

    while (!rows->lost) {
        rows->bad = false;
        if (csv_row(&rows->csv, &e)) {
            if (row_fits(rows))
                return true;
        } else if (e.code == ERR_NONE) {
            return false;
        } else {
            fault_take(rows, rows->csv.lost, &e);
        }
    }
    return false;
}

/* --- values --- */

struct str plan_rows_str(struct plan_rows *rows, int column)
{
    struct str value = field(rows, column);

    if (value.n == 0 && !rows->columns[column].may_be_empty)
        plan_rows_fault(rows, column, "%s may not be empty", rows->columns[column].name);
    return value;
}

void plan_rows_int(struct plan_rows *rows, int column, int64_t min, int64_t max, int64_t *value)
{
    struct str text = plan_rows_str(rows, column);
    int64_t read;

    if (text.n == 0)
        return;
    if (!str_to_int(text, max, &read) || read < min)
        plan_rows_fault(rows, column,
                        "%s is a whole number from %" PRId64 " to %" PRId64
                        ", without sign or leading zero",
                        rows->columns[column].name, min, max);
    else
        *value = read;
}

void plan_rows_int32(struct plan_rows *rows, int column, int32_t min, int32_t max, int32_t *value)
{
    int64_t wide = *value;

    plan_rows_int(rows, column, min, max, &wide);
    *value = (int32_t)wide;
}

void plan_rows_day(struct plan_rows *rows, int column, int32_t *day)
{
    struct str text = plan_rows_str(rows, column);

    if (text.n > 0 && !day_parse(text, day))
        plan_rows_fault(rows, column, "%s is a day, YYYY-MM-DD", rows->columns[column].name);
}

static size_t digits_n(struct str s, size_t from)
{
    size_t n = 0;

    while (from + n < s.n && s.at[from + n] >= '0' && s.at[from + n] <= '9')
        n++;
    return n;
}

/* Optional minus, digits without leading zero, optional point and digits. */
static bool degrees_spelled(struct str s)
{
    size_t at = s.n > 0 && s.at[0] == '-', whole = digits_n(s, at), part;

    if (whole == 0 || (whole > 1 && s.at[at] == '0'))
        return false;
    at += whole;
    if (at == s.n)
        return true;
    part = s.at[at] == '.' ? digits_n(s, at + 1) : 0;
    return part > 0 && at + 1 + part == s.n;
}

void plan_rows_degrees(struct plan_rows *rows, int column, double most, double *degrees)
{
    struct str text = plan_rows_str(rows, column);
    double value;

    if (text.n == 0)
        return;
    value = degrees_spelled(text) ? strtod(str_c(rows->faults->arena, text), NULL) : most + 1;
    if (value < -most || value > most)
        plan_rows_fault(rows, column, "%s is in degrees, from -%.0f to %.0f, as 28.5 or -3",
                        rows->columns[column].name, most, most);
    else
        *degrees = value;
}

/* --- lists --- */

static struct str space_trim(struct str s)
{
    while (s.n > 0 && s.at[0] == ' ') {
        s.at++;
        s.n--;
    }
    while (s.n > 0 && s.at[s.n - 1] == ' ')
        s.n--;
    return s;
}

static int number_cmp(const void *left, const void *right)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

static bool full_width_in(struct str s)
{
    return s.n > 0 && memmem(s.at, s.n, "；", sizeof "；" - 1);
}

struct dispatch_set plan_rows_set(struct plan_rows *rows, int column, struct words *words,
                                  bool learn)
{
    struct str rest = plan_rows_str(rows, column);
    size_t room = 1;
    int32_t *items, n = 0, kept = 0;

    if (full_width_in(rest)) {
        plan_rows_fault(rows, column, "lists are parted by ';', not by the full-width '；'");
        return (struct dispatch_set){0};
    }
    for (size_t i = 0; i < rest.n; i++)
        room += rest.at[i] == ';';
    items = ARENA_ARRAY(rows->faults->arena, int32_t, rest.n ? room : 0);
    while (rest.n > 0) {
        struct str part = space_trim(str_cut(&rest, ';'));
        int32_t number = part.n == 0 ? -1
                         : learn     ? words_put(words, part)
                                     : words_find(words, part);

        if (number >= 0)
            items[n++] = number;
    }
    if (n > 1)
        qsort(items, (size_t)n, sizeof *items, number_cmp);
    for (int32_t i = 0; i < n; i++) {
        if (kept == 0 || items[kept - 1] != items[i])
            items[kept++] = items[i];
    }
    return (struct dispatch_set){.items = items, .n = kept};
}
