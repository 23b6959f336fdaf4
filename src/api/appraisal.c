/* appraisal.c - a year's work appraised: rules, runs, scores and the lines behind them. */
#include "api/auth.h"
#include "api/bulletin_line.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/appraisal_desk.h"
#include "work/score.h"

enum { RATE_DIGITS = 9, POINT_DIGITS = 18 };

static const struct field HEAD[] = {
    FIELD(struct appraisal_row, id),
    FIELD(struct appraisal_row, programme),
    FIELD(struct appraisal_row, programme_name),
    FIELD(struct appraisal_row, version),
    FIELD(struct appraisal_row, year),
    FIELD_NAMED(struct appraisal_row, state, "state", appraisal_state_names),
    FIELD_MAYBE(struct appraisal_row, region),
    FIELD_OF(struct appraisal_row, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct appraisal_row, frozen_ms, FIELD_MS, "frozen", MAYBE),
    FIELD_OF(struct appraisal_row, settled_ms, FIELD_MS, "settled", MAYBE),
    FIELD_MAYBE(struct appraisal_row, run),
    {0},
};
const struct shape SHAPE_APPRAISAL = {
    .name = "Appraisal",
    .about = "`version` of the programme file holds; `run` was settled.",
    .fields = HEAD};

static const struct field RUN[] = {
    FIELD(struct appraisal_run, id),
    FIELD_NAMED(struct appraisal_run, kind, "kind", appraisal_run_kind_names),
    FIELD_OF(struct appraisal_run, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct appraisal_run, until_day, FIELD_DAY, "until"),
    FIELD(struct appraisal_run, expert_n),
    FIELD(struct appraisal_run, basic_fen),
    FIELD(struct appraisal_run, competition_fen),
    FIELD_AS(struct appraisal_run, left_fen, "pool_left_fen"),
    FIELD(struct appraisal_run, seal),
    FIELD_OF(struct appraisal_run, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape RUN_SHAPE = {
    .name = "AppraisalRun",
    .about = "`seal` is the same where the same lines gave the same scores and payments.",
    .fields = RUN};
static const struct field RULE[] = {
    FIELD(struct indicator, name),
    FIELD(struct indicator, label),
    FIELD(struct indicator, target),
    FIELD(struct indicator, weight),
    FIELD_NAMED(struct indicator, link, "whose", appraisal_link_names),
    FIELD(struct indicator, high_is_better),
    FIELD(struct indicator, competition),
    FIELD(struct indicator, monthly),
    {0},
};
static const struct shape RULE_SHAPE = {
    .name = "AppraisalRule",
    .about = "`monthly` > 0: months are counted that have so much, day by day work.",
    .fields = RULE};
static const struct field DETAIL[] = {
    TOLD(FIELD_TEXT, "basic_floor"),
    TOLD(FIELD_TEXT, "competition_floor"),
    TOLD(FIELD_COUNT, "pool_fen"),
    TOLD(FIELD_COUNT, "budget_fen"),
    TOLD(FIELD_TEXT, "improvement", MAYBE),
    TOLD(FIELD_ITEMS, "rules", .shape = &RULE_SHAPE),
    TOLD(FIELD_ITEMS, "runs", .shape = &RUN_SHAPE),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_APPRAISAL, NULL};
const struct shape SHAPE_APPRAISAL_DETAIL = {
    .name = "AppraisalDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct appraisal_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct appraisal_new, year, "year", .min = 2000, .max = 2100),
    {0},
};
const struct shape SHAPE_APPRAISAL_BODY = {.name = "AppraisalBody", .fields = BODY, .body = true};

/* GET /api/appraisals */
bool api_appraisal_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct appraisal_rows rows;

    if (!request_page(rq, &page, e) || !work_appraisal_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, HEAD, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct appraisal_view v;

    if (!work_appraisal_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, HEAD, &v.row);
    field_text(w, "basic_floor", v.rules.basic_floor);
    field_text(w, "competition_floor", v.rules.competition_floor);
    field_count(w, "pool_fen", v.rules.pool_fen);
    field_count(w, "budget_fen", v.rules.budget_fen);
    field_text(w, "improvement", v.rules.improvement.label);
    field_items(w, "rules", RULE, v.rules.indicators, (size_t)v.rules.indicator_n,
                sizeof v.rules.indicators[0]);
    field_items(w, "runs", RUN, v.runs.items, v.runs.n, sizeof v.runs.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/appraisals/{appraisal} */
bool api_appraisal_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "appraisal", &id, e) && detail_write(rq, id, e);
}

/* POST /api/appraisals */
bool api_appraisal_add(struct request *rq, struct err *e)
{
    struct appraisal_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_appraisal_open(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

typedef bool appraisal_act(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e);

static bool step(struct request *rq, appraisal_act *act, struct err *e)
{
    struct appraisal_step n = {.now_ms = rq->seen->now.now_ms};

    return request_id(rq, "appraisal", &n.id, e) && act(rq->store, rq->subject, &n, e)
           && detail_write(rq, n.id, e);
}

/* POST /api/appraisals/{appraisal}/simulate */
bool api_appraisal_simulate(struct request *rq, struct err *e)
{
    return step(rq, work_appraisal_simulate, e);
}

/* POST /api/appraisals/{appraisal}/freeze */
bool api_appraisal_freeze(struct request *rq, struct err *e)
{
    return step(rq, work_appraisal_freeze, e);
}

/* POST /api/appraisals/{appraisal}/score */
bool api_appraisal_score(struct request *rq, struct err *e)
{
    return step(rq, work_appraisal_score, e);
}

/* POST /api/appraisals/{appraisal}/settle */
bool api_appraisal_settle(struct request *rq, struct err *e)
{
    return step(rq, work_appraisal_settle, e);
}

/* POST /api/appraisals/{appraisal}/cancel */
bool api_appraisal_cancel(struct request *rq, struct err *e)
{
    return step(rq, work_appraisal_cancel, e);
}

/* --- scores --- */

static const struct field SCORE[] = {
    FIELD(struct appraisal_score, id),
    FIELD_NAMED(struct appraisal_score, link, "whose", appraisal_link_names),
    FIELD_AS(struct appraisal_score, practitioner, "practitioner_code", MAYBE),
    FIELD_MAYBE(struct appraisal_score, practitioner_name),
    FIELD_AS(struct appraisal_score, organization, "organization_code"),
    FIELD(struct appraisal_score, organization_name),
    FIELD_MAYBE(struct appraisal_score, discipline),
    FIELD(struct appraisal_score, county),
    FIELD(struct appraisal_score, county_name),
    FIELD_MAYBE(struct appraisal_score, grade),
    FIELD(struct appraisal_score, veto),
    FIELD(struct appraisal_score, basic_fen),
    FIELD(struct appraisal_score, competition_fen),
    {0},
};
static const struct field SCORE_TOLD[] = {
    TOLD(FIELD_TEXT, "score"),
    TOLD(FIELD_TEXT, "day_points"),
    TOLD(FIELD_TEXTS, "reasons"),
    {0},
};
const struct shape SHAPE_APPRAISAL_SCORE = {
    .name = "AppraisalScore",
    .about = "`score` from 0 to 1; `day_points` are its part from what is asked month by month.",
    .fields = SCORE,
    .told = SCORE_TOLD};

static const struct field ITEM[] = {
    TOLD(FIELD_TEXT, "indicator"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "whose"),
    TOLD(FIELD_BOOL, "competition"),
    TOLD(FIELD_COUNT, "monthly"),
    TOLD(FIELD_TEXT, "record", MAYBE),
    TOLD(FIELD_MONTH, "from_month", MAYBE),
    TOLD(FIELD_MONTH, "to_month", MAYBE),
    TOLD(FIELD_TEXT, "weight"),
    TOLD(FIELD_TEXT, "target"),
    TOLD(FIELD_TEXT, "actual", MAYBE),
    TOLD(FIELD_TEXT, "completion", MAYBE),
    TOLD(FIELD_TEXT, "points"),
    TOLD(FIELD_COUNT, "peer_n"),
    TOLD(FIELD_TEXT, "peer_median", MAYBE),
    TOLD(FIELD_ID, "appeal", MAYBE),
    {0},
};
static const struct shape ITEM_SHAPE = {
    .name = "AppraisalItem",
    .about = "`actual` null: missing, which is not 0. `record`: the figure of discharge records,"
             " over whole months from `from_month` to `to_month`; else lines are counted. "
             "`peer_median` of completions in similar"
             " counties. `appeal` put the value right.",
    .told = ITEM};
static const struct field SCORE_DETAIL[] = {
    TOLD(FIELD_ID, "appraisal"),           TOLD(FIELD_INT, "year"),
    TOLD(FIELD_TEXT, "rate_base", MAYBE),  TOLD(FIELD_TEXT, "rate_now", MAYBE),
    TOLD(FIELD_COUNT, "cases_now", MAYBE), TOLD(FIELD_ITEMS, "items", .shape = &ITEM_SHAPE),
    TOLD(FIELD_BOOL, "may_appeal"),        {0},
};
static const struct shape *const SCORE_BASES[] = {&SHAPE_APPRAISAL_SCORE, NULL};
const struct shape SHAPE_APPRAISAL_SCORE_DETAIL = {
    .name = "AppraisalScoreDetail", .bases = SCORE_BASES, .told = SCORE_DETAIL};

static void decimal_write(struct request *rq, const char *key, int64_t value, int digits)
{
    json_key(&rq->json, key);
    json_text(&rq->json, value == COUNT_UNKNOWN ? NULL : score_text(value, digits, rq->arena));
}

static void score_write(struct request *rq, const struct appraisal_score *s)
{
    static const char *const REASONS[] = {
        "missing",     "idle",    "below_basic_floor", "below_competition_floor",
        "safety_veto", "no_rate", "no_improvement"};
    struct json_writer *w = &rq->json;

    field_write(w, SCORE, s);
    decimal_write(rq, "score", s->score, POINT_DIGITS);
    decimal_write(rq, "day_points", s->day_points, POINT_DIGITS);
    json_key(w, "reasons");
    json_open_array(w);
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        if (s->reasons >> i & 1)
            json_text(w, REASONS[i]);
    }
    json_end(w);
}

/* GET /api/appraisals/{appraisal}/scores?run=&whose= */
bool api_appraisal_scores(struct request *rq, struct err *e)
{
    struct appraisal_ask ask = {.link = request_text(rq, "whose")};
    struct json_writer *w = &rq->json;
    struct str run = request_text(rq, "run");
    struct appraisal_scores scores;
    struct store_page page;

    if (run.n && !id_parse(run, &ask.run))
        return request_fault(rq,
                             (struct problem_field){.field = "run",
                                                    .message = "no run is called so",
                                                    .found = str_c(rq->arena, run),
                                                    .expected = "an id"},
                             e);
    if (!request_id(rq, "appraisal", &ask.appraisal, e) || !request_page(rq, &page, e)
        || !work_appraisal_scores(rq->store, &ask, &page, rq->arena, &scores, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < scores.n; i++) {
        json_open_object(w);
        score_write(rq, &scores.items[i]);
        json_end(w);
    }
    json_end(w);
    field_more(w, &scores.more);
    json_end(w);
    return true;
}

static void record_write(struct request *rq, const struct indicator *in, int32_t until_day)
{
    struct json_writer *w = &rq->json;
    int32_t to_month = month_of_day(until_day);
    char from[MONTH_TEXT], to[MONTH_TEXT];

    month_text(to_month - in->months + 1, from);
    month_text(to_month, to);
    field_text(w, "record", str_of(in->recorded ? profile_figure_names[in->figure] : ""));
    field_text(w, "from_month", str_of(in->recorded ? from : ""));
    field_text(w, "to_month", str_of(in->recorded ? to : ""));
}

static void item_write(struct request *rq, const struct appraisal_item_view *v, int32_t until_day)
{
    struct json_writer *w = &rq->json;

    json_open_object(w);
    field_text(w, "indicator", v->item.indicator);
    field_text(w, "label", v->rule->label);
    field_text(w, "whose", str_of(appraisal_link_names[v->rule->link]));
    json_key(w, "competition");
    json_bool(w, v->rule->competition);
    field_count(w, "monthly", v->rule->monthly);
    record_write(rq, v->rule, until_day);
    field_text(w, "weight", v->rule->weight);
    decimal_write(rq, "target", v->item.target, RATE_DIGITS);
    decimal_write(rq, "actual", v->item.actual, RATE_DIGITS);
    decimal_write(rq, "completion", v->item.completion, RATE_DIGITS);
    decimal_write(rq, "points", v->item.points, POINT_DIGITS);
    field_count(w, "peer_n", v->peer_n);
    decimal_write(rq, "peer_median", v->peer_median, RATE_DIGITS);
    field_id(w, "appeal", v->item.appeal);
    json_end(w);
}

/* GET /api/appraisal-scores/{appraisal_score} */
bool api_appraisal_score_get(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct appraisal_score_view v;
    struct id id;

    if (!request_id(rq, "appraisal_score", &id, e)
        || !work_appraisal_score_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    score_write(rq, &v.score);
    field_id(w, "appraisal", v.row.id);
    field_count(w, "year", v.row.year);
    decimal_write(rq, "rate_base", v.score.rate_base, RATE_DIGITS);
    decimal_write(rq, "rate_now", v.score.rate_now, RATE_DIGITS);
    field_count(w, "cases_now", v.score.cases_now);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < v.item_n; i++)
        item_write(rq, &v.items[i], v.run.until_day);
    json_end(w);
    json_key(w, "may_appeal");
    json_bool(w, v.may_appeal);
    json_end(w);
    return true;
}

/* GET /api/appraisal-scores/{appraisal_score}/lines?indicator= */
bool api_appraisal_lines(struct request *rq, struct err *e)
{
    struct appraisal_item_ask ask = {.indicator = request_text(rq, "indicator")};
    struct appraisal_lines lines;
    struct store_page page;

    if (!request_id(rq, "appraisal_score", &ask.score, e) || !request_page(rq, &page, e)
        || !work_appraisal_lines(rq->store, rq->subject, &ask, &page, rq->arena, &lines, e))
        return false;
    line_list_write(rq, lines.noun, &lines.rows);
    return true;
}

static const struct field RECORD[] = {
    FIELD_AS(struct appraisal_record_row, record.organization, "organization_code"),
    FIELD(struct appraisal_record_row, organization_name),
    FIELD_AS(struct appraisal_record_row, record.discipline, "discipline", MAYBE),
    FIELD_OF(struct appraisal_record_row, record.month, FIELD_MONTH, "month"),
    FIELD_AS(struct appraisal_record_row, record.cases, "cases"),
    FIELD_AS(struct appraisal_record_row, record.part, "part"),
    FIELD_AS(struct appraisal_record_row, record.whole, "whole"),
    {0},
};
const struct shape SHAPE_APPRAISAL_RECORD = {
    .name = "AppraisalRecord",
    .about = "A month that was told: numerator and denominator of the item's figure; RW is times"
             " 10^4 and so is its denominator, money is in fen over cases times 100.",
    .fields = RECORD};

/* GET /api/appraisal-scores/{appraisal_score}/records?indicator= */
bool api_appraisal_records(struct request *rq, struct err *e)
{
    struct appraisal_item_ask ask = {.indicator = request_text(rq, "indicator")};
    struct appraisal_record_rows rows;
    struct store_page page;

    if (!request_id(rq, "appraisal_score", &ask.score, e) || !request_page(rq, &page, e)
        || !work_appraisal_records(rq->store, rq->subject, &ask, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, RECORD, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}
