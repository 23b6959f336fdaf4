/* booking_part.h - what the two sides of booking share: the desk's and the public's. */
#ifndef XL_WORK_BOOKING_PART_H
#define XL_WORK_BOOKING_PART_H

#include "work/booking.h"
#include "work/visit_part.h"

struct booking booking_new_of(const struct visit *v, struct arena *a, int64_t now_ms);

/* Gives the visit of `d` anew, without holds that are over, and the smallest free ticket. */
MUST_CHECK bool booking_ticket_take(struct store *st, struct visit_desk *d,
                                    enum booking_channel channel, struct booking *b, struct err *e);

struct booking_who {
    const struct patient_desk *desk;
    const struct identity *identity; /* read already */
};
/* Seals who it is. ERR_STATE where the phone has a ticket of the visit. */
MUST_CHECK bool booking_identity_keep(struct store *st, struct visit_desk *d,
                                      const struct booking_who *who, struct booking *b,
                                      struct err *e);
MUST_CHECK bool booking_identity_read(struct identity *who, struct arena *a,
                                      struct edit_refused *refused, struct err *e);

#endif
