/* booking.c - tickets of a visit for the hospital's desk and the townships, identities masked. */
#include "work/booking.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/visit.h"

static const struct field LINE[] = {
    FIELD_AS(struct booking_line, booking.id, "id"),
    FIELD_AS(struct booking_line, booking.code, "code"),
    FIELD_AS(struct booking_line, booking.ticket, "ticket", MAYBE),
    FIELD_NAMED(struct booking_line, booking.state, "state", booking_state_names),
    FIELD_NAMED(struct booking_line, booking.channel, "channel", booking_channel_names),
    FIELD_AS(struct booking_line, booking.booked_by, "booked_by", MAYBE),
    FIELD_AS(struct booking_line, booking.residence, "residence", MAYBE),
    FIELD_AS(struct booking_line, booking.patient, "patient"),
    FIELD_AS(struct booking_line, who.name, "name"),
    FIELD_AS(struct booking_line, who.phone, "phone", MAYBE),
    FIELD_AS(struct booking_line, booking.notice, "notice", MAYBE),
    FIELD_AS(struct booking_line, booking.moved_to, "moved_to", MAYBE),
    FIELD_AS(struct booking_line, booking.told, "told"),
    {0},
};
static const struct shape LINE_SHAPE = {
    .name = "BookingLine",
    .about = "Name and phone masked; whole for a purpose at /api/patients/{patient}/unmask."
             " `notice`: that its patient has to be told of a stop, `moved_to` the visit instead.",
    .fields = LINE};
static const struct field LINES[] = {TOLD(FIELD_ITEMS, "items", .shape = &LINE_SHAPE), {0}};
const struct shape SHAPE_BOOKINGS = {.name = "Bookings", .told = LINES};

static const struct field BODY[] = {
    FIELD_AS(struct booking_new, who.name, "name", .min = 1, .max = 60),
    FIELD_AS(struct booking_new, who.phone, "phone", .min = 5, .max = 20),
    FIELD_AS(struct booking_new, who.id_number, "id_number", MAYBE, .max = 30),
    FIELD_AS(struct booking_new, residence, "residence", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_BOOKING_BODY = {.name = "BookingBody", .fields = BODY, .body = true};

enum { FIRST_MOVE = BOOKING_CHECKED_IN };
static const char *const MOVES[] = {"check_in", "attend", "miss", "cancel", NULL};
struct move_body {
    int move;
};
static const struct field MOVE[] = {FIELD_NAMED(struct move_body, move, "move", MOVES), {0}};
const struct shape SHAPE_BOOKING_MOVE = {.name = "BookingMove", .fields = MOVE, .body = true};

static bool desk_open(struct request *rq, struct patient_desk *d, struct err *e)
{
    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: identities cannot be opened");
    *d = (struct patient_desk){rq->store, rq->scene->seal, rq->subject, rq->seen->now.now_ms};
    return true;
}

static bool lines_write(struct request *rq, struct id visit, struct err *e)
{
    struct booking_lines lines;
    struct patient_desk d;

    if (!desk_open(rq, &d, e) || !work_booking_list(&d, visit, rq->arena, &lines, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", LINE, lines.items, lines.n, sizeof lines.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/visits/{visit}/bookings */
bool api_booking_list(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "visit", &id, e) && lines_write(rq, id, e);
}

/* POST /api/visits/{visit}/bookings */
bool api_booking_add(struct request *rq, struct err *e)
{
    struct booking_new n = {0};
    struct edit_refused refused;
    struct patient_desk d;
    struct id made;

    if (!request_body(rq, BODY, &n, e) || !request_id(rq, "visit", &n.visit, e)
        || !desk_open(rq, &d, e))
        return false;
    if (!work_booking_add(&d, &n, &made, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return lines_write(rq, n.visit, e);
}

/* POST /api/bookings/{booking}/moves */
bool api_booking_move(struct request *rq, struct err *e)
{
    struct move_body body = {0};
    struct booking_wish w = {0};
    struct id visit;

    if (!request_body(rq, MOVE, &body, e) || !request_id(rq, "booking", &w.id, e))
        return false;
    w.to = (enum booking_state)(FIRST_MOVE + body.move);
    w.now_ms = rq->seen->now.now_ms;
    return work_booking_move(rq->store, rq->subject, &w, &visit, e) && lines_write(rq, visit, e);
}

/* POST /api/bookings/{booking}/told */
bool api_booking_told(struct request *rq, struct err *e)
{
    struct id id, visit;

    return request_id(rq, "booking", &id, e)
           && work_booking_told(rq->store, rq->subject, id, rq->seen->now.now_ms, &visit, e)
           && lines_write(rq, visit, e);
}
