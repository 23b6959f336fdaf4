/* targeting.h - the targeting audit of a plan: where its seats go, each exception with its reason,
 * signed by a second person.
 *
 * Each does what `by` may (model/rights) in one transaction, with audit and event; what lies
 * outside his reach is ERR_MISSING. */
#ifndef XL_WORK_TARGETING_H
#define XL_WORK_TARGETING_H

#include "model/plan.h"
#include "model/rights.h"
#include "model/targeting.h"
#include "store/targeting.h"

struct targeting_exception {
    struct targeting_row row;
    int64_t passed; /* empty seats of the discipline in priority places */
};
struct targeting_view {
    struct plan plan;
    struct str_list priority; /* counties of the programme; empty: nothing is targeted */
    bool wanted;              /* unsigned exceptions stop its publication */
    struct targeting sums;
    struct targeting_exception *exceptions; /* by county, code */
    size_t exception_n, open_n;             /* of these unsigned */
    bool tells, signs;                      /* what `by` may now */
};
MUST_CHECK bool work_targeting_see(struct store *st, const struct subject *by, struct id plan,
                                   struct arena *a, struct targeting_view *v, struct err *e);

struct targeting_order {
    struct id plan, demand; /* to sign, none: all that have a reason */
    struct str why;         /* of a reason */
};
/* ERR_STATE for a plan that is published or set aside; ERR_INPUT for a demand that is no exception.
 */
MUST_CHECK bool work_targeting_tell(struct store *st, const struct subject *by,
                                    const struct targeting_order *o, int64_t now_ms, struct err *e);
/* ERR_STATE: no reason was told yet, or by who signs, or a program signs. */
MUST_CHECK bool work_targeting_sign(struct store *st, const struct subject *by,
                                    const struct targeting_order *o, int64_t now_ms, struct err *e);

/* In a transaction: ERR_STATE where the plan's programme wants signed exceptions and there are
 * others. */
MUST_CHECK bool targeting_signed_check(struct store *st, const struct plan *plan, struct arena *a,
                                       struct err *e);

#endif
