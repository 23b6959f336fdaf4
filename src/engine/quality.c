/* quality.c - the number of a cell's key, as words.h gives it, is the number of the cell. */
#include "engine/quality.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/day.h"

#define HEAD "rule,institution,month,count,first_row"
enum column { COLUMN_RULE, COLUMN_INSTITUTION, COLUMN_MONTH, COLUMN_COUNT, COLUMN_ROW, COLUMN_N };

void quality_reset(struct quality *q)
{
    words_reset(&q->institutions);
    words_reset(&q->keys);
    list_reset(&q->cells);
    list_reset(&q->places);
}

/* The number of the key's cell, made where there is none. */
static size_t cell_of(struct quality *q, enum rule rule, int32_t institution, int32_t month)
{
    int32_t parts[3] = {(int32_t)rule, institution, month}, number;

    number = words_put(&q->keys, (struct str){(const char *)parts, sizeof parts});
    if ((size_t)number == q->cells.n) {
        struct quality_cell cell = {.rule = rule, .institution = institution, .month = month};

        list_push(&q->cells, cell);
        list_push(&q->places, ((struct quality_rows){.n = 0}));
    }
    return (size_t)number;
}

int32_t quality_institution(struct quality *q, struct str institution)
{
    return words_put(&q->institutions, institution);
}

void quality_add(struct quality *q, struct str institution, const struct quality_cell *cell)
{
    struct quality_cell numbered = *cell;

    numbered.institution = quality_institution(q, institution);
    quality_add_cell(q, &numbered);
}

/* Puts a row in its place among the first; rows mostly come in their order. */
static void row_keep(struct quality_rows *rows, int64_t row)
{
    int32_t at = rows->n;

    while (at > 0 && rows->items[at - 1] > row)
        at--;
    if (at == QUALITY_ROWS || (at > 0 && rows->items[at - 1] == row))
        return;
    rows->n += rows->n < QUALITY_ROWS;
    memmove(&rows->items[at + 1], &rows->items[at], (size_t)(rows->n - 1 - at) * sizeof row);
    rows->items[at] = row;
}

void quality_add_cell(struct quality *q, const struct quality_cell *cell)
{
    size_t number = cell_of(q, cell->rule, cell->institution, cell->month);
    struct quality_cell *to = &q->cells.items[number];
    struct quality_rows *rows = &q->places.items[number];
    bool past = __builtin_add_overflow(to->count, cell->count, &to->count);

    assert(!past && "a count fits 63 bits");
    if (rows->n == 0 || cell->file < to->file) {
        to->file = cell->file;
        rows->n = 0;
    }
    if (cell->file == to->file)
        row_keep(rows, cell->first_row);
    to->first_row = rows->items[0];
}

void quality_add_record(struct quality *q, const struct record *r, int32_t file)
{
    struct quality_cell cell = {.rule = r->rejected,
                                .month = r->dis_day == DAY_NONE ? QUALITY_NO_MONTH
                                                                : month_of_day(r->dis_day),
                                .file = file,
                                .first_row = r->line,
                                .count = 1};

    if (r->rejected != RULE_NONE) {
        quality_add(q, r->institution, &cell);
        return;
    }
    for (int rule = RULE_REJECTING_N; rule < RULE_N; rule++) {
        cell.rule = (enum rule)rule;
        if (r->flags & RULE_BIT(rule))
            quality_add(q, r->institution, &cell);
    }
}

void quality_totals(const struct quality *q, int64_t totals[RULE_N])
{
    memset(totals, 0, RULE_N * sizeof *totals);
    for (size_t i = 0; i < q->cells.n; i++)
        totals[q->cells.items[i].rule] += q->cells.items[i].count;
}

static int cell_cmp(const void *a, const void *b, void *arg)
{
    const struct quality *q = arg;
    const struct quality_cell *left = &q->cells.items[*(const int32_t *)a];
    const struct quality_cell *right = &q->cells.items[*(const int32_t *)b];
    int order = strcmp(rule_names[left->rule], rule_names[right->rule]);

    if (order == 0)
        order = str_cmp(q->institutions.items[left->institution],
                        q->institutions.items[right->institution]);
    if (order == 0)
        order = (left->month > right->month) - (left->month < right->month);
    return order;
}

void quality_write(const struct quality *q, struct out *out)
{
    struct arena a = {0};
    int32_t *order = ARENA_ARRAY(&a, int32_t, q->cells.n);
    struct csv_writer w = {.out = out};

    for (size_t i = 0; i < q->cells.n; i++)
        order[i] = (int32_t)i;
    qsort_r(order, q->cells.n, sizeof *order, cell_cmp, (void *)(uintptr_t)q);
    csv_head(&w, HEAD);
    for (size_t i = 0; i < q->cells.n; i++) {
        const struct quality_cell *cell = &q->cells.items[order[i]];
        char month[MONTH_TEXT] = "";

        if (cell->month != QUALITY_NO_MONTH)
            month_text(cell->month, month);
        csv_text(&w, rule_names[cell->rule]);
        csv_str(&w, q->institutions.items[cell->institution]);
        csv_text(&w, month);
        csv_int(&w, cell->count);
        csv_int(&w, cell->first_row);
        csv_end(&w);
    }
    arena_reset(&a);
}

static bool head_read(struct csv_reader *r, struct err *e)
{
    struct str names = STR(HEAD);

    if (!csv_row(r, e))
        return err_set(e, ERR_INPUT, "%.200s:1:1: the file is empty, its header is wanted: %s",
                       r->name, HEAD);
    for (size_t i = 0; i < r->field_n && i < COLUMN_N; i++) {
        struct str name = str_cut(&names, ',');

        if (!str_eq(r->fields[i], name))
            return csv_fault(r, i, r->fields[i], e, "the column here is %.*s", STR_ARG(name));
    }
    if (r->field_n != COLUMN_N)
        return csv_fault(r, 0, r->fields[0], e, "the header has %zu columns, not %d", r->field_n,
                         COLUMN_N);
    return true;
}

static bool rule_read(struct str name, enum rule *rule)
{
    for (int i = 0; i < RULE_N; i++) {
        if (str_eq(name, str_of(rule_names[i]))) {
            *rule = (enum rule)i;
            return true;
        }
    }
    return false;
}

static bool row_read(const struct csv_reader *r, struct quality_cell *cell, struct err *e)
{
    const struct str *f = r->fields;

    if (r->field_n != COLUMN_N)
        return csv_fault(r, 0, f[0], e, "the row has %zu fields, the header %d", r->field_n,
                         COLUMN_N);
    if (!rule_read(f[COLUMN_RULE], &cell->rule))
        return csv_fault(r, COLUMN_RULE, f[COLUMN_RULE], e, "no such rule");
    cell->month = QUALITY_NO_MONTH;
    if (f[COLUMN_MONTH].n && !month_parse(f[COLUMN_MONTH], &cell->month))
        return csv_fault(r, COLUMN_MONTH, f[COLUMN_MONTH], e, "a month is written YYYY-MM");
    /* Half of the range, so that two sums always fit. */
    if (!str_to_int(f[COLUMN_COUNT], INT64_MAX / 2, &cell->count) || cell->count == 0)
        return csv_fault(r, COLUMN_COUNT, f[COLUMN_COUNT], e, "a count is a whole number from 1");
    if (!str_to_int(f[COLUMN_ROW], INT64_MAX, &cell->first_row) || cell->first_row == 0)
        return csv_fault(r, COLUMN_ROW, f[COLUMN_ROW], e, "a row is a whole number from 1");
    return true;
}

/* Adds all cells of `part`, or none where a count would not fit. */
static bool part_add(struct quality *q, const struct quality *part, const char *name, struct err *e)
{
    int64_t totals[RULE_N];

    quality_totals(q, totals);
    for (size_t i = 0; i < part->cells.n; i++) {
        int64_t *total = &totals[part->cells.items[i].rule];

        if (__builtin_add_overflow(*total, part->cells.items[i].count, total))
            return err_set(e, ERR_INPUT, "%.200s: the count of %s is beyond 9223372036854775807",
                           name, rule_names[part->cells.items[i].rule]);
    }
    for (size_t i = 0; i < part->cells.n; i++)
        quality_add(q, part->institutions.items[part->cells.items[i].institution],
                    &part->cells.items[i]);
    return true;
}

bool quality_read(struct quality *q, const char *name, struct str bytes, int32_t file,
                  struct err *e)
{
    struct arena a = {0};
    struct quality part = {0};
    struct csv_reader r;
    bool ok;

    csv_open(&r, name, bytes, &a);
    ok = head_read(&r, e);
    while (ok && csv_row(&r, e)) {
        struct quality_cell cell = {.file = file};
        size_t before = part.cells.n;

        ok = row_read(&r, &cell, e);
        if (ok)
            quality_add(&part, r.fields[COLUMN_INSTITUTION], &cell);
        if (ok && part.cells.n == before)
            ok = csv_fault(&r, 0, r.fields[0], e, "the key of this row was there before");
    }
    ok = ok && e->code == ERR_NONE && part_add(q, &part, name, e);
    quality_reset(&part);
    arena_reset(&a);
    return ok;
}
