/* accrual.h - what promises are reckoned from: days on site, studios, village posts, and what was
 * booked before. */
#ifndef XL_STORE_ACCRUAL_H
#define XL_STORE_ACCRUAL_H

#include "base/id.h"
#include "store/store.h"

struct accrual_ask {
    struct str programme, subsidy;
    int32_t month;
    struct store_reach reach; /* by place */
};

/* A day on site that both sides confirmed. */
struct accrual_day {
    struct str county, placement, practitioner, organization;
    int32_t from_day; /* arrived, else the first */
    int32_t day;
    bool closed; /* the host has closed the month: nothing in it changes any more */
    bool twice;  /* the same person was on site elsewhere, in a placement that came before */
};
struct accrual_days {
    struct accrual_day *items;
    size_t n;
};
/* Of the month, by placement and day. */
MUST_CHECK bool store_accrual_days(struct store *st, const struct accrual_ask *ask, struct arena *a,
                                   struct accrual_days *days, struct err *e);

/* Something that earns by time: a studio, or a village post. */
struct accrual_holder {
    struct str county, code, practitioner, organization, grade;
    int32_t from_day, until_day;
};
struct accrual_holders {
    struct accrual_holder *items;
    size_t n;
};
MUST_CHECK bool store_accrual_studios(struct store *st, const struct accrual_ask *ask,
                                      struct arena *a, struct accrual_holders *holders,
                                      struct err *e);
MUST_CHECK bool store_accrual_posts(struct store *st, const struct accrual_ask *ask,
                                    struct arena *a, struct accrual_holders *holders,
                                    struct err *e);

/* What was booked of a subsidy: days of each period, and whether this month is among them. */
struct accrual_booked {
    struct str subject;
    int32_t period_from;
    int64_t days;
    bool month; /* booked for the asked month already */
};
struct accrual_books {
    struct accrual_booked *items;
    size_t n;
};
/* By subject and period. */
MUST_CHECK bool store_accrual_books(struct store *st, const struct accrual_ask *ask,
                                    struct arena *a, struct accrual_books *books, struct err *e);

#endif
