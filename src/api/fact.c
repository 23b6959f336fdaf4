/* fact.c - cells of the case cube: what stands behind a figure. */
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/view.h"

static const struct field FACT[] = {
    FIELD_OF(struct fact_row, fact.month, FIELD_MONTH, "month"),
    FIELD_AS(struct fact_row, fact.organization, "organization"),
    FIELD_MAYBE(struct fact_row, organization_name),
    FIELD_AS(struct fact_row, fact.treating, "treating", MAYBE),
    FIELD_AS(struct fact_row, fact.residence, "residence", MAYBE),
    FIELD_AS(struct fact_row, fact.payer, "payer", MAYBE),
    FIELD_AS(struct fact_row, fact.discipline, "discipline", MAYBE),
    FIELD_AS(struct fact_row, fact.drg, "drg", MAYBE),
    FIELD_MAYBE(struct fact_row, drg_name),
    FIELD_AS(struct fact_row, fact.cases, "cases"),
    FIELD_AS(struct fact_row, fact.rw_cases, "rw_cases"),
    FIELD_AS(struct fact_row, fact.rw_e4, "rw"),
    FIELD_AS(struct fact_row, fact.days, "days"),
    FIELD_AS(struct fact_row, fact.cost_fen, "cost_fen"),
    FIELD_AS(struct fact_row, fact.deaths, "deaths"),
    {0},
};

static const struct field SUM[] = {
    FIELD(struct fact_sum, cases),  FIELD_AS(struct fact_sum, rw_e4, "rw"),
    FIELD(struct fact_sum, days),   FIELD(struct fact_sum, cost_fen),
    FIELD(struct fact_sum, deaths), {0},
};

static const struct shape FACT_SHAPE = {
    .name = "Fact", .about = "A cell of the case cube; rw is RW times 10^4.", .fields = FACT};
static const struct shape SUM_SHAPE = {.name = "FactSum", .fields = SUM};
static const struct field PAGE[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &FACT_SHAPE),
    TOLD(FIELD_OBJECT, "sum", .shape = &SUM_SHAPE),
    TOLD(FIELD_COUNT, "total"),
    TOLD(FIELD_TEXT, "next", MAYBE),
    {0},
};
const struct shape SHAPE_FACT_PAGE = {.name = "FactPage", .told = PAGE};

static bool gap_read(struct request *rq, struct id *gap, struct err *e)
{
    struct str text = request_text(rq, "gap");

    if (!text.n || id_parse(text, gap))
        return true;
    return request_fault(rq,
                         (struct problem_field){.field = "gap",
                                                .message = "not an id",
                                                .found = str_c(rq->arena, text),
                                                .expected = "the id of a gap"},
                         e);
}

/* All facts of a province are not a list that anyone reads: something has to be named. */
static bool filter_read(struct request *rq, struct fact_filter *filter, struct err *e)
{
    int32_t month;

    *filter = (struct fact_filter){.residence = request_text(rq, "county"),
                                   .discipline = request_text(rq, "discipline"),
                                   .drg = request_text(rq, "drg"),
                                   .treating = request_text(rq, "treating"),
                                   .organization = request_text(rq, "organization"),
                                   .window = true};
    if (!request_month(rq, "month", &month, e))
        return false;
    if (month != DAY_NONE) { /* of a figure that names its month, whatever the gaps' window */
        filter->month = month;
        filter->window = false;
    }
    if (!gap_read(rq, &filter->gap, e))
        return false;
    if (!id_none(filter->gap) || filter->residence.n || filter->discipline.n || filter->drg.n
        || filter->treating.n || filter->organization.n)
        return true;
    return request_fault(
        rq,
        (struct problem_field){.field = "county",
                               .message = "at least one of gap, county, discipline, drg, treating,"
                                          " organization is wanted",
                               .expected = "a county's code"},
        e);
}

/* GET /api/facts?gap=&county=&discipline=&drg=&treating=&organization=&month=&limit=&cursor= - in
 * the gaps' window, or in a month. */
bool api_fact_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct fact_filter filter;
    struct store_page page;
    struct fact_rows rows;

    if (!filter_read(rq, &filter, e) || !request_page(rq, &page, e)
        || !work_fact_list(rq->store, rq->subject, &filter, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    field_items(w, "items", FACT, rows.items, rows.n, sizeof rows.items[0]);
    json_key(w, "sum");
    json_open_object(w);
    field_write(w, SUM, &rows.sum);
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}
