/* referral_care.c - what belongs to a referral, and the limits of an agreement. */
#include "work/referral_care.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/material.h"
#include "api/referral.h"
#include "base/day.h"
#include "work/material_case.h"

static const struct field DRUG[] = {
    FIELD_AS(struct referral_drug_new, name, "name", .min = 1, .max = 100),
    FIELD_AS(struct referral_drug_new, dose, "dose", .min = 1, .max = 100),
    {0},
};
const struct shape SHAPE_REFERRAL_DRUG = {.name = "ReferralDrugBody", .fields = DRUG, .body = true};
static const struct field TASK[] = {
    FIELD_AS(struct referral_task_new, about, "about", .min = 2, .max = 200),
    FIELD_OF(struct referral_task_new, due_day, FIELD_DAY, "due"),
    {0},
};
const struct shape SHAPE_REFERRAL_TASK = {.name = "ReferralTaskBody", .fields = TASK, .body = true};
static const struct field DONE[] = {
    FIELD_AS(struct referral_task_result, result, "result", .min = 2, .max = 1000), {0}};
const struct shape SHAPE_REFERRAL_DONE = {
    .name = "ReferralTaskResult", .fields = DONE, .body = true};
static const struct field RESULT[] = {
    FIELD_AS(struct referral_result_new, name, "name", .min = 1, .max = 100),
    FIELD_AS(struct referral_result_new, finding, "finding", .min = 1, .max = 1000),
    FIELD_OF(struct referral_result_new, day, FIELD_DAY, "day", MAYBE),
    FIELD_AS(struct referral_result_new, recognised, "recognised", MAYBE),
    {0},
};
const struct shape SHAPE_REFERRAL_RESULT = {
    .name = "ReferralResultBody",
    .about = "`recognised`: it holds elsewhere too, and stands for a new examination for 90 days.",
    .fields = RESULT,
    .body = true};
static const struct field ORDER[] = {
    FIELD_AS(struct referral_order_new, name, "name", .min = 1, .max = 100),
    FIELD_AS(struct referral_order_new, why, "why", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_REFERRAL_ORDER = {
    .name = "ReferralOrderBody",
    .about = "`why`: wanted where a recognised result of the name is there.",
    .fields = ORDER,
    .body = true};
static const struct field LIMIT[] = {
    FIELD_NAMED(struct referral_limit_new, clock, "clock", referral_clock_names),
    FIELD_NAMED(struct referral_limit_new, priority, "priority", referral_priority_names),
    FIELD_AS(struct referral_limit_new, minutes, "minutes", .min = 1, .max = REFERRAL_MINUTES_MOST),
    {0},
};
const struct shape SHAPE_REFERRAL_LIMIT = {
    .name = "ReferralLimitBody", .fields = LIMIT, .body = true};
const struct shape SHAPE_REFERRAL_LIMIT_SET = {.name = "ReferralLimit", .fields = LIMIT};

/* What stood against it, or the referral as it is now. */
static bool told(struct request *rq, bool good, struct id id, const struct edit_refused *refused,
                 struct err *e)
{
    return good ? api_referral_write(rq, id, e) : request_edit_refused(rq, refused, 0, e);
}

/* POST /api/referrals/{referral}/drugs */
bool api_referral_drug(struct request *rq, struct err *e)
{
    struct referral_drug_new n = {0};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (!request_body(rq, DRUG, &n, e) || !request_id(rq, "referral", &n.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return told(rq, work_referral_drug(&p, &n, &refused, e), n.id, &refused, e);
}

/* POST /api/referrals/{referral}/tasks */
bool api_referral_task(struct request *rq, struct err *e)
{
    struct referral_task_new n = {0};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (!request_body(rq, TASK, &n, e) || !request_id(rq, "referral", &n.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return told(rq, work_referral_task(&p, &n, &refused, e), n.id, &refused, e);
}

/* POST /api/referrals/{referral}/tasks/{referral_task}/result */
bool api_referral_done(struct request *rq, struct err *e)
{
    struct referral_task_result t = {0};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (!request_body(rq, DONE, &t, e) || !request_id(rq, "referral", &t.id, e)
        || !request_id(rq, "referral_task", &t.task, e) || !api_referral_desk(rq, &p, e))
        return false;
    return told(rq, work_referral_task_done(&p, &t, &refused, e), t.id, &refused, e);
}

/* POST /api/referrals/{referral}/results */
bool api_referral_result(struct request *rq, struct err *e)
{
    struct referral_result_new n = {.day = DAY_NONE};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (!request_body(rq, RESULT, &n, e) || !request_id(rq, "referral", &n.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return told(rq, work_referral_result(&p, &n, &refused, e), n.id, &refused, e);
}

/* POST /api/referrals/{referral}/orders */
bool api_referral_order(struct request *rq, struct err *e)
{
    struct referral_order_new n = {0};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (!request_body(rq, ORDER, &n, e) || !request_id(rq, "referral", &n.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return told(rq, work_referral_order(&p, &n, &refused, e), n.id, &refused, e);
}

/* POST /api/agreements/{agreement}/limits */
bool api_referral_limit(struct request *rq, struct err *e)
{
    struct referral_limit_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, LIMIT, &n, e) || !request_id(rq, "agreement", &n.agreement, e))
        return false;
    if (!work_referral_limit(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    json_open_object(&rq->json);
    field_write(&rq->json, LIMIT, &n);
    json_end(&rq->json);
    return true;
}

/* --- files beside it --- */

bool api_referral_looked(struct request *rq, const char *noun, api_look *look, struct err *e)
{
    struct material_want want;
    struct material_seen seen;
    struct patient_desk p;

    return request_id(rq, noun, &want.owner, e) && request_id(rq, "material", &want.material, e)
           && api_referral_desk(rq, &p, e) && look(&p, &want, rq->arena, &seen, e)
           && api_material_reply(rq, &seen.material, seen.bytes);
}

/* POST /api/referrals/{referral}/materials?name=&consent= */
bool api_referral_material(struct request *rq, struct err *e)
{
    struct material_new n = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_id(rq, "referral", &n.owner, e) || !api_referral_desk(rq, &p, e)
        || !api_material_case_body(rq, &n, e))
        return false;
    if (!work_referral_material(&p, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_referral_write(rq, n.owner, e);
}

/* GET /api/referrals/{referral}/materials/{material} */
bool api_referral_file(struct request *rq, struct err *e)
{
    return api_referral_looked(rq, "referral", work_referral_file, e);
}
