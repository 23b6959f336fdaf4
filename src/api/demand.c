/* demand.c - seats asked for, and who takes them. */
#include "api/field.h"
#include "api/handler.h"
#include "work/view.h"

static const struct field DEMAND[] = {
    FIELD_AS(struct demand_row, demand.id, "id"),
    FIELD_AS(struct demand_row, demand.code, "code"),
    FIELD_AS(struct demand_row, demand.organization, "organization"),
    FIELD(struct demand_row, organization_name),
    FIELD_AS(struct demand_row, demand.county, "county"),
    FIELD(struct demand_row, county_name),
    FIELD_AS(struct demand_row, demand.discipline, "discipline"),
    FIELD_AS(struct demand_row, demand.seats, "seats"),
    FIELD(struct demand_row, filled),
    FIELD_AS(struct demand_row, demand.min_title_rank, "min_title_rank"),
    FIELD_AS(struct demand_row, demand.techniques, "techniques"),
    FIELD_AS(struct demand_row, demand.tier, "tier"),
    FIELD_AS(struct demand_row, demand.weight, "weight"),
    FIELD_OF(struct demand_row, demand.start_day, FIELD_DAY, "start"),
    FIELD_AS(struct demand_row, demand.months, "months"),
    FIELD_NAMED(struct demand_row, demand.state, "state", demand_state_names),
    FIELD_AS(struct demand_row, demand.gap, "gap", MAYBE),
    {0},
};

const struct shape SHAPE_DEMAND = {.name = "Demand", .fields = DEMAND};

static const struct field DETAIL[] = {TOLD(FIELD_IDS, "assignments"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_DEMAND, NULL};
const struct shape SHAPE_DEMAND_DETAIL = {.name = "DemandDetail",
                                          .about = "With its assignments in the newest plan.",
                                          .bases = DETAIL_BASES,
                                          .told = DETAIL};

/* GET /api/demands?limit=&cursor= */
bool api_demand_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct demand_rows rows;

    if (!request_page(rq, &page, e) || !work_demand_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, DEMAND, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* GET /api/demands/{demand} */
bool api_demand_get(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct id id;
    struct demand_detail d;

    if (!request_id(rq, "demand", &id, e)
        || !work_demand_get(rq->store, rq->subject, id, rq->arena, &d, e))
        return false;
    json_open_object(w);
    field_write(w, DEMAND, &d.row);
    json_key(w, "assignments");
    json_open_array(w);
    for (size_t i = 0; i < d.assignment_n; i++)
        field_id(w, NULL, d.assignments[i]);
    json_end(w);
    json_end(w);
    return true;
}
