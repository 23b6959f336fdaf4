/* plan_desk.h - a plan on its way: put up for review by one, published by another, superseded.
 *
 * Each does what `by` may (model/rights) in one transaction, with audit, history and event; what
 * lies outside his reach is ERR_MISSING. */
#ifndef XL_WORK_PLAN_DESK_H
#define XL_WORK_PLAN_DESK_H

#include "model/rights.h"
#include "store/plan.h"
#include "store/plan_compare.h"

struct plan_view {
    struct plan plan;
    struct plan_steps steps;
    enum action actions[4]; /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_plan_see(struct store *st, const struct subject *by, struct id id,
                              struct arena *a, struct plan_view *v, struct err *e);

/* Two plans, both of which `by` may see. */
struct plan_pair {
    struct plan here, there;
    struct plan_comparison comparison;
};
MUST_CHECK bool work_plan_compare(struct store *st, const struct subject *by, struct id here,
                                  struct id there, struct arena *a, struct plan_pair *pair,
                                  struct err *e);

struct plan_order {
    struct id id;
    enum plan_state to; /* PLAN_REVIEW, PLAN_PUBLISHED or PLAN_SUPERSEDED */
    struct str why;
};
/* Published, its planned demands are filled or part filled; superseded before that, they are free
 * for another plan. ERR_STATE where its state does not allow it, where who publishes put it up for
 * review or is no person, where a seat is of a demand that was withdrawn or returned since, where
 * the programme wants exceptions of the targeting audit signed and one is not, and for the slower
 * of two. */
MUST_CHECK bool work_plan_move(struct store *st, const struct subject *by,
                               const struct plan_order *order, int64_t now_ms, struct err *e);

#endif
