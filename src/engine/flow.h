/* flow.h - the cheapest flow through a network, re-solved under one cost after another. Pure.
 *
 *     struct flow f;
 *     if (!flow_start(&f, &network, arena, e)) return false;   // some flow that is allowed
 *     for (each cost in turn) {
 *         if (!flow_solve(&f, costs, e)) return false;         // the cheapest of those still open
 *         use(f.amounts, f.prices);
 *         flow_hold(&f);                                       // only flows as cheap stay open
 *     }
 *
 * Integers only. The same network and costs give the same amounts and prices on every machine. */
#ifndef XL_ENGINE_FLOW_H
#define XL_ENGINE_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define FLOW_MOST (INT64_C(1) << 31) /* of supplies and bounds: sums of them then fit */
#define FLOW_WIDE 50000              /* arcs from which on costs are scaled; fewer: the simplex */
#define FLOW_VALUE_MOST (INT64_C(1) << 60) /* of the largest cost x (node_n + 1) */

struct flow_arc {
    int32_t tail, head;   /* from, to; not the same */
    int64_t lower, upper; /* -FLOW_MOST <= lower <= upper <= FLOW_MOST */
};

struct flow_network {
    int32_t node_n, arc_n;
    const int64_t *supplies;     /* [node_n] what leaves minus what comes; NULL: all 0 */
    const struct flow_arc *arcs; /* [arc_n] */
};

struct flow_link { /* an arc as the pricing reads it */
    int32_t tail, head;
    int64_t cost;
};
struct flow_node {       /* of the spanning tree; -1 where there is none */
    int32_t parent, arc; /* the arc to the parent, whichever way it points */
    int32_t child, next, previous;
    int32_t depth;
};

struct flow {
    int64_t *amounts; /* [arc_n] */
    int64_t *prices;  /* [node_n]; price of node 0 is 0 */
    /* The rest is flow.c's. Node node_n is the root, arc arc_n + v the artificial one of node v. */
    const struct flow_network *net;
    struct flow_link *links;
    struct flow_node *nodes;
    int64_t *room, *moved; /* per arc: upper - lower, amount - lower */
    int64_t *potentials;   /* per node */
    int64_t *phase_one;    /* [node_n] prices of flow_start, see there */
    signed char *states;   /* per arc: 1 at its lower bound, -1 upper, 0 tree or fixed */
    int32_t *open;         /* arcs that are not fixed, [open_n]; pricing goes on at place `next` */
    int32_t open_n, next;
    bool held;
    struct flow_scale *scale; /* the other way to solve, of flow_scale.c; NULL: the simplex */
};

/* Finds a flow within the bounds. The network must outlive `f`, which lives in the arena.
 * ERR_INPUT       a node that is not there, a loop, bounds or supplies beyond FLOW_MOST,
 *                 lower > upper
 * ERR_IMPOSSIBLE  no flow meets supplies and bounds; the text names a node that cannot, and
 *                 `phase_one` proves it: sum over the arcs of the least amount x (price(tail) -
 *                 price(head)) within the bounds, less sum supply x price, is above 0
 * Cost            as flow_solve; the simplex below FLOW_WIDE arcs, scaled costs from there on */
MUST_CHECK bool flow_start(struct flow *f, const struct flow_network *net, struct arena *a,
                           struct err *e);

/* The same with the way to solve chosen by the caller: for tests and comparisons. */
MUST_CHECK bool flow_start_simplex(struct flow *f, const struct flow_network *net, struct arena *a,
                                   struct err *e);
MUST_CHECK bool flow_start_scaled(struct flow *f, const struct flow_network *net, struct arena *a,
                                  struct err *e);

/* Makes the flow the cheapest of those still open and writes amounts and prices.
 * Reduced cost = cost + price(tail) - price(head): >= 0 where an open arc could carry more, <= 0
 * where it could carry less. Before any flow_hold every arc is open.
 *   costs      [arc_n], per unit
 * ERR_INPUT    costs beyond FLOW_VALUE_MOST / (node_n + 1), `f` is as before; prices that would
 *              need more than 64 bits, `f` is of no more use
 * Cost         simplex pivots from the last tree: few when few costs matter; scaled, a few dozen
 *              readings of the open arcs for each bit of the costs
 * Source       network simplex with strongly feasible trees: W. H. Cunningham, Mathematical
 *              Programming 11 (1976) 105-116; block pricing; for scaled costs see flow_scale.c */
MUST_CHECK bool flow_solve(struct flow *f, const int64_t *costs, struct err *e);

/* Fixes every arc whose reduced cost under the last costs is not zero at the bound where it stands:
 * what stays open are exactly the flows of the same cost. */
void flow_hold(struct flow *f);

/* Proves amounts to be a cheapest flow by the prices, without the solver.
 * ERR_CHECK  with the first arc or node at fault. */
MUST_CHECK bool flow_check(const struct flow_network *net, const int64_t *costs,
                           const int64_t *amounts, const int64_t *prices, struct err *e);

#endif
