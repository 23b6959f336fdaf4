/* vacancy.h - staff that hospitals lack, and each word that was said about it. */
#ifndef XL_STORE_VACANCY_H
#define XL_STORE_VACANCY_H

#include "model/vacancy.h"
#include "store/store.h"

MUST_CHECK bool store_vacancy_add(struct store *st, const struct vacancy *v, struct err *e);
MUST_CHECK bool store_vacancy_get(struct store *st, struct id id, struct arena *a,
                                  struct vacancy *v, struct err *e); /* ERR_MISSING */
/* One version up with everything that may change, where it is at `v->version` still. */
MUST_CHECK bool store_vacancy_put(struct store *st, const struct vacancy *v, bool *done,
                                  struct err *e);

struct vacancy_filter { /* empty, 0, none: any */
    int32_t year;
    struct str state, organization;
    struct id recruitment;
};
struct vacancy_rows {
    struct vacancy *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_vacancy_list(struct store *st, const struct vacancy_filter *f,
                                   const struct store_page *page, struct arena *a,
                                   struct vacancy_rows *rows, struct err *e);

struct vacancy_step {
    struct str county;
    struct id vacancy;
    int64_t seq;
    enum vacancy_state state;
    int64_t posts;
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct vacancy_steps {
    struct vacancy_step *items;
    size_t n;
};
MUST_CHECK bool store_vacancy_step_add(struct store *st, const struct vacancy_step *s,
                                       struct err *e);
MUST_CHECK bool store_vacancy_steps(struct store *st, const struct vacancy *v, struct arena *a,
                                    struct vacancy_steps *steps, struct err *e);

/* Of a year, by county and discipline: plan against actual. Drafts and withdrawn ones do not count.
 */
struct vacancy_sum {
    struct str county, county_name, discipline;
    int64_t asked, waiting, accepted, recruited, signed_n; /* posts; recruited: put into a round */
};
struct vacancy_sums {
    struct vacancy_sum *items;
    size_t n;
};
MUST_CHECK bool store_vacancy_sums(struct store *st, int32_t year, const struct store_reach *reach,
                                   struct arena *a, struct vacancy_sums *sums, struct err *e);

#endif
