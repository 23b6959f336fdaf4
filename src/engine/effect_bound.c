/* effect_bound.c - how far parallel trends may be broken before nothing is left of the headline.
 *
 * Let delta(r) be the hidden difference between the treated and their controls, r periods after the
 * last one before the (anticipated) start. The headline picks up H(delta), a fixed linear
 * functional. Taking off the pre-start slope extrapolated, slope_m(delta) H(r), leaves an estimate
 * free of straight lines; each bend of delta, |second difference| <= M at k, then shifts it by
 * M times its value at the kink max(0, r - k), and the worst bias is the sum of their sizes. All
 * slope windows m are valid, since the choice depends on M and on variances only; the shortest
 * interval is taken. */
#include <math.h>
#include <string.h>

#include "engine/effect_part.h"
#include "engine/effect_test.h"
#include "engine/tail.h"

enum { LEAST_SLOPE = 3 };

struct bounding {
    struct effect_frame f;
    const struct effect_cells *c;
    struct effect_headline room;
    double *headline_psi, *psi, *mixed;
    double *known; /* [cohort_n] each cohort's part of the headline; NaN: not in it */
    int32_t m_most;
    double scale; /* of a standard error for few clusters, against the normal */
    double est[EFFECT_TREND_PERIODS + 1], se[EFFECT_TREND_PERIODS + 1];
    double worst[EFFECT_TREND_PERIODS + 1]; /* bias for M = 1 */
};

/* Value of the kink max(0, r - k). */
static double kink(double r, int32_t k)
{
    return r > k ? r - k : 0;
}

/* H of the kink at k; a kink far before everything is a straight line. */
static double headline_of_kink(const struct bounding *b, int32_t k)
{
    const struct effect_panel *p = b->f.p;
    double whole = 0, sum = 0;

    for (int32_t g = 0; g < b->c->cohort_n; g++) {
        int32_t base = effect_base_at(p, b->f.plan, b->c->groups[g]), n = 0, from = base;
        double after = 0, before = 0;

        if (isnan(b->known[g]))
            continue;
        for (int32_t t = base + 1; t < b->c->time_n; t++) {
            if (p->times[t] < b->c->groups[g])
                continue;
            after += kink(t - base, k);
            n++;
        }
        if (b->f.plan->base == EFFECT_WINDOW)
            from = base - b->f.plan->window + 1 > 0 ? base - b->f.plan->window + 1 : 0;
        for (int32_t t = from; t <= base; t++)
            before += kink(t - base, k) / (base - from + 1);
        whole += b->c->shares[g];
        sum += b->c->shares[g] * (after / n - before);
    }
    return sum / whole;
}

static double slope_of_kink(int32_t m, int32_t k)
{
    double lambda[EFFECT_TREND_PERIODS], sum = 0;

    effect_slope_weights(m, lambda);
    for (int32_t j = 0; j < m; j++)
        sum += lambda[j] * kink(j - (m - 1), k);
    return sum;
}

/* Estimate, standard error and worst bias of every slope window. */
static void windows_measure(struct bounding *b)
{
    double headline = effect_headline(&b->f, b->c, &b->room, b->headline_psi);
    int32_t early = -b->f.p->time_n, late = b->f.p->time_n;

    memcpy(b->known, b->room.atts, sizeof *b->known * (size_t)b->c->cohort_n);
    for (int32_t m = LEAST_SLOPE; m <= b->m_most; m++) {
        /* a kink before everything is a line of slope 1: constants cancel */
        double reach = headline_of_kink(b, early), lambda[EFFECT_TREND_PERIODS], slope;

        b->worst[m] = 0;
        for (int32_t k = early + 1; k < late; k++)
            b->worst[m] += fabs(headline_of_kink(b, k) - slope_of_kink(m, k) * reach);
        effect_slope_weights(m, lambda);
        slope = effect_before(&b->f, b->c, m, lambda, &b->room, b->psi);
        b->est[m] = headline - slope * reach;
        for (int32_t i = 0; i < b->c->unit_n; i++)
            b->mixed[i] = b->headline_psi[i] - b->psi[i] * reach;
        b->se[m] = effect_se(b->c, b->mixed) * b->scale;
    }
}

/* The slope window with the shortest interval for bends up to `bend`; *half its half width. */
static int32_t window_best(const struct bounding *b, double bend, double *half)
{
    int32_t best = LEAST_SLOPE;

    *half = INFINITY;
    for (int32_t m = LEAST_SLOPE; m <= b->m_most; m++) {
        double width = tail_folded_at(0.95, bend * b->worst[m] / b->se[m]) * b->se[m];

        if (width < *half) {
            *half = width;
            best = m;
        }
    }
    return best;
}

static bool excludes_zero(const struct bounding *b, double bend)
{
    double half;
    int32_t m = window_best(b, bend, &half);

    return fabs(b->est[m]) > half;
}

static double bend_find(const struct bounding *b)
{
    double low = 0, high = 1e-6;

    if (!excludes_zero(b, 0))
        return 0;
    for (int k = 0; k < 60 && excludes_zero(b, high); k++)
        high *= 2;
    for (int k = 0; k < 40; k++) {
        double middle = (low + high) / 2;

        if (excludes_zero(b, middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* --- relative magnitudes, by projection over the confidence limits of the moves before --- */

static double largest_move(struct bounding *b)
{
    int32_t m = b->m_most;
    double most = 0, limit = tail_student_at(1 - 0.025 / (2 * (m - 1)), b->c->cluster_n - 1);

    for (int32_t j = 1; j < m; j++) {
        double lambda[EFFECT_TREND_PERIODS] = {0}, move;

        lambda[j] = 1;
        lambda[j - 1] = -1;
        move = effect_before(&b->f, b->c, m, lambda, &b->room, b->psi);
        move = fabs(move) + limit * effect_widen(b->c) * effect_se(b->c, b->psi);
        most = move > most ? move : most;
    }
    return most;
}

static void relative_find(struct bounding *b, struct effect_bounds *out)
{
    struct effect_plan last = *b->f.plan; /* measured from the last period before */
    const struct effect_plan *given = b->f.plan;
    double headline, reach, half, limit = tail_student_at(0.9875, b->c->cluster_n - 1);

    last.base = EFFECT_UNIVERSAL;
    b->f.plan = &last;
    headline = effect_headline(&b->f, b->c, &b->room, b->psi);
    half = limit * effect_widen(b->c) * effect_se(b->c, b->psi);
    reach = headline_of_kink(b, 0);
    out->largest_move = largest_move(b);
    out->same_low = headline - half - out->largest_move * reach;
    out->same_high = headline + half + out->largest_move * reach;
    out->move_m = (fabs(headline) - half) / (out->largest_move * reach);
    out->move_m = out->move_m > 0 ? out->move_m : 0;
    b->f.plan = given;
}

void effect_bounds(const struct effect_panel *p, const struct effect_plan *plan,
                   const struct effect_cells *c, struct arena *a, struct effect_bounds *out)
{
    struct bounding b = {.c = c, .m_most = effect_before_n(p, plan, c)};
    double half;
    int32_t m;

    *out = (struct effect_bounds){0};
    if (b.m_most < LEAST_SLOPE || plan->pool || c->cluster_n < 3)
        return;
    effect_frame_init(&b.f, p, plan, c, a);
    effect_headline_init(&b.room, c, a);
    b.headline_psi = ARENA_ARRAY(a, double, c->unit_n);
    b.known = ARENA_ARRAY(a, double, c->cohort_n);
    b.psi = ARENA_ARRAY(a, double, c->unit_n);
    b.mixed = ARENA_ARRAY(a, double, c->unit_n);
    b.scale = effect_widen(c) * effect_t(c) / tail_normal_at(0.975);
    windows_measure(&b);
    for (m = LEAST_SLOPE; m <= b.m_most; m++) {
        if (!(b.se[m] > 0) || isnan(b.est[m]))
            return;
    }
    m = window_best(&b, 0, &half);
    out->known = true;
    out->straight = b.est[m];
    out->straight_low = b.est[m] - half;
    out->straight_high = b.est[m] + half;
    out->bend_m = bend_find(&b);
    relative_find(&b, out);
}
