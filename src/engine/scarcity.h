/* scarcity.h - what one practitioner more of each kind would bring: whom to train next. Pure. */
#ifndef XL_ENGINE_SCARCITY_H
#define XL_ENGINE_SCARCITY_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

enum { SCARCITY_LEVEL_N = 6, SCARCITY_RANK_N = 4 }; /* levels 0..5; title ranks 1..4 */

struct scarcity_row {
    int32_t discipline, title_rank;
    struct dispatch_set techniques;   /* that some demand requires, or empty */
    int32_t set;                      /* the number of those, of set_n */
    int64_t better[SCARCITY_LEVEL_N]; /* shortfall less, tiers 1..5 more; the first not 0 is > 0 */
};

struct scarcity {
    struct scarcity_row *rows; /* by discipline, set, rank; those not all 0 */
    int32_t n, set_n;
    bool done; /* false: stopped, and there are no rows */
};

/* The exact changes of levels 0..5 when one practitioner more is there, of no organization, free at
 * all times, excluding nothing.
 *   plan   proved best; the pairs are those of the problem
 *   stop   asked before each kind that is solved anew; NULL: never stops
 * Without teams one search through the plan's residual network; with teams each kind that differs
 * is solved anew, which may cost as much as the plan.
 * False only where such a solve fails. */
MUST_CHECK bool scarcity_find(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                              const struct pair_list *pairs, const struct dispatch_stop *stop,
                              struct arena *a, struct scarcity *scarcity, struct err *e);

#endif
