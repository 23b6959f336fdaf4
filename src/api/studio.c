/* studio.c - studios of experts: opened, their team, yearly reviews, closed. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/studio_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct studio, id),
    FIELD(struct studio, code),
    FIELD(struct studio, version),
    FIELD(struct studio, programme),
    FIELD(struct studio, name),
    FIELD_NAMED(struct studio, level, "level", studio_level_names),
    FIELD(struct studio, leader),
    FIELD(struct studio, leader_name),
    FIELD(struct studio, organization),
    FIELD(struct studio, organization_name),
    FIELD(struct studio, county),
    FIELD_OF(struct studio, opened_day, FIELD_DAY, "opened"),
    FIELD_OF(struct studio, closed_day, FIELD_DAY, "closed", MAYBE),
    FIELD_MAYBE(struct studio, grant_fen),
    FIELD_AS(struct studio, members, "member_n"),
    {0},
};
const struct shape SHAPE_STUDIO = {
    .name = "Studio", .about = "`grant_fen` a year.", .fields = FIELDS};
static const struct field MEMBER[] = {
    FIELD_AS(struct studio_member, practitioner, "practitioner_code"),
    FIELD(struct studio_member, practitioner_name),
    FIELD_OF(struct studio_member, from_day, FIELD_DAY, "from"),
    {0},
};
static const struct shape MEMBER_SHAPE = {.name = "StudioMember", .fields = MEMBER};
static const struct field REVIEW[] = {
    FIELD(struct studio_review, year),
    FIELD_NAMED(struct studio_review, grade, "grade", studio_grade_names),
    FIELD_MAYBE(struct studio_review, note),
    {0},
};
static const struct shape REVIEW_SHAPE = {.name = "StudioReview", .fields = REVIEW};
static const struct field DUE[] = {FIELD(struct studio, review_due), {0}};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "members", .shape = &MEMBER_SHAPE),
                                      TOLD(FIELD_ITEMS, "reviews", .shape = &REVIEW_SHAPE),
                                      TOLD(FIELD_INT, "review_due"),
                                      {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_STUDIO, NULL};
const struct shape SHAPE_STUDIO_DETAIL = {
    .name = "StudioDetail",
    .about = "`review_due`: the first year that is over without a review; 0: none.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct studio_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct studio_new, name, "name", .min = 2, .max = 60),
    FIELD_NAMED(struct studio_new, level, "level", studio_level_names),
    FIELD_AS(struct studio_new, leader, "leader", .min = 1, .max = 40),
    FIELD_AS(struct studio_new, organization, "organization", .min = 1, .max = 40),
    FIELD_OF(struct studio_new, opened_day, FIELD_DAY, "opened"),
    FIELD_AS(struct studio_new, grant_fen, "grant_fen", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_STUDIO_BODY = {.name = "StudioBody", .fields = BODY, .body = true};
static const struct field MEMBER_NEW[] = {
    FIELD_AS(struct studio_deed, practitioner, "practitioner_code", .min = 1, .max = 40), {0}};
const struct shape SHAPE_STUDIO_MEMBER = {
    .name = "StudioMemberBody", .fields = MEMBER_NEW, .body = true};
static const struct field REVIEW_NEW[] = {
    FIELD_AS(struct studio_deed, year, "year", .min = 1990, .max = 2200),
    FIELD_NAMED(struct studio_deed, grade, "grade", studio_grade_names),
    FIELD_AS(struct studio_deed, note, "note", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_STUDIO_REVIEW = {
    .name = "StudioReviewBody", .fields = REVIEW_NEW, .body = true};
static const struct field CLOSE[] = {FIELD_OF(struct studio_deed, day, FIELD_DAY, "day"), {0}};
const struct shape SHAPE_STUDIO_CLOSE = {.name = "StudioClose", .fields = CLOSE, .body = true};

/* GET /api/studios?limit=&cursor= */
bool api_studio_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct studio_rows rows;

    if (!request_page(rq, &page, e) || !work_studio_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool studio_write(struct request *rq, struct id id, struct err *e)
{
    struct studio_view v;

    if (!work_studio_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FIELDS, &v.studio);
    field_items(&rq->json, "members", MEMBER, v.members.items, v.members.n,
                sizeof v.members.items[0]);
    field_items(&rq->json, "reviews", REVIEW, v.reviews.items, v.reviews.n,
                sizeof v.reviews.items[0]);
    field_write(&rq->json, DUE, &v.studio);
    json_end(&rq->json);
    reply_version(rq, v.studio.version);
    return true;
}

/* GET /api/studios/{studio} */
bool api_studio_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "studio", &id, e) && studio_write(rq, id, e);
}

/* POST /api/studios */
bool api_studio_add(struct request *rq, struct err *e)
{
    struct studio_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_studio_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return studio_write(rq, id, e);
}

static bool studio_do(struct request *rq, const struct field *fields, enum studio_act act,
                      struct err *e)
{
    struct studio_deed d = {.day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, fields, &d, e) || !request_id(rq, "studio", &d.id, e))
        return false;
    d.act = act;
    d.now_ms = rq->seen->now.now_ms;
    if (!work_studio_do(rq->store, rq->subject, &d, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return studio_write(rq, d.id, e);
}

/* POST /api/studios/{studio}/members */
bool api_studio_member(struct request *rq, struct err *e)
{
    return studio_do(rq, MEMBER_NEW, STUDIO_MEMBER, e);
}

/* POST /api/studios/{studio}/reviews */
bool api_studio_review(struct request *rq, struct err *e)
{
    return studio_do(rq, REVIEW_NEW, STUDIO_REVIEW, e);
}

/* POST /api/studios/{studio}/close */
bool api_studio_close(struct request *rq, struct err *e)
{
    return studio_do(rq, CLOSE, STUDIO_CLOSE, e);
}
