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

#endif
