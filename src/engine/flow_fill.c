/* flow_fill.c - see flow_fill.h. Prices of the nodes nearer than the one that lacks fall by what
 * they are nearer: the way costs nothing then, and no arc is put in the wrong.
 *
 * Prices only ever fall. So what it costs to make a mover come, less his own price (the value of
 * his key), only grows, and keys that were once put in order of their values are in the order of a
 * lower bound ever after: a search reads those of a node only as far as the bound is near enough,
 * and comes back for the rest when it gets there. A node whose values have grown much is put in
 * order anew. */
#include "engine/flow_fill.h"

#include <assert.h>
#include <stdlib.h>

#include "base/list.h"

enum { AHEAD = 8, NOBODY = -1, NEVER = -1 }; /* AHEAD: keys are read that much beyond the search */

struct near { /* in the heap */
    int64_t far;
    int32_t node; /* ~node: to read its keys on */
};

enum way { WAY_ARC, WAY_BACK, WAY_COME, WAY_HOME }; /* over an arc, against it, by a mover */

struct mark { /* a node, in one line of the cache */
    int64_t price, excess;
    int64_t far;
    int64_t at;             /* the key that the search reads next */
    int32_t seen;           /* the search that saw the node; settled: its negative */
    int32_t from, by, cost; /* the node it was reached from, over which arc or mover */
    enum way way;
    int32_t loaded; /* the first arc into it that carries something, -1 none */
    int32_t away;   /* the first mover who left it as his home, -1 none */
    int32_t stale;  /* keys read whose values had grown, since the last ordering; -1: none yet */
};

struct link { /* in the list of those of one head that carry something */
    int32_t before, next;
};

struct filling {
    struct flow_fill *f;
    struct mark *marks;
    struct link *links;
    int32_t search;
    int64_t nearest; /* distance of the nearest that lacks, of those seen */
    struct LIST(struct near) heap;
    struct LIST(int32_t) settled;
};

static bool before(const struct near *a, const struct near *b)
{
    return a->far != b->far ? a->far < b->far : a->node < b->node;
}

static void heap_push(struct filling *g, struct near item)
{
    size_t at = g->heap.n;

    list_push(&g->heap, item);
    for (; at > 0 && before(&item, &g->heap.items[(at - 1) / 2]); at = (at - 1) / 2)
        g->heap.items[at] = g->heap.items[(at - 1) / 2];
    g->heap.items[at] = item;
}

static struct near heap_pop(struct filling *g)
{
    struct near *items = g->heap.items, top = items[0], last = items[--g->heap.n];
    size_t at = 0;

    for (;;) {
        size_t child = 2 * at + 1;

        if (child + 1 < g->heap.n && before(&items[child + 1], &items[child]))
            child++;
        if (child >= g->heap.n || !before(&items[child], &last))
            break;
        items[at] = items[child];
        at = child;
    }
    items[at] = last;
    return top;
}

/* --- what carries something, who is away --- */

static void load(struct filling *g, int32_t arc)
{
    struct mark *head = &g->marks[g->f->arcs[arc].head];

    g->links[arc] = (struct link){.before = NOBODY, .next = head->loaded};
    if (head->loaded >= 0)
        g->links[head->loaded].before = arc;
    head->loaded = arc;
}

static void unload(struct filling *g, int32_t arc)
{
    struct link link = g->links[arc];

    if (link.before >= 0)
        g->links[link.before].next = link.next;
    else
        g->marks[g->f->arcs[arc].head].loaded = link.next;
    if (link.next >= 0)
        g->links[link.next].before = link.before;
}

static void arc_move(struct filling *g, int32_t arc, int by)
{
    struct flow_fill_arc *a = &g->f->arcs[arc];

    if (a->moved == 0)
        load(g, arc);
    a->moved += by;
    a->left -= by;
    if (a->moved == 0)
        unload(g, arc);
}

static void mover_leave(struct filling *g, int32_t i)
{
    struct flow_fill_mover *mover = &g->f->movers[i];
    struct mark *home = &g->marks[mover->home];

    mover->before = NOBODY;
    mover->next = home->away;
    if (home->away >= 0)
        g->f->movers[home->away].before = i;
    home->away = i;
}

static void mover_return(struct filling *g, int32_t i)
{
    const struct flow_fill_mover *mover = &g->f->movers[i];

    if (mover->before >= 0)
        g->f->movers[mover->before].next = mover->next;
    else
        g->marks[mover->home].away = mover->next;
    if (mover->next >= 0)
        g->f->movers[mover->next].before = mover->before;
}

/* --- the search --- */

static void reach(struct filling *g, int32_t v, const struct mark *by)
{
    struct mark *mark = &g->marks[v];

    if (mark->seen == -g->search || (mark->seen == g->search && mark->far <= by->far))
        return;
    mark->seen = g->search;
    mark->far = by->far;
    mark->from = by->from;
    mark->by = by->by;
    mark->cost = by->cost;
    mark->way = by->way;
    if (g->marks[v].excess < 0)
        g->nearest = by->far;
    heap_push(g, (struct near){.far = by->far, .node = v});
}

static void arcs_reach(struct filling *g, int32_t u)
{
    const struct flow_fill *f = g->f;
    int64_t start = g->marks[u].far + g->marks[u].price;
    struct mark by = {.from = u, .way = WAY_ARC};

    for (by.by = f->first[u]; by.by < f->first[u + 1]; by.by++) {
        const struct flow_fill_arc *arc = &f->arcs[by.by];

        by.far = start + arc->cost - g->marks[arc->head].price;
        if (by.far < g->nearest && arc->left > 0)
            reach(g, arc->head, &by);
    }
    by.way = WAY_BACK;
    for (by.by = g->marks[u].loaded; by.by >= 0; by.by = g->links[by.by].next) {
        by.far = start - f->arcs[by.by].cost - g->marks[f->arcs[by.by].tail].price;
        if (by.far < g->nearest)
            reach(g, f->arcs[by.by].tail, &by);
    }
    by.way = WAY_HOME;
    for (by.by = g->marks[u].away; by.by >= 0; by.by = f->movers[by.by].next) {
        by.far = start - f->movers[by.by].cost - g->marks[f->movers[by.by].at].price;
        if (by.far < g->nearest)
            reach(g, f->movers[by.by].at, &by);
    }
}

static int key_compare(const void *a, const void *b)
{
    const struct flow_fill_key *x = a, *y = b;

    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->mover < y->mover ? -1 : x->mover > y->mover;
}

static int64_t key_value(const struct filling *g, const struct flow_fill_key *key)
{
    const struct flow_fill_mover *mover = &g->f->movers[key->mover];

    return key->cost - mover->cost - g->marks[mover->at].price;
}

static void keys_order(struct filling *g, int32_t u)
{
    struct flow_fill *f = g->f;
    int64_t from = f->first_key[u], until = f->first_key[u + 1];

    for (int64_t k = from; k < until; k++)
        f->keys[k].value = key_value(g, &f->keys[k]);
    if (until - from > 1)
        qsort(f->keys + from, (size_t)(until - from), sizeof *f->keys, key_compare);
    g->marks[u].stale = 0;
}

/* Those who may come to a node, as far as they may matter now. */
static void keys_reach(struct filling *g, int32_t u, int64_t now)
{
    const struct flow_fill *f = g->f;
    struct mark *mark = &g->marks[u], by = {.from = u, .way = WAY_COME};
    int64_t start = mark->far + g->marks[u].price;

    for (; mark->at < f->first_key[u + 1]; mark->at++) {
        const struct flow_fill_key *key = &f->keys[mark->at];
        int64_t bound = start + key->value;
        int32_t at = f->movers[key->mover].at;

        if (bound >= g->nearest)
            return;
        if (bound > now + AHEAD) {
            heap_push(g, (struct near){.far = bound, .node = ~u});
            return;
        }
        by.far = start + key_value(g, key);
        mark->stale += by.far > bound;
        if (by.far >= g->nearest || at == u)
            continue;
        by.by = key->mover;
        by.cost = key->cost;
        reach(g, at, &by);
    }
}

static void settle(struct filling *g, int32_t u)
{
    struct mark *mark = &g->marks[u];

    mark->seen = -g->search;
    list_push(&g->settled, u);
    arcs_reach(g, u);
    if (!g->f->first_key || g->f->first_key[u] == g->f->first_key[u + 1])
        return;
    if (mark->stale < 0 || mark->stale > 2 * (g->f->first_key[u + 1] - g->f->first_key[u]))
        keys_order(g, u);
    mark->at = g->f->first_key[u];
    keys_reach(g, u, mark->far);
}

/* The nearest node that lacks. */
static int32_t search_run(struct filling *g, int32_t from)
{
    int32_t found = -1;

    g->search++;
    g->heap.n = 0;
    g->settled.n = 0;
    g->nearest = INT64_MAX;
    reach(g, from, &(struct mark){.from = from});
    while (found < 0) {
        struct near top;

        assert(g->heap.n > 0); /* the caller knows that all can be brought */
        top = heap_pop(g);
        if (top.node < 0)
            keys_reach(g, ~top.node, top.far);
        else if (g->marks[top.node].seen == -g->search)
            continue;
        else if (g->marks[top.node].excess < 0)
            found = top.node;
        else
            settle(g, top.node);
    }
    for (size_t k = 0; k < g->settled.n; k++)
        g->marks[g->settled.items[k]].price -=
            g->marks[found].far - g->marks[g->settled.items[k]].far;
    return found;
}

/* --- the way --- */

static void mover_move(struct filling *g, const struct mark *mark)
{
    struct flow_fill_mover *mover = &g->f->movers[mark->by];

    if (mark->way == WAY_HOME) {
        mover_return(g, mark->by);
        mover->at = mover->home;
        mover->cost = 0;
        return;
    }
    if (mover->at == mover->home)
        mover_leave(g, mark->by);
    mover->at = mark->from;
    mover->cost = mark->cost;
}

static void way_use(struct filling *g, int32_t from, int32_t to)
{
    for (int32_t v = to; v != from; v = g->marks[v].from) {
        const struct mark *mark = &g->marks[v];

        if (mark->way == WAY_ARC || mark->way == WAY_BACK)
            arc_move(g, mark->by, mark->way == WAY_ARC ? 1 : -1);
        else
            mover_move(g, mark);
    }
    g->marks[from].excess--;
    g->marks[to].excess++;
}

void flow_fill(struct flow_fill *f, const int32_t *order, int32_t n)
{
    struct arena own = {0};
    struct filling g = {.f = f};

    g.marks = ARENA_ARRAY(&own, struct mark, f->node_n);
    g.links = ARENA_ARRAY(&own, struct link, f->arc_n);
    for (int32_t v = 0; v < f->node_n; v++)
        g.marks[v] = (struct mark){.price = f->prices[v],
                                   .excess = f->excess[v],
                                   .loaded = NOBODY,
                                   .away = NOBODY,
                                   .stale = NEVER};
    for (int32_t x = 0; x < f->arc_n; x++) {
        if (f->arcs[x].moved > 0)
            load(&g, x);
    }
    for (int32_t k = 0; k < n; k++) {
        if (g.marks[order[k]].excess > 0)
            way_use(&g, order[k], search_run(&g, order[k]));
    }
    for (int32_t v = 0; v < f->node_n; v++) {
        while (g.marks[v].excess > 0)
            way_use(&g, v, search_run(&g, v));
    }
    for (int32_t v = 0; v < f->node_n; v++) {
        f->prices[v] = g.marks[v].price;
        f->excess[v] = g.marks[v].excess;
    }
    list_reset(&g.heap);
    list_reset(&g.settled);
    arena_reset(&own);
}
