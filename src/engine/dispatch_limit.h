/* dispatch_limit.h - what one unit more through an organization, department, county or demand is
 * worth, how many may pass, and how many a plan lets pass: read by solver, check and explanations
 * alike. Pure. */
#ifndef XL_ENGINE_DISPATCH_LIMIT_H
#define XL_ENGINE_DISPATCH_LIMIT_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"

struct dispatch_limit {
    int64_t min, max; /* 0 and INT64_MAX where no quota says more */
};

struct dispatch_limits {
    struct dispatch_limit *organizations, *departments, *counties; /* one for each */
    int64_t *county_seats;                                         /* ordered there */
};

void dispatch_limits_make(const struct dispatch_problem *p, struct arena *a,
                          struct dispatch_limits *limits);
struct dispatch_limit *dispatch_limit_of(const struct dispatch_limits *limits,
                                         enum dispatch_scope scope, int32_t ix);

/* What a plan puts through each: sent out, sent out, seated, seated. */
struct dispatch_counts {
    int64_t *organizations, *departments, *demands, *counties; /* one for each */
};

void dispatch_counts_make(const struct dispatch_problem *p, const int32_t *demand_of,
                          struct arena *a, struct dispatch_counts *counts);
int64_t dispatch_counts_of(const struct dispatch_counts *counts, enum dispatch_scope scope,
                           int32_t ix);

int32_t dispatch_county(const struct dispatch_problem *p, int32_t demand);
int32_t dispatch_team(const struct dispatch_problem *p, int32_t demand); /* -1 without teams */

/* Whether a team has a fixed offer and so is open. */
bool *dispatch_teams_fixed(const struct dispatch_problem *p, struct arena *a);

/* What one unit over the pair is worth at level 5b. */
int64_t dispatch_limit_stays(const struct dispatch_problem *p, int32_t offer, int32_t demand);

/* floor(10000 (seats - k + 1) / seats) for seat k = 1…seats, 0 for those after. */
int64_t dispatch_limit_fairness(int64_t seats, int64_t k);

/* N ceil(weight / N), N the problem's band. */
int64_t dispatch_limit_band(const struct dispatch_problem *p, int32_t weight);

#endif
