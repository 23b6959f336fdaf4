/* dispatch_slim.c - see dispatch_slim.h. */
#include "engine/dispatch_slim.h"

#include <string.h>

/* The one arc into each node where that is free; -1 elsewhere. */
static void into_find(struct dispatch_slim *s, const bool *priced)
{
    enum { NONE = -1, MANY = -2 };
    const struct flow_network *whole = s->whole;

    for (int32_t v = 0; v < whole->node_n; v++)
        s->into[v] = NONE;
    for (int32_t x = 0; x < whole->arc_n; x++) {
        int32_t *into = &s->into[whole->arcs[x].head];

        *into = *into == NONE ? x : MANY;
    }
    for (int32_t v = 0; v < whole->node_n; v++) {
        const struct flow_arc *arc = s->into[v] >= 0 ? &whole->arcs[s->into[v]] : NULL;

        if (!arc || priced[s->into[v]] || arc->lower != 0 || arc->upper < FLOW_MOST
            || (arc->tail >= v && s->into[arc->tail] >= 0))
            s->into[v] = NONE;
    }
    s->into[0] = NONE;
}

/* Whoever supplies a node, through all that are dropped. */
static int32_t supplier(const struct dispatch_slim *s, int32_t v)
{
    while (s->into[v] >= 0)
        v = s->whole->arcs[s->into[v]].tail;
    return v;
}

static void numbers_make(struct dispatch_slim *s)
{
    for (int32_t v = 0; v < s->whole->node_n; v++) {
        if (s->into[v] < 0)
            s->node[v] = s->net.node_n++;
    }
    for (int32_t v = 0; v < s->whole->node_n; v++)
        s->node[v] = s->node[supplier(s, v)];
    for (int32_t x = 0; x < s->whole->arc_n; x++)
        s->arc[x] = s->into[s->whole->arcs[x].head] == x ? -1 : s->net.arc_n++;
}

void dispatch_slim_make(struct dispatch_slim *s, const struct flow_network *whole,
                        const bool *priced, struct arena *a)
{
    struct flow_arc *arcs;

    *s = (struct dispatch_slim){.whole = whole,
                                .node = ARENA_ARRAY(a, int32_t, whole->node_n),
                                .into = ARENA_ARRAY(a, int32_t, whole->node_n),
                                .arc = ARENA_ARRAY(a, int32_t, whole->arc_n),
                                .amounts = ARENA_ARRAY(a, int64_t, whole->arc_n),
                                .prices = ARENA_ARRAY(a, int64_t, whole->node_n)};
    into_find(s, priced);
    numbers_make(s);
    s->costs = ARENA_ARRAY(a, int64_t, s->net.arc_n);
    arcs = ARENA_ARRAY(a, struct flow_arc, s->net.arc_n);
    s->net.arcs = arcs;
    for (int32_t x = 0; x < s->whole->arc_n; x++) {
        struct flow_arc arc = s->whole->arcs[x];

        arc.tail = s->node[arc.tail];
        arc.head = s->node[arc.head];
        if (s->arc[x] >= 0)
            arcs[s->arc[x]] = arc;
    }
}

const int64_t *dispatch_slim_costs(struct dispatch_slim *s, const int64_t *costs)
{
    for (int32_t x = 0; x < s->whole->arc_n; x++) {
        if (s->arc[x] >= 0)
            s->costs[s->arc[x]] = costs[x];
    }
    return s->costs;
}

const int64_t *dispatch_slim_prices(struct dispatch_slim *s, const int64_t *prices)
{
    for (int32_t v = 0; v < s->whole->node_n; v++)
        s->prices[v] = prices[s->node[v]];
    return s->prices;
}

const int64_t *dispatch_slim_amounts(struct dispatch_slim *s, const int64_t *amounts)
{
    const struct flow_arc *arcs = s->whole->arcs;

    memset(s->amounts, 0, (size_t)s->whole->arc_n * sizeof *s->amounts);
    for (int32_t x = 0; x < s->whole->arc_n; x++) {
        if (s->arc[x] < 0)
            continue;
        s->amounts[x] = amounts[s->arc[x]];
        for (int32_t v = arcs[x].tail; s->into[v] >= 0; v = arcs[s->into[v]].tail)
            s->amounts[s->into[v]] += s->amounts[x];
    }
    return s->amounts;
}
