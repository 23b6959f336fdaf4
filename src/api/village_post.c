/* village_post.c - village posts: given, ended, their holders taken into degree study. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/village_post_desk.h"

static const struct field POST[] = {
    FIELD(struct village_post, id),
    FIELD(struct village_post, code),
    FIELD(struct village_post, version),
    FIELD(struct village_post, county),
    FIELD(struct village_post, programme),
    FIELD(struct village_post, village),
    FIELD_MAYBE(struct village_post, clinic),
    FIELD_AS(struct village_post, organization, "organization_code"),
    FIELD(struct village_post, organization_name),
    FIELD_AS(struct village_post, practitioner, "practitioner_code"),
    FIELD(struct village_post, practitioner_name),
    FIELD_OF(struct village_post, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct village_post, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct village_post, study_year, "study_year", MAYBE),
    FIELD_MAYBE(struct village_post, school),
    {0},
};
const struct shape SHAPE_VILLAGE_POST = {
    .name = "VillagePost",
    .about = "One village, one clinic; `study_year` of the intake into degree study.",
    .fields = POST};

static const struct field BODY[] = {
    FIELD_AS(struct village_post_new, code, "code", .min = 1, .max = 40),
    FIELD_AS(struct village_post_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct village_post_new, village, "village", .min = 1, .max = 60),
    FIELD_AS(struct village_post_new, clinic, "clinic", MAYBE, .max = 60),
    FIELD_AS(struct village_post_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct village_post_new, practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_OF(struct village_post_new, from_day, FIELD_DAY, "from"),
    {0},
};
const struct shape SHAPE_VILLAGE_POST_BODY = {
    .name = "VillagePostBody",
    .about = "`organization` looks after the post; it and `practitioner` are codes.",
    .fields = BODY,
    .body = true};
static const struct field TELL[] = {
    FIELD_OF(struct village_post_told, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct village_post_told, study_year, "study_year", MAYBE, .min = 2000, .max = 2100),
    FIELD_AS(struct village_post_told, school, "school", MAYBE, .max = 80),
    {0},
};
const struct shape SHAPE_VILLAGE_POST_TELL = {
    .name = "VillagePostTell",
    .about = "Its last day, or the intake of its holder; each is told once.",
    .fields = TELL,
    .body = true};

/* GET /api/village-posts */
bool api_village_post_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct village_post_rows rows;

    if (!request_page(rq, &page, e)
        || !work_village_post_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, POST, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool post_write(struct request *rq, struct id id, struct err *e)
{
    struct village_post p;

    if (!work_village_post_see(rq->store, rq->subject, id, rq->arena, &p, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, POST, &p);
    json_end(&rq->json);
    return true;
}

/* POST /api/village-posts */
bool api_village_post_add(struct request *rq, struct err *e)
{
    struct village_post_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_village_post_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return post_write(rq, id, e);
}

/* POST /api/village-posts/{village_post}/tell */
bool api_village_post_tell(struct request *rq, struct err *e)
{
    struct village_post_told t = {.until_day = DAY_NONE, .study_year = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, TELL, &t, e) || !request_id(rq, "village_post", &t.id, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (!work_village_post_tell(rq->store, rq->subject, &t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return post_write(rq, t.id, e);
}
