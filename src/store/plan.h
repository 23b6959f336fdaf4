/* plan.h - dispatch runs. */
#ifndef XL_STORE_PLAN_H
#define XL_STORE_PLAN_H

#include "model/plan.h"
#include "store/store.h"

/* Puts one, replacing the row of the same id. */
MUST_CHECK bool store_plan_put(struct store *st, const struct plan *p, struct err *e);
MUST_CHECK bool store_plan_get(struct store *st, struct id id, struct arena *a, struct plan *p,
                               struct err *e); /* ERR_MISSING */

struct plan_rows {
    struct plan *items;
    size_t n;
    struct store_more more;
};
/* Newest first. */
MUST_CHECK bool store_plan_list(struct store *st, const struct store_page *page, struct arena *a,
                                struct plan_rows *rows, struct err *e);

/* From one state to another. ERR_STATE where it is not (any more) in the state `was`: of two who
 * try at once one wins. */
MUST_CHECK bool store_plan_move(struct store *st, struct id id, enum plan_state was,
                                enum plan_state to, struct err *e);

struct plan_step {
    enum plan_state state; /* that it came to */
    struct str why;
    struct id actor; /* account or token, or none */
    int64_t at_ms;
    struct str name; /* of the account; read only, empty where there is none */
};
/* Behind the last one. */
MUST_CHECK bool store_plan_step_add(struct store *st, struct id plan, const struct plan_step *step,
                                    struct err *e);
struct plan_steps {
    struct plan_step *items; /* the first one first */
    size_t n;
};
MUST_CHECK bool store_plan_steps(struct store *st, struct id plan, struct arena *a,
                                 struct plan_steps *steps, struct err *e);

#endif
