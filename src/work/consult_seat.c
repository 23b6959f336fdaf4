/* consult_seat.c - the seats of a consultation of several specialties: answered and signed. */
#include "work/consult_part.h"
#include "work/desk.h"

static struct consult_seat *seat_find(struct consult_desk *d, struct id id)
{
    for (size_t i = 0; i < d->view.seats.n; i++) {
        if (id_cmp(d->view.seats.items[i].id, id) == 0)
            return &d->view.seats.items[i];
    }
    return NULL;
}

/* An expert is asked for his own seat alone, whatever else he is. */
static unsigned parties_of(const struct subject *by, const struct consult_view *v)
{
    return by->role == ROLE_EXPERT ? CONSULT_SEATED : v->parties;
}

static bool own(const struct subject *by, const struct consult_seat *s)
{
    return by->role == ROLE_EXPERT && id_cmp(s->expert_id, by->scope.practitioner) == 0;
}

size_t work_consult_seat_moves(const struct subject *by, const struct consult_view *v,
                               const struct consult_seat *s,
                               enum consult_seat_move moves[SEAT_MOVE_N])
{
    return consult_seat_moves(&v->consult, s, parties_of(by, v), own(by, s), moves);
}

/* Who takes the seat: of the invited house, and of no other seat. */
static bool expert_check(struct store *st, struct consult_desk *d, const struct consult_seat *seat,
                         struct str code, struct err *e)
{
    const struct consult_seats *seats = &d->view.seats;

    for (size_t i = 0; i < seats->n; i++) {
        if (&seats->items[i] != seat && str_eq(seats->items[i].expert, code))
            return desk_bad(&d->refused, "expert", e, "he has a seat already");
    }
    return consult_expert_check(st, d, code, seat->specialty, e);
}

static bool seat_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct consult_seat_wish *w = d->what;
    const struct subject *by = d->p->by;
    struct consult_seat_step step = {.move = w->move,
                                     .now_ms = d->p->now_ms,
                                     .cause = w->cause,
                                     .note = w->note,
                                     .signer = w->signer,
                                     .expert = w->expert};
    const struct consult *c = &d->view.consult;
    struct consult_seat *seat;
    struct consult_key key;
    enum consult_seat_state was;
    bool done;

    d->id = w->id;
    if (!consult_find(st, d, ACTION_CONSULT_MOVE, e))
        return false;
    step.parties = parties_of(by, &d->view);
    if ((step.parties & (CONSULT_INVITEE | CONSULT_SEATED)) == 0)
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s",
                       consult_seat_move_names[w->move], consult_party_name(step.parties));
    seat = seat_find(d, w->seat);
    if (!seat)
        return err_set(e, ERR_MISSING, "the consultation has no such seat");
    was = seat->state;
    step.own = own(by, seat);
    if (!consult_seat_move(c, seat, &step, &d->refused.field, e)
        || (w->move == SEAT_ACCEPT && !expert_check(st, d, seat, w->expert, e)))
        return false;
    seat->made_by = desk_actor(by);
    key = (struct consult_key){c->county, c->code};
    if (!consult_put(st, d, e) || !store_consult_seat_put(st, &key, seat, was, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "consult", c->version, c->version + 1, e);
    return consult_note(
        st, d, arena_text(d->arena, "consult.seat_%s", consult_seat_move_names[w->move]), e);
}

bool work_consult_seat(const struct patient_desk *p, const struct consult_seat_wish *w,
                       struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = w};

    return consult_run(&d, seat_case, refused, e);
}
