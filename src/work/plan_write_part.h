/* plan_write_part.h - the files of plan_write_proof.c, for plan_write.c's list. */
#ifndef XL_WORK_PLAN_WRITE_PART_H
#define XL_WORK_PLAN_WRITE_PART_H

#include "work/plan_write.h"

void plan_certificate_write(const struct plan_result *r, struct out *out);
void plan_branching_write(const struct plan_result *r, struct out *out);
void plan_changes_write(const struct plan_result *r, struct out *out);
void plan_scarcity_write(const struct plan_result *r, struct out *out);

#endif
