/* plan_write.h - the files of a plan, written from the plan alone: the same plan, the same bytes.
 * Of plan*.c alone. */
#ifndef XL_WORK_PLAN_WRITE_H
#define XL_WORK_PLAN_WRITE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/out.h"
#include "engine/change.h"
#include "engine/dispatch.h"
#include "engine/explain.h"
#include "engine/scarcity.h"
#include "work/file.h"
#include "work/plan_read.h"

struct plan_result {
    const struct plan_input *in;
    const struct dispatch_plan *plan;
    const struct explain *explain;
    const struct pair_list *pairs;
    struct change_list changes;
    struct scarcity scarcity;
    bool stable; /* a matching by preferences: nothing of costs and prices */
    int64_t blocking_n;
    bool invented;
    bool skipping; /* skipped.csv belongs to the plan */
};

struct plan_file {
    const char *name;
    void (*write)(const struct plan_result *result, struct out *out);
    unsigned of; /* what it is written with: bits, all of which must hold */
};
enum { PLAN_SKIPPING = 1, PLAN_BEST = 2, PLAN_PREVIOUS = 4, PLAN_TEAMS = 8, PLAN_SCARCE = 16 };
bool plan_file_wanted(const struct plan_result *result, const struct plan_file *file);
extern const struct plan_file plan_files[]; /* ends with a NULL name */

/* For the check, which reads the certificate back. */
#define PLAN_HEAD "demand_id,seat,practitioner_id,utility,fit,paired,continuity,preference,nearness"
#define PLAN_BRANCHING_HEAD "leaf,parent,team_id,open"
#define PLAN_CERTIFICATE_HEAD "leaf,level,kind,id,potential"

/* Calls `take` for every node of the certificate of a branch, in the order of its rows: those of a
 * level together, source first, sink last. `price` is NULL for source and sink, whose price is 0.
 * An infeasible branch has level 0 alone; without a previous plan there is no level 5b. */
struct plan_node {
    int32_t branch;
    int step;
    const char *kind;
    struct str id;
    int64_t *price;
};
typedef bool plan_node_take(void *arg, const struct plan_node *node);
bool plan_nodes(const struct plan_input *in, const struct dispatch_branch *branch, int32_t ix,
                plan_node_take *take, void *arg);

MUST_CHECK bool plan_write(const struct plan_result *result, struct folder *folder, int threads,
                           struct err *e);

#endif
