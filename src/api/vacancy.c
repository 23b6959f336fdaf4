/* vacancy.c - staff that hospitals lack: asked for, judged, summed up; and the candidates. */
#include "api/vacancy.h"

#include "api/auth.h"

#include "base/day.h"
#include "model/unknown.h"
#include "work/recruitment_desk.h"
#include "work/vacancy_desk.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100, STAFF_MOST = 100000 };

static const struct field FIELDS[] = {
    FIELD(struct vacancy, id),
    FIELD(struct vacancy, code),
    FIELD(struct vacancy, version),
    FIELD(struct vacancy, year),
    FIELD(struct vacancy, organization),
    FIELD_MAYBE(struct vacancy, organization_name),
    FIELD(struct vacancy, county),
    FIELD_MAYBE(struct vacancy, county_name),
    FIELD(struct vacancy, discipline),
    FIELD(struct vacancy, min_title_rank),
    FIELD(struct vacancy, posts),
    FIELD_MAYBE(struct vacancy, accepted),
    FIELD_MAYBE(struct vacancy, why),
    FIELD_MAYBE(struct vacancy, judgement),
    FIELD_MAYBE(struct vacancy, gap),
    FIELD_MAYBE(struct vacancy, gap_rank),
    FIELD_MAYBE(struct vacancy, gap_seats),
    FIELD_MAYBE(struct vacancy, wisn_need),
    FIELD_MAYBE(struct vacancy, wisn_staff),
    FIELD_NAMED(struct vacancy, state, "state", vacancy_state_names),
    FIELD_MAYBE(struct vacancy, recruitment),
    FIELD_MAYBE(struct vacancy, recruitment_name),
    FIELD(struct vacancy, candidate_n),
    FIELD(struct vacancy, signed_n),
    FIELD_OF(struct vacancy, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_VACANCY = {
    .name = "Vacancy",
    .about = "`gap_rank` and `gap_seats` as they were when the gap was named; `accepted` posts by"
             " the authority's `judgement`; `recruitment`: the round that fills it.",
    .fields = FIELDS};
static const struct field STEP[] = {
    FIELD_NAMED(struct vacancy_step, state, "state", vacancy_state_names),
    FIELD(struct vacancy_step, posts),
    FIELD_MAYBE(struct vacancy_step, why),
    FIELD_OF(struct vacancy_step, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "VacancyStep", .fields = STEP};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_VACANCY, NULL};
const struct shape SHAPE_VACANCY_DETAIL = {.name = "VacancyDetail",
                                           .about = "`actions`: what the asker may do.",
                                           .bases = DETAIL_BASES,
                                           .told = DETAIL};

#define WORDS                                                                                      \
    FIELD_AS(struct vacancy_new, discipline, "discipline", .min = 1, .max = 40),                   \
        FIELD_AS(struct vacancy_new, min_title_rank, "min_title_rank", MAYBE, .min = 0, .max = 4), \
        FIELD_AS(struct vacancy_new, posts, "posts", .min = 1, .max = VACANCY_POSTS_MOST),         \
        FIELD_AS(struct vacancy_new, gap, "gap", MAYBE),                                           \
        FIELD_AS(struct vacancy_new, wisn_need, "wisn_need", MAYBE, .min = 0, .max = STAFF_MOST),  \
        FIELD_AS(struct vacancy_new, wisn_staff, "wisn_staff", MAYBE, .min = 0,                    \
                 .max = STAFF_MOST),                                                               \
        FIELD_AS(struct vacancy_new, why, "why", MAYBE, .max = 400)
static const struct field BODY[] = {
    FIELD_AS(struct vacancy_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct vacancy_new, year, "year", .min = YEAR_FIRST, .max = YEAR_LAST),
    WORDS,
    {0},
};
const struct shape SHAPE_VACANCY_BODY = {
    .name = "VacancyBody",
    .about = "`gap`: the gap of the county in the discipline is the evidence; `wisn_need` beside"
             " `wisn_staff` as `xinglin wisn` tells them.",
    .fields = BODY,
    .body = true};
static const struct field EDIT[] = {WORDS, {0}};
const struct shape SHAPE_VACANCY_EDIT = {.name = "VacancyEdit", .fields = EDIT, .body = true};

#define WISH                                                      \
    FIELD_AS(struct vacancy_wish, why, "why", MAYBE, .max = 400), \
        FIELD_AS(struct vacancy_wish, version, "version", MAYBE, .min = 0, .max = 1000000000)
static const struct field MOVE[] = {
    FIELD_NAMED(struct vacancy_wish, move, "move", vacancy_move_names), WISH, {0}};
const struct shape SHAPE_VACANCY_MOVE = {.name = "VacancyMove", .fields = MOVE, .body = true};
static const struct field WORD[] = {
    FIELD_NAMED(struct vacancy_wish, verdict, "verdict", vacancy_verdict_names),
    FIELD_AS(struct vacancy_wish, posts, "posts", MAYBE, .min = 1, .max = VACANCY_POSTS_MOST),
    WISH,
    {0},
};
const struct shape SHAPE_VACANCY_WORD = {
    .name = "VacancyWord",
    .about = "`why`: how the situation is judged; wanted of less, of a return and of a refusal.",
    .fields = WORD,
    .body = true};

static const struct field SUM[] = {
    FIELD(struct vacancy_sum, county),
    FIELD_MAYBE(struct vacancy_sum, county_name),
    FIELD(struct vacancy_sum, discipline),
    FIELD(struct vacancy_sum, asked),
    FIELD(struct vacancy_sum, waiting),
    FIELD(struct vacancy_sum, accepted),
    FIELD(struct vacancy_sum, recruited),
    FIELD_AS(struct vacancy_sum, signed_n, "signed"),
    {0},
};
static const struct shape SUM_SHAPE = {.name = "VacancySum", .fields = SUM};
static const struct field SUMS[] = {TOLD(FIELD_ITEMS, "items", .shape = &SUM_SHAPE), {0}};
const struct shape SHAPE_VACANCY_SUMS = {
    .name = "VacancySums",
    .about = "Posts of a year by county and discipline: asked for, waiting, accepted, put into a"
             " round, signed.",
    .told = SUMS};

static bool year_read(struct request *rq, int32_t *year, struct err *e)
{
    struct str text = request_text(rq, "year");
    int64_t number = 0;

    if (text.n && (!str_to_int(text, YEAR_LAST, &number) || number < YEAR_FIRST))
        return request_fault(rq,
                             (struct problem_field){.field = "year",
                                                    .message = "no year of recruiting",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "2000 to 2100"},
                             e);
    *year = (int32_t)number;
    return true;
}

static bool id_read(struct request *rq, const char *name, struct id *id, struct err *e)
{
    struct str text = request_text(rq, name);

    return !text.n || id_parse(text, id)
           || request_fault(rq,
                            (struct problem_field){.field = name,
                                                   .message = "not an id",
                                                   .found = str_c(rq->arena, text),
                                                   .expected = "an id"},
                            e);
}

/* GET /api/vacancies?year=&state=&organization=&recruitment=&limit=&cursor= */
bool api_vacancy_list(struct request *rq, struct err *e)
{
    struct vacancy_filter f = {.state = request_text(rq, "state"),
                               .organization = request_text(rq, "organization")};
    struct store_page page;
    struct vacancy_rows rows;

    if (!request_choice(rq, "state", f.state, vacancy_state_names, "a state of a vacancy", e)
        || !year_read(rq, &f.year, e) || !id_read(rq, "recruitment", &f.recruitment, e)
        || !request_page(rq, &page, e)
        || !work_vacancy_list(rq->store, &f, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool vacancy_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct vacancy_view v;

    if (!work_vacancy_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.vacancy);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.vacancy.version);
    return true;
}

/* GET /api/vacancies/{vacancy} */
bool api_vacancy_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "vacancy", &id, e) && vacancy_write(rq, id, e);
}

/* POST /api/vacancies */
bool api_vacancy_add(struct request *rq, struct err *e)
{
    struct vacancy_new n = {.version = 0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_vacancy_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return vacancy_write(rq, id, e);
}

/* PUT /api/vacancies/{vacancy} */
bool api_vacancy_edit(struct request *rq, struct err *e)
{
    struct vacancy_new n = {.version = 0};
    struct edit_refused refused;

    if (!request_id(rq, "vacancy", &n.id, e) || !request_version(rq, &n.version, e)
        || !request_body(rq, EDIT, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_vacancy_edit(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return vacancy_write(rq, n.id, e);
}

typedef bool vacancy_act(struct store *st, const struct subject *by, const struct vacancy_wish *w,
                         struct edit_refused *refused, struct err *e);

static bool wished(struct request *rq, const struct field *body, vacancy_act *act, struct err *e)
{
    struct vacancy_wish w = {.posts = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, body, &w, e) || !request_id(rq, "vacancy", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!act(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return vacancy_write(rq, w.id, e);
}

/* POST /api/vacancies/{vacancy}/moves */
bool api_vacancy_move(struct request *rq, struct err *e)
{
    return wished(rq, MOVE, work_vacancy_move, e);
}

/* POST /api/vacancies/{vacancy}/judgements */
bool api_vacancy_judge(struct request *rq, struct err *e)
{
    return wished(rq, WORD, work_vacancy_judge, e);
}

/* GET /api/vacancy-sums?year= */
bool api_vacancy_sums(struct request *rq, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_VACANCY_SEE);
    struct vacancy_sums sums;
    int32_t year = 0;

    if (!year_read(rq, &year, e))
        return false;
    if (year == 0)
        return request_fault(rq,
                             (struct problem_field){.field = "year",
                                                    .message = "which one is wanted",
                                                    .found = "",
                                                    .expected = "a year"},
                             e);
    if (!work_vacancy_sums(rq->store, year, &reach, rq->arena, &sums, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", SUM, sums.items, sums.n, sizeof sums.items[0]);
    json_end(&rq->json);
    return true;
}

/* --- candidates --- */

static const struct field CANDIDATE[] = {
    FIELD(struct candidate, id),
    FIELD(struct candidate, version),
    FIELD(struct candidate, vacancy),
    FIELD(struct candidate, recruitment),
    FIELD(struct candidate, name),
    FIELD_MAYBE(struct candidate, school),
    FIELD(struct candidate, title_rank),
    FIELD_NAMED(struct candidate, state, "state", candidate_state_names),
    FIELD_OF(struct candidate, day, FIELD_DAY, "day"),
    FIELD_AS(struct candidate, practitioner, "practitioner_code", MAYBE),
    FIELD(struct candidate, organization_name),
    FIELD(struct candidate, discipline),
    {0},
};
const struct shape SHAPE_CANDIDATE = {
    .name = "Candidate",
    .about =
        "`day` on which the state was reached; `title_rank` 0: none; `practitioner_code` who he"
        " became when he signed.",
    .fields = CANDIDATE};
static const struct field CANDIDATE_BODY[] = {
    FIELD_AS(struct candidate_new, name, "name", .min = 1, .max = 40),
    FIELD_AS(struct candidate_new, school, "school", MAYBE, .max = 60),
    FIELD_AS(struct candidate_new, title_rank, "title_rank", MAYBE, .min = 0, .max = 4),
    FIELD_OF(struct candidate_new, day, FIELD_DAY, "day"),
    {0},
};
const struct shape SHAPE_CANDIDATE_BODY = {
    .name = "CandidateBody", .fields = CANDIDATE_BODY, .body = true};
static const struct field CANDIDATE_MOVE[] = {
    FIELD_NAMED(struct candidate_wish, state, "state", candidate_state_names),
    FIELD_OF(struct candidate_wish, day, FIELD_DAY, "day", MAYBE),
    FIELD_AS(struct candidate_wish, practitioner, "practitioner_code", MAYBE, .max = 40),
    FIELD_AS(struct candidate_wish, note, "note", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_CANDIDATE_MOVE = {
    .name = "CandidateMove", .fields = CANDIDATE_MOVE, .body = true};

/* GET /api/candidates?recruitment=&vacancy=&state=&limit=&cursor= */
bool api_candidate_list(struct request *rq, struct err *e)
{
    struct candidate_filter f = {.state = request_text(rq, "state")};
    struct store_page page;
    struct candidate_rows rows;

    if (!request_choice(rq, "state", f.state, candidate_state_names, "a state of a candidate", e)
        || !id_read(rq, "recruitment", &f.recruitment, e) || !id_read(rq, "vacancy", &f.vacancy, e)
        || !request_page(rq, &page, e)
        || !work_candidate_list(rq->store, &f, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, CANDIDATE, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* POST /api/vacancies/{vacancy}/candidates */
bool api_candidate_add(struct request *rq, struct err *e)
{
    struct candidate_new n = {.day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, CANDIDATE_BODY, &n, e) || !request_id(rq, "vacancy", &n.vacancy, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_candidate_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return vacancy_write(rq, n.vacancy, e);
}

/* POST /api/vacancies/{vacancy}/candidates/{candidate}/moves */
bool api_candidate_move(struct request *rq, struct err *e)
{
    struct candidate_wish w = {.day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, CANDIDATE_MOVE, &w, e) || !request_id(rq, "vacancy", &w.vacancy, e)
        || !request_id(rq, "candidate", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_candidate_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return vacancy_write(rq, w.vacancy, e);
}
