/* flow_scale.c - cheapest ways from where there is too much to where there is too little, under
 * costs that are read bit by bit.
 *
 * Costs are divided by their greatest common factor, then taken in turn as cost >> k, k falling to
 * 0. From one k to the next prices are doubled; whatever was optimal is then wrong by at most one
 * unit of cost, and only where an arc carries something. Arcs of the wrong sign are filled or
 * emptied, which leaves too much at some nodes and too little at others, and ways of reduced cost
 * 0 or a little more bring the one to the other: prices of the nodes nearer than the last that is
 * looked at fall by what they are nearer, and all ways that are then tight are used at once.
 * Distances are small whole numbers, so that they are kept in buckets. The work is a few dozen
 * readings of the open arcs at each bit, however many units flow: near linear in arcs where the
 * simplex is nearer to their square.
 *
 * Arcs stand by tail, then head, with nodes numbered in the order in which they are come to:
 * what is read together stands together. Arcs that carry something hang in a list of their head,
 * which is how they are found from there.
 *
 * Source  H. N. Gabow, J. of Computer and System Sciences 31 (1985) 148-168, scaling by bits;
 *         E. A. Dinic, Soviet Math. Dokl. 11 (1970) 1277-1280, many ways at once. */
#include "engine/flow_scale.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "engine/flow_scale_part.h"

enum { BUCKET_N = 256, DEAD = -1 };

struct waiting { /* in a bucket */
    int32_t node, next;
    int64_t far;
};

struct search {
    struct flow_scale *s;
    int32_t node_n;
    int k;
    struct LIST(struct waiting) pool;
    int32_t heads[BUCKET_N], tails[BUCKET_N];
    int32_t waiting_n; /* in buckets */
    int32_t later;     /* a list of those beyond the buckets */
    int64_t base;      /* the least distance that may still wait */
    int64_t last;      /* distance of the node settled last */
};

/* --- arcs --- */

static void load(struct flow_scale *s, int32_t e)
{
    int32_t older = s->nodes[s->arcs[e].head].loaded;

    s->arcs[e].next = older;
    s->arcs[e].before = NOTHING;
    if (older >= 0)
        s->arcs[older].before = e;
    s->nodes[s->arcs[e].head].loaded = e;
}

static void unload(struct flow_scale *s, int32_t e)
{
    if (s->nodes[s->arcs[e].head].at_in == e)
        s->nodes[s->arcs[e].head].at_in = s->arcs[e].next;
    if (s->arcs[e].before >= 0)
        s->arcs[s->arcs[e].before].next = s->arcs[e].next;
    else
        s->nodes[s->arcs[e].head].loaded = s->arcs[e].next;
    if (s->arcs[e].next >= 0)
        s->arcs[s->arcs[e].next].before = s->arcs[e].before;
}

static void carry(struct flow_scale *s, int32_t e, int64_t n)
{
    if (s->arcs[e].moved == 0 && n != 0)
        load(s, e);
    s->arcs[e].moved += n;
    s->arcs[e].left -= n;
    if (s->arcs[e].moved == 0 && n != 0)
        unload(s, e);
}

static int64_t reduced(const struct search *q, int32_t e)
{
    const struct flow_scale *s = q->s;

    return (s->arcs[e].cost >> q->k) + s->nodes[s->arcs[e].tail].price
           - s->nodes[s->arcs[e].head].price;
}

/* --- buckets --- */

static void bucket_put(struct search *q, int32_t ix)
{
    int64_t far = q->pool.items[ix].far;
    int b = (int)(far % BUCKET_N);

    if (far >= q->base + BUCKET_N) {
        q->pool.items[ix].next = q->later;
        q->later = ix;
        return;
    }
    q->pool.items[ix].next = NOTHING;
    if (q->heads[b] < 0)
        q->heads[b] = ix;
    else
        q->pool.items[q->tails[b]].next = ix;
    q->tails[b] = ix;
    q->waiting_n++;
}

/* All buckets are empty: they go on at the nearest of those beyond. */
static bool buckets_shift(struct search *q)
{
    int32_t ix = q->later, next;

    if (ix < 0)
        return false;
    q->base = INT64_MAX;
    for (; ix >= 0; ix = q->pool.items[ix].next)
        q->base = q->pool.items[ix].far < q->base ? q->pool.items[ix].far : q->base;
    ix = q->later;
    q->later = NOTHING;
    for (; ix >= 0; ix = next) {
        next = q->pool.items[ix].next;
        bucket_put(q, ix);
    }
    return true;
}

/* The nearest node that is not settled, or -1. */
static int32_t bucket_take(struct search *q)
{
    for (;;) {
        int b;
        const struct waiting *w;

        if (q->waiting_n == 0 && !buckets_shift(q))
            return -1;
        b = (int)(q->base % BUCKET_N);
        if (q->heads[b] < 0) {
            q->base++;
            continue;
        }
        w = &q->pool.items[q->heads[b]];
        q->heads[b] = w->next;
        q->waiting_n--;
        if (q->s->nodes[w->node].far == w->far && q->s->nodes[w->node].order < 0)
            return w->node;
    }
}

/* --- the search --- */

static void reach(struct search *q, int32_t v, int64_t far)
{
    struct flow_scale *s = q->s;

    if (s->nodes[v].seen == s->search && s->nodes[v].far <= far)
        return;
    s->nodes[v].seen = s->search;
    s->nodes[v].order = -1;
    s->nodes[v].far = far;
    list_push(&q->pool, ((struct waiting){.node = v, .far = far}));
    bucket_put(q, (int32_t)q->pool.n - 1);
}

/* Most arcs lead nowhere: what they have left is looked at last. */
static void arcs_reach(struct search *q, int32_t u)
{
    struct flow_scale *s = q->s;
    int64_t start = s->nodes[u].far + s->nodes[u].price;

    for (int32_t e = s->nodes[u].first; e < s->nodes[u + 1].first; e++) {
        int64_t far = start + (s->arcs[e].cost >> q->k) - s->nodes[s->arcs[e].head].price;

        if (s->arcs[e].left > 0)
            reach(q, s->arcs[e].head, far);
    }
    for (int32_t e = s->nodes[u].loaded; e >= 0; e = s->arcs[e].next) {
        int64_t far = start - (s->arcs[e].cost >> q->k) - s->nodes[s->arcs[e].tail].price;

        reach(q, s->arcs[e].tail, far);
    }
}

/* What all sources have. */
static int64_t search_open(struct search *q)
{
    struct flow_scale *s = q->s;
    int32_t kept = 0;
    int64_t sum = 0;

    s->search++;
    s->settled_n = 0;
    q->pool.n = 0;
    q->later = NOTHING;
    q->base = 0;
    q->waiting_n = 0;
    q->last = 0;
    memset(q->heads, NOTHING, sizeof q->heads);
    for (int32_t i = 0; i < s->source_n; i++) {
        int32_t v = s->source[i];

        if (s->nodes[v].excess <= 0)
            continue;
        s->source[kept++] = v;
        sum += s->nodes[v].excess;
        reach(q, v, 0);
    }
    s->source_n = kept;
    return sum;
}

/* Settles nodes until those reached lack what the sources have, and lets prices fall by what each
 * is nearer than the last; false where none that lacks is reached. Stopping at the nearest that
 * lacks took half as many rounds again. */
static bool search_run(struct search *q)
{
    struct flow_scale *s = q->s;
    int64_t sum = search_open(q);
    bool found = false;

    while (sum > 0) {
        int32_t v = bucket_take(q);

        if (v < 0)
            break;
        s->nodes[v].order = s->settled_n;
        s->nodes[v].at = s->nodes[v].first;
        s->nodes[v].at_in = s->nodes[v].loaded;
        s->settled[s->settled_n++] = v;
        if (s->nodes[v].excess < 0) {
            sum += s->nodes[v].excess;
            found = true;
        }
        q->last = s->nodes[v].far;
        arcs_reach(q, v);
    }
    if (!found)
        return false;
    for (int32_t i = 0; i < s->settled_n; i++)
        s->nodes[s->settled[i]].price -= q->last - s->nodes[s->settled[i]].far;
    return true;
}

/* --- ways --- */

/* Ways go on in the order of the search alone, so that they never close a circle. */
static bool ahead(const struct flow_scale *s, int32_t u, int32_t v)
{
    return s->nodes[v].seen == s->search && s->nodes[v].order > s->nodes[u].order
           && s->nodes[v].at != DEAD;
}

/* The next tight arc from u, e or, against its direction, ~e; false where there is none. */
static bool way_on(const struct search *q, int32_t u, int32_t *way)
{
    struct flow_scale *s = q->s;

    for (; s->nodes[u].at < s->nodes[u + 1].first; s->nodes[u].at++) {
        int32_t e = s->nodes[u].at;

        if (ahead(s, u, s->arcs[e].head) && s->arcs[e].left > 0 && reduced(q, e) == 0) {
            *way = e;
            return true;
        }
    }
    for (; s->nodes[u].at_in >= 0; s->nodes[u].at_in = s->arcs[s->nodes[u].at_in].next) {
        int32_t e = s->nodes[u].at_in;

        if (ahead(s, u, s->arcs[e].tail) && reduced(q, e) == 0) {
            *way = ~e;
            return true;
        }
    }
    return false;
}

static int32_t way_from(const struct flow_scale *s, int32_t way)
{
    return way >= 0 ? s->arcs[way].tail : s->arcs[~way].head;
}

static int32_t way_to(const struct flow_scale *s, int32_t way)
{
    return way >= 0 ? s->arcs[way].head : s->arcs[~way].tail;
}

static void way_use(struct flow_scale *s, int32_t from, int32_t to, int32_t n)
{
    int64_t most =
        s->nodes[from].excess < -s->nodes[to].excess ? s->nodes[from].excess : -s->nodes[to].excess;

    for (int32_t i = 0; i < n; i++) {
        int32_t way = s->way[i];
        int64_t can = way >= 0 ? s->arcs[way].left : s->arcs[~way].moved;

        most = can < most ? can : most;
    }
    for (int32_t i = 0; i < n; i++)
        carry(s, s->way[i] >= 0 ? s->way[i] : ~s->way[i], s->way[i] >= 0 ? most : -most);
    s->nodes[from].excess -= most;
    s->nodes[to].excess += most;
}

/* Finds one way from a source and uses it; false where none is left. */
static bool way_find(const struct search *q, int32_t from)
{
    struct flow_scale *s = q->s;
    int32_t n = 0, u = from, way;

    while (s->nodes[u].excess >= 0) {
        if (way_on(q, u, &way)) {
            s->way[n++] = way;
            u = way_to(s, way);
            continue;
        }
        s->nodes[u].at = DEAD;
        if (n == 0)
            return false;
        u = way_from(s, s->way[--n]);
    }
    way_use(s, from, u, n);
    return true;
}

/* Brings what is too much to where it lacks, at least cost; false where some cannot be brought. */
static bool settle(struct search *q)
{
    struct flow_scale *s = q->s;

    s->source_n = 0;
    for (int32_t v = 0; v < q->node_n; v++) {
        if (s->nodes[v].excess > 0)
            s->source[s->source_n++] = v;
    }
    while (search_run(q)) {
        for (int32_t i = 0; i < s->source_n; i++) {
            int32_t from = s->source[i];

            if (s->nodes[from].order < 0)
                continue;
            while (s->nodes[from].excess > 0 && s->nodes[from].at != DEAD && way_find(q, from))
                continue;
        }
    }
    return s->source_n == 0;
}

/* --- the start --- */

/* Prices that prove that there is no flow: -1 where the last search came, which can send no more,
 * or, where all was sent, nothing. */
static int32_t fault_find(struct flow *f)
{
    const struct flow_scale *s = f->scale;
    int32_t node = 0;

    while (s->nodes[s->node[node]].excess == 0)
        node++;
    for (int32_t v = 0; v < f->net->node_n; v++)
        f->phase_one[v] = s->source_n > 0 && s->nodes[s->node[v]].seen == s->search ? -1 : 0;
    for (int32_t v = f->net->node_n - 1; v >= 0; v--)
        f->phase_one[v] -= f->phase_one[0];
    return node;
}

bool flow_scale_start(struct flow *f, struct arena *a, int32_t *node, int64_t *left)
{
    struct arena own = {0};
    struct search q = {.node_n = f->net->node_n};
    bool done;

    flow_scale_make(f, a);
    q.s = f->scale;
    done = settle(&q);
    for (int32_t v = 0; done && v < q.node_n; v++)
        done = q.s->nodes[v].excess == 0;
    if (!done) {
        *node = fault_find(f);
        *left = q.s->nodes[q.s->node[*node]].excess;
    }
    list_reset(&q.pool);
    arena_reset(&own);
    return done;
}

/* --- one cost --- */

/* A node with one narrow arc into it is worth what is best behind it: else nearly all arcs of a
 * first cost would have the wrong sign. */
static void prices_guess(struct search *q, const int32_t *in_n)
{
    struct flow_scale *s = q->s;

    for (int32_t u = q->node_n - 1; u >= 0; u--) {
        int64_t most = INT64_MIN;

        if (in_n[u] != 1 || s->nodes[u + 1].first - s->nodes[u].first < 2)
            continue;
        for (int32_t e = s->nodes[u].first; e < s->nodes[u + 1].first; e++) {
            int64_t price = s->nodes[s->arcs[e].head].price - (s->arcs[e].cost >> q->k);

            if (s->arcs[e].left > 0 && price > most)
                most = price;
        }
        if (most != INT64_MIN)
            s->nodes[u].price = most;
    }
}

/* Fills or empties every arc whose reduced cost has the wrong sign. */
static void signs_mend(struct search *q, int32_t open_n)
{
    struct flow_scale *s = q->s;

    for (int32_t e = 0; e < open_n; e++) {
        int64_t value = reduced(q, e), n = 0;

        if (value < 0)
            n = s->arcs[e].left;
        else if (value > 0)
            n = -s->arcs[e].moved;
        if (n == 0)
            continue;
        carry(s, e, n);
        s->nodes[s->arcs[e].tail].excess -= n;
        s->nodes[s->arcs[e].head].excess += n;
    }
}

static int64_t common(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Reads the costs divided by what divides them all, which is returned; their bits to `bits`. Arcs
 * of any width count twice among those into a node. */
static int64_t costs_read(struct flow *f, const int64_t *costs, int32_t *in_n, int *bits)
{
    struct flow_scale *s = f->scale;
    int64_t factor = 0, top = 0;

    for (int32_t e = 0; e < f->open_n; e++) {
        int64_t cost = costs[s->arc[e]] < 0 ? -costs[s->arc[e]] : costs[s->arc[e]];

        in_n[s->arcs[e].head] += s->arcs[e].left + s->arcs[e].moved < FLOW_MOST ? 1 : 2;
        top = cost > top ? cost : top;
        factor = factor == 1 ? 1 : common(cost, factor);
    }
    factor = factor == 0 ? 1 : factor;
    for (int32_t e = 0; e < f->open_n; e++)
        s->arcs[e].cost = costs[s->arc[e]] / factor;
    for (*bits = 0; top / factor >> *bits > 0; (*bits)++)
        continue;
    return factor;
}

void flow_scale_solve(struct flow *f, const int64_t *costs)
{
    struct arena own = {0};
    struct flow_scale *s = f->scale;
    struct search q = {.s = s, .node_n = f->net->node_n};
    int32_t *in_n = ARENA_ARRAY(&own, int32_t, q.node_n);
    int bits;
    int64_t factor = costs_read(f, costs, in_n, &bits);
    bool done;

    for (int32_t v = 0; v < q.node_n; v++)
        s->nodes[v].price = 0;
    q.k = bits > 0 ? bits - 1 : 0;
    if (bits > 1)
        prices_guess(&q, in_n);
    for (;;) {
        signs_mend(&q, f->open_n);
        done = settle(&q);
        assert(done); /* what an arc was filled with can go back over it */
        if (q.k == 0)
            break;
        q.k--;
        for (int32_t v = 0; v < q.node_n; v++)
            s->nodes[v].price *= 2;
    }
    for (int32_t e = 0; e < f->open_n; e++)
        f->amounts[s->arc[e]] = f->net->arcs[s->arc[e]].lower + s->arcs[e].moved;
    for (int32_t v = 0; v < q.node_n; v++)
        f->prices[v] = (s->nodes[s->node[v]].price - s->nodes[s->node[0]].price) * factor;
    list_reset(&q.pool);
    arena_reset(&own);
}

void flow_scale_hold(struct flow *f)
{
    struct flow_scale *s = f->scale;
    struct search q = {.s = s, .node_n = f->net->node_n};
    int32_t kept = 0, e = 0;

    for (int32_t v = 0; v < q.node_n; v++)
        s->nodes[v].loaded = NOTHING;
    for (int32_t v = 0; v < q.node_n; v++) {
        int32_t end = s->nodes[v + 1].first;

        for (s->nodes[v].first = kept; e < end; e++) {
            if (reduced(&q, e) != 0)
                continue;
            s->arc[kept] = s->arc[e];
            s->arcs[kept].tail = v;
            s->arcs[kept].head = s->arcs[e].head;
            s->arcs[kept].left = s->arcs[e].left;
            s->arcs[kept].moved = s->arcs[e].moved;
            if (s->arcs[kept].moved > 0)
                load(s, kept);
            kept++;
        }
    }
    s->nodes[q.node_n].first = kept;
    f->open_n = kept;
}
