/* plan_run.c - plans asked for and solved as jobs; their files; two plans side by side. */
#include "work/plan_run.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/label.h"
#include "work/plan_desk.h"

static const struct field RUN[] = {
    FIELD_AS(struct plan_run_row, run.id, "id"),
    FIELD_AS(struct plan_run_row, run.code, "code"),
    FIELD_AS(struct plan_run_row, run.programme, "programme"),
    FIELD_MAYBE(struct plan_run_row, programme_name),
    FIELD_OF(struct plan_run_row, run.from_day, FIELD_DAY, "from"),
    FIELD_OF(struct plan_run_row, run.until_day, FIELD_DAY, "until"),
    FIELD_AS(struct plan_run_row, run.previous, "previous", MAYBE),
    FIELD_AS(struct plan_run_row, run.hold, "hold"),
    FIELD_AS(struct plan_run_row, run.pins, "pins"),
    FIELD_AS(struct plan_run_row, run.without, "without"),
    FIELD_AS(struct plan_run_row, run.digest, "digest"),
    FIELD_NAMED(struct plan_run_row, job.state, "job_state", job_state_names),
    FIELD_AS(struct plan_run_row, job.checkpoint, "step_n"),
    FIELD_AS(struct plan_run_row, job.row_n, "steps_n"),
    FIELD_AS(struct plan_run_row, job.reason, "reason", MAYBE),
    FIELD_MAYBE(struct plan_run_row, owner_name),
    FIELD_OF(struct plan_run_row, run.made_ms, FIELD_MS, "made"),
    FIELD_OF(struct plan_run_row, job.ended_ms, FIELD_MS, "ended", MAYBE),
    {0},
};
const struct shape SHAPE_PLAN_RUN = {
    .name = "PlanRun",
    .about = "`id` is that of the plan that comes of it; `step_n` of `steps_n` are done; `digest`"
             " is the SHA-256 of what it is solved from, copied when it was asked for.",
    .fields = RUN};

static const struct field FILE_ROW[] = {
    FIELD(struct plan_file_row, side),
    FIELD(struct plan_file_row, name),
    FIELD(struct plan_file_row, digest),
    FIELD_AS(struct plan_file_row, byte_n, "character_n"),
    {0},
};
static const struct shape FILE_SHAPE = {
    .name = "PlanFile", .about = "`side` in: what it was solved from; out.", .fields = FILE_ROW};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "files", .shape = &FILE_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PLAN_RUN, NULL};
const struct shape SHAPE_PLAN_RUN_DETAIL = {.name = "PlanRunDetail",
                                            .about = "`may`: the asker may cancel it.",
                                            .bases = DETAIL_BASES,
                                            .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct plan_new, programme, "programme", .min = 1, .max = 60),
    FIELD_AS(struct plan_new, code, "code", MAYBE, .max = 40),
    FIELD_OF(struct plan_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct plan_new, until_day, FIELD_DAY, "until"),
    FIELD_AS(struct plan_new, previous, "previous", MAYBE),
    FIELD_AS(struct plan_new, hold, "hold", MAYBE),
    FIELD_AS(struct plan_new, pins, "pins", MAYBE, .max = 90),
    FIELD_AS(struct plan_new, without, "without", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_PLAN_BODY = {
    .name = "PlanBody",
    .about = "Demands of the programme whose term begins within the days. `previous`: the fewest"
             " are moved from this plan, none where `hold`; `pins` as P1:D2; `without`:"
             " practitioners who are left out.",
    .fields = BODY,
    .body = true};

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct plan_run_view v;

    if (!work_plan_run_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, RUN, &v.row);
    field_items(w, "files", FILE_ROW, v.files.items, v.files.n, sizeof v.files.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* POST /api/plans */
bool api_plan_ask(struct request *rq, struct err *e)
{
    struct plan_new n = {.now_ms = rq->seen->now.now_ms};
    struct edit_refused refused;
    char text[ID_TEXT];
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_plan_ask(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    id_text(id, text);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/plan-runs/%s", text);
    return detail_write(rq, id, e);
}

/* GET /api/plan-runs?limit=&cursor= */
bool api_plan_run_list(struct request *rq, struct err *e)
{
    struct plan_run_rows rows;
    struct store_page page;

    if (!request_page(rq, &page, e) || !work_plan_run_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, RUN, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* GET /api/plan-runs/{plan_run} */
bool api_plan_run_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "plan_run", &id, e) && detail_write(rq, id, e);
}

/* DELETE /api/plan-runs/{plan_run} */
bool api_plan_run_cancel(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "plan_run", &id, e)
           && work_plan_cancel(rq->store, rq->subject, id, rq->seen->now.now_ms, e)
           && detail_write(rq, id, e);
}

/* GET /api/plan-runs/{plan_run}/file?side=&name= */
bool api_plan_run_file(struct request *rq, struct err *e)
{
    struct plan_file_row f = {.side = request_text(rq, "side"), .name = request_text(rq, "name")};
    struct id id;

    if (!request_id(rq, "plan_run", &id, e)
        || !work_plan_file(rq->store, rq->subject, id, &f, rq->arena, e))
        return false;
    rq->type = str_ends(f.name, STR(".json")) ? "application/json" : "text/csv; charset=utf-8";
    out_str(rq->json.out, f.bytes);
    return true;
}

/* --- two plans --- */

static const struct field GAIN[] = {
    FIELD(struct plan_gain, demand),
    FIELD(struct plan_gain, code),
    FIELD_MAYBE(struct plan_gain, organization_name),
    FIELD_MAYBE(struct plan_gain, county_name),
    FIELD(struct plan_gain, discipline),
    FIELD(struct plan_gain, tier),
    FIELD(struct plan_gain, seats),
    FIELD(struct plan_gain, here),
    FIELD(struct plan_gain, there),
    {0},
};
static const struct shape GAIN_SHAPE = {.name = "PlanGain", .fields = GAIN};
static const struct field MOVER[] = {
    FIELD(struct plan_mover, practitioner),
    FIELD(struct plan_mover, practitioner_name),
    FIELD_MAYBE(struct plan_mover, home_organization_name),
    FIELD_MAYBE(struct plan_mover, here),
    FIELD_MAYBE(struct plan_mover, there),
    {0},
};
static const struct shape MOVER_SHAPE = {.name = "PlanMover", .fields = MOVER};
static const struct field PAIR[] = {TOLD(FIELD_TEXT, "name"),     TOLD(FIELD_TEXT, "label"),
                                    TOLD(FIELD_TEXT, "label_en"), TOLD(FIELD_COUNT, "here"),
                                    TOLD(FIELD_COUNT, "there"),   {0}};
static const struct shape PAIR_SHAPE = {.name = "PlanPair", .told = PAIR};
static const struct field COMPARISON[] = {
    TOLD(FIELD_ITEMS, "levels", .shape = &PAIR_SHAPE),
    TOLD(FIELD_ITEMS, "causes", .shape = &PAIR_SHAPE),
    TOLD(FIELD_ITEMS, "gains", .shape = &GAIN_SHAPE),
    TOLD(FIELD_COUNT, "gain_n"),
    TOLD(FIELD_ITEMS, "movers", .shape = &MOVER_SHAPE),
    TOLD(FIELD_COUNT, "mover_n"),
    {0},
};
const struct shape SHAPE_PLAN_COMPARISON = {
    .name = "PlanComparison",
    .about = "`here` is the plan of the address, `there` the other. `gains`: demands with more or"
             " fewer seats taken, `movers`: people who go elsewhere, or one of both nowhere; 500"
             " of each at most. `causes`: empty seats.",
    .told = COMPARISON};

struct pair {
    const char *name;
    const struct label *labels;
    int64_t here, there;
};

static void pair_write(struct json_writer *w, const struct pair *p)
{
    json_open_object(w);
    json_key(w, "name");
    json_text(w, p->name);
    label_write(w, p->labels, p->name);
    field_count(w, "here", p->here);
    field_count(w, "there", p->there);
    json_end(w);
}

static void comparison_write(struct json_writer *w, const struct plan_pair *p)
{
    const struct plan_comparison *c = &p->comparison;

    json_open_object(w);
    json_key(w, "levels");
    json_open_array(w);
    for (int i = 0; i < PLAN_LEVEL_N; i++)
        pair_write(w, &(struct pair){plan_level_names[i], LABEL_LEVELS, p->here.levels[i],
                                     p->there.levels[i]});
    json_end(w);
    json_key(w, "causes");
    json_open_array(w);
    for (int i = 0; i < UNFILLED_CAUSE_N; i++)
        pair_write(w, &(struct pair){unfilled_cause_names[i], LABEL_CAUSES, c->causes_here[i],
                                     c->causes_there[i]});
    json_end(w);
    field_items(w, "gains", GAIN, c->gains, c->gain_n, sizeof c->gains[0]);
    field_count(w, "gain_n", c->gain_total);
    field_items(w, "movers", MOVER, c->movers, c->mover_n, sizeof c->movers[0]);
    field_count(w, "mover_n", c->mover_total);
    json_end(w);
}

/* GET /api/plans/{plan}/compare?with= */
bool api_plan_compare(struct request *rq, struct err *e)
{
    struct str with = request_text(rq, "with");
    struct plan_pair pair;
    struct id id, other;

    if (!request_id(rq, "plan", &id, e))
        return false;
    if (!id_parse(with, &other))
        return request_fault(rq,
                             (struct problem_field){.field = "with",
                                                    .message = "a value is wanted",
                                                    .found = str_c(rq->arena, with),
                                                    .expected = "the id of another plan"},
                             e);
    if (!work_plan_compare(rq->store, rq->subject, id, other, rq->arena, &pair, e))
        return false;
    comparison_write(&rq->json, &pair);
    return true;
}
