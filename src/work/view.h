/* view.h - what the desk looks at: each function is one use case in one reading transaction, so
 * that its parts belong to one state of the store. Rows live in the caller's arena; outputs are
 * untouched on refusal. A store without a frame, which nothing was loaded into, is ERR_MISSING
 * wherever figures are shown.
 *
 * Each shows what `by` may see, by rights_reach and rights_check: lists, counts and sums hold the
 * rows of his scope, a thing outside it is ERR_MISSING, an action that his post has not ERR_RIGHT.
 * Where there is no `by` the page carries the reach. */
#ifndef XL_WORK_VIEW_H
#define XL_WORK_VIEW_H

#include "model/frame.h"
#include "store/assignment.h"
#include "store/fact.h"
#include "store/gap.h"
#include "store/home.h"
#include "store/organization.h"
#include "store/plan.h"
#include "store/region.h"

#define HOME_INBOX 50

struct home_view {
    struct frame frame;
    struct home home;
    double local_share; /* of all residents of the counties, NUMBER_UNKNOWN where none is known */
};
MUST_CHECK bool work_home_see(struct store *st, const struct subject *by, int32_t today,
                              struct arena *a, struct home_view *v, struct err *e);

struct region_view {
    struct frame frame;
    struct region_rows rows;
    struct region_months span; /* of all facts; DAY_NONE where there are none */
};
MUST_CHECK bool work_region_list(struct store *st, const struct subject *by,
                                 const struct region_months *months, struct arena *a,
                                 struct region_view *v, struct err *e);
MUST_CHECK bool work_region_flows(struct store *st, const struct store_page *page,
                                  const struct region_months *months, struct arena *a,
                                  struct flows *flows, struct err *e);

struct gap_matrix_view {
    struct frame frame;
    struct gap_matrix matrix;
};
MUST_CHECK bool work_gap_matrix(struct store *st, const struct subject *by, struct arena *a,
                                struct gap_matrix_view *v, struct err *e);

struct gap_view {
    struct frame frame;
    struct gap_detail detail;
};
MUST_CHECK bool work_gap_get(struct store *st, const struct subject *by, struct id id,
                             struct arena *a, struct gap_view *v, struct err *e);

/* ERR_MISSING where the filter names a gap that is none. */
MUST_CHECK bool work_fact_list(struct store *st, const struct subject *by,
                               const struct fact_filter *filter, const struct store_page *page,
                               struct arena *a, struct fact_rows *rows, struct err *e);
MUST_CHECK bool work_organization_list(struct store *st, const struct store_page *page,
                                       struct arena *a, struct organization_rows *rows,
                                       struct err *e);
MUST_CHECK bool work_plan_list(struct store *st, const struct store_page *page, struct arena *a,
                               struct plan_rows *rows, struct err *e);

/* Lists of one plan; assignments carry the plan's weights, by which their points are told. */
struct assignment_view {
    struct plan plan;
    struct assignment_rows rows;
};
MUST_CHECK bool work_assignment_list(struct store *st, struct id plan,
                                     const struct assignment_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct assignment_view *v, struct err *e);
MUST_CHECK bool work_assignment_unfilled(struct store *st, struct id plan,
                                         const struct assignment_filter *filter,
                                         const struct store_page *page, struct arena *a,
                                         struct unfilled_rows *rows, struct err *e);
MUST_CHECK bool work_assignment_unplaced(struct store *st, struct id plan,
                                         const struct store_page *page, struct arena *a,
                                         struct unplaced_rows *rows, struct err *e);

#endif
