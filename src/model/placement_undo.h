/* placement_undo.h - what the own mover of a placement may take back, shortly and before anybody
 * acted on it. Pure. */
#ifndef XL_MODEL_PLACEMENT_UNDO_H
#define XL_MODEL_PLACEMENT_UNDO_H

#include "model/placement.h"

/* The last move, as it was told. */
struct placement_deed {
    enum placement_move move;
    enum placement_state was; /* before it */
    int32_t was_until;        /* the last day that an extension replaced */
    struct id actor;          /* account or token, or none */
    int64_t at_ms;
};

/* Whether `actor` may take `last` (NULL: none was made) back now: his own, of the last 10 minutes,
 * with nothing done since (`touched`: days, tasks, reviews, edits, moves of the one it succeeds).
 * What sets other work going stays: the return of one who learned and the certificate, which is
 * withdrawn instead. ERR_STATE with the reason. */
MUST_CHECK bool placement_undo_check(const struct placement_deed *last, bool touched,
                                     struct id actor, int64_t now_ms, struct err *e);

/* Back to what it was before its last move: state, days, cause. The check has passed. */
void placement_undo(struct placement *p, const struct placement_deed *last);

#endif
