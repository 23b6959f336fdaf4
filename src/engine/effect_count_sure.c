/* effect_count_sure.c - how sure one may be of an observed over an expected. */
#include <math.h>
#include <string.h>

#include "base/random.h"
#include "engine/deal.h"
#include "engine/effect_count_part.h"

enum { ROUNDS = 20000 };
static const double TIE = 1e-5; /* fits of draws end coarsely */

void count_desk_init(struct count_desk *d, const struct effect_count_panel *p, struct arena *a)
{
    *d = (struct count_desk){.p = p, .time_n = p->time_n};
    d->cluster_n = p->clusters ? p->cluster_n : p->unit_n;
    d->clusters = ARENA_ARRAY(a, int32_t, p->unit_n);
    d->starts = ARENA_ARRAY(a, int32_t, p->unit_n);
    d->repeats = ARENA_ARRAY(a, double, p->unit_n);
    d->levels = ARENA_ARRAY(a, double, p->unit_n);
    d->periods = ARENA_ARRAY(a, double, p->time_n);
    d->sums = ARENA_ARRAY(a, double, 2 * p->time_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        d->clusters[i] = p->clusters ? p->clusters[i] : i;
        d->starts[i] = p->starts[i];
        d->repeats[i] = 1;
    }
}

/* --- permutation, bootstrap --- */

static bool labels_take(const struct count_desk *d, int32_t *labels)
{
    bool whole = true;

    for (int32_t k = 0; k < d->cluster_n; k++)
        labels[k] = INT32_MIN;
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        int32_t *label = &labels[d->clusters[i]];

        whole = whole && (*label == INT32_MIN || *label == d->starts[i]);
        *label = d->starts[i];
    }
    return whole;
}

static int as_far(struct count_desk *d, const int32_t *labels, double seen)
{
    for (int32_t i = 0; i < d->p->unit_n; i++)
        d->starts[i] = labels[d->clusters[i]];
    return !(fabs(count_ratio(d, true)) < seen - TIE); /* not measurable counts as just as far */
}

static void permute(struct count_desk *d, int32_t *labels, uint64_t seed, int64_t draw_n,
                    struct effect_count *c)
{
    int32_t n = d->cluster_n;
    double seen = fabs(count_ratio(d, true));
    int64_t far = 0, ways;

    deal_sort(labels, n);
    ways = deal_ways(labels, n, draw_n);
    c->permuted = true;
    c->exact = ways <= draw_n;
    c->draw_n = c->exact ? ways : draw_n;
    if (c->exact) {
        do
            far += as_far(d, labels, seen);
        while (deal_next(labels, n));
        c->p = (double)far / (double)ways;
        return;
    }
    for (int64_t draw = 0; draw < draw_n; draw++) {
        deal_sort(labels, n);
        deal_draw(labels, n, seed, draw);
        far += as_far(d, labels, seen);
    }
    c->p = (double)(far + 1) / (double)(draw_n + 1);
}

/* Clusters drawn with replacement; twice the smaller share of ratios on the other side of 1. */
static void bootstrap(struct count_desk *d, uint64_t seed, struct arena *a, struct effect_count *c)
{
    double *drawn = ARENA_ARRAY(a, double, d->cluster_n);
    int64_t below = 0, above = 0;

    for (int64_t draw = 0; draw < EFFECT_COUNT_BOOT; draw++) {
        struct random r = random_stream(seed, (uint64_t)draw);
        double ratio;

        memset(drawn, 0, sizeof *drawn * (size_t)d->cluster_n);
        for (int32_t k = 0; k < d->cluster_n; k++)
            drawn[random_below(&r, d->cluster_n)]++;
        for (int32_t i = 0; i < d->p->unit_n; i++)
            d->repeats[i] = drawn[d->clusters[i]];
        ratio = count_ratio(d, true);
        below += !(ratio > 0);
        above += !(ratio < 0);
    }
    for (int32_t i = 0; i < d->p->unit_n; i++)
        d->repeats[i] = 1;
    c->permuted = c->exact = false;
    c->draw_n = EFFECT_COUNT_BOOT;
    c->p = fmin(1, 2.0 * (double)((below < above ? below : above) + 1) / (EFFECT_COUNT_BOOT + 1));
}

void count_test(struct count_desk *d, uint64_t seed, int64_t draw_n, struct arena *a,
                struct effect_count *c)
{
    int32_t *labels = ARENA_ARRAY(a, int32_t, d->cluster_n);
    int32_t *held = ARENA_ARRAY(a, int32_t, d->p->unit_n);

    memcpy(held, d->starts, sizeof *held * (size_t)d->p->unit_n);
    if (labels_take(d, labels))
        permute(d, labels, seed, draw_n, c);
    else
        bootstrap(d, seed, a, c);
    memcpy(d->starts, held, sizeof *held * (size_t)d->p->unit_n);
}

/* --- as if it had begun earlier --- */

void count_placebo(struct count_desk *d, uint64_t seed, struct arena *a, struct effect_count *c)
{
    struct count_desk early;
    struct effect_count found = {.p = NAN};
    int32_t first = EFFECT_NEVER_STARTS, span;
    double ratio;

    for (int32_t i = 0; i < d->p->unit_n; i++) {
        if (d->starts[i] > d->p->times[0] && d->starts[i] < first)
            first = d->starts[i];
    }
    count_desk_init(&early, d->p, a);
    early.time_n = 0;
    while (early.time_n < d->p->time_n && d->p->times[early.time_n] < first)
        early.time_n++;
    span = early.time_n / 2 < EFFECT_COUNT_PLACEBO ? early.time_n / 2 : EFFECT_COUNT_PLACEBO;
    if (span < EFFECT_COUNT_PLACEBO / 2)
        return;
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        bool treated = d->starts[i] <= d->p->times[d->p->time_n - 1];

        early.starts[i] = treated ? d->p->times[early.time_n - span] : EFFECT_NEVER_STARTS;
    }
    ratio = count_ratio(&early, false);
    if (isnan(ratio))
        return;
    c->placebo_ratio = exp(ratio);
    count_test(&early, seed, EFFECT_COUNT_BOOT, a, &found);
    c->placebo_p = found.p;
}

/* --- two-way regression --- */

struct twoway {
    const struct count_desk *d;
    double *levels, *periods; /* factors, or what is projected out */
    double *up, *down;        /* [unit_n + time_n] sums */
    double treated;
};

static bool on(const struct count_desk *d, int32_t i, int32_t t)
{
    return d->p->times[t] >= d->p->starts[i];
}

static double mean_at(const struct twoway *w, int32_t i, int32_t t)
{
    return w->d->p->exposure[(int64_t)i * w->d->p->time_n + t] * w->levels[i] * w->periods[t]
           * (on(w->d, i, t) ? w->treated : 1);
}

/* Observed and fitted sums by unit (kind 0), by period (1), of the treated cells (2). */
static void sums_take(struct twoway *w, int kind)
{
    const struct effect_count_panel *p = w->d->p;

    for (int64_t at = 0; at < (int64_t)p->unit_n * p->time_n; at++) {
        int32_t i = (int32_t)(at / p->time_n), t = (int32_t)(at % p->time_n);
        int32_t k = kind == 0 ? i : kind == 1 ? t : 0;

        if (!count_seen(w->d, at) || (kind == 2 && !on(w->d, i, t)))
            continue;
        w->up[k] += p->events[at];
        w->down[k] += mean_at(w, i, t);
    }
}

/* Scales each to its sum; the largest relative move. */
static double scale(struct twoway *w, int kind)
{
    int32_t n = kind == 0 ? w->d->p->unit_n : kind == 1 ? w->d->p->time_n : 1;
    double *factors = kind == 0 ? w->levels : kind == 1 ? w->periods : &w->treated, most = 0;

    memset(w->up, 0, sizeof *w->up * (size_t)n);
    memset(w->down, 0, sizeof *w->down * (size_t)n);
    sums_take(w, kind);
    for (int32_t k = 0; k < n; k++) {
        double factor = w->down[k] > 0 ? w->up[k] / w->down[k] : 0;

        most = fmax(most, w->up[k] > 0 ? fabs(factor - 1) : 0);
        factors[k] *= factor;
    }
    return most;
}

/* Takes weighted means of the rest by unit (0) or period (1) off; the largest of them. */
static double project(const struct twoway *w, const double *weights, double *rest, int kind)
{
    const struct effect_count_panel *p = w->d->p;
    int32_t n = kind == 0 ? p->unit_n : p->time_n;
    double most = 0;

    memset(w->up, 0, sizeof *w->up * (size_t)n);
    memset(w->down, 0, sizeof *w->down * (size_t)n);
    for (int64_t at = 0; at < (int64_t)p->unit_n * p->time_n; at++) {
        int32_t k = (int32_t)(kind == 0 ? at / p->time_n : at % p->time_n);

        w->up[k] += weights[at] * rest[at];
        w->down[k] += weights[at];
    }
    for (int64_t at = 0; at < (int64_t)p->unit_n * p->time_n; at++) {
        int32_t k = (int32_t)(kind == 0 ? at / p->time_n : at % p->time_n);
        double mean = w->down[k] > 0 ? w->up[k] / w->down[k] : 0;

        rest[at] -= mean;
        most = fmax(most, fabs(mean));
    }
    return most;
}

/* Sandwich of the one factor: scores of the projected treatment, summed inside clusters. */
static double se_of(const struct twoway *w, struct arena *a)
{
    const struct effect_count_panel *p = w->d->p;
    int64_t cell_n = (int64_t)p->unit_n * p->time_n;
    double *weights = ARENA_ARRAY(a, double, cell_n), *rest = ARENA_ARRAY(a, double, cell_n);
    double *scores = ARENA_ARRAY(a, double, w->d->cluster_n), bread = 0, meat = 0;

    for (int64_t at = 0; at < cell_n; at++) {
        int32_t i = (int32_t)(at / p->time_n), t = (int32_t)(at % p->time_n);

        weights[at] = count_seen(w->d, at) ? mean_at(w, i, t) : 0;
        rest[at] = on(w->d, i, t);
    }
    for (int round = 0; round < ROUNDS; round++) {
        project(w, weights, rest, 0);
        if (project(w, weights, rest, 1) < 1e-12)
            break;
    }
    for (int64_t at = 0; at < cell_n; at++) {
        if (!(weights[at] > 0))
            continue;
        bread += weights[at] * rest[at] * rest[at];
        scores[w->d->clusters[at / p->time_n]] += rest[at] * (p->events[at] - weights[at]);
    }
    for (int32_t k = 0; k < w->d->cluster_n; k++)
        meat += scores[k] * scores[k];
    return bread > 0 ? sqrt(meat) / bread : NAN;
}

void count_twoway(struct count_desk *d, struct arena *a, struct effect_count *c)
{
    const struct effect_count_panel *p = d->p;
    int32_t most = p->unit_n > p->time_n ? p->unit_n : p->time_n;
    struct twoway w = {.d = d, .treated = 1};

    w.levels = ARENA_ARRAY(a, double, p->unit_n);
    w.periods = ARENA_ARRAY(a, double, p->time_n);
    w.up = ARENA_ARRAY(a, double, most);
    w.down = ARENA_ARRAY(a, double, most);
    for (int32_t i = 0; i < p->unit_n; i++)
        w.levels[i] = 1;
    for (int32_t t = 0; t < p->time_n; t++)
        w.periods[t] = 1;
    for (int round = 0; round < ROUNDS; round++) {
        double moved = scale(&w, 0);

        moved = fmax(moved, scale(&w, 1));
        moved = fmax(moved, scale(&w, 2));
        if (moved < 1e-12)
            break;
    }
    c->twoway_ratio = w.treated;
    c->twoway_se_log = w.treated > 0 ? se_of(&w, a) : NAN;
}
