/* flow_fill.h - brings what is too much at some nodes to where it lacks, one unit after another,
 * each by the cheapest way. For networks whose units mostly settle near by. Pure.
 *
 * Beside arcs there are movers: nodes that take in one unit and have at any time one way on. A
 * mover at home passes it on to his home for nothing; one who sits somewhere has come from there,
 * and who makes him come elsewhere gives that node its unit back. They are no nodes here, so that a
 * search steps over them. */
#ifndef XL_ENGINE_FLOW_FILL_H
#define XL_ENGINE_FLOW_FILL_H

#include <stdint.h>

#include "base/arena.h"

struct flow_fill_arc {
    int32_t tail, head;
    int32_t cost;
    int32_t left, moved; /* what it can carry more, and less */
};

struct flow_fill_mover {
    int32_t at;   /* the node he sits at, or his home; his price is that node's and `cost` */
    int32_t home; /* -1: he can not go back to where he was at first */
    int32_t cost; /* of his coming to where he sits; 0 at home */
    int32_t before, next; /* flow_fill.c's: others who came from the same home */
};

struct flow_fill_key { /* a mover who may come to a node */
    int64_t value;     /* flow_fill.c's */
    int32_t mover;
    int32_t cost; /* of his coming */
};

struct flow_fill {
    int32_t node_n, arc_n, mover_n;
    struct flow_fill_arc *arcs;     /* [arc_n] by tail */
    int32_t *first;                 /* [node_n + 1] the first arc of each tail */
    struct flow_fill_mover *movers; /* [mover_n] all at home at first */
    struct flow_fill_key *keys;     /* by node; their order in a node is changed */
    int64_t *first_key;             /* [node_n + 1]; NULL without movers */
    int64_t *excess; /* [node_n] what is too much, or, below 0, lacks; 0 in the end */
    int64_t *prices; /* [node_n] */
};

/* Moves until nothing is too much anywhere. Amounts, places and prices become those of the cheapest
 * flow.
 *   f      by its prices no arc that could carry more costs too little, nor one that could carry
 *          less too much, nor does any mover's coming; and all of it can be brought
 *   order  [n] nodes served first, each for one unit if it has too much
 * Cost     a search for each unit, as far as the nearest node that lacks
 * Source   successive shortest paths with potentials: J. Edmonds, R. M. Karp, J. ACM 19 (1972)
 *          248-264 */
void flow_fill(struct flow_fill *f, const int32_t *order, int32_t n);

#endif
