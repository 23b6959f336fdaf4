/* visit.h - clinics of experts as the workflow keeps them, their steps, and the series they come
 * from. The same rows are lines of the noun. */
#ifndef XL_STORE_VISIT_H
#define XL_STORE_VISIT_H

#include "model/visit.h"
#include "store/store.h"

/* ERR_INPUT where the code is there already. */
MUST_CHECK bool store_visit_add(struct store *st, const struct visit *v, struct err *e);
MUST_CHECK bool store_visit_get(struct store *st, struct id id, struct arena *a, struct visit *v,
                                struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_visit_find(struct store *st, struct str code, struct arena *a,
                                 struct visit *v, bool *found, struct err *e);
/* One version up with everything that may change, where it is at `version` still. */
MUST_CHECK bool store_visit_put(struct store *st, const struct visit *v, int64_t version,
                                int64_t now_ms, bool *done, struct err *e);

struct visit_rows {
    struct visit *items;
    size_t n;
    struct store_more more;
};
struct visit_filter {                                     /* empty: any */
    struct str state, organization, practitioner, county; /* codes */
    int32_t from_day, until_day;                          /* DAY_NONE: open */
    bool shown; /* only what the public may see: announced, open, and what was stopped */
};
/* The earliest day first. */
MUST_CHECK bool store_visit_list(struct store *st, const struct visit_filter *filter,
                                 const struct store_page *page, struct arena *a,
                                 struct visit_rows *rows, struct err *e);
/* Whether the expert is somewhere else, `but` aside, on that day at overlapping hours. */
MUST_CHECK bool store_visit_busy(struct store *st, const struct visit *v, bool *busy,
                                 struct err *e);

struct visit_key {
    struct str county, code;
};
struct visit_step_line {
    int64_t seq;
    enum visit_move move;
    enum visit_state was, state;
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct visit_steps {
    struct visit_step_line *items;
    size_t n;
};
MUST_CHECK bool store_visit_step_add(struct store *st, const struct visit_key *k,
                                     const struct visit_step_line *s, struct err *e);
MUST_CHECK bool store_visit_steps(struct store *st, struct str code, struct arena *a,
                                  struct visit_steps *steps, struct err *e);

/* --- series --- */

struct series_rows {
    struct visit_series *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_series_add(struct store *st, const struct visit_series *s, struct err *e);
MUST_CHECK bool store_series_get(struct store *st, struct id id, struct arena *a,
                                 struct visit_series *s, struct err *e); /* ERR_MISSING */
/* The newest first. */
MUST_CHECK bool store_series_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct series_rows *rows, struct err *e);
MUST_CHECK bool store_series_end(struct store *st, struct id id, int32_t until_day, struct id by,
                                 int64_t now_ms, struct err *e);
/* Dates of a series behind a day that are only planned, in their order. */
MUST_CHECK bool store_series_planned(struct store *st, struct id series, int32_t after_day,
                                     struct arena *a, struct visit_rows *rows, struct err *e);

#endif
