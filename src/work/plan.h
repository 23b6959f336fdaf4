/* plan.h - a dispatch plan from files to files, and its check. `xinglin plan`. */
#ifndef XL_WORK_PLAN_H
#define XL_WORK_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct plan_request {
    const char *organizations, *offers, *demands;
    const char *quotas, *previous, *preferences; /* optional: NULL */
    const char *from;   /* a plan's folder whose plan is mended; NULL: solved from the start */
    int32_t weights[5]; /* fit, paired, continuity, preference, nearness; sum 1000 */
    int32_t weight_band;
    bool hold;       /* whoever the previous plan places stays there */
    int64_t limit_s; /* seconds after which the best plan so far is taken */
    int threads;     /* 0: as many as there are processors; the bytes are the same */
    bool skip_bad_rows, force;
    const char *out;         /* of work_plan; the plan's folder for work_plan_check */
    bool invented;           /* stamped into summary.json */
    bool quiet;              /* says nothing of what was placed: it is a server's */
    bool (*stop)(void *arg); /* asked now and then: the best plan so far is taken; or NULL */
    void *stop_arg;
};
#define PLAN_WEIGHTS            \
    {                           \
        400, 250, 150, 100, 100 \
    }
#define PLAN_WEIGHT_BAND 1000
#define PLAN_LIMIT_S 600

/* Every fault of the input goes to standard error as `file:line:column: value: reason` (at most
 * 1000, then their number) and the whole is ERR_INPUT. ERR_IMPOSSIBLE where hard rules cannot hold,
 * each named there. ERR_UNPROVED where teams were not searched through within the limit: the best
 * plan found is written. Writes summary.json, plan.csv, unfilled.csv, unplaced.csv,
 * alternatives.csv, scarcity.csv, certificate.csv (with a previous plan changes.csv, with teams
 * branching.csv, with skip_bad_rows skipped.csv; scarcity.csv only where it was exact within the
 * limit), whole or not at all. With `from` the plan of that folder is mended where the input is
 * nearly that of it, which its bytes follow too: as good at every level, perhaps another of equals.
 * With preferences the stable
 * matching instead: summary.json, plan.csv, unfilled.csv, unplaced.csv, alternatives.csv. */
MUST_CHECK bool work_plan(const struct plan_request *r, struct err *e);

/* Verifies the folder r->out against the same inputs without the solver. ERR_CHECK with the first
 * fault. */
MUST_CHECK bool work_plan_check(const struct plan_request *r, struct err *e);

#endif
