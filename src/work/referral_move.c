/* referral_move.c - referrals written, changed while they are drafts, moved. */
#include "base/day.h"
#include "model/unknown.h"
#include "store/organization.h"
#include "store/patient.h"
#include "work/desk.h"
#include "work/material.h"
#include "work/referral_part.h"

/* --- writing --- */

static void form_take(struct referral *r, const struct referral_form *f)
{
    r->priority = f->priority;
    r->department = desk_some(f->department);
    r->doctor = desk_some(f->doctor);
    r->phone = desk_some(f->phone);
    r->diagnosis = desk_some(f->diagnosis);
    r->impression = desk_some(f->impression);
    r->reason = f->reason;
    r->summary = desk_some(f->summary);
    r->treatment = desk_maybe(f->treatment);
    r->vitals = desk_maybe(f->vitals);
    r->transport = desk_maybe(f->transport);
    r->escort = desk_maybe(f->escort);
    r->consent = f->consent;
    r->consent_note = desk_maybe(f->consent_note);
    r->plan = desk_maybe(f->plan);
    r->warning = desk_maybe(f->warning);
}

static bool taker_find(struct store *st, struct referral_desk *d, struct referral *r,
                       struct str code, struct err *e)
{
    struct organization o;
    bool found;

    if (!store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "taker", e, "no organization has this code");
    if (id_cmp(o.id, r->organization_id) == 0)
        return desk_bad(&d->refused, "taker", e, "nobody refers to himself");
    r->taker = o.code;
    r->taker_id = o.id;
    r->taker_county = o.county;
    return true;
}

/* What it follows: one that the organization sent or took. A way down follows what was taken and
 * treated. */
static bool before_find(struct store *st, struct referral_desk *d, const struct referral_new *n,
                        struct referral *r, struct err *e)
{
    struct referral before;
    struct err unheard = {0};
    unsigned parties;

    if (!store_referral_get(st, n->based_on, d->arena, &before, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "based_on", e, "there is no such referral")
                   : err_pass(e, &unheard);
    parties = referral_parties(d->p->by, &before);
    if (parties == 0)
        return desk_bad(&d->refused, "based_on", e, "there is no such referral");
    if (before.sent_ms == COUNT_UNKNOWN
        || (n->direction == REFERRAL_DOWN
            && ((parties & REFERRAL_TAKER) == 0 || before.direction == REFERRAL_DOWN)))
        return desk_bad(&d->refused, "based_on", e, "it was not sent to this organization");
    r->based_on = before.id;
    r->episode = before.episode;
    r->patient = before.patient;
    return true;
}

static bool patient_find(struct store *st, struct referral_desk *d, const struct referral_new *n,
                         struct referral *r, struct err *e)
{
    struct err unheard = {0};
    struct patient_row row;

    if (id_none(n->patient))
        return !id_none(r->patient) || desk_bad(&d->refused, "patient", e, "the patient is wanted");
    if (!id_none(r->patient))
        return id_cmp(n->patient, r->patient) == 0
               || desk_bad(&d->refused, "patient", e, "the episode is of another patient");
    if (!store_patient_get(st, n->patient, d->arena, &row, &unheard) && unheard.code != ERR_MISSING)
        return err_pass(e, &unheard);
    if (unheard.code == ERR_MISSING || id_cmp(row.organization, r->organization_id) != 0)
        return desk_bad(&d->refused, "patient", e, "the organization has no such patient");
    r->patient = n->patient;
    return true;
}

static struct referral draft_of(struct referral_desk *d)
{
    d->id = id_new();
    return (struct referral){.id = d->id,
                             .code = desk_code("RW", d->id, d->arena),
                             .version = 1,
                             .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                             .visit_ms = COUNT_UNKNOWN,
                             .discharged_ms = COUNT_UNKNOWN,
                             .sent_ms = COUNT_UNKNOWN,
                             .since_ms = d->p->now_ms,
                             .made_by = desk_actor(d->p->by),
                             .made_ms = d->p->now_ms};
}

static bool add_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_new *n = d->what;
    struct referral *r = &d->view.referral;
    struct organization own;
    struct object o;

    *r = draft_of(d);
    r->direction = n->direction;
    form_take(r, &n->form);
    if (!store_organization_get(st, d->p->by->scope.organization, d->arena, &own, e))
        return false;
    r->county = own.county;
    r->organization = own.code;
    r->organization_id = own.id;
    o = referral_object(r);
    if (!rights_check(d->p->by, ACTION_REFERRAL_WRITE, &o, "referral", e))
        return false;
    r->episode = r->code;
    return (id_none(n->based_on) || before_find(st, d, n, r, e))
           && taker_find(st, d, r, n->form.taker, e) && patient_find(st, d, n, r, e)
           && store_referral_add(st, r, e) && referral_note(st, d, "referral.add", e);
}

bool work_referral_add(const struct patient_desk *p, const struct referral_new *n, struct id *id,
                       struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .what = n};

    *refused = (struct edit_refused){0};
    if (n->direction == REFERRAL_ONWARD) {
        refused->field = "direction";
        return err_set(e, ERR_INPUT, "direction: onward is made by a redirection");
    }
    if (!referral_run(&d, add_case, refused, e))
        return false;
    *id = d.id;
    return true;
}

bool referral_put(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral *r = &d->view.referral;
    bool done;

    if (!store_referral_put(st, r, r->version, &done, e))
        return false;
    return done || desk_stale(&d->refused, "referral", r->version, r->version + 1, e);
}

static bool edit_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_edit *edit = d->what;
    struct referral *r = &d->view.referral;

    if (!referral_find(st, d, ACTION_REFERRAL_WRITE, e)
        || !referral_party_check(d, REFERRAL_REFERRER, "writing it", e))
        return false;
    if (edit->version != r->version)
        return desk_stale(&d->refused, "referral", edit->version, r->version, e);
    if (!referral_plan_check(r, e))
        return false;
    form_take(r, &edit->form);
    return taker_find(st, d, r, edit->form.taker, e) && referral_put(st, d, e)
           && referral_note(st, d, "referral.edit", e);
}

bool work_referral_edit(const struct patient_desk *p, const struct referral_edit *edit,
                        struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = edit->id, .what = edit};

    return referral_run(&d, edit_case, refused, e);
}

/* --- moves --- */

static struct referral_step_line line_of(const struct referral_desk *d,
                                         const struct referral *before,
                                         const struct referral_step *step)
{
    const struct referral *r = &d->view.referral;
    bool ended =
        before->clock.kind != CLOCK_NONE
        && (before->clock.kind != r->clock.kind || before->clock.start_ms != r->clock.start_ms);

    return (struct referral_step_line){
        .seq = r->version + 1,
        .move = step->move,
        .was = before->state,
        .state = r->state,
        .party = str_of(referral_party_name(step->parties)),
        .cause = step->cause,
        .note = desk_some(step->note),
        .clock = ended ? before->clock.kind : CLOCK_NONE,
        .due_ms = ended ? before->clock.due_ms : COUNT_UNKNOWN,
        .made_by = desk_actor(d->p->by),
        .made_ms = d->p->now_ms,
    };
}

/* Of the two of them; in a redirection, of either with the new one. */
static bool pact_find(struct store *st, struct referral_desk *d, const struct referral_step *step,
                      struct referral_pact *pact, struct err *e)
{
    const struct referral *r = &d->view.referral;
    int32_t today = desk_today(d->p->now_ms);
    bool away = step->move == REFERRAL_REDIRECT && step->taker.n > 0;
    struct str other = away ? step->taker : r->taker;

    if (!store_referral_pact(st, r->organization, other, today, d->arena, pact, e))
        return false;
    if (!pact->agreed && away
        && !store_referral_pact(st, r->taker, other, today, d->arena, pact, e))
        return false;
    pact->agreed |= d->agreed;
    return true;
}

bool referral_move_keep(struct store *st, struct referral_desk *d, const struct referral_step *step,
                        struct err *e)
{
    struct referral *r = &d->view.referral;
    const struct referral before = *r;
    const struct referral_key key = {r->county, r->code};
    struct referral_pact pact;
    struct referral_known known = {.tasks = (int64_t)d->view.lines.task_n, .limits = &pact.limits};
    struct referral_step_line line;

    for (size_t i = 0; i < d->view.lines.task_n; i++)
        known.done_tasks += d->view.lines.tasks[i].done_ms != COUNT_UNKNOWN;
    if (!pact_find(st, d, step, &pact, e))
        return false;
    known.agreed = pact.agreed;
    known.signed_consent = d->consents;
    if (step->move == REFERRAL_SUBMIT && !known.signed_consent
        && !material_consents(st, "referral", r->code, d->arena, &known.signed_consent, e))
        return false;
    if (!referral_move(r, step, &known, &d->refused.field, e))
        return false;
    line = line_of(d, &before, step);
    if (!referral_put(st, d, e) || !store_referral_step_add(st, &key, &line, e))
        return false;
    r->version++;
    return referral_note(st, d,
                         arena_text(d->arena, "referral.%s", referral_move_names[step->move]), e);
}

/* Adds `next` as a draft and sends it in the same breath. */
static bool next_send(struct store *st, struct referral_desk *d, struct referral next,
                      unsigned parties, struct err *e)
{
    const struct referral_step submit = {.move = REFERRAL_SUBMIT,
                                         .parties = parties,
                                         .now_ms = d->p->now_ms,
                                         .at_ms = COUNT_UNKNOWN};

    d->view = (struct referral_view){.referral = next};
    d->consents = true;
    if (!store_referral_add(st, &next, e) || !referral_move_keep(st, d, &submit, e))
        return false;
    d->next = next.id;
    return true;
}

/* The same request to somebody else. */
static bool onward(struct store *st, struct referral_desk *d, struct str taker, struct err *e)
{
    const struct referral was = d->view.referral;
    struct referral next = draft_of(d);
    const struct referral fresh = next;

    next = was;
    next.id = fresh.id;
    next.code = fresh.code;
    next.version = 1;
    next.direction = REFERRAL_ONWARD;
    next.state = REFERRAL_DRAFT;
    next.based_on = was.id;
    next.cause = CAUSE_NONE;
    next.clock = fresh.clock;
    next.sent_ms = COUNT_UNKNOWN;
    next.since_ms = next.made_ms = d->p->now_ms;
    next.made_by = fresh.made_by;
    d->agreed = true;
    return taker_find(st, d, &next, taker, e) && next_send(st, d, next, REFERRAL_REFERRER, e);
}

/* From the township back to who had sent the patient down, by the green channel; the consent that
 * came down with him holds for it. */
static bool raise(struct store *st, struct referral_desk *d, struct str note, struct err *e)
{
    const struct referral was = d->view.referral;
    struct referral next = draft_of(d);

    next.direction = REFERRAL_UP;
    next.priority = REFERRAL_GREEN;
    next.county = was.taker_county;
    next.episode = was.episode;
    next.based_on = was.id;
    next.organization = was.taker;
    next.organization_id = was.taker_id;
    next.taker = was.organization;
    next.taker_id = was.organization_id;
    next.taker_county = was.county;
    next.department = was.department;
    next.doctor = was.doctor;
    next.phone = was.phone;
    next.patient = was.patient;
    next.diagnosis = was.diagnosis;
    next.impression = was.impression;
    next.reason = REASON_EMERGENCY;
    next.summary = next.vitals = note;
    next.consent = was.consent;
    next.consent_note = was.consent_note;
    return next_send(st, d, next, REFERRAL_REFERRER, e);
}

static bool move_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_wish *w = d->what;
    struct referral_step step = {.move = w->move,
                                 .now_ms = d->p->now_ms,
                                 .cause = w->cause,
                                 .note = w->note,
                                 .place = w->place,
                                 .at_ms = w->at_ms,
                                 .taker = w->taker};

    d->id = d->next = w->id;
    if (!referral_find(st, d, ACTION_REFERRAL_MOVE, e))
        return false;
    if (w->version && w->version != d->view.referral.version)
        return desk_stale(&d->refused, "referral", w->version, d->view.referral.version, e);
    step.parties = d->view.parties;
    if (!referral_move_keep(st, d, &step, e))
        return false;
    if (w->move == REFERRAL_REDIRECT)
        return onward(st, d, w->taker, e);
    return w->move != REFERRAL_RAISE || raise(st, d, w->note, e);
}

bool work_referral_move(const struct patient_desk *p, const struct referral_wish *w,
                        struct id *next, struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .what = w};

    if (!referral_run(&d, move_case, refused, e))
        return false;
    *next = d.next;
    return true;
}
