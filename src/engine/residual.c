/* residual.c - see residual.h. The search goes against the arcs, from where the ways end. */
#include "engine/residual.h"

enum { UNSEEN = -1, DONE = -2 };

/* --- who belongs where --- */

static struct residual_group group_make(struct arena *a, int32_t group_n, int32_t item_n,
                                        const int32_t *group_of)
{
    struct residual_group g = {.first = ARENA_ARRAY(a, int32_t, (int64_t)group_n + 2),
                               .items = ARENA_ARRAY(a, int32_t, item_n)};

    for (int32_t i = 0; i < item_n; i++) {
        if (group_of[i] >= 0)
            g.first[group_of[i] + 2]++;
    }
    for (int32_t k = 2; k < group_n + 2; k++)
        g.first[k] += g.first[k - 1];
    for (int32_t i = 0; i < item_n; i++) {
        if (group_of[i] >= 0)
            g.items[g.first[group_of[i] + 1]++] = i;
    }
    return g;
}

static void groups_make(struct residual *r, struct arena *a)
{
    const struct dispatch_problem *p = r->p;
    struct arena own = {0};
    int32_t *departments = ARENA_ARRAY(&own, int32_t, p->offer_n);
    int32_t *organizations = ARENA_ARRAY(&own, int32_t, p->offer_n);
    int32_t *counties = ARENA_ARRAY(&own, int32_t, p->demand_n);
    int32_t *owners = ARENA_ARRAY(&own, int32_t, p->department_n);

    /* Group 0 of organizations is none: whoever hangs from the world itself. */
    for (int32_t i = 0; i < p->offer_n; i++) {
        departments[i] = p->offers[i].department;
        organizations[i] = departments[i] >= 0 ? -1 : p->offers[i].organization + 1;
    }
    for (int32_t d = 0; d < p->department_n; d++)
        owners[d] = p->department_organization[d] + 1;
    for (int32_t j = 0; j < p->demand_n; j++)
        counties[j] = dispatch_county(p, j);
    r->offers_of_department = group_make(a, p->department_n, p->offer_n, departments);
    r->offers_of_organization = group_make(a, p->organization_n + 1, p->offer_n, organizations);
    r->departments = group_make(a, p->organization_n + 1, p->department_n, owners);
    r->demands = group_make(a, p->county_n, p->demand_n, counties);
    arena_reset(&own);
}

static void prices_put(struct residual *r, int32_t node, int32_t n, const int64_t *prices)
{
    for (int s = 0; s < r->step_n; s++) {
        for (int32_t k = 0; k < n; k++)
            r->prices[node + k].steps[s] = prices[(int64_t)s * n + k];
    }
}

static void prices_make(struct residual *r, struct arena *a)
{
    const struct dispatch_problem *p = r->p;
    const struct dispatch_prices *prices = &r->plan->prices;

    r->prices = ARENA_ARRAY(a, struct residual_cost, r->node_n);
    prices_put(r, r->organization, p->organization_n, prices->organization);
    prices_put(r, r->department, p->department_n, prices->department);
    prices_put(r, r->offer, p->offer_n, prices->offer);
    prices_put(r, r->demand, p->demand_n, prices->demand);
    prices_put(r, r->county, p->county_n, prices->county);
}

void residual_make(struct residual *r, const struct dispatch_problem *p,
                   const struct dispatch_plan *plan, const struct pair_list *pairs, int step_n,
                   struct arena *a)
{
    *r = (struct residual){.p = p, .plan = plan, .pairs = pairs, .step_n = step_n};
    dispatch_limits_make(p, a, &r->limits);
    dispatch_counts_make(p, plan->demand_of, a, &r->counts);
    groups_make(r, a);
    r->organization = 1;
    r->department = r->organization + p->organization_n;
    r->offer = r->department + p->department_n;
    r->demand = r->offer + p->offer_n;
    r->county = r->demand + p->demand_n;
    r->node_n = r->county + p->county_n;
    r->costs = ARENA_ARRAY(a, struct residual_cost, r->node_n);
    r->heap = ARENA_ARRAY(a, int32_t, r->node_n);
    r->place = ARENA_ARRAY(a, int32_t, r->node_n);
    r->next = ARENA_ARRAY(a, int32_t, r->node_n);
    r->keys = ARENA_ARRAY(a, int64_t, r->node_n);
    r->sent = ARENA_ARRAY(a, bool, p->offer_n);
    r->fixed = ARENA_ARRAY(a, bool, p->offer_n);
    for (int32_t i = 0; i < p->offer_n; i++) {
        r->sent[i] = plan->demand_of[i] >= 0;
        r->fixed[i] = dispatch_fixed(p, i) >= 0;
    }
    prices_make(r, a);
}

/* --- the heap --- */

int residual_compare(const struct residual *r, const struct residual_cost *a,
                     const struct residual_cost *b)
{
    for (int s = 0; s < r->step_n; s++) {
        if (a->steps[s] != b->steps[s])
            return a->steps[s] < b->steps[s] ? -1 : 1;
    }
    return 0;
}

enum {
    KEY_BITS = 58
}; /* of a value; above it how many steps are left from the first that is not 0 */

/* Costs are never below 0 at the first step that is not 0; so the earlier that step, the dearer. Of
 * different keys the less belongs to the less costs; like keys, to any. */
static int64_t key_of(const struct residual *r, const struct residual_cost *cost)
{
    const int64_t most = (INT64_C(1) << KEY_BITS) - 1;
    int s = 0;

    while (s < r->step_n && cost->steps[s] == 0)
        s++;
    if (s == r->step_n)
        return 0;
    return ((int64_t)(r->step_n - s) << KEY_BITS) + (cost->steps[s] < most ? cost->steps[s] : most);
}

static bool nearer(const struct residual *r, int32_t u, int32_t v)
{
    int order;

    if (r->keys[u] != r->keys[v])
        return r->keys[u] < r->keys[v];
    order = r->keys[u] == 0 ? 0 : residual_compare(r, &r->costs[u], &r->costs[v]);
    return order < 0 || (order == 0 && u < v);
}

static void heap_put(struct residual *r, int32_t at, int32_t v)
{
    r->heap[at] = v;
    r->place[v] = at;
}

static void heap_up(struct residual *r, int32_t v)
{
    int32_t at = r->place[v];

    while (at > 0 && nearer(r, v, r->heap[(at - 1) / 2])) {
        heap_put(r, at, r->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    heap_put(r, at, v);
}

static int32_t heap_pop(struct residual *r)
{
    int32_t top = r->heap[0], last = r->heap[--r->heap_n], at = 0;

    r->place[top] = DONE;
    if (r->heap_n == 0)
        return top;
    for (;;) {
        int32_t child = 2 * at + 1;

        if (child + 1 < r->heap_n && nearer(r, r->heap[child + 1], r->heap[child]))
            child++;
        if (child >= r->heap_n || !nearer(r, r->heap[child], last))
            break;
        heap_put(r, at, r->heap[child]);
        at = child;
    }
    heap_put(r, at, last);
    return top;
}

/* --- arcs --- */

/* The node whose way one from u has to be below: it itself, or where the search could end; -1. */
static int32_t known_of(const struct residual *r, int32_t u)
{
    if (r->place[u] != UNSEEN)
        return u;
    return r->from >= 0 && r->place[r->from] != UNSEEN ? r->from : -1;
}

/* Whether a way is below that of a node. */
static bool way_below(const struct residual *r, const struct residual_cost *way, int64_t key,
                      int32_t known)
{
    if (key != r->keys[known])
        return key < r->keys[known];
    return key != 0 && residual_compare(r, way, &r->costs[known]) < 0;
}

/* One unit more from u to v, or one less from v to u: costs before prices. */
static void arc_take(struct residual *r, int32_t u, int32_t v, const struct residual_cost *cost)
{
    static const struct residual_cost FREE = {{0}};
    const int64_t *to = r->costs[v].steps, *more = cost ? cost->steps : FREE.steps;
    const int64_t *tail = r->prices[u].steps, *head = r->prices[v].steps;
    struct residual_cost way = {{0}};
    int32_t known;
    int64_t key;

    if (r->place[u] == DONE)
        return;
    for (int s = 0; s < r->step_n; s++)
        way.steps[s] = to[s] + more[s] + (tail[s] - head[s]);
    key = key_of(r, &way);
    known = known_of(r, u);
    if (known >= 0 && !way_below(r, &way, key, known))
        return;
    if (r->place[u] == UNSEEN)
        r->place[u] = r->heap_n++;
    r->costs[u] = way;
    r->keys[u] = key;
    r->next[u] = v;
    heap_up(r, u);
    if (r->ends && r->ends[u] > 0 && (r->from < 0 || nearer(r, u, r->from)))
        r->from = u;
}

/* The k-th unit of a row comes (sign -1) or goes (sign 1). */
static struct residual_cost unit_cost(const struct dispatch_limit *limit, int64_t seats, int64_t k,
                                      int sign)
{
    struct residual_cost cost = {{0}};

    cost.steps[DISPATCH_SHORTFALL] = sign * (k <= limit->min);
    cost.steps[DISPATCH_FAIRNESS] = sign * dispatch_limit_fairness(seats, k);
    return cost;
}

/* A row of units from node `tail` to node `head`, looked at from one of its ends. */
struct row {
    int32_t tail, head;
    const struct dispatch_limit *limit;
    int64_t count, seats;
};

static void row_into_head(struct residual *r, const struct row *row)
{
    struct residual_cost cost;

    if (row->count >= row->limit->max)
        return;
    cost = unit_cost(row->limit, row->seats, row->count + 1, -1);
    arc_take(r, row->tail, row->head, &cost);
}

static void row_into_tail(struct residual *r, const struct row *row)
{
    struct residual_cost cost;

    if (row->count == 0)
        return;
    cost = unit_cost(row->limit, row->seats, row->count, 1);
    arc_take(r, row->head, row->tail, &cost);
}

static struct row organization_row(const struct residual *r, int32_t o)
{
    return (struct row){RESIDUAL_WORLD, r->organization + o, &r->limits.organizations[o],
                        r->counts.organizations[o], 0};
}

static struct row department_row(const struct residual *r, int32_t d)
{
    int32_t owner = r->p->department_organization[d];

    return (struct row){owner < 0 ? RESIDUAL_WORLD : r->organization + owner, r->department + d,
                        &r->limits.departments[d], r->counts.departments[d], 0};
}

static struct row county_row(const struct residual *r, int32_t c)
{
    return (struct row){r->county + c, RESIDUAL_WORLD, &r->limits.counties[c],
                        r->counts.counties[c], r->limits.county_seats[c]};
}

int32_t residual_sender(const struct residual *r, int32_t i)
{
    const struct dispatch_offer *offer = &r->p->offers[i];

    if (offer->department >= 0)
        return r->department + offer->department;
    return offer->organization >= 0 ? r->organization + offer->organization : RESIDUAL_WORLD;
}

/* Whoever of the group is placed could stay at home. */
static void placed_take(struct residual *r, const struct residual_group *group, int32_t ix,
                        int32_t v)
{
    for (int32_t k = group->first[ix]; k < group->first[ix + 1]; k++) {
        if (r->sent[group->items[k]])
            arc_take(r, r->offer + group->items[k], v, NULL);
    }
}

static void departments_take(struct residual *r, int32_t ix)
{
    for (int32_t k = r->departments.first[ix]; k < r->departments.first[ix + 1]; k++) {
        struct row row = department_row(r, r->departments.items[k]);

        row_into_tail(r, &row);
    }
}

static void into_world(struct residual *r)
{
    for (int32_t c = 0; c < r->p->county_n; c++) {
        struct row row = county_row(r, c);

        row_into_head(r, &row);
    }
    for (int32_t o = 0; o < r->p->organization_n; o++) {
        struct row row = organization_row(r, o);

        row_into_tail(r, &row);
    }
    departments_take(r, 0);
    placed_take(r, &r->offers_of_organization, 0, RESIDUAL_WORLD);
}

static void into_organization(struct residual *r, int32_t o)
{
    struct row row = organization_row(r, o);

    row_into_head(r, &row);
    departments_take(r, o + 1);
    placed_take(r, &r->offers_of_organization, o + 1, r->organization + o);
}

static void into_department(struct residual *r, int32_t d)
{
    struct row row = department_row(r, d);

    row_into_head(r, &row);
    placed_take(r, &r->offers_of_department, d, r->department + d);
}

static struct residual_cost pair_cost(const struct residual *r, int32_t i, int32_t j,
                                      int32_t utility, int sign)
{
    struct residual_cost cost = {{0}};

    cost.steps[DISPATCH_MOVED] = sign * dispatch_limit_stays(r->p, i, j);
    cost.steps[DISPATCH_UTILITY] = sign * (int64_t)utility;
    return cost;
}

/* Of a pair that is there. */
static int32_t utility_of(const struct residual *r, int32_t i, int32_t j)
{
    int64_t from = r->pairs->first[j], until = r->pairs->first[j + 1];

    while (from < until) {
        int64_t middle = from + (until - from) / 2;

        if (r->pairs->offers[middle] < i)
            from = middle + 1;
        else
            until = middle;
    }
    return r->pairs->utilities[from];
}

static void into_offer(struct residual *r, int32_t i)
{
    int32_t j = r->plan->demand_of[i];
    struct residual_cost cost;

    if (!r->sent[i])
        arc_take(r, residual_sender(r, i), r->offer + i, NULL);
    if (j < 0 || r->fixed[i])
        return;
    cost = pair_cost(r, i, j, r->step_n > DISPATCH_UTILITY ? utility_of(r, i, j) : 0, 1);
    arc_take(r, r->demand + j, r->offer + i, &cost);
}

/* The unit over a demand's own arc; `sign` as in unit_cost. */
static struct residual_cost seat_cost(const struct residual *r, int32_t j, int sign)
{
    const struct dispatch_demand *demand = &r->p->demands[j];
    struct residual_cost cost = {{0}};

    cost.steps[DISPATCH_TIER_1 + demand->tier - 1] =
        sign * dispatch_limit_band(r->p, demand->weight);
    cost.steps[DISPATCH_WEIGHT] = sign * (int64_t)demand->weight;
    return cost;
}

static void into_demand(struct residual *r, int32_t j)
{
    const struct pair_list *pairs = r->pairs;

    if (r->counts.demands[j] > 0 && dispatch_team(r->p, j) < 0) {
        struct residual_cost cost = seat_cost(r, j, 1);

        arc_take(r, r->county + dispatch_county(r->p, j), r->demand + j, &cost);
    }
    for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
        int32_t i = pairs->offers[k];
        struct residual_cost cost;

        if (r->place[r->offer + i] == DONE || r->plan->demand_of[i] == j || r->fixed[i])
            continue;
        cost = pair_cost(r, i, j, pairs->utilities[k], -1);
        arc_take(r, r->offer + i, r->demand + j, &cost);
    }
}

static void into_county(struct residual *r, int32_t c)
{
    struct row row = county_row(r, c);

    row_into_tail(r, &row);
    for (int32_t k = r->demands.first[c]; k < r->demands.first[c + 1]; k++) {
        int32_t j = r->demands.items[k];
        struct residual_cost cost;

        if (r->counts.demands[j] >= r->p->demands[j].seats || dispatch_team(r->p, j) >= 0)
            continue;
        cost = seat_cost(r, j, -1);
        arc_take(r, r->demand + j, r->county + c, &cost);
    }
}

static void into(struct residual *r, int32_t v)
{
    if (v >= r->county)
        into_county(r, v - r->county);
    else if (v >= r->demand)
        into_demand(r, v - r->demand);
    else if (v >= r->offer)
        into_offer(r, v - r->offer);
    else if (v >= r->department)
        into_department(r, v - r->department);
    else if (v >= r->organization)
        into_organization(r, v - r->organization);
    else
        into_world(r);
}

void residual_search(struct residual *r, int32_t to, int32_t from)
{
    for (int32_t v = 0; v < r->node_n; v++)
        r->place[v] = UNSEEN;
    r->from = from;
    r->costs[to] = (struct residual_cost){{0}};
    r->keys[to] = 0;
    r->next[to] = -1;
    r->heap[0] = to;
    r->place[to] = 0;
    r->heap_n = 1;
    while (r->heap_n > 0) {
        int32_t v = heap_pop(r);

        if (v == r->from)
            break;
        into(r, v);
    }
}

bool residual_done(const struct residual *r, int32_t v)
{
    return r->place[v] == DONE;
}

bool residual_way(const struct residual *r, int32_t from, int32_t to, struct residual_cost *cost)
{
    if (!residual_done(r, from))
        return false;
    *cost = (struct residual_cost){{0}};
    for (int s = 0; s < r->step_n; s++)
        cost->steps[s] =
            r->costs[from].steps[s] - (r->prices[from].steps[s] - r->prices[to].steps[s]);
    return true;
}
