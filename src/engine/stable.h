/* stable.h - training places where both sides rank each other: deferred acceptance. Pure. */
#ifndef XL_ENGINE_STABLE_H
#define XL_ENGINE_STABLE_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

struct stable_rank { /* one line of one side's list; (side, offer, demand) once */
    int32_t offer, demand;
    bool of_demand; /* the demand ranks the offer; else the offer ranks the demand */
    int32_t rank;   /* 1…, smaller is better; ties go by index */
};

/* Who may be matched: eligible, and on both lists. By demand, then offer. */
struct stable_lists {
    struct pair_list pairs;
    int32_t *offer_ranks, *demand_ranks; /* of each pair: by the offer, by the demand */
};

void stable_lists_make(const struct dispatch_problem *p, const struct stable_rank *ranks, int64_t n,
                       struct arena *a, struct stable_lists *lists);

/* The stable matching that is best for every offer at once.
 *   demand_of  [offer_n] written; -1 unmatched
 * Cost    O(pairs log pairs + proposals * seats)
 * Source  D. Gale, L. S. Shapley, American Mathematical Monthly 69 (1962) 9-15 */
void stable_match(const struct dispatch_problem *p, const struct stable_lists *lists,
                  int32_t *demand_of);

/* How many pairs would both rather have each other than what they have: 0 if it is stable. Counted
 * without the matching algorithm. */
int64_t stable_blocking(const struct dispatch_problem *p, const struct stable_lists *lists,
                        const int32_t *demand_of);

#endif
