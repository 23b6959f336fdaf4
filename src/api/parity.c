/* parity.c - shared posts: granted, ended, and the ledger of who is on site. */
#include "work/parity.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/desk.h"

static const struct field POST[] = {
    FIELD(struct shared_post, id),
    FIELD(struct shared_post, code),
    FIELD(struct shared_post, programme),
    FIELD(struct shared_post, home),
    FIELD(struct shared_post, home_name),
    FIELD(struct shared_post, organization),
    FIELD(struct shared_post, organization_name),
    FIELD(struct shared_post, discipline),
    FIELD_AS(struct shared_post, seats, "seat_n"),
    FIELD_OF(struct shared_post, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct shared_post, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
static const struct field RUN[] = {
    FIELD_OF(struct parity_run, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct parity_run, until_day, FIELD_DAY, "until"),
    FIELD(struct parity_run, granted),
    FIELD(struct parity_run, present),
    {0},
};
static const struct shape RUN_SHAPE = {
    .name = "ParityRun", .about = "Days in which nothing changed.", .fields = RUN};
static const struct field SUM[] = {
    FIELD(struct parity_sum, granted_days),
    FIELD(struct parity_sum, present_days),
    FIELD(struct parity_sum, short_days),
    {0},
};
static const struct shape SUM_SHAPE = {
    .name = "ParitySum",
    .about =
        "Seats and people times days of the window; `short_days` adds what was missing each day.",
    .fields = SUM};
static const struct shape *const SUM_BASES[] = {&SUM_SHAPE, NULL};
static const struct field POST_TOLD[] = {TOLD(FIELD_ITEMS, "runs", .shape = &RUN_SHAPE), {0}};
static const struct shape POST_SHAPE = {
    .name = "SharedPost", .bases = SUM_BASES, .fields = POST, .told = POST_TOLD};
static const struct field DISCIPLINE_TOLD[] = {
    TOLD(FIELD_TEXT, "discipline"), TOLD(FIELD_ITEMS, "runs", .shape = &RUN_SHAPE), {0}};
static const struct shape DISCIPLINE_SHAPE = {
    .name = "ParityDiscipline", .bases = SUM_BASES, .told = DISCIPLINE_TOLD};
static const struct field PARITY[] = {
    TOLD(FIELD_DAY, "from"),
    TOLD(FIELD_DAY, "until"),
    TOLD(FIELD_DAY, "today"),
    TOLD(FIELD_ITEMS, "disciplines", .shape = &DISCIPLINE_SHAPE),
    TOLD(FIELD_ITEMS, "posts", .shape = &POST_SHAPE),
    {0},
};
const struct shape SHAPE_PARITY = {
    .name = "Parity",
    .about = "Days behind `today` are what is expected: a run with fewer present than granted there"
             " is a shortfall that comes.",
    .told = PARITY};

static void day_write(struct json_writer *w, const char *key, int32_t day)
{
    char text[DAY_TEXT];

    day_text(day, text);
    field_text(w, key, str_of(text));
}

/* The runs of a group stand together. */
static void runs_write(struct json_writer *w, const struct parity_ledger *p, int32_t group)
{
    size_t from = 0, until;

    while (from < p->run_n && p->runs[from].group < group)
        from++;
    until = from;
    while (until < p->run_n && p->runs[until].group == group)
        until++;
    field_items(w, "runs", RUN, p->runs + from, until - from, sizeof *p->runs);
    field_write(w, SUM, &p->sums[group]);
}

static void parity_write(struct json_writer *w, const struct parity_view *v)
{
    json_open_object(w);
    day_write(w, "from", v->from_day);
    day_write(w, "until", v->until_day);
    day_write(w, "today", v->today);
    json_key(w, "disciplines");
    json_open_array(w);
    for (size_t i = 0; i < v->disciplines.n; i++) {
        json_open_object(w);
        field_text(w, "discipline", v->disciplines.items[i]);
        runs_write(w, &v->by_discipline, (int32_t)i);
        json_end(w);
    }
    json_end(w);
    json_key(w, "posts");
    json_open_array(w);
    for (size_t i = 0; i < v->posts.n; i++) {
        json_open_object(w);
        field_write(w, POST, &v->posts.items[i]);
        runs_write(w, &v->by_post, (int32_t)i);
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

static bool parity_reply(struct request *rq, struct err *e)
{
    enum { BACK = 90, AHEAD = 60, MOST = 3700 };
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_POST_SEE);
    int32_t today = desk_today(rq->seen->now.now_ms), from, until;
    struct parity_view v;

    if (!request_day(rq, "from", today - BACK, &from, e)
        || !request_day(rq, "until", today + AHEAD, &until, e))
        return false;
    if (until < from || until - from > MOST)
        return request_fault(rq,
                             (struct problem_field){.field = "until",
                                                    .message = "up to ten years are shown",
                                                    .expected = "a day behind `from`"},
                             e);
    if (!work_parity_see(rq->store, &reach,
                         &(struct parity_window){from, until, rq->seen->now.now_ms}, rq->arena, &v,
                         e))
        return false;
    parity_write(&rq->json, &v);
    return true;
}

/* GET /api/parity?from=&until= */
bool api_parity_see(struct request *rq, struct err *e)
{
    return parity_reply(rq, e);
}

static const struct field BODY[] = {
    FIELD_AS(struct shared_post_new, code, "code", .min = 1, .max = 40),
    FIELD_AS(struct shared_post_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct shared_post_new, home, "home", .min = 1, .max = 40),
    FIELD_AS(struct shared_post_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct shared_post_new, discipline, "discipline", .min = 1, .max = 40),
    FIELD_AS(struct shared_post_new, seats, "seat_n", .min = 1, .max = 1000),
    FIELD_OF(struct shared_post_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct shared_post_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_SHARED_POST_BODY = {
    .name = "SharedPostBody", .fields = BODY, .body = true};
static const struct field MADE[] = {TOLD(FIELD_ID, "id"), {0}};
const struct shape SHAPE_SHARED_POST_MADE = {.name = "SharedPostMade", .told = MADE};

static void id_reply(struct request *rq, struct id id)
{
    json_open_object(&rq->json);
    field_id(&rq->json, "id", id);
    json_end(&rq->json);
}

/* POST /api/shared-posts */
bool api_shared_post_add(struct request *rq, struct err *e)
{
    struct shared_post_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_shared_post_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    id_reply(rq, id);
    return true;
}

static const struct field ENDING[] = {
    FIELD_OF(struct shared_post_ending, until_day, FIELD_DAY, "until"), {0}};
const struct shape SHAPE_SHARED_POST_END = {
    .name = "SharedPostEnd", .fields = ENDING, .body = true};

/* POST /api/shared-posts/{shared_post}/end */
bool api_shared_post_end(struct request *rq, struct err *e)
{
    struct shared_post_ending n = {0};
    struct edit_refused refused;

    if (!request_body(rq, ENDING, &n, e) || !request_id(rq, "shared_post", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_shared_post_end(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    id_reply(rq, n.id);
    return true;
}
