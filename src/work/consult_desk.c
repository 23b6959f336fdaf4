/* consult_desk.c - see consult_desk.h. */
#include "work/consult_desk.h"

#include "model/unknown.h"
#include "store/licence.h"
#include "store/organization.h"
#include "store/patient.h"
#include "store/roster.h"
#include "work/consult_part.h"
#include "work/desk.h"
#include "work/material.h"

bool consult_run(struct consult_desk *d, store_fn *run, struct edit_refused *refused, struct err *e)
{
    bool good = desk_write(d->p->st, &d->arena, &d->refused, run, d, e);

    *refused = d->refused;
    return good;
}

static struct patient_desk desk_in(struct store *st, const struct patient_desk *p)
{
    return (struct patient_desk){st, p->seal, p->by, p->now_ms};
}

/* --- seeing --- */

static void clinical_hide(struct consult *c)
{
    enum { TEXT_N = 11 };
    struct str *texts[TEXT_N] = {&c->doctor,       &c->phone,    &c->summary, &c->reason,
                                 &c->consent_note, &c->decision, &c->meeting, &c->opinion,
                                 &c->signer,       &c->decider,  &c->purpose};

    for (size_t i = 0; i < TEXT_N; i++)
        *texts[i] = STR("");
    c->patient = (struct id){0};
}

static void may_now(const struct patient_desk *p, struct consult_view *v)
{
    const struct consult *c = &v->consult;
    const struct object o = consult_object(c);
    enum consult_move moves[CONSULT_MOVE_N];
    struct err unheard = {0};

    v->parties = consult_parties(p->by, c);
    v->move_n = consult_moves(c, v->parties, moves);
    for (size_t i = 0; i < v->move_n; i++)
        v->moves[i] = (struct consult_move_view){moves[i], consult_need(c, moves[i])};
    v->refers = consult_refer_check(c, v->parties, &unheard);
    v->action_n = rights_actions(p->by, ACTION_CONSULT_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    v->alarm = referral_alarm(&c->clock, p->now_ms);
    v->owner = consult_party_name(consult_owner(c->state));
}

bool consult_find(struct store *st, struct consult_desk *d, enum action action, struct err *e)
{
    struct consult_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_consult_get(st, d->id, d->arena, &v->consult, e)
        || !store_consult_seats(st, v->consult.code, d->arena, &v->seats, e))
        return false;
    v->consult.seat_id = consult_seat_of(&v->seats, d->p->by->scope.practitioner);
    o = consult_object(&v->consult);
    if (!rights_check(d->p->by, action, &o, arena_text(d->arena, "consult %s", text), e)
        || !store_consult_lines(st, &v->consult, d->arena, &v->lines, e))
        return false;
    may_now(d->p, v);
    return true;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    struct consult_view *v = &d->view;

    if (!consult_find(st, d, ACTION_CONSULT_SEE, e))
        return false;
    if (v->parties)
        return store_materials(st, "consult", v->consult.code, d->arena, &v->materials, e)
               && material_names_open(st, d->p->seal, d->arena, &v->materials, e)
               && patient_masked(&in_tx, v->consult.patient, d->arena, &v->who, e);
    clinical_hide(&v->consult);
    v->lines.message_n = 0;
    for (size_t i = 0; i < v->seats.n; i++)
        v->seats.items[i].opinion = v->seats.items[i].signer = STR("");
    for (size_t i = 0; i < v->lines.step_n; i++)
        v->lines.steps[i].note = STR("");
    return true;
}

bool work_consult_see(const struct patient_desk *p, struct id id, struct arena *a,
                      struct consult_view *v, struct err *e)
{
    struct consult_desk d = {.p = p, .arena = a, .id = id};

    if (!store_tx(p->st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct consult_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct consult_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_consult_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_consult_list(struct store *st, int64_t now_ms, const struct consult_filter *filter,
                       const struct store_page *page, struct arena *a, struct consult_list *list,
                       struct err *e)
{
    struct listing l = {.filter = filter, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *list = (struct consult_list){ARENA_ARRAY(a, struct consult_listed, l.rows.n + 1), l.rows.n,
                                  l.rows.more};
    for (size_t i = 0; i < l.rows.n; i++) {
        struct consult *c = &l.rows.items[i];

        list->items[i] = (struct consult_listed){*c, referral_alarm(&c->clock, now_ms),
                                                 consult_party_name(consult_owner(c->state))};
        clinical_hide(&list->items[i].consult);
    }
    return true;
}

struct waiting {
    struct referral_asker asker;
    struct arena *arena;
    struct consult_waits *waits;
};

static bool waits_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct waiting *w = arg;

    return store_consult_waits(st, &w->asker, w->arena, w->waits, e);
}

static enum referral_alarm least_of(enum role role)
{
    if (role == ROLE_CLINICIAN || role == ROLE_HEAD || role == ROLE_EXPERT)
        return ALARM_NONE;
    return role == ROLE_MANAGER ? ALARM_WHOLE : ALARM_TWICE;
}

bool work_consult_waits(struct store *st, const struct subject *by, int64_t now_ms, struct arena *a,
                        struct consult_waits *waits, struct err *e)
{
    struct waiting w = {.asker = {.reach = store_reach_of(by, ACTION_CONSULT_SEE),
                                  .least = least_of(by->role),
                                  .now_ms = now_ms},
                        .arena = a,
                        .waits = waits};

    if (!store_tx(st, STORE_READ, waits_in_tx, &w, e))
        return false;
    for (size_t i = 0; i < waits->n; i++)
        waits->items[i].alarm = referral_alarm(&waits->items[i].clock, now_ms);
    return true;
}

/* --- writing --- */

bool consult_note(struct store *st, struct consult_desk *d, const char *action, struct err *e)
{
    const struct consult *c = &d->view.consult;
    const struct id nobody = {0};
    const struct desk_deed deed = {.by = d->p->by,
                                   .now_ms = d->p->now_ms,
                                   .action = action,
                                   .noun = "consult",
                                   .object = c->id,
                                   .change = {.kind = EVENT_CONSULT_CHANGED,
                                              .place = c->county,
                                              .organization = c->organization_id,
                                              .object = c->id},
                                   .other_place = c->invitee_county,
                                   .other = c->sent_ms == COUNT_UNKNOWN ? nobody : c->invitee_id};

    return desk_done(st, &deed, e);
}

bool consult_put(struct store *st, struct consult_desk *d, struct err *e)
{
    const struct consult *c = &d->view.consult;
    bool done;

    if (!store_consult_put(st, c, c->version, &done, e))
        return false;
    return done || desk_stale(&d->refused, "consult", c->version, c->version + 1, e);
}

static struct consult draft_of(struct consult_desk *d, const struct consult_new *n)
{
    d->id = id_new();
    return (struct consult){.id = d->id,
                            .code = desk_code("CW", d->id, d->arena),
                            .version = 1,
                            .kind = n->kind,
                            .priority = n->priority,
                            .doctor = desk_some(n->doctor),
                            .phone = desk_some(n->phone),
                            .diagnosis = desk_some(n->diagnosis),
                            .summary = desk_some(n->summary),
                            .reason = desk_some(n->reason),
                            .purpose = desk_some(n->purpose),
                            .specialty = desk_some(n->specialty),
                            .title_rank = n->title_rank,
                            .wanted_ms = n->wanted_ms,
                            .consent = n->consent,
                            .consent_note = desk_maybe(n->consent_note),
                            .apprentice = desk_maybe(n->apprentice),
                            .at_ms = COUNT_UNKNOWN,
                            .sent_ms = COUNT_UNKNOWN,
                            .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .since_ms = d->p->now_ms,
                            .made_by = desk_actor(d->p->by),
                            .made_ms = d->p->now_ms};
}

bool consult_person_check(struct store *st, struct consult_desk *d, const char *field,
                          struct str code, struct id organization, struct err *e)
{
    struct roster_entry entry;
    bool found;

    if (!store_roster_practitioner(st, code, d->arena, &entry, &found, e))
        return false;
    return (found && id_cmp(entry.organization, organization) == 0)
           || desk_bad(&d->refused, field, e, "nobody of that organization has this code");
}

bool consult_expert_check(struct store *st, struct consult_desk *d, struct str code,
                          struct str specialty, struct err *e)
{
    const struct id house = d->view.consult.invitee_id;
    struct roster_entry entry;
    struct licence_rows there;
    enum licence_fault fault;
    bool found;

    if (!consult_person_check(st, d, "expert", code, house, e)
        || !store_roster_practitioner(st, code, d->arena, &entry, &found, e)
        || !store_licence_list(st, house, entry.id, d->arena, &there, e))
        return false;
    fault = licence_practises(there.items, there.n, specialty, desk_today(d->p->now_ms));
    if (fault == LICENCE_NOT_HELD)
        return desk_bad(&d->refused, "expert", e, "no licence to practise of his holds today");
    return fault == LICENCE_FINE
           || desk_bad(&d->refused, "expert", e,
                       "no licence to practise of his covers this specialty");
}

static bool invitee_find(struct store *st, struct consult_desk *d, struct str code, struct err *e)
{
    struct consult *c = &d->view.consult;
    struct organization o;
    bool found;

    if (!store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "invitee", e, "no organization has this code");
    if (id_cmp(o.id, c->organization_id) == 0)
        return desk_bad(&d->refused, "invitee", e, "nobody invites himself");
    c->invitee = o.code;
    c->invitee_id = o.id;
    c->invitee_county = o.county;
    return true;
}

static bool patient_find(struct store *st, struct consult_desk *d, struct id patient, struct err *e)
{
    struct consult *c = &d->view.consult;
    struct err unheard = {0};
    struct patient_row row;

    if (!store_patient_get(st, patient, d->arena, &row, &unheard) && unheard.code != ERR_MISSING)
        return err_pass(e, &unheard);
    if (unheard.code == ERR_MISSING || id_cmp(row.organization, c->organization_id) != 0)
        return desk_bad(&d->refused, "patient", e, "the organization has no such patient");
    c->patient = patient;
    return true;
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct consult_new *n = d->what;
    struct consult *c = &d->view.consult;
    struct organization own;
    struct object o;

    *c = draft_of(d, n);
    if (d->p->by->role == ROLE_EXPERT)
        return err_set(e, ERR_RIGHT, "an invitation is an organization's");
    if (!store_organization_get(st, d->p->by->scope.organization, d->arena, &own, e))
        return false;
    c->county = own.county;
    c->organization = own.code;
    c->organization_id = own.id;
    o = consult_object(c);
    return rights_check(d->p->by, ACTION_CONSULT_WRITE, &o, "consult", e)
           && invitee_find(st, d, n->invitee, e) && patient_find(st, d, n->patient, e)
           && (n->apprentice.n == 0
               || consult_person_check(st, d, "apprentice", n->apprentice, own.id, e))
           && store_consult_add(st, c, e) && consult_note(st, d, "consult.add", e);
}

bool work_consult_add(const struct patient_desk *p, const struct consult_new *n, struct id *id,
                      struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = n};

    if (!consult_run(&d, add_case, refused, e))
        return false;
    *id = d.id;
    return true;
}

/* What stays of a draft that is written anew: what it is called, whose it is, who made it when. */
static void draft_keep(struct consult *c, const struct consult *before)
{
    c->id = before->id;
    c->code = before->code;
    c->version = before->version;
    c->county = before->county;
    c->organization = before->organization;
    c->organization_id = before->organization_id;
    c->made_by = before->made_by;
    c->made_ms = before->made_ms;
}

static bool draft_check(const struct consult_desk *d, const struct consult_edit *edit,
                        struct edit_refused *refused, struct err *e)
{
    const struct consult *c = &d->view.consult;

    if ((d->view.parties & CONSULT_ASKER) == 0)
        return err_set(e, ERR_RIGHT, "an invitation is changed by who writes it");
    if (c->state != CONSULT_DRAFT)
        return err_set(e, ERR_STATE, "a consultation that is %s is not changed any more",
                       consult_state_names[c->state]);
    return edit->version == c->version
           || desk_stale(refused, "consult", edit->version, c->version, e);
}

static bool edit_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct consult_edit *edit = d->what;
    const struct consult_new *n = &edit->form;
    struct consult *c = &d->view.consult;
    struct consult before;
    bool done;

    d->id = edit->id;
    if (!consult_find(st, d, ACTION_CONSULT_WRITE, e) || !draft_check(d, edit, &d->refused, e))
        return false;
    before = *c;
    *c = draft_of(d, n);
    draft_keep(c, &before);
    d->id = c->id;
    if (!invitee_find(st, d, n->invitee, e) || !patient_find(st, d, n->patient, e)
        || (n->apprentice.n
            && !consult_person_check(st, d, "apprentice", n->apprentice, c->organization_id, e))
        || !store_consult_edit(st, c, edit->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "consult", edit->version, edit->version + 1, e);
    return consult_note(st, d, "consult.edit", e);
}

bool work_consult_edit(const struct patient_desk *p, const struct consult_edit *edit,
                       struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = edit};

    return consult_run(&d, edit_case, refused, e);
}
