/* prospect.c - experts who may come: listed, added, moved to the next stage. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/prospect_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct prospect, id),
    FIELD(struct prospect, code),
    FIELD(struct prospect, version),
    FIELD(struct prospect, programme),
    FIELD(struct prospect, name),
    FIELD_MAYBE(struct prospect, home),
    FIELD_MAYBE(struct prospect, trip),
    FIELD_MAYBE(struct prospect, introduced_by),
    FIELD_MAYBE(struct prospect, introducer_name),
    FIELD_NAMED(struct prospect, stage, "stage", prospect_stage_names),
    FIELD_OF(struct prospect, day, FIELD_DAY, "day"),
    FIELD_AS(struct prospect, practitioner, "practitioner_code", MAYBE),
    {0},
};
const struct shape SHAPE_PROSPECT = {
    .name = "Prospect",
    .about = "`day` on which the stage was reached; `introduced_by` the code of another prospect;"
             " `practitioner_code` who he became when he signed.",
    .fields = FIELDS};
static const struct field STEP[] = {
    FIELD_NAMED(struct prospect_line, stage, "stage", prospect_stage_names),
    FIELD_OF(struct prospect_line, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct prospect_line, note),
    FIELD_OF(struct prospect_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "ProspectStep", .fields = STEP};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
                                      TOLD(FIELD_ITEMS, "brought", .shape = &SHAPE_PROSPECT),
                                      {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PROSPECT, NULL};
const struct shape SHAPE_PROSPECT_DETAIL = {.name = "ProspectDetail",
                                            .about = "`brought`: whom he introduced.",
                                            .bases = DETAIL_BASES,
                                            .told = DETAIL};
static const struct field BODY[] = {
    FIELD_AS(struct prospect_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct prospect_new, name, "name", .min = 1, .max = 40),
    FIELD_AS(struct prospect_new, home, "home", MAYBE, .max = 60),
    FIELD_AS(struct prospect_new, trip, "trip", MAYBE, .max = 60),
    FIELD_AS(struct prospect_new, introduced_by, "introduced_by", MAYBE, .max = 80),
    {0},
};
const struct shape SHAPE_PROSPECT_BODY = {.name = "ProspectBody", .fields = BODY, .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct prospect_wish, stage, "stage", prospect_stage_names),
    FIELD_OF(struct prospect_wish, day, FIELD_DAY, "day", MAYBE),
    FIELD_AS(struct prospect_wish, practitioner, "practitioner_code", MAYBE, .max = 40),
    FIELD_AS(struct prospect_wish, note, "note", MAYBE, .max = 200),
    FIELD_AS(struct prospect_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_PROSPECT_MOVE = {.name = "ProspectMove",
                                          .about = "`practitioner_code` is wanted of `signed`.",
                                          .fields = MOVE,
                                          .body = true};

/* GET /api/prospects?stage=&limit=&cursor= */
bool api_prospect_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct prospect_rows rows;

    if (!request_page(rq, &page, e)
        || !work_prospect_list(rq->store, request_text(rq, "stage"), &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool prospect_write(struct request *rq, struct id id, struct err *e)
{
    struct prospect_view v;

    if (!work_prospect_see(rq->store, id, rq->arena, &v, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FIELDS, &v.prospect);
    field_items(&rq->json, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_items(&rq->json, "brought", FIELDS, v.brought.items, v.brought.n,
                sizeof v.brought.items[0]);
    json_end(&rq->json);
    reply_version(rq, v.prospect.version);
    return true;
}

/* GET /api/prospects/{prospect} */
bool api_prospect_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "prospect", &id, e) && prospect_write(rq, id, e);
}

/* POST /api/prospects */
bool api_prospect_add(struct request *rq, struct err *e)
{
    struct prospect_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_prospect_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return prospect_write(rq, id, e);
}

/* POST /api/prospects/{prospect}/moves */
bool api_prospect_move(struct request *rq, struct err *e)
{
    struct prospect_wish w = {.day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "prospect", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (w.version < 0)
        w.version = 0;
    if (!work_prospect_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return prospect_write(rq, w.id, e);
}
