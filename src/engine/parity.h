/* parity.h - posts that were granted against people on site, day by day. Pure. */
#ifndef XL_ENGINE_PARITY_H
#define XL_ENGINE_PARITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* From its first to its last day a group has so many seats more, or people more (fewer: on leave).
 */
struct parity_span {
    int32_t group;
    int32_t from_day, until_day; /* inclusive; DAY_NONE: open on that side */
    int32_t seats, people;
};

/* Days in which nothing changed. */
struct parity_run {
    int32_t group;
    int32_t from_day, until_day;
    int64_t granted, present;
};

struct parity_sum {
    int64_t granted_days, present_days; /* a seat, a person for a day */
    int64_t short_days;                 /* the sum over days of what was missing on that day: one
                                           day's surplus does not make up for another's lack */
};

struct parity_ledger {
    struct parity_run *runs; /* by group and day; no gaps, no two alike side by side */
    size_t run_n;
    struct parity_sum *sums; /* [group_n] */
};

struct parity_input {
    const struct parity_span *spans;
    size_t n;
    int32_t group_n;
    int32_t from_day, until_day; /* the window, inclusive */
};

/* Sums the spans within a window of days.
 * ERR_INPUT  a window that ends before it begins; a group out of range; a day on which a group has
 *            less than no seats or people. `p` is untouched then.
 * Cost       O(n log n) time, O(n + group_n) memory of the arena. */
MUST_CHECK bool parity_measure(const struct parity_input *in, struct arena *a,
                               struct parity_ledger *p, struct err *e);

/* Proves a result without the sweep: each day of each run is counted anew from the spans. ERR_CHECK
 * tells the first that does not hold. O(n * days * groups). */
MUST_CHECK bool parity_check(const struct parity_input *in, const struct parity_ledger *p,
                             struct err *e);

#endif
