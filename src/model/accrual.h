/* accrual.h - what a promise has come to by a month: by confirmed day on site, or by time.
 *
 * The rounding rule, everywhere: of a promise of A fen for W days, the first d days have earned
 * E(d) = A d / W, rounded half up, and never more than A. What days (a, b] earn is E(b) - E(a).
 * So the parts of a promise sum to E of all their days, to the 分, however they are cut and in
 * whatever order they are booked: nothing is lost, nothing is made. Pure. */
#ifndef XL_MODEL_ACCRUAL_H
#define XL_MODEL_ACCRUAL_H

#include "model/programme.h"

#define ACCRUAL_FEN_MOST INT64_C(100000000000000) /* of a promise */

/* E(after) - E(before); 0 <= before <= after, whole > 0, 0 <= amount_fen <= ACCRUAL_FEN_MOST. */
int64_t accrual_part(int64_t amount_fen, int32_t before, int32_t after, int32_t whole);

/* The period of a promise that a day lies in: of a month and a day its calendar month; of a year
 * the year of service that began on `from_day` or a later anniversary of it. */
struct accrual_period {
    int32_t from_day, until_day;
    int32_t whole; /* days that earn all of it: full_days, else the calendar days */
};
struct accrual_period accrual_period_of(const struct subsidy *s, int32_t from_day, int32_t day);

/* What a month adds within one period. A month in which a year of service ends has two. */
struct accrual {
    int32_t period_from; /* the period's first day */
    int32_t days;        /* counted in the month */
    int32_t before;      /* of the same period, booked already: by the caller, who sets it */
    int32_t whole;
    int64_t amount_fen;
};
enum { ACCRUAL_PERIODS = 2 };

/* Splits the counted days of a month, rising, into their periods. `before` and `amount_fen` are
 * left 0. Returns how many. O(n). */
int accrual_split(const struct subsidy *s, int32_t from_day, const int32_t *days, int32_t day_n,
                  struct accrual parts[ACCRUAL_PERIODS]);

/* The amount of a part once its `before` is known. Of a subsidy per day: each day earns it whole.
 */
void accrual_reckon(const struct subsidy *s, struct accrual *part);

/* A promise that time alone earns, studio or post: the days of a month within [from_day, until_day]
 * (DAY_NONE: open). Per year it is the calendar year. False: the month has none. */
bool accrual_by_time(const struct subsidy *s, int32_t from_day, int32_t until_day, int32_t month,
                     struct accrual *part);

#endif
