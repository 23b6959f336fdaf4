/* indicator_flow.c - who is treated where: the matrix of flows and what a county makes of it. */
#include <math.h>
#include <stdlib.h>

#include "engine/indicator_part.h"

/* A flow by the places of its texts. */
struct cell {
    int32_t residence, treating; /* texts */
    int32_t row, column;         /* their places in the order of bytes */
    struct indicator_flow sums;
};

static int cell_compare(const void *left, const void *right)
{
    const struct cell *a = left, *b = right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static void sums_add(struct indicator_flow *to, const struct indicator_flow *from)
{
    to->cases += from->cases;
    to->rw_cases += from->rw_cases;
    to->rw_e4 += from->rw_e4;
    to->days += from->days;
    to->cost_fen += from->cost_fen;
}

void indicator_flow_measure(const struct indicator_frame *f, struct indicator_result *r)
{
    const struct cube *cube = f->in->cube;
    struct cell *cells = ARENA_ARRAY(f->a, struct cell, cube->cases.n);
    int32_t n = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case c = cube_case_at(cube, i);

        if (indicator_now(f->in, c.month) && c.cases > 0)
            cells[n++] = (struct cell){c.residence,
                                       c.treating,
                                       f->place[c.residence],
                                       f->place[c.treating],
                                       {.cases = c.cases,
                                        .rw_cases = c.rw_cases,
                                        .rw_e4 = c.rw_e4,
                                        .days = c.days,
                                        .cost_fen = c.cost_fen}};
    }
    if (n > 0)
        qsort(cells, (size_t)n, sizeof *cells, cell_compare);
    r->flows = ARENA_ARRAY(f->a, struct indicator_flow, n);
    for (int32_t i = 0; i < n; i++) {
        if (i > 0 && cell_compare(&cells[i - 1], &cells[i]) == 0) {
            sums_add(&r->flows[r->flow_n - 1], &cells[i].sums);
            continue;
        }
        r->flows[r->flow_n] = cells[i].sums;
        r->flows[r->flow_n].residence = cube_text_of(cube, cells[i].residence);
        r->flows[r->flow_n++].treating = cube_text_of(cube, cells[i].treating);
    }
}

/* A month in which a row of the coverage has a case. */
struct presence {
    int32_t row, month;
};

static int presence_compare(const void *left, const void *right)
{
    const struct presence *a = left, *b = right;

    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->month > b->month) - (a->month < b->month);
}

static int coverage_compare(const void *left, const void *right)
{
    const struct indicator_coverage *a = left, *b = right;

    return str_cmp(a->institution, b->institution);
}

/* One row per institution of the table, without it per institution of the cube; [text_n] the row
 * of each institution, or -1. */
static int32_t *rows_make(const struct indicator_frame *f, struct indicator_result *r)
{
    const struct side_institutions *table = f->in->institutions;
    const struct cube *cube = f->in->cube;
    int32_t *row = ARENA_ARRAY(f->a, int32_t, f->text_n);

    r->coverage = ARENA_ARRAY(f->a, struct indicator_coverage, table ? table->n : f->text_n);
    for (int32_t text = 0; text < f->text_n; text++)
        row[text] = f->listed[text];
    for (int32_t i = 0; table && i < table->n; i++)
        r->coverage[r->coverage_n++] = (struct indicator_coverage){
            .institution = table->items[i].institution, .county = table->items[i].county};
    for (int32_t i = 0; !table && i < cube->cases.n; i++) {
        int32_t text = cube_case_at(cube, i).institution;

        if (row[text] >= 0 || cube_case_at(cube, i).cases == 0)
            continue;
        row[text] = r->coverage_n;
        r->coverage[r->coverage_n++] = (struct indicator_coverage){
            .institution = cube_text_of(cube, text), .county = f->county_of[text]};
    }
    return row;
}

void indicator_coverage_measure(const struct indicator_frame *f, struct indicator_result *r)
{
    const struct cube *cube = f->in->cube;
    const int32_t *row = rows_make(f, r);
    struct presence *seen = ARENA_ARRAY(f->a, struct presence, cube->cases.n);
    int32_t n = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);

        if (indicator_now(f->in, cell.month) && cell.cases > 0 && row[cell.institution] >= 0)
            seen[n++] = (struct presence){row[cell.institution], cell.month};
    }
    if (n > 0)
        qsort(seen, (size_t)n, sizeof *seen, presence_compare);
    for (int32_t i = 0; i < r->coverage_n; i++) {
        r->coverage[i].months = r->months;
        r->coverage[i].missing_month = f->in->from_month;
    }
    for (int32_t i = 0; i < n; i++) {
        struct indicator_coverage *c = &r->coverage[seen[i].row];

        if (i > 0 && presence_compare(&seen[i - 1], &seen[i]) == 0)
            continue;
        c->months_present++;
        c->missing_month += seen[i].month == c->missing_month;
    }
    if (r->coverage_n > 0)
        qsort(r->coverage, (size_t)r->coverage_n, sizeof *r->coverage, coverage_compare);
}
