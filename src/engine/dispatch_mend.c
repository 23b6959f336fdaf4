/* dispatch_mend.c - see dispatch_mend.h.
 *
 * A pair is at fault where it is free and its seat worth more to the practitioner than his price,
 * or taken and worth less. One changed practitioner has faults with many demands, one changed
 * demand with many practitioners: so of each pair at fault the end with more faults counts as
 * changed. Those are taken out and put in with new prices; all others keep theirs, and rows and
 * seats are put right by them. A row far from right, as one whose maximum is gone, gets another
 * price first. */
#include "engine/dispatch_mend.h"

#include <string.h>

#include "engine/dispatch_repair.h"

struct mending {
    const struct dispatch_problem *p;
    const struct dispatch_before *before;
    const struct pair_list *pairs;
    struct dispatch_repair g;
    int32_t *offer_faults, *demand_faults; /* [offer_n], [demand_n] */
    bool *offer_changed, *demand_changed;
    int64_t changed_n;
};

/* --- the plan before, as far as it can be kept --- */

static int32_t place_kept(const struct dispatch_problem *p, const struct dispatch_before *before,
                          int32_t i)
{
    int32_t j = before->demand_of[i], fixed = dispatch_fixed(p, i);

    if (fixed >= 0)
        return fixed;
    return j >= 0 && dispatch_may(p, i, j) ? j : -1;
}

static int64_t *prices_copy(struct arena *a, const int64_t *prices, int32_t n)
{
    int64_t *copy = ARENA_ARRAY(a, int64_t, DISPATCH_STEP_N * (size_t)n);

    if (n > 0)
        memcpy(copy, prices, DISPATCH_STEP_N * (size_t)n * sizeof *prices);
    return copy;
}

static void plan_start(const struct dispatch_problem *p, const struct dispatch_before *before,
                       const struct pair_list *pairs, struct arena *a, struct dispatch_plan *plan)
{
    *plan = (struct dispatch_plan){.demand_of = ARENA_ARRAY(a, int32_t, p->offer_n),
                                   .pair_n = pairs->n,
                                   .proved = true,
                                   .branches = ARENA_NEW(a, struct dispatch_branch),
                                   .branch_n = 1};
    plan->prices = (struct dispatch_prices){
        .organization = prices_copy(a, before->prices.organization, p->organization_n),
        .department = prices_copy(a, before->prices.department, p->department_n),
        .offer = prices_copy(a, before->prices.offer, p->offer_n),
        .demand = prices_copy(a, before->prices.demand, p->demand_n),
        .county = prices_copy(a, before->prices.county, p->county_n)};
    plan->branches[0] = (struct dispatch_branch){.parent = -1, .team = -1, .feasible = true};
    for (int32_t i = 0; i < p->offer_n; i++)
        plan->demand_of[i] = place_kept(p, before, i);
}

/* --- prices of what is new, and of whoever is fixed --- */

static void senders_price(struct mending *m)
{
    struct residual *r = &m->g.r;
    const struct dispatch_problem *p = m->p;

    for (int32_t o = 0; o < p->organization_n; o++) {
        if (m->before->organization_new[o])
            r->prices[r->organization + o] = r->prices[RESIDUAL_WORLD];
    }
    for (int32_t d = 0; d < p->department_n; d++) {
        int32_t owner = p->department_organization[d];

        if (m->before->department_new[d])
            r->prices[r->department + d] =
                r->prices[owner < 0 ? RESIDUAL_WORLD : r->organization + owner];
    }
}

static void fixed_price(struct mending *m)
{
    struct residual *r = &m->g.r;

    for (int32_t i = 0; i < m->p->offer_n; i++) {
        if (r->fixed[i])
            r->prices[r->offer + i] = r->prices[residual_sender(r, i)];
    }
}

/* What the first unit of a new county is worth: none is worth more. */
static void counties_price(struct mending *m)
{
    struct residual *r = &m->g.r;

    for (int32_t c = 0; c < m->p->county_n; c++) {
        struct residual_cost price = r->prices[RESIDUAL_WORLD];

        if (!m->before->county_new[c])
            continue;
        price.steps[DISPATCH_SHORTFALL] += r->limits.counties[c].min > 0;
        price.steps[DISPATCH_FAIRNESS] += dispatch_limit_fairness(r->limits.county_seats[c], 1);
        r->prices[r->county + c] = price;
    }
}

/* --- who is in the wrong --- */

/* Sign of what a seat is worth to a practitioner, less his price. */
static int pair_sign(const struct mending *m, int32_t i, int32_t j, int32_t utility)
{
    const struct residual *r = &m->g.r;
    const int64_t *tail = r->prices[r->offer + i].steps, *head = r->prices[r->demand + j].steps;

    for (int s = 0; s < DISPATCH_STEP_N; s++) {
        int64_t more = head[s] - tail[s];

        if (s == DISPATCH_MOVED)
            more += dispatch_limit_stays(m->p, i, j);
        else if (s == DISPATCH_UTILITY)
            more += utility;
        if (more != 0)
            return more < 0 ? -1 : 1;
    }
    return 0;
}

static bool pair_at_fault(const struct mending *m, int32_t i, int32_t j, int64_t pair)
{
    int sign;

    if (m->offer_changed[i] || m->g.r.fixed[i])
        return false;
    sign = pair_sign(m, i, j, m->pairs->utilities[pair]);
    return m->g.plan->demand_of[i] == j ? sign < 0 : sign > 0;
}

static void offer_change(struct mending *m, int32_t i)
{
    m->changed_n += !m->offer_changed[i];
    m->offer_changed[i] = true;
}

static void demand_change(struct mending *m, int32_t j)
{
    m->changed_n += !m->demand_changed[j];
    m->demand_changed[j] = true;
}

static void faults_count(struct mending *m)
{
    for (int32_t j = 0; j < m->p->demand_n; j++) {
        for (int64_t k = m->pairs->first[j]; !m->demand_changed[j] && k < m->pairs->first[j + 1];
             k++) {
            int32_t i = m->pairs->offers[k];

            if (!pair_at_fault(m, i, j, k))
                continue;
            m->offer_faults[i]++;
            m->demand_faults[j]++;
        }
    }
}

/* Where a demand has faults, those of them that are not laid to it are laid to the offers. */
static void faults_lay(struct mending *m)
{
    for (int32_t j = 0; j < m->p->demand_n; j++) {
        for (int64_t k = m->pairs->first[j];
             m->demand_faults[j] > 0 && !m->demand_changed[j] && k < m->pairs->first[j + 1]; k++) {
            int32_t i = m->pairs->offers[k];

            if (!pair_at_fault(m, i, j, k))
                continue;
            if (m->offer_faults[i] >= m->demand_faults[j])
                offer_change(m, i);
            else
                demand_change(m, j);
        }
    }
}

/* New ones, and those whose price and that of their home do not go together any more. */
static void offers_look(struct mending *m)
{
    const struct residual *r = &m->g.r;

    for (int32_t i = 0; i < m->p->offer_n; i++) {
        const struct residual_cost *own = &r->prices[r->offer + i];
        const struct residual_cost *home = &r->prices[residual_sender(r, i)];

        if (r->fixed[i])
            continue;
        if (m->before->offer_new[i]
            || dispatch_repair_above(r->sent[i] ? home : own, r->sent[i] ? own : home))
            offer_change(m, i);
    }
}

static bool changed_find(struct mending *m, struct arena *a)
{
    m->offer_faults = ARENA_ARRAY(a, int32_t, m->p->offer_n);
    m->demand_faults = ARENA_ARRAY(a, int32_t, m->p->demand_n);
    m->offer_changed = ARENA_ARRAY(a, bool, m->p->offer_n);
    m->demand_changed = ARENA_ARRAY(a, bool, m->p->demand_n);
    for (int32_t j = 0; j < m->p->demand_n; j++) {
        if (m->before->demand_new[j])
            demand_change(m, j);
    }
    offers_look(m);
    if (m->changed_n > DISPATCH_MEND_PARTS)
        return false;
    faults_count(m);
    faults_lay(m);
    return m->changed_n <= DISPATCH_MEND_PARTS;
}

/* --- all --- */

/* Offers leave their seats before demands do: who has none is not taken out of one. */
static bool repaired(struct mending *m, struct arena *a)
{
    senders_price(m);
    counties_price(m);
    dispatch_repair_rows_price(&m->g);
    fixed_price(m);
    if (!changed_find(m, a))
        return false;
    for (int32_t i = 0; i < m->p->offer_n; i++) {
        if (m->offer_changed[i])
            dispatch_repair_offer_take_out(&m->g, i);
    }
    for (int32_t j = 0; j < m->p->demand_n; j++) {
        if (m->demand_changed[j])
            dispatch_repair_demand_take_out(&m->g, j);
        else
            dispatch_repair_demand_put_right(&m->g, j);
    }
    for (int32_t j = 0; j < m->p->demand_n; j++) {
        if (m->demand_changed[j])
            dispatch_repair_demand_put_in(&m->g, j, m->offer_changed);
    }
    for (int32_t i = 0; i < m->p->offer_n; i++) {
        if (m->offer_changed[i])
            dispatch_repair_offer_put_in(&m->g, i);
    }
    dispatch_repair_rows_put_right(&m->g);
    return dispatch_repair_run(&m->g, DISPATCH_MEND_UNITS);
}

bool dispatch_mend(const struct dispatch_problem *p, const struct dispatch_before *before,
                   const struct pair_list *pairs, struct arena *a, struct dispatch_plan *plan,
                   struct err *e)
{
    struct arena own = {0};
    struct mending m = {.p = p, .before = before, .pairs = pairs};
    struct dispatch_plan mended;
    bool done;

    if (p->team_n > 0)
        return err_set(e, ERR_INPUT, "teams: %d: a plan with teams is solved from the start",
                       (int)p->team_n);
    plan_start(p, before, pairs, a, &mended);
    dispatch_repair_make(&m.g, p, pairs, &mended, &own);
    done = repaired(&m, &own);
    if (done)
        *plan = mended;
    dispatch_repair_reset(&m.g);
    arena_reset(&own);
    return done || err_set(e, ERR_INPUT, "too much is other than in the plan before");
}
