/* flow.c - network simplex on integers, in two phases and as many levels as the caller wants.
 *
 * Amounts are kept as `moved`, the part above the lower bound; what the lower bounds carry is put
 * into the supplies. A root node and one artificial arc per node carry the supplies at first. Phase
 * one prices the artificial arcs at 1 and all others at 0; if they end empty, the network has a
 * flow, and the tree of phase one is where the levels go on.
 *
 * Levels. A flow is optimal if and only if it is at its bound wherever the reduced cost under
 * optimal prices is not zero. So fixing those arcs leaves open exactly the optimal flows, and no
 * arc of the tree (reduced cost 0) is ever fixed: the tree and its strong feasibility survive.
 * Phase one is a level like the others: no flow that is open after it uses an artificial arc,
 * though some of them stay in the tree. An arc fixed by phase one may have any reduced cost under
 * the costs that follow; adding a large enough multiple of the prices of phase one gives it the
 * sign that its bound wants, and changes none of the others. That is what `mend` does, so that the
 * prices of the first level are a proof by themselves.
 *
 * Strongly feasible trees. Every node can send a positive amount to the root along the tree. Of the
 * arcs that block the cycle the last one is taken, going round from the join in the direction of
 * the flow; this keeps the tree strongly feasible and makes cycling impossible. */
#include "engine/flow.h"

#include <assert.h>

#include "engine/flow_scale.h"

#define ARTIFICIAL_ROOM INT64_MAX
enum { AT_LOWER = 1, AT_UPPER = -1, NO_BOUND = 0 };

struct pivot {
    int32_t in;            /* the arc that enters */
    int32_t first, second; /* flow is pushed from first to second over it */
    int32_t join;
    int32_t out;    /* the node under the leaving arc, or -1: the entering arc itself blocks */
    bool out_first; /* `out` is on the side of `first` */
    bool out_up;    /* the leaving arc becomes empty of room, not of flow */
    int64_t delta;
};

static bool arc_fits(const struct flow_network *net, int32_t i, struct err *e)
{
    const struct flow_arc *arc = &net->arcs[i];
    int a = (int)i, tail = (int)arc->tail, head = (int)arc->head;
    long long lower = arc->lower, upper = arc->upper;

    if (tail < 0 || tail >= net->node_n || head < 0 || head >= net->node_n)
        return err_set(e, ERR_INPUT, "arc %d: %d to %d: there is no such node", a, tail, head);
    if (tail == head)
        return err_set(e, ERR_INPUT, "arc %d: %d to %d: the arc is a loop", a, tail, head);
    if (lower < -FLOW_MOST || upper > FLOW_MOST)
        return err_set(e, ERR_INPUT, "arc %d: %lld to %lld: the bounds are beyond 2^31", a, lower,
                       upper);
    return lower <= upper
           || err_set(e, ERR_INPUT, "arc %d: %lld to %lld: the bounds are crossed", a, lower,
                      upper);
}

static bool network_fits(const struct flow_network *net, struct err *e)
{
    assert(net->node_n >= 1 && net->arc_n >= 0 && net->arc_n <= INT32_MAX - net->node_n);
    for (int32_t v = 0; net->supplies && v < net->node_n; v++) {
        if (net->supplies[v] < -FLOW_MOST || net->supplies[v] > FLOW_MOST)
            return err_set(e, ERR_INPUT, "node %d: %lld: the supply is beyond 2^31", (int)v,
                           (long long)net->supplies[v]);
    }
    for (int32_t i = 0; i < net->arc_n; i++) {
        if (!arc_fits(net, i, e))
            return false;
    }
    return true;
}

static void child_add(struct flow *f, int32_t parent, int32_t v)
{
    struct flow_node *node = &f->nodes[v];
    int32_t older = f->nodes[parent].child;

    node->parent = parent;
    node->previous = -1;
    node->next = older;
    if (older >= 0)
        f->nodes[older].previous = v;
    f->nodes[parent].child = v;
}

static void child_drop(struct flow *f, int32_t v)
{
    const struct flow_node *node = &f->nodes[v];

    if (node->previous >= 0)
        f->nodes[node->previous].next = node->next;
    else
        f->nodes[node->parent].child = node->next;
    if (node->next >= 0)
        f->nodes[node->next].previous = node->previous;
}

static void arrays_make(struct flow *f, struct arena *a)
{
    int64_t node_n = (int64_t)f->net->node_n + 1;
    int64_t arc_n = (int64_t)f->net->arc_n + f->net->node_n;

    f->amounts = ARENA_ARRAY(a, int64_t, f->net->arc_n);
    f->prices = ARENA_ARRAY(a, int64_t, f->net->node_n);
    f->links = ARENA_ARRAY(a, struct flow_link, arc_n);
    f->nodes = ARENA_ARRAY(a, struct flow_node, node_n);
    f->room = ARENA_ARRAY(a, int64_t, arc_n);
    f->moved = ARENA_ARRAY(a, int64_t, arc_n);
    f->potentials = ARENA_ARRAY(a, int64_t, node_n);
    f->phase_one = ARENA_ARRAY(a, int64_t, node_n);
    f->states = ARENA_ARRAY(a, signed char, arc_n);
    f->open = ARENA_ARRAY(a, int32_t, f->net->arc_n);
}

/* All arcs at their lower bounds; what that leaves over or short goes over the artificial arcs. */
static void star_make(struct flow *f)
{
    const struct flow_network *net = f->net;
    int32_t root = net->node_n;
    int64_t *excess = f->potentials; /* overwritten by the first potentials */

    for (int32_t v = 0; v < net->node_n; v++)
        excess[v] = net->supplies ? net->supplies[v] : 0;
    for (int32_t i = 0; i < net->arc_n; i++) {
        const struct flow_arc *arc = &net->arcs[i];

        f->links[i] = (struct flow_link){.tail = arc->tail, .head = arc->head};
        f->room[i] = arc->upper - arc->lower;
        if (f->room[i] > 0) {
            f->states[i] = AT_LOWER;
            f->open[f->open_n++] = i;
        }
        excess[arc->tail] -= arc->lower;
        excess[arc->head] += arc->lower;
    }
    f->nodes[root] =
        (struct flow_node){.parent = -1, .arc = -1, .child = -1, .next = -1, .previous = -1};
    for (int32_t v = net->node_n - 1; v >= 0; v--) {
        int32_t arc = net->arc_n + v;
        bool up = excess[v] >= 0;

        f->links[arc] = (struct flow_link){.tail = up ? v : root, .head = up ? root : v, .cost = 1};
        f->room[arc] = ARTIFICIAL_ROOM;
        f->moved[arc] = up ? excess[v] : -excess[v];
        f->nodes[v] = (struct flow_node){.arc = arc, .child = -1, .depth = 1};
        child_add(f, root, v);
    }
}

/* The node after v in the tree under `top`, parents first; -1 at the end. */
static int32_t tree_next(const struct flow_node *nodes, int32_t v, int32_t top)
{
    if (nodes[v].child >= 0)
        return nodes[v].child;
    while (v != top) {
        if (nodes[v].next >= 0)
            return nodes[v].next;
        v = nodes[v].parent;
    }
    return -1;
}

/* Potentials from nothing: 0 at the root, reduced cost 0 along the tree. */
static void potentials_make(struct flow *f)
{
    int32_t root = f->net->node_n;

    f->potentials[root] = 0;
    for (int32_t v = tree_next(f->nodes, root, root); v >= 0; v = tree_next(f->nodes, v, root)) {
        const struct flow_link *link = &f->links[f->nodes[v].arc];
        int64_t parent = f->potentials[f->nodes[v].parent];

        f->potentials[v] = link->head == v ? parent + link->cost : parent - link->cost;
    }
}

static int64_t reduced(const struct flow *f, int32_t arc)
{
    const struct flow_link *link = &f->links[arc];

    return link->cost + f->potentials[link->tail] - f->potentials[link->head];
}

/* The arc of the next block whose reduced cost is worst, or -1 where no block has one. */
static int32_t entering(struct flow *f, int32_t block)
{
    int32_t at = f->next, left = block, best_arc = -1;
    int64_t best = 0;

    for (int32_t seen = 0; seen < f->open_n; seen++) {
        int32_t arc;

        if (at >= f->open_n)
            at = 0;
        arc = f->open[at++];
        if (f->states[arc] != NO_BOUND) {
            int64_t gain = f->states[arc] * reduced(f, arc);

            if (gain < best) {
                best = gain;
                best_arc = arc;
            }
        }
        if (--left == 0) {
            if (best_arc >= 0)
                break;
            left = block;
        }
    }
    f->next = at;
    return best_arc;
}

static int32_t join_of(const struct flow_node *nodes, int32_t u, int32_t v)
{
    while (u != v) {
        if (nodes[u].depth >= nodes[v].depth)
            u = nodes[u].parent;
        else
            v = nodes[v].parent;
    }
    return u;
}

/* What the arc over v can take; `down` where the flow goes from the parent to v. */
static int64_t left_over(const struct flow *f, int32_t v, bool down)
{
    int32_t arc = f->nodes[v].arc;
    bool along = (f->links[arc].head == v) == down;

    return along ? f->room[arc] - f->moved[arc] : f->moved[arc];
}

static void leaving_find(const struct flow *f, struct pivot *pv)
{
    pv->delta = f->room[pv->in];
    pv->out = -1;
    for (int32_t v = pv->first; v != pv->join; v = f->nodes[v].parent) {
        int64_t left = left_over(f, v, true);

        if (left < pv->delta) {
            pv->delta = left;
            pv->out = v;
            pv->out_first = true;
        }
    }
    for (int32_t v = pv->second; v != pv->join; v = f->nodes[v].parent) {
        int64_t left = left_over(f, v, false);

        if (left <= pv->delta) {
            pv->delta = left;
            pv->out = v;
            pv->out_first = false;
        }
    }
    if (pv->out >= 0)
        pv->out_up = (f->links[f->nodes[pv->out].arc].head == pv->out) == pv->out_first;
}

static void push(struct flow *f, const struct pivot *pv)
{
    f->moved[pv->in] += f->states[pv->in] * pv->delta;
    for (int32_t v = pv->first; v != pv->join; v = f->nodes[v].parent) {
        int32_t arc = f->nodes[v].arc;

        f->moved[arc] += f->links[arc].head == v ? pv->delta : -pv->delta;
    }
    for (int32_t v = pv->second; v != pv->join; v = f->nodes[v].parent) {
        int32_t arc = f->nodes[v].arc;

        f->moved[arc] += f->links[arc].tail == v ? pv->delta : -pv->delta;
    }
}

/* Hangs the tree under the leaving arc on the entering one, turning the path between them. */
static void rehang(struct flow *f, const struct pivot *pv)
{
    int32_t v = pv->out_first ? pv->first : pv->second;
    int32_t top = v, arc = pv->in;
    int32_t parent = pv->out_first ? pv->second : pv->first;
    int64_t change;

    for (;;) {
        int32_t old_parent = f->nodes[v].parent, old_arc = f->nodes[v].arc;

        child_drop(f, v);
        child_add(f, parent, v);
        f->nodes[v].arc = arc;
        if (v == pv->out)
            break;
        parent = v;
        arc = old_arc;
        v = old_parent;
    }
    change = f->links[pv->in].head == top ? reduced(f, pv->in) : -reduced(f, pv->in);
    for (v = top; v >= 0; v = tree_next(f->nodes, v, top)) {
        f->potentials[v] += change;
        f->nodes[v].depth = f->nodes[f->nodes[v].parent].depth + 1;
    }
}

static void pivot(struct flow *f, int32_t in)
{
    struct pivot pv = {.in = in};
    bool forward = f->states[in] == AT_LOWER;

    pv.first = forward ? f->links[in].tail : f->links[in].head;
    pv.second = forward ? f->links[in].head : f->links[in].tail;
    pv.join = join_of(f->nodes, pv.first, pv.second);
    leaving_find(f, &pv);
    if (pv.delta > 0)
        push(f, &pv);
    if (pv.out < 0) {
        f->states[in] = forward ? AT_UPPER : AT_LOWER;
        return;
    }
    f->states[f->nodes[pv.out].arc] = pv.out_up ? AT_UPPER : AT_LOWER;
    f->states[in] = NO_BOUND;
    rehang(f, &pv);
}

/* The simplex itself, from the present tree and the costs in the links. Most pivots move nothing,
 * so a good arc now is worth more than the best one later: blocks of a tenth of the square root
 * were nearly twice as fast as whole roots on 0.4 million pairs. */
static void optimise(struct flow *f)
{
    int64_t block = 16;
    int32_t arc;

    while (100 * block * block < f->open_n)
        block++;
    potentials_make(f);
    while ((arc = entering(f, (int32_t)block)) >= 0)
        pivot(f, arc);
}

static bool impossible(int32_t node, int64_t left, bool sends, struct err *e)
{
    return err_set(e, ERR_IMPOSSIBLE, "node %d: %lld: cannot %s this amount within the bounds",
                   (int)node, (long long)left, sends ? "send" : "get");
}

bool flow_start_scaled(struct flow *f, const struct flow_network *net, struct arena *a,
                       struct err *e)
{
    int32_t node;
    int64_t left;

    if (!network_fits(net, e))
        return false;
    *f = (struct flow){.net = net};
    return flow_scale_start(f, a, &node, &left)
           || impossible(node, left < 0 ? -left : left, left > 0, e);
}

bool flow_start(struct flow *f, const struct flow_network *net, struct arena *a, struct err *e)
{
    return net->arc_n < FLOW_WIDE ? flow_start_simplex(f, net, a, e)
                                  : flow_start_scaled(f, net, a, e);
}

bool flow_start_simplex(struct flow *f, const struct flow_network *net, struct arena *a,
                        struct err *e)
{
    if (!network_fits(net, e))
        return false;
    *f = (struct flow){.net = net};
    arrays_make(f, a);
    star_make(f);
    optimise(f);
    for (int32_t v = 0; v < net->node_n; v++)
        f->phase_one[v] = f->potentials[v] - f->potentials[0];
    for (int32_t v = 0; v < net->node_n; v++) {
        if (f->moved[net->arc_n + v] > 0)
            return impossible(v, f->moved[net->arc_n + v], f->links[net->arc_n + v].tail == v, e);
        f->links[net->arc_n + v].cost = 0;
    }
    flow_hold(f);
    f->held = false;
    return true;
}

/* See the head of this file: the multiple of the prices of phase one that gives each arc it fixed
 * the sign that its bound wants. */
static bool mend(struct flow *f, struct err *e)
{
    int64_t times = 0;

    for (int32_t i = 0; i < f->net->arc_n; i++) {
        const struct flow_link *link = &f->links[i];
        int64_t one = f->phase_one[link->tail] - f->phase_one[link->head];
        int64_t now = link->cost + f->prices[link->tail] - f->prices[link->head];

        if (one == 0 || f->room[i] == 0)
            continue;
        now = one > 0 ? -now : now;
        if (now >= times)
            times = now + 1;
    }
    for (int32_t v = 0; v < f->net->node_n; v++) {
        int64_t more;

        if (__builtin_mul_overflow(times, f->phase_one[v], &more)
            || __builtin_add_overflow(f->prices[v], more, &f->prices[v]))
            return err_set(e, ERR_INPUT, "the costs are too large for a proof in 64 bits");
    }
    return true;
}

bool flow_solve(struct flow *f, const int64_t *costs, struct err *e)
{
    const struct flow_network *net = f->net;
    int64_t most = FLOW_VALUE_MOST / ((int64_t)net->node_n + 1);

    for (int32_t i = 0; i < net->arc_n; i++) {
        if (costs[i] > most || costs[i] < -most)
            return err_set(e, ERR_INPUT, "arc %d: %lld: the cost is beyond %lld", (int)i,
                           (long long)costs[i], (long long)most);
    }
    if (f->scale) {
        flow_scale_solve(f, costs);
        return true;
    }
    for (int32_t i = 0; i < net->arc_n; i++)
        f->links[i].cost = costs[i];
    optimise(f);
    for (int32_t i = 0; i < net->arc_n; i++)
        f->amounts[i] = net->arcs[i].lower + f->moved[i];
    for (int32_t v = 0; v < net->node_n; v++)
        f->prices[v] = f->potentials[v] - f->potentials[0];
    return f->held || mend(f, e);
}

void flow_hold(struct flow *f)
{
    int32_t kept = 0;

    if (f->scale) {
        flow_scale_hold(f);
        return;
    }
    for (int32_t k = 0; k < f->open_n; k++) {
        int32_t arc = f->open[k];

        if (reduced(f, arc) == 0)
            f->open[kept++] = arc;
        else
            f->states[arc] = NO_BOUND;
    }
    f->open_n = kept;
    f->next = 0;
    f->held = true;
}

/* cost + price(tail) - price(head), or false where that is beyond 64 bits. */
static bool reduced_cost(const struct flow_arc *arc, int64_t cost, const int64_t *prices,
                         int64_t *value)
{
    return !__builtin_sub_overflow(prices[arc->tail], prices[arc->head], value)
           && !__builtin_add_overflow(*value, cost, value);
}

static bool arc_check(const struct flow_arc *arc, int64_t amount, int64_t cost,
                      const int64_t *prices, const char **fault)
{
    int64_t value;

    *fault = NULL;
    if (amount < arc->lower || amount > arc->upper)
        *fault = "the amount is outside the bounds";
    else if (!reduced_cost(arc, cost, prices, &value))
        *fault = "the reduced cost is beyond 64 bits";
    else if (value < 0 && amount < arc->upper)
        *fault = "more over this arc would be cheaper";
    else if (value > 0 && amount > arc->lower)
        *fault = "less over this arc would be cheaper";
    return *fault == NULL;
}

bool flow_check(const struct flow_network *net, const int64_t *costs, const int64_t *amounts,
                const int64_t *prices, struct err *e)
{
    struct arena arena = {0};
    int64_t *left;
    const char *fault;
    int32_t v = 0;

    if (!network_fits(net, e))
        return false;
    for (int32_t i = 0; i < net->arc_n; i++) {
        if (!arc_check(&net->arcs[i], amounts[i], costs[i], prices, &fault))
            return err_set(e, ERR_CHECK, "arc %d: %lld: %s", (int)i, (long long)amounts[i], fault);
    }
    left = ARENA_ARRAY(&arena, int64_t, net->node_n);
    for (int32_t i = 0; i < net->arc_n; i++) {
        left[net->arcs[i].tail] += amounts[i];
        left[net->arcs[i].head] -= amounts[i];
    }
    while (v < net->node_n && left[v] == (net->supplies ? net->supplies[v] : 0))
        v++;
    if (v < net->node_n)
        err_set(e, ERR_CHECK, "node %d: %lld: leaves the node, which is not its supply", (int)v,
                (long long)left[v]);
    arena_reset(&arena);
    return v == net->node_n;
}
