/* placement_part.h - what the use cases of a placement share. */
#ifndef XL_WORK_PLACEMENT_PART_H
#define XL_WORK_PLACEMENT_PART_H

#include "work/placement_desk.h"

struct placement_desk {
    const struct subject *by;
    struct arena *arena; /* of one try */
    int64_t now_ms;
    struct id id;
    const void *what; /* the use case's own request */
    struct placement_view view;
    struct edit_refused refused;
    bool invented;     /* the store is of a demonstration; of a certificate alone */
    int32_t was_until; /* the last day that the move replaces, if any; told with the step */
};

/* The placement with its lines, if `by` may do `action` with it. */
MUST_CHECK bool placement_find(struct store *st, struct placement_desk *d, enum action action,
                               struct err *e);
/* ERR_RIGHT where `by` is none of these parties. */
MUST_CHECK bool placement_party_check(const struct placement_desk *d, unsigned parties,
                                      const char *what, struct err *e);
struct placement_known placement_known_of(const struct placement_desk *d);
struct placement_key placement_key_of(const struct placement *p);

/* Proposes a new one, with everything that has to be there checked; inside a transaction that
 * work_audit_begin began. */
MUST_CHECK bool placement_propose(struct store *st, struct placement_desk *d,
                                  const struct placement_new *n, struct err *e);
/* ERR_STATE where the person is bound elsewhere. */
MUST_CHECK bool placement_alone_check(struct store *st, struct placement_desk *d,
                                      const struct placement *p, struct err *e);

/* Adds the taking back of the own last move to the view's moves, where it may be now. */
MUST_CHECK bool placement_undo_offer(struct store *st, struct placement_desk *d, struct err *e);
/* Takes it back, with all that it left beside the row. */
MUST_CHECK bool placement_undo_run(struct store *st, struct placement_desk *d, struct err *e);

/* Writes what became of it one version up, with the step, the audit line and the event. */
MUST_CHECK bool placement_keep(struct store *st, struct placement_desk *d, enum placement_state was,
                               const struct placement_step *step, struct err *e);
/* The audit line and the event alone. */
MUST_CHECK bool placement_note(struct store *st, struct placement_desk *d, const char *action,
                               struct err *e);

/* Runs one use case with an arena that is empty at each try. */
typedef bool placement_case(struct store *st, struct placement_desk *d, struct err *e);
MUST_CHECK bool placement_run(struct store *st, struct placement_desk *d, placement_case *run,
                              struct err *e);

/* The checks that follow the return of one who learned; see training_desk.h. */
MUST_CHECK bool training_returned(struct store *st, const struct placement_desk *d, int32_t day,
                                  struct err *e);

/* Issues the certificate of a placement that was just certified; see certificate.h. */
MUST_CHECK bool certificate_issue(struct store *st, struct placement_desk *d, struct err *e);

#endif
