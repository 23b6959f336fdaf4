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

int64_t dispatch_limit_fairness(int64_t seats, int64_t k)
{
    return k <= seats ? 10000 * (seats - k + 1) / seats : 0;
}

int64_t dispatch_limit_band(const struct dispatch_problem *p, int32_t weight)
{
    int64_t band = p->weight_band;

    return (weight + band - 1) / band * band;
}
