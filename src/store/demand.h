/* demand.h - seats asked for. */
#ifndef XL_STORE_DEMAND_H
#define XL_STORE_DEMAND_H

#include "model/demand.h"
#include "store/store.h"

/* Puts all, replacing rows of the same id. The organizations must be there. */
MUST_CHECK bool store_demand_put(struct store *st, const struct demand *items, size_t n,
                                 struct err *e);

struct demand_row {
    struct demand demand;
    struct str organization_name, county_name;
    int64_t filled; /* seats in the newest plan, 0 without one */
};
struct demand_rows {
    struct demand_row *items;
    size_t n;
    struct store_more more;
};
/* By id: oldest first. */
MUST_CHECK bool store_demand_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct demand_rows *rows, struct err *e);

struct demand_detail {
    struct demand_row row;
    struct id *assignments; /* in the newest plan, by seat */
    size_t assignment_n;
};
MUST_CHECK bool store_demand_get(struct store *st, struct id id, struct arena *a,
                                 struct demand_detail *d, struct err *e); /* ERR_MISSING */

#endif
