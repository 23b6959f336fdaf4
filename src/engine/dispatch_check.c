/* dispatch_check.c - a plan proved by its prices.
 *
 * If no arc that could carry more has a reduced cost below zero and none that could carry less has
 * one above, compared step by step, then no other flow is better at the first step where the two
 * differ: sum amount x reduced cost over the arcs, where prices cancel at every node. Amounts are
 * counted from the assignment, gains taken from the problem. */
#include <string.h>

#include "engine/dispatch.h"
#include "engine/dispatch_limit.h"
#include "engine/pair.h"

#define PRICE_MOST (INT64_C(1) << 61) /* so that reduced costs fit */

struct check {
    const struct dispatch_problem *p;
    const struct dispatch_plan *plan;
    struct dispatch_limits limits;
    int64_t *organization_n, *department_n, *demand_n, *county_n; /* counted from the plan */
};

struct place { /* a node: its price at step s is at[s * count]; the world's is 0 */
    const int64_t *at;
    int64_t count;
};

static const struct place WORLD = {NULL, 0};

static struct place place(const int64_t *prices, int32_t count, int32_t ix)
{
    if (ix < 0)
        return WORLD;
    return (struct place){.at = prices + ix, .count = count};
}

struct unit { /* one unit over an arc and its gains */
    struct place tail, head;
    int64_t gains[DISPATCH_STEP_N];
};

static int64_t price(struct place place, int step)
{
    return place.at ? place.at[step * place.count] : 0;
}

/* Sign of the reduced cost at the first step where it is not zero. */
static int unit_sign(const struct unit *u)
{
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        int64_t value = -u->gains[step] + (price(u->tail, step) - price(u->head, step));

        if (value != 0)
            return value < 0 ? -1 : 1;
    }
    return 0;
}

static bool more_fault(struct err *e, const char *kind, int32_t ix)
{
    return err_set(e, ERR_CHECK, "%s %d: by its prices one more would be better", kind, (int)ix);
}

static bool less_fault(struct err *e, const char *kind, int32_t ix)
{
    return err_set(e, ERR_CHECK, "%s %d: by its prices one less would be better", kind, (int)ix);
}

/* The arc into an organization or department, out of a county: `amount` of it is used. */
struct row {
    struct place tail, head;
    struct dispatch_limit limit;
    int64_t amount;
    int64_t seats; /* of a county; 0 for the others, which have no fairness */
    const char *kind;
    int32_t ix;
};

/* Of unit k = 1…, the one that stands last or comes next. */
static int row_sign(const struct row *r, int64_t k)
{
    struct unit u = {.tail = r->tail, .head = r->head};

    u.gains[DISPATCH_SHORTFALL] = k <= r->limit.min;
    u.gains[DISPATCH_FAIRNESS] = dispatch_limit_fairness(r->seats, k);
    return unit_sign(&u);
}

static bool row_check(const struct row *r, struct err *e)
{
    if (r->amount > r->limit.max)
        return err_set(e, ERR_CHECK, "%s %d: %lld: more than its maximum of %lld", r->kind,
                       (int)r->ix, (long long)r->amount, (long long)r->limit.max);
    if (r->amount < r->limit.max && row_sign(r, r->amount + 1) < 0)
        return more_fault(e, r->kind, r->ix);
    if (r->amount > 0 && row_sign(r, r->amount) > 0)
        return less_fault(e, r->kind, r->ix);
    return true;
}

static bool rows_check(const struct check *c, struct err *e)
{
    const struct dispatch_problem *p = c->p;
    const struct dispatch_prices *prices = &c->plan->prices;

    for (int32_t o = 0; o < p->organization_n; o++) {
        struct row r = {.tail = WORLD,
                        .head = place(prices->organization, p->organization_n, o),
                        .limit = c->limits.organizations[o],
                        .amount = c->organization_n[o],
                        .kind = "organization",
                        .ix = o};

        if (!row_check(&r, e))
            return false;
    }
    for (int32_t d = 0; d < p->department_n; d++) {
        struct row r = {
            .tail = place(prices->organization, p->organization_n, p->department_organization[d]),
            .head = place(prices->department, p->department_n, d),
            .limit = c->limits.departments[d],
            .amount = c->department_n[d],
            .kind = "department",
            .ix = d};

        if (!row_check(&r, e))
            return false;
    }
    for (int32_t y = 0; y < p->county_n; y++) {
        struct row r = {.tail = place(prices->county, p->county_n, y),
                        .head = WORLD,
                        .limit = c->limits.counties[y],
                        .amount = c->county_n[y],
                        .seats = c->limits.county_seats[y],
                        .kind = "county",
                        .ix = y};

        if (!row_check(&r, e))
            return false;
    }
    return true;
}

static bool offers_check(const struct check *c, struct err *e)
{
    const struct dispatch_problem *p = c->p;
    const struct dispatch_prices *prices = &c->plan->prices;

    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_offer *offer = &p->offers[i];
        struct unit u = {.tail = WORLD, .head = place(prices->offer, p->offer_n, i)};

        if (offer->department >= 0)
            u.tail = place(prices->department, p->department_n, offer->department);
        else if (offer->organization >= 0)
            u.tail = place(prices->organization, p->organization_n, offer->organization);
        if (c->plan->demand_of[i] < 0 && unit_sign(&u) < 0)
            return more_fault(e, "offer", i);
        if (c->plan->demand_of[i] >= 0 && unit_sign(&u) > 0)
            return less_fault(e, "offer", i);
    }
    return true;
}

static bool demands_check(const struct check *c, struct err *e)
{
    const struct dispatch_problem *p = c->p;
    const struct dispatch_prices *prices = &c->plan->prices;

    for (int32_t j = 0; j < p->demand_n; j++) {
        const struct dispatch_demand *demand = &p->demands[j];
        int32_t county = p->organizations[demand->organization].county;
        struct unit u = {.tail = place(prices->demand, p->demand_n, j),
                         .head = place(prices->county, p->county_n, county)};

        u.gains[DISPATCH_TIER_1 + demand->tier - 1] = dispatch_limit_band(p, demand->weight);
        u.gains[DISPATCH_WEIGHT] = demand->weight;
        if (c->demand_n[j] < demand->seats && unit_sign(&u) < 0)
            return more_fault(e, "demand", j);
        if (c->demand_n[j] > 0 && unit_sign(&u) > 0)
            return less_fault(e, "demand", j);
    }
    return true;
}

/* One eligible pair; that of a pin is not free to change, and closes the others. */
static bool pair_check(const struct check *c, int32_t i, int32_t j, int32_t utility, struct err *e)
{
    const struct dispatch_prices *prices = &c->plan->prices;
    struct unit u = {.tail = place(prices->offer, c->p->offer_n, i),
                     .head = place(prices->demand, c->p->demand_n, j)};
    bool here = c->plan->demand_of[i] == j;
    int sign;

    if (c->p->offers[i].pinned_demand >= 0)
        return true;
    u.gains[DISPATCH_UTILITY] = utility;
    sign = unit_sign(&u);
    if (here ? sign > 0 : sign < 0)
        return err_set(e, ERR_CHECK, "offer %d, demand %d: by their prices %s would be better",
                       (int)i, (int)j, here ? "parting them" : "joining them");
    return true;
}

static bool pairs_check(const struct check *c, struct arena *own, struct err *e)
{
    struct pair_index index;
    struct pair_list pairs;

    pair_index_make(c->p, own, &index);
    pair_list_make(c->p, &index, own, &pairs);
    if (pairs.n != c->plan->pair_n)
        return err_set(e, ERR_CHECK, "pairs: %lld: there are %lld", (long long)c->plan->pair_n,
                       (long long)pairs.n);
    for (int32_t j = 0; j < c->p->demand_n; j++) {
        for (int64_t k = pairs.first[j]; k < pairs.first[j + 1]; k++) {
            if (!pair_check(c, pairs.offers[k], j, pairs.utilities[k], e))
                return false;
        }
    }
    return true;
}

static bool assignment_check(const struct dispatch_problem *p, const int32_t *demand_of,
                             struct err *e)
{
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t j = demand_of[i], pin = p->offers[i].pinned_demand;

        if (j < -1 || j >= p->demand_n)
            return err_set(e, ERR_CHECK, "offer %d: %d: there is no such demand", (int)i, (int)j);
        if (pin >= 0 && j != pin)
            return err_set(e, ERR_CHECK, "offer %d: %d: it is pinned to demand %d", (int)i, (int)j,
                           (int)pin);
        if (j >= 0 && dispatch_bars(p, i, j) != 0)
            return err_set(e, ERR_CHECK, "offer %d: %d: it is not eligible there (%u)", (int)i,
                           (int)j, dispatch_bars(p, i, j));
    }
    return true;
}

static void amounts_count(struct check *c, struct arena *own)
{
    const struct dispatch_problem *p = c->p;

    c->organization_n = ARENA_ARRAY(own, int64_t, p->organization_n);
    c->department_n = ARENA_ARRAY(own, int64_t, p->department_n);
    c->demand_n = ARENA_ARRAY(own, int64_t, p->demand_n);
    c->county_n = ARENA_ARRAY(own, int64_t, p->county_n);
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t j = c->plan->demand_of[i];

        if (j < 0)
            continue;
        if (p->offers[i].organization >= 0)
            c->organization_n[p->offers[i].organization]++;
        if (p->offers[i].department >= 0)
            c->department_n[p->offers[i].department]++;
        c->demand_n[j]++;
        c->county_n[p->organizations[p->demands[j].organization].county]++;
    }
}

static bool seats_check(const struct check *c, struct err *e)
{
    for (int32_t j = 0; j < c->p->demand_n; j++) {
        if (c->demand_n[j] > c->p->demands[j].seats)
            return err_set(e, ERR_CHECK, "demand %d: %lld: more than its %d seats", (int)j,
                           (long long)c->demand_n[j], (int)c->p->demands[j].seats);
    }
    return true;
}

static bool values_check(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                         struct err *e)
{
    int64_t values[DISPATCH_STEP_N];

    dispatch_value(p, plan->demand_of, values);
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (plan->values[step] != values[step])
            return err_set(e, ERR_CHECK, "level %s: %lld: the plan is worth %lld",
                           dispatch_step_names[step], (long long)plan->values[step],
                           (long long)values[step]);
    }
    return true;
}

static bool prices_fit(const int64_t *prices, int32_t n, const char *kind, struct err *e)
{
    for (int64_t k = 0; k < (int64_t)DISPATCH_STEP_N * n; k++) {
        if (prices[k] < -PRICE_MOST || prices[k] > PRICE_MOST)
            return err_set(e, ERR_CHECK, "%s %d: %lld: the price is beyond 2^61", kind,
                           (int)(k % n), (long long)prices[k]);
    }
    return true;
}

static bool all_prices_fit(const struct check *c, struct err *e)
{
    const struct dispatch_problem *p = c->p;
    const struct dispatch_prices *prices = &c->plan->prices;

    return prices_fit(prices->organization, p->organization_n, "organization", e)
           && prices_fit(prices->department, p->department_n, "department", e)
           && prices_fit(prices->offer, p->offer_n, "offer", e)
           && prices_fit(prices->demand, p->demand_n, "demand", e)
           && prices_fit(prices->county, p->county_n, "county", e);
}

bool dispatch_check(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                    struct err *e)
{
    struct arena own = {0};
    struct check c = {.p = p, .plan = plan};
    bool done;

    if (!assignment_check(p, plan->demand_of, e))
        return false;
    dispatch_limits_make(p, &own, &c.limits);
    amounts_count(&c, &own);
    done = seats_check(&c, e) && values_check(p, plan, e) && all_prices_fit(&c, e)
           && rows_check(&c, e) && offers_check(&c, e) && demands_check(&c, e)
           && pairs_check(&c, &own, e);
    arena_reset(&own);
    return done;
}
