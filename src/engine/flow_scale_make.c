/* flow_scale_make.c - the network in the order in which flow_scale reads it. */
#include <string.h>

#include "engine/flow_scale_part.h"

static void arrays_make(struct flow *f, struct arena *a)
{
    int32_t n = f->net->node_n, m = f->net->arc_n;
    struct flow_scale *s = ARENA_NEW(a, struct flow_scale);

    f->scale = s;
    f->amounts = ARENA_ARRAY(a, int64_t, m);
    f->prices = ARENA_ARRAY(a, int64_t, n);
    f->phase_one = ARENA_ARRAY(a, int64_t, n);
    s->node = ARENA_ARRAY(a, int32_t, n);
    s->nodes = ARENA_ARRAY(a, struct flow_scale_node, (int64_t)n + 1);
    s->arcs = ARENA_ARRAY(a, struct flow_scale_arc, m);
    s->settled = ARENA_ARRAY(a, int32_t, n);
    s->source = ARENA_ARRAY(a, int32_t, n);
    s->way = ARENA_ARRAY(a, int32_t, n);
    s->arc = ARENA_ARRAY(a, int32_t, m);
}

/* Arcs in the order of one of their ends, those of one as they stood: order[] of `arcs`, rows of
 * them by first[]. */
static void arcs_sort(const struct flow *f, bool by_head, const int32_t *from, int32_t *first,
                      int32_t *order)
{
    const struct flow_arc *arcs = f->net->arcs;
    const int32_t *node = f->scale->node;
    int32_t n = f->net->node_n;

    memset(first, 0, ((size_t)n + 2) * sizeof *first);
    for (int32_t i = 0; i < f->net->arc_n; i++)
        first[node[by_head ? arcs[i].head : arcs[i].tail] + 2]++;
    for (int32_t v = 2; v < n + 2; v++)
        first[v] += first[v - 1];
    for (int32_t x = 0; x < f->net->arc_n; x++) {
        int32_t i = from ? from[x] : x;

        order[first[node[by_head ? arcs[i].head : arcs[i].tail] + 1]++] = i;
    }
}

struct numbering {
    const struct flow_network *net;
    int32_t *number, next;
    int32_t *into, *first_into; /* arcs by head */
    int32_t *from, *first_from; /* arcs by tail */
};

static void number_give(struct numbering *g, int32_t v)
{
    if (g->number[v] < 0)
        g->number[v] = g->next++;
}

/* A node, those before it with those before them, and those after it. */
static void around_number(struct numbering *g, int32_t v)
{
    const struct flow_arc *arcs = g->net->arcs;

    number_give(g, v);
    for (int32_t x = g->first_into[v]; x < g->first_into[v + 1]; x++) {
        int32_t u = arcs[g->into[x]].tail;

        if (g->number[u] >= 0)
            continue;
        number_give(g, u);
        for (int32_t y = g->first_into[u]; y < g->first_into[u + 1]; y++)
            number_give(g, arcs[g->into[y]].tail);
    }
    for (int32_t x = g->first_from[v]; x < g->first_from[v + 1]; x++)
        number_give(g, arcs[g->from[x]].head);
}

/* Numbers nodes so that those near each other stand together, from the last on: what is deepest in
 * a network is named last, and most searches stay there. */
static void nodes_number(struct flow *f, struct arena *a)
{
    int32_t n = f->net->node_n, m = f->net->arc_n;
    struct numbering g = {.net = f->net,
                          .number = ARENA_ARRAY(a, int32_t, n),
                          .into = ARENA_ARRAY(a, int32_t, m),
                          .first_into = ARENA_ARRAY(a, int32_t, (int64_t)n + 2),
                          .from = ARENA_ARRAY(a, int32_t, m),
                          .first_from = ARENA_ARRAY(a, int32_t, (int64_t)n + 2)};

    for (int32_t v = 0; v < n; v++) {
        f->scale->node[v] = v;
        g.number[v] = -1;
    }
    arcs_sort(f, true, NULL, g.first_into, g.into);
    arcs_sort(f, false, NULL, g.first_from, g.from);
    for (int32_t v = n - 1; v >= 0; v--)
        around_number(&g, v);
    memcpy(f->scale->node, g.number, (size_t)n * sizeof *g.number);
}

/* All arcs at their lower bounds. */
static void arcs_make(struct flow *f, struct arena *a)
{
    const struct flow_network *net = f->net;
    struct flow_scale *s = f->scale;
    int32_t *by_head = ARENA_ARRAY(a, int32_t, net->arc_n);
    int32_t *first = ARENA_ARRAY(a, int32_t, (int64_t)net->node_n + 2);

    arcs_sort(f, true, NULL, first, by_head);
    arcs_sort(f, false, by_head, first, s->arc);
    for (int32_t v = 0; v <= net->node_n; v++)
        s->nodes[v].first = first[v];
    for (int32_t v = 0; v < net->node_n; v++) {
        s->nodes[v].loaded = NOTHING;
        s->nodes[v].at_in = NOTHING;
        s->nodes[s->node[v]].excess = net->supplies ? net->supplies[v] : 0;
    }
    for (int32_t e = 0; e < net->arc_n; e++) {
        const struct flow_arc *arc = &net->arcs[s->arc[e]];

        s->arcs[e].tail = s->node[arc->tail];
        s->arcs[e].head = s->node[arc->head];
        s->arcs[e].left = arc->upper - arc->lower;
        s->nodes[s->arcs[e].tail].excess -= arc->lower;
        s->nodes[s->arcs[e].head].excess += arc->lower;
    }
    f->open_n = net->arc_n;
}

void flow_scale_make(struct flow *f, struct arena *a)
{
    struct arena own = {0};

    arrays_make(f, a);
    nodes_number(f, &own);
    arcs_make(f, &own);
    arena_reset(&own);
}
