/* dispatch_network.c - the problem as one circulation, solved step by step on the optimal face.
 *
 * Node 0, the world, is source and sink in one. Units run world > organization > department >
 * practitioner > demand > county > world; whoever has no department hangs from the organization,
 * whoever has no organization from the world. Quota maximums bound the arcs into organizations and
 * departments and out of counties; whoever is pinned or held has a lower bound of 1 on his pair.
 *
 * Steps. A value that falls from unit to unit (1 up to a minimum and 0 above it; fairness) is a row
 * of parallel arcs, one for each run of units of the same value: what is worth more fills first in
 * every optimum, since exchanging two units of one row would otherwise gain. Each step is solved
 * among the optima of those before (flow_hold), and its prices are kept. Because an arc that was
 * fixed has a reduced cost of the right sign and not 0 at the step that fixed it, the rows of
 * prices compared step by step prove the whole order at once: that is what dispatch_check reads. */
#include "engine/dispatch_network.h"

#include <assert.h>
#include <string.h>

#include "engine/dispatch_pool.h"
#include "engine/dispatch_slim.h"

static const int32_t WORLD = 0;

static void nodes_number(struct dispatch_network *nw)
{
    const struct dispatch_problem *p = nw->p;

    nw->organization = 1;
    nw->department = nw->organization + p->organization_n;
    nw->offer = nw->department + p->department_n;
    nw->demand = nw->offer + p->offer_n;
    nw->county = nw->demand + p->demand_n;
    nw->pool = nw->county + p->county_n;
}

static void arc_add(struct dispatch_network *nw, int32_t tail, int32_t head, int64_t upper)
{
    list_push(&nw->arcs,
              ((struct flow_arc){
                  .tail = tail, .head = head, .upper = upper < FLOW_MOST ? upper : FLOW_MOST}));
}

/* Of the arc added last. */
static void gain_add(struct dispatch_network *nw, int step, int64_t value)
{
    if (value != 0)
        list_push(&nw->gains, ((struct dispatch_gain){
                                  .arc = (int32_t)nw->arcs.n - 1, .step = step, .value = value}));
}

/* Units up to the minimum, which count at step 0, then the rest up to the maximum. */
static void quota_arcs(struct dispatch_network *nw, int32_t tail, int32_t head,
                       const struct dispatch_limit *limit)
{
    if (limit->min > 0) {
        arc_add(nw, tail, head, limit->min);
        gain_add(nw, DISPATCH_SHORTFALL, 1);
    }
    if (limit->max > limit->min)
        arc_add(nw, tail, head, limit->max - limit->min);
}

/* The last unit whose values are those of unit k. Units above offer_n + 1 never flow. */
static int64_t run_end(const struct dispatch_network *nw, int32_t county, int64_t k)
{
    const struct dispatch_limit *limit = &nw->limits.counties[county];
    int64_t seats = nw->limits.county_seats[county], fair = dispatch_limit_fairness(seats, k);

    if (k > limit->min && k > seats)
        return limit->max;
    while (k < limit->max && (k + 1 > limit->min) == (k > limit->min)
           && dispatch_limit_fairness(seats, k + 1) == fair) {
        k++;
        if (k > nw->p->offer_n)
            return limit->max;
    }
    return k;
}

static void county_arcs(struct dispatch_network *nw, int32_t county)
{
    const struct dispatch_limit *limit = &nw->limits.counties[county];
    int64_t seats = nw->limits.county_seats[county], end;

    for (int64_t k = 1; k <= limit->max; k = end + 1) {
        end = k > nw->p->offer_n ? limit->max : run_end(nw, county, k);
        arc_add(nw, nw->county + county, WORLD, end - k < FLOW_MOST ? end - k + 1 : FLOW_MOST);
        gain_add(nw, DISPATCH_SHORTFALL, k <= limit->min);
        gain_add(nw, DISPATCH_FAIRNESS, dispatch_limit_fairness(seats, k));
        if (end == INT64_MAX)
            break;
    }
}

static void offer_arc(struct dispatch_network *nw, int32_t i)
{
    const struct dispatch_offer *offer = &nw->p->offers[i];
    int32_t tail = WORLD;

    if (offer->department >= 0) {
        assert(nw->p->department_organization[offer->department] == offer->organization);
        tail = nw->department + offer->department;
    } else if (offer->organization >= 0) {
        tail = nw->organization + offer->organization;
    }
    arc_add(nw, tail, nw->offer + i, 1);
}

static void demand_arc(struct dispatch_network *nw, int32_t j)
{
    const struct dispatch_demand *demand = &nw->p->demands[j];
    int32_t county = nw->p->organizations[demand->organization].county;

    arc_add(nw, nw->demand + j, nw->county + county, demand->seats);
    gain_add(nw, DISPATCH_TIER_1 + demand->tier - 1, dispatch_limit_band(nw->p, demand->weight));
    gain_add(nw, DISPATCH_WEIGHT, demand->weight);
}

/* Whoever is fixed goes straight to his demand; so may whoever the previous plan had there, since
 * that counts at a step of its own. All others go over pools. What an arc may carry is left to the
 * practitioner's arc, so that the prices prove the plan whichever of the two is read as the bound.
 */
static void pair_arcs(struct dispatch_network *nw)
{
    const struct pair_list *pairs = &nw->pairs;
    bool some = nw->p->previous;

    for (int32_t i = 0; !some && i < nw->p->offer_n; i++)
        some = dispatch_fixed(nw->p, i) >= 0;
    if (!some)
        return;
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            int32_t i = pairs->offers[k], fixed = dispatch_fixed(nw->p, i);

            if (fixed != j && (fixed >= 0 || dispatch_limit_stays(nw->p, i, j) == 0))
                continue;
            arc_add(nw, nw->offer + i, nw->demand + j, fixed == j ? 1 : FLOW_MOST);
            nw->arcs.items[nw->arcs.n - 1].lower = fixed == j;
            gain_add(nw, DISPATCH_MOVED, dispatch_limit_stays(nw->p, i, j));
        }
    }
}

static void pool_arcs(struct dispatch_network *nw, const struct dispatch_pools *pools)
{
    nw->seat_arc = (int32_t)nw->arcs.n;
    for (int32_t j = 0; j < nw->p->demand_n; j++)
        arc_add(nw, nw->pool + pools->pool_of[j], nw->demand + j, FLOW_MOST);
    nw->pool_arc = (int32_t)nw->arcs.n;
    for (int32_t k = 0; k < pools->arc_n; k++) {
        const struct dispatch_pool_arc *arc = &pools->arcs[k];

        arc_add(nw, arc->offer >= 0 ? nw->offer + arc->offer : nw->pool + arc->from,
                nw->pool + arc->to, FLOW_MOST);
    }
}

static void arcs_make(struct dispatch_network *nw, const struct dispatch_pools *pools)
{
    const struct dispatch_problem *p = nw->p;

    for (int32_t o = 0; o < p->organization_n; o++)
        quota_arcs(nw, WORLD, nw->organization + o, &nw->limits.organizations[o]);
    for (int32_t d = 0; d < p->department_n; d++) {
        int32_t owner = p->department_organization[d];

        quota_arcs(nw, owner < 0 ? WORLD : nw->organization + owner, nw->department + d,
                   &nw->limits.departments[d]);
    }
    nw->offer_arc = (int32_t)nw->arcs.n;
    for (int32_t i = 0; i < p->offer_n; i++)
        offer_arc(nw, i);
    nw->demand_arc = (int32_t)nw->arcs.n;
    for (int32_t j = 0; j < p->demand_n; j++)
        demand_arc(nw, j);
    nw->county_arc = (int32_t)nw->arcs.n;
    for (int32_t c = 0; c < p->county_n; c++)
        county_arcs(nw, c);
    nw->pair_arc = (int32_t)nw->arcs.n;
    pair_arcs(nw);
    pool_arcs(nw, pools);
}

static const int64_t *step_costs(struct dispatch_network *nw, int step)
{
    memset(nw->costs, 0, nw->arcs.n * sizeof *nw->costs);
    for (size_t g = 0; g < nw->gains.n; g++) {
        if (nw->gains.items[g].step == step)
            nw->costs[nw->gains.items[g].arc] = -nw->gains.items[g].value;
    }
    return nw->costs;
}

static void prices_copy(int64_t *prices, int step, int32_t n, const int64_t *from)
{
    if (n > 0)
        memcpy(prices + (int64_t)step * n, from, (size_t)n * sizeof *prices);
}

void dispatch_network_prices(const struct dispatch_network *nw, int step, const int64_t *from,
                             struct dispatch_prices *prices)
{
    const struct dispatch_problem *p = nw->p;

    prices_copy(prices->organization, step, p->organization_n, from + nw->organization);
    prices_copy(prices->department, step, p->department_n, from + nw->department);
    prices_copy(prices->offer, step, p->offer_n, from + nw->offer);
    prices_copy(prices->demand, step, p->demand_n, from + nw->demand);
    prices_copy(prices->county, step, p->county_n, from + nw->county);
}

static int64_t *prices_room(struct arena *a, int32_t n)
{
    return ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)n);
}

static void answer_make(const struct dispatch_problem *p, struct arena *a,
                        struct dispatch_answer *answer)
{
    *answer = (struct dispatch_answer){.demand_of = ARENA_ARRAY(a, int32_t, p->offer_n),
                                       .prices = {.organization = prices_room(a, p->organization_n),
                                                  .department = prices_room(a, p->department_n),
                                                  .offer = prices_room(a, p->offer_n),
                                                  .demand = prices_room(a, p->demand_n),
                                                  .county = prices_room(a, p->county_n)}};
    for (int32_t i = 0; i < p->offer_n; i++)
        answer->demand_of[i] = -1;
}

static void teams_bound(struct dispatch_network *nw, const signed char *teams)
{
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        struct flow_arc *arc = &nw->arcs.items[nw->demand_arc + j];
        int32_t team = dispatch_team(nw->p, j);
        int decided = team < 0 ? TEAM_UNDECIDED : teams[team];

        arc->lower = decided == TEAM_OPEN ? nw->p->demands[j].seats : 0;
        arc->upper = decided == TEAM_CLOSED ? 0 : nw->p->demands[j].seats;
    }
}

struct waiting { /* offers in a pool, each with the one behind him; -1 none */
    int32_t *first, *next;
};

static void wait_add(struct waiting *w, int32_t pool, int32_t offer)
{
    w->next[offer] = w->first[pool];
    w->first[pool] = offer;
}

static int32_t wait_take(struct waiting *w, int32_t pool)
{
    int32_t offer = w->first[pool];

    assert(offer >= 0);
    w->first[pool] = w->next[offer];
    return offer;
}

/* Who goes from pool to pool and to which demand: any way to part what flows is as good. Arcs into
 * a pool stand before those out of it. */
static void seats_read(const struct dispatch_network *nw, const int64_t *amounts,
                       int32_t *demand_of)
{
    struct arena own = {0};
    const struct flow_arc *arcs = nw->arcs.items;
    struct waiting w = {.first = ARENA_ARRAY(&own, int32_t, nw->pool_n),
                        .next = ARENA_ARRAY(&own, int32_t, nw->p->offer_n)};

    for (int32_t k = 0; k < nw->pool_n; k++)
        w.first[k] = -1;
    for (int32_t x = nw->pair_arc; x < nw->seat_arc; x++) {
        if (amounts[x] > 0)
            demand_of[arcs[x].tail - nw->offer] = arcs[x].head - nw->demand;
    }
    for (int32_t x = nw->pool_arc; x < (int32_t)nw->arcs.n; x++) {
        for (int64_t n = 0; n < amounts[x]; n++)
            wait_add(&w, arcs[x].head - nw->pool,
                     arcs[x].tail < nw->pool ? arcs[x].tail - nw->offer
                                             : wait_take(&w, arcs[x].tail - nw->pool));
    }
    for (int32_t x = nw->seat_arc; x < nw->pool_arc; x++) {
        for (int64_t n = 0; n < amounts[x]; n++)
            demand_of[wait_take(&w, arcs[x].tail - nw->pool)] = arcs[x].head - nw->demand;
    }
    arena_reset(&own);
}

/* Arcs that this step tells from the best stay as they are from here on. */
static void closed_mark(struct dispatch_network *nw, const int64_t *prices)
{
    for (int32_t x = 0; x < nw->pair_arc; x++) {
        const struct flow_arc *arc = &nw->arcs.items[x];

        nw->closed[x] = nw->closed[x] || nw->costs[x] + prices[arc->tail] != prices[arc->head];
    }
}

/* The flow under way: on all the network, or, where costs are scaled, on what `slim` leaves of it.
 */
struct stepping {
    struct dispatch_network *nw;
    struct flow f;
    struct dispatch_slim *slim; /* NULL: all of it */
};

static const int64_t *prices_of(const struct stepping *g, const int64_t *prices)
{
    return g->slim ? dispatch_slim_prices(g->slim, prices) : prices;
}

static bool stepping_start(struct stepping *g, struct arena *a, struct err *e)
{
    const struct dispatch_network *nw = g->nw;
    bool *priced;

    if (nw->net.arc_n < nw->wide)
        return flow_start_simplex(&g->f, &nw->net, a, e);
    priced = ARENA_ARRAY(a, bool, nw->net.arc_n);
    for (size_t k = 0; k < nw->gains.n; k++)
        priced[nw->gains.items[k].arc] = true;
    g->slim = ARENA_NEW(a, struct dispatch_slim);
    dispatch_slim_make(g->slim, &nw->net, priced, a);
    return flow_start_scaled(&g->f, &g->slim->net, a, e);
}

static bool step_solve(struct stepping *g, int step, struct dispatch_answer *answer, struct err *e)
{
    const int64_t *costs = step_costs(g->nw, step), *prices;

    if (!flow_solve(&g->f, g->slim ? dispatch_slim_costs(g->slim, costs) : costs, e))
        return false;
    prices = prices_of(g, g->f.prices);
    dispatch_network_prices(g->nw, step, prices, &answer->prices);
    closed_mark(g->nw, prices);
    flow_hold(&g->f);
    return true;
}

static bool steps_solve(struct stepping *g, int step_n, struct dispatch_answer *answer,
                        struct err *e)
{
    const int64_t *amounts;

    for (int step = 0; step < step_n && step < DISPATCH_UTILITY; step++) {
        if (step == DISPATCH_MOVED && !g->nw->p->previous)
            continue;
        if (!step_solve(g, step, answer, e))
            return false;
    }
    amounts = g->slim ? dispatch_slim_amounts(g->slim, g->f.amounts) : g->f.amounts;
    seats_read(g->nw, amounts, answer->demand_of);
    answer->feasible = true;
    if (step_n > DISPATCH_UTILITY)
        dispatch_network_utility(g->nw, amounts, answer);
    return true;
}

bool dispatch_network_solve(struct dispatch_network *nw, const signed char *teams, int step_n,
                            struct arena *a, struct dispatch_answer *answer, struct err *e)
{
    struct arena own = {0};
    struct stepping g = {.nw = nw};
    bool done;

    if (nw->p->team_n > 0)
        teams_bound(nw, teams);
    nw->net = (struct flow_network){
        .node_n = nw->pool + nw->pool_n, .arc_n = (int32_t)nw->arcs.n, .arcs = nw->arcs.items};
    nw->closed = ARENA_ARRAY(&own, bool, nw->pair_arc);
    answer_make(nw->p, a, answer);
    done = stepping_start(&g, &own, e);
    if (done) {
        done = steps_solve(&g, step_n, answer, e);
    } else if (e->code == ERR_IMPOSSIBLE) {
        dispatch_network_prices(nw, 0, prices_of(&g, g.f.phase_one), &answer->prices);
        err_reset(e);
        done = true;
    }
    arena_reset(&own);
    return done;
}

bool dispatch_network_make(struct dispatch_network *nw, const struct dispatch_problem *p,
                           struct arena *a, struct err *e)
{
    struct dispatch_pools pools;

    *nw = (struct dispatch_network){.p = p, .wide = FLOW_WIDE};
    dispatch_limits_make(p, a, &nw->limits);
    nw->pairs = *pair_list_of(p, a);
    if (nw->pairs.n > INT32_MAX / 2)
        return err_set(e, ERR_INPUT, "%lld eligible pairs: more than 2^30 are too many",
                       (long long)nw->pairs.n);
    dispatch_pools_make(p, &nw->pairs, a, &pools);
    nodes_number(nw);
    nw->pool_n = pools.n;
    arcs_make(nw, &pools);
    nw->costs = ARENA_ARRAY(a, int64_t, nw->arcs.n);
    return true;
}

void dispatch_network_reset(struct dispatch_network *nw)
{
    list_reset(&nw->arcs);
    list_reset(&nw->gains);
}
