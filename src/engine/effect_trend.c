/* effect_trend.c - whether treated units were on their way already. A trend is one contrast of the
 * last periods before the start, so that it needs no baseline: constants cancel. */
#include <math.h>
#include <string.h>

#include "engine/effect_part.h"
#include "engine/effect_test.h"
#include "engine/matrix.h"
#include "engine/tail.h"

bool effect_enough(const struct effect_cells *c)
{
    return c->treated_cluster_n >= EFFECT_LEAST_TREATED_CLUSTERS
           && c->cluster_n >= EFFECT_LEAST_CLUSTERS;
}

double effect_widen(const struct effect_cells *c)
{
    return c->cluster_n > 1 ? sqrt((double)c->cluster_n / (c->cluster_n - 1)) : NAN;
}

double effect_t(const struct effect_cells *c)
{
    return c->cluster_n > 1 ? tail_student_at(0.975, c->cluster_n - 1) : NAN;
}

/* --- all cells before the start together --- */

/* The cells that count: not the baseline, and of a window not its last period, since the cells of
 * a window sum to nothing. */
static bool pretested(const struct effect_cells *c, int32_t k)
{
    const struct effect_cell *cell = &c->cells[k];

    return cell->state == EFFECT_CELL_KNOWN && cell->time < cell->group && !cell->in_base;
}

void effect_pretest(const struct effect_cells *c, struct arena *a, struct effect_pretest *test)
{
    int32_t m = 0, n = 0;
    double *sums, *v, *b, *solved;

    *test = (struct effect_pretest){.w = NAN, .p = NAN};
    for (int32_t k = 0; k < c->cell_n; k++)
        m += pretested(c, k);
    test->df = m;
    if (m == 0 || m >= c->cluster_n)
        return;
    sums = ARENA_ARRAY(a, double, (int64_t)m * c->cluster_n);
    v = ARENA_ARRAY(a, double, (int64_t)m *m);
    b = ARENA_ARRAY(a, double, m);
    solved = ARENA_ARRAY(a, double, m);
    for (int32_t k = 0; k < c->cell_n; k++) {
        if (!pretested(c, k))
            continue;
        for (int32_t i = 0; i < c->unit_n; i++)
            sums[(int64_t)n * c->cluster_n + c->clusters[i]] +=
                c->psi[(int64_t)k * c->unit_n + i] / c->unit_n;
        b[n] = solved[n] = c->cells[k].att;
        n++;
    }
    for (int32_t i = 0; i < m; i++) {
        for (int32_t j = 0; j <= i; j++)
            v[(int64_t)i * m + j] = matrix_dot(c->cluster_n, sums + (int64_t)i * c->cluster_n,
                                               sums + (int64_t)j * c->cluster_n);
    }
    if (!matrix_factor(m, v))
        return;
    matrix_solve(m, v, solved);
    test->known = true;
    test->w = matrix_dot(m, b, solved);
    test->p = tail_chi2(test->w, m);
}

/* --- slope and jump --- */

/* The contrast of one cohort; `weight` gives lambda at the j-th of the last m periods, from 0. */
static double cohort_contrast(struct effect_frame *f, int32_t group, int32_t m,
                              const double *lambda, double *psi)
{
    int32_t base = effect_base_at(f->p, f->plan, group);
    struct effect_contrast k = {.group = group, .lambda = f->lambda};
    double att = NAN;

    if (base + 1 < m)
        return NAN;
    memset(f->lambda, 0, sizeof *f->lambda * (size_t)f->p->time_n);
    memcpy(f->lambda + base + 1 - m, lambda, sizeof *lambda * (size_t)m);
    k.until = f->p->times[base];
    k.x_at = base + 1 - m;
    return effect_frame_measure(f, &k, &att, psi) == EFFECT_CELL_KNOWN ? att : NAN;
}

double effect_before(struct effect_frame *f, const struct effect_cells *c, int32_t m,
                     const double *lambda, struct effect_headline *room, double *psi)
{
    for (int32_t g = 0; g < c->cohort_n; g++)
        room->atts[g] =
            cohort_contrast(f, c->groups[g], m, lambda, room->psis + (int64_t)g * c->unit_n);
    return effect_weigh(c, room->atts, room->psis, psi);
}

void effect_slope_weights(int32_t m, double *lambda)
{
    double square = 0;

    for (int32_t j = 0; j < m; j++)
        square += (j - (m - 1) / 2.0) * (j - (m - 1) / 2.0);
    for (int32_t j = 0; j < m; j++)
        lambda[j] = (j - (m - 1) / 2.0) / square;
}

int32_t effect_before_n(const struct effect_panel *p, const struct effect_plan *plan,
                        const struct effect_cells *c)
{
    int32_t most = 0;

    for (int32_t g = 0; g < c->cohort_n; g++) {
        int32_t n = effect_base_at(p, plan, c->groups[g]) + 1;

        most = n > most ? n : most;
    }
    return most < EFFECT_TREND_PERIODS ? most : EFFECT_TREND_PERIODS;
}

static double p_of(const struct effect_cells *c, double estimate, double se)
{
    if (!(se > 0) || c->cluster_n < 2)
        return NAN;
    return tail_student(estimate / (se * effect_widen(c)), c->cluster_n - 1);
}

void effect_trend(const struct effect_panel *p, const struct effect_plan *plan,
                  const struct effect_cells *c, struct arena *a, struct effect_trend *trend)
{
    int32_t m = effect_before_n(p, plan, c);
    double lambda[EFFECT_TREND_PERIODS], *psi = ARENA_ARRAY(a, double, c->unit_n);
    struct effect_frame f;
    struct effect_headline room;

    *trend = (struct effect_trend){
        .slope = NAN, .slope_se = NAN, .slope_p = NAN, .jump = NAN, .jump_se = NAN, .jump_p = NAN};
    if (m < EFFECT_TREND_LEAST || plan->pool)
        return;
    effect_frame_init(&f, p, plan, c, a);
    effect_headline_init(&room, c, a);
    trend->period_n = m;
    effect_slope_weights(m, lambda);
    trend->slope = effect_before(&f, c, m, lambda, &room, psi);
    trend->slope_se = effect_se(c, psi);
    for (int32_t g = 0; g < c->cohort_n; g++)
        trend->cohort_n += !isnan(room.atts[g]);
    for (int32_t j = 0; j < m; j++)
        lambda[j] = j >= m - 2 ? 0.5 : -1.0 / (m - 2);
    trend->jump = effect_before(&f, c, m, lambda, &room, psi);
    trend->jump_se = effect_se(c, psi);
    trend->slope_p = p_of(c, trend->slope, trend->slope_se);
    trend->jump_p = p_of(c, trend->jump, trend->jump_se);
}
