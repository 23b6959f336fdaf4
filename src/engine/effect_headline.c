/* effect_headline.c - the headline by itself, for permutations and sensitivity, where it is wanted
 * thousands of times or with another baseline. */
#include <math.h>
#include <string.h>

#include "engine/effect_part.h"

double effect_weigh(const struct effect_cells *c, const double *atts, const double *psis,
                    double *psi)
{
    double whole = 0, att = 0;

    for (int32_t g = 0; g < c->cohort_n; g++) {
        if (isnan(atts[g]))
            continue;
        whole += c->shares[g];
        att += c->shares[g] * atts[g];
    }
    if (!(whole > 0))
        return NAN;
    att /= whole;
    for (int32_t i = 0; psi && i < c->unit_n; i++) {
        int32_t own = c->cohorts[i];

        psi[i] = own >= 0 && !isnan(atts[own]) ? c->weights[i] * (atts[own] - att) / whole : 0;
        for (int32_t g = 0; g < c->cohort_n; g++) {
            if (!isnan(atts[g]))
                psi[i] += c->shares[g] / whole * psis[(int64_t)g * c->unit_n + i];
        }
    }
    return att;
}

void effect_headline_init(struct effect_headline *room, const struct effect_cells *c,
                          struct arena *a)
{
    room->atts = ARENA_ARRAY(a, double, c->cohort_n);
    room->shares = ARENA_ARRAY(a, double, c->cohort_n);
    room->psis = ARENA_ARRAY(a, double, (int64_t)(c->cohort_n + 1) * c->unit_n);
}

/* Starts at or before `until` plus anticipation: the control set is the same where this is. */
static int32_t started(const struct effect_frame *f, const struct effect_cells *c, int32_t until)
{
    int32_t n = 0;

    if (f->plan->control == EFFECT_NEVER)
        return 0;
    while (n < c->cohort_n && c->groups[n] <= (int64_t)until + f->plan->anticipation)
        n++;
    return n;
}

/* The contrast of the mean of periods from..to-1 with the cohort's baseline. */
static void segment_set(struct effect_frame *f, int32_t group, int32_t from, int32_t to,
                        struct effect_contrast *k)
{
    effect_frame_cell(f, group, to - 1, k);
    f->lambda[to - 1] = 0;
    for (int32_t t = from; t < to; t++)
        f->lambda[t] = 1.0 / (to - from);
}

/* The end of the run of periods from `from` that share their controls. */
static int32_t segment_end(const struct effect_frame *f, const struct effect_cells *c, int32_t from)
{
    int32_t to = from + 1, set = started(f, c, f->p->times[from]);

    while (to < c->time_n && started(f, c, f->p->times[to]) == set)
        to++;
    return to;
}

static void add(double *sum, const double *part, double scale, int32_t n)
{
    for (int32_t i = 0; sum && i < n; i++)
        sum[i] += part[i] * scale;
}

/* One cohort's mean; psi and part [unit_n] are NULL or both wanted. */
static double cohort_mean(struct effect_frame *f, const struct effect_cells *c, int32_t group,
                          double *psi, double *part)
{
    int32_t from = 0, known = 0;
    double sum = 0;

    while (from < c->time_n && f->p->times[from] < group)
        from++;
    if (psi)
        memset(psi, 0, sizeof *psi * (size_t)c->unit_n);
    for (int32_t to; from < c->time_n; from = to) {
        struct effect_contrast k;
        double att = 0;

        to = segment_end(f, c, from);
        segment_set(f, group, from, to, &k);
        if (effect_frame_measure(f, &k, &att, part) != EFFECT_CELL_KNOWN)
            continue;
        known += to - from;
        sum += att * (to - from);
        add(psi, part, to - from, c->unit_n);
    }
    for (int32_t i = 0; psi && known && i < c->unit_n; i++)
        psi[i] /= known;
    return known ? sum / known : NAN;
}

double effect_headline(struct effect_frame *f, const struct effect_cells *c,
                       struct effect_headline *room, double *psi)
{
    double whole = 0, sum = 0;

    memset(room->shares, 0, sizeof *room->shares * (size_t)c->cohort_n);
    for (int32_t g = 0; g < c->cohort_n; g++) {
        for (int32_t i = 0; i < c->unit_n; i++)
            room->shares[g] += f->starts[i] == c->groups[g] ? f->weights[i] : 0;
        room->atts[g] =
            cohort_mean(f, c, c->groups[g], psi ? room->psis + (int64_t)g * c->unit_n : NULL,
                        psi ? room->psis + (int64_t)c->cohort_n * c->unit_n : NULL);
        if (isnan(room->atts[g]))
            continue;
        whole += room->shares[g];
        sum += room->shares[g] * room->atts[g];
    }
    if (psi)
        effect_weigh(c, room->atts, room->psis, psi);
    return whole > 0 ? sum / whole : NAN;
}
