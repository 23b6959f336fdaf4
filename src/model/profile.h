/* profile.h - what an organization does, as figures that can be compared. Pure. */
#ifndef XL_MODEL_PROFILE_H
#define XL_MODEL_PROFILE_H

#include <stdint.h>

#include "base/str.h"

/* Sums of an organization over some months. */
struct profile_sums {
    int64_t cases, rw_cases, rw_e4, rw2_cases, operated, level3, level4, days, cost_fen, deaths;
};

/* A discipline of an organization in a month. */
struct profile_ward {
    struct str organization, discipline; /* discipline empty: unknown */
    int32_t month;
    struct profile_sums sums;
};

enum profile_figure {
    PROFILE_CASES,
    PROFILE_CMI,            /* weight of grouped cases, per case of known weight */
    PROFILE_RW2_SHARE,      /* cases of weight 2 and more, of those of known weight */
    PROFILE_OPERATED_SHARE, /* of all cases */
    PROFILE_LEVEL3_SHARE,   /* cases whose highest operation is of level 3, of the operated */
    PROFILE_LEVEL4_SHARE,
    PROFILE_DAYS_MEAN, /* days in bed a case */
    PROFILE_COST_MEAN, /* yuan a case */
    PROFILE_DEATH_SHARE,
    PROFILE_N
};
extern const char *const profile_figure_names[]; /* NULL behind the last */

/* NUMBER_UNKNOWN where the denominator is 0; PROFILE_CASES has none. */
double profile_figure(const struct profile_sums *sums, enum profile_figure figure);

/* The same as numerator and denominator, whole numbers both; that of PROFILE_CASES is 1. */
void profile_ratio(const struct profile_sums *sums, enum profile_figure figure, int64_t *part,
                   int64_t *whole);

void profile_add(struct profile_sums *to, const struct profile_sums *from);

/* First quartile, median and third by linear interpolation at (n - 1) * share; sorts the values,
 * which are numbers; n >= 1. */
struct profile_quartiles {
    double low, median, high;
};
struct profile_quartiles profile_quartiles(double *values, int32_t n);

#endif
