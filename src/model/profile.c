/* profile.c - what an organization does, as figures that can be compared. */
#include "model/profile.h"

#include <math.h>
#include <stdlib.h>

#include "model/unknown.h"

const char *const profile_figure_names[] = {
    "cases",        "cmi",       "rw2_share", "operated_share", "level3_share",
    "level4_share", "days_mean", "cost_mean", "death_share",    NULL};

static double over(double part, int64_t all)
{
    return all > 0 ? part / (double)all : NUMBER_UNKNOWN;
}

double profile_figure(const struct profile_sums *s, enum profile_figure figure)
{
    switch (figure) {
    case PROFILE_CASES:
        return (double)s->cases;
    case PROFILE_CMI:
        return over((double)s->rw_e4 / 1e4, s->rw_cases);
    case PROFILE_RW2_SHARE:
        return over((double)s->rw2_cases, s->rw_cases);
    case PROFILE_OPERATED_SHARE:
        return over((double)s->operated, s->cases);
    case PROFILE_LEVEL3_SHARE:
        return over((double)s->level3, s->operated);
    case PROFILE_LEVEL4_SHARE:
        return over((double)s->level4, s->operated);
    case PROFILE_DAYS_MEAN:
        return over((double)s->days, s->cases);
    case PROFILE_COST_MEAN:
        return over((double)s->cost_fen / 100, s->cases);
    default:
        return over((double)s->deaths, s->cases);
    }
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
