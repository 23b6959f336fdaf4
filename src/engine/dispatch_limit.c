/* dispatch_limit.c - see dispatch_limit.h. */
#include "engine/dispatch_limit.h"

#include <assert.h>

static struct dispatch_limit *free_limits(struct arena *a, int32_t n)
{
    struct dispatch_limit *limits = ARENA_ARRAY(a, struct dispatch_limit, n);

    for (int32_t i = 0; i < n; i++)
        limits[i].max = INT64_MAX;
    return limits;
}

struct dispatch_limit *dispatch_limit_of(const struct dispatch_limits *limits,
                                         enum dispatch_scope scope, int32_t ix)
{
    if (scope == DISPATCH_ORGANIZATION)
        return &limits->organizations[ix];
    if (scope == DISPATCH_DEPARTMENT)
        return &limits->departments[ix];
    return &limits->counties[ix];
}

void dispatch_limits_make(const struct dispatch_problem *p, struct arena *a,
                          struct dispatch_limits *limits)
{
    limits->organizations = free_limits(a, p->organization_n);
    limits->departments = free_limits(a, p->department_n);
    limits->counties = free_limits(a, p->county_n);
    limits->county_seats = ARENA_ARRAY(a, int64_t, p->county_n);
    for (int32_t j = 0; j < p->demand_n; j++)
        limits->county_seats[p->organizations[p->demands[j].organization].county] +=
            p->demands[j].seats;
    for (int32_t q = 0; q < p->quota_n; q++) {
        const struct dispatch_quota *quota = &p->quotas[q];

        assert(0 <= quota->min && quota->min <= quota->max);
        *dispatch_limit_of(limits, quota->scope, quota->ix) =
            (struct dispatch_limit){.min = quota->min, .max = quota->max};
    }
}

void dispatch_counts_make(const struct dispatch_problem *p, const int32_t *demand_of,
                          struct arena *a, struct dispatch_counts *counts)
{
    counts->organizations = ARENA_ARRAY(a, int64_t, p->organization_n);
    counts->departments = ARENA_ARRAY(a, int64_t, p->department_n);
    counts->demands = ARENA_ARRAY(a, int64_t, p->demand_n);
    counts->counties = ARENA_ARRAY(a, int64_t, p->county_n);
    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_offer *offer = &p->offers[i];

        if (demand_of[i] < 0)
            continue;
        if (offer->organization >= 0)
            counts->organizations[offer->organization]++;
        if (offer->department >= 0)
            counts->departments[offer->department]++;
        counts->demands[demand_of[i]]++;
        counts->counties[dispatch_county(p, demand_of[i])]++;
    }
}

int64_t dispatch_counts_of(const struct dispatch_counts *counts, enum dispatch_scope scope,
                           int32_t ix)
{
    if (scope == DISPATCH_ORGANIZATION)
        return counts->organizations[ix];
    return scope == DISPATCH_DEPARTMENT ? counts->departments[ix] : counts->counties[ix];
}

int32_t dispatch_county(const struct dispatch_problem *p, int32_t demand)
{
    return p->organizations[p->demands[demand].organization].county;
}

int32_t dispatch_team(const struct dispatch_problem *p, int32_t demand)
{
    return p->team_n > 0 ? p->demands[demand].team : -1;
}

bool *dispatch_teams_fixed(const struct dispatch_problem *p, struct arena *a)
{
    bool *fixed = ARENA_ARRAY(a, bool, p->team_n);

    for (int32_t i = 0; p->team_n > 0 && i < p->offer_n; i++) {
        int32_t demand = dispatch_fixed(p, i);

        if (demand >= 0 && p->demands[demand].team >= 0)
            fixed[p->demands[demand].team] = true;
    }
    return fixed;
}

int64_t dispatch_limit_stays(const struct dispatch_problem *p, int32_t offer, int32_t demand)
{
    return p->previous && p->offers[offer].previous_demand == demand;
}

int64_t dispatch_limit_fairness(int64_t seats, int64_t k)
{
    return k <= seats ? 10000 * (seats - k + 1) / seats : 0;
}

int64_t dispatch_limit_band(const struct dispatch_problem *p, int32_t weight)
{
    int64_t band = p->weight_band;

    return (weight + band - 1) / band * band;
}
