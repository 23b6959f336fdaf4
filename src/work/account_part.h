/* account_part.h - what the files of account share. Internal to them. */
#ifndef XL_WORK_ACCOUNT_PART_H
#define XL_WORK_ACCOUNT_PART_H

#include "work/account.h"

/* Reads the words of a scope, looks its code up, and asks whether `by` may give it. Inside
 * store_tx. */
MUST_CHECK bool account_scope_read(struct store *st, const struct subject *by,
                                   const struct account_post *post, struct arena *a,
                                   struct scope *scope, struct err *e);

/* That `by` may change the account: every post of it that goes on lies within the own scope. */
MUST_CHECK bool account_write_check(struct store *st, const struct subject *by,
                                    const struct account *account, struct arena *a,
                                    struct grants *grants, struct err *e);

#endif
