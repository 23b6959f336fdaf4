/* referral_care.h - what belongs to a referral: drugs and follow-up tasks of the way down, results
 * of examinations and orders for new ones, limits that an agreement sets. One transaction each. */
#ifndef XL_WORK_REFERRAL_CARE_H
#define XL_WORK_REFERRAL_CARE_H

#include "work/referral_desk.h"

struct referral_drug_new {
    struct id id; /* of the referral */
    struct str name, dose;
};
/* Of a draft, by who sends. */
MUST_CHECK bool work_referral_drug(const struct patient_desk *p, const struct referral_drug_new *n,
                                   struct edit_refused *refused, struct err *e);

struct referral_task_new {
    struct id id;
    struct str about;
    int32_t due_day; /* from today on */
};
MUST_CHECK bool work_referral_task(const struct patient_desk *p, const struct referral_task_new *n,
                                   struct edit_refused *refused, struct err *e);

struct referral_task_result {
    struct id id, task;
    struct str result;
};
/* By the township that has the patient. The first one makes the move to "followed_up". */
MUST_CHECK bool work_referral_task_done(const struct patient_desk *p,
                                        const struct referral_task_result *t,
                                        struct edit_refused *refused, struct err *e);

struct referral_result_new {
    struct id id;
    struct str name, finding;
    int32_t day; /* DAY_NONE: today */
    bool recognised;
};
/* Of the organization of `by`, for the whole episode. */
MUST_CHECK bool work_referral_result(const struct patient_desk *p,
                                     const struct referral_result_new *n,
                                     struct edit_refused *refused, struct err *e);

struct referral_order_new {
    struct id id;
    struct str name, why; /* why may be empty */
};
/* By who takes. ERR_STATE with the result where a recognised one is there and no reason told. */
MUST_CHECK bool work_referral_order(const struct patient_desk *p,
                                    const struct referral_order_new *n,
                                    struct edit_refused *refused, struct err *e);

struct referral_limit_new {
    struct id agreement;
    enum referral_clock_kind clock;
    enum referral_priority priority;
    int64_t minutes;
};
/* Of an officer who may change the agreement. Clocks that run stay. */
MUST_CHECK bool work_referral_limit(struct store *st, const struct subject *by,
                                    const struct referral_limit_new *n, int64_t now_ms,
                                    struct edit_refused *refused, struct err *e);

#endif
