/* training_desk.h - training away from home: nominated with the needs it answers, and looked after
 * when the person is back. Between the two it moves as any placement. */
#ifndef XL_WORK_TRAINING_DESK_H
#define XL_WORK_TRAINING_DESK_H

#include "store/training.h"
#include "work/placement_desk.h"

struct training_new {
    struct placement_new placement; /* its kind is training, whatever it says */
    /* Filled in from the evidence of its demand, an approved order for training, where that has
     * any; ERR_INPUT where one of the three stays empty. */
    struct training_need need;
};
MUST_CHECK bool work_training_nominate(struct store *st, const struct subject *by,
                                       const struct training_new *n, struct id *id,
                                       struct edit_refused *refused, struct err *e);

struct training_told {
    struct id id;
    struct training_check check; /* months tell which */
    int64_t now_ms;
};
/* The sender's. */
MUST_CHECK bool work_training_check(struct store *st, const struct subject *by,
                                    const struct training_told *t, struct edit_refused *refused,
                                    struct err *e);

/* What waits for somebody within the reach, due up to some days from now. */
MUST_CHECK bool work_duty_list(struct store *st, const struct store_reach *reach, int32_t until_day,
                               struct arena *a, struct duty_rows *rows, struct err *e);

#endif
