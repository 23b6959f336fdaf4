/* placement_line.h - what belongs to one placement: steps, leave, closed months, reviews, days on
 * site, tasks, the certificate. */
#ifndef XL_STORE_PLACEMENT_LINE_H
#define XL_STORE_PLACEMENT_LINE_H

#include "model/placement.h"
#include "store/store.h"

/* Whose the lines are. */
struct placement_key {
    struct str county, code;
};

struct step_line {
    int64_t seq;
    enum placement_move move;
    enum placement_state was, state;
    struct str party;
    int32_t day, until_day;
    int32_t was_until; /* of an extension, and of what ended a leave: the last day before it */
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct leave_line {
    int32_t from_day, until_day;
    struct str why;
};
struct month_line {
    int32_t month;
    int64_t days;
    struct id closed_by;
    int64_t closed_ms;
};
struct review_line {
    enum review_kind kind;
    int32_t day;
    enum review_grade grade;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
struct day_line {
    int32_t day, home_day, host_day; /* told by the person, by the host; DAY_NONE: not yet */
};
struct task_line {
    struct id id;
    struct str code, about;
    int32_t due_day, done_day, signed_day;
};
struct certificate_line {
    struct str code;
    struct str county, placement;
    int32_t from_day, until_day, issued_day;
    int64_t days;
    struct id issued_by;
    int64_t issued_ms;
    int64_t withdrawn_ms; /* COUNT_UNKNOWN: holds */
    struct str withdrawn_why;
};

struct placement_lines {
    struct step_line *steps;
    struct leave_line *leaves;
    struct month_line *months;
    struct review_line *reviews;
    struct day_line *days;
    struct task_line *tasks;
    struct certificate_line *certificates;
    size_t step_n, leave_n, month_n, review_n, day_n, task_n, certificate_n;
};
/* All of them, in their order; certificates the newest first. */
MUST_CHECK bool store_placement_lines(struct store *st, struct str code, struct arena *a,
                                      struct placement_lines *lines, struct err *e);

MUST_CHECK bool store_step_add(struct store *st, const struct placement_key *k,
                               const struct step_line *s, struct err *e);
/* ERR_STATE where a leave that holds begins on the day already. */
MUST_CHECK bool store_leave_add(struct store *st, const struct placement_key *k,
                                const struct leave_line *l, struct err *e);
/* Taken back: it never was. */
MUST_CHECK bool store_leave_void(struct store *st, const struct placement_key *k, int32_t from_day,
                                 int64_t now_ms, struct err *e);
MUST_CHECK bool store_leave_end(struct store *st, const struct placement_key *k, int32_t from_day,
                                int32_t until_day, struct err *e);
MUST_CHECK bool store_month_add(struct store *st, const struct placement_key *k,
                                const struct month_line *m, struct err *e);
MUST_CHECK bool store_review_add(struct store *st, const struct placement_key *k,
                                 const struct review_line *r, struct err *e);
/* A day that is told already keeps on which day each side told it. */
MUST_CHECK bool store_day_add(struct store *st, const struct placement_key *k,
                              const struct day_line *d, int64_t now_ms, struct err *e);
MUST_CHECK bool store_task_add(struct store *st, const struct placement_key *k,
                               const struct task_line *t, int64_t now_ms, struct err *e);
MUST_CHECK bool store_task_put(struct store *st, const struct task_line *t, struct err *e);
MUST_CHECK bool store_certificate_add(struct store *st, const struct certificate_line *c,
                                      struct err *e);
MUST_CHECK bool store_certificate_get(struct store *st, struct str code, struct arena *a,
                                      struct certificate_line *c, bool *found, struct err *e);
/* ERR_STATE where it was withdrawn already. */
MUST_CHECK bool store_certificate_withdraw(struct store *st, const struct certificate_line *c,
                                           struct id by, struct err *e);

#endif
