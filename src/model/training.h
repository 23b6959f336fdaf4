/* training.h - why somebody is sent to learn, and whether what was learned is in use afterwards.
 * Pure. */
#ifndef XL_MODEL_TRAINING_H
#define XL_MODEL_TRAINING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

/* The needs that a nomination answers; all three are wanted. */
struct training_need {
    struct str spectrum;   /* how the local diseases changed */
    struct str outflow;    /* who is treated elsewhere */
    struct str capability; /* what the own unit cannot do */
    struct id demand;      /* that was approved for it, or none */
};

/* Why what was learned is not in use, or stays with one person. */
enum training_cause {
    TRAINING_EQUIPMENT,
    TRAINING_STAFFING,
    TRAINING_NOT_TAUGHT,
    TRAINING_CAUSE_N
};
extern const char *const training_cause_names[TRAINING_CAUSE_N + 1];

enum { TRAINING_CHECK_N = 3, TRAINING_EARLY_DAYS = 15 };
extern const int32_t training_check_months[TRAINING_CHECK_N]; /* 3, 6, 12 */

struct training_check {
    int32_t months;
    int32_t due_day, done_day; /* DAY_NONE: not yet */
    bool equipped, opened;     /* the equipment is there; the service has opened */
    int64_t cases, taught;     /* done since the return; others who were taught */
    struct str cause;          /* of training_cause_names, or empty */
    struct str note;
};

/* The three checks of a return, none done. */
void training_checks(int32_t returned_day, struct training_check checks[TRAINING_CHECK_N]);

/* Fills a check in. ERR_STATE where it is done or more than 15 days early. ERR_INPUT with `*field`:
 * a service that has not opened, or cases and nobody taught after a year, without a cause; a cause
 * that the rest denies. `c` is untouched then. */
MUST_CHECK bool training_check_fill(struct training_check *c, const struct training_check *told,
                                    int32_t today, const char **field, struct err *e);

#endif
