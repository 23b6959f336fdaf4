/* achievement.c - what programmes have built: claimed, verified, its evidence. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/material.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/achievement_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct achievement, id),
    FIELD(struct achievement, code),
    FIELD(struct achievement, version),
    FIELD_AS(struct achievement, programme, "programme", MAYBE),
    FIELD_NAMED(struct achievement, kind, "kind", achievement_kind_names),
    FIELD(struct achievement, name),
    FIELD_OF(struct achievement, day, FIELD_DAY, "day"),
    FIELD_AS(struct achievement, organization, "organization", MAYBE),
    FIELD_AS(struct achievement, organization_name, "organization_name", MAYBE),
    FIELD_AS(struct achievement, county, "county", MAYBE),
    FIELD_AS(struct achievement, amount, "amount_n", MAYBE),
    FIELD_MAYBE(struct achievement, unit),
    FIELD_NAMED(struct achievement, state, "state", achievement_state_names),
    FIELD_NAMED(struct achievement, status, "status", achievement_status_names),
    FIELD_MAYBE(struct achievement, evidence),
    FIELD_AS(struct achievement, materials, "material_n"),
    FIELD_MAYBE(struct achievement, note),
    FIELD_OF(struct achievement, checked_ms, FIELD_MS, "checked", MAYBE),
    {0},
};
const struct shape SHAPE_ACHIEVEMENT = {
    .name = "Achievement",
    .about = "`state` is how far it is; `status` whether it is a claim, was verified by somebody"
             " else, or was returned with `note`.",
    .fields = FIELDS};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "materials", .shape = &SHAPE_MATERIAL), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_ACHIEVEMENT, NULL};
const struct shape SHAPE_ACHIEVEMENT_DETAIL = {.name = "AchievementDetail",
                                               .about = "`actions`: what the asker may do.",
                                               .bases = DETAIL_BASES,
                                               .told = DETAIL};

#define CLAIM_FIELDS                                                                  \
    FIELD_AS(struct achievement_new, name, "name", .min = 2, .max = 100),             \
        FIELD_OF(struct achievement_new, day, FIELD_DAY, "day"),                      \
        FIELD_AS(struct achievement_new, amount, "amount_n", MAYBE, .min = 0,         \
                 .max = ACHIEVEMENT_AMOUNT_MOST),                                     \
        FIELD_AS(struct achievement_new, unit, "unit", MAYBE, .max = 20),             \
        FIELD_NAMED(struct achievement_new, state, "state", achievement_state_names), \
        FIELD_AS(struct achievement_new, evidence, "evidence", MAYBE, .max = 400)
static const struct field BODY[] = {
    FIELD_AS(struct achievement_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct achievement_new, organization, "organization", .min = 1, .max = 40),
    FIELD_NAMED(struct achievement_new, kind, "kind", achievement_kind_names),
    CLAIM_FIELDS,
    {0},
};
const struct shape SHAPE_ACHIEVEMENT_BODY = {
    .name = "AchievementBody", .fields = BODY, .body = true};
static const struct field EDIT[] = {CLAIM_FIELDS, {0}};
const struct shape SHAPE_ACHIEVEMENT_EDIT = {
    .name = "AchievementEdit", .fields = EDIT, .body = true};
static const struct field DECISION[] = {
    FIELD_NAMED(struct achievement_wish, status, "status", achievement_status_names),
    FIELD_AS(struct achievement_wish, why, "why", MAYBE, .max = 200),
    FIELD_AS(struct achievement_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_ACHIEVEMENT_DECISION = {
    .name = "AchievementDecision",
    .about = "`status` verified, or returned with `why`; never by who claims it.",
    .fields = DECISION,
    .body = true};

/* GET /api/achievements?kind=&status=&organization=&limit=&cursor= */
bool api_achievement_list(struct request *rq, struct err *e)
{
    const struct achievement_filter filter = {.kind = request_text(rq, "kind"),
                                              .status = request_text(rq, "status"),
                                              .organization = request_text(rq, "organization")};
    struct store_page page;
    struct achievement_rows rows;

    if (!request_choice(rq, "kind", filter.kind, achievement_kind_names, "a kind of achievement", e)
        || !request_choice(rq, "status", filter.status, achievement_status_names,
                           "claimed, verified or returned", e)
        || !request_page(rq, &page, e)
        || !work_achievement_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool achievement_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct achievement_view v;

    if (!work_achievement_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.achievement);
    field_items(w, "materials", MATERIAL_FIELDS, v.materials.items, v.materials.n,
                sizeof v.materials.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.achievement.version);
    return true;
}

/* GET /api/achievements/{achievement} */
bool api_achievement_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "achievement", &id, e) && achievement_write(rq, id, e);
}

/* POST /api/achievements */
bool api_achievement_add(struct request *rq, struct err *e)
{
    struct achievement_new n = {.amount = COUNT_UNKNOWN};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_achievement_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return achievement_write(rq, id, e);
}

/* PUT /api/achievements/{achievement} */
bool api_achievement_edit(struct request *rq, struct err *e)
{
    struct achievement_new n = {.amount = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_id(rq, "achievement", &n.id, e) || !request_version(rq, &n.version, e)
        || !request_body(rq, EDIT, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_achievement_edit(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return achievement_write(rq, n.id, e);
}

/* POST /api/achievements/{achievement}/decisions */
bool api_achievement_decide(struct request *rq, struct err *e)
{
    struct achievement_wish w = {0};
    struct edit_refused refused;

    if (!request_body(rq, DECISION, &w, e) || !request_id(rq, "achievement", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_achievement_decide(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return achievement_write(rq, w.id, e);
}

/* POST /api/achievements/{achievement}/materials?name= */
bool api_achievement_material(struct request *rq, struct err *e)
{
    struct material_new n = {0};
    struct edit_refused refused;

    if (!request_id(rq, "achievement", &n.owner, e) || !api_material_body(rq, &n, e))
        return false;
    if (!work_achievement_material(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return achievement_write(rq, n.owner, e);
}

/* GET /api/achievements/{achievement}/materials/{material} */
bool api_achievement_file(struct request *rq, struct err *e)
{
    struct material_want want;
    struct material m;
    struct str bytes;

    return request_id(rq, "achievement", &want.owner, e)
           && request_id(rq, "material", &want.material, e)
           && work_achievement_file(rq->store, rq->subject, &want, rq->arena, &m, &bytes, e)
           && api_material_reply(rq, &m, bytes);
}
