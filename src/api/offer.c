/* offer.c - people who may be sent. */
#include "api/field.h"
#include "api/handler.h"
#include "work/view.h"

static const struct field OFFER[] = {
    FIELD_AS(struct offer_row, offer.id, "id"),
    FIELD_AS(struct offer_row, offer.code, "code"),
    FIELD_AS(struct offer_row, practitioner.id, "practitioner"),
    FIELD_AS(struct offer_row, practitioner.name, "practitioner_name"),
    FIELD_AS(struct offer_row, practitioner.organization, "organization"),
    FIELD(struct offer_row, organization_name),
    FIELD_AS(struct offer_row, practitioner.department, "department", MAYBE),
    FIELD_AS(struct offer_row, practitioner.discipline, "discipline"),
    FIELD_AS(struct offer_row, practitioner.title_rank, "title_rank"),
    FIELD_AS(struct offer_row, practitioner.techniques, "techniques"),
    FIELD_OF(struct offer_row, offer.from_day, FIELD_DAY, "available_from", MAYBE),
    FIELD_OF(struct offer_row, offer.until_day, FIELD_DAY, "available_until", MAYBE),
    FIELD_AS(struct offer_row, offer.preferred_counties, "preferred_counties"),
    FIELD_AS(struct offer_row, offer.excluded_counties, "excluded_counties"),
    FIELD_MAYBE(struct offer_row, demand),
    {0},
};

const struct shape SHAPE_OFFER = {
    .name = "Offer", .about = "`demand` is that of the newest plan, or null.", .fields = OFFER};

/* GET /api/offers?limit=&cursor= */
bool api_offer_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct offer_rows rows;

    if (!request_page(rq, &page, e) || !work_offer_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, OFFER, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}
