/* evaluation.h - registered questions, their answers, and the cells both are made of. */
#ifndef XL_STORE_EVALUATION_H
#define XL_STORE_EVALUATION_H

#include "model/evaluation.h"
#include "store/store.h"

MUST_CHECK bool store_evaluation_add(struct store *st, const struct evaluation *v, struct err *e);
MUST_CHECK bool store_evaluation_get(struct store *st, struct id id, struct arena *a,
                                     struct evaluation *v, struct err *e); /* ERR_MISSING */

struct evaluation_rows {
    struct evaluation_row {
        struct evaluation evaluation;
        struct evaluation_run last; /* without panel and result; id none: never run */
    } * items;
    size_t n;
    struct store_more more;
};
/* Newest first, each with its last run. */
MUST_CHECK bool store_evaluation_list(struct store *st, const struct store_page *page,
                                      struct arena *a, struct evaluation_rows *rows, struct err *e);

MUST_CHECK bool store_evaluation_run_add(struct store *st, const struct evaluation_run *r,
                                         struct err *e);
MUST_CHECK bool store_evaluation_run_get(struct store *st, struct id id, struct arena *a,
                                         struct evaluation_run *r, struct err *e); /* ERR_MISSING */
struct evaluation_runs {
    struct evaluation_run *items;
    size_t n;
};
/* Of one evaluation, newest first, without panel and result. */
MUST_CHECK bool store_evaluation_runs(struct store *st, struct id evaluation, struct arena *a,
                                      struct evaluation_runs *runs, struct err *e);

/* The newest month of any fact; DAY_NONE where there is none. */
MUST_CHECK bool store_evaluation_month(struct store *st, int32_t *month, struct err *e);

struct evaluation_cells {
    struct evaluation_cell *items; /* by county, month; months without a case are no rows */
    size_t n;
};
/* Every county of the region, a row for each month with a case from `from_month` to `until_month`
 * of the plan; a county without any comes once with month DAY_NONE. */
MUST_CHECK bool store_evaluation_cells(struct store *st, const struct evaluation *v,
                                       struct arena *a, struct evaluation_cells *cells,
                                       struct err *e);

struct evaluation_starts {
    struct evaluation_begun {
        struct str county;
        int32_t day; /* first, of its first placement there */
    } * items;
    size_t n;
};
/* Counties of the region by their first placement of the plan's programme and discipline that was
 * not called off. */
MUST_CHECK bool store_evaluation_placements(struct store *st, const struct evaluation *v,
                                            struct arena *a, struct evaluation_starts *starts,
                                            struct err *e);

/* Runs that a report tells, in their order. */
MUST_CHECK bool store_bulletin_effect_add(struct store *st, struct id bulletin, struct id run,
                                          int32_t position, struct err *e);
MUST_CHECK bool store_bulletin_effects(struct store *st, struct id bulletin, struct arena *a,
                                       struct evaluation_runs *runs, struct err *e);
/* The newest run of each evaluation of the programme whose region lies in `region` (empty: any)
 * that was measured as registered, oldest plan first. */
MUST_CHECK bool store_evaluation_told(struct store *st, struct str programme, struct str region,
                                      struct arena *a, struct evaluation_runs *runs, struct err *e);

#endif
