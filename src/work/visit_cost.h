/* visit_cost.h - what a visit cost, as spending of a fund: booked once, taken back by lines that
 * say the opposite, never changed. Runs of payments have no part in it. */
#ifndef XL_WORK_VISIT_COST_H
#define XL_WORK_VISIT_COST_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/entry.h"

enum visit_cost_part { COST_TRAVEL, COST_LODGING, COST_FEE, COST_PART_N };
extern const char *const visit_cost_part_names[COST_PART_N + 1]; /* "travel" "lodging" "fee" */

struct visit_cost_new {
    struct id visit;
    struct id fund;
    int64_t fen[COST_PART_N]; /* COUNT_UNKNOWN or 0: no line; else above 0 */
    int32_t day;              /* on which it was paid, not to come */
    struct str note;          /* by which papers; wanted */
    int64_t now_ms;
};
/* One spending a part, all of them or none, whose subject is the code of the visit. ERR_STATE where
 * the visit is neither held nor stopped, its cost is booked already, or more would go than is left
 * in the fund. ERR_INPUT with `refused->field`: a fund of another programme, no part at all, a day
 * to come. ERR_MISSING where visit or fund is out of reach. Audited. */
MUST_CHECK bool work_visit_cost(struct store *st, const struct subject *by,
                                const struct visit_cost_new *n, struct edit_refused *refused,
                                struct err *e);

struct visit_cost_back {
    struct id visit;
    struct str why; /* wanted */
    int64_t now_ms;
};
/* A line against each that stands. Then the cost may be booked anew. ERR_STATE where none stands.
 * Audited. */
MUST_CHECK bool work_visit_cost_back(struct store *st, const struct subject *by,
                                     const struct visit_cost_back *n, struct edit_refused *refused,
                                     struct err *e);

/* The lines of a visit within the reach of `by`, by code, and their sum. */
struct visit_cost_view {
    struct entry_rows lines;
    int64_t stands_fen;
    bool may_book, may_take_back;
};
MUST_CHECK bool work_visit_cost_see(struct store *st, const struct subject *by, struct id visit,
                                    struct arena *a, struct visit_cost_view *v, struct err *e);

#endif
