/* region.h - places, with the figures that facts give them. */
#ifndef XL_STORE_REGION_H
#define XL_STORE_REGION_H

#include "model/region.h"
#include "store/store.h"

MUST_CHECK bool store_region_put(struct store *st, const struct region *items, size_t n,
                                 struct err *e);
MUST_CHECK bool store_region_get(struct store *st, struct str code, struct arena *a,
                                 struct region *r, struct err *e); /* ERR_MISSING */

/* Months that figures are of, both inclusive; DAY_NONE: the frame's. */
struct region_months {
    int32_t from, to;
};
/* The months that any fact is of. */
MUST_CHECK bool store_region_span(struct store *st, struct region_months *span, bool *found,
                                  struct err *e);

/* Cases in those months. Six-character codes are counties, shorter ones unknown. */
struct region_figures {
    int64_t residents;  /* of residents with a known treating county; COUNT_UNKNOWN above the county
                           and without a frame, as each below */
    int64_t local;      /* of them, treated in the county itself */
    int64_t inflow;     /* treated here, known to live elsewhere */
    int64_t outflow;    /* residents - local */
    double local_share; /* local / residents; NUMBER_UNKNOWN where residents is 0 */
    double score;       /* sum of the county's gaps' scores; NUMBER_UNKNOWN without gaps */
};
struct region_row {
    struct region region;
    struct region_figures figures;
};
struct region_rows {
    struct region_row *items;
    size_t n;
};
/* The regions of the reach, by code. One pass over the facts. */
MUST_CHECK bool store_region_list(struct store *st, const struct store_reach *reach,
                                  const struct region_months *months, struct arena *a,
                                  struct region_rows *rows, struct err *e);

struct flow {
    struct str residence, treating; /* two different counties */
    int64_t cases;                  /* in those months */
};
struct flows {
    struct flow *items;
    size_t n;
    int64_t total; /* of all such pairs */
};
/* The largest page->limit of the reach, then by codes; the cursor is not looked at. */
MUST_CHECK bool store_region_flows(struct store *st, const struct store_page *page,
                                   const struct region_months *months, struct arena *a,
                                   struct flows *flows, struct err *e);

#endif
