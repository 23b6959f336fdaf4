/* dispatch_check.c - a plan proved by its prices.
 *
 * If no arc that could carry more has a reduced cost below zero and none that could carry less has
 * one above, compared step by step, then no other flow is better at the first step where the two
 * differ: sum amount x reduced cost over the arcs, where prices cancel at every node. Amounts are
 * counted from the assignment, gains taken from the problem. */
#include <string.h>

#include "engine/dispatch.h"
#include "engine/dispatch_bound.h"
#include "engine/dispatch_limit.h"
#include "engine/pair.h"

#define PRICE_MOST (INT64_C(1) << 61) /* so that reduced costs fit */

struct check {
    const struct dispatch_problem *p;
    const struct dispatch_plan *plan;
    struct dispatch_limits limits;
    struct dispatch_counts counts; /* of the plan */
    struct pair_list pairs;
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
                        .amount = c->counts.organizations[o],
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
            .amount = c->counts.departments[d],
            .kind = "department",
            .ix = d};

        if (!row_check(&r, e))
            return false;
    }
    for (int32_t y = 0; y < p->county_n; y++) {
        struct row r = {.tail = place(prices->county, p->county_n, y),
                        .head = WORLD,
                        .limit = c->limits.counties[y],
                        .amount = c->counts.counties[y],
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
        if (c->counts.demands[j] < demand->seats && unit_sign(&u) < 0)
            return more_fault(e, "demand", j);
        if (c->counts.demands[j] > 0 && unit_sign(&u) > 0)
            return less_fault(e, "demand", j);
    }
    return true;
}

/* One eligible pair; that of a fixed offer is not free to change, and closes the others. */
static bool pair_check(const struct check *c, int32_t i, int32_t j, int32_t utility, struct err *e)
{
    const struct dispatch_prices *prices = &c->plan->prices;
    struct unit u = {.tail = place(prices->offer, c->p->offer_n, i),
                     .head = place(prices->demand, c->p->demand_n, j)};
    bool here = c->plan->demand_of[i] == j;
    int sign;

    if (dispatch_fixed(c->p, i) >= 0)
        return true;
    u.gains[DISPATCH_MOVED] = dispatch_limit_stays(c->p, i, j);
    u.gains[DISPATCH_UTILITY] = utility;
    sign = unit_sign(&u);
    if (here ? sign > 0 : sign < 0)
        return err_set(e, ERR_CHECK, "offer %d, demand %d: by their prices %s would be better",
                       (int)i, (int)j, here ? "parting them" : "joining them");
    return true;
}

static bool pairs_check(const struct check *c, struct err *e)
{
    const struct pair_list *pairs = &c->pairs;

    for (int32_t j = 0; j < c->p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            if (!pair_check(c, pairs->offers[k], j, pairs->utilities[k], e))
                return false;
        }
    }
    return true;
}

static bool assignment_check(const struct dispatch_problem *p, const int32_t *demand_of,
                             struct err *e)
{
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t j = demand_of[i], pin = dispatch_fixed(p, i);

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

static bool seats_check(const struct check *c, struct err *e)
{
    for (int32_t j = 0; j < c->p->demand_n; j++) {
        if (c->counts.demands[j] > c->p->demands[j].seats)
            return err_set(e, ERR_CHECK, "demand %d: %lld: more than its %d seats", (int)j,
                           (long long)c->counts.demands[j], (int)c->p->demands[j].seats);
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

static bool all_prices_fit(const struct dispatch_problem *p, const struct dispatch_prices *prices,
                           struct err *e)
{
    return prices_fit(prices->organization, p->organization_n, "organization", e)
           && prices_fit(prices->department, p->department_n, "department", e)
           && prices_fit(prices->offer, p->offer_n, "offer", e)
           && prices_fit(prices->demand, p->demand_n, "demand", e)
           && prices_fit(prices->county, p->county_n, "county", e);
}

/* --- teams --- */

static bool teams_whole(const struct check *c, struct arena *own, struct err *e)
{
    const struct dispatch_problem *p = c->p;
    int64_t *seats = ARENA_ARRAY(own, int64_t, p->team_n);
    int64_t *filled = ARENA_ARRAY(own, int64_t, p->team_n);

    for (int32_t j = 0; j < p->demand_n; j++) {
        int32_t team = dispatch_team(p, j);

        if (team >= 0) {
            seats[team] += p->demands[j].seats;
            filled[team] += c->counts.demands[j];
        }
    }
    for (int32_t t = 0; t < p->team_n; t++) {
        if (filled[t] != 0 && filled[t] != seats[t])
            return err_set(e, ERR_CHECK, "team %d: %lld of its %lld seats are filled", (int)t,
                           (long long)filled[t], (long long)seats[t]);
    }
    return true;
}

static bool branch_fault(struct err *e, int32_t ix, const char *reason)
{
    return err_set(e, ERR_CHECK, "branch %d: %s", (int)ix, reason);
}

static bool branch_named(const struct check *c, int32_t ix, struct err *e)
{
    const struct dispatch_branch *branch = &c->plan->branches[ix];

    if (branch->parent < 0 || branch->parent >= ix)
        return branch_fault(e, ix, "its parent does not stand before it");
    return (branch->team >= 0 && branch->team < c->p->team_n)
           || branch_fault(e, ix, "there is no such team");
}

/* Parents first, and below a branch nothing or one team both open and closed. */
static bool branches_shaped(const struct check *c, struct arena *own, struct err *e)
{
    const struct dispatch_plan *plan = c->plan;
    int32_t *child_n = ARENA_ARRAY(own, int32_t, plan->branch_n);
    int32_t *first = ARENA_ARRAY(own, int32_t, plan->branch_n);

    if (plan->branch_n < 1 || plan->branches[0].parent != -1)
        return err_set(e, ERR_CHECK, "branches: the first is the root, which has no parent");
    for (int32_t ix = 1; ix < plan->branch_n; ix++) {
        const struct dispatch_branch *branch = &plan->branches[ix], *twin;

        if (!branch_named(c, ix, e))
            return false;
        if (child_n[branch->parent]++ == 0) {
            first[branch->parent] = ix;
            continue;
        }
        twin = &plan->branches[first[branch->parent]];
        if (child_n[branch->parent] > 2 || twin->team != branch->team || twin->open == branch->open)
            return branch_fault(e, ix, "its parent does not divide into one team open and closed");
    }
    for (int32_t ix = 0; ix < plan->branch_n; ix++) {
        if (child_n[ix] == 1)
            return branch_fault(e, ix, "one of its two sides is missing");
    }
    return true;
}

static bool branch_check(const struct dispatch_bound *b, const struct dispatch_branch *branch,
                         int32_t ix, struct err *e)
{
    int64_t values[DISPATCH_STEP_N];

    if (!all_prices_fit(b->p, &branch->prices, e))
        return false;
    if (!branch->feasible)
        return dispatch_bound_none(b, &branch->prices) > 0
               || branch_fault(e, ix, "its prices do not prove that it holds no plan");
    if (!dispatch_bound_value(b, &branch->prices, values))
        return branch_fault(e, ix, "its prices prove no bound");
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (values[step] != branch->bound[step])
            return err_set(e, ERR_CHECK, "branch %d: level %s: %lld: its prices prove %lld",
                           (int)ix, dispatch_step_names[step], (long long)branch->bound[step],
                           (long long)values[step]);
    }
    return true;
}

/* The best bound of the leaves is what is claimed, and the plan's value where it is proved. */
static bool bound_check(const struct check *c, struct arena *own, struct err *e)
{
    const struct dispatch_plan *plan = c->plan;
    char *inner = ARENA_ARRAY(own, char, plan->branch_n);
    const int64_t *best = plan->values;

    for (int32_t ix = 1; ix < plan->branch_n; ix++)
        inner[plan->branches[ix].parent] = true;
    for (int32_t ix = 0; ix < plan->branch_n; ix++) {
        const struct dispatch_branch *branch = &plan->branches[ix];

        if (!inner[ix] && branch->feasible && dispatch_compare(branch->bound, best) < 0)
            best = branch->bound;
    }
    if (dispatch_compare(best, plan->bound) != 0)
        return err_set(e, ERR_CHECK, "branches: their best bound is another than is claimed");
    if (plan->proved != (dispatch_compare(best, plan->values) == 0))
        return err_set(e, ERR_CHECK, "branches: by their bounds the plan is %sproved best",
                       plan->proved ? "not " : "");
    return true;
}

static bool branches_check(const struct check *c, struct arena *own, struct err *e)
{
    signed char *teams = ARENA_ARRAY(own, signed char, c->p->team_n);
    const bool *fixed = dispatch_teams_fixed(c->p, own);
    struct dispatch_bound b = {.p = c->p, .limits = &c->limits, .pairs = &c->pairs, .teams = teams};

    if (!teams_whole(c, own, e) || !branches_shaped(c, own, e))
        return false;
    for (int32_t ix = 0; ix < c->plan->branch_n; ix++) {
        dispatch_bound_teams(c->p, c->plan, fixed, ix, teams);
        if (!branch_check(&b, &c->plan->branches[ix], ix, e))
            return false;
    }
    return bound_check(c, own, e);
}

static bool pair_n_check(const struct check *c, struct err *e)
{
    return c->pairs.n == c->plan->pair_n
           || err_set(e, ERR_CHECK, "pairs: %lld: there are %lld", (long long)c->plan->pair_n,
                      (long long)c->pairs.n);
}

static bool maximums_check(const struct check *c, struct err *e)
{
    for (int32_t q = 0; q < c->p->quota_n; q++) {
        int64_t n = dispatch_counts_of(&c->counts, c->p->quotas[q].scope, c->p->quotas[q].ix);

        if (n > c->p->quotas[q].max)
            return err_set(e, ERR_CHECK, "%s %d: %lld: more than its maximum of %lld",
                           c->p->quotas[q].scope == DISPATCH_ORGANIZATION ? "organization"
                           : c->p->quotas[q].scope == DISPATCH_DEPARTMENT ? "department"
                                                                          : "county",
                           (int)c->p->quotas[q].ix, (long long)n, (long long)c->p->quotas[q].max);
    }
    return true;
}

/* Without teams each arc for itself, which names the place of a fault. */
static bool proof_check(const struct check *c, struct arena *own, struct err *e)
{
    if (c->p->team_n > 0)
        return branches_check(c, own, e);
    if (!c->plan->proved)
        return err_set(e, ERR_CHECK, "without teams every plan is proved best");
    return all_prices_fit(c->p, &c->plan->prices, e) && rows_check(c, e) && offers_check(c, e)
           && demands_check(c, e) && pairs_check(c, e);
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
    dispatch_counts_make(p, plan->demand_of, &own, &c.counts);
    c.pairs = *pair_list_of(p, &own);
    done = seats_check(&c, e) && maximums_check(&c, e) && values_check(p, plan, e)
           && pair_n_check(&c, e) && proof_check(&c, &own, e);
    arena_reset(&own);
    return done;
}
