/* plan_run_part.h - what the parts of a plan's run share. Of plan_run*.c alone. */
#ifndef XL_WORK_PLAN_RUN_PART_H
#define XL_WORK_PLAN_RUN_PART_H

#include "model/programme.h"
#include "work/plan_run.h"

/* In a transaction: copies what the run is solved from into files of its, and fills in its digest.
 * Who does not meet the programme's rules, is placed already or is left out by wish goes into
 * left.csv with the reason. ERR_STATE where there is no demand, or nobody who is offered. */
MUST_CHECK bool plan_freeze(struct store *st, struct plan_run *r, const struct programme *rules,
                            struct arena *a, struct err *e);

#endif
