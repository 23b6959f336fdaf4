/* plan_from.h - a plan's folder read as what another plan is mended from. Of plan.c alone. */
#ifndef XL_WORK_PLAN_FROM_H
#define XL_WORK_PLAN_FROM_H

#include "engine/dispatch_mend.h"
#include "work/plan_read.h"

/* Reads plan.csv and leaf 0 of certificate.csv of the folder, in the numbers of the input. Whatever
 * is there no more is passed over; whatever is missing counts as new. The prices are not proved
 * here: of wrong ones the mended plan is still the best, only later.
 * ERR_IO     a file that cannot be read
 * ERR_INPUT  the first row that no plan of ours has, as `file:line:column: value: reason` */
MUST_CHECK bool plan_from_read(const char *folder, const struct plan_input *in, struct arena *a,
                               struct dispatch_before *before, struct err *e);

#endif
