/* consult_move.c - consultations moved by their two sides, talked over, turned into a referral. */
#include "model/unknown.h"
#include "store/mentorship.h"
#include "store/referral.h"
#include "work/audit.h"
#include "work/consult_part.h"
#include "work/desk.h"
#include "work/material.h"
#include "work/referral_desk.h"

static struct patient_desk desk_in(struct store *st, const struct patient_desk *p)
{
    return (struct patient_desk){st, p->seal, p->by, p->now_ms};
}

/* --- moves --- */

/* A meeting of the two, where they are a pair. */
static bool pair_note(struct store *st, struct consult_desk *d, struct str expert, struct err *e)
{
    const struct consult *c = &d->view.consult;
    const struct mentorship_meeting met = {
        .id = id_new(),
        .day = desk_today(d->p->now_ms),
        .kind = MEETING_CONSULT,
        .about =
            str_of(arena_text(d->arena, "%.*s %.*s", STR_ARG(c->code), STR_ARG(c->diagnosis)))};
    struct mentorship_key pair;
    struct consult_key key;
    bool found;

    if (!store_consult_pair(st, expert, c->apprentice, d->arena, &key, &found, e) || !found)
        return e->code == ERR_NONE;
    pair = (struct mentorship_key){key.county, key.code};
    return store_mentorship_meeting_add(st, &pair, &met, desk_actor(d->p->by), d->p->now_ms, e);
}

/* What was taught, by the expert or by those of the seats, each once. */
static bool teaching_note(struct store *st, struct consult_desk *d, struct err *e)
{
    const struct consult *c = &d->view.consult;
    const struct consult_seats *seats = &d->view.seats;

    if (c->apprentice.n == 0)
        return true;
    if (seats->n == 0)
        return c->expert.n == 0 || pair_note(st, d, c->expert, e);
    for (size_t i = 0; i < seats->n; i++) {
        bool told = seats->items[i].state != SEAT_SIGNED;

        for (size_t k = 0; k < i && !told; k++)
            told = str_eq(seats->items[k].expert, seats->items[i].expert);
        if (!told && !pair_note(st, d, seats->items[i].expert, e))
            return false;
    }
    return true;
}

/* A seat for each specialty, when it is sent. */
static bool seats_make(struct store *st, struct consult_desk *d, struct err *e)
{
    const struct consult *c = &d->view.consult;
    const struct consult_key key = {c->county, c->code};
    struct str names[CONSULT_SEATS_MOST];
    size_t n = c->kind == CONSULT_MDT ? consult_specialties(c->specialty, names) : 0;

    for (size_t i = 0; i < n; i++) {
        const struct consult_seat seat = {.id = id_new(),
                                          .seq = (int64_t)i + 1,
                                          .specialty = names[i],
                                          .since_ms = d->p->now_ms,
                                          .made_by = desk_actor(d->p->by)};

        if (!store_consult_seat_add(st, &key, &seat, e))
            return false;
    }
    return true;
}

static bool step_keep(struct store *st, struct consult_desk *d, const struct consult *before,
                      const struct consult_step *step, struct err *e)
{
    const struct consult *c = &d->view.consult;
    const struct consult_key key = {c->county, c->code};
    bool ended = before->clock.kind != CLOCK_NONE && before->clock.kind != c->clock.kind;
    const struct consult_step_line line = {.seq = c->version + 1,
                                           .move = step->move,
                                           .was = before->state,
                                           .state = c->state,
                                           .party = str_of(consult_party_name(step->parties)),
                                           .cause = step->cause,
                                           .note = desk_some(step->note),
                                           .clock = ended ? before->clock.kind : CLOCK_NONE,
                                           .due_ms = ended ? before->clock.due_ms : COUNT_UNKNOWN,
                                           .made_by = desk_actor(d->p->by),
                                           .made_ms = d->p->now_ms};

    return consult_put(st, d, e) && store_consult_step_add(st, &key, &line, e)
           && (step->move != CONSULT_SIGN || teaching_note(st, d, e))
           && (step->move != CONSULT_INVITE || seats_make(st, d, e))
           && consult_note(st, d,
                           arena_text(d->arena, "consult.%s", consult_move_names[step->move]), e);
}

static bool known_find(struct store *st, struct consult_desk *d, struct referral_pact *pact,
                       struct consult_known *known, struct err *e)
{
    const struct consult_wish *w = d->what;
    struct consult *c = &d->view.consult;

    if (w->move == CONSULT_INVITE && w->consent != CONSENT_NONE) {
        c->consent = w->consent;
        c->consent_note = desk_maybe(w->consent_note);
    }
    if (w->move == CONSULT_ACCEPT && w->expert.n
        && !consult_expert_check(st, d, w->expert, c->kind == CONSULT_ONE ? c->specialty : STR(""),
                                 e))
        return false;
    if (!store_referral_pact(st, c->organization, c->invitee, desk_today(d->p->now_ms), d->arena,
                             pact, e))
        return false;
    *known = (struct consult_known){.agreed = pact->agreed, .limits = &pact->limits};
    return w->move != CONSULT_INVITE
           || material_consents(st, "consult", c->code, d->arena, &known->signed_consent, e);
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct consult_wish *w = d->what;
    struct consult_step step = {.move = w->move,
                                .now_ms = d->p->now_ms,
                                .cause = w->cause,
                                .note = w->note,
                                .signer = w->signer,
                                .expert = w->expert,
                                .at_ms = w->at_ms,
                                .meeting = desk_maybe(w->meeting)};
    struct referral_pact pact;
    struct consult_known known;
    struct consult before;

    d->id = w->id;
    if (!consult_find(st, d, ACTION_CONSULT_MOVE, e))
        return false;
    if (w->version && w->version != d->view.consult.version)
        return desk_stale(&d->refused, "consult", w->version, d->view.consult.version, e);
    step.parties = d->view.parties;
    before = d->view.consult;
    if (!known_find(st, d, &pact, &known, e))
        return false;
    return consult_move(&d->view.consult, &step, &known, &d->refused.field, e)
           && consult_seats_check(&before, &d->view.seats, &step, &d->refused.field, e)
           && step_keep(st, d, &before, &step, e);
}

bool work_consult_move(const struct patient_desk *p, const struct consult_wish *w,
                       struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = w};

    return consult_run(&d, move_case, refused, e);
}

/* --- messages, a referral, who it is --- */

static bool message_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct consult_words *m = d->what;
    struct consult_key key;
    struct consult_message line = {
        .id = id_new(), .text = m->text, .made_by = desk_actor(d->p->by), .made_ms = d->p->now_ms};

    d->id = m->id;
    if (!consult_find(st, d, ACTION_CONSULT_WRITE, e))
        return false;
    if (d->view.parties == 0)
        return err_set(e, ERR_RIGHT, "a message is of one of the two sides");
    line.party = str_of(consult_party_name(d->view.parties));
    key = (struct consult_key){d->view.consult.county, d->view.consult.code};
    return consult_message_check(&d->view.consult, e)
           && store_consult_message_add(st, &key, &line, e)
           && consult_note(st, d, "consult.message", e);
}

bool work_consult_message(const struct patient_desk *p, const struct consult_words *m,
                          struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = m};

    return consult_run(&d, message_case, refused, e);
}

/* The draft goes through the same checks as any other when it is sent, consent among them. */
static bool refer_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    struct consult *c = &d->view.consult;
    struct referral_new n = {.direction = REFERRAL_UP};

    if (!consult_find(st, d, ACTION_CONSULT_MOVE, e) || !consult_refer_check(c, d->view.parties, e))
        return false;
    n.patient = c->patient;
    n.form = (struct referral_form){.priority = c->priority == REFERRAL_GREEN ? REFERRAL_URGENT
                                                                              : c->priority,
                                    .taker = c->invitee,
                                    .department = c->specialty,
                                    .doctor = c->doctor,
                                    .phone = c->phone,
                                    .diagnosis = c->diagnosis,
                                    .impression = c->reason,
                                    .reason = REASON_TECHNIQUE,
                                    .summary = c->summary,
                                    .treatment = c->opinion};
    if (!work_referral_add(&in_tx, &n, &c->referral, &d->refused, e))
        return false;
    d->referral = c->referral;
    return consult_put(st, d, e) && consult_note(st, d, "consult.refer", e);
}

bool work_consult_refer(const struct patient_desk *p, struct id id, struct id *referral,
                        struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .id = id};

    if (!consult_run(&d, refer_case, refused, e))
        return false;
    *referral = d.referral;
    return true;
}

static bool unmask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    const struct consult *c = &d->view.consult;
    struct audit_note note = {.by = d->p->by,
                              .action = "consult.unmask",
                              .noun = "patient",
                              .reason = purpose_names[d->purpose]};

    if (!work_audit_begin(st, e) || !consult_find(st, d, ACTION_CONSULT_UNMASK, e))
        return false;
    if (d->view.parties == 0)
        return err_set(e, ERR_RIGHT, "who it is, the two sides alone are told");
    note.object = c->patient;
    note.place = c->county;
    return work_audit_append(st, &note, d->p->now_ms, e)
           && patient_whole(&in_tx, c->patient, d->arena, &d->identity, e);
}

bool work_consult_unmask(const struct patient_desk *p, struct id id, enum purpose purpose,
                         struct arena *a, struct identity *identity, struct err *e)
{
    struct consult_desk d = {.p = p, .arena = a, .id = id, .purpose = purpose};

    if (!store_tx(p->st, STORE_WRITE, unmask_in_tx, &d, e))
        return false;
    *identity = d.identity;
    return true;
}
