/* dispatch_solve.c - the optimum: one network, or a search over the teams with one for each branch.
 *
 * A branch lets undecided teams be filled in part, so its values are a bound on all plans with its
 * teams. The branch of the best bound is taken up first; where it fills no team in part it is a
 * plan, and the best there can be. Else the team whose partly filled demand is most urgent is
 * opened in one new branch and closed in another. Of equal bounds the newer goes first, so that the
 * search comes down to a plan instead of going round above it. Every branch keeps its prices: they
 * are the proof. */
#include <assert.h>

#include "engine/dispatch_network.h"

struct branching {
    const struct dispatch_problem *p;
    struct dispatch_network *nw;
    const bool *fixed; /* teams that are open everywhere */
    int step_n;
    struct LIST(struct dispatch_branch) branches;
    struct LIST(int32_t *) plans; /* of each branch, demand_of; NULL: infeasible */
    struct LIST(char) waiting;    /* of each branch: it may still hold something better */
    int32_t best;                 /* the branch of the best plan, or -1 */
    struct arena *a;
    const struct dispatch_stop *stop;
};

/* --- what is fixed must fit --- */

static bool pins_may(const struct dispatch_problem *p, struct err *e)
{
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t fixed = dispatch_fixed(p, i);

        if (fixed >= 0 && dispatch_bars(p, i, fixed) != 0)
            return err_set(e, ERR_INPUT, "offer %d: %d: it is pinned where it is not eligible",
                           (int)i, (int)fixed);
    }
    return true;
}

static bool counts_fit(const struct dispatch_problem *p, const struct dispatch_counts *counts,
                       struct dispatch_conflict *conflict, struct err *e)
{
    for (int32_t j = 0; j < p->demand_n; j++) {
        if (counts->demands[j] <= p->demands[j].seats)
            continue;
        *conflict = (struct dispatch_conflict){
            .demand = j, .quota = -1, .pins = counts->demands[j], .room = p->demands[j].seats};
        return err_set(e, ERR_IMPOSSIBLE, "demand %d: %lld: more pins than its %d seats", (int)j,
                       (long long)counts->demands[j], (int)p->demands[j].seats);
    }
    for (int32_t q = 0; q < p->quota_n; q++) {
        int64_t n = dispatch_counts_of(counts, p->quotas[q].scope, p->quotas[q].ix);

        if (n <= p->quotas[q].max)
            continue;
        *conflict = (struct dispatch_conflict){
            .demand = -1, .quota = q, .pins = n, .room = p->quotas[q].max};
        return err_set(e, ERR_IMPOSSIBLE, "quota %d: %lld: more pins than its maximum of %lld",
                       (int)q, (long long)n, (long long)p->quotas[q].max);
    }
    return true;
}

static bool pins_fit(const struct dispatch_problem *p, struct dispatch_conflict *conflict,
                     struct err *e)
{
    struct arena own = {0};
    int32_t *fixed = ARENA_ARRAY(&own, int32_t, p->offer_n);
    struct dispatch_counts counts;
    bool done = pins_may(p, e);

    *conflict = (struct dispatch_conflict){.demand = -1, .quota = -1};
    if (done) {
        for (int32_t i = 0; i < p->offer_n; i++)
            fixed[i] = dispatch_fixed(p, i);
        dispatch_counts_make(p, fixed, &own, &counts);
        done = counts_fit(p, &counts, conflict, e);
    }
    arena_reset(&own);
    return done;
}

/* --- branches --- */

static void teams_read(const struct branching *b, int32_t branch, signed char *teams)
{
    for (int32_t t = 0; t < b->p->team_n; t++)
        teams[t] = b->fixed[t] ? TEAM_OPEN : TEAM_UNDECIDED;
    for (; branch > 0; branch = b->branches.items[branch].parent)
        teams[b->branches.items[branch].team] =
            b->branches.items[branch].open ? TEAM_OPEN : TEAM_CLOSED;
}

/* Seats of each team less those that are filled, and those that are. */
static void teams_count(const struct dispatch_problem *p, const int32_t *demand_of, int64_t *empty,
                        int64_t *filled)
{
    for (int32_t j = 0; j < p->demand_n; j++) {
        if (p->demands[j].team >= 0)
            empty[p->demands[j].team] += p->demands[j].seats;
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t team = demand_of[i] < 0 ? -1 : p->demands[demand_of[i]].team;

        if (team >= 0) {
            empty[team]--;
            filled[team]++;
        }
    }
}

/* The team of the most urgent demand of a team filled in part, or -1. */
static int32_t partial_team(const struct branching *b, const int32_t *demand_of)
{
    const struct dispatch_problem *p = b->p;
    struct arena own = {0};
    int64_t *empty, *filled;
    int32_t found = -1, tier = 6;

    if (p->team_n == 0)
        return -1;
    empty = ARENA_ARRAY(&own, int64_t, p->team_n);
    filled = ARENA_ARRAY(&own, int64_t, p->team_n);
    teams_count(p, demand_of, empty, filled);
    for (int32_t j = 0; j < p->demand_n; j++) {
        int32_t t = p->demands[j].team;

        if (t >= 0 && filled[t] > 0 && empty[t] > 0 && p->demands[j].tier < tier) {
            found = t;
            tier = p->demands[j].tier;
        }
    }
    arena_reset(&own);
    return found;
}

static const int64_t *bound_of(const struct branching *b, int32_t branch)
{
    return b->branches.items[branch].bound;
}

/* Solves the branch that is described and puts it with the others. */
static bool branch_add(struct branching *b, struct dispatch_branch branch, struct err *e)
{
    struct arena own = {0};
    signed char *teams = ARENA_ARRAY(&own, signed char, b->p->team_n);
    struct dispatch_answer answer;
    int32_t ix = (int32_t)b->branches.n;
    bool done;

    list_push(&b->branches, branch);
    if (b->p->team_n > 0)
        teams_read(b, ix, teams);
    done = dispatch_network_solve(b->nw, teams, b->step_n, b->a, &answer, e);
    arena_reset(&own);
    if (!done)
        return false;
    branch.feasible = answer.feasible;
    branch.prices = answer.prices;
    if (answer.feasible)
        dispatch_value(b->p, answer.demand_of, branch.bound);
    for (int step = b->step_n; step < DISPATCH_STEP_N; step++)
        branch.bound[step] = 0;
    b->branches.items[ix] = branch;
    list_push(&b->plans, answer.feasible ? answer.demand_of : NULL);
    list_push(&b->waiting, (char)answer.feasible);
    if (answer.feasible && partial_team(b, answer.demand_of) < 0) {
        b->waiting.items[ix] = false;
        if (b->best < 0 || dispatch_compare(branch.bound, bound_of(b, b->best)) < 0)
            b->best = ix;
    }
    return true;
}

/* The waiting branch of the best bound that is better than the best plan, or -1. Of equal ones the
 * newest; where only a plan is wanted, `any`, the newest whatever its bound. */
static int32_t branch_next(const struct branching *b, bool any)
{
    int32_t found = -1;

    for (int32_t ix = 0; ix < (int32_t)b->branches.n; ix++) {
        if (!b->waiting.items[ix]
            || (b->best >= 0 && dispatch_compare(bound_of(b, ix), bound_of(b, b->best)) >= 0))
            continue;
        if (found < 0 || any || dispatch_compare(bound_of(b, ix), bound_of(b, found)) <= 0)
            found = ix;
    }
    return found;
}

static bool branch_split(struct branching *b, int32_t ix, struct err *e)
{
    int32_t team = partial_team(b, b->plans.items[ix]);

    b->waiting.items[ix] = false;
    return branch_add(b, (struct dispatch_branch){.parent = ix, .team = team, .open = false}, e)
           && branch_add(b, (struct dispatch_branch){.parent = ix, .team = team, .open = true}, e);
}

static bool stop_due(const struct branching *b)
{
    return b->stop && b->stop->due && b->stop->due(b->stop->arg);
}

/* True with `best` set; the search may have been stopped. */
static bool branches_search(struct branching *b, struct err *e)
{
    int32_t ix;

    b->best = -1;
    if (!branch_add(b, (struct dispatch_branch){.parent = -1, .team = -1}, e))
        return false;
    for (;;) {
        bool late = stop_due(b);

        ix = branch_next(b, late);
        if (ix < 0 || (late && b->best >= 0))
            break;
        if (!branch_split(b, ix, e))
            return false;
    }
    return b->best >= 0
           || err_set(e, ERR_IMPOSSIBLE, "the teams of pinned offers cannot be completed");
}

static void plan_make(const struct branching *b, struct dispatch_plan *plan)
{
    int32_t left = branch_next(b, false), n = (int32_t)b->branches.n;
    const int64_t *bound = bound_of(b, left >= 0 ? left : b->best);

    *plan = (struct dispatch_plan){.demand_of = b->plans.items[b->best],
                                   .prices = b->branches.items[b->best].prices,
                                   .pair_n = b->nw->pairs.n,
                                   .proved = left < 0,
                                   .branches = ARENA_ARRAY(b->a, struct dispatch_branch, n),
                                   .branch_n = n,
                                   .branch = b->best};
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        plan->values[step] = bound_of(b, b->best)[step];
        plan->bound[step] = bound[step];
    }
    for (int32_t ix = 0; ix < n; ix++)
        plan->branches[ix] = b->branches.items[ix];
}

static bool steps_solve(const struct dispatch_problem *p, int step_n,
                        const struct dispatch_stop *stop, struct arena *a,
                        struct dispatch_plan *plan, struct err *e)
{
    struct arena own = {0};
    struct dispatch_network nw = {0};
    struct branching b = {.p = p, .nw = &nw, .step_n = step_n, .a = a, .stop = stop};
    bool done;

    b.fixed = dispatch_teams_fixed(p, &own);
    done = dispatch_network_make(&nw, p, &own, e) && branches_search(&b, e);
    if (done)
        plan_make(&b, plan);
    dispatch_network_reset(&nw);
    list_reset(&b.branches);
    list_reset(&b.plans);
    list_reset(&b.waiting);
    arena_reset(&own);
    return done;
}

bool dispatch_solve_until(const struct dispatch_problem *p, const struct dispatch_stop *stop,
                          struct arena *a, struct dispatch_plan *plan,
                          struct dispatch_conflict *conflict, struct err *e)
{
    struct dispatch_conflict found;
    bool fits = pins_fit(p, &found, e);

    if (conflict)
        *conflict = found;
    return fits && steps_solve(p, DISPATCH_STEP_N, stop, a, plan, e);
}

bool dispatch_solve(const struct dispatch_problem *p, struct arena *a, struct dispatch_plan *plan,
                    struct dispatch_conflict *conflict, struct err *e)
{
    return dispatch_solve_until(p, NULL, a, plan, conflict, e);
}

bool dispatch_solve_tiers(const struct dispatch_problem *p, int64_t values[DISPATCH_STEP_N],
                          struct err *e)
{
    struct arena own = {0};
    struct dispatch_conflict conflict;
    struct dispatch_plan plan;
    bool done =
        pins_fit(p, &conflict, e) && steps_solve(p, DISPATCH_TIER_5 + 1, NULL, &own, &plan, e);

    for (int step = 0; done && step < DISPATCH_STEP_N; step++)
        values[step] = plan.values[step];
    arena_reset(&own);
    return done;
}
