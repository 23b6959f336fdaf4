/* booking.c - tickets: the desk's part; the public's is in booking_public.c. */
#include "work/booking.h"

#include "model/unknown.h"
#include "store/organization.h"
#include "work/booking_part.h"
#include "work/desk.h"

struct booking booking_new_of(const struct visit *v, struct arena *a, int64_t now_ms)
{
    struct booking b = {.id = id_new(),
                        .version = 1,
                        .county = v->county,
                        .programme = v->programme,
                        .visit = v->code,
                        .organization = v->organization,
                        .practitioner = v->practitioner,
                        .day = v->day,
                        .held_until_ms = COUNT_UNKNOWN,
                        .made_ms = now_ms};

    b.code = desk_code("BW", b.id, a);
    return b;
}

bool booking_ticket_take(struct store *st, struct visit_desk *d, enum booking_channel channel,
                         struct booking *b, struct err *e)
{
    struct visit *v = &d->view.visit;

    /* what nobody confirmed is free again before it is counted */
    return store_booking_expire(st, v->code, d->now_ms, e)
           && store_visit_get(st, v->id, d->arena, v, e)
           && visit_book_check(v, channel, d->now_ms, e)
           && store_booking_ticket(st, v->code, v->slots, &b->ticket, e)
           && (b->ticket > 0
               || err_set(e, ERR_STATE, "all %lld tickets are gone", (long long)v->slots));
}

bool booking_identity_keep(struct store *st, struct visit_desk *d, const struct booking_who *who,
                           struct booking *b, struct err *e)
{
    const struct visit *v = &d->view.visit;
    const struct patient_desk in_tx = {st, who->desk->seal, who->desk->by, d->now_ms};
    struct patient_kept kept;
    bool there;

    if (!patient_keep(&in_tx, v->organization_id, v->county, who->identity, d->arena, &kept, e)
        || !store_booking_phone(st, v->code, kept.phone_hash, &there, e))
        return false;
    if (there)
        return err_set(e, ERR_STATE, "this phone has a ticket of the visit already");
    b->patient = kept.id;
    b->phone_hash = kept.phone_hash;
    return true;
}

bool booking_identity_read(struct identity *who, struct arena *a, struct edit_refused *refused,
                           struct err *e)
{
    if (who->phone.n == 0) {
        refused->field = "phone";
        return err_set(e, ERR_INPUT, "phone: it is wanted, to tell of a change");
    }
    if (identity_read(who, a, e))
        return true;
    refused->field = str_starts(str_of(e->text), STR("phone")) ? "phone" : "name";
    return false;
}

/* --- booked by the desk or a township --- */

struct adding {
    const struct patient_desk *desk;
    const struct booking_new *n;
    struct identity identity;
    struct id made;
};

/* By which quota, and in whose name. */
static bool channel_find(struct store *st, struct visit_desk *d, struct booking *b, struct err *e)
{
    const struct visit *v = &d->view.visit;
    struct organization own;

    if (!store_organization_get(st, d->by->scope.organization, d->arena, &own, e))
        return false;
    b->booked_by = own.code;
    b->channel = str_eq(own.code, v->organization) ? BOOKING_DESK : BOOKING_TOWNSHIP;
    return b->channel == BOOKING_DESK || str_eq(own.county, v->county)
           || err_set(e, ERR_RIGHT, "tickets of the quota are for organizations of the county");
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct adding *adding = d->what;
    const struct booking_who who = {adding->desk, &adding->identity};
    struct booking b;

    d->id = adding->n->visit;
    if (!visit_load(st, d, ACTION_VISIT_SEE, e))
        return false;
    b = booking_new_of(&d->view.visit, d->arena, d->now_ms);
    b.state = BOOKING_BOOKED;
    b.residence = adding->n->residence.n ? adding->n->residence : (struct str){0};
    if (!channel_find(st, d, &b, e) || !booking_ticket_take(st, d, b.channel, &b, e)
        || !booking_identity_keep(st, d, &who, &b, e) || !store_booking_add(st, &b, e)
        || !visit_note(st, d, "booking.add", e))
        return false;
    d->id = b.id;
    return true;
}

bool work_booking_add(const struct patient_desk *p, const struct booking_new *n, struct id *id,
                      struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct adding adding = {.desk = p, .n = n, .identity = n->who};
    struct visit_desk d = {.by = p->by, .now_ms = p->now_ms, .what = &adding};
    bool good;

    *refused = (struct edit_refused){0};
    good = booking_identity_read(&adding.identity, &a, refused, e)
           && visit_run(p->st, &d, add_case, e);
    arena_reset(&a);
    if (good)
        *id = d.id;
    return good;
}

/* --- lists --- */

struct listing {
    const struct patient_desk *desk;
    struct visit_desk d;
    struct arena *arena;
    struct booking_lines lines;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;
    const struct visit *v = &l->d.view.visit;
    const struct patient_desk in_tx = {st, l->desk->seal, l->desk->by, l->desk->now_ms};
    struct booking_rows rows;
    struct organization own;

    if (!visit_load(st, &l->d, ACTION_VISIT_SEE, e)
        || !store_organization_get(st, l->d.by->scope.organization, l->arena, &own, e)
        || !store_booking_list(st, v->code, str_eq(own.code, v->organization) ? STR("") : own.code,
                               l->arena, &rows, e))
        return false;
    l->lines =
        (struct booking_lines){ARENA_ARRAY(l->arena, struct booking_line, rows.n + 1), rows.n};
    for (size_t i = 0; i < rows.n; i++) {
        l->lines.items[i].booking = rows.items[i];
        if (!patient_masked(&in_tx, rows.items[i].patient, l->arena, &l->lines.items[i].who, e))
            return false;
    }
    return true;
}

bool work_booking_list(const struct patient_desk *p, struct id visit, struct arena *a,
                       struct booking_lines *lines, struct err *e)
{
    struct listing l = {
        .desk = p, .d = {.by = p->by, .arena = a, .now_ms = p->now_ms, .id = visit}, .arena = a};

    if (!store_tx(p->st, STORE_READ, list_in_tx, &l, e))
        return false;
    *lines = l.lines;
    return true;
}

/* --- moves --- */

/* The ticket with its visit, if `by` may do something with it: the hospital, or who booked it. */
static bool ticket_find(struct store *st, struct visit_desk *d, struct booking *b, struct err *e)
{
    struct visit *v = &d->view.visit;
    struct object o;
    bool found;

    if (!store_booking_get(st, d->id, d->arena, b, e)
        || !store_visit_find(st, b->visit, d->arena, v, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "the visit of the booking is not there");
    o = (struct object){.place = {v->county},
                        .organization = {v->organization_id, b->booked_by_id},
                        .state = OBJECT_NO_STATE};
    return rights_check(d->by, ACTION_BOOKING_WRITE, &o, "booking", e);
}

static bool moved_check(const struct visit_desk *d, const struct booking_wish *w,
                        const struct booking *b, struct err *e)
{
    if (w->to != BOOKING_CANCELLED && !visit_host(d->by, &d->view.visit))
        return err_set(e, ERR_RIGHT, "saying who came is the hospital's");
    if (w->to != BOOKING_CANCELLED && d->view.visit.day > desk_today(d->now_ms))
        return err_set(e, ERR_STATE, "the day of the visit lies ahead");
    return state_check(booking_states(), (int)b->state, (int)w->to, e);
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct booking_wish *w = d->what;
    struct booking b;

    if (!ticket_find(st, d, &b, e) || !moved_check(d, w, &b, e))
        return false;
    b.state = w->to;
    if (w->to == BOOKING_CANCELLED)
        b.ticket = COUNT_UNKNOWN;
    return store_booking_put(st, &b, d->now_ms, e)
           && visit_note(st, d, arena_text(d->arena, "booking.%s", booking_state_names[w->to]), e);
}

bool work_booking_move(struct store *st, const struct subject *by, const struct booking_wish *w,
                       struct id *visit, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};
    bool good = visit_run(st, &d, move_case, e);

    if (good)
        *visit = d.view.visit.id;
    return good;
}

static bool told_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    struct booking b;

    if (!ticket_find(st, d, &b, e))
        return false;
    if (id_none(b.notice) || b.told)
        return err_set(e, ERR_STATE, "there is nothing that this patient has to be told");
    return store_notice_told(st, b.notice, desk_actor(d->by), d->now_ms, e)
           && visit_note(st, d, "booking.told", e);
}

bool work_booking_told(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                       struct id *visit, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = now_ms, .id = id};
    bool good = visit_run(st, &d, told_case, e);

    if (good)
        *visit = d.view.visit.id;
    return good;
}

/* --- a stopped visit --- */

static bool one_move(struct store *st, struct visit_desk *d, struct booking *b,
                     const struct visit *to, struct err *e)
{
    const struct visit *v = &d->view.visit;
    struct visit_notice notice = {.county = v->county,
                                  .id = id_new(),
                                  .booking = b->code,
                                  .visit = v->code,
                                  .made_ms = d->now_ms};
    bool confirmed = b->state == BOOKING_BOOKED || b->state == BOOKING_CHECKED_IN;
    int64_t ticket = 0;

    if (confirmed && to && !store_booking_ticket(st, to->code, to->slots, &ticket, e))
        return false;
    if (ticket > 0) {
        b->visit = to->code;
        b->day = to->day;
        b->ticket = ticket;
        b->state = BOOKING_BOOKED;
        notice.moved_to = to->code;
    } else {
        b->ticket = COUNT_UNKNOWN;
        b->state = BOOKING_CANCELLED;
    }
    return store_booking_put(st, b, d->now_ms, e)
           && (!confirmed || store_notice_add(st, &notice, e));
}

bool booking_move_all(struct store *st, struct visit_desk *d, const struct visit *to, struct err *e)
{
    struct booking_rows rows;

    if (!store_booking_live(st, d->view.visit.code, d->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (!one_move(st, d, &rows.items[i], to, e))
            return false;
    }
    return true;
}
