/* recruitment.h - rounds of recruiting with their visits to universities, and candidates. */
#ifndef XL_STORE_RECRUITMENT_H
#define XL_STORE_RECRUITMENT_H

#include "model/recruitment.h"
#include "store/store.h"

MUST_CHECK bool store_recruitment_add(struct store *st, const struct recruitment *r, struct err *e);
MUST_CHECK bool store_recruitment_get(struct store *st, struct id id, struct arena *a,
                                      struct recruitment *r, struct err *e); /* ERR_MISSING */
/* One version up with its state, where it is at `r->version` still. */
MUST_CHECK bool store_recruitment_put(struct store *st, const struct recruitment *r, bool *done,
                                      struct err *e);
struct recruitment_rows {
    struct recruitment *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_recruitment_list(struct store *st, const struct store_page *page,
                                       struct arena *a, struct recruitment_rows *rows,
                                       struct err *e);

struct campus_visit {
    struct id recruitment, id;
    int32_t day;
    struct str school;
    int64_t met;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
struct campus_visits {
    struct campus_visit *items; /* by day */
    size_t n;
};
MUST_CHECK bool store_campus_visit_add(struct store *st, const struct campus_visit *v,
                                       struct err *e);
MUST_CHECK bool store_campus_visits(struct store *st, struct id recruitment, struct arena *a,
                                    struct campus_visits *visits, struct err *e);

MUST_CHECK bool store_candidate_add(struct store *st, const struct candidate *c, struct err *e);
MUST_CHECK bool store_candidate_get(struct store *st, struct id id, struct arena *a,
                                    struct candidate *c, struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_candidate_put(struct store *st, const struct candidate *c, bool *done,
                                    struct err *e);
struct candidate_filter { /* none, empty: any */
    struct id vacancy, recruitment;
    struct str state;
};
struct candidate_rows {
    struct candidate *items;
    size_t n;
    struct store_more more;
};
/* The latest first, of the vacancies that the page's reach holds. */
MUST_CHECK bool store_candidate_list(struct store *st, const struct candidate_filter *f,
                                     const struct store_page *page, struct arena *a,
                                     struct candidate_rows *rows, struct err *e);
struct candidate_line {
    struct str county;
    struct id candidate;
    int64_t seq;
    enum candidate_state state;
    int32_t day;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
MUST_CHECK bool store_candidate_step_add(struct store *st, const struct candidate_line *l,
                                         struct err *e);

#endif
