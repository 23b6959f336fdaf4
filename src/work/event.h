/* event.h - telling that something changed, and reading what did. */
#ifndef XL_WORK_EVENT_H
#define XL_WORK_EVENT_H

#include "store/event.h"

/* In the transaction of its cause, which work_audit_begin began: both are kept or neither. The
 * number is the store's. */
MUST_CHECK bool work_event_add(struct store *st, const struct event *event, struct err *e);
/* The same for many, in their order. */
MUST_CHECK bool work_event_add_all(struct store *st, const struct event *events, size_t n,
                                   struct err *e);

/* The number of the last event, 0 where there is none. */
MUST_CHECK bool work_event_head(struct store *st, int64_t *seq, struct err *e);

#define WORK_EVENTS 200
/* Up to WORK_EVENTS behind a number, seen or not: event_seen tells whom each is for. */
MUST_CHECK bool work_event_after(struct store *st, int64_t seq, struct arena *a,
                                 struct event_rows *rows, struct err *e);

#endif
