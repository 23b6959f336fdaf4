/* teaching.c - rounds, demonstrations, lectures: planned, held, who was there by the code, files
 * beside them. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/material.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/teaching_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct teaching, id),
    FIELD(struct teaching, code),
    FIELD(struct teaching, version),
    FIELD_AS(struct teaching, programme, "programme", MAYBE),
    FIELD_NAMED(struct teaching, kind, "kind", teaching_kind_names),
    FIELD_NAMED(struct teaching, state, "state", teaching_state_names),
    FIELD_OF(struct teaching, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct teaching, starts),
    FIELD_MAYBE(struct teaching, place),
    FIELD_MAYBE(struct teaching, topic),
    FIELD_MAYBE(struct teaching, discipline),
    FIELD_MAYBE(struct teaching, school),
    FIELD_AS(struct teaching, practitioner, "practitioner_code"),
    FIELD(struct teaching, practitioner_name),
    FIELD(struct teaching, organization),
    FIELD(struct teaching, organization_name),
    FIELD(struct teaching, county),
    FIELD_AS(struct teaching, attendees, "attendees_n", MAYBE),
    FIELD_AS(struct teaching, attended, "attended_n"),
    FIELD_AS(struct teaching, attended_by_code, "by_code_n"),
    FIELD_AS(struct teaching, materials, "material_n"),
    FIELD_MAYBE(struct teaching, cause),
    {0},
};
const struct shape SHAPE_TEACHING = {
    .name = "Teaching",
    .about = "`attendees_n`: as they were counted in the room; `attended_n` are named, of them"
             " `by_code_n` by the code on their own telephone.",
    .fields = FIELDS};

static const struct field ATTENDANCE[] = {
    FIELD_AS(struct attendance, practitioner, "practitioner_code"),
    FIELD(struct attendance, practitioner_name),
    FIELD(struct attendance, organization_name),
    FIELD_OF(struct attendance, at_ms, FIELD_MS, "at"),
    FIELD(struct attendance, by_code),
    {0},
};
static const struct shape ATTENDANCE_SHAPE = {.name = "TeachingAttendance", .fields = ATTENDANCE};
static const struct field DETAIL[] = {
    {.name = "counts", .kind = FIELD_NAME, .names = teaching_count_names},
    TOLD(FIELD_ITEMS, "attendances", .shape = &ATTENDANCE_SHAPE),
    TOLD(FIELD_ITEMS, "materials", .shape = &SHAPE_MATERIAL),
    TOLD(FIELD_TEXTS, "actions"),
    {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_TEACHING, NULL};
const struct shape SHAPE_TEACHING_DETAIL = {
    .name = "TeachingDetail",
    .about = "`counts`: whether the programme's file counts teaching of this kind; unsaid"
             " where it has no list of kinds. `actions`: what the asker may do.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct teaching_new, id, "id", MAYBE),
    FIELD_AS(struct teaching_new, programme, "programme", MAYBE, .max = 40),
    FIELD_NAMED(struct teaching_new, kind, "kind", teaching_kind_names),
    FIELD_AS(struct teaching_new, practitioner, "practitioner_code", MAYBE, .max = 40),
    FIELD_AS(struct teaching_new, organization, "organization", MAYBE, .max = 40),
    FIELD_AS(struct teaching_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct teaching_new, topic, "topic", MAYBE, .max = 100),
    FIELD_AS(struct teaching_new, place, "place", MAYBE, .max = 60),
    FIELD_AS(struct teaching_new, school, "school", MAYBE, .max = 60),
    FIELD_OF(struct teaching_new, day, FIELD_DAY, "day"),
    FIELD_AS(struct teaching_new, starts, "starts", MAYBE, .max = 5),
    FIELD_AS(struct teaching_new, held, "held", MAYBE),
    FIELD_AS(struct teaching_new, attendees, "attendees_n", MAYBE, .min = 0,
             .max = TEACHING_ATTENDEES_MOST),
    {0},
};
const struct shape SHAPE_TEACHING_BODY = {
    .name = "TeachingBody",
    .about = "`held`: told afterwards, else planned. `id` is made where it is told, so that the"
             " same one sent twice is one line. No `practitioner_code`: the asker; no"
             " `organization`: his home; no `programme`: the one he teaches in.",
    .fields = BODY,
    .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct teaching_wish, step.state, "state", teaching_state_names),
    FIELD_AS(struct teaching_wish, step.attendees, "attendees_n", MAYBE, .min = 0,
             .max = TEACHING_ATTENDEES_MOST),
    FIELD_AS(struct teaching_wish, step.why, "why", MAYBE, .max = 200),
    FIELD_AS(struct teaching_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_TEACHING_MOVE = {
    .name = "TeachingMove",
    .about = "`state` held, or cancelled with `why`; `version`: as it was read.",
    .fields = MOVE,
    .body = true};
static const struct field CODE[] = {TOLD(FIELD_TEXT, "digits"), TOLD(FIELD_MS, "until"), {0}};
const struct shape SHAPE_TEACHING_CODE = {
    .name = "TeachingCode",
    .about = "What those who listen type into their telephones, once each; told this once.",
    .told = CODE};
struct named_body {
    struct str practitioner;
};
static const struct field NAMED[] = {
    FIELD_AS(struct named_body, practitioner, "practitioner_code", .min = 1, .max = 40), {0}};
const struct shape SHAPE_TEACHING_NAMED = {.name = "TeachingNamed", .fields = NAMED, .body = true};
struct attend_body {
    struct str code;
};
static const struct field ATTEND[] = {
    FIELD_AS(struct attend_body, code, "code", .min = TEACHING_CODE - 1, .max = TEACHING_CODE - 1),
    {0}};
const struct shape SHAPE_TEACHING_ATTEND = {
    .name = "TeachingAttend", .fields = ATTEND, .body = true};

/* GET /api/teachings?kind=&state=&organization=&practitioner=&school=&limit=&cursor= */
bool api_teaching_list(struct request *rq, struct err *e)
{
    const struct teaching_filter filter = {.kind = request_text(rq, "kind"),
                                           .state = request_text(rq, "state"),
                                           .organization = request_text(rq, "organization"),
                                           .practitioner = request_text(rq, "practitioner"),
                                           .school = request_text(rq, "school")};
    struct store_page page;
    struct teaching_rows rows;

    if (!request_choice(rq, "kind", filter.kind, teaching_kind_names, "a kind of teaching", e)
        || !request_choice(rq, "state", filter.state, teaching_state_names,
                           "planned, held or cancelled", e)
        || !request_page(rq, &page, e)
        || !work_teaching_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool teaching_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct teaching_view v;

    if (!work_teaching_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.teaching);
    field_text(w, "counts", str_of(teaching_count_names[v.counts]));
    field_items(w, "attendances", ATTENDANCE, v.attendances.items, v.attendances.n,
                sizeof v.attendances.items[0]);
    field_items(w, "materials", MATERIAL_FIELDS, v.materials.items, v.materials.n,
                sizeof v.materials.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.teaching.version);
    return true;
}

/* GET /api/teachings/{teaching} */
bool api_teaching_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "teaching", &id, e) && teaching_write(rq, id, e);
}

/* POST /api/teachings */
bool api_teaching_add(struct request *rq, struct err *e)
{
    struct teaching_new n = {.attendees = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, BODY, &n, e))
        return false;
    if (id_none(n.id))
        n.id = id_new();
    n.now_ms = rq->seen->now.now_ms;
    if (!work_teaching_add(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return teaching_write(rq, n.id, e);
}

/* POST /api/teachings/{teaching}/moves */
bool api_teaching_move(struct request *rq, struct err *e)
{
    struct teaching_wish w = {.step.attendees = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "teaching", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_teaching_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return teaching_write(rq, w.id, e);
}

/* POST /api/teachings/{teaching}/code */
bool api_teaching_code(struct request *rq, struct err *e)
{
    struct teaching_code code;
    struct id id;

    if (!request_id(rq, "teaching", &id, e)
        || !work_teaching_code(rq->store, rq->subject, id, rq->seen->now.now_ms, &code, e))
        return false;
    json_open_object(&rq->json);
    field_text(&rq->json, "digits", str_of(code.digits));
    field_ms(&rq->json, "until", code.until_ms);
    json_end(&rq->json);
    return true;
}

/* POST /api/teachings/{teaching}/attendances */
bool api_teaching_name(struct request *rq, struct err *e)
{
    struct named_body body = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, NAMED, &body, e) || !request_id(rq, "teaching", &id, e))
        return false;
    if (!work_teaching_name(rq->store, rq->subject, id, body.practitioner, rq->seen->now.now_ms,
                            &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return teaching_write(rq, id, e);
}

/* POST /api/attendances */
bool api_teaching_attend(struct request *rq, struct err *e)
{
    struct attend_body body = {0};
    struct teaching t;

    if (!request_body(rq, ATTEND, &body, e)
        || !work_teaching_attend(rq->store, rq->subject, body.code, rq->seen->now.now_ms, rq->arena,
                                 &t, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FIELDS, &t);
    json_end(&rq->json);
    return true;
}

/* --- files beside it --- */

/* POST /api/teachings/{teaching}/materials?name= */
bool api_teaching_material(struct request *rq, struct err *e)
{
    struct material_new n = {0};
    struct edit_refused refused;

    if (!request_id(rq, "teaching", &n.owner, e) || !api_material_body(rq, &n, e))
        return false;
    if (!work_teaching_material(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return teaching_write(rq, n.owner, e);
}

/* GET /api/teachings/{teaching}/materials/{material} */
bool api_teaching_file(struct request *rq, struct err *e)
{
    struct material_want want;
    struct material m;
    struct str bytes;

    return request_id(rq, "teaching", &want.owner, e)
           && request_id(rq, "material", &want.material, e)
           && work_teaching_file(rq->store, rq->subject, &want, rq->arena, &m, &bytes, e)
           && api_material_reply(rq, &m, bytes);
}
