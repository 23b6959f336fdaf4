/* pledge.c - what was promised beside money: told with proof, confirmed, disputed. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/material.h"
#include "base/day.h"
#include "work/pledge_desk.h"

static const struct field PLEDGE[] = {
    FIELD_AS(struct pledge_view, pledge.placement_id, "placement"),
    FIELD_AS(struct pledge_view, pledge.pledge, "pledge"),
    FIELD_AS(struct pledge_view, pledge.programme, "programme"),
    FIELD_AS(struct pledge_view, pledge.label, "label"),
    FIELD_NAMED(struct pledge_view, pledge.kind, "kind", pledge_kind_names),
    FIELD_AS(struct pledge_view, pledge.practitioner, "practitioner_code"),
    FIELD_AS(struct pledge_view, pledge.practitioner_name, "practitioner_name"),
    FIELD_AS(struct pledge_view, pledge.home_name, "home_name", MAYBE),
    FIELD_AS(struct pledge_view, pledge.host_name, "host_name"),
    FIELD_OF(struct pledge_view, due_day, FIELD_DAY, "due", MAYBE),
    FIELD(struct pledge_view, overdue),
    FIELD_NAMED(struct pledge_view, pledge.state, "state", pledge_state_names),
    FIELD_OF(struct pledge_view, pledge.day, FIELD_DAY, "day", MAYBE),
    FIELD_AS(struct pledge_view, pledge.proof, "proof", MAYBE),
    FIELD_AS(struct pledge_view, pledge.said, "said", MAYBE),
    FIELD(struct pledge_view, may_tell),
    FIELD(struct pledge_view, may_answer),
    {0},
};
const struct shape SHAPE_PLEDGE = {
    .name = "Pledge",
    .about = "`due` null: the day from which it runs is not known yet; `proof` of its last step.",
    .fields = PLEDGE};

static const struct field STEP[] = {
    FIELD_NAMED(struct pledge_step, state, "state", pledge_state_names),
    FIELD_OF(struct pledge_step, day, FIELD_DAY, "day", MAYBE),
    FIELD_MAYBE(struct pledge_step, proof),
    FIELD_MAYBE(struct pledge_step, said),
    FIELD_OF(struct pledge_step, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "PledgeStep", .fields = STEP};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
                                      TOLD(FIELD_ITEMS, "materials", .shape = &SHAPE_MATERIAL),
                                      {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PLEDGE, NULL};
const struct shape SHAPE_PLEDGE_DETAIL = {
    .name = "PledgeDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field TELL[] = {
    FIELD_OF(struct pledge_told, day, FIELD_DAY, "day"),
    FIELD_AS(struct pledge_told, proof, "proof", .min = 1, .max = 400),
    FIELD_AS(struct pledge_told, said, "said", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_PLEDGE_TELL = {
    .name = "PledgeTell",
    .about = "On which day it was kept, and the document that proves it.",
    .fields = TELL,
    .body = true};
struct answer {
    bool kept;
    struct str said;
};
static const struct field ANSWER[] = {
    FIELD(struct answer, kept),
    FIELD_AS(struct answer, said, "said", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_PLEDGE_ANSWER = {
    .name = "PledgeAnswer", .about = "`said` what is not so.", .fields = ANSWER, .body = true};

static bool state_bad(struct request *rq, struct str state, struct err *e)
{
    return request_fault(rq,
                         (struct problem_field){.field = "state",
                                                .message = "a pledge has no such state",
                                                .found = str_c(rq->arena, state),
                                                .expected = "open, told, confirmed, disputed or"
                                                            " overdue"},
                         e);
}

static bool state_known(struct str state)
{
    for (int i = 0; i < PLEDGE_STATE_N; i++) {
        if (str_eq(state, str_of(pledge_state_names[i])))
            return true;
    }
    return state.n == 0;
}

/* GET /api/pledges?programme=&state= */
bool api_pledge_list(struct request *rq, struct err *e)
{
    struct str state = request_text(rq, "state");
    struct pledge_ask ask = {.filter = {.programme = request_text(rq, "programme"),
                                        .overdue = str_eq(state, STR("overdue"))},
                             .now_ms = rq->seen->now.now_ms};
    struct pledge_views views;
    struct store_page page;

    if (!ask.filter.overdue)
        ask.filter.state = state;
    if (!state_known(ask.filter.state))
        return state_bad(rq, state, e);
    if (!request_page(rq, &page, e)
        || !work_pledge_list(rq->store, rq->subject, &ask, &page, rq->arena, &views, e))
        return false;
    field_page(&rq->json, PLEDGE, views.items, views.n, sizeof views.items[0], &views.more);
    return true;
}

static bool detail_write(struct request *rq, const struct pledge_told *which, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct pledge_view v;

    if (!work_pledge_see(rq->store, rq->subject, which, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, PLEDGE, &v);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_items(w, "materials", MATERIAL_FIELDS, v.materials.items, v.materials.n,
                sizeof v.materials.items[0]);
    json_end(w);
    return true;
}

/* GET /api/placements/{placement}/pledges/{pledge} */
bool api_pledge_get(struct request *rq, struct err *e)
{
    struct pledge_told which = {.pledge = request_path(rq, "pledge"),
                                .now_ms = rq->seen->now.now_ms};

    return request_id(rq, "placement", &which.placement, e) && detail_write(rq, &which, e);
}

static bool told_write(struct request *rq, struct pledge_told *t, struct err *e)
{
    struct edit_refused refused;

    t->pledge = request_path(rq, "pledge");
    t->now_ms = rq->seen->now.now_ms;
    if (!request_id(rq, "placement", &t->placement, e))
        return false;
    if (!work_pledge_tell(rq->store, rq->subject, t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, t, e);
}

/* POST /api/placements/{placement}/pledges/{pledge}/tell */
bool api_pledge_tell(struct request *rq, struct err *e)
{
    struct pledge_told t = {.state = PLEDGE_TOLD, .day = DAY_NONE};

    return request_body(rq, TELL, &t, e) && told_write(rq, &t, e);
}

/* POST /api/placements/{placement}/pledges/{pledge}/answer */
bool api_pledge_answer(struct request *rq, struct err *e)
{
    struct answer n = {0};
    struct pledge_told t = {.day = DAY_NONE, .proof = STR("")};

    if (!request_body(rq, ANSWER, &n, e))
        return false;
    t.state = n.kept ? PLEDGE_CONFIRMED : PLEDGE_DISPUTED;
    t.said = n.said;
    return told_write(rq, &t, e);
}

/* POST /api/placements/{placement}/pledges/{pledge}/materials?name= */
bool api_pledge_material(struct request *rq, struct err *e)
{
    struct pledge_told which = {.pledge = request_path(rq, "pledge"),
                                .now_ms = rq->seen->now.now_ms};
    struct material_new n = {0};
    struct edit_refused refused;

    if (!request_id(rq, "placement", &n.owner, e) || !api_material_body(rq, &n, e))
        return false;
    if (!work_pledge_material(rq->store, rq->subject, which.pledge, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    which.placement = n.owner;
    return detail_write(rq, &which, e);
}

/* GET /api/placements/{placement}/pledges/{pledge}/materials/{material} */
bool api_pledge_file(struct request *rq, struct err *e)
{
    struct pledge_file which = {.pledge = request_path(rq, "pledge")};
    struct material m;
    struct str bytes;

    return request_id(rq, "placement", &which.want.owner, e)
           && request_id(rq, "material", &which.want.material, e)
           && work_pledge_file(rq->store, rq->subject, &which, rq->arena, &m, &bytes, e)
           && api_material_reply(rq, &m, bytes);
}
