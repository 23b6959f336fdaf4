/* plan.c - dispatch runs. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/label.h"
#include "work/plan_desk.h"
#include "work/view.h"

static const struct field HEAD[] = {
    FIELD(struct plan, id),
    FIELD(struct plan, code),
    FIELD_NAMED(struct plan, state, "state", plan_state_names),
    FIELD_OF(struct plan, made_ms, FIELD_MS, "made"),
    FIELD(struct plan, weight_band),
    FIELD(struct plan, proved),
    FIELD_MAYBE(struct plan, programme),
    FIELD_MAYBE(struct plan, previous),
    {0},
};

static const struct field COUNTS[] = {
    FIELD(struct plan_counts, offers),   FIELD(struct plan_counts, demands),
    FIELD(struct plan_counts, seats),    FIELD(struct plan_counts, filled),
    FIELD(struct plan_counts, unfilled), FIELD(struct plan_counts, unplaced),
    FIELD(struct plan_counts, pairs),    {0},
};

static const struct shape COUNTS_SHAPE = {.name = "PlanCounts", .fields = COUNTS};
static const struct field LEVEL[] = {
    {.name = "level", .kind = FIELD_NAME, .names = plan_level_names},
    TOLD(FIELD_COUNT, "value"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "label_en"),
    {0},
};
static const struct shape LEVEL_SHAPE = {.name = "PlanLevel", .told = LEVEL};
static const struct field WEIGHTS[] = {
    TOLD(FIELD_INT, "fit"),        TOLD(FIELD_INT, "paired"),   TOLD(FIELD_INT, "continuity"),
    TOLD(FIELD_INT, "preference"), TOLD(FIELD_INT, "nearness"), {0},
};
static const struct shape WEIGHTS_SHAPE = {
    .name = "PlanWeights", .about = "Of the utility's terms; the sum is 1000.", .told = WEIGHTS};
static const struct field TOLD_OF[] = {
    TOLD(FIELD_OBJECT, "counts", .shape = &COUNTS_SHAPE),
    TOLD(FIELD_ITEMS, "levels", .shape = &LEVEL_SHAPE),
    TOLD(FIELD_OBJECT, "weights", .shape = &WEIGHTS_SHAPE),
    {0},
};
const struct shape SHAPE_PLAN = {.name = "Plan", .fields = HEAD, .told = TOLD_OF};

static void members_write(struct json_writer *w, const struct plan *p)
{
    field_write(w, HEAD, p);
    json_key(w, "counts");
    json_open_object(w);
    field_write(w, COUNTS, &p->counts);
    json_end(w);
    json_key(w, "levels");
    json_open_array(w);
    for (int i = 0; i < PLAN_LEVEL_N; i++) {
        json_open_object(w);
        json_key(w, "level");
        json_text(w, plan_level_names[i]);
        json_key(w, "value");
        json_int(w, p->levels[i]);
        label_write(w, LABEL_LEVELS, plan_level_names[i]);
        json_end(w);
    }
    json_end(w);
    json_key(w, "weights");
    json_open_object(w);
    for (int t = 0; t < PLAN_TERM_N; t++) {
        json_key(w, plan_term_names[t]);
        json_int(w, p->weights[t]);
    }
    json_end(w);
}

static void plan_write(struct json_writer *w, const struct plan *p)
{
    json_open_object(w);
    members_write(w, p);
    json_end(w);
}

/* GET /api/plans?limit=&cursor= */
bool api_plan_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct plan_rows rows;

    if (!request_page(rq, &page, e) || !work_plan_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++)
        plan_write(w, &rows.items[i]);
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}

static const struct field STEP[] = {
    FIELD_NAMED(struct plan_step, state, "state", plan_state_names),
    FIELD_MAYBE(struct plan_step, why),
    FIELD_MAYBE(struct plan_step, name),
    FIELD_OF(struct plan_step, at_ms, FIELD_MS, "at"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "PlanStep", .fields = STEP};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PLAN, NULL};
const struct shape SHAPE_PLAN_DETAIL = {.name = "PlanDetail",
                                        .about = "With who put it up for review, who published it.",
                                        .bases = DETAIL_BASES,
                                        .told = DETAIL};

static const struct field ORDER[] = {
    FIELD_AS(struct plan_order, why, "why", .min = 2, .max = 500),
    {0},
};
const struct shape SHAPE_PLAN_REASON = {
    .name = "PlanReason", .about = "Why, in words.", .fields = ORDER, .body = true};

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct plan_view v;

    if (!work_plan_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    members_write(w, &v.plan);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/plans/{plan} */
bool api_plan_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "plan", &id, e) && detail_write(rq, id, e);
}

static bool move(struct request *rq, enum plan_state to, struct err *e)
{
    struct plan_order o = {.to = to};

    return request_body(rq, ORDER, &o, e) && request_id(rq, "plan", &o.id, e)
           && work_plan_move(rq->store, rq->subject, &o, rq->seen->now.now_ms, e)
           && detail_write(rq, o.id, e);
}

/* POST /api/plans/{plan}/review */
bool api_plan_review(struct request *rq, struct err *e)
{
    return move(rq, PLAN_REVIEW, e);
}

/* POST /api/plans/{plan}/publish */
bool api_plan_publish(struct request *rq, struct err *e)
{
    return move(rq, PLAN_PUBLISHED, e);
}

/* POST /api/plans/{plan}/supersede */
bool api_plan_supersede(struct request *rq, struct err *e)
{
    return move(rq, PLAN_SUPERSEDED, e);
}
