/* dispatch_bound.h - what prices prove about all plans with given teams open or closed, counted
 * without the solver. Of dispatch*.c alone. Pure. */
#ifndef XL_ENGINE_DISPATCH_BOUND_H
#define XL_ENGINE_DISPATCH_BOUND_H

#include <stdint.h>

#include "engine/dispatch.h"
#include "engine/dispatch_limit.h"
#include "engine/pair.h"

struct dispatch_bound {
    const struct dispatch_problem *p;
    const struct dispatch_limits *limits;
    const struct pair_list *pairs;
    const signed char *teams; /* [team_n] 1 open, 0 closed, -1 undecided */
};

/* The teams as a branch of the plan has them. */
void dispatch_bound_teams(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                          const bool *fixed, int32_t branch, signed char *teams);

/* The values at each step that no plan with these teams betters. False where the prices prove
 * nothing that fits 64 bits. Prices lie within +-2^61. */
bool dispatch_bound_value(const struct dispatch_bound *b, const struct dispatch_prices *prices,
                          int64_t values[DISPATCH_STEP_N]);

/* Above 0 where the prices of step 0 prove that no plan has these teams; capped at 2^62. */
int64_t dispatch_bound_none(const struct dispatch_bound *b, const struct dispatch_prices *prices);

#endif
