/* consult_seat.h - the seats of a consultation of several specialties. */
#ifndef XL_STORE_CONSULT_SEAT_H
#define XL_STORE_CONSULT_SEAT_H

#include "model/consult_seat.h"
#include "store/consult.h"

/* In the order of the invitation; none of a consultation of one. */
MUST_CHECK bool store_consult_seats(struct store *st, struct str consult, struct arena *a,
                                    struct consult_seats *seats, struct err *e);
MUST_CHECK bool store_consult_seat_add(struct store *st, const struct consult_key *k,
                                       const struct consult_seat *s, struct err *e);
/* What a move changes, where the seat is `was` still. */
MUST_CHECK bool store_consult_seat_put(struct store *st, const struct consult_key *k,
                                       const struct consult_seat *s, enum consult_seat_state was,
                                       bool *done, struct err *e);

#endif
