/* organization.c - hospitals and their kin: listed, seen whole, changed. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/licence.h"
#include "base/day.h"
#include "work/organization_desk.h"
#include "work/view.h"

static const struct field FIELDS[] = {
    FIELD(struct organization, id),
    FIELD(struct organization, code),
    FIELD(struct organization, name),
    FIELD(struct organization, county),
    FIELD_MAYBE(struct organization, level),
    FIELD_MAYBE(struct organization, kind),
    FIELD_MAYBE(struct organization, lng),
    FIELD_MAYBE(struct organization, lat),
    {0},
};

const struct shape SHAPE_ORGANIZATION = {.name = "Organization", .fields = FIELDS};

static const struct field LEVEL[] = {
    FIELD_MAYBE(struct organization_level, level),
    FIELD_OF(struct organization_level, from_day, FIELD_DAY, "from", MAYBE),
    FIELD_OF(struct organization_level, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
static const struct shape LEVEL_SHAPE = {
    .name = "OrganizationLevel",
    .about = "`from` null: nobody knows since when; `until` null: goes on.",
    .fields = LEVEL};
static const struct field DEPARTMENT[] = {
    FIELD(struct department, id),
    FIELD(struct department, name),
    FIELD_MAYBE(struct department, discipline),
    FIELD_MAYBE(struct department, beds),
    {0},
};
static const struct shape DEPARTMENT_SHAPE = {.name = "Department", .fields = DEPARTMENT};

static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "levels", .shape = &LEVEL_SHAPE),
    TOLD(FIELD_ITEMS, "departments", .shape = &DEPARTMENT_SHAPE),
    TOLD(FIELD_ITEMS, "licences", .shape = &LICENCE_SHAPE),
    TOLD(FIELD_COUNT, "version"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_ORGANIZATION, NULL};
const struct shape SHAPE_ORGANIZATION_DETAIL = {
    .name = "OrganizationDetail",
    .about = "`levels` are those there were, the newest first; none before the first change.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct organization_edit, name, "name", .min = 1, .max = 100),
    FIELD_AS(struct organization_edit, level, "level", MAYBE, .max = 40),
    FIELD_AS(struct organization_edit, kind, "kind", MAYBE, .max = 40),
    FIELD_AS(struct organization_edit, lng, "lng", MAYBE, .min = -180, .max = 180),
    FIELD_AS(struct organization_edit, lat, "lat", MAYBE, .min = -90, .max = 90),
    FIELD_OF(struct organization_edit, since_day, FIELD_DAY, "since", MAYBE),
    {0},
};
const struct shape SHAPE_ORGANIZATION_BODY = {
    .name = "OrganizationBody",
    .about = "All that can be changed; what is left out becomes unknown. `since`: from when another"
             " level holds, today where it is left out.",
    .fields = BODY,
    .body = true};

static const struct field DEPARTMENT_FIELDS[] = {
    FIELD_AS(struct department_new, name, "name", .min = 1, .max = 60),
    FIELD_AS(struct department_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct department_new, beds, "beds", MAYBE, .min = 0, .max = 10000),
    {0},
};
const struct shape SHAPE_DEPARTMENT_BODY = {
    .name = "DepartmentBody", .fields = DEPARTMENT_FIELDS, .body = true};

static const struct field VOID_FIELDS[] = {
    FIELD_AS(struct department_end, why, "why", .min = 2, .max = 200),
    {0},
};
const struct shape SHAPE_VOID_BODY = {
    .name = "VoidBody", .about = "Why a row no longer holds.", .fields = VOID_FIELDS, .body = true};

static const struct field VOIDED[] = {TOLD(FIELD_ID, "id"), {0}};
const struct shape SHAPE_VOIDED = {.name = "Voided", .told = VOIDED};

/* GET /api/organizations?limit=&cursor= */
bool api_organization_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct organization_rows rows;

    if (!request_page(rq, &page, e)
        || !work_organization_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct organization_view v;

    if (!work_organization_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    reply_version(rq, v.version);
    json_open_object(w);
    field_write(w, FIELDS, &v.organization);
    field_items(w, "levels", LEVEL, v.levels.items, v.levels.n, sizeof v.levels.items[0]);
    field_items(w, "departments", DEPARTMENT, v.departments.items, v.departments.n,
                sizeof v.departments.items[0]);
    licences_write(w, &v.licences, rq->seen->now.now_ms);
    field_count(w, "version", v.version);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/organizations/{organization} */
bool api_organization_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "organization", &id, e) && detail_write(rq, id, e);
}

/* PUT /api/organizations/{organization} */
bool api_organization_edit(struct request *rq, struct err *e)
{
    struct organization_edit edit = {
        .lng = NUMBER_UNKNOWN, .lat = NUMBER_UNKNOWN, .since_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, BODY, &edit, e) || !request_version(rq, &edit.version, e)
        || !request_id(rq, "organization", &edit.id, e))
        return false;
    if (!work_organization_edit(rq->store, rq->subject, &edit, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return detail_write(rq, edit.id, e);
}

/* POST /api/organizations/{organization}/departments */
bool api_organization_department(struct request *rq, struct err *e)
{
    struct department_new n = {.beds = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, DEPARTMENT_FIELDS, &n, e)
        || !request_id(rq, "organization", &n.organization, e))
        return false;
    if (!work_department_add(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, n.organization, e);
}

/* POST /api/organizations/{organization}/departments/{department}/void */
bool api_organization_department_void(struct request *rq, struct err *e)
{
    struct department_end end = {0};

    return request_body(rq, VOID_FIELDS, &end, e)
           && request_id(rq, "organization", &end.organization, e)
           && request_id(rq, "department", &end.department, e)
           && work_department_void(rq->store, rq->subject, &end, rq->seen->now.now_ms, e)
           && detail_write(rq, end.organization, e);
}

/* POST /api/organizations/{organization}/licences */
bool api_organization_licence(struct request *rq, struct err *e)
{
    struct licence_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, LICENCE_BODY, &n, e) || !request_id(rq, "organization", &n.holder, e))
        return false;
    if (!work_organization_licence(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, n.holder, e);
}

/* POST /api/organizations/{organization}/licences/{licence}/void */
bool api_organization_licence_void(struct request *rq, struct err *e)
{
    struct licence_ending end = {0};

    return request_body(rq, LICENCE_END, &end, e) && request_id(rq, "organization", &end.holder, e)
           && request_id(rq, "licence", &end.licence, e)
           && work_organization_licence_void(rq->store, rq->subject, &end, rq->seen->now.now_ms, e)
           && detail_write(rq, end.holder, e);
}
