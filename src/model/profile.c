/* profile.c - what an organization does, as figures that can be compared. */
#include "model/profile.h"

#include <math.h>
#include <stdlib.h>

#include "model/unknown.h"

enum { WEIGHT = 10000, YUAN = 100 };

const char *const profile_figure_names[] = {
    "cases",        "cmi",       "rw2_share", "operated_share", "level3_share",
    "level4_share", "days_mean", "cost_mean", "death_share",    NULL};

void profile_ratio(const struct profile_sums *s, enum profile_figure figure, int64_t *part,
                   int64_t *whole)
{
    const int64_t parts[PROFILE_N] = {
        [PROFILE_CASES] = s->cases,         [PROFILE_CMI] = s->rw_e4,
        [PROFILE_RW2_SHARE] = s->rw2_cases, [PROFILE_OPERATED_SHARE] = s->operated,
        [PROFILE_LEVEL3_SHARE] = s->level3, [PROFILE_LEVEL4_SHARE] = s->level4,
        [PROFILE_DAYS_MEAN] = s->days,      [PROFILE_COST_MEAN] = s->cost_fen,
        [PROFILE_DEATH_SHARE] = s->deaths};
    const int64_t wholes[PROFILE_N] = {[PROFILE_CASES] = 1,
                                       [PROFILE_CMI] = s->rw_cases * WEIGHT,
                                       [PROFILE_RW2_SHARE] = s->rw_cases,
                                       [PROFILE_OPERATED_SHARE] = s->cases,
                                       [PROFILE_LEVEL3_SHARE] = s->operated,
                                       [PROFILE_LEVEL4_SHARE] = s->operated,
                                       [PROFILE_DAYS_MEAN] = s->cases,
                                       [PROFILE_COST_MEAN] = s->cases * YUAN,
                                       [PROFILE_DEATH_SHARE] = s->cases};

    *part = parts[figure];
    *whole = wholes[figure];
}

double profile_figure(const struct profile_sums *s, enum profile_figure figure)
{
    int64_t part, whole;

    profile_ratio(s, figure, &part, &whole);
    return whole > 0 ? (double)part / (double)whole : NUMBER_UNKNOWN;
}

void profile_add(struct profile_sums *to, const struct profile_sums *from)
{
    to->cases += from->cases;
    to->rw_cases += from->rw_cases;
    to->rw_e4 += from->rw_e4;
    to->rw2_cases += from->rw2_cases;
    to->operated += from->operated;
    to->level3 += from->level3;
    to->level4 += from->level4;
    to->days += from->days;
    to->cost_fen += from->cost_fen;
    to->deaths += from->deaths;
}

static int double_compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double at(const double *sorted, int32_t n, double share)
{
    double place = (n - 1) * share, below = floor(place);
    int32_t ix = (int32_t)below;

    return ix + 1 >= n ? sorted[n - 1]
                       : sorted[ix] + (place - below) * (sorted[ix + 1] - sorted[ix]);
}

struct profile_quartiles profile_quartiles(double *values, int32_t n)
{
    qsort(values, (size_t)n, sizeof *values, double_compare);
    return (struct profile_quartiles){at(values, n, 0.25), at(values, n, 0.5), at(values, n, 0.75)};
}
