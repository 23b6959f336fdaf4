/* booking_public.c - tickets as everybody takes them: held for ten minutes with a one-time code,
 * confirmed with it, found and given back by the number on the receipt. */
#include <stdio.h>
#include <string.h>

#include "model/unknown.h"
#include "work/booking_part.h"
#include "work/secret.h"

/* --- timetable --- */

struct listing {
    const struct visit_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct visit_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;
    struct visit_filter shown = *l->filter;
    struct store_page page = *l->page;

    shown.shown = true;
    page.reach = STORE_ALL; /* the filter alone says what the public sees */
    return store_visit_list(st, &shown, &page, l->arena, &l->rows, e);
}

bool work_timetable(struct store *st, const struct visit_filter *filter,
                    const struct store_page *page, struct arena *a, struct visit_rows *rows,
                    struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- holding --- */

struct holding {
    const struct booking_hold *h;
    struct booking_held held;
};

/* Bound to its booking, so that the same six digits are different hashes. */
static struct str code_hash(struct id booking, struct str code, struct arena *a)
{
    char *hex = arena_alloc(a, SECRET_HASH);
    char text[ID_TEXT];

    id_text(booking, text);
    secret_hash(str_of(arena_text(a, "booking/%s/%.*s", text, STR_ARG(code))), hex);
    return str_of(hex);
}

static struct str receipt_hash(struct str receipt, struct arena *a)
{
    char *hex = arena_alloc(a, SECRET_HASH);

    secret_hash(str_of(arena_text(a, "receipt/%.*s", STR_ARG(receipt))), hex);
    return str_of(hex);
}

/* Digits that the same request gives again and nobody else can tell: a reply that was lost is asked
 * for once more. The request is a secret of the asker's making, at least BOOKING_REQUEST long. */
static void digits(const char *what, struct str request, struct id booking, size_t n, char *text)
{
    struct arena a = {0};
    char hex[SECRET_HASH], id[ID_TEXT];

    id_text(booking, id);
    secret_hash(str_of(arena_text(&a, "%s/%s/%.*s", what, id, STR_ARG(request))), hex);
    for (size_t i = 0; i < n; i++) {
        int high = hex[2 * i] <= '9' ? hex[2 * i] - '0' : hex[2 * i] - 'a' + 10;
        int low = hex[2 * i + 1] <= '9' ? hex[2 * i + 1] - '0' : hex[2 * i + 1] - 'a' + 10;

        text[i] = (char)('0' + (16 * high + low) % 10);
    }
    text[n] = '\0';
    arena_reset(&a);
}

static void held_fill(struct booking_held *held, const struct booking *b, struct str request)
{
    *held =
        (struct booking_held){.booking = b->id, .ticket = b->ticket, .until_ms = b->held_until_ms};
    digits("code", request, b->id, BOOKING_CODE - 1, held->code);
}

static bool hold_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    struct holding *holding = (struct holding *)(uintptr_t)d->what;
    struct booking_held *held = &holding->held;
    struct visit *v = &d->view.visit;
    struct booking b;
    bool there;

    *held = (struct booking_held){0};
    if (!store_visit_get(st, holding->h->visit, d->arena, v, e))
        return false;
    if (v->state == VISIT_PLANNED)
        return err_set(e, ERR_MISSING, "no such visit");
    if (!store_booking_requested(st, v->county, holding->h->request, d->arena, &b, &there, e))
        return false;
    if (there) { /* the same tap again */
        held_fill(held, &b, holding->h->request);
        return str_eq(b.visit, v->code) || err_set(e, ERR_INPUT, "request: it was another visit's");
    }
    b = booking_new_of(v, d->arena, d->now_ms);
    b.state = BOOKING_HELD;
    b.channel = BOOKING_PUBLIC;
    b.request = holding->h->request;
    b.held_until_ms = d->now_ms + BOOKING_HELD_MS;
    if (!booking_ticket_take(st, d, BOOKING_PUBLIC, &b, e))
        return false;
    held_fill(held, &b, b.request);
    b.code_hash = code_hash(b.id, str_of(held->code), d->arena);
    return store_booking_add(st, &b, e) && visit_note(st, d, "booking.hold", e);
}

bool work_booking_hold(struct store *st, const struct booking_hold *h, struct booking_held *held,
                       struct err *e)
{
    struct holding holding = {.h = h};
    struct visit_desk d = {.now_ms = h->now_ms, .what = &holding};

    if (!visit_run(st, &d, hold_case, e))
        return false;
    *held = holding.held;
    return true;
}

/* --- seeing the own --- */

static bool own_fill(struct store *st, struct arena *a, struct booking_view *v, struct err *e)
{
    const struct booking *b = &v->booking;
    bool found;

    if (!store_visit_find(st, b->visit, a, &v->visit, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "the visit of the ticket is not there");
    v->moved = b->moved_to.n > 0;
    if (v->moved)
        v->moved_to = v->visit; /* the ticket is of the new one already */
    return true;
}

/* --- confirming --- */

struct confirming {
    const struct patient_desk *desk;
    const struct booking_confirm *c;
    struct identity identity;
    struct arena *kept; /* of the reply */
    struct booking_view view;
    bool wrong; /* the code: counted, and refused behind the commit */
};

static bool hold_check(const struct visit_desk *d, const struct booking *b, struct err *e)
{
    if (b->code_hash.n == 0 && b->state != BOOKING_HELD && b->state != BOOKING_CANCELLED)
        return err_set(e, ERR_STATE, "the code has been used");
    if (b->state != BOOKING_HELD || b->held_until_ms <= d->now_ms)
        return err_set(e, ERR_STATE, "the ticket was held for ten minutes, which are over");
    return true;
}

/* A wrong code is kept; the fifth loses the hold. */
static bool wrong_keep(struct store *st, struct booking *b, int64_t now_ms, struct err *e)
{
    b->tries++;
    if (b->tries >= BOOKING_TRIES) {
        b->state = BOOKING_CANCELLED;
        b->ticket = COUNT_UNKNOWN;
        b->code_hash = (struct str){0};
    }
    return store_booking_put(st, b, now_ms, e);
}

static void receipt_fill(struct confirming *k, const struct booking *b)
{
    digits("receipt", k->c->request, b->id, BOOKING_RECEIPT - 1, k->view.receipt);
}

static bool right_keep(struct store *st, struct visit_desk *d, struct confirming *k,
                       struct booking *b, struct err *e)
{
    const struct booking_who who = {k->desk, &k->identity};

    receipt_fill(k, b);
    b->state = BOOKING_BOOKED;
    b->code_hash = (struct str){0};
    b->confirm_request = k->c->request;
    b->receipt_hash = receipt_hash(str_of(k->view.receipt), d->arena);
    b->residence = k->c->residence.n ? k->c->residence : (struct str){0};
    return booking_identity_keep(st, d, &who, b, e) && store_booking_put(st, b, d->now_ms, e)
           && visit_note(st, d, "booking.confirm", e)
           && store_booking_get(st, b->id, k->kept, &k->view.booking, e)
           && own_fill(st, k->kept, &k->view, e);
}

static bool confirm_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    struct confirming *k = (struct confirming *)(uintptr_t)d->what;
    struct booking b;
    bool found;

    k->wrong = false;
    if (!store_booking_get(st, k->c->booking, d->arena, &b, e)
        || !store_visit_find(st, b.visit, d->arena, &d->view.visit, &found, e))
        return false;
    if (b.channel != BOOKING_PUBLIC || !found)
        return err_set(e, ERR_MISSING, "no such ticket");
    if (b.confirm_request.n && str_eq(b.confirm_request, k->c->request)) { /* the same tap again */
        receipt_fill(k, &b);
        return store_booking_get(st, b.id, k->kept, &k->view.booking, e)
               && own_fill(st, k->kept, &k->view, e);
    }
    if (!hold_check(d, &b, e))
        return false;
    if (!str_eq(b.code_hash, code_hash(b.id, k->c->code, d->arena))) {
        k->wrong = true;
        return wrong_keep(st, &b, d->now_ms, e);
    }
    return right_keep(st, d, k, &b, e);
}

bool work_booking_confirm(const struct patient_desk *p, const struct booking_confirm *c,
                          struct arena *a, struct booking_view *v, struct edit_refused *refused,
                          struct err *e)
{
    struct confirming k = {.desk = p, .c = c, .identity = c->who, .kept = a};
    struct visit_desk d = {.now_ms = c->now_ms, .what = &k};

    *refused = (struct edit_refused){0};
    if (!booking_identity_read(&k.identity, a, refused, e)
        || !visit_run(p->st, &d, confirm_case, e))
        return false;
    if (k.wrong) {
        refused->field = "code";
        return err_set(e, ERR_INPUT, "code: it is not the one that was shown");
    }
    *v = k.view;
    return true;
}

/* --- by the receipt --- */

struct finding {
    struct str receipt;
    struct arena *kept;
    bool give_back;
    struct booking_view view;
};

/* The patient sees it himself: he is told. */
static bool seen(struct store *st, struct visit_desk *d, struct booking *b, struct err *e)
{
    const struct id himself = {{0}};

    if (id_none(b->notice) || b->told)
        return true;
    return store_notice_told(st, b->notice, himself, d->now_ms, e)
           && visit_note(st, d, "booking.told", e);
}

static bool back(struct store *st, struct visit_desk *d, struct booking *b, struct err *e)
{
    if (!state_check(booking_states(), (int)b->state, BOOKING_CANCELLED, e))
        return false;
    if (d->now_ms >= visit_start_ms(&d->view.visit))
        return err_set(e, ERR_STATE, "the visit has begun");
    b->state = BOOKING_CANCELLED;
    b->ticket = COUNT_UNKNOWN;
    return store_booking_put(st, b, d->now_ms, e) && visit_note(st, d, "booking.give_back", e);
}

static bool find_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    struct finding *f = (struct finding *)(uintptr_t)d->what;
    struct booking *b = &f->view.booking;
    bool found;

    if (!store_booking_receipt(st, receipt_hash(f->receipt, d->arena), f->kept, b, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no ticket has this number");
    if (!own_fill(st, f->kept, &f->view, e))
        return false;
    d->view.visit = f->view.visit;
    return seen(st, d, b, e) && (!f->give_back || back(st, d, b, e));
}

static bool receipt_run(struct store *st, struct finding *f, int64_t now_ms, struct booking_view *v,
                        struct err *e)
{
    struct visit_desk d = {.now_ms = now_ms, .what = f};
    char plain[BOOKING_RECEIPT] = "";
    size_t n = 0;

    for (size_t i = 0; i < f->receipt.n && n < BOOKING_RECEIPT - 1; i++) {
        if (f->receipt.at[i] >= '0' && f->receipt.at[i] <= '9')
            plain[n++] = f->receipt.at[i];
    }
    f->receipt = str_of(plain);
    if (!visit_run(st, &d, find_case, e))
        return false;
    *v = f->view;
    return true;
}

bool work_booking_find(struct store *st, struct str receipt, int64_t now_ms, struct arena *a,
                       struct booking_view *v, struct err *e)
{
    struct finding f = {.receipt = receipt, .kept = a};

    return receipt_run(st, &f, now_ms, v, e);
}

bool work_booking_give_back(struct store *st, struct str receipt, int64_t now_ms, struct arena *a,
                            struct booking_view *v, struct err *e)
{
    struct finding f = {.receipt = receipt, .kept = a, .give_back = true};

    return receipt_run(st, &f, now_ms, v, e);
}
