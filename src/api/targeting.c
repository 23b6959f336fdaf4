/* targeting.c - the targeting audit of a plan. */
#include "work/targeting.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "model/unknown.h"

static const struct field EXCEPTION[] = {
    FIELD_AS(struct targeting_exception, row.demand, "demand"),
    FIELD_AS(struct targeting_exception, row.code, "demand_code"),
    FIELD_AS(struct targeting_exception, row.county, "county"),
    FIELD_AS(struct targeting_exception, row.county_name, "county_name", MAYBE),
    FIELD_AS(struct targeting_exception, row.organization_name, "organization_name", MAYBE),
    FIELD_AS(struct targeting_exception, row.discipline, "discipline"),
    FIELD_AS(struct targeting_exception, row.filled, "filled"),
    FIELD(struct targeting_exception, passed),
    FIELD_AS(struct targeting_exception, row.why, "why", MAYBE),
    FIELD_AS(struct targeting_exception, row.made_name, "made_name", MAYBE),
    FIELD_OF(struct targeting_exception, row.made_ms, FIELD_MS, "made", MAYBE),
    FIELD_AS(struct targeting_exception, row.signed_name, "signed_name", MAYBE),
    FIELD_OF(struct targeting_exception, row.signed_ms, FIELD_MS, "signed", MAYBE),
    {0},
};
static const struct shape EXCEPTION_SHAPE = {
    .name = "TargetingException",
    .about = "A demand with seats in the plan, of no priority place, while `passed` seats of its"
             " discipline stay empty in priority places: why, and who signed that.",
    .fields = EXCEPTION};
static const struct field SUMS[] = {FIELD(struct targeting, seats),
                                    FIELD(struct targeting, filled),
                                    FIELD(struct targeting, priority_seats),
                                    FIELD(struct targeting, priority_filled),
                                    {0}};
static const struct shape SUMS_SHAPE = {.name = "TargetingSums", .fields = SUMS};
static const struct field AUDIT[] = {
    TOLD(FIELD_TEXTS, "priority"),
    TOLD(FIELD_BOOL, "wanted"),
    TOLD(FIELD_OBJECT, "sums", .shape = &SUMS_SHAPE),
    TOLD(FIELD_REAL, "share", MAYBE),
    TOLD(FIELD_ITEMS, "exceptions", .shape = &EXCEPTION_SHAPE),
    TOLD(FIELD_COUNT, "open_n"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
const struct shape SHAPE_TARGETING = {
    .name = "Targeting",
    .about = "`share` of the filled seats that go to the `priority` places of the programme, none:"
             " nothing is targeted. `wanted`: it is not published while `open_n` exceptions are"
             " unsigned. `actions`: tell, sign.",
    .told = AUDIT};

static const struct field REASON[] = {
    FIELD_AS(struct targeting_order, demand, "demand"),
    FIELD_AS(struct targeting_order, why, "why", .min = 2, .max = 500),
    {0},
};
const struct shape SHAPE_TARGETING_REASON = {
    .name = "TargetingReason",
    .about = "Why a `demand` has a seat before the priority places.",
    .fields = REASON,
    .body = true};
static const struct field SIGN[] = {FIELD_AS(struct targeting_order, demand, "demand", MAYBE), {0}};
const struct shape SHAPE_TARGETING_SIGN = {.name = "TargetingSign",
                                           .about = "One `demand`, or all that have a reason.",
                                           .fields = SIGN,
                                           .body = true};

static bool audit_write(struct request *rq, struct id plan, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct targeting_view v;

    if (!work_targeting_see(rq->store, rq->subject, plan, rq->arena, &v, e))
        return false;
    json_open_object(w);
    json_key(w, "priority");
    json_open_array(w);
    for (size_t i = 0; i < v.priority.n; i++)
        field_text(w, NULL, v.priority.items[i]);
    json_end(w);
    json_key(w, "wanted");
    json_bool(w, v.wanted);
    json_key(w, "sums");
    json_open_object(w);
    field_write(w, SUMS, &v.sums);
    json_end(w);
    field_real(w, "share", v.priority.n ? targeting_share(&v.sums) : NUMBER_UNKNOWN);
    field_items(w, "exceptions", EXCEPTION, v.exceptions, v.exception_n, sizeof v.exceptions[0]);
    field_count(w, "open_n", (int64_t)v.open_n);
    json_key(w, "actions");
    json_open_array(w);
    if (v.tells)
        json_text(w, "tell");
    if (v.signs)
        json_text(w, "sign");
    json_end(w);
    json_end(w);
    return true;
}

/* GET /api/plans/{plan}/targeting */
bool api_targeting_see(struct request *rq, struct err *e)
{
    struct id plan;

    return request_id(rq, "plan", &plan, e) && audit_write(rq, plan, e);
}

/* POST /api/plans/{plan}/targeting */
bool api_targeting_tell(struct request *rq, struct err *e)
{
    struct targeting_order o = {0};

    return request_body(rq, REASON, &o, e) && request_id(rq, "plan", &o.plan, e)
           && work_targeting_tell(rq->store, rq->subject, &o, rq->seen->now.now_ms, e)
           && audit_write(rq, o.plan, e);
}

/* POST /api/plans/{plan}/targeting/sign */
bool api_targeting_sign(struct request *rq, struct err *e)
{
    struct targeting_order o = {0};

    return request_body(rq, SIGN, &o, e) && request_id(rq, "plan", &o.plan, e)
           && work_targeting_sign(rq->store, rq->subject, &o, rq->seen->now.now_ms, e)
           && audit_write(rq, o.plan, e);
}
