/* organization.c - hospitals and their kin. */
#include "api/field.h"
#include "api/handler.h"
#include "work/view.h"

static const struct field FIELDS[] = {
    FIELD(struct organization, id),
    FIELD(struct organization, code),
    FIELD(struct organization, name),
    FIELD(struct organization, county),
    FIELD(struct organization, level),
    FIELD(struct organization, kind),
    FIELD(struct organization, lng),
    FIELD(struct organization, lat),
    {0},
};

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
