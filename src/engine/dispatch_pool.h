/* dispatch_pool.h - who may go where, in far fewer arcs than there are pairs. Pure.
 *
 * Demands of one discipline that the same free offers may take share a pool; a pool takes over
 * another one whole where that one's offers are some of its own. An offer reaches a demand over
 * these arcs if and only if the two are a pair, so that whatever counts seats, not who sits on
 * them, is solved on the pools. */
#ifndef XL_ENGINE_DISPATCH_POOL_H
#define XL_ENGINE_DISPATCH_POOL_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

struct dispatch_pool_arc {
    int32_t offer;    /* whoever comes by himself, or -1 */
    int32_t from, to; /* pools; from < to; from -1 where an offer comes */
};

struct dispatch_pools {
    int32_t n;
    int32_t *pool_of;               /* [demand_n] */
    struct dispatch_pool_arc *arcs; /* [arc_n] */
    int32_t arc_n;
};

/* Fixed offers are left out.
 * Cost  per discipline: demands squared x offers / 64, and seldom that much */
void dispatch_pools_make(const struct dispatch_problem *p, const struct pair_list *pairs,
                         struct arena *a, struct dispatch_pools *pools);

#endif
