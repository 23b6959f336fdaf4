/* recruitment.c - rounds of recruiting: planned, with vacancies and visits to universities. */
#include "api/vacancy.h"

#include "api/auth.h"
#include "work/recruitment_desk.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100, MET_MOST = 100000 };

static const struct field FIELDS[] = {
    FIELD(struct recruitment, id),
    FIELD(struct recruitment, version),
    FIELD(struct recruitment, county),
    FIELD(struct recruitment, year),
    FIELD(struct recruitment, name),
    FIELD_NAMED(struct recruitment, kind, "kind", recruitment_kind_names),
    FIELD_OF(struct recruitment, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct recruitment, until_day, FIELD_DAY, "until"),
    FIELD_NAMED(struct recruitment, state, "state", recruitment_state_names),
    FIELD(struct recruitment, posts),
    FIELD(struct recruitment, candidate_n),
    FIELD(struct recruitment, offered_n),
    FIELD(struct recruitment, signed_n),
    FIELD(struct recruitment, visit_n),
    {0},
};
const struct shape SHAPE_RECRUITMENT = {.name = "Recruitment",
                                        .about =
                                            "A round of the place `county`: `posts` that it fills,"
                                            " beside who signed.",
                                        .fields = FIELDS};
static const struct field VISIT[] = {
    FIELD(struct campus_visit, id),         FIELD_OF(struct campus_visit, day, FIELD_DAY, "day"),
    FIELD(struct campus_visit, school),     FIELD(struct campus_visit, met),
    FIELD_MAYBE(struct campus_visit, note), {0},
};
static const struct shape VISIT_SHAPE = {.name = "CampusVisit", .fields = VISIT};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "visits", .shape = &VISIT_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_RECRUITMENT, NULL};
const struct shape SHAPE_RECRUITMENT_DETAIL = {
    .name = "RecruitmentDetail", .bases = DETAIL_BASES, .told = DETAIL};
static const struct field BODY[] = {
    FIELD_AS(struct recruitment_new, year, "year", .min = YEAR_FIRST, .max = YEAR_LAST),
    FIELD_AS(struct recruitment_new, name, "name", .min = 1, .max = 60),
    FIELD_NAMED(struct recruitment_new, kind, "kind", recruitment_kind_names),
    FIELD_OF(struct recruitment_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct recruitment_new, until_day, FIELD_DAY, "until"),
    {0},
};
const struct shape SHAPE_RECRUITMENT_BODY = {
    .name = "RecruitmentBody", .fields = BODY, .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct recruitment_wish, state, "state", recruitment_state_names), {0}};
const struct shape SHAPE_RECRUITMENT_MOVE = {
    .name = "RecruitmentMove", .fields = MOVE, .body = true};
static const struct field POST_BODY[] = {FIELD_AS(struct recruitment_post, vacancy, "vacancy"),
                                         {0}};
const struct shape SHAPE_RECRUITMENT_POST = {
    .name = "RecruitmentPost", .fields = POST_BODY, .body = true};
static const struct field VISIT_BODY[] = {
    FIELD_OF(struct campus_visit_new, day, FIELD_DAY, "day"),
    FIELD_AS(struct campus_visit_new, school, "school", .min = 1, .max = 60),
    FIELD_AS(struct campus_visit_new, met, "met", .min = 0, .max = MET_MOST),
    FIELD_AS(struct campus_visit_new, note, "note", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_CAMPUS_VISIT_BODY = {
    .name = "CampusVisitBody", .fields = VISIT_BODY, .body = true};

/* GET /api/recruitments?limit=&cursor= */
bool api_recruitment_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct recruitment_rows rows;

    if (!request_page(rq, &page, e)
        || !work_recruitment_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool round_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct recruitment_view v;

    if (!work_recruitment_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.recruitment);
    field_items(w, "visits", VISIT, v.visits.items, v.visits.n, sizeof v.visits.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.recruitment.version);
    return true;
}

/* GET /api/recruitments/{recruitment} */
bool api_recruitment_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "recruitment", &id, e) && round_write(rq, id, e);
}

/* POST /api/recruitments */
bool api_recruitment_add(struct request *rq, struct err *e)
{
    struct recruitment_new n = {.year = 0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_recruitment_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return round_write(rq, id, e);
}

/* POST /api/recruitments/{recruitment}/moves */
bool api_recruitment_move(struct request *rq, struct err *e)
{
    struct recruitment_wish w = {.now_ms = rq->seen->now.now_ms};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "recruitment", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_recruitment_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return round_write(rq, w.id, e);
}

/* POST /api/recruitments/{recruitment}/posts */
bool api_recruitment_take(struct request *rq, struct err *e)
{
    struct recruitment_post n = {.now_ms = 0};
    struct edit_refused refused;

    if (!request_body(rq, POST_BODY, &n, e) || !request_id(rq, "recruitment", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_recruitment_take(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return round_write(rq, n.id, e);
}

/* POST /api/recruitments/{recruitment}/visits */
bool api_campus_visit_add(struct request *rq, struct err *e)
{
    struct campus_visit_new n = {.now_ms = 0};
    struct edit_refused refused;

    if (!request_body(rq, VISIT_BODY, &n, e) || !request_id(rq, "recruitment", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_campus_visit_add(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return round_write(rq, n.id, e);
}
