/* placement.h - people who work or learn away from home, as the workflow keeps them. The same rows
 * are lines of the noun: what came in a delivery goes through the same moves. */
#ifndef XL_STORE_PLACEMENT_H
#define XL_STORE_PLACEMENT_H

#include "model/placement.h"
#include "store/store.h"

/* ERR_INPUT where the code or the assignment is there already. */
MUST_CHECK bool store_placement_add(struct store *st, const struct placement *p, struct err *e);
MUST_CHECK bool store_placement_get(struct store *st, struct id id, struct arena *a,
                                    struct placement *p, struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_placement_find(struct store *st, struct str code, struct arena *a,
                                     struct placement *p, bool *found, struct err *e);

/* One version up with state, days, cause and what may be edited, where it is at `version` still. */
MUST_CHECK bool store_placement_put(struct store *st, const struct placement *p, int64_t version,
                                    bool *done, struct err *e);

struct placement_rows {
    struct placement *items;
    size_t n;
    struct store_more more;
};
struct placement_filter { /* empty: any */
    struct str kind, state, programme, practitioner, discipline;
    bool now; /* that are neither over nor called off */
};
/* The latest beginning first. */
MUST_CHECK bool store_placement_list(struct store *st, const struct placement_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct placement_rows *rows, struct err *e);
/* All of one person, whatever they are. */
MUST_CHECK bool store_placement_of(struct store *st, struct str practitioner, struct arena *a,
                                   struct placement_rows *rows, struct err *e);
/* All of a shared post, by day; those that were called off aside. */
MUST_CHECK bool store_placement_on_posts(struct store *st, const struct store_reach *reach,
                                         struct arena *a, struct placement_rows *rows,
                                         struct err *e);
/* Whether one that succeeds `code` has arrived. */
MUST_CHECK bool store_placement_succeeded(struct store *st, struct str code, bool *arrived,
                                          struct err *e);

/* The assignments of a plan that no placement came from yet, as placements that are proposed: of
 * the demand's term, `code` that of the demand with its seat, without id and programme. `teams`: of
 * each the team of its demand, or empty. */
MUST_CHECK bool store_placement_due(struct store *st, struct id plan, struct arena *a,
                                    struct placement_rows *rows, struct str **teams, struct err *e);

#endif
