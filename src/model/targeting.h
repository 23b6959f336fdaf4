/* targeting.h - whether a plan's seats go where its programme wants them first. Pure. */
#ifndef XL_MODEL_TARGETING_H
#define XL_MODEL_TARGETING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct targeting_demand {
    struct str county, discipline;
    int64_t seats, filled; /* 0 <= filled <= seats */
};
struct targeting {
    int64_t seats, filled;                   /* of all demands */
    int64_t priority_seats, priority_filled; /* of those of the priority places */
};

/* Sums of the demands of a plan; `passed[i]` is how many seats of the same discipline stay empty in
 * priority places although demand i, of another place, has one: 0 where it is no exception.
 * O(n * n) at worst. */
struct targeting targeting_measure(const struct targeting_demand *demands, size_t n,
                                   const struct str_list *priority, int64_t *passed);

/* Share of the filled seats that went to priority places; NUMBER_UNKNOWN without a filled seat. */
double targeting_share(const struct targeting *t);

#endif
