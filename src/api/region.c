/* region.c - places with their figures, and the streams of patients between them. */
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/view.h"

static const struct field REGION[] = {
    FIELD_AS(struct region_row, region.code, "code"),
    FIELD_AS(struct region_row, region.name, "name"),
    FIELD_NAMED(struct region_row, region.kind, "kind", region_kind_names),
    FIELD_AS(struct region_row, region.parent, "parent", MAYBE),
    FIELD_AS(struct region_row, region.lng, "lng", MAYBE),
    FIELD_AS(struct region_row, region.lat, "lat", MAYBE),
    FIELD_AS(struct region_row, region.population, "population", MAYBE),
    FIELD_AS(struct region_row, figures.local_share, "local_share", MAYBE),
    FIELD_AS(struct region_row, figures.outflow, "outflow", MAYBE),
    FIELD_AS(struct region_row, figures.residents, "residents", MAYBE),
    FIELD_AS(struct region_row, figures.inflow, "inflow", MAYBE),
    FIELD_AS(struct region_row, figures.score, "score", MAYBE),
    {0},
};

static const struct field FLOW[] = {
    FIELD(struct flow, residence),
    FIELD(struct flow, treating),
    FIELD(struct flow, cases),
    {0},
};

static const struct shape REGION_SHAPE = {
    .name = "Region",
    .about = "Figures are null above the county; local_share is of the residents' cases, 0..1.",
    .fields = REGION};
static const struct field SPAN[] = {
    FIELD_OF(struct region_months, from, FIELD_MONTH, "first_month", MAYBE),
    FIELD_OF(struct region_months, to, FIELD_MONTH, "last_month", MAYBE),
    {0},
};
static const struct field REGIONS[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &REGION_SHAPE), TOLD(FIELD_COUNT, "total"), {0}};
const struct shape SHAPE_REGIONS = {.name = "Regions",
                                    .about = "`first_month` to `last_month` is what facts are of.",
                                    .bases = SHAPE_IN_FRAME,
                                    .fields = SPAN,
                                    .told = REGIONS};

static const struct shape FLOW_SHAPE = {.name = "Flow", .fields = FLOW};
static const struct field FLOWS[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &FLOW_SHAPE), TOLD(FIELD_COUNT, "total"), {0}};
const struct shape SHAPE_FLOWS = {
    .name = "Flows", .about = "Largest first; both ends are counties and differ.", .told = FLOWS};

static bool months_read(struct request *rq, struct region_months *m, struct err *e)
{
    if (!request_month(rq, "from", &m->from, e) || !request_month(rq, "to", &m->to, e))
        return false;
    if ((m->from == DAY_NONE) != (m->to == DAY_NONE) || m->from > m->to)
        return request_fault(
            rq,
            (struct problem_field){.field = "from", .message = "two months in order are wanted"},
            e);
    return true;
}

/* GET /api/regions?from=&to= */
bool api_region_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct region_months months;
    struct region_view v;

    if (!months_read(rq, &months, e)
        || !work_region_list(rq->store, rq->subject, &months, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_write(w, SPAN, &v.span);
    field_items(w, "items", REGION, v.rows.items, v.rows.n, sizeof v.rows.items[0]);
    json_key(w, "total");
    json_int(w, (int64_t)v.rows.n);
    json_end(w);
    return true;
}

/* GET /api/flows?from=&to=&limit= */
bool api_region_flows(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct region_months months;
    struct flows flows;

    if (!months_read(rq, &months, e) || !request_page(rq, &page, e)
        || !work_region_flows(rq->store, &page, &months, rq->arena, &flows, e))
        return false;
    json_open_object(w);
    field_items(w, "items", FLOW, flows.items, flows.n, sizeof flows.items[0]);
    json_key(w, "total");
    json_int(w, flows.total);
    json_end(w);
    return true;
}
