/* plan_write.h - the files of a plan, written from the plan alone: the same plan, the same bytes.
 * Of plan*.c alone. */
#ifndef XL_WORK_PLAN_WRITE_H
#define XL_WORK_PLAN_WRITE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/out.h"
#include "engine/dispatch.h"
#include "engine/explain.h"
#include "work/file.h"
#include "work/plan_read.h"

struct plan_result {
    const struct plan_input *in;
    const struct dispatch_plan *plan;
    const struct explain *explain;
    bool invented;
    bool skipping; /* skipped.csv belongs to the plan */
};

struct plan_file {
    const char *name;
    void (*write)(const struct plan_result *result, struct out *out);
    bool of_skipping; /* written only where bad rows may be skipped */
};
extern const struct plan_file plan_files[]; /* ends with a NULL name */

/* For the check, which reads the certificate back. */
#define PLAN_HEAD "demand_id,seat,practitioner_id,utility,fit,paired,continuity,preference,nearness"
#define PLAN_CERTIFICATE_HEAD "leaf,level,kind,id,potential"

/* Calls `take` for every node of the certificate, in the order of its rows: those of a level
 * together, source first, sink last. `price` is NULL for source and sink, whose price is 0. */
struct plan_node {
    int step;
    const char *kind;
    struct str id;
    int64_t *price;
};
typedef bool plan_node_take(void *arg, const struct plan_node *node);
bool plan_nodes(const struct plan_input *in, const struct dispatch_prices *prices,
                plan_node_take *take, void *arg);

MUST_CHECK bool plan_write(const struct plan_result *result, struct folder *folder, struct err *e);

#endif
