/* assignment.h - who goes where in a plan, which seats stay empty, who stays home. */
#ifndef XL_STORE_ASSIGNMENT_H
#define XL_STORE_ASSIGNMENT_H

#include "model/assignment.h"
#include "store/store.h"

/* Each adds rows; the plan must be there. ERR_INPUT where one is there already: a seat is given
 * once. That nobody sits twice in a plan is the solver's promise. */
MUST_CHECK bool store_assignment_add(struct store *st, const struct assignment *items, size_t n,
                                     struct err *e);
MUST_CHECK bool store_assignment_add_alternatives(struct store *st, const struct alternative *items,
                                                  size_t n, struct err *e);
MUST_CHECK bool store_assignment_add_unfilled(struct store *st, const struct unfilled *items,
                                              size_t n, struct err *e);
MUST_CHECK bool store_assignment_add_unplaced(struct store *st, const struct unplaced *items,
                                              size_t n, struct err *e);

struct alternative_row {
    struct alternative alternative;
    struct str practitioner_name, practitioner_code, home_organization_name;
    struct str placed_on_name; /* organization of that demand, or empty */
};
struct assignment_row {
    struct assignment assignment;
    struct str demand_code, discipline, team; /* team may be empty */
    int32_t tier;
    struct id organization;
    struct str organization_name, county_name;
    struct str practitioner_name, practitioner_code;
    int32_t title_rank;
    struct id home_organization;
    struct str home_organization_name;
    struct alternative_row *alternatives; /* by rank */
    size_t alternative_n;
};
struct assignment_rows {
    struct assignment_row *items;
    size_t n;
    struct store_more more;
};
struct assignment_filter { /* empty: any */
    struct str county, discipline;
};
/* Lists of one plan. ERR_MISSING where there is no such plan. Assignments are by county, demand,
 * seat; the others by county, then demand or practitioner. `filter` may be NULL. */
MUST_CHECK bool store_assignment_list(struct store *st, struct id plan,
                                      const struct assignment_filter *filter,
                                      const struct store_page *page, struct arena *a,
                                      struct assignment_rows *rows, struct err *e);

struct unfilled_row {
    struct unfilled unfilled;
    struct str demand_code, organization_name, county_name, discipline, team;
    int32_t tier;
};
struct unfilled_rows {
    struct unfilled_row *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_assignment_list_unfilled(struct store *st, struct id plan,
                                               const struct assignment_filter *filter,
                                               const struct store_page *page, struct arena *a,
                                               struct unfilled_rows *rows, struct err *e);

struct unplaced_row {
    struct unplaced unplaced;
    struct str practitioner_name, home_organization_name, discipline;
};
struct unplaced_rows {
    struct unplaced_row *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_assignment_list_unplaced(struct store *st, struct id plan,
                                               const struct store_page *page, struct arena *a,
                                               struct unplaced_rows *rows, struct err *e);

#endif
