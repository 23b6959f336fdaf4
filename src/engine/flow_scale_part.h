/* flow_scale_part.h - how flow_scale keeps its network. Of flow_scale*.c alone. */
#ifndef XL_ENGINE_FLOW_SCALE_PART_H
#define XL_ENGINE_FLOW_SCALE_PART_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/flow.h"

enum { NOTHING = -1 };

struct flow_scale_node { /* what a search wants of one, side by side */
    int64_t price, excess, far;
    int32_t order, seen; /* when it was settled, -1 not yet; in which search it was seen */
    int32_t first;       /* its first open arc */
    int32_t loaded;      /* the head of the list of arcs into it that carry something */
    int32_t at, at_in;   /* where its arcs are read on; `at` is DEAD: it leads nowhere */
};

struct flow_scale_arc {
    int64_t cost;
    int64_t left, moved; /* what it can carry more, and less */
    int32_t tail, head;
    int32_t next, before; /* in the list of those that carry something */
};

struct flow_scale {
    int32_t *node;                 /* [node_n] the number here of each node of the network */
    int32_t *arc;                  /* [open_n] whose arc of the network each is */
    struct flow_scale_node *nodes; /* [node_n + 1] */
    struct flow_scale_arc *arcs;   /* [open_n] by tail */
    int32_t *settled, *source, *way;
    int32_t settled_n, source_n;
    int32_t search; /* number of the last */
};

/* All arcs at their lower bounds; what that leaves over or short is in `excess`. */
void flow_scale_make(struct flow *f, struct arena *a);

#endif
