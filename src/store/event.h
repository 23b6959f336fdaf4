/* event.h - what changed, in the order in which it was kept. */
#ifndef XL_STORE_EVENT_H
#define XL_STORE_EVENT_H

#include "model/event.h"
#include "store/store.h"

/* Adds it behind the last one; its `seq` is not read. In a transaction that store_audit_lock began,
 * so that numbers rise with the commits: who has read up to one has missed none before it. */
MUST_CHECK bool store_event_add(struct store *st, const struct event *event, struct err *e);
/* The same for many, in their order. */
MUST_CHECK bool store_event_add_all(struct store *st, const struct event *events, size_t n,
                                    struct err *e);

/* The number of the last one, 0 where there is none. */
MUST_CHECK bool store_event_head(struct store *st, int64_t *seq, struct err *e);

struct event_rows {
    const struct event *items; /* by rising number */
    size_t n;
};
/* The first `limit` behind a number. */
MUST_CHECK bool store_event_after(struct store *st, int64_t seq, int32_t limit, struct arena *a,
                                  struct event_rows *rows, struct err *e);

#endif
