/* outbox.h - deeds outside the store, owed and worked off at least once.
 *
 * The row is added in the transaction of its cause, so that both are kept or neither. A worker
 * claims what is due, does it, and says that it is done. A claim ends by itself: what a worker that
 * died had claimed comes due again. */
#ifndef XL_STORE_OUTBOX_H
#define XL_STORE_OUTBOX_H

#include "model/outbox.h"
#include "store/store.h"

/* Adds rows; `claims` and `done_ms` are not read. ERR_INPUT where an id is there already. */
MUST_CHECK bool store_outbox_add(struct store *st, const struct outbox *items, size_t n,
                                 struct err *e);

struct outbox_list {
    struct outbox *items;
    size_t n;
};
struct outbox_claim {
    struct str kind;
    int64_t now_ms;
    int64_t until_ms; /* the claim's end, > now_ms (asserted) */
    int32_t limit;    /* 1..STORE_PAGE_MAX, asserted */
};
/* Claims what is due, the longest due first; no two claims that hold give the same row. Each comes
 * with its new `due_ms` and `claims`. */
MUST_CHECK bool store_outbox_claim(struct store *st, const struct outbox_claim *claim,
                                   struct arena *a, struct outbox_list *list, struct err *e);

/* Says that a claimed row is done. ERR_STATE where another has claimed it since, or it is done
 * already; ERR_MISSING where it never was. */
MUST_CHECK bool store_outbox_done(struct store *st, const struct outbox *o, int64_t now_ms,
                                  struct err *e);

#endif
