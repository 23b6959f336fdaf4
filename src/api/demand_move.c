/* demand_move.c - orders: made, changed, sent on their way. */
#include "api/auth.h"
#include "api/demand.h"
#include "api/handler.h"

/* What its organization may change, of every body. */
#define WORDS                                                                                      \
    FIELD_AS(struct demand_new, seats, "seats", .min = 1, .max = 10000),                           \
        FIELD_AS(struct demand_new, min_title_rank, "min_title_rank", .min = 1, .max = 4),         \
        FIELD_AS(struct demand_new, months, "months", .min = 1, .max = 60),                        \
        FIELD_OF(struct demand_new, start_day, FIELD_DAY, "start"),                                \
        FIELD_AS(struct demand_new, techniques, "techniques", MAYBE, .max = 40),                   \
        FIELD_AS(struct demand_new, required, "required", MAYBE, .max = 40),                       \
        FIELD_AS(struct demand_new, reason, "reason", MAYBE, .max = 500),                          \
        FIELD_AS(struct demand_new, claim, "claim", MAYBE, .max = 1000),                           \
        FIELD_AS(struct demand_new, team, "team", MAYBE, .max = 40),                               \
        FIELD_AS(struct demand_new, ready_people, "ready_people", MAYBE, .min = 0, .max = 100000), \
        FIELD_AS(struct demand_new, ready_beds, "ready_beds", MAYBE, .min = 0, .max = 100000),     \
        FIELD_AS(struct demand_new, ready_equipment, "ready_equipment", MAYBE, .max = 500)

static const struct field BODY[] = {
    FIELD_AS(struct demand_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct demand_new, programme, "programme", .min = 1, .max = 60),
    FIELD_NAMED(struct demand_new, kind, "kind", demand_kind_names),
    FIELD_AS(struct demand_new, gap, "gap", MAYBE),
    FIELD_AS(struct demand_new, discipline, "discipline", MAYBE, .max = 40),
    WORDS,
    {0},
};
const struct shape SHAPE_DEMAND_BODY = {
    .name = "DemandBody",
    .about = "`organization` is a code. `gap`: the figures it rests on; where it is left out those"
             " of the county and `discipline`, if there are any. `reason`: wanted where `seats`"
             " differs from what they suggest.",
    .fields = BODY,
    .body = true};

static const struct field CHANGE[] = {WORDS, {0}};
const struct shape SHAPE_DEMAND_CHANGE = {.name = "DemandChange",
                                          .about = "What is left out becomes unknown.",
                                          .fields = CHANGE,
                                          .body = true};

static const struct field SUBMIT[] = {
    FIELD_AS(struct demand_order, version, "version", .min = 0, .max = 1000000000),
    FIELD_AS(struct demand_order, why, "why", MAYBE, .max = 500),
    {0},
};
const struct shape SHAPE_DEMAND_SUBMIT = {
    .name = "DemandSubmit", .about = "`version` as it was read.", .fields = SUBMIT, .body = true};
static const struct field REASON[] = {
    FIELD_AS(struct demand_order, version, "version", .min = 0, .max = 1000000000),
    FIELD_AS(struct demand_order, why, "why", .min = 2, .max = 500),
    {0},
};
const struct shape SHAPE_DEMAND_REASON = {.name = "DemandReason",
                                          .about = "`version` as it was read; `why` as advice.",
                                          .fields = REASON,
                                          .body = true};
static const struct field APPROVE[] = {
    FIELD_AS(struct demand_order, version, "version", .min = 0, .max = 1000000000),
    FIELD_AS(struct demand_order, seats, "seats", MAYBE, .min = 1, .max = 10000),
    FIELD_AS(struct demand_order, tier, "tier", MAYBE, .min = 1, .max = 5),
    FIELD_AS(struct demand_order, weight, "weight", MAYBE, .min = 1, .max = 1000),
    FIELD_AS(struct demand_order, why, "why", MAYBE, .max = 500),
    {0},
};
const struct shape SHAPE_DEMAND_APPROVAL = {
    .name = "DemandApproval",
    .about = "`version` as it was read; what is left out stays as it is. Fewer seats want a `why`.",
    .fields = APPROVE,
    .body = true};

static const struct demand_new NOTHING = {.ready_people = COUNT_UNKNOWN,
                                          .ready_beds = COUNT_UNKNOWN};

/* POST /api/demands */
bool api_demand_add(struct request *rq, struct err *e)
{
    struct demand_new n = NOTHING;
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    if (!work_demand_add(rq->store, rq->subject, &n, rq->seen->now.now_ms, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_demand_write(rq, id, e);
}

/* PUT /api/demands/{demand} */
bool api_demand_edit(struct request *rq, struct err *e)
{
    struct demand_new n = NOTHING;
    struct edit_refused refused;

    if (!request_body(rq, CHANGE, &n, e) || !request_version(rq, &n.version, e)
        || !request_id(rq, "demand", &n.id, e))
        return false;
    if (!work_demand_edit(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return api_demand_write(rq, n.id, e);
}

static bool move(struct request *rq, enum action action, const struct field *fields, struct err *e)
{
    struct demand_order o = {
        .action = action, .seats = COUNT_UNKNOWN, .tier = COUNT_UNKNOWN, .weight = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, fields, &o, e) || !request_id(rq, "demand", &o.id, e))
        return false;
    if (!work_demand_move(rq->store, rq->subject, &o, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, o.version, e);
    return api_demand_write(rq, o.id, e);
}

/* POST /api/demands/{demand}/submit */
bool api_demand_submit(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_SUBMIT, SUBMIT, e);
}

/* POST /api/demands/{demand}/approve */
bool api_demand_approve(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_APPROVE, APPROVE, e);
}

/* POST /api/demands/{demand}/return */
bool api_demand_return(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_RETURN, REASON, e);
}

/* POST /api/demands/{demand}/withdraw */
bool api_demand_withdraw(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_WITHDRAW, REASON, e);
}

static const struct field REST[] = {
    FIELD_AS(struct demand_rest, plan, "plan", MAYBE),
    FIELD_AS(struct demand_rest, why, "why", .min = 2, .max = 500),
    {0},
};
const struct shape SHAPE_DEMAND_REST = {
    .name = "DemandRest", .about = "Of one plan, or of all.", .fields = REST, .body = true};
static const struct field RAISED[] = {
    TOLD(FIELD_COUNT, "made_n"), TOLD(FIELD_COUNT, "seats"), TOLD(FIELD_IDS, "demands"), {0}};
const struct shape SHAPE_DEMAND_RAISED = {
    .name = "DemandRaised", .about = "The orders of the level above.", .told = RAISED};

/* POST /api/demands/escalate */
bool api_demand_raise(struct request *rq, struct err *e)
{
    struct demand_rest rest = {.why = STR("")};
    struct json_writer *w = &rq->json;
    struct demand_raised raised;

    if (!request_body(rq, REST, &rest, e)
        || !work_demand_raise(rq->store, rq->subject, &rest, rq->seen->now.now_ms, rq->arena,
                              &raised, e))
        return false;
    json_open_object(w);
    field_count(w, "made_n", (int64_t)raised.n);
    field_count(w, "seats", raised.seats);
    json_key(w, "demands");
    json_open_array(w);
    for (size_t i = 0; i < raised.n; i++)
        field_id(w, NULL, raised.ids[i]);
    json_end(w);
    json_end(w);
    return true;
}

/* POST /api/demands/{demand}/undo */
bool api_demand_undo(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_UNDO, SUBMIT, e);
}

/* POST /api/demands/{demand}/escalate */
bool api_demand_escalate(struct request *rq, struct err *e)
{
    return move(rq, ACTION_DEMAND_ESCALATE, REASON, e);
}
