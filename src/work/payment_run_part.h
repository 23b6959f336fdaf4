/* payment_run_part.h - what the files of payment runs share. */
#ifndef XL_WORK_PAYMENT_RUN_PART_H
#define XL_WORK_PAYMENT_RUN_PART_H

#include "store/payment_run.h"
#include "work/ledger_part.h"
#include "work/payment_run_desk.h"

/* The run of d->id, where `by` may. */
MUST_CHECK bool payment_run_find(struct store *st, struct ledger_desk *d, enum action action,
                                 struct payment_run *r, struct err *e);
MUST_CHECK bool payment_run_done(struct store *st, const struct ledger_desk *d,
                                 const struct payment_run *r, const char *action, struct err *e);

#endif
