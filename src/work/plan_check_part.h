/* plan_check_part.h - what the files of the check share. Of plan_check*.c alone. */
#ifndef XL_WORK_PLAN_CHECK_PART_H
#define XL_WORK_PLAN_CHECK_PART_H

#include <stdbool.h>

#include "base/csv.h"
#include "base/words.h"
#include "work/plan.h"
#include "work/plan_write.h"

struct plan_check {
    const struct plan_request *r;
    struct plan_input in;
    struct dispatch_plan plan;
    struct pair_list pairs;
    struct stable_lists lists;           /* of a matching by preferences */
    struct words demands, offers, teams; /* ids to rows */
    struct arena a;
};

/* Files of the plan's folder: whatever is wrong with one is ERR_CHECK. */
const char *plan_check_path(struct plan_check *c, const char *name);
MUST_CHECK bool plan_check_file(struct plan_check *c, const char *name, struct str *bytes,
                                struct err *e);
/* Opens a CSV file and reads its header, which begins with `head`. */
MUST_CHECK bool plan_check_open(struct plan_check *c, const char *name, const char *head,
                                struct csv_reader *csv, struct err *e);
bool plan_check_row(const struct csv_reader *csv, size_t field_n, struct err *e);
/* Always false: a fault of a field, or, as ERR_CHECK, the one that csv_row has set. */
bool plan_check_fault(const struct csv_reader *csv, size_t field, struct err *e,
                      const char *reason);
bool plan_check_refuse(struct err *e);

/* Reads branching.csv, where there are teams, and certificate.csv into the plan. */
MUST_CHECK bool plan_check_proof(struct plan_check *c, struct err *e);

#endif
