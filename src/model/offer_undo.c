/* offer_undo.c - an offer's history told again, but for its last deed. */
#include "model/offer_undo.h"

#include <assert.h>

#include "model/undo.h"

static bool takes_back(enum offer_act act)
{
    return act == OFFER_APPEALS || act == OFFER_UPHELD || act == OFFER_REJECTED
           || act == OFFER_TAKEN_BACK;
}

bool offer_undo_check(const struct offer_deed *deeds, size_t n, struct id actor, int64_t now_ms,
                      struct err *e)
{
    struct undo_deed last;

    if (n == 0)
        return undo_check("offer", NULL, actor, now_ms, e);
    last = (struct undo_deed){deeds[n - 1].actor, deeds[n - 1].at_ms, takes_back(deeds[n - 1].act)};
    return undo_check("offer", &last, actor, now_ms, e);
}

static enum offer_state past_of(enum offer_act act)
{
    switch (act) {
    case OFFER_APPEALS:
        return OFFER_APPEALED;
    case OFFER_UPHELD:
        return OFFER_EXCUSED;
    case OFFER_TAKEN_BACK:
        return OFFER_WITHDRAWN;
    default: /* made, changed, an appeal rejected */
        return OFFER_OFFERED;
    }
}

/* A deed that was taken back left what was there two deeds before. An offer that came with a list
 * has no first deed: it was offered. */
void offer_undo(struct offer *o, const struct offer_deed *deeds, size_t n)
{
    enum offer_state last = OFFER_OFFERED, before = last;

    assert(n >= 1);
    for (size_t i = 0; i + 1 < n; i++) {
        enum offer_state now = deeds[i].act == OFFER_UNDONE ? before : past_of(deeds[i].act);

        before = last;
        last = now;
    }
    o->state = last;
}
