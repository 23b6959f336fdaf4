/* school.c - named schools and what was collected under their names. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "work/school_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct school, id),
    FIELD(struct school, name),
    FIELD(struct school, programme),
    FIELD(struct school, organization),
    FIELD(struct school, organization_name),
    FIELD(struct school, county),
    FIELD_MAYBE(struct school, discipline),
    FIELD(struct school, about),
    FIELD_AS(struct school, pairs, "pair_n"),
    FIELD_AS(struct school, records, "record_n"),
    {0},
};
const struct shape SHAPE_SCHOOL = {
    .name = "School",
    .about = "`pair_n`: pairs under its name that did not end early; its pairs are those of"
             " /api/mentorships with this `school`.",
    .fields = FIELDS};

static const struct field HERITAGE[] = {
    FIELD(struct heritage, id),
    FIELD_NAMED(struct heritage, kind, "kind", heritage_kind_names),
    FIELD(struct heritage, name),
    FIELD(struct heritage, source),
    FIELD(struct heritage, place),
    FIELD_OF(struct heritage, day, FIELD_DAY, "day"),
    FIELD_AS(struct heritage, practitioner, "collector_code", MAYBE),
    FIELD(struct heritage, organization),
    FIELD(struct heritage, consent),
    FIELD(struct heritage, about),
    {0},
};
static const struct shape HERITAGE_SHAPE = {.name = "Heritage", .fields = HERITAGE};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "records", .shape = &HERITAGE_SHAPE), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_SCHOOL, NULL};
const struct shape SHAPE_SCHOOL_DETAIL = {
    .name = "SchoolDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct school_new, name, "name", .min = 2, .max = 40),
    FIELD_AS(struct school_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct school_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct school_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct school_new, about, "about", .min = 2, .max = 400),
    {0},
};
const struct shape SHAPE_SCHOOL_BODY = {.name = "SchoolBody", .fields = BODY, .body = true};
static const struct field RECORD[] = {
    FIELD_AS(struct heritage_new, organization, "organization", .min = 1, .max = 40),
    FIELD_NAMED(struct heritage_new, kind, "kind", heritage_kind_names),
    FIELD_AS(struct heritage_new, name, "name", .min = 2, .max = 80),
    FIELD_AS(struct heritage_new, source, "source", .min = 2, .max = 200),
    FIELD_AS(struct heritage_new, place, "place", .min = 2, .max = 80),
    FIELD_AS(struct heritage_new, about, "about", .min = 2, .max = 1000),
    FIELD_AS(struct heritage_new, practitioner, "collector_code", MAYBE, .max = 40),
    FIELD_OF(struct heritage_new, day, FIELD_DAY, "day"),
    FIELD_AS(struct heritage_new, consent, "consent"),
    {0},
};
const struct shape SHAPE_HERITAGE_BODY = {.name = "HeritageBody", .fields = RECORD, .body = true};

/* GET /api/schools?limit=&cursor= */
bool api_school_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct school_rows rows;

    if (!request_page(rq, &page, e) || !work_school_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool school_write(struct request *rq, struct id id, struct err *e)
{
    struct heritage_rows records;
    struct school s;

    if (!work_school_see(rq->store, id, rq->arena, &s, &records, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FIELDS, &s);
    field_items(&rq->json, "records", HERITAGE, records.items, records.n, sizeof records.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/schools/{school} */
bool api_school_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "school", &id, e) && school_write(rq, id, e);
}

/* POST /api/schools */
bool api_school_add(struct request *rq, struct err *e)
{
    struct school_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_school_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return school_write(rq, id, e);
}

/* POST /api/schools/{school}/heritage */
bool api_school_heritage(struct request *rq, struct err *e)
{
    struct heritage_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, RECORD, &n, e) || !request_id(rq, "school", &n.school, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_heritage_add(rq->store, rq->subject, &n, &refused, e)) {
        if (refused.field && str_eq(str_of(refused.field), STR("practitioner")))
            refused.field = "collector_code";
        return request_edit_refused(rq, &refused, 0, e);
    }
    rq->status = 201;
    return school_write(rq, n.school, e);
}
