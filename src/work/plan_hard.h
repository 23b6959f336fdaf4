/* plan_hard.h - hard rules that cannot hold together, each named on standard error. Of plan*.c. */
#ifndef XL_WORK_PLAN_HARD_H
#define XL_WORK_PLAN_HARD_H

#include "base/err.h"
#include "work/plan_read.h"

/* Pins and held placements against each other, eligibility, seats and maximums. ERR_IMPOSSIBLE. */
MUST_CHECK bool plan_hard_check(const struct plan_input *in, struct err *e);

/* Names the teams with a pin or a held placement that cannot be completed, after the solver found
 * that they cannot. Always false, ERR_IMPOSSIBLE. */
bool plan_hard_teams(const struct plan_input *in, struct err *e);

#endif
