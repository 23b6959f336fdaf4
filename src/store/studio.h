/* studio.h - studios of experts with their team and yearly reviews. */
#ifndef XL_STORE_STUDIO_H
#define XL_STORE_STUDIO_H

#include "model/prospect.h"
#include "store/store.h"

struct studio_rows {
    struct studio *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_studio_add(struct store *st, const struct studio *s, struct err *e);
MUST_CHECK bool store_studio_get(struct store *st, struct id id, struct arena *a, struct studio *s,
                                 struct err *e); /* ERR_MISSING */
/* The newest first. */
MUST_CHECK bool store_studio_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct studio_rows *rows, struct err *e);
/* One version up with its last day and grant. */
MUST_CHECK bool store_studio_put(struct store *st, const struct studio *s, int64_t version,
                                 bool *done, struct err *e);

struct studio_member {
    struct str practitioner; /* code */
    int32_t from_day;
    struct str practitioner_name; /* read only */
};
struct studio_members {
    struct studio_member *items;
    size_t n;
};
/* ERR_INPUT where he is of the team already. */
MUST_CHECK bool store_studio_member_add(struct store *st, const struct studio *s,
                                        const struct studio_member *m, struct err *e);
MUST_CHECK bool store_studio_members(struct store *st, struct str code, struct arena *a,
                                     struct studio_members *members, struct err *e);

struct studio_review {
    int32_t year;
    enum studio_grade grade;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
struct studio_reviews {
    struct studio_review *items;
    size_t n;
};
/* ERR_INPUT where the year has one. */
MUST_CHECK bool store_studio_review_add(struct store *st, const struct studio *s,
                                        const struct studio_review *r, struct err *e);
MUST_CHECK bool store_studio_reviews(struct store *st, struct str code, struct arena *a,
                                     struct studio_reviews *reviews, struct err *e);

#endif
