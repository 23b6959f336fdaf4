/* consult_part.h - what consult_desk.c, consult_move.c and material_case.c share. */
#ifndef XL_WORK_CONSULT_PART_H
#define XL_WORK_CONSULT_PART_H

#include "work/consult_desk.h"

struct consult_desk {
    const struct patient_desk *p;
    struct arena *arena; /* of one try */
    struct id id, referral;
    const void *what; /* the use case's own request */
    enum purpose purpose;
    struct identity identity;
    struct consult_view view;
    struct edit_refused refused;
};

/* Runs a use case in one writing transaction. */
MUST_CHECK bool consult_run(struct consult_desk *d, store_fn *run, struct edit_refused *refused,
                            struct err *e);
/* The consultation with all that belongs to it and what `by` may do. */
MUST_CHECK bool consult_find(struct store *st, struct consult_desk *d, enum action action,
                             struct err *e);
/* Somebody of an organization, by his code. */
MUST_CHECK bool consult_person_check(struct store *st, struct consult_desk *d, const char *field,
                                     struct str code, struct id organization, struct err *e);
/* The same of who gives an opinion of a specialty: his licence holds today and covers it. */
MUST_CHECK bool consult_expert_check(struct store *st, struct consult_desk *d, struct str code,
                                     struct str specialty, struct err *e);
/* What a move or a file changes, on the version that was read. */
MUST_CHECK bool consult_put(struct store *st, struct consult_desk *d, struct err *e);
/* The audit line, and news for both sides. */
MUST_CHECK bool consult_note(struct store *st, struct consult_desk *d, const char *action,
                             struct err *e);

#endif
