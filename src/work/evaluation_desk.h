/* evaluation_desk.h - questions about effect on the server: registered, measured, kept.
 *
 * Each does what `by` may (model/rights); what lies outside his reach is ERR_MISSING. */
#ifndef XL_WORK_EVALUATION_DESK_H
#define XL_WORK_EVALUATION_DESK_H

#include "model/rights.h"
#include "store/evaluation.h"

/* Registers a plan in the asker's region, sealed and dated, with the newest month that the store
 * held then; audited. It never changes: another plan follows it. ERR_INPUT by evaluation_check.
 * Of `v` the id, region, data_month, seal, maker and instant are ours. */
MUST_CHECK bool work_evaluation_register(struct store *st, const struct subject *by,
                                         const struct evaluation *v, int64_t now_ms, struct id *id,
                                         struct err *e);

struct evaluation_view {
    struct evaluation evaluation;
    struct evaluation_runs runs; /* newest first */
    enum action actions[2];
    size_t action_n;
};
MUST_CHECK bool work_evaluation_see(struct store *st, const struct subject *by, struct id id,
                                    struct arena *a, struct evaluation_view *v, struct err *e);

MUST_CHECK bool work_evaluation_list(struct store *st, const struct store_page *page,
                                     struct arena *a, struct evaluation_rows *rows, struct err *e);

struct evaluation_ask {
    struct store *st;
    const struct subject *by;
    struct id evaluation, run; /* the run, where one is asked for */
};
/* A run whole, with panel and result. */
MUST_CHECK bool work_evaluation_run_see(const struct evaluation_ask *ask, struct arena *a,
                                        struct evaluation_run *run, struct err *e);

/* Draws the panel and measures it: seconds for a long one, outside a transaction but for the
 * reading. Data that cannot be asked this make a run of the class `refused`, whose sentence says
 * why: it is kept like any other, so that no try goes unseen. */
MUST_CHECK bool work_evaluation_measure(const struct evaluation_ask *ask, int64_t now_ms,
                                        struct arena *a, struct evaluation_run *run, struct err *e);
/* Keeps a measured run, audited. */
MUST_CHECK bool work_evaluation_keep(const struct evaluation_ask *ask,
                                     const struct evaluation_run *run, struct err *e);

#endif
