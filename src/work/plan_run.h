/* plan_run.h - a plan solved on the server: asked for, frozen, solved as a job, kept whole.
 *
 * Asking copies every row that the plan is solved from into the files of `xinglin plan`, in the
 * same transaction; the worker reads them by the same code as the command line. What comes of it is
 * written in one last transaction, that proves that the job is still held: a run that was cancelled
 * leaves nothing, one that was killed is begun again. */
#ifndef XL_WORK_PLAN_RUN_H
#define XL_WORK_PLAN_RUN_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/plan_run.h"

struct plan_new {
    struct str programme, code;  /* its id; what the plan is called, empty: made up */
    int32_t from_day, until_day; /* demands whose term begins within */
    struct id previous;          /* or none */
    bool hold;
    struct str_list pins, without; /* "practitioner:demand"; practitioners */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: no such programme, an end before the beginning, a pin that names
 * nobody, a hold without a previous plan. ERR_STATE where there is no demand or nobody is offered,
 * or where the same is being solved already. */
MUST_CHECK bool work_plan_ask(struct store *st, const struct subject *by, const struct plan_new *n,
                              struct id *id, struct edit_refused *refused, struct err *e);

struct plan_run_view {
    struct plan_run_row row;
    struct plan_file_rows files;
    enum action actions[1]; /* plan.run while it can be cancelled */
    size_t action_n;
};
MUST_CHECK bool work_plan_run_see(struct store *st, const struct subject *by, struct id id,
                                  struct arena *a, struct plan_run_view *v, struct err *e);
MUST_CHECK bool work_plan_run_list(struct store *st, const struct store_page *page, struct arena *a,
                                   struct plan_run_rows *rows, struct err *e);
/* ERR_STATE where it has ended. Its files go. */
MUST_CHECK bool work_plan_cancel(struct store *st, const struct subject *by, struct id id,
                                 int64_t now_ms, struct err *e);
/* One file of a plan, or of a run; `f->side` and `f->name` are set. */
MUST_CHECK bool work_plan_file(struct store *st, const struct subject *by, struct id id,
                               struct plan_file_row *f, struct arena *a, struct err *e);

/* Solves the oldest that waits, if there is one. `stop` is asked now and then. */
MUST_CHECK bool work_plan_next(struct store *st, bool (*stop)(void *arg), void *arg, bool *found,
                               struct err *e);

#endif
