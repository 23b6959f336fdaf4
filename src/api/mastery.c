/* mastery.c - learning curves, reviews with their signatures, decisions on entrustment. */
#include <math.h>

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/mastery_desk.h"

/* --- curves --- */

struct mastery_row {
    struct str practitioner, practitioner_name, home_name, technique, technique_name;
    int64_t cases, failures, unsigned_lines, level, planned;
    double score, limit, maintenance, upper, below;
    enum mastery_state state;
    int32_t signal_day, alarm_day, last_day;
    bool judged, planned_enough;
};
static const char *const STATES[] = {"learning", "competent", "alarm", NULL};
static const struct field ROW[] = {
    FIELD_AS(struct mastery_row, practitioner, "practitioner_code"),
    FIELD(struct mastery_row, practitioner_name),
    FIELD(struct mastery_row, home_name),
    FIELD(struct mastery_row, technique),
    FIELD(struct mastery_row, technique_name),
    FIELD_AS(struct mastery_row, cases, "case_n"),
    FIELD_AS(struct mastery_row, failures, "failure_n"),
    FIELD_AS(struct mastery_row, unsigned_lines, "unsigned_n"),
    FIELD_MAYBE(struct mastery_row, level),
    FIELD_NAMED(struct mastery_row, state, "state", STATES),
    FIELD(struct mastery_row, judged),
    FIELD_AS(struct mastery_row, planned, "planned_n", MAYBE),
    FIELD(struct mastery_row, planned_enough),
    FIELD_MAYBE(struct mastery_row, score),
    FIELD_MAYBE(struct mastery_row, limit),
    FIELD_MAYBE(struct mastery_row, maintenance),
    FIELD_AS(struct mastery_row, upper, "failure_upper", MAYBE),
    FIELD_AS(struct mastery_row, below, "below_inadequate", MAYBE),
    FIELD_OF(struct mastery_row, signal_day, FIELD_DAY, "signal_day", MAYBE),
    FIELD_OF(struct mastery_row, alarm_day, FIELD_DAY, "alarm_day", MAYBE),
    FIELD_OF(struct mastery_row, last_day, FIELD_DAY, "last_day", MAYBE),
    {0},
};
static const struct field ROW_TOLD[] = {TOLD(FIELD_TEXTS, "shortfall"), {0}};
const struct shape SHAPE_MASTERY = {
    .name = "Mastery",
    .about =
        "A doctor and a technique: cases that he did himself and that are signed, since a level was"
        " last taken away. `state` of the curve: competent where its score reached `limit`, alarm"
        " where failures after that reached `maintenance`. `failure_upper`: exact 95 % upper limit"
        " of the failure rate; `below_inadequate`: Jeffreys' probability that it is below the"
        " inadequate rate. `planned_enough` false: with so few cases planned an adequate doctor"
        " passes with less than half a chance. `level` of entrustment that holds, null: nobody has"
        " decided. `shortfall`: what is missing for independence; empty: a review can be asked "
        "for.",
    .fields = ROW,
    .told = ROW_TOLD};

static double maybe_real(bool known, double value)
{
    return known ? value : NUMBER_UNKNOWN;
}

static struct mastery_row row_of(const struct mastery_view *v)
{
    const struct mastery_line *who = &v->lines[0];
    bool judged = v->curve.version > 0, steps = judged && v->step_n > v->restart;

    return (struct mastery_row){
        .practitioner = who->practitioner,
        .practitioner_name = who->practitioner_name,
        .home_name = who->home_name,
        .technique = who->technique,
        .technique_name = who->technique_name,
        .cases = v->evidence.cases,
        .failures = v->evidence.failures,
        .unsigned_lines = v->evidence.unsigned_lines,
        .level = v->level ? v->level : COUNT_UNKNOWN,
        .planned = judged ? v->curve.planned : COUNT_UNKNOWN,
        .score = steps ? v->steps[v->step_n - 1].score : NUMBER_UNKNOWN,
        .limit = maybe_real(judged, v->plan.limit),
        .maintenance = maybe_real(judged, v->maintenance),
        .upper = maybe_real(v->evidence.cases > 0, v->upper),
        .below = maybe_real(judged && v->evidence.cases > 0, v->below),
        .state = v->state,
        .signal_day = v->signal_day,
        .alarm_day = v->alarm_day,
        .last_day = v->evidence.last_day,
        .judged = judged,
        .planned_enough = judged && v->plan.enough,
    };
}

static void row_write(struct json_writer *w, const struct mastery_view *v)
{
    const struct mastery_row row = row_of(v);

    field_write(w, ROW, &row);
    json_key(w, "shortfall");
    json_open_array(w);
    for (int i = 0; i < SHORT_N; i++) {
        if (v->shortfall >> i & 1U)
            json_text(w, mastery_short_names[i]);
    }
    json_end(w);
}

static const struct field LIST[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &SHAPE_MASTERY), TOLD(FIELD_COUNT, "total"), {0}};
const struct shape SHAPE_MASTERIES = {.name = "Masteries", .told = LIST};

/* GET /api/masteries?practitioner=&technique= */
bool api_mastery_list(struct request *rq, struct err *e)
{
    const struct mastery_asked q = {.practitioner = request_text(rq, "practitioner"),
                                    .technique = request_text(rq, "technique")};
    struct json_writer *w = &rq->json;
    struct mastery_views rows;

    if (!work_mastery_list(rq->store, rq->subject, &q, rq->seen->now.now_ms, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        json_open_object(w);
        row_write(w, &rows.items[i]);
        json_end(w);
    }
    json_end(w);
    field_count(w, "total", (int64_t)rows.n);
    json_end(w);
    return true;
}

struct step_row {
    struct id id;
    int32_t day;
    struct str role, mentor, mentor_name, result, complication;
    bool failure;
    int64_t level;
    int64_t risk; /* permille */
    double weight, score, vlad;
    enum mastery_state state;
};
static const struct field STEP[] = {
    FIELD_AS(struct step_row, id, "id"),
    FIELD_OF(struct step_row, day, FIELD_DAY, "day"),
    FIELD(struct step_row, role),
    FIELD_MAYBE(struct step_row, mentor),
    FIELD_MAYBE(struct step_row, mentor_name),
    FIELD_MAYBE(struct step_row, result),
    FIELD_MAYBE(struct step_row, complication),
    FIELD(struct step_row, failure),
    FIELD_MAYBE(struct step_row, level),
    FIELD_AS(struct step_row, risk, "risk_permille", MAYBE),
    FIELD_MAYBE(struct step_row, weight),
    FIELD_MAYBE(struct step_row, score),
    FIELD_AS(struct step_row, vlad, "vlad", MAYBE),
    FIELD_NAMED(struct step_row, state, "state", STATES),
    {0},
};
static const struct shape STEP_SHAPE = {
    .name = "MasteryStep",
    .about =
        "A case on the curve: what it added and the score after it; `vlad`: failures that an"
        " adequate doctor would have had so far, less those that were; `risk_permille`: told of"
        " this very case beforehand, it weighs a failure in place of the technique's rates.",
    .fields = STEP};
static const struct field DECISION[] = {
    FIELD(struct mastery_decision, level),
    FIELD_OF(struct mastery_decision, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct mastery_decision, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_NAMED(struct mastery_decision, cause, "why", mastery_cause_names),
    FIELD_AS(struct mastery_decision, note, "note", MAYBE),
    FIELD_OF(struct mastery_decision, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape DECISION_SHAPE = {
    .name = "MasteryDecision", .about = "The newest holds.", .fields = DECISION};
static const struct field CURVE[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "decisions", .shape = &DECISION_SHAPE),
    TOLD(FIELD_COUNT, "restart_n"),
    {0},
};
static const struct shape *const CURVE_BASES[] = {&SHAPE_MASTERY, NULL};
const struct shape SHAPE_MASTERY_CURVE = {
    .name = "MasteryCurve",
    .about = "`restart_n` steps lie before a level was taken away: they count no more.",
    .bases = CURVE_BASES,
    .told = CURVE};

static const struct step_row *steps_of(struct arena *a, const struct mastery_view *v)
{
    struct step_row *rows = ARENA_ARRAY(a, struct step_row, v->step_n + 1);

    for (size_t i = 0; i < v->step_n; i++) {
        const struct mastery_line *l = &v->lines[v->counted[i]];
        const struct mastery_step none = {NUMBER_UNKNOWN, NUMBER_UNKNOWN, MASTERY_LEARNING,
                                          NUMBER_UNKNOWN};
        const struct mastery_step *s = v->curve.version ? &v->steps[i] : &none;

        rows[i] = (struct step_row){.id = l->id,
                                    .day = l->day,
                                    .role = l->role,
                                    .mentor = l->mentor,
                                    .mentor_name = l->mentor_name,
                                    .result = l->result,
                                    .complication = l->complication,
                                    .failure = l->failure,
                                    .level = l->level,
                                    .risk = l->risk > 0 ? l->risk : COUNT_UNKNOWN,
                                    .weight = s->weight,
                                    .score = s->score,
                                    .vlad = s->vlad,
                                    .state = s->state};
    }
    return rows;
}

static bool wanted(struct request *rq, const char *name, struct err *e)
{
    return request_text(rq, name).n
           || request_fault(rq,
                            (struct problem_field){.field = name,
                                                   .message = "a value is wanted",
                                                   .expected = "a code"},
                            e);
}

/* GET /api/curve?practitioner=&technique= */
bool api_mastery_see(struct request *rq, struct err *e)
{
    const struct mastery_asked q = {.practitioner = request_text(rq, "practitioner"),
                                    .technique = request_text(rq, "technique")};
    struct json_writer *w = &rq->json;
    struct mastery_view v;

    if (!wanted(rq, "practitioner", e) || !wanted(rq, "technique", e)
        || !work_mastery_see(rq->store, rq->subject, &q, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    row_write(w, &v);
    field_items(w, "steps", STEP, steps_of(rq->arena, &v), v.step_n, sizeof(struct step_row));
    field_items(w, "decisions", DECISION, v.decisions.items, v.decisions.n,
                sizeof *v.decisions.items);
    field_count(w, "restart_n", (int64_t)v.restart);
    json_end(w);
    return true;
}

/* --- decisions --- */

static const struct field REVOKE[] = {
    FIELD_AS(struct mastery_revoke, practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_AS(struct mastery_revoke, technique, "technique", .min = 1, .max = 40),
    FIELD_AS(struct mastery_revoke, level, "level", .min = 1, .max = 3),
    FIELD_AS(struct mastery_revoke, note, "note", .min = 2, .max = 200),
    {0},
};
const struct shape SHAPE_MASTERY_REVOKE = {.name = "MasteryRevoke",
                                           .about = "Takes a level back: only down, with a reason.",
                                           .fields = REVOKE,
                                           .body = true};
static const struct field DONE[] = {TOLD(FIELD_COUNT, "level"), {0}};
const struct shape SHAPE_MASTERY_DONE = {.name = "MasteryDone", .told = DONE};

/* POST /api/masteries */
bool api_mastery_revoke(struct request *rq, struct err *e)
{
    struct mastery_revoke r = {0};
    struct edit_refused refused;

    if (!request_body(rq, REVOKE, &r, e))
        return false;
    r.now_ms = rq->seen->now.now_ms;
    if (!work_mastery_revoke(rq->store, rq->subject, &r, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    json_open_object(&rq->json);
    field_count(&rq->json, "level", r.level);
    json_end(&rq->json);
    return true;
}

/* --- reviews --- */

static const struct field REVIEW[] = {
    FIELD(struct mastery_review, id),
    FIELD(struct mastery_review, version),
    FIELD_NAMED(struct mastery_review, state, "state", review_state_names),
    FIELD_AS(struct mastery_review, practitioner, "practitioner_code"),
    FIELD(struct mastery_review, practitioner_name),
    FIELD(struct mastery_review, home_name),
    FIELD(struct mastery_review, technique),
    FIELD(struct mastery_review, technique_name),
    FIELD_OF(struct mastery_review, asked_day, FIELD_DAY, "asked"),
    FIELD_AS(struct mastery_review, cases, "case_n"),
    FIELD_AS(struct mastery_review, failures, "failure_n"),
    FIELD(struct mastery_review, score),
    FIELD(struct mastery_review, limit),
    FIELD(struct mastery_review, seal),
    FIELD(struct mastery_review, checked),
    FIELD(struct mastery_review, mentor),
    FIELD(struct mastery_review, mentor_name),
    FIELD_OF(struct mastery_review, mentor_ms, FIELD_MS, "mentor_signed", MAYBE),
    FIELD_OF(struct mastery_review, department_ms, FIELD_MS, "department_signed", MAYBE),
    FIELD_AS(struct mastery_review, note, "note", MAYBE),
    {0},
};
const struct shape SHAPE_MASTERY_REVIEW = {
    .name = "MasteryReview",
    .about = "Whether somebody may work alone: the case set as it was when it was asked for (`seal`"
             " is its SHA-256), the department's checklist, two signatures.",
    .fields = REVIEW};

static const struct field ASK[] = {
    FIELD_AS(struct mastery_ask, practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_AS(struct mastery_ask, technique, "technique", .min = 1, .max = 40),
    FIELD_AS(struct mastery_ask, mentor, "mentor", .min = 1, .max = 40),
    {0},
};
const struct shape SHAPE_MASTERY_ASK = {
    .name = "MasteryAsk",
    .about = "`mentor`: who signs for those who taught; one who signed a case of the set.",
    .fields = ASK,
    .body = true};
static const struct field SAY[] = {
    FIELD_NAMED(struct mastery_say, side, "side", review_side_names),
    FIELD_AS(struct mastery_say, agree, "agree"),
    FIELD_AS(struct mastery_say, why, "why", MAYBE, .max = 200),
    FIELD_AS(struct mastery_say, checked, "checked", MAYBE),
    {0},
};
const struct shape SHAPE_MASTERY_SAY = {
    .name = "MasterySay",
    .about = "One side's word: a no has a reason; the department ticks equipment, rescue, consent,"
             " safety (no open event) and follow_up.",
    .fields = SAY,
    .body = true};

static bool review_write(struct request *rq, struct id id, struct err *e)
{
    struct mastery_review r;

    if (!work_mastery_review_see(rq->store, rq->subject, id, rq->arena, &r, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, REVIEW, &r);
    json_end(&rq->json);
    return true;
}

/* GET /api/mastery-reviews?practitioner=&technique=&state=&limit=&cursor= */
bool api_mastery_review_list(struct request *rq, struct err *e)
{
    struct mastery_asked q = {.practitioner = request_text(rq, "practitioner"),
                              .technique = request_text(rq, "technique")};
    struct store_page page;
    struct mastery_reviews rows;

    if (!request_page(rq, &page, e))
        return false;
    q.reach = page.reach;
    if (!work_mastery_review_list(rq->store, &q, request_text(rq, "state"), &page, rq->arena, &rows,
                                  e))
        return false;
    field_page(&rq->json, REVIEW, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* GET /api/mastery-reviews/{mastery_review} */
bool api_mastery_review_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "mastery_review", &id, e) && review_write(rq, id, e);
}

/* POST /api/mastery-reviews */
bool api_mastery_ask(struct request *rq, struct err *e)
{
    struct mastery_ask n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, ASK, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_mastery_ask(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return review_write(rq, id, e);
}

/* POST /api/mastery-reviews/{mastery_review}/signatures */
bool api_mastery_say(struct request *rq, struct err *e)
{
    struct mastery_say s = {0};
    struct edit_refused refused;

    if (!request_body(rq, SAY, &s, e) || !request_id(rq, "mastery_review", &s.id, e))
        return false;
    s.now_ms = rq->seen->now.now_ms;
    if (!work_mastery_say(rq->store, rq->subject, &s, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return review_write(rq, s.id, e);
}
