/* offer_undo.h - what the own mover of an offer may take back, shortly and before anybody acted on
 * it. Pure. */
#ifndef XL_MODEL_OFFER_UNDO_H
#define XL_MODEL_OFFER_UNDO_H

#include "model/offer.h"

/* A step of its history, as it was told. */
struct offer_deed {
    enum offer_act act;
    struct id actor; /* account or token, or none */
    int64_t at_ms;
};

/* Whether the last of the deeds is one that `actor` may take back now: his own appeal, decision or
 * withdrawal of the last 10 minutes. ERR_STATE with the reason. */
MUST_CHECK bool offer_undo_check(const struct offer_deed *deeds, size_t n, struct id actor,
                                 int64_t now_ms, struct err *e);

/* Back to the state before its last deed. The check has passed. O(n). */
void offer_undo(struct offer *o, const struct offer_deed *deeds, size_t n);

#endif
