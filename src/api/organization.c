/* organization.c - hospitals and their kin. */
#include "api/field.h"
#include "api/handler.h"
#include "work/view.h"

static const struct field FIELDS[] = {
    FIELD(struct organization, id),
    FIELD(struct organization, code),
    FIELD(struct organization, name),
    FIELD(struct organization, county),
    FIELD_MAYBE(struct organization, level),
    FIELD_MAYBE(struct organization, kind),
    FIELD_MAYBE(struct organization, lng),
    FIELD_MAYBE(struct organization, lat),
    {0},
};

const struct shape SHAPE_ORGANIZATION = {.name = "Organization", .fields = FIELDS};

/* GET /api/organizations?limit=&cursor= */
bool api_organization_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct organization_rows rows;

    if (!request_page(rq, &page, e)
        || !work_organization_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}
