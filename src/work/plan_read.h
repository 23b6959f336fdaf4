/* plan_read.h - the input files of a plan as numbers, and the words the numbers stand for. */
#ifndef XL_WORK_PLAN_READ_H
#define XL_WORK_PLAN_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/dispatch.h"
#include "engine/stable.h"
#include "work/plan.h"
#include "work/plan_rows.h"

struct plan_before { /* a row of the previous plan */
    int32_t offer;   /* -1: gone */
    struct str practitioner, demand;
};

/* Rows that are kept stand in the order of their files. Counties are those of the organizations,
 * then those only quotas name; departments those of the offers, then those only quotas name. */
struct plan_input {
    struct dispatch_problem problem;
    const struct str *organization_ids, *department_ids, *offer_ids, *demand_ids, *county_ids;
    const struct str *team_ids, *discipline_names, *technique_names;
    const struct plan_before *before; /* [before_n] rows of the previous plan, in its order */
    size_t before_n;
    const struct stable_rank *ranks; /* [rank_n] preferences, in their order */
    int64_t rank_n;
    const struct plan_skipped *skipped; /* rows left out, in the order they were read */
    size_t skipped_n;
};

/* Whether what is asked for goes together. ERR_USAGE. */
MUST_CHECK bool plan_request_fits(const struct plan_request *r, struct err *e);

/* Reads r->organizations, demands, offers, quotas, previous plan and preferences, with weights and
 * band; all in the arena.
 * ERR_USAGE  weights that do not sum to 1000, a band out of 1..1000
 * ERR_IO     a file that cannot be read
 * ERR_INPUT  faults, each told on standard error; the text gives their number
 * Cost       memory and time O(bytes); the heap's tables are given back. */
MUST_CHECK bool plan_read(const struct plan_request *r, struct arena *a, struct plan_input *in,
                          struct err *e);

#endif
