/* evaluation.c - questions about effect: registered, measured, read with their pictures. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/evaluation_desk.h"

static const struct field RUN[] = {
    FIELD(struct evaluation_run, id),
    FIELD_OF(struct evaluation_run, made_ms, FIELD_MS, "made"),
    FIELD_MAYBE(struct evaluation_run, maker),
    FIELD_NAMED(struct evaluation_run, class, "class", evaluation_class_names),
    FIELD_OF(struct evaluation_run, data_month, FIELD_MONTH, "data_until", MAYBE),
    FIELD_MAYBE(struct evaluation_run, att),
    FIELD_MAYBE(struct evaluation_run, low),
    FIELD_MAYBE(struct evaluation_run, high),
    FIELD(struct evaluation_run, sentence),
    FIELD(struct evaluation_run, panel_seal),
    FIELD(struct evaluation_run, seal),
    {0},
};
static const struct field RUN_TOLD[] = {
    TOLD(FIELD_BOOL, "exploratory"), TOLD(FIELD_TEXTS, "doubts"), {0}};
const struct shape SHAPE_EVALUATION_RUN = {
    .name = "EvaluationRun",
    .about = "`att` is a difference, of events a ratio; `doubts` say why it is exploratory: `late`"
             " data were there before the plan, `interim` before the plan's last month.",
    .fields = RUN,
    .told = RUN_TOLD};

static const struct field PLAN[] = {
    FIELD(struct evaluation, id),
    FIELD_MAYBE(struct evaluation, region),
    FIELD(struct evaluation, title),
    FIELD(struct evaluation, question),
    FIELD_MAYBE(struct evaluation, programme),
    FIELD_MAYBE(struct evaluation, discipline),
    FIELD_NAMED(struct evaluation, indicator, "indicator", evaluation_indicator_names),
    FIELD_NAMED(struct evaluation, source, "source", evaluation_source_names),
    FIELD(struct evaluation, starts),
    FIELD(struct evaluation, excluded),
    FIELD_OF(struct evaluation, from_month, FIELD_MONTH, "from"),
    FIELD_OF(struct evaluation, until_month, FIELD_MONTH, "until"),
    FIELD(struct evaluation, window_months),
    FIELD(struct evaluation, anticipation),
    FIELD_NAMED(struct evaluation, control, "control", evaluation_control_names),
    FIELD_MAYBE(struct evaluation, concurrent),
    FIELD_OF(struct evaluation, data_month, FIELD_MONTH, "data_then", MAYBE),
    FIELD(struct evaluation, seal),
    FIELD_MAYBE(struct evaluation, maker),
    FIELD_OF(struct evaluation, made_ms, FIELD_MS, "made"),
    FIELD(struct evaluation, runs),
    {0},
};
const struct shape SHAPE_EVALUATION_PLAN = {
    .name = "EvaluationPlan",
    .about = "What was registered: it never changes. `data_then` is the newest month that the store"
             " held then.",
    .fields = PLAN};
static const struct field ROW_TOLD[] = {
    TOLD(FIELD_OBJECT, "last", .shape = &SHAPE_EVALUATION_RUN, .absent = true), {0}};
static const struct shape *const PLAN_BASES[] = {&SHAPE_EVALUATION_PLAN, NULL};
const struct shape SHAPE_EVALUATION = {.name = "Evaluation", .bases = PLAN_BASES, .told = ROW_TOLD};
static const struct field DETAIL_TOLD[] = {
    TOLD(FIELD_ITEMS, "tried", .shape = &SHAPE_EVALUATION_RUN), TOLD(FIELD_TEXTS, "actions"), {0}};
const struct shape SHAPE_EVALUATION_DETAIL = {
    .name = "EvaluationDetail", .bases = PLAN_BASES, .told = DETAIL_TOLD};

static const struct field BODY[] = {
    FIELD_AS(struct evaluation, title, "title", .min = 1, .max = 80),
    FIELD_AS(struct evaluation, question, "question", .min = 1, .max = 400),
    FIELD_AS(struct evaluation, programme, "programme", MAYBE, .max = 40),
    FIELD_AS(struct evaluation, discipline, "discipline", MAYBE, .max = 40),
    FIELD_NAMED(struct evaluation, indicator, "indicator", evaluation_indicator_names),
    FIELD_NAMED(struct evaluation, source, "source", evaluation_source_names),
    FIELD_AS(struct evaluation, starts, "starts", MAYBE, .max = 20),
    FIELD_AS(struct evaluation, excluded, "excluded", MAYBE, .max = 6),
    FIELD_OF(struct evaluation, from_month, FIELD_MONTH, "from"),
    FIELD_OF(struct evaluation, until_month, FIELD_MONTH, "until"),
    FIELD_AS(struct evaluation, window_months, "window_months", .min = 1, .max = 24),
    FIELD_AS(struct evaluation, anticipation, "anticipation", .max = 6),
    FIELD_NAMED(struct evaluation, control, "control", evaluation_control_names),
    FIELD_AS(struct evaluation, concurrent, "concurrent", MAYBE),
    {0},
};
const struct shape SHAPE_EVALUATION_BODY = {
    .name = "EvaluationBody",
    .about = "`starts` are 990101=2025-03 each, for the source `list`; `excluded` are codes of"
             " counties that are no controls, since what was done next door reaches them.",
    .fields = BODY,
    .body = true};

/* --- the result, which was written once and is told as it is --- */

static const struct field REASON[] = {TOLD(FIELD_TEXT, "code"), TOLD(FIELD_TEXT, "text"), {0}};
static const struct shape REASON_SHAPE = {.name = "EffectReason", .told = REASON};
static const struct field UNITS[] = {TOLD(FIELD_COUNT, "treated"),  TOLD(FIELD_COUNT, "control"),
                                     TOLD(FIELD_COUNT, "months"),   TOLD(FIELD_TEXTS, "dropped"),
                                     TOLD(FIELD_TEXTS, "excluded"), {0}};
static const struct shape UNITS_SHAPE = {
    .name = "EffectUnits",
    .about = "`dropped` lack a month, `excluded` are no controls by the plan.",
    .told = UNITS};
static const struct field CHECKS[] = {
    TOLD(FIELD_COUNT, "before_months"),
    TOLD(FIELD_REAL, "slope", MAYBE),
    TOLD(FIELD_REAL, "slope_p", MAYBE),
    TOLD(FIELD_REAL, "jump", MAYBE),
    TOLD(FIELD_REAL, "jump_p", MAYBE),
    TOLD(FIELD_REAL, "straight_low", MAYBE),
    TOLD(FIELD_REAL, "straight_high", MAYBE),
    TOLD(FIELD_REAL, "same_low", MAYBE),
    TOLD(FIELD_REAL, "same_high", MAYBE),
    TOLD(FIELD_REAL, "move_breaks_at", MAYBE),
    TOLD(FIELD_REAL, "placebo_ratio", MAYBE),
    TOLD(FIELD_REAL, "all_att", MAYBE),
    TOLD(FIELD_REAL, "all_low", MAYBE),
    TOLD(FIELD_REAL, "all_high", MAYBE),
    {0},
};
static const struct shape CHECKS_SHAPE = {
    .name = "EffectChecks",
    .about =
        "Before the start: slope a month, jump just before it. `straight_…`: the answer where a"
        " straight hidden trend is taken off; `same_…`: where trends part afterwards as much as"
        " they did before. `all_…`: with the excluded counties among the controls.",
    .told = CHECKS};
static const struct field PATH[] = {TOLD(FIELD_MONTH, "month"),
                                    TOLD(FIELD_REAL, "observed", MAYBE),
                                    TOLD(FIELD_REAL, "expected", MAYBE),
                                    {0}};
static const struct shape PATH_SHAPE = {
    .name = "EffectPath",
    .about = "The mean of those who take part, and what it would have been without.",
    .told = PATH};
static const struct field DOT[] = {TOLD(FIELD_COUNT, "since"),
                                   TOLD(FIELD_REAL, "att"),
                                   TOLD(FIELD_REAL, "low", MAYBE),
                                   TOLD(FIELD_REAL, "high", MAYBE),
                                   TOLD(FIELD_COUNT, "counties"),
                                   TOLD(FIELD_BOOL, "thin"),
                                   {0}};
static const struct shape DOT_SHAPE = {
    .name = "EffectDot",
    .about = "By months from the start, with a band that holds for all dots together; `thin`: seen"
             " by fewer than half of those who began together.",
    .told = DOT};
static const struct field COUNTY[] = {
    TOLD(FIELD_TEXT, "county"),        TOLD(FIELD_TEXT, "name"),
    TOLD(FIELD_MONTH, "start"),        TOLD(FIELD_REAL, "before", MAYBE),
    TOLD(FIELD_REAL, "after", MAYBE),  TOLD(FIELD_REAL, "own", MAYBE),
    TOLD(FIELD_REAL, "shrunk", MAYBE), TOLD(FIELD_REAL, "low", MAYBE),
    TOLD(FIELD_REAL, "high", MAYBE),   {0}};
static const struct shape COUNTY_SHAPE = {
    .name = "EffectCounty",
    .about = "A county by itself, `shrunk` towards all of them. Of events: before is what was"
             " expected, after what was seen, low and high the limits of chance.",
    .told = COUNTY};
static const struct field FUNNEL[] = {TOLD(FIELD_TEXT, "county"),  TOLD(FIELD_TEXT, "name"),
                                      TOLD(FIELD_BOOL, "treated"), TOLD(FIELD_REAL, "whole"),
                                      TOLD(FIELD_REAL, "value"),   TOLD(FIELD_REAL, "low"),
                                      TOLD(FIELD_REAL, "high"),    {0}};
static const struct shape FUNNEL_SHAPE = {
    .name = "EffectFunnel",
    .about =
        "Since the first start: 99.8 % of places that differ by chance alone lie in the limits.",
    .told = FUNNEL};
static const struct field ONE[] = {TOLD(FIELD_REAL, "fit", MAYBE),
                                   TOLD(FIELD_COUNT, "rank"),
                                   TOLD(FIELD_COUNT, "ranked"),
                                   TOLD(FIELD_REAL, "without_low", MAYBE),
                                   TOLD(FIELD_REAL, "without_high", MAYBE),
                                   TOLD(FIELD_REAL, "earlier", MAYBE),
                                   TOLD(FIELD_REAL, "earlier_p", MAYBE),
                                   TOLD(FIELD_REAL, "ratio", MAYBE),
                                   TOLD(FIELD_REAL, "lag1", MAYBE),
                                   TOLD(FIELD_COUNT, "before_months"),
                                   TOLD(FIELD_COUNT, "after_months"),
                                   {0}};
static const struct shape ONE_SHAPE = {
    .name = "EffectOne",
    .about = "Where one county took part: misses of its mixture before the start over its own"
             " spread, its rank among all that are treated as if they were it, the answer without"
             " each county of the mixture, and with a start moved to before the true one. Of a"
             " series by itself: the ratio of after to expected.",
    .told = ONE};
static const struct field DONOR[] = {
    TOLD(FIELD_TEXT, "county"), TOLD(FIELD_TEXT, "name"), TOLD(FIELD_REAL, "weight"), {0}};
static const struct shape DONOR_SHAPE = {.name = "EffectDonor", .told = DONOR};
static const struct field RESULT[] = {
    TOLD(FIELD_TEXT, "method"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "unit"),
    TOLD(FIELD_REAL, "p", MAYBE),
    TOLD(FIELD_REAL, "least_seen", MAYBE),
    TOLD(FIELD_REAL, "observed", MAYBE),
    TOLD(FIELD_REAL, "expected", MAYBE),
    TOLD(FIELD_COUNT, "left_out_counties"),
    TOLD(FIELD_REAL, "left_out_events", MAYBE),
    TOLD(FIELD_TEXT, "inference"),
    TOLD(FIELD_ITEMS, "reasons", .shape = &REASON_SHAPE),
    TOLD(FIELD_OBJECT, "units", .shape = &UNITS_SHAPE),
    TOLD(FIELD_OBJECT, "checks", .shape = &CHECKS_SHAPE),
    TOLD(FIELD_ITEMS, "path", .shape = &PATH_SHAPE),
    TOLD(FIELD_ITEMS, "dots", .shape = &DOT_SHAPE),
    TOLD(FIELD_ITEMS, "counties", .shape = &COUNTY_SHAPE),
    TOLD(FIELD_OBJECT, "one", .shape = &ONE_SHAPE, .absent = true), /* not in old answers */
    TOLD(FIELD_ITEMS, "donors", .shape = &DONOR_SHAPE, .absent = true),
    TOLD(FIELD_REAL, "funnel_middle", MAYBE),
    TOLD(FIELD_ITEMS, "funnel", .shape = &FUNNEL_SHAPE),
    {0},
};
static const struct shape RESULT_SHAPE = {.name = "EffectResult", .told = RESULT};
static const struct field RUN_DETAIL[] = {
    TOLD(FIELD_OBJECT, "plan", .shape = &SHAPE_EVALUATION_PLAN),
    TOLD(FIELD_OBJECT, "result", .shape = &RESULT_SHAPE),
    {0}};
static const struct shape *const RUN_BASES[] = {&SHAPE_EVALUATION_RUN, NULL};
const struct shape SHAPE_EVALUATION_RUN_DETAIL = {
    .name = "EvaluationRunDetail",
    .about = "The panel it was measured on is at `…/panel`: the three seals hold each other.",
    .bases = RUN_BASES,
    .told = RUN_DETAIL};

static void run_write(struct json_writer *w, const struct evaluation_run *run)
{
    field_write(w, RUN, run);
    json_key(w, "exploratory");
    json_bool(w, run->doubts != 0);
    json_key(w, "doubts");
    json_open_array(w);
    if (run->doubts & EVALUATION_LATE)
        json_text(w, "late");
    if (run->doubts & EVALUATION_INTERIM)
        json_text(w, "interim");
    json_end(w);
}

/* GET /api/evaluations?limit=&cursor= */
bool api_evaluation_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct evaluation_rows rows;

    if (!request_page(rq, &page, e) || !work_evaluation_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        json_open_object(w);
        field_write(w, PLAN, &rows.items[i].evaluation);
        if (!id_none(rows.items[i].last.id)) {
            json_key(w, "last");
            json_open_object(w);
            run_write(w, &rows.items[i].last);
            json_end(w);
        }
        json_end(w);
    }
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct evaluation_view v;

    if (!work_evaluation_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, PLAN, &v.evaluation);
    json_key(w, "tried");
    json_open_array(w);
    for (size_t i = 0; i < v.runs.n; i++) {
        json_open_object(w);
        run_write(w, &v.runs.items[i]);
        json_end(w);
    }
    json_end(w);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, 1 + (int64_t)v.runs.n);
    return true;
}

/* GET /api/evaluations/{evaluation} */
bool api_evaluation_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "evaluation", &id, e) && detail_write(rq, id, e);
}

/* POST /api/evaluations */
bool api_evaluation_register(struct request *rq, struct err *e)
{
    struct evaluation v = {0};
    char text[ID_TEXT];
    struct id id;

    if (!request_body(rq, BODY, &v, e)
        || !work_evaluation_register(rq->store, rq->subject, &v, rq->seen->now.now_ms, &id, e))
        return false;
    id_text(id, text);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/evaluations/%s", text);
    return detail_write(rq, id, e);
}

/* --- runs --- */

static bool ask_read(struct request *rq, bool run, struct evaluation_ask *ask, struct err *e)
{
    *ask = (struct evaluation_ask){.st = rq->store, .by = rq->subject};
    return request_id(rq, "evaluation", &ask->evaluation, e)
           && (!run || request_id(rq, "run", &ask->run, e));
}

static bool run_detail_write(struct request *rq, const struct evaluation_ask *ask, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct evaluation_run run;
    struct evaluation_view v;

    if (!work_evaluation_run_see(ask, rq->arena, &run, e)
        || !work_evaluation_see(rq->store, rq->subject, ask->evaluation, rq->arena, &v, e))
        return false;
    json_open_object(w);
    run_write(w, &run);
    json_key(w, "plan");
    json_open_object(w);
    field_write(w, PLAN, &v.evaluation);
    json_end(w);
    json_key(w, "result");
    json_value(w, run.result);
    json_end(w);
    return true;
}

/* Seconds for a long panel: before the transaction. */
bool api_evaluation_prepare(struct request *rq, struct err *e)
{
    struct evaluation_run *run = ARENA_NEW(rq->arena, struct evaluation_run);
    struct evaluation_ask ask;

    rq->prepared = run;
    return ask_read(rq, false, &ask, e)
           && work_evaluation_measure(&ask, rq->seen->now.now_ms, rq->arena, run, e);
}

/* POST /api/evaluations/{evaluation}/runs */
bool api_evaluation_run(struct request *rq, struct err *e)
{
    const struct evaluation_run *run = rq->prepared;
    struct evaluation_ask ask;

    if (!ask_read(rq, false, &ask, e))
        return false;
    ask.run = run->id;
    rq->status = 201;
    return work_evaluation_keep(&ask, run, e) && run_detail_write(rq, &ask, e);
}

/* GET /api/evaluations/{evaluation}/runs/{run} */
bool api_evaluation_run_get(struct request *rq, struct err *e)
{
    struct evaluation_ask ask;

    return ask_read(rq, true, &ask, e) && run_detail_write(rq, &ask, e);
}

/* GET /api/evaluations/{evaluation}/runs/{run}/panel */
bool api_evaluation_panel(struct request *rq, struct err *e)
{
    struct evaluation_ask ask;
    struct evaluation_run run;

    if (!ask_read(rq, true, &ask, e) || !work_evaluation_run_see(&ask, rq->arena, &run, e))
        return false;
    rq->type = "text/csv; charset=utf-8";
    out_str(rq->json.out, run.panel);
    return true;
}
