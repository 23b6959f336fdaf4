/* fact.h - cells of the case cube. */
#ifndef XL_STORE_FACT_H
#define XL_STORE_FACT_H

#include "base/id.h"
#include "model/fact.h"
#include "store/store.h"

/* Adds cells. ERR_INPUT where a key is there already, or twice among `items`. Some 100,000 rows a
 * second on SQLite. */
MUST_CHECK bool store_fact_add(struct store *st, const struct fact *items, size_t n, struct err *e);

struct fact_filter { /* empty: any */
    struct str residence, discipline, drg, treating, organization;
    int32_t month; /* 0: any */
    struct id gap; /* or none: the cells of its county in its case groups, whatever department
                      wrote them */
    bool window;   /* only the months of the frame */
};
struct fact_row {
    struct fact fact;
    struct str organization_name, drg_name; /* empty where unknown */
};
struct fact_rows {
    struct fact_row *items;
    size_t n;
    struct store_more more;
    struct fact_sum sum; /* of the whole list */
};
/* In the order of the key: residence, discipline, drg, month, treating, organization, payer. */
MUST_CHECK bool store_fact_list(struct store *st, const struct fact_filter *filter,
                                const struct store_page *page, struct arena *a,
                                struct fact_rows *rows, struct err *e);

#endif
