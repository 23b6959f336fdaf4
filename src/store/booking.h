/* booking.h - tickets of a visit: who holds one is sealed elsewhere (`patient`); here are numbers,
 * states and hashes. A ticket is given once: the database itself refuses a second. */
#ifndef XL_STORE_BOOKING_H
#define XL_STORE_BOOKING_H

#include "model/visit.h"
#include "store/store.h"

struct booking {
    struct id id;
    struct str code;
    int64_t version;
    struct str county, programme, visit, organization, practitioner; /* as of the visit */
    struct str residence;                                            /* may be empty */
    int32_t day;
    enum booking_state state;
    int64_t ticket; /* COUNT_UNKNOWN: given back */
    enum booking_channel channel;
    struct str booked_by; /* code of an organization; empty: the public */
    struct id patient;
    struct str phone_hash, request, confirm_request, code_hash, receipt_hash; /* may be empty */
    int64_t tries, held_until_ms;                                             /* COUNT_UNKNOWN */
    int64_t made_ms;
    /* read only */
    struct id booked_by_id; /* the organization; none: the public */
    struct id notice;       /* that its patient has to be told, none */
    struct str moved_to;    /* of that notice: code of the visit instead */
    bool told;
};
struct booking_rows {
    struct booking *items;
    size_t n;
};

/* Gives back the tickets of a visit whose hold is over by now. */
MUST_CHECK bool store_booking_expire(struct store *st, struct str visit, int64_t now_ms,
                                     struct err *e);
/* The smallest ticket of 1..slots that nobody has; 0: none. */
MUST_CHECK bool store_booking_ticket(struct store *st, struct str visit, int64_t slots,
                                     int64_t *ticket, struct err *e);
MUST_CHECK bool store_booking_add(struct store *st, const struct booking *b, struct err *e);
MUST_CHECK bool store_booking_put(struct store *st, const struct booking *b, int64_t now_ms,
                                  struct err *e);

MUST_CHECK bool store_booking_get(struct store *st, struct id id, struct arena *a,
                                  struct booking *b, struct err *e); /* ERR_MISSING */
/* By the key of the request that made it. */
MUST_CHECK bool store_booking_requested(struct store *st, struct str county, struct str request,
                                        struct arena *a, struct booking *b, bool *found,
                                        struct err *e);
MUST_CHECK bool store_booking_receipt(struct store *st, struct str receipt_hash, struct arena *a,
                                      struct booking *b, bool *found, struct err *e);
/* Whether a phone has a ticket of the visit that counts. */
MUST_CHECK bool store_booking_phone(struct store *st, struct str visit, struct str phone_hash,
                                    bool *there, struct err *e);
/* Those of a visit that were confirmed once, by ticket; of one booking organization where its code
 * is given. */
MUST_CHECK bool store_booking_list(struct store *st, struct str visit, struct str booked_by,
                                   struct arena *a, struct booking_rows *rows, struct err *e);
/* Those with a ticket, by ticket. */
MUST_CHECK bool store_booking_live(struct store *st, struct str visit, struct arena *a,
                                   struct booking_rows *rows, struct err *e);

struct visit_notice {
    struct str county;
    struct id id;
    struct str booking, visit, moved_to; /* codes; moved_to may be empty */
    int64_t made_ms;
};
MUST_CHECK bool store_notice_add(struct store *st, const struct visit_notice *n, struct err *e);
/* `by` none: the patient saw it himself. */
MUST_CHECK bool store_notice_told(struct store *st, struct id id, struct id by, int64_t now_ms,
                                  struct err *e);

#endif
