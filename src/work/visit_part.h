/* visit_part.h - what the use cases of a visit and of its tickets share. */
#ifndef XL_WORK_VISIT_PART_H
#define XL_WORK_VISIT_PART_H

#include "work/visit_desk.h"

struct visit_desk {
    const struct subject *by;
    struct arena *arena; /* of one try */
    int64_t now_ms;
    struct id id;
    const void *what; /* the use case's own request */
    struct visit_view view;
    struct edit_refused refused;
    int64_t count;
};

MUST_CHECK bool visit_run(struct store *st, struct visit_desk *d, store_fn *run, struct err *e);
/* The visit, if `by` may do `action` with it. */
MUST_CHECK bool visit_load(struct store *st, struct visit_desk *d, enum action action,
                           struct err *e);
/* The audit line and the event for both sides; a `d->by` of NULL is the public. */
MUST_CHECK bool visit_note(struct store *st, struct visit_desk *d, const char *action,
                           struct err *e);
/* Gives every ticket of the stopped visit back; `to` may be NULL. See work_visit_move. */
MUST_CHECK bool booking_move_all(struct store *st, struct visit_desk *d, const struct visit *to,
                                 struct err *e);

#endif
