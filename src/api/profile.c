/* profile.c - organizations with their figures, one of them beside its peers, the spectrum of a
 * county and its change, what leaves. */
#include "work/profile.h"
#include "api/field.h"
#include "api/handler.h"

/* A row of the list as it is told. */
struct profile_told {
    struct organization organization;
    struct str county_name;
    int64_t months_present, cases, rw_cases;
    double cmi;
    struct profile_share rw2, operated;
    double level3_share, level4_share, days_mean, cost_mean, death_share;
};

static const struct field ROW[] = {
    FIELD_AS(struct profile_told, organization.id, "id"),
    FIELD_AS(struct profile_told, organization.code, "code"),
    FIELD_AS(struct profile_told, organization.name, "name"),
    FIELD_AS(struct profile_told, organization.county, "county"),
    FIELD_MAYBE(struct profile_told, county_name),
    FIELD_AS(struct profile_told, organization.level, "level", MAYBE),
    FIELD_AS(struct profile_told, organization.kind, "kind", MAYBE),
    FIELD(struct profile_told, months_present),
    FIELD(struct profile_told, cases),
    FIELD(struct profile_told, rw_cases),
    FIELD_MAYBE(struct profile_told, cmi),
    FIELD_AS(struct profile_told, rw2.value, "rw2_share", MAYBE),
    FIELD_AS(struct profile_told, rw2.low, "rw2_low", MAYBE),
    FIELD_AS(struct profile_told, rw2.high, "rw2_high", MAYBE),
    FIELD_AS(struct profile_told, operated.value, "operated_share", MAYBE),
    FIELD_AS(struct profile_told, operated.low, "operated_low", MAYBE),
    FIELD_AS(struct profile_told, operated.high, "operated_high", MAYBE),
    FIELD_MAYBE(struct profile_told, level3_share),
    FIELD_MAYBE(struct profile_told, level4_share),
    FIELD_MAYBE(struct profile_told, days_mean),
    FIELD_MAYBE(struct profile_told, cost_mean),
    FIELD_MAYBE(struct profile_told, death_share),
    {0},
};
static const struct shape ROW_SHAPE = {
    .name = "Profile",
    .about = "Of an organization in the window; intervals are Wilson's, 95 %; cost_mean in yuan.",
    .fields = ROW};

static const struct field COVERAGE[] = {
    FIELD(struct profile_coverage, organizations), FIELD(struct profile_coverage, complete), {0}};
static const struct shape COVERAGE_SHAPE = {
    .name = "Coverage",
    .about = "`complete` organizations have a case in every month of the window.",
    .fields = COVERAGE};
static const struct field LIST[] = {
    TOLD(FIELD_COUNT, "months"),
    TOLD(FIELD_OBJECT, "coverage", .shape = &COVERAGE_SHAPE),
    TOLD(FIELD_ITEMS, "items", .shape = &ROW_SHAPE),
    TOLD(FIELD_COUNT, "total"),
    TOLD(FIELD_TEXT, "next", MAYBE),
    {0},
};
const struct shape SHAPE_PROFILE_PAGE = {
    .name = "ProfilePage", .bases = SHAPE_IN_FRAME, .told = LIST};

static struct profile_told told(const struct profile_list_view *v, size_t i)
{
    const struct profile_row *row = &v->rows.items[i];
    const struct profile_sums *s = &row->sums;

    return (struct profile_told){.organization = row->organization,
                                 .county_name = row->county_name,
                                 .months_present = row->months_present,
                                 .cases = s->cases,
                                 .rw_cases = s->rw_cases,
                                 .cmi = profile_figure(s, PROFILE_CMI),
                                 .rw2 = v->rw2[i],
                                 .operated = v->operated[i],
                                 .level3_share = profile_figure(s, PROFILE_LEVEL3_SHARE),
                                 .level4_share = profile_figure(s, PROFILE_LEVEL4_SHARE),
                                 .days_mean = profile_figure(s, PROFILE_DAYS_MEAN),
                                 .cost_mean = profile_figure(s, PROFILE_COST_MEAN),
                                 .death_share = profile_figure(s, PROFILE_DEATH_SHARE)};
}

/* GET /api/profiles?limit=&cursor= */
bool api_profile_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct profile_list_view v;
    struct profile_told *items;

    if (!request_page(rq, &page, e)
        || !work_profile_list(rq->store, rq->subject, &page, rq->arena, &v, e))
        return false;
    items = ARENA_ARRAY(rq->arena, struct profile_told, v.rows.n);
    for (size_t i = 0; i < v.rows.n; i++)
        items[i] = told(&v, i);
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_count(w, "months", v.months);
    json_key(w, "coverage");
    json_open_object(w);
    field_write(w, COVERAGE, &v.coverage);
    json_end(w);
    field_items(w, "items", ROW, items, v.rows.n, sizeof *items);
    field_more(w, &v.rows.more);
    json_end(w);
    return true;
}

static const struct field POINT[] = {
    FIELD_NAMED(struct profile_point, figure, "figure", profile_figure_names),
    FIELD_OF(struct profile_point, month, FIELD_MONTH, "month"),
    FIELD_MAYBE(struct profile_point, value),
    FIELD_AS(struct profile_point, peers.low, "low", MAYBE),
    FIELD_AS(struct profile_point, peers.median, "median", MAYBE),
    FIELD_AS(struct profile_point, peers.high, "high", MAYBE),
    FIELD_AS(struct profile_point, peer_n, "peers"),
    {0},
};
static const struct shape POINT_SHAPE = {
    .name = "ProfilePoint",
    .about = "A figure in the quarter that begins with `month`; low, median and high are the"
             " quartiles of the peers, null where they are fewer than five.",
    .fields = POINT};
static const struct field SERIES[] = {
    TOLD(FIELD_ID, "id"),
    TOLD(FIELD_TEXT, "code"),
    TOLD(FIELD_TEXT, "name"),
    TOLD(FIELD_TEXT, "county"),
    TOLD(FIELD_TEXT, "level", MAYBE),
    TOLD(FIELD_TEXT, "kind", MAYBE),
    TOLD(FIELD_TEXT, "rows"),
    TOLD(FIELD_ITEMS, "items", .shape = &POINT_SHAPE),
    {0},
};
const struct shape SHAPE_PROFILE_SERIES = {
    .name = "ProfileSeries",
    .about = "Peers are the other organizations of the same level and kind.",
    .bases = SHAPE_IN_FRAME,
    .told = SERIES};

/* GET /api/organizations/{organization}/profile */
bool api_profile_series(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct profile_series_view v;
    struct id id;

    if (!request_id(rq, "organization", &id, e)
        || !work_profile_series(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_id(w, "id", v.organization.id);
    field_text(w, "code", v.organization.code);
    field_text(w, "name", v.organization.name);
    field_text(w, "county", v.organization.county);
    field_text(w, "level", v.organization.level);
    field_text(w, "kind", v.organization.kind);
    json_key(w, "rows");
    json_text(w,
              arena_text(rq->arena, "/api/facts?organization=%.*s", STR_ARG(v.organization.code)));
    field_items(w, "items", POINT, v.points, v.n, sizeof v.points[0]);
    json_end(w);
    return true;
}

static const struct field LINE[] = {
    FIELD(struct spectrum_line, drg),
    FIELD_MAYBE(struct spectrum_line, name),
    FIELD(struct spectrum_line, now),
    FIELD(struct spectrum_line, before),
    FIELD_AS(struct spectrum_line, share_now.value, "share_now"),
    FIELD_AS(struct spectrum_line, share_now.low, "now_low"),
    FIELD_AS(struct spectrum_line, share_now.high, "now_high"),
    FIELD_AS(struct spectrum_line, share_before.value, "share_before"),
    FIELD_AS(struct spectrum_line, share_before.low, "before_low"),
    FIELD_AS(struct spectrum_line, share_before.high, "before_high"),
    FIELD(struct spectrum_line, change),
    {0},
};
static const struct shape LINE_SHAPE = {.name = "SpectrumLine", .fields = LINE};
static const struct field BEFORE[] = {
    FIELD_OF(struct profile_windows, before_from, FIELD_MONTH, "from"),
    FIELD_OF(struct profile_windows, before_to, FIELD_MONTH, "to"),
    {0},
};
static const struct shape BEFORE_SHAPE = {.name = "SpectrumBefore", .fields = BEFORE};
static const struct field SPECTRUM[] = {
    TOLD(FIELD_TEXT, "county"),
    TOLD(FIELD_TEXT, "county_name"),
    TOLD(FIELD_OBJECT, "before", .shape = &BEFORE_SHAPE),
    TOLD(FIELD_COUNT, "grouped_now"),
    TOLD(FIELD_COUNT, "grouped_before"),
    TOLD(FIELD_REAL, "change", MAYBE),
    TOLD(FIELD_ITEMS, "items", .shape = &LINE_SHAPE),
    TOLD(FIELD_TEXT, "rows"),
    {0},
};
const struct shape SHAPE_SPECTRUM = {
    .name = "Spectrum",
    .about = "Groups of a county's residents whose share changed most against a year before;"
             " `change` is the sum over all groups, intervals are exact Poisson's, 95 %.",
    .bases = SHAPE_IN_FRAME,
    .told = SPECTRUM};

static bool wanted(struct request *rq, const char *name, struct str *value, struct err *e)
{
    *value = request_text(rq, name);
    if (value->n)
        return true;
    return request_fault(
        rq,
        (struct problem_field){.field = name, .message = "a value is wanted", .expected = "a code"},
        e);
}

/* GET /api/spectrum?county= */
bool api_profile_spectrum(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct spectrum_view v;
    struct str county;

    if (!wanted(rq, "county", &county, e)
        || !work_profile_spectrum(rq->store, rq->subject, county, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_text(w, "county", county);
    field_text(w, "county_name", v.county_name);
    json_key(w, "before");
    json_open_object(w);
    field_write(w, BEFORE, &v.windows);
    json_end(w);
    field_count(w, "grouped_now", v.grouped_now);
    field_count(w, "grouped_before", v.grouped_before);
    field_real(w, "change", v.change);
    field_items(w, "items", LINE, v.lines, v.n, sizeof v.lines[0]);
    json_key(w, "rows");
    json_text(w, arena_text(rq->arena, "/api/facts?county=%.*s", STR_ARG(county)));
    json_end(w);
    return true;
}

static const struct field OUT[] = {
    FIELD(struct profile_outflow, county),
    FIELD_MAYBE(struct profile_outflow, county_name),
    FIELD(struct profile_outflow, discipline),
    FIELD(struct profile_outflow, drg),
    FIELD_MAYBE(struct profile_outflow, name),
    FIELD(struct profile_outflow, all),
    FIELD(struct profile_outflow, home),
    FIELD(struct profile_outflow, out),
    FIELD_MAYBE(struct profile_outflow, border),
    FIELD_MAYBE(struct profile_outflow, avoidable),
    {0},
};
static const struct shape OUT_SHAPE = {.name = "Outflow", .fields = OUT};
static const struct field OUTS[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &OUT_SHAPE), TOLD(FIELD_COUNT, "total"), {0}};
const struct shape SHAPE_OUTFLOWS = {
    .name = "Outflows",
    .about = "Groups by cases that leave their county, the greatest first.",
    .bases = SHAPE_IN_FRAME,
    .told = OUTS};

/* GET /api/outflows?county=&limit= */
bool api_profile_outflow(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct outflow_view v;

    if (!request_page(rq, &page, e)
        || !work_profile_outflow(rq->store, request_text(rq, "county"), &page, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_items(w, "items", OUT, v.rows.items, v.rows.n, sizeof v.rows.items[0]);
    field_count(w, "total", v.rows.total);
    json_end(w);
    return true;
}
