/* import_row_part.h - what the files of import_row share: single values of a row, and agreements.
 */
#ifndef XL_WORK_IMPORT_ROW_PART_H
#define XL_WORK_IMPORT_ROW_PART_H

#include "work/import_row.h"

/* ERR_INPUT with the value of the column. */
bool import_fault(const struct table *t, int column, struct err *e, const char *reason);

/* A text of one line, at most 100 characters; not empty where it is wanted. */
MUST_CHECK bool import_text(const struct table *t, int column, bool wanted, struct str *s,
                            struct err *e);
MUST_CHECK bool import_list(const struct table *t, int column, struct str_list *l, struct err *e);

/* Whether the object lies within the reach of `by` in ACTION_IMPORT_RUN. */
MUST_CHECK bool import_within(const struct table *t, int column, const struct subject *by,
                              const struct object *o, struct err *e);

/* A round is found again by its purpose, its parties and its first day: it is changed, not doubled.
 * All parties have to lie within the reach. */
MUST_CHECK bool import_agreement_take(struct store *st, const struct table *t,
                                      const struct subject *by, struct import_agreement *item,
                                      struct err *e);
/* One after the other: a round ends the open one before it on the day before. ERR_INPUT where two
 * rounds of one file overlap, which no row by itself tells. */
MUST_CHECK bool import_agreement_put(struct store *st, const struct import_agreement *item,
                                     struct arena *a, struct err *e);

/* A post is found again by its code; what was told of it stays. ERR_INPUT where the village or the
 * doctor is bound by another one. */
MUST_CHECK bool import_village_post_take(struct store *st, const struct table *t,
                                         struct village_post *p, struct err *e);
/* ERR_INPUT where two rows of one file bind the same village or doctor. */
MUST_CHECK bool import_village_post_put(struct store *st, const struct village_post *item,
                                        struct err *e);

#endif
