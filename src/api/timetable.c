/* timetable.c - which expert is where when, for everybody: as JSON and as a calendar; tickets held
 * with a one-time code, confirmed, found and given back by their number. Nobody is signed in here,
 * and no name is told. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "paper/calendar.h"
#include "work/booking.h"
#include "work/desk.h"

enum { SHOWN_DAYS = 60, SHOWN_MOST = STORE_PAGE_MAX };

static const struct field CLINIC[] = {
    FIELD(struct visit, id),
    FIELD_NAMED(struct visit, kind, "kind", visit_kind_names),
    FIELD_NAMED(struct visit, state, "state", visit_state_names),
    FIELD(struct visit, practitioner_name),
    FIELD(struct visit, home_name),
    FIELD(struct visit, organization_name),
    FIELD(struct visit, county),
    FIELD_MAYBE(struct visit, county_name),
    FIELD_MAYBE(struct visit, discipline),
    FIELD_OF(struct visit, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct visit, starts),
    FIELD_MAYBE(struct visit, ends),
    FIELD_MAYBE(struct visit, room),
    FIELD_AS(struct visit, cause, "reason", MAYBE),
    {0},
};
static const struct field FREE[] = {TOLD(FIELD_COUNT, "free_n"), {0}};
static const struct shape CLINIC_SHAPE = {.name = "Clinic",
                                          .about = "`free_n`: tickets that anybody could take now.",
                                          .fields = CLINIC,
                                          .told = FREE};
static const struct field TABLE[] = {TOLD(FIELD_ITEMS, "items", .shape = &CLINIC_SHAPE),
                                     TOLD(FIELD_DAY, "today"),
                                     TOLD(FIELD_DAY, "until"),
                                     {0}};
const struct shape SHAPE_TIMETABLE = {.name = "Timetable", .told = TABLE};

static bool table_read(struct request *rq, struct visit_rows *rows, int32_t *today, struct err *e)
{
    const struct store_page page = {.limit = SHOWN_MOST};
    struct visit_filter filter = {.county = request_text(rq, "county"),
                                  .organization = request_text(rq, "organization")};

    *today = desk_today(rq->seen->now.now_ms);
    filter.from_day = *today;
    filter.until_day = *today + SHOWN_DAYS;
    return work_timetable(rq->store, &filter, &page, rq->arena, rows, e);
}

static void clinic_write(struct request *rq, const struct visit *v)
{
    int64_t now_ms = rq->seen->now.now_ms;
    bool takes = v->state == VISIT_OPEN && now_ms < visit_start_ms(v);

    json_open_object(&rq->json);
    field_write(&rq->json, CLINIC, v);
    field_count(&rq->json, "free_n", takes ? visit_free(v, BOOKING_PUBLIC, now_ms) : 0);
    json_end(&rq->json);
}

/* GET /public/visits?county=&organization= */
bool api_timetable_list(struct request *rq, struct err *e)
{
    struct visit_rows rows;
    char text[DAY_TEXT];
    int32_t today;

    if (!table_read(rq, &rows, &today, e))
        return false;
    json_open_object(&rq->json);
    json_key(&rq->json, "items");
    json_open_array(&rq->json);
    for (size_t i = 0; i < rows.n; i++)
        clinic_write(rq, &rows.items[i]);
    json_end(&rq->json);
    day_text(today, text);
    field_text(&rq->json, "today", str_of(text));
    day_text(today + SHOWN_DAYS, text);
    field_text(&rq->json, "until", str_of(text));
    json_end(&rq->json);
    return true;
}

static struct calendar_event event_of(const struct visit *v, struct arena *a)
{
    int64_t starts_ms = visit_start_ms(v);
    int32_t minutes = visit_minutes(v->ends) - visit_minutes(v->starts);
    const char *kind = v->kind == VISIT_FREE_CLINIC ? "义诊" : "专家门诊";

    return (struct calendar_event){
        .id = v->id,
        .version = v->version,
        .starts_ms = starts_ms,
        .ends_ms = v->ends.n && minutes > 0 ? starts_ms + (int64_t)minutes * 60000 : 0,
        .made_ms = v->made_ms,
        .title = str_of(arena_text(
            a, "%s%.*s%s：%.*s（%.*s）", v->state == VISIT_CANCELLED ? "停诊 " : "",
            STR_ARG(v->discipline), kind, STR_ARG(v->practitioner_name), STR_ARG(v->home_name))),
        .place = str_of(arena_text(a, "%.*s%s%.*s", STR_ARG(v->organization_name),
                                   v->room.n ? " " : "", STR_ARG(v->room))),
        .about = v->state == VISIT_CANCELLED ? v->cause : STR(""),
        .cancelled = v->state == VISIT_CANCELLED,
    };
}

/* GET /public/visits.ics?county=&organization= */
bool api_timetable_calendar(struct request *rq, struct err *e)
{
    struct calendar_event *events;
    struct visit_rows rows;
    int32_t today;

    if (!table_read(rq, &rows, &today, e))
        return false;
    events = ARENA_ARRAY(rq->arena, struct calendar_event, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++)
        events[i] = event_of(&rows.items[i], rq->arena);
    rq->type = "text/calendar; charset=utf-8";
    paper_calendar("专家坐诊", events, rows.n, rq->json.out);
    return true;
}

/* --- tickets --- */

static const struct field HOLD[] = {
    FIELD(struct booking_hold, visit),
    FIELD_AS(struct booking_hold, request, "request", .min = BOOKING_REQUEST, .max = 64),
    {0},
};
const struct shape SHAPE_TICKET_HOLD = {
    .name = "TicketHold",
    .about = "`request`: a secret of the asker's making; the same again gets the same ticket.",
    .fields = HOLD,
    .body = true};
static const struct field HELD[] = {TOLD(FIELD_ID, "booking"),
                                    TOLD(FIELD_TEXT, "code"),
                                    TOLD(FIELD_COUNT, "ticket"),
                                    TOLD(FIELD_MS, "until"),
                                    {0}};
const struct shape SHAPE_TICKET_HELD = {.name = "TicketHeld",
                                        .about = "`code` is typed once to confirm, before `until`.",
                                        .told = HELD};

/* POST /public/bookings */
bool api_timetable_hold(struct request *rq, struct err *e)
{
    struct booking_hold h = {0};
    struct booking_held held;

    if (!request_body(rq, HOLD, &h, e))
        return false;
    h.now_ms = rq->seen->now.now_ms;
    if (!work_booking_hold(rq->store, &h, &held, e))
        return false;
    rq->status = 201;
    json_open_object(&rq->json);
    field_id(&rq->json, "booking", held.booking);
    field_text(&rq->json, "code", str_of(held.code));
    field_count(&rq->json, "ticket", held.ticket);
    field_ms(&rq->json, "until", held.until_ms);
    json_end(&rq->json);
    return true;
}

static const struct field CONFIRM[] = {
    FIELD(struct booking_confirm, booking),
    FIELD_AS(struct booking_confirm, code, "code", .min = 6, .max = 6),
    FIELD_AS(struct booking_confirm, request, "request", .min = BOOKING_REQUEST, .max = 64),
    FIELD_AS(struct booking_confirm, who.name, "name", .min = 1, .max = 60),
    FIELD_AS(struct booking_confirm, who.phone, "phone", .min = 5, .max = 20),
    FIELD_AS(struct booking_confirm, residence, "residence", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_TICKET_CONFIRM = {
    .name = "TicketConfirm", .fields = CONFIRM, .body = true};
static const struct field OWN[] = {FIELD_MAYBE(struct booking, ticket), {0}};
static const struct field TICKET[] = {
    TOLD(FIELD_TEXT, "state"),
    TOLD(FIELD_TEXT, "receipt", MAYBE),
    TOLD(FIELD_BOOL, "moved"),
    TOLD(FIELD_OBJECT, "clinic", .shape = &CLINIC_SHAPE),
    {0},
};
const struct shape SHAPE_TICKET = {
    .name = "Ticket",
    .about = "`receipt`, told at the confirmation alone, is what the patient keeps; `moved`: the"
             " clinic was stopped and this is the one instead.",
    .fields = OWN,
    .told = TICKET};

static bool ticket_write(struct request *rq, const struct booking_view *v)
{
    const struct booking *b = &v->booking;

    json_open_object(&rq->json);
    field_text(&rq->json, "state", str_of(booking_state_names[b->state]));
    field_write(&rq->json, OWN, b);
    field_text(&rq->json, "receipt", str_of(v->receipt));
    json_key(&rq->json, "moved");
    json_bool(&rq->json, v->moved);
    json_key(&rq->json, "clinic");
    clinic_write(rq, &v->visit);
    json_end(&rq->json);
    return true;
}

/* POST /public/bookings/confirm */
bool api_timetable_confirm(struct request *rq, struct err *e)
{
    struct booking_confirm c = {0};
    struct edit_refused refused;
    struct booking_view v = {0};
    struct patient_desk d;

    if (!request_body(rq, CONFIRM, &c, e))
        return false;
    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: no name can be kept");
    c.now_ms = rq->seen->now.now_ms;
    d = (struct patient_desk){rq->store, rq->scene->seal, NULL, c.now_ms};
    if (!work_booking_confirm(&d, &c, rq->arena, &v, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return ticket_write(rq, &v);
}

struct receipt_body {
    struct str receipt;
};
static const struct field RECEIPT[] = {
    FIELD_AS(struct receipt_body, receipt, "receipt", .min = 12, .max = 20), {0}};
const struct shape SHAPE_TICKET_RECEIPT = {
    .name = "TicketReceipt", .fields = RECEIPT, .body = true};

typedef bool receipt_case(struct store *st, struct str receipt, int64_t now_ms, struct arena *a,
                          struct booking_view *v, struct err *e);

static bool by_receipt(struct request *rq, receipt_case *run, struct err *e)
{
    struct receipt_body body = {0};
    struct booking_view v = {0};

    return request_body(rq, RECEIPT, &body, e)
           && run(rq->store, body.receipt, rq->seen->now.now_ms, rq->arena, &v, e)
           && ticket_write(rq, &v);
}

/* POST /public/bookings/find - a body, so that no log of addresses holds a receipt. */
bool api_timetable_find(struct request *rq, struct err *e)
{
    return by_receipt(rq, work_booking_find, e);
}

/* POST /public/bookings/cancel */
bool api_timetable_give_back(struct request *rq, struct err *e)
{
    return by_receipt(rq, work_booking_give_back, e);
}
