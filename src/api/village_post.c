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

/* --- intake into degree study --- */

static const struct field INTAKE[] = {
    FIELD(struct village_intake, county),        FIELD_MAYBE(struct village_intake, county_name),
    FIELD_MAYBE(struct village_intake, planned), FIELD(struct village_intake, posts),
    FIELD(struct village_intake, taken),         {0}};
static const struct shape INTAKE_SHAPE = {.name = "VillageIntake", .fields = INTAKE};
static const struct field INTAKES[] = {TOLD(FIELD_ITEMS, "items", .shape = &INTAKE_SHAPE), {0}};
const struct shape SHAPE_VILLAGE_INTAKES = {
    .name = "VillageIntakes",
    .about = "By county: `planned` null where there is no plan; `posts` held in the year; `taken`"
             " into degree study.",
    .told = INTAKES};
static const struct field PLAN[] = {
    FIELD_AS(struct village_intake_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct village_intake_new, county, "county", .min = 6, .max = 6),
    FIELD_AS(struct village_intake_new, year, "year", .min = 2000, .max = 2100),
    FIELD_AS(struct village_intake_new, planned, "planned", .min = 0, .max = 1000000),
    {0},
};
const struct shape SHAPE_VILLAGE_INTAKE_BODY = {
    .name = "VillageIntakeBody", .fields = PLAN, .body = true};

static bool intakes_write(struct request *rq, struct str programme, int32_t year, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_VILLAGE_POST_SEE);
    struct village_intakes found;

    if (!work_village_intake_list(rq->store, programme, year, &reach, rq->arena, &found, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", INTAKE, found.items, found.n, sizeof found.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/village-intakes?programme=&year= */
bool api_village_intake_list(struct request *rq, struct err *e)
{
    struct str programme = request_text(rq, "programme"), text = request_text(rq, "year");
    int64_t year;

    if (programme.n == 0 || !str_to_int(text, 2100, &year) || year < 2000)
        return request_fault(rq,
                             (struct problem_field){.field = programme.n ? "year" : "programme",
                                                    .message = "which one is wanted",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "a programme and a year"},
                             e);
    return intakes_write(rq, programme, (int32_t)year, e);
}

/* POST /api/village-intakes */
bool api_village_intake_plan(struct request *rq, struct err *e)
{
    struct village_intake_new n = {.year = 0};
    struct edit_refused refused;

    if (!request_body(rq, PLAN, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_village_intake_plan(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return intakes_write(rq, n.programme, n.year, e);
}
