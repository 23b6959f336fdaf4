/* import_row.h - a row of a list that people keep in a spreadsheet, as a row of the store.
 *
 * A list has a column for each fact; the header names it in English or in Chinese, in any order,
 * and others are ignored. A row is found again by its code: it is changed, not doubled. */
#ifndef XL_WORK_IMPORT_ROW_H
#define XL_WORK_IMPORT_ROW_H

#include "model/agreement.h"
#include "model/job.h"
#include "model/offer.h"
#include "model/organization.h"
#include "model/practitioner.h"
#include "model/rights.h"
#include "store/store.h"
#include "work/table.h"

struct import_list {
    const char *const *columns;  /* NULL behind the last; the first is the key of a row */
    const char *const *headings; /* the same in Chinese */
    int optional;                /* so many of the last may be missing */
};
extern const struct import_list IMPORT_LISTS[JOB_LIST_N];

struct import_agreement {
    struct str code; /* what the list calls it */
    struct agreement agreement;
    struct id *parties; /* [n], the lead first */
    size_t n;
};

union import_item {
    struct import_agreement agreement;
    struct organization organization;
    struct practitioner practitioner;
    struct offer offer;
};

/* Finds the columns in the header, the present row of the reader. ERR_INPUT names one that is
 * missing or there twice. */
MUST_CHECK bool import_row_head(struct table *t, enum job_kind kind, struct err *e);

/* Takes the present row; runs inside a transaction. A row outside the reach of `by` (NULL: all) in
 * ACTION_IMPORT_RUN is a fault as well, and so is one that takes a person away from there.
 * ERR_INPUT is a fault of the row, with column, value and reason; any other code a failure of the
 * store. */
MUST_CHECK bool import_row_take(struct store *st, const struct table *t, enum job_kind kind,
                                const struct subject *by, union import_item *item, struct err *e);

/* Puts taken rows; runs inside a transaction. No two may have one key. */
MUST_CHECK bool import_row_put(struct store *st, enum job_kind kind, const union import_item *items,
                               size_t n, struct arena *a, struct err *e);

#endif
