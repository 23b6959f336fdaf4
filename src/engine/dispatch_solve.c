/* dispatch_solve.c - the problem as one circulation, solved step by step on the optimal face.
 *
 * Node 0, the world, is source and sink in one. Units run world > organization > department >
 * practitioner > demand > county > world; whoever has no department hangs from the organization,
 * whoever has no organization from the world. Quota maximums bound the arcs into organizations and
 * departments and out of counties; pins are lower bounds of 1 on the pinned pair.
 *
 * Steps. A value that falls from unit to unit (1 up to a minimum and 0 above it; fairness) is a row
 * of parallel arcs, one for each run of units of the same value: what is worth more fills first in
 * every optimum, since exchanging two units of one row would otherwise gain. Each step is solved
 * among the optima of those before (flow_hold), and its prices are kept. Because an arc that was
 * fixed has a reduced cost of the right sign and not 0 at the step that fixed it, the rows of
 * prices compared step by step prove the whole order at once: that is what dispatch_check reads. */
#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "engine/dispatch.h"
#include "engine/dispatch_limit.h"
#include "engine/flow.h"
#include "engine/pair.h"

struct gain { /* of one unit over an arc at one step; what is not listed is 0 */
    int32_t arc;
    int32_t step;
    int64_t value;
};

struct network {
    const struct dispatch_problem *p;
    struct dispatch_limits limits;
    struct pair_list pairs;
    struct LIST(struct flow_arc) arcs; /* those of pairs last */
    struct LIST(struct gain) gains;    /* all but utility */
    int64_t *costs;
    int32_t organization, department, offer, demand, county; /* first node of each kind */
    int32_t node_n, pair_arc;                                /* first arc of a pair */
};

static const int32_t WORLD = 0;

static void nodes_number(struct network *nw)
{
    const struct dispatch_problem *p = nw->p;

    nw->organization = 1;
    nw->department = nw->organization + p->organization_n;
    nw->offer = nw->department + p->department_n;
    nw->demand = nw->offer + p->offer_n;
    nw->county = nw->demand + p->demand_n;
    nw->node_n = nw->county + p->county_n;
}

static void arc_add(struct network *nw, int32_t tail, int32_t head, int64_t upper)
{
    list_push(&nw->arcs,
              ((struct flow_arc){
                  .tail = tail, .head = head, .upper = upper < FLOW_MOST ? upper : FLOW_MOST}));
}

/* Of the arc added last. */
static void gain_add(struct network *nw, int step, int64_t value)
{
    if (value != 0)
        list_push(&nw->gains,
                  ((struct gain){.arc = (int32_t)nw->arcs.n - 1, .step = step, .value = value}));
}

/* Units up to the minimum, which count at step 0, then the rest up to the maximum. */
static void quota_arcs(struct network *nw, int32_t tail, int32_t head,
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
static int64_t run_end(const struct network *nw, int32_t county, int64_t k)
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

static void county_arcs(struct network *nw, int32_t county)
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

static void offer_arc(struct network *nw, int32_t i)
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

static void demand_arc(struct network *nw, int32_t j)
{
    const struct dispatch_demand *demand = &nw->p->demands[j];
    int32_t county = nw->p->organizations[demand->organization].county;

    arc_add(nw, nw->demand + j, nw->county + county, demand->seats);
    gain_add(nw, DISPATCH_TIER_1 + demand->tier - 1, dispatch_limit_band(nw->p, demand->weight));
    gain_add(nw, DISPATCH_WEIGHT, demand->weight);
}

/* The pairs that pins leave open; their utilities go where the pairs were. What a pair may carry is
 * left to its practitioner's arc, so that the prices prove the plan whichever of the two is read as
 * the bound. */
static void pair_arcs(struct network *nw)
{
    struct pair_list *pairs = &nw->pairs;
    int64_t kept = 0;

    nw->pair_arc = (int32_t)nw->arcs.n;
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            int32_t i = pairs->offers[k], pin = nw->p->offers[i].pinned_demand;

            if (pin >= 0 && pin != j)
                continue;
            arc_add(nw, nw->offer + i, nw->demand + j, pin == j ? 1 : FLOW_MOST);
            nw->arcs.items[nw->arcs.n - 1].lower = pin == j;
            pairs->utilities[kept++] = pairs->utilities[k];
        }
    }
}

static void arcs_make(struct network *nw)
{
    const struct dispatch_problem *p = nw->p;

    for (int32_t o = 0; o < p->organization_n; o++)
        quota_arcs(nw, WORLD, nw->organization + o, &nw->limits.organizations[o]);
    for (int32_t d = 0; d < p->department_n; d++) {
        int32_t owner = p->department_organization[d];

        quota_arcs(nw, owner < 0 ? WORLD : nw->organization + owner, nw->department + d,
                   &nw->limits.departments[d]);
    }
    for (int32_t i = 0; i < p->offer_n; i++)
        offer_arc(nw, i);
    for (int32_t j = 0; j < p->demand_n; j++)
        demand_arc(nw, j);
    for (int32_t c = 0; c < p->county_n; c++)
        county_arcs(nw, c);
    pair_arcs(nw);
}

/* Pins of an organization, department or county. */
static int64_t pins_through(const struct dispatch_problem *p, enum dispatch_scope scope, int32_t ix)
{
    int64_t n = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_offer *offer = &p->offers[i];

        if (offer->pinned_demand < 0)
            continue;
        if (scope == DISPATCH_ORGANIZATION)
            n += offer->organization == ix;
        else if (scope == DISPATCH_DEPARTMENT)
            n += offer->department == ix;
        else
            n += p->organizations[p->demands[offer->pinned_demand].organization].county == ix;
    }
    return n;
}

static bool pins_may(const struct dispatch_problem *p, bool *any, struct err *e)
{
    *any = false;
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t pin = p->offers[i].pinned_demand;

        if (pin < 0)
            continue;
        *any = true;
        if (dispatch_bars(p, i, pin) != 0)
            return err_set(e, ERR_INPUT, "offer %d: %d: it is pinned where it is not eligible",
                           (int)i, (int)pin);
    }
    return true;
}

static bool seats_fit(const struct dispatch_problem *p, struct arena *a,
                      struct dispatch_conflict *conflict, struct err *e)
{
    int32_t *pins = ARENA_ARRAY(a, int32_t, p->demand_n);

    for (int32_t i = 0; i < p->offer_n; i++) {
        if (p->offers[i].pinned_demand >= 0)
            pins[p->offers[i].pinned_demand]++;
    }
    for (int32_t j = 0; j < p->demand_n; j++) {
        if (pins[j] <= p->demands[j].seats)
            continue;
        *conflict = (struct dispatch_conflict){
            .demand = j, .quota = -1, .pins = pins[j], .room = p->demands[j].seats};
        return err_set(e, ERR_IMPOSSIBLE, "demand %d: %d: more pins than its %d seats", (int)j,
                       (int)pins[j], (int)p->demands[j].seats);
    }
    return true;
}

static bool pins_fit(const struct dispatch_problem *p, struct arena *a,
                     struct dispatch_conflict *conflict, struct err *e)
{
    bool any;

    *conflict = (struct dispatch_conflict){.demand = -1, .quota = -1};
    if (!pins_may(p, &any, e))
        return false;
    if (!any)
        return true;
    if (!seats_fit(p, a, conflict, e))
        return false;
    for (int32_t q = 0; q < p->quota_n; q++) {
        int64_t n = pins_through(p, p->quotas[q].scope, p->quotas[q].ix);

        if (n <= p->quotas[q].max)
            continue;
        *conflict = (struct dispatch_conflict){
            .demand = -1, .quota = q, .pins = n, .room = p->quotas[q].max};
        return err_set(e, ERR_IMPOSSIBLE, "quota %d: %lld: more pins than its maximum of %lld",
                       (int)q, (long long)n, (long long)p->quotas[q].max);
    }
    return true;
}

static const int64_t *step_costs(struct network *nw, int step)
{
    memset(nw->costs, 0, nw->arcs.n * sizeof *nw->costs);
    for (size_t g = 0; g < nw->gains.n; g++) {
        if (nw->gains.items[g].step == step)
            nw->costs[nw->gains.items[g].arc] = -nw->gains.items[g].value;
    }
    for (size_t i = nw->pair_arc; step == DISPATCH_UTILITY && i < nw->arcs.n; i++)
        nw->costs[i] = -nw->pairs.utilities[i - nw->pair_arc];
    return nw->costs;
}

static void prices_copy(int64_t *prices, int step, int32_t n, const int64_t *from)
{
    if (n > 0)
        memcpy(prices + (int64_t)step * n, from, (size_t)n * sizeof *prices);
}

static void prices_keep(const struct network *nw, int step, const int64_t *from,
                        struct dispatch_prices *prices)
{
    const struct dispatch_problem *p = nw->p;

    prices_copy(prices->organization, step, p->organization_n, from + nw->organization);
    prices_copy(prices->department, step, p->department_n, from + nw->department);
    prices_copy(prices->offer, step, p->offer_n, from + nw->offer);
    prices_copy(prices->demand, step, p->demand_n, from + nw->demand);
    prices_copy(prices->county, step, p->county_n, from + nw->county);
}

static void plan_make(const struct dispatch_problem *p, struct arena *a, struct dispatch_plan *plan)
{
    *plan = (struct dispatch_plan){
        .demand_of = ARENA_ARRAY(a, int32_t, p->offer_n),
        .prices = {
            .organization = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)p->organization_n),
            .department = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)p->department_n),
            .offer = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)p->offer_n),
            .demand = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)p->demand_n),
            .county = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (int64_t)p->county_n)}};
    for (int32_t i = 0; i < p->offer_n; i++)
        plan->demand_of[i] = -1;
}

static bool network_solve(struct network *nw, struct arena *own, struct dispatch_plan *plan,
                          struct err *e)
{
    struct flow_network net = {
        .node_n = nw->node_n, .arc_n = (int32_t)nw->arcs.n, .arcs = nw->arcs.items};
    struct flow f;

    nw->costs = ARENA_ARRAY(own, int64_t, net.arc_n);
    if (!flow_start(&f, &net, own, e))
        return false;
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (!flow_solve(&f, step_costs(nw, step), e))
            return false;
        prices_keep(nw, step, f.prices, &plan->prices);
        flow_hold(&f);
    }
    for (int32_t i = nw->pair_arc; i < net.arc_n; i++) {
        if (f.amounts[i] == 1)
            plan->demand_of[net.arcs[i].tail - nw->offer] = net.arcs[i].head - nw->demand;
    }
    return true;
}

static bool network_make(struct network *nw, struct arena *own, struct err *e)
{
    struct pair_index index;

    pair_index_make(nw->p, own, &index);
    pair_list_make(nw->p, &index, own, &nw->pairs);
    if (nw->pairs.n > INT32_MAX / 2)
        return err_set(e, ERR_INPUT, "%lld eligible pairs: more than 2^30 are too many",
                       (long long)nw->pairs.n);
    nodes_number(nw);
    arcs_make(nw);
    return true;
}

bool dispatch_solve(const struct dispatch_problem *p, struct arena *a, struct dispatch_plan *plan,
                    struct dispatch_conflict *conflict, struct err *e)
{
    struct arena own = {0};
    struct network nw = {.p = p};
    struct dispatch_conflict found;
    struct dispatch_plan made;
    bool done;

    dispatch_limits_make(p, &own, &nw.limits);
    done = pins_fit(p, &own, &found, e);
    if (conflict)
        *conflict = found;
    done = done && network_make(&nw, &own, e);
    if (done) {
        plan_make(p, a, &made);
        made.pair_n = nw.pairs.n;
        made.proved = true;
        done = network_solve(&nw, &own, &made, e);
    }
    if (done) {
        dispatch_value(p, made.demand_of, made.values);
        *plan = made;
    }
    list_reset(&nw.arcs);
    list_reset(&nw.gains);
    arena_reset(&own);
    return done;
}
