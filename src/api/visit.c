/* visit.c - clinics of experts for the desk: listed, seen, planned, changed, moved; series. */
#include "api/visit.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/desk.h"
#include "work/visit_desk.h"

#define FEN_MOST 100000000 /* a million yuan */

static const struct field FIELDS[] = {
    FIELD(struct visit, id),
    FIELD(struct visit, code),
    FIELD(struct visit, version),
    FIELD(struct visit, programme),
    FIELD_NAMED(struct visit, kind, "kind", visit_kind_names),
    FIELD_NAMED(struct visit, state, "state", visit_state_names),
    FIELD_AS(struct visit, practitioner, "practitioner_code"),
    FIELD(struct visit, practitioner_name),
    FIELD(struct visit, home_name),
    FIELD(struct visit, organization),
    FIELD(struct visit, organization_name),
    FIELD(struct visit, county),
    FIELD_MAYBE(struct visit, county_name),
    FIELD_MAYBE(struct visit, discipline),
    FIELD_OF(struct visit, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct visit, starts),
    FIELD_MAYBE(struct visit, ends),
    FIELD_AS(struct visit, series, "series", MAYBE),
    FIELD_AS(struct visit, slots, "slot_n"),
    FIELD_AS(struct visit, township_slots, "township_n"),
    FIELD_OF(struct visit, release_ms, FIELD_MS, "release", MAYBE),
    FIELD_AS(struct visit, taken, "taken_n"),
    FIELD_AS(struct visit, taken_township, "township_taken_n"),
    FIELD_AS(struct visit, untold, "untold_n"),
    FIELD_MAYBE(struct visit, room),
    FIELD_MAYBE(struct visit, liaison),
    FIELD_MAYBE(struct visit, liaison_phone),
    FIELD_MAYBE(struct visit, travel),
    FIELD_MAYBE(struct visit, lodging),
    FIELD_AS(struct visit, travel_fen, "travel_fen", MAYBE),
    FIELD_AS(struct visit, lodging_fen, "lodging_fen", MAYBE),
    FIELD_AS(struct visit, other_fen, "other_fen", MAYBE),
    FIELD_AS(struct visit, cause, "reason", MAYBE),
    FIELD_MAYBE(struct visit, moved_to),
    {0},
};
const struct shape SHAPE_VISIT = {
    .name = "Visit",
    .about = "`township_n` of the `slot_n` are kept for townships until `release`; `untold_n`"
             " patients have to be told that it was stopped; `moved_to` the code of the visit they"
             " were moved to.",
    .fields = FIELDS};
static const struct field STEP[] = {
    FIELD_NAMED(struct visit_step_line, move, "move", visit_move_names),
    FIELD_NAMED(struct visit_step_line, was, "was", visit_state_names),
    FIELD_NAMED(struct visit_step_line, state, "state", visit_state_names),
    FIELD_MAYBE(struct visit_step_line, why),
    FIELD_OF(struct visit_step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "VisitStep", .fields = STEP};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_TEXTS, "moves"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_VISIT, NULL};
const struct shape SHAPE_VISIT_DETAIL = {
    .name = "VisitDetail", .bases = DETAIL_BASES, .told = DETAIL};

#define PLAN(type, at)                                                                      \
    FIELD_OF(type, at.day, FIELD_DAY, "day"),                                               \
        FIELD_AS(type, at.starts, "starts", MAYBE, .max = 5),                               \
        FIELD_AS(type, at.ends, "ends", MAYBE, .max = 5),                                   \
        FIELD_AS(type, at.room, "room", MAYBE, .max = 80),                                  \
        FIELD_AS(type, at.liaison, "liaison", MAYBE, .max = 40),                            \
        FIELD_AS(type, at.liaison_phone, "liaison_phone", MAYBE, .max = 20),                \
        FIELD_AS(type, at.travel, "travel", MAYBE, .max = 100),                             \
        FIELD_AS(type, at.lodging, "lodging", MAYBE, .max = 100),                           \
        FIELD_AS(type, at.slots, "slot_n", .min = 0, .max = VISIT_SLOTS_MOST),              \
        FIELD_AS(type, at.township_slots, "township_n", .min = 0, .max = VISIT_SLOTS_MOST), \
        FIELD_AS(type, at.release_hours, "release_hours", .min = 0, .max = 720),            \
        FIELD_AS(type, at.travel_fen, "travel_fen", MAYBE, .min = 0, .max = FEN_MOST),      \
        FIELD_AS(type, at.lodging_fen, "lodging_fen", MAYBE, .min = 0, .max = FEN_MOST),    \
        FIELD_AS(type, at.other_fen, "other_fen", MAYBE, .min = 0, .max = FEN_MOST)

static const struct field BODY[] = {
    FIELD_AS(struct visit_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct visit_new, practitioner, "practitioner_code", .min = 1, .max = 40),
    FIELD_AS(struct visit_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct visit_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_NAMED(struct visit_new, kind, "kind", visit_kind_names),
    PLAN(struct visit_new, plan),
    {0},
};
const struct shape SHAPE_VISIT_BODY = {
    .name = "VisitBody",
    .about = "`release_hours` before it starts the townships' slots are everybody's; 0: never.",
    .fields = BODY,
    .body = true};
static const struct field EDIT[] = {PLAN(struct visit_edit, plan), {0}};
const struct shape SHAPE_VISIT_EDIT = {.name = "VisitEdit", .fields = EDIT, .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct visit_wish, move, "move", visit_move_names),
    FIELD_AS(struct visit_wish, why, "why", MAYBE, .max = 200),
    FIELD_AS(struct visit_wish, to, "to", MAYBE, .max = 80),
    FIELD_AS(struct visit_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_VISIT_MOVE = {
    .name = "VisitMove",
    .about = "`to`, of `cancel`: the code of the visit that its patients move to while there are"
             " tickets.",
    .fields = MOVE,
    .body = true};

/* GET /api/visits?from=&until=&state=&organization=&practitioner=&county=&limit=&cursor= */
bool api_visit_list(struct request *rq, struct err *e)
{
    struct visit_filter filter = {.state = request_text(rq, "state"),
                                  .organization = request_text(rq, "organization"),
                                  .practitioner = request_text(rq, "practitioner"),
                                  .county = request_text(rq, "county")};
    struct store_page page;
    struct visit_rows rows;

    if (!request_day(rq, "from", DAY_NONE, &filter.from_day, e)
        || !request_day(rq, "until", DAY_NONE, &filter.until_day, e) || !request_page(rq, &page, e)
        || !work_visit_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

bool api_visit_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct visit_view v;

    if (!work_visit_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.visit);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    json_key(w, "moves");
    json_open_array(w);
    for (size_t i = 0; i < v.move_n; i++)
        json_text(w, visit_move_names[v.moves[i]]);
    json_end(w);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.visit.version);
    return true;
}

/* GET /api/visits/{visit} */
bool api_visit_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "visit", &id, e) && api_visit_write(rq, id, e);
}

static bool refused_as(struct request *rq, struct edit_refused *refused, int64_t asked,
                       struct err *e)
{
    if (refused->field && str_eq(str_of(refused->field), STR("practitioner")))
        refused->field = "practitioner_code";
    return request_edit_refused(rq, refused, asked, e);
}

/* POST /api/visits */
bool api_visit_add(struct request *rq, struct err *e)
{
    struct visit_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_visit_add(rq->store, rq->subject, &n, &id, &refused, e))
        return refused_as(rq, &refused, 0, e);
    rq->status = 201;
    return api_visit_write(rq, id, e);
}

/* PUT /api/visits/{visit} */
bool api_visit_edit(struct request *rq, struct err *e)
{
    struct visit_edit edit = {0};
    struct edit_refused refused;

    if (!request_body(rq, EDIT, &edit, e) || !request_id(rq, "visit", &edit.id, e)
        || !request_version(rq, &edit.version, e))
        return false;
    edit.now_ms = rq->seen->now.now_ms;
    if (!work_visit_edit(rq->store, rq->subject, &edit, &refused, e))
        return refused_as(rq, &refused, edit.version, e);
    return api_visit_write(rq, edit.id, e);
}

/* POST /api/visits/{visit}/moves */
bool api_visit_move(struct request *rq, struct err *e)
{
    struct visit_wish w = {0};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "visit", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (w.version < 0)
        w.version = 0;
    if (!work_visit_move(rq->store, rq->subject, &w, &refused, e))
        return refused_as(rq, &refused, w.version, e);
    return api_visit_write(rq, w.id, e);
}

/* --- series --- */

static const struct field SERIES[] = {
    FIELD(struct visit_series, id),
    FIELD(struct visit_series, programme),
    FIELD_AS(struct visit_series, practitioner, "practitioner_code"),
    FIELD(struct visit_series, practitioner_name),
    FIELD(struct visit_series, organization),
    FIELD(struct visit_series, organization_name),
    FIELD(struct visit_series, county),
    FIELD_MAYBE(struct visit_series, discipline),
    FIELD(struct visit_series, weekday),
    FIELD(struct visit_series, every_weeks),
    FIELD_OF(struct visit_series, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct visit_series, until_day, FIELD_DAY, "until"),
    FIELD(struct visit_series, starts),
    FIELD(struct visit_series, ends),
    FIELD_MAYBE(struct visit_series, room),
    FIELD_AS(struct visit_series, slots, "slot_n"),
    FIELD_AS(struct visit_series, township_slots, "township_n"),
    FIELD(struct visit_series, release_hours),
    FIELD_OF(struct visit_series, ended_ms, FIELD_MS, "ended", MAYBE),
    {0},
};
const struct shape SHAPE_VISIT_SERIES = {
    .name = "VisitSeries",
    .about = "`weekday` 1 Monday to 7 Sunday; every `every_weeks` weeks between two days.",
    .fields = SERIES};
static const struct field SERIES_NEW[] = {
    FIELD_AS(struct series_new, series.programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct series_new, series.practitioner, "practitioner_code", .min = 1, .max = 40),
    FIELD_AS(struct series_new, series.organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct series_new, series.discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct series_new, series.weekday, "weekday", .min = 1, .max = 7),
    FIELD_AS(struct series_new, series.every_weeks, "every_weeks", .min = 1, .max = 8),
    FIELD_OF(struct series_new, series.from_day, FIELD_DAY, "from"),
    FIELD_OF(struct series_new, series.until_day, FIELD_DAY, "until"),
    FIELD_AS(struct series_new, series.starts, "starts", .min = 5, .max = 5),
    FIELD_AS(struct series_new, series.ends, "ends", .min = 5, .max = 5),
    FIELD_AS(struct series_new, series.room, "room", MAYBE, .max = 80),
    FIELD_AS(struct series_new, series.slots, "slot_n", .min = 0, .max = VISIT_SLOTS_MOST),
    FIELD_AS(struct series_new, series.township_slots, "township_n", .min = 0,
             .max = VISIT_SLOTS_MOST),
    FIELD_AS(struct series_new, series.release_hours, "release_hours", .min = 0, .max = 720),
    {0},
};
const struct shape SHAPE_VISIT_SERIES_BODY = {
    .name = "VisitSeriesBody", .fields = SERIES_NEW, .body = true};
static const struct field ENDING[] = {
    FIELD_OF(struct series_ending, until_day, FIELD_DAY, "until"),
    FIELD_AS(struct series_ending, why, "why", .min = 2, .max = 200),
    {0},
};
const struct shape SHAPE_VISIT_SERIES_END = {
    .name = "VisitSeriesEnd", .fields = ENDING, .body = true};
struct series_made {
    struct id id;
    int64_t n;
};
static const struct field MADE[] = {
    FIELD(struct series_made, id), FIELD_AS(struct series_made, n, "visit_n"), {0}};
const struct shape SHAPE_VISIT_SERIES_MADE = {.name = "VisitSeriesMade",
                                              .about =
                                                  "`visit_n`: dates that were planned, or stopped.",
                                              .fields = MADE};

/* GET /api/visit-series?limit=&cursor= */
bool api_visit_series_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct series_rows rows;

    if (!request_page(rq, &page, e) || !work_series_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, SERIES, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool made_write(struct request *rq, struct id id, int64_t n)
{
    const struct series_made made = {id, n};

    json_open_object(&rq->json);
    field_write(&rq->json, MADE, &made);
    json_end(&rq->json);
    return true;
}

/* POST /api/visit-series */
bool api_visit_series_add(struct request *rq, struct err *e)
{
    struct series_new n = {0};
    struct edit_refused refused;
    int64_t made;
    struct id id;

    if (!request_body(rq, SERIES_NEW, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_series_add(rq->store, rq->subject, &n, &id, &made, &refused, e))
        return refused_as(rq, &refused, 0, e);
    rq->status = 201;
    return made_write(rq, id, made);
}

/* POST /api/visit-series/{visit_series}/end */
bool api_visit_series_end(struct request *rq, struct err *e)
{
    struct series_ending n = {0};
    int64_t stopped;

    if (!request_body(rq, ENDING, &n, e) || !request_id(rq, "visit_series", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    return work_series_end(rq->store, rq->subject, &n, &stopped, e)
           && made_write(rq, n.id, stopped);
}
