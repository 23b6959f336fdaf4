/* training.h - needs of nominations, and checks after the return. */
#ifndef XL_STORE_TRAINING_H
#define XL_STORE_TRAINING_H

#include "model/training.h"
#include "store/placement_line.h"

MUST_CHECK bool store_training_need_add(struct store *st, const struct placement_key *k,
                                        const struct training_need *n, struct id by, int64_t now_ms,
                                        struct err *e);
MUST_CHECK bool store_training_need_get(struct store *st, struct str code, struct arena *a,
                                        struct training_need *n, bool *found, struct err *e);
MUST_CHECK bool store_training_check_add(struct store *st, const struct placement_key *k,
                                         const struct training_check *c, struct err *e);
MUST_CHECK bool store_training_check_put(struct store *st, const struct placement_key *k,
                                         const struct training_check *c, struct id by,
                                         int64_t now_ms, struct err *e);
struct training_checks {
    struct training_check *items;
    size_t n;
};
/* By month. */
MUST_CHECK bool store_training_checks(struct store *st, struct str code, struct arena *a,
                                      struct training_checks *checks, struct err *e);

/* What somebody has to do for a placement, up to a day. */
struct duty {
    struct str kind; /* move, arrival, task, check */
    struct id placement;
    struct str practitioner_name, organization_name, home_name;
    struct str state; /* of the placement */
    struct str about; /* of a task; months of a check */
    struct str owner; /* sender, host, person */
    int32_t due_day;
};
struct duty_rows {
    struct duty *items;
    size_t n;
};
/* The earliest due first, 200 at most. */
MUST_CHECK bool store_duty_list(struct store *st, const struct store_reach *reach,
                                int32_t until_day, struct arena *a, struct duty_rows *rows,
                                struct err *e);

#endif
