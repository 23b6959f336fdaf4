/* dispatch_slim.h - a network without the nodes that one free arc supplies. Pure. Of dispatch*.c
 * alone.
 *
 * Where a single arc of any amount and no cost leads into a node, the two ends have one price, and
 * what flows over the arc is what leaves the node: departments and organizations without a quota,
 * demands whose people all come from one pool. */
#ifndef XL_ENGINE_DISPATCH_SLIM_H
#define XL_ENGINE_DISPATCH_SLIM_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/flow.h"

struct dispatch_slim {
    const struct flow_network *whole;
    struct flow_network net;
    int32_t *node;    /* [whole node_n] its number in `net`, or that of whoever supplies it */
    int32_t *into;    /* [whole node_n] the arc that alone supplies it, -1: it is a node of `net` */
    int32_t *arc;     /* [whole arc_n] its number in `net`, or -1 */
    int64_t *costs;   /* [net arc_n] the last given */
    int64_t *amounts; /* [whole arc_n] the last taken */
    int64_t *prices;  /* [whole node_n] likewise */
};

/*   priced  [arc_n] arcs that cost something at some time */
void dispatch_slim_make(struct dispatch_slim *s, const struct flow_network *whole,
                        const bool *priced, struct arena *a);

const int64_t *dispatch_slim_costs(struct dispatch_slim *s, const int64_t *costs);
const int64_t *dispatch_slim_prices(struct dispatch_slim *s, const int64_t *prices);
const int64_t *dispatch_slim_amounts(struct dispatch_slim *s, const int64_t *amounts);

#endif
