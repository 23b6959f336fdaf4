/* gap_row.c - the score of each county and discipline, and the ranking.
 *
 * What could stay is worth its weight; a missing technique is worth half of what its main
 * operations away weigh, but never more than what could stay and what left in groups that peers
 * cannot do either: a stay is not counted twice. */
#include <math.h>
#include <stdlib.h>

#include "engine/gap_part.h"

/* A term of a row: a line of the evidence, or else a technique. */
struct term {
    int32_t county, discipline;
    bool group;
    int32_t ix;
};

/* Weight treated in a county by discipline of the group, whoever the patient, and by how many. */
struct treated {
    int64_t rw_e4, cases;
    double specialists; /* -1: not known; looked up once, each county is the peer of hundreds */
};

/* All that a row is made of. */
struct desk {
    const struct gap_frame *f;
    struct gap_result *r;
    struct str *disciplines; /* ascending, each once */
    int32_t discipline_n;
    struct treated *treated; /* [county_n][discipline_n] */
    double *scratch;         /* [county_n] */
};

static int str_compare(const void *left, const void *right)
{
    return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

static int32_t discipline_ix(const struct desk *d, struct str name)
{
    const struct str *found = bsearch(&name, d->disciplines, (size_t)d->discipline_n,
                                      sizeof *d->disciplines, str_compare);

    return found ? (int32_t)(found - d->disciplines) : -1;
}

static void disciplines_list(struct desk *d)
{
    const struct gap_result *r = d->r;
    size_t n = 0;

    d->disciplines = ARENA_ARRAY(d->f->a, struct str, r->evidence_n + r->technique_n);
    for (int32_t i = 0; i < r->evidence_n; i++)
        d->disciplines[n++] = r->evidence[i].discipline;
    for (int32_t i = 0; i < r->technique_n; i++)
        d->disciplines[n++] = r->techniques[i].discipline;
    if (n > 0)
        qsort(d->disciplines, n, sizeof *d->disciplines, str_compare);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !str_eq(d->disciplines[i], d->disciplines[d->discipline_n - 1]))
            d->disciplines[d->discipline_n++] = d->disciplines[i];
    }
}

static double specialists_of(const struct desk *d, int32_t county, struct str discipline)
{
    const struct side_specialists *table = d->f->in->specialists;
    int32_t at = sheet_find_pair(&table->index, d->f->counties[county].code, discipline);

    return at >= 0 ? table->items[at].specialists : -1;
}

static void specialists_read(struct desk *d)
{
    for (int32_t c = 0; c < d->f->county_n; c++) {
        for (int32_t i = 0; i < d->discipline_n; i++)
            d->treated[(size_t)c * (size_t)d->discipline_n + (size_t)i].specialists =
                specialists_of(d, c, d->disciplines[i]);
    }
}

static void treated_read(struct desk *d)
{
    const struct gap_frame *f = d->f;
    const struct cube *cube = f->in->cube;
    int32_t *of_group;

    if (!f->in->specialists)
        return;
    d->treated = ARENA_ARRAY(f->a, struct treated, (size_t)f->county_n * (size_t)d->discipline_n);
    specialists_read(d);
    of_group = ARENA_ARRAY(f->a, int32_t, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++)
        of_group[text] = discipline_ix(d, f->group_disciplines[text]);
    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        int32_t county = f->county[cell.treating], discipline = of_group[cell.drg];
        struct treated *t;

        if (!gap_in_window(f, cell.month) || !f->grouped[cell.drg] || county < 0 || discipline < 0)
            continue;
        t = &d->treated[(size_t)county * (size_t)d->discipline_n + (size_t)discipline];
        t->cases += cell.cases;
        t->rw_e4 += f->by_cost ? cell.cases * f->weight_e4[cell.drg] : cell.rw_e4;
    }
}

static int term_compare(const void *left, const void *right)
{
    const struct term *a = left, *b = right;

    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    if (a->discipline != b->discipline)
        return a->discipline < b->discipline ? -1 : 1;
    if (a->group != b->group)
        return a->group ? -1 : 1;
    return (a->ix > b->ix) - (a->ix < b->ix);
}

static struct term *terms_list(const struct desk *d, int32_t *n)
{
    const struct gap_result *r = d->r;
    struct term *terms = ARENA_ARRAY(d->f->a, struct term, r->evidence_n + r->technique_n);

    *n = 0;
    for (int32_t i = 0; i < r->evidence_n; i++)
        terms[(*n)++] = (struct term){r->evidence[i].county,
                                      discipline_ix(d, r->evidence[i].discipline), true, i};
    for (int32_t i = 0; i < r->technique_n; i++)
        terms[(*n)++] = (struct term){r->techniques[i].county,
                                      discipline_ix(d, r->techniques[i].discipline), false, i};
    if (*n > 0)
        qsort(terms, (size_t)*n, sizeof *terms, term_compare);
    return terms;
}

static double weight(const struct gap_evidence *evidence)
{
    return (double)evidence->weight_e4 / 1e4;
}

static bool counts_small(const struct gap_evidence *evidence)
{
    return gap_small(evidence->all) || gap_small(evidence->home) || gap_small(evidence->out);
}

/* Adds what could stay; returns what left in a group that peers cannot do either. */
static double group_add(const struct desk *d, const struct gap_evidence *evidence,
                        struct gap_row *row)
{
    if (!evidence->capable)
        return d->f->by_cost ? (double)evidence->out * weight(evidence)
                             : (double)evidence->out_rw_e4 / 1e4;
    row->groups += evidence->avoidable > 0;
    row->avoidable += evidence->avoidable;
    row->avoidable_low += evidence->avoidable_low;
    row->avoidable_rw += evidence->value_rw;
    row->avoidable_rw_low += evidence->avoidable_low * weight(evidence);
    row->money_fen += evidence->money_fen;
    row->small =
        row->small || counts_small(evidence) || evidence->peers_small || evidence->weight_small;
    return 0;
}

/* The row of one county and discipline from its terms. */
static struct gap_row row_of(const struct desk *d, const struct term *terms, int32_t n)
{
    const struct gap_county *county = &d->f->counties[terms->county];
    struct gap_row row = {.county = terms->county,
                          .discipline = d->disciplines[terms->discipline],
                          .peers = county->peer_n,
                          .score = NAN,
                          .specialists = NAN};
    double left_rw = 0;
    bool left_small = false;

    for (int32_t i = 0; i < n; i++) {
        if (terms[i].group) {
            const struct gap_evidence *evidence = &d->r->evidence[terms[i].ix];

            left_rw += group_add(d, evidence, &row);
            left_small = left_small || (!evidence->capable && counts_small(evidence));
        } else if (d->r->techniques[terms[i].ix].state == GAP_BLANK) {
            const struct gap_technique *technique = &d->r->techniques[terms[i].ix];

            row.blanks++;
            row.blank_rw += technique->value_rw;
            row.small = row.small || gap_small(technique->away_main) || technique->weight_small;
        }
    }
    row.small = row.small || (row.blanks > 0 && left_small);
    row.blank_rw = fmin(row.blank_rw, row.avoidable_rw + left_rw);
    row.total_rw = row.avoidable_rw + 0.5 * row.blank_rw;
    if (county->population > 0)
        row.score = row.total_rw / (double)county->population * 10000;
    return row;
}

/* Avoidable RW a year over the yearly RW of one specialist at the median peer. */
static void specialists_fill(const struct desk *d, struct gap_row *row)
{
    const struct gap_county *county = &d->f->counties[row->county];
    int32_t discipline = discipline_ix(d, row->discipline), n = 0;
    double months = d->r->months, median;

    for (int32_t i = 0; d->treated && i < county->peer_n; i++) {
        int32_t p = county->peers[i];
        const struct treated *t =
            &d->treated[(size_t)p * (size_t)d->discipline_n + (size_t)discipline];

        if (!(t->specialists > 0))
            continue;
        d->scratch[n++] = (double)t->rw_e4 / 1e4 * 12 / months / t->specialists;
        row->small = row->small || gap_small(t->cases);
    }
    if (n == 0)
        return;
    gap_sort(d->scratch, n);
    median = gap_percentile(d->scratch, n, 0.5);
    if (median > 0)
        row->specialists = row->avoidable_rw * 12 / months / median;
}

double gap_row_key(const struct gap_result *r, const struct gap_row *row)
{
    return r->by_score ? row->score : row->total_rw;
}

int gap_row_compare(const struct gap_result *r, const struct gap_row *a, const struct gap_row *b)
{
    double x = rint(gap_row_key(r, a) * GAP_ROUND), y = rint(gap_row_key(r, b) * GAP_ROUND);

    if (isnan(x) != isnan(y))
        return isnan(y) ? -1 : 1;
    if (!isnan(x) && x != y)
        return x > y ? -1 : 1;
    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    return str_cmp(a->discipline, b->discipline);
}

static int row_compare(const void *left, const void *right, void *result)
{
    return gap_row_compare(result, left, right);
}

void gap_row_measure(const struct gap_frame *f, struct gap_result *r)
{
    struct desk d = {.f = f, .r = r, .scratch = ARENA_ARRAY(f->a, double, f->county_n)};
    const struct term *terms;
    int32_t n = 0;

    disciplines_list(&d);
    treated_read(&d);
    terms = terms_list(&d, &n);
    r->rows = ARENA_ARRAY(f->a, struct gap_row, n);
    for (int32_t from = 0, to = 0; from < n; from = to) {
        struct gap_row row;

        for (to = from; to < n && terms[to].county == terms[from].county
                        && terms[to].discipline == terms[from].discipline;
             to++)
            continue;
        row = row_of(&d, terms + from, to - from);
        if (!(row.total_rw > 0))
            continue;
        specialists_fill(&d, &row);
        r->rows[r->row_n++] = row;
    }
    if (r->row_n > 0)
        qsort_r(r->rows, (size_t)r->row_n, sizeof *r->rows, row_compare, r);
    for (int32_t i = 0; i < r->row_n; i++)
        r->rows[i].rank = i + 1;
}
