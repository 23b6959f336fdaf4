/* effect_sum.c - cells to the four sums. Where cells are summed with shares P(g) / S, S their sum,
 * that the shares are estimated adds to unit i
 *
 *     w_i * (sum over cells of the unit's own cohort of (att - sum's att)) / S
 *
 * to the influence function: what is left of the derivative, since the deviations weighted by the
 * shares sum to nothing. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/effect.h"

double effect_se(const struct effect_cells *c, const double *psi)
{
    double sum = 0;

    if (c->cluster_n == c->unit_n) {
        for (int32_t i = 0; i < c->unit_n; i++)
            sum += psi[i] * psi[i];
        return sqrt(sum) / c->unit_n;
    }
    for (int32_t k = 0; k < c->cluster_n; k++) { /* few clusters: no room needed */
        double inside = 0;

        for (int32_t i = 0; i < c->unit_n; i++)
            inside += c->clusters[i] == k ? psi[i] : 0;
        sum += inside * inside;
    }
    return sqrt(sum) / c->unit_n;
}

struct summing {
    const struct effect_cells *c;
    struct effect_rows *out;
    bool *in;          /* [cell_n] of the sum at hand */
    double *deviation; /* [cohort_n] */
    double *sizes;     /* [cohort_n] treated units */
};

static bool counts(const struct effect_cell *cell)
{
    return cell->state == EFFECT_CELL_KNOWN || cell->state == EFFECT_CELL_BASE;
}

static double *row_psi(const struct summing *s, int32_t row)
{
    return s->out->psi + (int64_t)row * s->c->unit_n;
}

static struct effect_row *row_new(struct summing *s, enum effect_kind kind, bool overall,
                                  int32_t key)
{
    struct effect_row *row = &s->out->rows[s->out->row_n++];

    *row = (struct effect_row){
        .kind = kind, .overall = overall, .key = key, .att = NAN, .se = NAN, .boot_se = NAN};
    return row;
}

static void add(double *sum, const double *psi, double scale, int32_t n)
{
    for (int32_t i = 0; i < n; i++)
        sum[i] += scale * psi[i];
}

/* How many cohorts and units stand behind the cells. */
static void row_count(const struct summing *s, struct effect_row *row)
{
    const struct effect_cells *c = s->c;

    for (int32_t g = 0; g < c->cohort_n; g++) {
        bool there = false;

        for (int32_t k = 0; k < c->cell_n; k++)
            there = there || (s->in[k] && c->cells[k].cohort == g);
        row->cohort_n += there;
        row->unit_n += there ? (int32_t)s->sizes[g] : 0;
    }
}

/* The sum of the cells `in`, by share; unknown cells are left out. */
static void shares_sum(struct summing *s, struct effect_row *row)
{
    const struct effect_cells *c = s->c;
    double *psi = row_psi(s, (int32_t)(row - s->out->rows)), whole = 0, att = 0;

    for (int32_t k = 0; k < c->cell_n; k++) {
        s->in[k] = s->in[k] && counts(&c->cells[k]);
        whole += s->in[k] ? c->shares[c->cells[k].cohort] : 0;
        att += s->in[k] ? c->shares[c->cells[k].cohort] * c->cells[k].att : 0;
    }
    if (!(whole > 0))
        return;
    att /= whole;
    memset(s->deviation, 0, sizeof *s->deviation * (size_t)c->cohort_n);
    for (int32_t k = 0; k < c->cell_n; k++) {
        int32_t g = c->cells[k].cohort;

        if (!s->in[k])
            continue;
        add(psi, c->psi + (int64_t)k * c->unit_n, c->shares[g] / whole, c->unit_n);
        s->deviation[g] += (c->cells[k].att - att) / whole;
    }
    for (int32_t i = 0; i < c->unit_n; i++)
        psi[i] += c->cohorts[i] >= 0 ? c->weights[i] * s->deviation[c->cohorts[i]] : 0;
    row->att = att;
    row->se = effect_se(c, psi);
    row_count(s, row);
}

/* The plain mean of the rows from..to-1 that are known and, if dynamic, not before the start. */
static void rows_mean(struct summing *s, struct effect_row *row, int32_t from, int32_t to)
{
    double *psi = row_psi(s, (int32_t)(row - s->out->rows));
    int32_t n = 0;

    row->att = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t r = from; r < to; r++) {
            const struct effect_row *part = &s->out->rows[r];

            if (isnan(part->att) || (part->kind == EFFECT_DYNAMIC && part->key < 0))
                continue;
            if (pass == 0) {
                n++;
                continue;
            }
            row->att += part->att / n;
            add(psi, row_psi(s, r), 1.0 / n, s->c->unit_n);
            row->cohort_n = part->cohort_n > row->cohort_n ? part->cohort_n : row->cohort_n;
            row->unit_n = part->unit_n > row->unit_n ? part->unit_n : row->unit_n;
        }
    }
    row->att = n ? row->att : NAN;
    row->se = n ? effect_se(s->c, psi) : NAN;
}

static void simple_sum(struct summing *s)
{
    for (int32_t k = 0; k < s->c->cell_n; k++)
        s->in[k] = s->c->cells[k].time >= s->c->cells[k].group;
    shares_sum(s, row_new(s, EFFECT_SIMPLE, true, 0));
}

/* Whether the cell's key is the smallest above `after`; keeps it in *next. */
static void key_next(int64_t key, int64_t after, int64_t *next)
{
    if (key > after && key < *next)
        *next = key;
}

static int64_t dynamic_key(const struct effect_cell *cell)
{
    return (int64_t)cell->time - cell->group;
}

static void dynamic_sum(struct summing *s)
{
    const struct effect_cells *c = s->c;
    struct effect_row *overall = row_new(s, EFFECT_DYNAMIC, true, 0);
    int32_t from = s->out->row_n;

    for (int64_t key = INT64_MIN;;) {
        int64_t next = INT64_MAX;

        for (int32_t k = 0; k < c->cell_n; k++)
            key_next(dynamic_key(&c->cells[k]), key, &next);
        if (next == INT64_MAX)
            break;
        key = next;
        for (int32_t k = 0; k < c->cell_n; k++)
            s->in[k] = dynamic_key(&c->cells[k]) == key;
        shares_sum(s, row_new(s, EFFECT_DYNAMIC, false, (int32_t)key));
    }
    rows_mean(s, overall, from, s->out->row_n);
}

static void calendar_sum(struct summing *s)
{
    const struct effect_cells *c = s->c;
    struct effect_row *overall = row_new(s, EFFECT_CALENDAR, true, 0);
    int32_t from = s->out->row_n;

    for (int64_t key = INT64_MIN;;) {
        int64_t next = INT64_MAX;

        for (int32_t k = 0; k < c->cell_n; k++) {
            if (c->cells[k].time >= c->cells[k].group)
                key_next(c->cells[k].time, key, &next);
        }
        if (next == INT64_MAX)
            break;
        key = next;
        for (int32_t k = 0; k < c->cell_n; k++)
            s->in[k] = c->cells[k].time == key && c->cells[k].time >= c->cells[k].group;
        shares_sum(s, row_new(s, EFFECT_CALENDAR, false, (int32_t)key));
    }
    rows_mean(s, overall, from, s->out->row_n);
}

/* The cohorts' own means, then weighted by their shares, as shares_sum does with cells. */
static void group_sum(struct summing *s)
{
    const struct effect_cells *c = s->c;
    struct effect_row *overall = row_new(s, EFFECT_GROUP, true, 0);
    double *psi = row_psi(s, (int32_t)(overall - s->out->rows)), whole = 0, att = 0;
    int32_t from = s->out->row_n;

    for (int32_t g = 0; g < c->cohort_n; g++) {
        struct effect_row *row;

        for (int32_t k = 0; k < c->cell_n; k++)
            s->in[k] = c->cells[k].cohort == g && c->cells[k].time >= c->cells[k].group;
        row = row_new(s, EFFECT_GROUP, false, c->groups[g]);
        shares_sum(s, row);
        if (isnan(row->att))
            continue;
        whole += c->shares[g];
        att += c->shares[g] * row->att;
        overall->cohort_n++;
        overall->unit_n += row->unit_n;
    }
    if (!(whole > 0))
        return;
    overall->att = att / whole;
    memset(s->deviation, 0, sizeof *s->deviation * (size_t)c->cohort_n);
    for (int32_t g = 0; g < c->cohort_n; g++) {
        const struct effect_row *row = &s->out->rows[from + g];

        if (isnan(row->att))
            continue;
        add(psi, row_psi(s, from + g), c->shares[g] / whole, c->unit_n);
        s->deviation[g] = (row->att - overall->att) / whole;
    }
    for (int32_t i = 0; i < c->unit_n; i++)
        psi[i] += c->cohorts[i] >= 0 ? c->weights[i] * s->deviation[c->cohorts[i]] : 0;
    overall->se = effect_se(c, psi);
}

/* Rows that there can be at most: keys of the event study span times and groups. */
static int32_t rows_most(const struct effect_cells *c)
{
    int64_t low = INT64_MAX, high = INT64_MIN, keys;

    for (int32_t k = 0; k < c->cell_n; k++) {
        int64_t key = dynamic_key(&c->cells[k]);

        low = key < low ? key : low;
        high = key > high ? key : high;
    }
    keys = high - low + 1 < c->cell_n ? high - low + 1 : c->cell_n;
    return (int32_t)keys + EFFECT_KIND_N + c->cohort_n + c->time_n;
}

void effect_sum(const struct effect_cells *c, struct arena *a, struct effect_rows *rows)
{
    int32_t most = rows_most(c);
    struct summing s = {.c = c, .out = rows};

    *rows = (struct effect_rows){.rows = ARENA_ARRAY(a, struct effect_row, most),
                                 .psi = ARENA_ARRAY(a, double, (int64_t)most * c->unit_n)};
    for (int kind = 0; kind < EFFECT_KIND_N; kind++)
        rows->band_constant[kind] = NAN;
    s.in = ARENA_ARRAY(a, bool, c->cell_n);
    s.deviation = ARENA_ARRAY(a, double, c->cohort_n);
    s.sizes = ARENA_ARRAY(a, double, c->cohort_n);
    for (int32_t i = 0; i < c->unit_n; i++) {
        if (c->cohorts[i] >= 0)
            s.sizes[c->cohorts[i]]++;
    }
    simple_sum(&s);
    dynamic_sum(&s);
    group_sum(&s);
    calendar_sum(&s);
    assert(rows->row_n <= most);
}

const struct effect_row *effect_overall(const struct effect_rows *rows, enum effect_kind kind)
{
    for (int32_t r = 0; r < rows->row_n; r++) {
        if (rows->rows[r].kind == kind && rows->rows[r].overall)
            return &rows->rows[r];
    }
    return NULL;
}
