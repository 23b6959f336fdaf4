/* effect_count.h - rare events: observed against expected. Pure.
 *
 * What is not treated (never, or before the start) is fitted by exposure * unit * period, the
 * Poisson likelihood; treated units are then predicted from their own level and everybody's
 * periods. Never a logarithm of counts. A unit without an event before its start cannot be
 * predicted: it is left out of both sums, and what that hides is told. */
#ifndef XL_ENGINE_EFFECT_COUNT_H
#define XL_ENGINE_EFFECT_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/effect_test.h"

struct effect_count_panel {
    int32_t unit_n, time_n, cluster_n;
    const int32_t *times;    /* [time_n] rising */
    const int32_t *starts;   /* [unit_n] EFFECT_NEVER_STARTS */
    const double *events;    /* [unit_n][time_n] >= 0, NaN: missing */
    const double *exposure;  /* [unit_n][time_n] >= 0; 0 only without events; NaN: missing */
    const int32_t *clusters; /* [unit_n]; NULL: each unit by itself */
};

#define EFFECT_COUNT_LEAST 30   /* expected events below which nothing can be judged */
#define EFFECT_COUNT_DRAWS 1999 /* permutations, where not all are counted */
#define EFFECT_COUNT_BOOT 999   /* cluster bootstraps, where clusters mix starts */
#define EFFECT_COUNT_PLACEBO                                            \
    12 /* periods by which a placebo start comes earlier, at least half \
        */

struct effect_count_unit {
    int32_t unit;
    double observed, expected;
    double shrunk; /* empirical-Bayes ratio: drawn towards the whole, the more the less expected */
    double low, high; /* funnel: 99.8 % of the ratios of a place as expected lie inside */
};

struct effect_count {
    double observed, expected, ratio; /* of treated units after their start */
    double p;                         /* two-sided; NaN: unknown */
    bool permuted;                    /* else by cluster bootstrap */
    bool exact;
    int64_t draw_n;
    double placebo_ratio, placebo_p; /* as if begun EFFECT_COUNT_PLACEBO earlier; NaN: untold */
    int32_t left_out_units;
    double left_out_events;             /* after their start */
    double left_out_periods_events;     /* in periods when nobody is left untreated */
    double twoway_ratio, twoway_se_log; /* two-way Poisson regression, for comparison only */
    int32_t unit_n;
    struct effect_count_unit *units; /* [unit_n] treated units that count */
    enum effect_class class;
    uint32_t reasons;
};

/* ERR_INPUT  nobody treated inside the panel; nobody untreated; no event at all; no treated unit
 * that can be predicted. Cost       a fit is O(rounds * units * times); draws fits. */
MUST_CHECK bool effect_count_measure(const struct effect_count_panel *p, uint64_t seed,
                                     bool better_high, struct arena *a, struct effect_count *count,
                                     struct err *e);

#endif
