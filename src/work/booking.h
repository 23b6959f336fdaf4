/* booking.h - tickets of a visit: held and confirmed by the public with a one-time code, booked by
 * the hospital's desk or a township, used, given back. Who holds one is sealed as a patient of the
 * hospital is, and shown masked.
 *
 * A ticket that is held and not confirmed within ten minutes goes back. A request that comes twice
 * (a double tap) gets the ticket it got. */
#ifndef XL_WORK_BOOKING_H
#define XL_WORK_BOOKING_H

#include "model/edit.h"
#include "store/booking.h"
#include "store/visit.h"
#include "work/patient.h"

#define BOOKING_CODE 7     /* six digits and a NUL */
#define BOOKING_RECEIPT 13 /* twelve digits and a NUL */
#define BOOKING_REQUEST \
    16 /* characters of a request's key at least: a secret of the asker's making */

/* --- the public --- */

MUST_CHECK bool work_timetable(struct store *st, const struct visit_filter *filter,
                               const struct store_page *page, struct arena *a,
                               struct visit_rows *rows, struct err *e);

struct booking_hold {
    struct id visit;
    struct str request; /* key of the request, of the asker's making */
    int64_t now_ms;
};
struct booking_held {
    struct id booking;
    char code[BOOKING_CODE]; /* to be typed once; the same request gets the same */
    int64_t ticket, until_ms;
};
/* ERR_MISSING where the public sees no such visit; ERR_STATE where it gives no ticket. */
MUST_CHECK bool work_booking_hold(struct store *st, const struct booking_hold *h,
                                  struct booking_held *held, struct err *e);

struct booking_confirm {
    struct id booking;
    struct str code, request, residence; /* residence may be empty */
    struct identity who;                 /* name and phone are wanted */
    int64_t now_ms;
};
struct booking_view { /* what a patient sees of his own */
    struct booking booking;
    struct visit visit, moved_to;
    bool moved;
    char receipt[BOOKING_RECEIPT]; /* of a confirmation alone */
};
/* ERR_STATE: the hold is over, the code was used, or wrong five times; the phone has a ticket of
 * the visit. ERR_INPUT with `refused->field`: a wrong code, an identity that is none. */
MUST_CHECK bool work_booking_confirm(const struct patient_desk *p, const struct booking_confirm *c,
                                     struct arena *a, struct booking_view *v,
                                     struct edit_refused *refused, struct err *e);
/* ERR_MISSING where no ticket has the number. Seeing that it was moved or stopped is being told. */
MUST_CHECK bool work_booking_find(struct store *st, struct str receipt, int64_t now_ms,
                                  struct arena *a, struct booking_view *v, struct err *e);
MUST_CHECK bool work_booking_give_back(struct store *st, struct str receipt, int64_t now_ms,
                                       struct arena *a, struct booking_view *v, struct err *e);

/* --- the desk and the townships --- */

struct booking_new {
    struct id visit;
    struct str residence;
    struct identity who;
};
/* `*id` is the booking's. Of another organization of the same county: through its quota. */
MUST_CHECK bool work_booking_add(const struct patient_desk *p, const struct booking_new *n,
                                 struct id *id, struct edit_refused *refused, struct err *e);

struct booking_line {
    struct booking booking;
    struct identity who; /* masked */
};
struct booking_lines {
    struct booking_line *items;
    size_t n;
};
/* All of a visit for its hospital, the own ones for others; masked. */
MUST_CHECK bool work_booking_list(const struct patient_desk *p, struct id visit, struct arena *a,
                                  struct booking_lines *lines, struct err *e);

struct booking_wish {
    struct id id;
    enum booking_state to; /* checked in, attended, missed, cancelled */
    int64_t now_ms;
};
MUST_CHECK bool work_booking_move(struct store *st, const struct subject *by,
                                  const struct booking_wish *w, struct id *visit, struct err *e);
/* Somebody told the patient that his clinic was stopped or moved. */
MUST_CHECK bool work_booking_told(struct store *st, const struct subject *by, struct id id,
                                  int64_t now_ms, struct id *visit, struct err *e);

#endif
