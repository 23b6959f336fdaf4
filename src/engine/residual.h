/* residual.h - what it would cost to change an optimal plan a little: the least costs, level by
 * level, of sending one unit on through its network. Pure.
 *
 * A residual arc is one that could carry more, or, turned round, one that could carry less. Teams
 * stay as the plan has them. By the plan's prices no residual arc has a reduced cost below 0, so
 * Dijkstra's method finds the cheapest ways; costs are compared step by step. */
#ifndef XL_ENGINE_RESIDUAL_H
#define XL_ENGINE_RESIDUAL_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"
#include "engine/dispatch_limit.h"
#include "engine/pair.h"

struct residual_cost {
    int64_t steps[DISPATCH_STEP_N]; /* steps[s] > 0: worse by so much at step s */
};

struct residual_group { /* members of each item, side by side */
    int32_t *first, *items;
};

struct residual {
    const struct dispatch_problem *p;
    const struct dispatch_plan *plan;
    const struct pair_list *pairs;
    int step_n; /* steps that are compared */
    struct dispatch_limits limits;
    struct dispatch_counts counts;
    struct residual_group offers_of_department, offers_of_organization, departments, demands;
    int32_t organization, department, offer, demand, county, node_n; /* first node of each kind */
    struct residual_cost *prices; /* [node_n] those of the plan, node by node */
    bool *sent;                   /* [offer_n] whether the unit of each flows to him */
    bool *fixed;                  /* [offer_n] whether he is */
    /* of the last search */
    struct residual_cost *costs; /* [node_n] reduced */
    int64_t *keys;               /* [node_n] costs in one number: of two the less is the nearer */
    int32_t *next;               /* [node_n] the node that follows on the way */
    int32_t from;                /* where it could end, or -1 */
    const int64_t *ends;         /* [node_n] above 0 where it may end, at the nearest; NULL: none */
    int32_t *heap, *place;       /* [node_n] nodes; place of each, -1 unseen, -2 done */
    int32_t heap_n;
};

enum { RESIDUAL_WORLD = 0 }; /* source and sink */

/* The plan must be one that dispatch_check accepts, and outlive it, as must the arena.
 *   step_n  1..DISPATCH_STEP_N; no step after them is looked at */
void residual_make(struct residual *r, const struct dispatch_problem *p,
                   const struct dispatch_plan *plan, const struct pair_list *pairs, int step_n,
                   struct arena *a);

/* Finds the cheapest ways from all nodes to `to`; ends early once it knows that from `from`, if
 * `from` >= 0, or that from the nearest of the `ends`, which r->from is then. O(pairs + nodes log
 * nodes). */
void residual_search(struct residual *r, int32_t to, int32_t from);

/* The costs of the way from a node to `to` of the last search; false where there is none. */
bool residual_way(const struct residual *r, int32_t from, int32_t to, struct residual_cost *cost);

/* Whether the last search knows the way from a node. */
bool residual_done(const struct residual *r, int32_t v);

/* The department or organization whence an offer is sent, or the world. */
int32_t residual_sender(const struct residual *r, int32_t i);

/* -1, 0, 1 at the first of the compared steps where the two differ. */
int residual_compare(const struct residual *r, const struct residual_cost *a,
                     const struct residual_cost *b);

#endif
