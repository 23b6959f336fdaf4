/* referral_part.h - what referral_desk.c, referral_move.c and referral_care.c share. */
#ifndef XL_WORK_REFERRAL_PART_H
#define XL_WORK_REFERRAL_PART_H

#include "work/referral_desk.h"

struct referral_desk {
    const struct patient_desk *p;
    struct arena *arena; /* of one try */
    struct id id, next;
    const void *what; /* the use case's own request */
    struct referral_view view;
    bool agreed;   /* with the new taker, by who redirects */
    bool consents; /* as it follows another whose consent holds for it */
    struct edit_refused refused;
};

typedef bool referral_case(struct store *st, struct referral_desk *d, struct err *e);

/* Runs a use case in one writing transaction. */
MUST_CHECK bool referral_run(struct referral_desk *d, referral_case *run,
                             struct edit_refused *refused, struct err *e);
/* The referral with all that belongs to it and what `by` may do. */
MUST_CHECK bool referral_find(struct store *st, struct referral_desk *d, enum action action,
                              struct err *e);
/* What a change of it keeps, on the version that was read. */
MUST_CHECK bool referral_put(struct store *st, struct referral_desk *d, struct err *e);
/* The audit line, and news for both sides. */
MUST_CHECK bool referral_note(struct store *st, struct referral_desk *d, const char *action,
                              struct err *e);
/* Makes a move and keeps it with its step. */
MUST_CHECK bool referral_move_keep(struct store *st, struct referral_desk *d,
                                   const struct referral_step *step, struct err *e);
/* Somebody of one of the two sides; ERR_RIGHT names what it is not. */
MUST_CHECK bool referral_party_check(const struct referral_desk *d, unsigned parties,
                                     const char *what, struct err *e);

#endif
