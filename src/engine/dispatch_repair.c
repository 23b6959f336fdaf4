/* dispatch_repair.c - see dispatch_repair.h.
 *
 * Whatever flowed through what was changed is taken out; its new price is one by which nothing
 * around it is in the wrong, or, where there is none, the one by which its supply, or its seats,
 * are too cheap, and those are filled to the brim. That leaves a unit too much here and there and
 * one too little elsewhere; each is brought by the cheapest way, costs compared step by step, and
 * prices follow: they prove all levels at once. */
#include "engine/dispatch_repair.h"

#include <assert.h>
#include <string.h>

bool dispatch_repair_above(const struct residual_cost *a, const struct residual_cost *b)
{
    for (int s = 0; s < DISPATCH_STEP_N; s++) {
        if (a->steps[s] != b->steps[s])
            return a->steps[s] > b->steps[s];
    }
    return false;
}

enum { ROW_MOST = 16 }; /* units by which a row is put right at once */

static void excess_add(struct dispatch_repair *g, int32_t node, int64_t n)
{
    if (n == 0)
        return;
    g->excess[node] += n;
    list_push(&g->touched, node);
}

/* The price with the gains of a pair, `sign` 1: added, -1: taken off. */
static struct residual_cost with_pair(const struct dispatch_repair *g, int32_t node, int32_t i,
                                      int32_t j, int32_t utility, int sign)
{
    struct residual_cost price = g->r.prices[node];

    price.steps[DISPATCH_MOVED] += sign * dispatch_limit_stays(g->p, i, j);
    price.steps[DISPATCH_UTILITY] += sign * (int64_t)utility;
    return price;
}

/* --- an offer --- */

void dispatch_repair_offer_take_out(struct dispatch_repair *g, int32_t i)
{
    int32_t j = g->plan->demand_of[i];

    if (j < 0)
        return;
    g->plan->demand_of[i] = -1;
    g->r.sent[i] = false;
    excess_add(g, g->r.demand + j, -1);
    excess_add(g, residual_sender(&g->r, i), 1);
}

/* The price of the best seat for him, or of staying at home; where a seat is worth more he goes. */
void dispatch_repair_offer_put_in(struct dispatch_repair *g, int32_t i)
{
    int32_t sender = residual_sender(&g->r, i);
    const struct residual_cost *home = &g->r.prices[sender];
    struct residual_cost best = *home;

    for (int32_t j = 0; j < g->p->demand_n; j++) {
        struct dispatch_terms terms;
        struct residual_cost price;

        if (!dispatch_may(g->p, i, j))
            continue;
        dispatch_terms(g->p, i, j, &terms);
        price = with_pair(g, g->r.demand + j, i, j, terms.utility, 1);
        if (dispatch_repair_above(&price, &best))
            best = price;
    }
    if (dispatch_repair_above(&best, home)) {
        g->r.sent[i] = true;
        excess_add(g, g->r.offer + i, 1);
        excess_add(g, sender, -1);
    }
    g->r.prices[g->r.offer + i] = best;
}

/* --- a demand --- */

void dispatch_repair_demand_take_out(struct dispatch_repair *g, int32_t j)
{
    for (int32_t i = 0; i < g->p->offer_n; i++) {
        if (g->plan->demand_of[i] != j || g->r.fixed[i])
            continue;
        g->plan->demand_of[i] = -1;
        excess_add(g, g->r.offer + i, 1);
        excess_add(g, g->r.demand + j, -1);
    }
    excess_add(g, g->r.demand + j, g->r.counts.demands[j]);
    excess_add(g, g->r.county + dispatch_county(g->p, j), -g->r.counts.demands[j]);
    g->r.counts.demands[j] = 0;
}

static struct residual_cost seat_worth(const struct dispatch_repair *g, int32_t j)
{
    const struct dispatch_demand *demand = &g->p->demands[j];
    struct residual_cost worth = g->r.prices[g->r.county + dispatch_county(g->p, j)];

    worth.steps[DISPATCH_TIER_1 + demand->tier - 1] += dispatch_limit_band(g->p, demand->weight);
    worth.steps[DISPATCH_WEIGHT] += demand->weight;
    return worth;
}

/* The price of a seat to its county, or, where people are to be had for less, theirs: then all
 * seats ask for people. */
void dispatch_repair_demand_put_in(struct dispatch_repair *g, int32_t j, const bool *but)
{
    const struct dispatch_demand *demand = &g->p->demands[j];
    const struct pair_list *pairs = g->r.pairs;
    int32_t county = g->r.county + dispatch_county(g->p, j);
    const struct residual_cost worth = seat_worth(g, j);
    struct residual_cost least = worth;

    for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
        int32_t i = pairs->offers[k];
        struct residual_cost price = with_pair(g, g->r.offer + i, i, j, pairs->utilities[k], -1);

        if (!g->r.fixed[i] && !(but && but[i]) && dispatch_repair_above(&least, &price))
            least = price;
    }
    if (dispatch_repair_above(&worth, &least) && demand->seats > 0) {
        g->r.counts.demands[j] = demand->seats;
        excess_add(g, g->r.demand + j, -demand->seats);
        excess_add(g, county, demand->seats);
    }
    g->r.prices[g->r.demand + j] = least;
}

/* With its price as it is: no more than its seats, all of them where they are worth more, none
 * where they are worth less. */
void dispatch_repair_demand_put_right(struct dispatch_repair *g, int32_t j)
{
    int32_t county = g->r.county + dispatch_county(g->p, j);
    int64_t before = g->r.counts.demands[j], seats = g->p->demands[j].seats;
    int64_t n = before < seats ? before : seats;
    const struct residual_cost worth = seat_worth(g, j), *price = &g->r.prices[g->r.demand + j];

    if (dispatch_repair_above(&worth, price))
        n = seats;
    else if (dispatch_repair_above(price, &worth))
        n = 0;
    g->r.counts.demands[j] = n;
    excess_add(g, g->r.demand + j, before - n);
    excess_add(g, county, n - before);
}

/* --- rows: organizations, departments, counties --- */

/* Where a quota or the number of seats ordered changed, the values of all units of a row have. A
 * unit is worth sending on where its gain and the price of the head are above that of the tail. */
struct row {
    int32_t tail, head;
    const struct dispatch_limit *limit;
    int64_t seats; /* of a county; 0 for the others, which have no fairness */
    int64_t *n;
};

/* -1 below, 0, 1 above: what unit k brings beside what it takes. */
static int unit_sign(const struct dispatch_repair *g, const struct row *row, int64_t k)
{
    struct residual_cost gain = g->r.prices[row->head];

    gain.steps[DISPATCH_SHORTFALL] += k <= row->limit->min;
    gain.steps[DISPATCH_FAIRNESS] += dispatch_limit_fairness(row->seats, k);
    if (dispatch_repair_above(&gain, &g->r.prices[row->tail]))
        return 1;
    return -dispatch_repair_above(&g->r.prices[row->tail], &gain);
}

/* How many units it has, if none above its maximum, and how many it would have by its prices:
 * looked for no further than ROW_MOST from there. */
static int64_t row_start(const struct row *row)
{
    return *row->n < row->limit->max ? *row->n : row->limit->max;
}

static int64_t row_target(const struct dispatch_repair *g, const struct row *row)
{
    int64_t start = row_start(row), n = start;

    while (n < row->limit->max && n - start <= ROW_MOST && unit_sign(g, row, n + 1) > 0)
        n++;
    while (n > 0 && start - n <= ROW_MOST && unit_sign(g, row, n) < 0)
        n--;
    return n;
}

/* The price of one end by which unit k is worth neither more nor less than it takes. */
static void row_level(struct dispatch_repair *g, const struct row *row, int64_t k, bool at_head)
{
    struct residual_cost price = g->r.prices[at_head ? row->tail : row->head];
    int sign = at_head ? -1 : 1;

    price.steps[DISPATCH_SHORTFALL] += sign * (k <= row->limit->min);
    price.steps[DISPATCH_FAIRNESS] += sign * dispatch_limit_fairness(row->seats, k);
    g->r.prices[at_head ? row->head : row->tail] = price;
}

/* Where its units are far from what its prices ask for, rather a price by which they are right. */
static void row_price(struct dispatch_repair *g, const struct row *row, bool at_head)
{
    int64_t start = row_start(row), target = row_target(g, row);

    if (target - start > ROW_MOST)
        row_level(g, row, start + 1, at_head);
    else if (start - target > ROW_MOST)
        row_level(g, row, start, at_head);
}

static void row_put_right(struct dispatch_repair *g, const struct row *row)
{
    int64_t before = *row->n, n = row_target(g, row);

    *row->n = n;
    excess_add(g, row->head, n - before);
    excess_add(g, row->tail, before - n);
}

static struct row organization_row(struct dispatch_repair *g, int32_t o)
{
    return (struct row){.tail = RESIDUAL_WORLD,
                        .head = g->r.organization + o,
                        .limit = &g->r.limits.organizations[o],
                        .n = &g->r.counts.organizations[o]};
}

static struct row department_row(struct dispatch_repair *g, int32_t d)
{
    int32_t owner = g->p->department_organization[d];

    return (struct row){.tail = owner < 0 ? RESIDUAL_WORLD : g->r.organization + owner,
                        .head = g->r.department + d,
                        .limit = &g->r.limits.departments[d],
                        .n = &g->r.counts.departments[d]};
}

static struct row county_row(struct dispatch_repair *g, int32_t c)
{
    return (struct row){.tail = g->r.county + c,
                        .head = RESIDUAL_WORLD,
                        .limit = &g->r.limits.counties[c],
                        .seats = g->r.limits.county_seats[c],
                        .n = &g->r.counts.counties[c]};
}

void dispatch_repair_rows_price(struct dispatch_repair *g)
{
    struct row row;

    for (int32_t o = 0; o < g->p->organization_n; o++) {
        row = organization_row(g, o);
        row_price(g, &row, true);
    }
    for (int32_t d = 0; d < g->p->department_n; d++) {
        row = department_row(g, d);
        row_price(g, &row, true);
    }
    for (int32_t c = 0; c < g->p->county_n; c++) {
        row = county_row(g, c);
        row_price(g, &row, false);
    }
}

void dispatch_repair_county_put_right(struct dispatch_repair *g, int32_t c)
{
    struct row row = county_row(g, c);
    int64_t before;

    do {
        before = *row.n;
        row_put_right(g, &row);
    } while (*row.n != before);
}

void dispatch_repair_rows_put_right(struct dispatch_repair *g)
{
    struct row row;

    for (int32_t o = 0; o < g->p->organization_n; o++) {
        row = organization_row(g, o);
        row_put_right(g, &row);
    }
    for (int32_t d = 0; d < g->p->department_n; d++) {
        row = department_row(g, d);
        row_put_right(g, &row);
    }
    for (int32_t c = 0; c < g->p->county_n; c++)
        dispatch_repair_county_put_right(g, c);
}

/* --- ways --- */

static int64_t *count_of(struct dispatch_repair *g, int32_t node)
{
    return node >= g->r.department ? &g->r.counts.departments[node - g->r.department]
                                   : &g->r.counts.organizations[node - g->r.organization];
}

/* A unit goes on among the world, organizations, departments and people. */
static void sender_step(struct dispatch_repair *g, int32_t u, int32_t v)
{
    if (v >= g->r.offer)
        g->r.sent[v - g->r.offer] = true;
    else if (u >= g->r.offer)
        g->r.sent[u - g->r.offer] = false;
    else if (u < v)
        ++*count_of(g, v);
    else
        --*count_of(g, u);
}

/* Among people, demands, counties and the world. */
static void seat_step(struct dispatch_repair *g, int32_t u, int32_t v)
{
    const struct residual *r = &g->r;

    if (v == RESIDUAL_WORLD)
        r->counts.counties[u - r->county]++;
    else if (u == RESIDUAL_WORLD)
        r->counts.counties[v - r->county]--;
    else if (v >= r->county)
        r->counts.demands[u - r->demand]++;
    else if (u >= r->county)
        r->counts.demands[v - r->demand]--;
    else if (v >= r->demand)
        g->plan->demand_of[u - r->offer] = v - r->demand;
    else
        g->plan->demand_of[v - r->offer] = -1;
}

/* Prices of all that was nearer than the source rise by what they are nearer; the world's is 0. */
static void prices_raise(struct dispatch_repair *g, int32_t from)
{
    struct residual *r = &g->r;
    struct residual_cost world;

    for (int32_t v = 0; v < r->node_n; v++) {
        for (int s = 0; residual_done(r, v) && s < DISPATCH_STEP_N; s++)
            r->prices[v].steps[s] += r->costs[from].steps[s] - r->costs[v].steps[s];
    }
    world = r->prices[RESIDUAL_WORLD];
    if (!dispatch_repair_above(&world, &(struct residual_cost){{0}}))
        return;
    for (int32_t v = 0; v < r->node_n; v++) {
        for (int s = 0; s < DISPATCH_STEP_N; s++)
            r->prices[v].steps[s] -= world.steps[s];
    }
}

/* To a node that lacks one, from the nearest that has one too much. */
static void unit_bring(struct dispatch_repair *g, int32_t to)
{
    struct residual *r = &g->r;
    int32_t from;

    residual_search(r, to, -1);
    from = r->from;
    assert(from >= 0); /* the rules can hold: what lacks can be brought */
    for (int32_t u = from; u != to; u = r->next[u]) {
        int32_t v = r->next[u];

        if (u >= r->demand || v >= r->demand)
            seat_step(g, u, v);
        else
            sender_step(g, u, v);
    }
    prices_raise(g, from);
    g->excess[from]--;
    g->excess[to]++;
}

static int32_t lacking_find(const struct dispatch_repair *g)
{
    for (size_t k = 0; k < g->touched.n; k++) {
        if (g->excess[g->touched.items[k]] < 0)
            return g->touched.items[k];
    }
    return -1;
}

static int64_t units_lacking(const struct dispatch_repair *g)
{
    int64_t n = 0;

    for (int32_t v = 0; v < g->r.node_n; v++)
        n -= g->excess[v] < 0 ? g->excess[v] : 0;
    return n;
}

/* --- all --- */

static void prices_back(const struct residual *r, int32_t node, int32_t n, int64_t *prices)
{
    for (int s = 0; s < DISPATCH_STEP_N; s++) {
        for (int32_t k = 0; k < n; k++)
            prices[(int64_t)s * n + k] = r->prices[node + k].steps[s];
    }
}

static void plan_read(const struct dispatch_repair *g)
{
    const struct dispatch_problem *p = g->p;
    const struct residual *r = &g->r;
    struct dispatch_plan *plan = g->plan;

    prices_back(r, r->organization, p->organization_n, plan->prices.organization);
    prices_back(r, r->department, p->department_n, plan->prices.department);
    prices_back(r, r->offer, p->offer_n, plan->prices.offer);
    prices_back(r, r->demand, p->demand_n, plan->prices.demand);
    prices_back(r, r->county, p->county_n, plan->prices.county);
    plan->pair_n = r->pairs->n;
    dispatch_value(p, plan->demand_of, plan->values);
    memcpy(plan->bound, plan->values, sizeof plan->bound);
    memcpy(plan->branches[0].bound, plan->values, sizeof plan->bound);
    plan->branches[0].prices = plan->prices;
}

void dispatch_repair_make(struct dispatch_repair *g, const struct dispatch_problem *p,
                          const struct pair_list *pairs, struct dispatch_plan *plan,
                          struct arena *a)
{
    *g = (struct dispatch_repair){.p = p, .plan = plan};
    residual_make(&g->r, p, plan, pairs, DISPATCH_STEP_N, a);
    g->excess = ARENA_ARRAY(a, int64_t, g->r.node_n);
    g->r.ends = g->excess;
}

bool dispatch_repair_run(struct dispatch_repair *g, int64_t most)
{
    bool few = units_lacking(g) <= most;
    int32_t to;

    while (few && (to = lacking_find(g)) >= 0)
        unit_bring(g, to);
    if (few)
        plan_read(g);
    return few;
}

void dispatch_repair_reset(struct dispatch_repair *g)
{
    list_reset(&g->touched);
}
