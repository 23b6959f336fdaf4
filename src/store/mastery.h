/* mastery.h - cases for a curve, decisions on entrustment, reviews, what a curve says. */
#ifndef XL_STORE_MASTERY_H
#define XL_STORE_MASTERY_H

#include "model/mastery.h"
#include "store/store.h"

/* A case that somebody did himself, supervised or alone, signed or not; voided ones are not there.
 */
struct mastery_line {
    struct id id;
    int64_t version;
    struct str practitioner, practitioner_name, technique, technique_name, home_name, county;
    struct id practitioner_id, home_id;
    int32_t day;
    bool failure, told; /* told: how it ended is known */
    bool is_signed;
    int64_t level; /* COUNT_UNKNOWN: none */
    struct str role, mentor, mentor_name, result, complication;
    bool outside; /* the mentor is of another hospital */
    int64_t risk; /* of failing, permille; 0: none was told */
};
struct mastery_lines {
    struct mastery_line *items;
    size_t n;
};
struct mastery_asked {                  /* empty: any */
    struct str practitioner, technique; /* codes */
    struct store_reach reach;
};
enum { MASTERY_LINES_MOST = 20000 };
/* By practitioner, technique, day, id: MASTERY_LINES_MOST at most. */
MUST_CHECK bool store_mastery_lines(struct store *st, const struct mastery_asked *q,
                                    struct arena *a, struct mastery_lines *rows, struct err *e);

MUST_CHECK bool store_mastery_add(struct store *st, const struct mastery_decision *d,
                                  struct err *e);
struct mastery_decisions {
    struct mastery_decision *items; /* the newest first */
    size_t n;
};
/* Of one person and technique, or of all where a code is empty. */
MUST_CHECK bool store_mastery_list(struct store *st, struct str practitioner, struct str technique,
                                   struct arena *a, struct mastery_decisions *rows, struct err *e);

MUST_CHECK bool store_mastery_review_add(struct store *st, const struct mastery_review *r,
                                         struct err *e);
MUST_CHECK bool store_mastery_review_put(struct store *st, const struct mastery_review *r,
                                         int64_t version, bool *done, struct err *e);
MUST_CHECK bool store_mastery_review_get(struct store *st, struct id id, struct arena *a,
                                         struct mastery_review *r, bool *found, struct err *e);
struct mastery_reviews {
    struct mastery_review *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_mastery_review_list(struct store *st, const struct mastery_asked *q,
                                          struct str state, const struct store_page *page,
                                          struct arena *a, struct mastery_reviews *rows,
                                          struct err *e);

struct mastery_signal {
    struct id id;
    struct str county, practitioner, technique, kind; /* kind ready, drift */
    int32_t day;
    int64_t made_ms;
};
/* One that was told of the same case already is not told again. */
MUST_CHECK bool store_mastery_signal_add(struct store *st, const struct mastery_signal *s,
                                         struct err *e);
/* Those of the person and technique wait no more. */
MUST_CHECK bool store_mastery_signal_done(struct store *st, struct str practitioner,
                                          struct str technique, struct str kind, int64_t now_ms,
                                          struct err *e);

#endif
