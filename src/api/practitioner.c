/* practitioner.c - people: looked for, seen whole, changed, with their dated roles. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/licence.h"
#include "base/day.h"
#include "work/practitioner_desk.h"

static const struct field FIELDS[] = {
    FIELD_AS(struct practitioner_row, practitioner.id, "id"),
    FIELD_AS(struct practitioner_row, practitioner.code, "code"),
    FIELD_AS(struct practitioner_row, practitioner.name, "name"),
    FIELD_AS(struct practitioner_row, practitioner.county, "county"),
    FIELD_AS(struct practitioner_row, practitioner.organization, "organization"),
    FIELD_AS(struct practitioner_row, organization_name, "organization_name"),
    FIELD_AS(struct practitioner_row, practitioner.department, "department", MAYBE),
    FIELD_AS(struct practitioner_row, practitioner.discipline, "discipline", MAYBE),
    FIELD_AS(struct practitioner_row, practitioner.title_rank, "title_rank"),
    FIELD_AS(struct practitioner_row, practitioner.techniques, "techniques"),
    FIELD_OF(struct practitioner_row, practitioner.title_from, FIELD_DAY, "title_from", MAYBE),
    FIELD_OF(struct practitioner_row, practitioner.work_from, FIELD_DAY, "work_from", MAYBE),
    {0},
};
const struct shape SHAPE_PRACTITIONER = {
    .name = "Practitioner",
    .about =
        "`organization` is the home; `title_rank` 1 resident, 2 attending, 3 associate chief, 4"
        " chief; `title_from` is the first day in that title, `work_from` in the profession.",
    .fields = FIELDS};

static const struct field ROLE[] = {
    FIELD(struct practitioner_role, id),
    FIELD_NAMED(struct practitioner_role, kind, "kind", role_kind_names),
    FIELD(struct practitioner_role, organization),
    FIELD(struct practitioner_role, organization_code),
    FIELD(struct practitioner_role, organization_name),
    FIELD_MAYBE(struct practitioner_role, department),
    FIELD_OF(struct practitioner_role, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct practitioner_role, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
static const struct shape ROLE_SHAPE = {.name = "PractitionerRole", .fields = ROLE};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "roles", .shape = &ROLE_SHAPE),
    TOLD(FIELD_ITEMS, "licences", .shape = &LICENCE_SHAPE),
    TOLD(FIELD_COUNT, "version"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PRACTITIONER, NULL};
const struct shape SHAPE_PRACTITIONER_DETAIL = {
    .name = "PractitionerDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct practitioner_edit, name, "name", .min = 1, .max = 60),
    FIELD_AS(struct practitioner_edit, department, "department", MAYBE, .max = 60),
    FIELD_AS(struct practitioner_edit, discipline, "discipline", .min = 1, .max = 40),
    FIELD_AS(struct practitioner_edit, title_rank, "title_rank", .min = 1, .max = 4),
    FIELD_AS(struct practitioner_edit, techniques, "techniques", MAYBE, .min = 1, .max = 40),
    FIELD_OF(struct practitioner_edit, title_from, FIELD_DAY, "title_from", MAYBE),
    FIELD_OF(struct practitioner_edit, work_from, FIELD_DAY, "work_from", MAYBE),
    {0},
};
const struct shape SHAPE_PRACTITIONER_BODY = {
    .name = "PractitionerBody",
    .about = "All that can be changed; what is left out becomes unknown.",
    .fields = BODY,
    .body = true};

static const struct field NEW[] = {
    FIELD_AS(struct practitioner_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct practitioner_new, code, "code", .min = 1, .max = 40),
    FIELD_AS(struct practitioner_new, name, "name", .min = 1, .max = 60),
    FIELD_AS(struct practitioner_new, department, "department", MAYBE, .max = 60),
    FIELD_AS(struct practitioner_new, discipline, "discipline", .min = 1, .max = 40),
    FIELD_AS(struct practitioner_new, title_rank, "title_rank", .min = 1, .max = 4),
    FIELD_AS(struct practitioner_new, techniques, "techniques", MAYBE, .min = 1, .max = 40),
    FIELD_OF(struct practitioner_new, title_from, FIELD_DAY, "title_from", MAYBE),
    FIELD_OF(struct practitioner_new, work_from, FIELD_DAY, "work_from", MAYBE),
    {0},
};
const struct shape SHAPE_PRACTITIONER_NEW = {
    .name = "PractitionerNew",
    .about = "`organization` is the code of the home; it and the person's code stay for good.",
    .fields = NEW,
    .body = true};

static const struct field ROLE_BODY[] = {
    FIELD_NAMED(struct role_new, kind, "kind", role_kind_names),
    FIELD_AS(struct role_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct role_new, department, "department", MAYBE, .max = 60),
    FIELD_OF(struct role_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct role_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_ROLE_BODY = {
    .name = "RoleBody", .about = "`organization` is a code.", .fields = ROLE_BODY, .body = true};

static const struct field ENDING[] = {
    FIELD_AS(struct role_ending, why, "why", .min = 2, .max = 200),
    {0},
};

static const struct field UNTIL[] = {
    FIELD_OF(struct role_end, until_day, FIELD_DAY, "until"),
    {0},
};
const struct shape SHAPE_ROLE_UNTIL = {
    .name = "RoleUntil", .about = "The last day.", .fields = UNTIL, .body = true};

/* GET /api/practitioners?name=&discipline=&organization=&limit=&cursor= */
bool api_practitioner_list(struct request *rq, struct err *e)
{
    struct str organization = request_text(rq, "organization");
    struct practitioner_filter filter = {.name = request_text(rq, "name"),
                                         .discipline = request_text(rq, "discipline")};
    struct store_page page;
    struct practitioner_rows rows;

    if (organization.n && !id_parse(organization, &filter.organization))
        return request_fault(rq,
                             (struct problem_field){.field = "organization",
                                                    .message = "this is no id",
                                                    .found = str_c(rq->arena, organization),
                                                    .expected = "an id"},
                             e);
    if (!request_page(rq, &page, e)
        || !work_practitioner_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct practitioner_view v;

    if (!work_practitioner_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    reply_version(rq, v.version);
    json_open_object(w);
    field_write(w, FIELDS, &v.row);
    field_items(w, "roles", ROLE, v.roles.items, v.roles.n, sizeof v.roles.items[0]);
    licences_write(w, &v.licences, rq->seen->now.now_ms);
    field_count(w, "version", v.version);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/practitioners/{practitioner} */
bool api_practitioner_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "practitioner", &id, e) && detail_write(rq, id, e);
}

/* POST /api/practitioners */
bool api_practitioner_add(struct request *rq, struct err *e)
{
    struct practitioner_new n = {.title_from = DAY_NONE, .work_from = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, NEW, &n, e))
        return false;
    if (!work_practitioner_add(rq->store, rq->subject, &n, rq->seen->now.now_ms, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* PUT /api/practitioners/{practitioner} */
bool api_practitioner_edit(struct request *rq, struct err *e)
{
    struct practitioner_edit edit = {.title_from = DAY_NONE, .work_from = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, BODY, &edit, e) || !request_version(rq, &edit.version, e)
        || !request_id(rq, "practitioner", &edit.id, e))
        return false;
    if (!work_practitioner_edit(rq->store, rq->subject, &edit, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return detail_write(rq, edit.id, e);
}

/* POST /api/practitioners/{practitioner}/roles */
bool api_practitioner_role(struct request *rq, struct err *e)
{
    struct role_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, ROLE_BODY, &n, e) || !request_id(rq, "practitioner", &n.practitioner, e))
        return false;
    if (!work_role_add(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, n.practitioner, e);
}

/* POST /api/practitioners/{practitioner}/roles/{role}/end */
bool api_practitioner_role_end(struct request *rq, struct err *e)
{
    struct role_end end = {0};
    struct edit_refused refused;

    if (!request_body(rq, UNTIL, &end, e) || !request_id(rq, "practitioner", &end.practitioner, e)
        || !request_id(rq, "role", &end.role, e))
        return false;
    if (!work_role_end(rq->store, rq->subject, &end, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, end.practitioner, e);
}

/* POST /api/practitioners/{practitioner}/roles/{role}/void */
bool api_practitioner_role_void(struct request *rq, struct err *e)
{
    struct role_ending end = {0};

    return request_body(rq, ENDING, &end, e) && request_id(rq, "practitioner", &end.practitioner, e)
           && request_id(rq, "role", &end.role, e)
           && work_role_void(rq->store, rq->subject, &end, rq->seen->now.now_ms, e)
           && detail_write(rq, end.practitioner, e);
}

/* POST /api/practitioners/{practitioner}/licences */
bool api_practitioner_licence(struct request *rq, struct err *e)
{
    struct licence_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, LICENCE_BODY, &n, e) || !request_id(rq, "practitioner", &n.holder, e))
        return false;
    if (!work_practitioner_licence(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, n.holder, e);
}

/* POST /api/practitioners/{practitioner}/licences/{licence}/void */
bool api_practitioner_licence_void(struct request *rq, struct err *e)
{
    struct licence_ending end = {0};

    return request_body(rq, LICENCE_END, &end, e) && request_id(rq, "practitioner", &end.holder, e)
           && request_id(rq, "licence", &end.licence, e)
           && work_practitioner_licence_void(rq->store, rq->subject, &end, rq->seen->now.now_ms, e)
           && detail_write(rq, end.holder, e);
}
