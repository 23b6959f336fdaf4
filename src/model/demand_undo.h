/* demand_undo.h - what an order's own mover may take back, shortly and before anybody acted on it.
 * Pure. */
#ifndef XL_MODEL_DEMAND_UNDO_H
#define XL_MODEL_DEMAND_UNDO_H

#include "model/demand.h"
#include "model/undo.h"

/* A step of its history, as it was told. */
struct demand_deed {
    enum demand_act act;
    struct str level; /* that decided, or empty */
    int32_t seats;
    struct id actor; /* account or token, or none */
    int64_t at_ms;
};

/* Whether the last deed is one that `actor` may take back now: his own, sent, approved, returned or
 * withdrawn, of the last 10 minutes, and from no plan. ERR_STATE with the reason. */
MUST_CHECK bool demand_undo_check(const struct demand *d, const struct demand_deed *deeds, size_t n,
                                  struct id actor, int64_t now_ms, struct err *e);

/* Back to what it was before its last deed: state, level, seats, approved. The check has passed.
 * O(n). */
void demand_undo(struct demand *d, const struct demand_deed *deeds, size_t n);

#endif
