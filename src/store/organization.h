/* organization.h - hospitals and their kin. */
#ifndef XL_STORE_ORGANIZATION_H
#define XL_STORE_ORGANIZATION_H

#include "model/organization.h"
#include "store/store.h"

MUST_CHECK bool store_organization_put(struct store *st, const struct organization *items, size_t n,
                                       struct err *e);
MUST_CHECK bool store_organization_get(struct store *st, struct id id, struct arena *a,
                                       struct organization *o, struct err *e); /* ERR_MISSING */

struct organization_rows {
    struct organization *items;
    size_t n;
    struct store_more more;
};
/* By code. */
MUST_CHECK bool store_organization_list(struct store *st, const struct store_page *page,
                                        struct arena *a, struct organization_rows *rows,
                                        struct err *e);

#endif
