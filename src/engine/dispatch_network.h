/* dispatch_network.h - a dispatch problem as a network that is solved again and again, each time
 * with other teams open or closed. Of dispatch*.c alone. Pure. */
#ifndef XL_ENGINE_DISPATCH_NETWORK_H
#define XL_ENGINE_DISPATCH_NETWORK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "engine/dispatch.h"
#include "engine/dispatch_limit.h"
#include "engine/flow.h"
#include "engine/pair.h"

struct dispatch_gain { /* of one unit over an arc at one step; what is not listed is 0 */
    int32_t arc;
    int32_t step;
    int64_t value;
};

struct dispatch_network {
    const struct dispatch_problem *p;
    struct dispatch_limits limits;
    struct pair_list pairs;
    struct LIST(struct flow_arc) arcs;
    struct LIST(struct dispatch_gain) gains; /* all but utility */
    struct flow_network net;
    int64_t *costs;
    bool *closed; /* [pair_arc] of the solve under way: what a step has fixed */
    int32_t organization, department, offer, demand, county, pool; /* first node of each kind */
    int32_t pool_n;
    int32_t wide; /* arcs from which on costs are scaled: FLOW_WIDE, for tests fewer */
    /* First arc of each kind; pairs only of whoever is fixed or was there before, seats those from
     * pools to demands, pools those into pools. */
    int32_t offer_arc, demand_arc, county_arc, pair_arc, seat_arc, pool_arc;
};

/* Builds it; the arena is to outlive it. ERR_INPUT more than 2^30 eligible pairs. */
MUST_CHECK bool dispatch_network_make(struct dispatch_network *nw, const struct dispatch_problem *p,
                                      struct arena *a, struct err *e);
void dispatch_network_reset(struct dispatch_network *nw);

/* Keeps the prices of a step, [pool] of them. */
void dispatch_network_prices(const struct dispatch_network *nw, int step, const int64_t *from,
                             struct dispatch_prices *prices);

/* What stands in `teams` about each. */
enum { TEAM_CLOSED = 0, TEAM_OPEN = 1, TEAM_UNDECIDED = -1 };

struct dispatch_answer {
    bool feasible;
    int32_t *demand_of;            /* teams that are undecided may be filled in part */
    struct dispatch_prices prices; /* of all steps, or, infeasible, the proof in those of step 0 */
};

/* Solves the first `step_n` steps; the answer lies in the arena.
 *   teams  [team_n]; NULL where there are none */
MUST_CHECK bool dispatch_network_solve(struct dispatch_network *nw, const signed char *teams,
                                       int step_n, struct arena *a, struct dispatch_answer *answer,
                                       struct err *e);

/* The last step, from an answer that is the best at all others; `amounts` are those of the arcs. Of
 * dispatch_face.c, for dispatch_network.c alone. */
void dispatch_network_utility(const struct dispatch_network *nw, const int64_t *amounts,
                              struct dispatch_answer *answer);

#endif
