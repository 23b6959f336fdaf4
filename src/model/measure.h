/* measure.h - a figure that is looked at year by year: what is counted of whom, from which year on,
 * against which plan; as it is claimed by whom it is of, verified by who oversees him, validated
 * from another source. Pure. */
#ifndef XL_MODEL_MEASURE_H
#define XL_MODEL_MEASURE_H

#include "base/err.h"
#include "base/id.h"
#include "model/figure.h"

enum measure_tier { MEASURE_CLAIMED, MEASURE_VERIFIED, MEASURE_VALIDATED, MEASURE_TIER_N };
extern const char *const measure_tier_names[MEASURE_TIER_N + 1]; /* "claimed" … NULL */

struct measure_plan {
    int32_t year;
    double value; /* in the unit */
};

struct measure {
    struct str id, label, unit;
    struct str population;             /* whose it is, in words */
    struct str numerator, denominator; /* what they count, in words; the second may be empty */
    struct figure figure;              /* kind count, share (in per cent) or ratio, its counts */
    bool stock;                        /* all there is at the year's end; else of the year alone */
    bool low_is_better;
    int32_t baseline_year;
    struct measure_plan *plans; /* by rising year */
    int32_t plan_n;
};

/* The words of a noun's `status` that count in a tier; at most two, NULL behind them. None where
 * the noun knows no such tier: the value is unknown then. */
struct measure_words {
    const char *words[3];
};
struct measure_words measure_tier_words(const struct noun *noun, enum measure_tier tier);

/* What one organization tells for one month of the year (0 to 11; 0 of a stock). A part that is
 * not told is unknown, unless lines are counted: then none is 0. */
struct measure_cell {
    struct str organization;
    int32_t month;
    int64_t n[2]; /* numerator, denominator */
    bool told[2];
};
struct measure_cells { /* by organization and month, each once */
    struct measure_cell *items;
    size_t n;
};

struct measure_value {
    double value;                   /* in the unit; NaN: unknown */
    int64_t numerator, denominator; /* COUNT_UNKNOWN */
    int64_t organization_n;         /* whose cells are in it */
    int64_t half_n;                 /* cells left out since a part of them is not told */
};
/* `known` false: the tier is not one of the noun's. No lines of a count of lines are 0 of them. */
struct measure_value measure_reckon(const struct measure *m, const struct measure_cells *cells,
                                    bool known);

/* Of what both times tell: the same organizations in the same months, so that one who was not asked
 * before is no growth. Counts of lines are compared as they are. */
struct measure_change {
    double change; /* more in per cent of a count; in points of a share or ratio; NaN: unknown */
    int64_t organization_n;
};
struct measure_change measure_compare(const struct measure *m, const struct measure_cells *now,
                                      const struct measure_cells *before);

double measure_plan_of(const struct measure *m, int32_t year); /* NaN: none */

/* Whether `actor` may tell a tier of a value: who claimed it does not verify it, who did either
 * does not validate it. ERR_RIGHT; ERR_STATE where what stands above is told already, or what it
 * rests on is not. Nobody (zeros) tells as the command line does. */
struct measure_told {
    bool there[MEASURE_TIER_N];
    struct id by[MEASURE_TIER_N];
};
MUST_CHECK bool measure_may_tell(const struct measure_told *told, enum measure_tier tier,
                                 struct id actor, struct err *e);

#endif
