/* plan_hard.c - see plan_hard.h. Without teams seats and maximums are all that fixed placements can
 * break: with each of them kept, the fixed placements alone are a plan. */
#include "work/plan_hard.h"

#include <inttypes.h>
#include <stdio.h>

#include "engine/dispatch_limit.h"

/* The words for what is fixed. */
static const char *fixed_word(const struct dispatch_problem *p)
{
    return p->hold ? "pins and held placements" : "pins";
}

static int64_t holds_tell(const struct plan_input *in)
{
    const struct dispatch_problem *p = &in->problem;
    int64_t told = 0;

    for (int32_t i = 0; p->hold && i < p->offer_n; i++) {
        int32_t held = p->offers[i].previous_demand, pin = p->offers[i].pinned_demand;

        if (held < 0)
            continue;
        if (pin >= 0 && pin != held)
            fprintf(stderr, "practitioner %.*s: %.*s: held there and pinned to %.*s\n",
                    STR_ARG(in->offer_ids[i]), STR_ARG(in->demand_ids[held]),
                    STR_ARG(in->demand_ids[pin]));
        else if (dispatch_bars(p, i, held) != 0)
            fprintf(stderr, "practitioner %.*s: %.*s: held there and no longer eligible\n",
                    STR_ARG(in->offer_ids[i]), STR_ARG(in->demand_ids[held]));
        else
            continue;
        told++;
    }
    return told;
}

static int64_t seats_tell(const struct plan_input *in, const struct dispatch_counts *counts)
{
    const struct dispatch_problem *p = &in->problem;
    int64_t told = 0;

    for (int32_t j = 0; j < p->demand_n; j++) {
        if (counts->demands[j] <= p->demands[j].seats)
            continue;
        fprintf(stderr, "demand %.*s: %" PRId64 ": more %s than its %" PRId32 " seats\n",
                STR_ARG(in->demand_ids[j]), counts->demands[j], fixed_word(p), p->demands[j].seats);
        told++;
    }
    return told;
}

static int64_t quotas_tell(const struct plan_input *in, const struct dispatch_counts *counts)
{
    static const char *const SCOPES[] = {[DISPATCH_ORGANIZATION] = "organization",
                                         [DISPATCH_DEPARTMENT] = "department",
                                         [DISPATCH_COUNTY] = "county"};
    const struct dispatch_problem *p = &in->problem;
    const struct str *const ids[] = {[DISPATCH_ORGANIZATION] = in->organization_ids,
                                     [DISPATCH_DEPARTMENT] = in->department_ids,
                                     [DISPATCH_COUNTY] = in->county_ids};
    int64_t told = 0;

    for (int32_t k = 0; k < p->quota_n; k++) {
        const struct dispatch_quota *q = &p->quotas[k];
        int64_t n = dispatch_counts_of(counts, q->scope, q->ix);

        if (n <= q->max)
            continue;
        fprintf(stderr, "%s %.*s: %" PRId64 ": more %s than its maximum of %" PRId64 "\n",
                SCOPES[q->scope], STR_ARG(ids[q->scope][q->ix]), n, fixed_word(p), q->max);
        told++;
    }
    return told;
}

bool plan_hard_check(const struct plan_input *in, struct err *e)
{
    const struct dispatch_problem *p = &in->problem;
    struct arena own = {0};
    int32_t *fixed = ARENA_ARRAY(&own, int32_t, p->offer_n);
    struct dispatch_counts counts;
    int64_t told;

    for (int32_t i = 0; i < p->offer_n; i++)
        fixed[i] = dispatch_fixed(p, i);
    dispatch_counts_make(p, fixed, &own, &counts);
    told = holds_tell(in) + seats_tell(in, &counts) + quotas_tell(in, &counts);
    arena_reset(&own);
    if (told > 0)
        return err_set(e, ERR_IMPOSSIBLE,
                       "%" PRId64 " hard rule%s cannot hold together with the %s", told,
                       told == 1 ? "" : "s", fixed_word(p));
    return true;
}

/* Whether the team could be completed if no other team had to be. */
static bool team_may(const struct dispatch_problem *problem, int32_t team)
{
    struct arena own = {0};
    struct dispatch_problem p = *problem;
    struct dispatch_demand *demands = ARENA_ARRAY(&own, struct dispatch_demand, p.demand_n);
    int64_t values[DISPATCH_STEP_N];
    bool may;

    for (int32_t j = 0; j < p.demand_n; j++) {
        demands[j] = p.demands[j];
        if (demands[j].team != team)
            demands[j].team = -1;
    }
    p.demands = demands;
    may = dispatch_solve_tiers(&p, values, &(struct err){0});
    arena_reset(&own);
    return may;
}

bool plan_hard_teams(const struct plan_input *in, struct err *e)
{
    const struct dispatch_problem *p = &in->problem;
    struct arena own = {0};
    const bool *fixed = dispatch_teams_fixed(p, &own);
    int64_t told = 0;

    for (int32_t t = 0; t < p->team_n; t++) {
        if (!fixed[t] || team_may(p, t))
            continue;
        fprintf(stderr, "team %.*s: it has %s and cannot be completed\n", STR_ARG(in->team_ids[t]),
                fixed_word(p));
        told++;
    }
    for (int32_t t = 0; told == 0 && t < p->team_n; t++) {
        if (fixed[t])
            fprintf(stderr, "team %.*s: it has %s and cannot be completed beside the others\n",
                    STR_ARG(in->team_ids[t]), fixed_word(p));
    }
    arena_reset(&own);
    err_reset(e);
    return err_set(e, ERR_IMPOSSIBLE, "teams with %s cannot be completed", fixed_word(p));
}
