/* effect_permute.c - the headline under every other way in which the starts could have been dealt.
 *
 * Under a constant effect tau the outcomes without treatment are y - tau d, with d 1 from a unit's
 * start on. The headline is linear in the outcomes, so that one pass that keeps the headline a of y
 * and b of d for each assignment gives the test of every tau: |a_j - tau b_j| against the observed.
 */
#include <assert.h>
#include <math.h>

#include "engine/deal.h"
#include "engine/effect_part.h"
#include "engine/effect_test.h"

static const double TIE = 1e-9; /* relative: rounding must not make an equal assignment rarer */

struct dealing {
    const struct effect_cells *c;
    struct effect_frame of_y, of_d;
    struct effect_headline room;
    int32_t *labels; /* [cluster_n] start of each cluster */
    double *a, *b;   /* [assignments], the observed one first where drawn */
    int64_t n;
};

static bool labels_take(const struct effect_cells *c, const int32_t *starts, int32_t *labels)
{
    bool whole = true;

    for (int32_t k = 0; k < c->cluster_n; k++)
        labels[k] = INT32_MIN;
    for (int32_t i = 0; i < c->unit_n; i++) {
        int32_t *label = &labels[c->clusters[i]];

        whole = whole && (*label == INT32_MIN || *label == starts[i]);
        *label = starts[i];
    }
    return whole;
}

static void measure(struct dealing *d)
{
    for (int32_t i = 0; i < d->c->unit_n; i++)
        d->of_y.starts[i] = d->of_d.starts[i] = d->labels[d->c->clusters[i]];
    d->a[d->n] = effect_headline(&d->of_y, d->c, &d->room, NULL);
    d->b[d->n] = effect_headline(&d->of_d, d->c, &d->room, NULL);
    d->n++;
}

/* p of the hypothesis that the effect is tau; a_0, b_0 are the observed. */
static double p_of(const struct dealing *d, bool exact, double tau, double a_0, double b_0)
{
    double seen = fabs(a_0 - tau * b_0);
    int64_t as_far = 0;

    for (int64_t j = 0; j < d->n; j++)
        as_far += !(fabs(d->a[j] - tau * d->b[j]) < seen * (1 - TIE));
    return exact ? (double)as_far / (double)d->n : (double)(as_far + 1) / (double)(d->n + 1);
}

/* Where, going out from the headline, the hypothesis begins to be rejected. */
static double limit_of(const struct dealing *d, bool exact, double a_0, double b_0, double sign)
{
    double inside = 0, outside = 0, step = fabs(a_0) + 1e-12;

    for (int64_t j = 0; j < d->n; j++) {
        if (fabs(d->a[j]) > step)
            step = fabs(d->a[j]);
    }
    for (int k = 0; k < 12 && outside <= inside; k++, step *= 2) {
        if (p_of(d, exact, a_0 / b_0 + sign * step, a_0, b_0) <= 0.05)
            outside = step;
        else
            inside = step;
    }
    if (outside <= inside)
        return sign * INFINITY;
    for (int k = 0; k < 50; k++) {
        double middle = (inside + outside) / 2;

        if (p_of(d, exact, a_0 / b_0 + sign * middle, a_0, b_0) <= 0.05)
            outside = middle;
        else
            inside = middle;
    }
    return a_0 / b_0 + sign * outside;
}

/* The panel with 1 from each unit's start on, 0 before: what a constant effect of 1 adds. */
static struct effect_panel indicator(const struct effect_panel *p, struct arena *a)
{
    struct effect_panel d = *p;
    double *y = ARENA_ARRAY(a, double, (int64_t)p->unit_n * p->time_n);

    for (int64_t i = 0; i < p->unit_n; i++) {
        for (int64_t t = 0; t < p->time_n; t++)
            y[i * p->time_n + t] = p->times[t] >= p->starts[i] ? 1 : 0;
    }
    d.outcomes = y;
    return d;
}

static void deal_all(struct dealing *d, bool exact, uint64_t seed)
{
    int32_t n = d->c->cluster_n;

    if (exact) {
        do
            measure(d);
        while (deal_next(d->labels, n));
        return;
    }
    for (int64_t draw = 0; draw < EFFECT_PERMUTE_DRAWS; draw++) {
        deal_sort(d->labels, n); /* a draw must not depend on the draw before */
        deal_draw(d->labels, n, seed, draw);
        measure(d);
    }
}

void effect_permute(const struct effect_panel *p, const struct effect_plan *plan,
                    const struct effect_cells *c, uint64_t seed, struct arena *a,
                    struct effect_permutation *r)
{
    struct effect_panel ones = indicator(p, a);
    struct dealing d = {.c = c};
    int64_t n;

    *r = (struct effect_permutation){.p = NAN, .least_p = NAN, .att = NAN, .low = NAN, .high = NAN};
    effect_frame_init(&d.of_y, p, plan, c, a);
    effect_frame_init(&d.of_d, &ones, plan, c, a);
    d.labels = ARENA_ARRAY(a, int32_t, c->cluster_n);
    d.room.atts = ARENA_ARRAY(a, double, c->cohort_n);
    d.room.shares = ARENA_ARRAY(a, double, c->cohort_n);
    if (plan->pool || !labels_take(c, d.of_y.starts, d.labels))
        return;
    deal_sort(d.labels, c->cluster_n);
    n = deal_ways(d.labels, c->cluster_n, EFFECT_PERMUTE_EXACT_MOST);
    r->exact = n <= EFFECT_PERMUTE_EXACT_MOST;
    r->n = r->exact ? n : EFFECT_PERMUTE_DRAWS;
    d.a = ARENA_ARRAY(a, double, r->n + 1);
    d.b = ARENA_ARRAY(a, double, r->n + 1);
    labels_take(c, d.of_y.starts, d.labels);
    measure(&d);
    d.n = 0;
    {
        double a_0 = d.a[0], b_0 = d.b[0];

        deal_sort(d.labels, c->cluster_n);
        deal_all(&d, r->exact, seed);
        r->known = !isnan(a_0) && b_0 > 0;
        r->att = a_0;
        r->least_p = r->exact ? 1.0 / (double)r->n : 1.0 / (double)(r->n + 1);
        if (!r->known)
            return;
        r->p = p_of(&d, r->exact, 0, a_0, b_0);
        r->low = limit_of(&d, r->exact, a_0, b_0, -1);
        r->high = limit_of(&d, r->exact, a_0, b_0, 1);
    }
}
