/* measure.c - measures by year, claimed beside verified beside validated, and the counts behind. */
#include "api/auth.h"
#include "api/bulletin_line.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/measure_desk.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100 };

static const struct field TIER[] = {
    FIELD_AS(struct measure_tier_view, value.value, "value", MAYBE),
    FIELD_AS(struct measure_tier_view, value.numerator, "numerator_n", MAYBE),
    FIELD_AS(struct measure_tier_view, value.denominator, "denominator_n", MAYBE),
    FIELD_AS(struct measure_tier_view, value.organization_n, "organization_n"),
    FIELD_AS(struct measure_tier_view, value.half_n, "half_n"),
    FIELD_AS(struct measure_tier_view, year_on_year.change, "year_on_year", MAYBE),
    FIELD_AS(struct measure_tier_view, year_on_year.organization_n, "compared_n"),
    FIELD_AS(struct measure_tier_view, since_baseline.change, "since_baseline", MAYBE),
    {0},
};
static const struct shape TIER_SHAPE = {
    .name = "MeasureTier",
    .about = "`year_on_year` and `since_baseline` of what both times tell, per cent of a count,"
             " points of a share; `half_n` reports left out since a part of them is not told.",
    .fields = TIER};

static const struct field PLAIN[] = {
    FIELD_AS(struct measure, id, "measure"),
    FIELD_AS(struct measure, label, "label"),
    FIELD_AS(struct measure, unit, "unit"),
    FIELD_AS(struct measure, population, "population"),
    FIELD_AS(struct measure, numerator, "numerator"),
    FIELD_AS(struct measure, denominator, "denominator", MAYBE),
    FIELD_AS(struct measure, figure.digits, "digits"),
    FIELD_AS(struct measure, stock, "stock"),
    FIELD_AS(struct measure, low_is_better, "low_is_better"),
    FIELD_AS(struct measure, baseline_year, "baseline"),
    {0},
};
static const struct field VIEW[] = {
    FIELD_AS(struct measure_view, year, "year"),
    FIELD_AS(struct measure_view, plan, "plan", MAYBE),
    FIELD_AS(struct measure_view, ahead, "ahead", MAYBE),
    {0},
};
static const struct field VIEW_TOLD[] = {
    TOLD(FIELD_BOOL, "reported"),
    TOLD(FIELD_TEXT, "best", MAYBE),
    TOLD(FIELD_OBJECT, "claimed", .shape = &TIER_SHAPE),
    TOLD(FIELD_OBJECT, "verified", .shape = &TIER_SHAPE),
    TOLD(FIELD_OBJECT, "validated", .shape = &TIER_SHAPE),
    {0},
};
static const struct shape PLAIN_SHAPE = {.name = "MeasureDefinition", .fields = PLAIN};
static const struct shape *const VIEW_BASES[] = {&PLAIN_SHAPE, NULL};
static const struct shape VIEW_SHAPE = {
    .name = "Measure",
    .about = "`best` is the highest tier that is known, of which `ahead` tells how far it is beyond"
             " the plan; `reported`: its counts are told by organizations.",
    .bases = VIEW_BASES,
    .fields = VIEW,
    .told = VIEW_TOLD};
static const struct field LIST[] = {
    FIELD_AS(struct measure_views, programme, "programme"),
    FIELD_AS(struct measure_views, version, "version"),
    FIELD_AS(struct measure_views, year, "year"),
    {0},
};
static const struct field LIST_TOLD[] = {TOLD(FIELD_ITEMS, "items", .shape = &VIEW_SHAPE), {0}};
const struct shape SHAPE_MEASURES = {.name = "Measures",
                                     .about = "By the newest edition of the programme.",
                                     .fields = LIST,
                                     .told = LIST_TOLD};

static const struct field LINE[] = {
    FIELD_AS(struct measure_line, organization, "organization"),
    FIELD_AS(struct measure_line, organization_name, "organization_name", MAYBE),
    FIELD_AS(struct measure_line, county, "county", MAYBE),
    FIELD_OF(struct measure_line, day, FIELD_DAY, "period"),
    FIELD_AS(struct measure_line, numerator[MEASURE_CLAIMED], "claimed_n", MAYBE),
    FIELD_AS(struct measure_line, denominator[MEASURE_CLAIMED], "claimed_of_n", MAYBE),
    FIELD_AS(struct measure_line, numerator[MEASURE_VERIFIED], "verified_n", MAYBE),
    FIELD_AS(struct measure_line, denominator[MEASURE_VERIFIED], "verified_of_n", MAYBE),
    FIELD_AS(struct measure_line, numerator[MEASURE_VALIDATED], "validated_n", MAYBE),
    FIELD_AS(struct measure_line, denominator[MEASURE_VALIDATED], "validated_of_n", MAYBE),
    FIELD_AS(struct measure_line, note[MEASURE_CLAIMED], "claimed_note", MAYBE),
    FIELD_AS(struct measure_line, note[MEASURE_VERIFIED], "verified_note", MAYBE),
    FIELD_AS(struct measure_line, note[MEASURE_VALIDATED], "validated_note", MAYBE),
    {0},
};
const struct shape SHAPE_MEASURE_VALUE = {
    .name = "MeasureValue",
    .about = "What an organization's count of a period is by who claims it, who verifies it and"
             " another source; null: not told.",
    .fields = LINE};

#define TELL_FIELDS                                                                           \
    FIELD_AS(struct measure_told_new, programme, "programme", .min = 1, .max = 40),           \
        FIELD_AS(struct measure_told_new, measure, "measure", .min = 1, .max = 40),           \
        FIELD_AS(struct measure_told_new, organization, "organization", .min = 1, .max = 40), \
        FIELD_OF(struct measure_told_new, period, FIELD_DAY, "period"),                       \
        FIELD_AS(struct measure_told_new, numerator, "numerator_n", .min = 0,                 \
                 .max = INT64_C(1000000000000)),                                              \
        FIELD_AS(struct measure_told_new, denominator, "denominator_n", MAYBE, .min = 0,      \
                 .max = INT64_C(1000000000000)),                                              \
        FIELD_AS(struct measure_told_new, note, "note", .min = 2, .max = 200)
static const struct field CLAIM[] = {TELL_FIELDS, {0}};
const struct shape SHAPE_MEASURE_CLAIM = {
    .name = "MeasureClaim",
    .about = "`period` is the first day of a month or a year; told again it puts the claim right.",
    .fields = CLAIM,
    .body = true};
static const struct field CHECK[] = {
    FIELD_NAMED(struct measure_told_new, tier, "tier", measure_tier_names), TELL_FIELDS, {0}};
const struct shape SHAPE_MEASURE_CHECK = {
    .name = "MeasureCheck",
    .about = "`tier` verified, or validated from the other source that `note` names; by nobody who"
             " told a tier below.",
    .fields = CHECK,
    .body = true};

static bool ask_read(struct request *rq, struct measure_ask *ask, struct err *e)
{
    const struct str year = request_text(rq, "year");
    int64_t number = 0;

    *ask = (struct measure_ask){.programme = request_text(rq, "programme"),
                                .measure = request_text(rq, "measure"),
                                .organization = request_text(rq, "organization"),
                                .now_ms = rq->seen->now.now_ms};
    if (ask->programme.n == 0)
        return request_fault(rq,
                             (struct problem_field){.field = "programme",
                                                    .message = "whose measures is wanted",
                                                    .found = "",
                                                    .expected = "the id of a programme"},
                             e);
    if (year.n && (!str_to_int(year, YEAR_LAST, &number) || number < YEAR_FIRST))
        return request_fault(rq,
                             (struct problem_field){.field = "year",
                                                    .message = "no year that is looked at",
                                                    .found = str_c(rq->arena, year),
                                                    .expected = "2000 to 2100"},
                             e);
    ask->year = (int32_t)number;
    return true;
}

static void view_write(struct json_writer *w, const struct measure_view *v)
{
    bool is_reported = str_eq(str_of(v->measure->figure.counts[0].noun->name), STR("statistic"));

    json_open_object(w);
    field_write(w, PLAIN, v->measure);
    field_write(w, VIEW, v);
    json_key(w, "reported");
    json_bool(w, is_reported);
    field_text(w, "best", str_of(v->best < 0 ? "" : measure_tier_names[v->best]));
    for (int t = 0; t < MEASURE_TIER_N; t++) {
        json_key(w, measure_tier_names[t]);
        json_open_object(w);
        field_write(w, TIER, &v->tiers[t]);
        json_end(w);
    }
    json_end(w);
}

static void views_write(struct request *rq, const struct measure_views *views)
{
    struct json_writer *w = &rq->json;

    json_open_object(w);
    field_write(w, LIST, views);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < views->n; i++)
        view_write(w, &views->items[i]);
    json_end(w);
    json_end(w);
}

/* GET /api/measures?programme=&year=&organization= */
bool api_measure_list(struct request *rq, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_MEASURE_SEE);
    struct measure_ask ask;
    struct measure_views views;

    if (!ask_read(rq, &ask, e) || !work_measure_list(rq->store, &ask, &reach, rq->arena, &views, e))
        return false;
    views_write(rq, &views);
    return true;
}

/* GET /api/measure-years?programme=&measure=&year=&organization= */
bool api_measure_years(struct request *rq, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_MEASURE_SEE);
    struct measure_ask ask;
    struct measure_views views;

    if (!ask_read(rq, &ask, e)
        || !work_measure_years(rq->store, &ask, &reach, rq->arena, &views, e))
        return false;
    views_write(rq, &views);
    return true;
}

/* GET /api/measure-rows?programme=&measure=&year=&tier=&part=&organization=&limit=&cursor= */
bool api_measure_rows(struct request *rq, struct err *e)
{
    const struct str tier = request_text(rq, "tier"), part = request_text(rq, "part");
    static const char *const PARTS[] = {"numerator", "denominator", NULL};
    struct measure_lines_ask ask = {.part = str_eq(part, STR("denominator"))};
    struct measure_counted lines;
    struct store_page page;

    if (!request_choice(rq, "tier", tier, measure_tier_names, "claimed, verified or validated", e)
        || !request_choice(rq, "part", part, PARTS, "numerator or denominator", e)
        || !ask_read(rq, &ask.of, e) || !request_page(rq, &page, e))
        return false;
    for (int t = 0; t < MEASURE_TIER_N; t++) {
        if (str_eq(tier, str_of(measure_tier_names[t])))
            ask.tier = (enum measure_tier)t;
    }
    if (!work_measure_lines(rq->store, &ask, &page, rq->arena, &lines, e))
        return false;
    line_list_write(rq, lines.noun, &lines.rows);
    return true;
}

/* GET /api/measure-values?programme=&measure=&year=&organization=&state=&limit=&cursor= */
bool api_measure_values(struct request *rq, struct err *e)
{
    static const char *const STATES[] = {"open", NULL};
    const struct str state = request_text(rq, "state");
    struct measure_reported found;
    struct measure_ask ask;
    struct store_page page;

    if (!request_choice(rq, "state", state, STATES, "open", e) || !ask_read(rq, &ask, e)
        || !request_page(rq, &page, e)
        || !work_measure_reported(rq->store, &ask, state.n > 0, &page, rq->arena, &found, e))
        return false;
    field_page(&rq->json, LINE, found.lines.items, found.lines.n, sizeof found.lines.items[0],
               &found.lines.more);
    return true;
}

/* Answers with the organization's period as it is then. */
static bool told_write(struct request *rq, struct measure_told_new *n, struct err *e)
{
    const struct store_page page = {.limit = STORE_PAGE_MAX,
                                    .cursor = STR(""),
                                    .reach = store_reach_of(rq->subject, ACTION_MEASURE_SEE)};
    struct measure_ask ask = {
        .programme = n->programme, .measure = n->measure, .organization = n->organization};
    struct edit_refused refused;
    struct measure_reported found;
    int32_t month, of_month;

    n->now_ms = ask.now_ms = rq->seen->now.now_ms;
    if (!work_measure_tell(rq->store, rq->subject, n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    day_split(n->period, &ask.year, &month, &of_month);
    if (!work_measure_reported(rq->store, &ask, false, &page, rq->arena, &found, e))
        return false;
    json_open_object(&rq->json);
    for (size_t i = 0; i < found.lines.n; i++) {
        if (found.lines.items[i].day == n->period)
            field_write(&rq->json, LINE, &found.lines.items[i]);
    }
    json_end(&rq->json);
    return true;
}

/* POST /api/measure-values */
bool api_measure_claim(struct request *rq, struct err *e)
{
    struct measure_told_new n = {.denominator = COUNT_UNKNOWN};

    if (!request_body(rq, CLAIM, &n, e))
        return false;
    n.tier = MEASURE_CLAIMED;
    return told_write(rq, &n, e);
}

/* POST /api/measure-values/check */
bool api_measure_check(struct request *rq, struct err *e)
{
    struct measure_told_new n = {.denominator = COUNT_UNKNOWN};

    if (!request_body(rq, CHECK, &n, e))
        return false;
    if (n.tier == MEASURE_CLAIMED)
        return request_fault(rq,
                             (struct problem_field){.field = "tier",
                                                    .message = "a claim is told by whom it is of",
                                                    .found = "claimed",
                                                    .expected = "verified or validated"},
                             e);
    return told_write(rq, &n, e);
}
