/* plan.h - a dispatch plan from files to files, and its check. `xinglin plan`. */
#ifndef XL_WORK_PLAN_H
#define XL_WORK_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct plan_request {
    const char *organizations, *offers, *demands;
    const char *quotas; /* optional: NULL */
    int32_t weights[5]; /* fit, paired, continuity, preference, nearness; sum 1000 */
    int32_t weight_band;
    bool skip_bad_rows, force;
    const char *out; /* of work_plan; the plan's folder for work_plan_check */
    bool invented;   /* stamped into summary.json */
};
#define PLAN_WEIGHTS            \
    {                           \
        400, 250, 150, 100, 100 \
    }
#define PLAN_WEIGHT_BAND 1000

/* Every fault of the input goes to standard error as `file:line:column: value: reason` (at most
 * 1000, then their number) and the whole is ERR_INPUT. ERR_IMPOSSIBLE where hard rules cannot hold,
 * each named there. Writes plan.csv, unfilled.csv, unplaced.csv, alternatives.csv, certificate.csv,
 * summary.json (and skipped.csv), whole or not at all. */
MUST_CHECK bool work_plan(const struct plan_request *r, struct err *e);

/* Verifies the folder r->out against the same inputs without the solver. ERR_CHECK with the first
 * fault. */
MUST_CHECK bool work_plan_check(const struct plan_request *r, struct err *e);

#endif
