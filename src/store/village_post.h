/* village_post.h - one village, one clinic: who holds the post, and his way into degree study. */
#ifndef XL_STORE_VILLAGE_POST_H
#define XL_STORE_VILLAGE_POST_H

#include "base/id.h"
#include "store/store.h"

struct village_post {
    struct id id;
    struct str county, code;
    int64_t version;                                                   /* 1, 2 … */
    struct str programme, village, clinic, organization, practitioner; /* the last two: codes */
    int32_t from_day, until_day;                                       /* DAY_NONE: open */
    int64_t study_year; /* of the intake into degree study; COUNT_UNKNOWN: not taken in */
    struct str school;  /* empty: none */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct str organization_name, practitioner_name;
    struct id organization_id, practitioner_id;
};
MUST_CHECK bool store_village_post_add(struct store *st, const struct village_post *p,
                                       struct err *e);
MUST_CHECK bool store_village_post_get(struct store *st, struct id id, struct arena *a,
                                       struct village_post *p, struct err *e); /* ERR_MISSING */
/* By its code. */
MUST_CHECK bool store_village_post_find(struct store *st, struct str code, struct arena *a,
                                        struct village_post *p, bool *found, struct err *e);
/* The last day and the study of a post that is at `version` still: else ERR_STATE. */
MUST_CHECK bool store_village_post_put(struct store *st, const struct village_post *p,
                                       int64_t version, struct err *e);
/* Whether a person holds another post on one of these days, or the village is held by another. */
MUST_CHECK bool store_village_post_taken(struct store *st, const struct village_post *p,
                                         bool *taken, struct err *e);

struct village_post_rows {
    struct village_post *items;
    size_t n;
    struct store_more more;
};
/* By county and code. */
MUST_CHECK bool store_village_post_list(struct store *st, const struct store_page *page,
                                        struct arena *a, struct village_post_rows *rows,
                                        struct err *e);

/* Of a year, by county: how many are to be taken into degree study, beside who was. */
struct village_intake {
    struct str county, programme;
    int32_t year;
    int64_t planned; /* COUNT_UNKNOWN: no plan */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct str county_name;
    int64_t posts, taken; /* held on some day of the year; taken in that year */
};
struct village_intakes {
    struct village_intake *items; /* by county: those with a post or a plan */
    size_t n;
};
/* One version more. */
MUST_CHECK bool store_village_intake_add(struct store *st, const struct village_intake *x,
                                         struct err *e);
MUST_CHECK bool store_village_intake_list(struct store *st, struct str programme, int32_t year,
                                          const struct store_reach *reach, struct arena *a,
                                          struct village_intakes *intakes, struct err *e);

#endif
