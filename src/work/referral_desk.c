/* referral_desk.c - see referral_desk.h. */
#include "work/referral_desk.h"

#include "model/unknown.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/material.h"
#include "work/referral_part.h"

struct case_run {
    struct referral_desk *d;
    referral_case *run;
};

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct case_run *c = arg;

    c->d->agreed = c->d->consents = false;
    return c->run(st, c->d, e);
}

bool referral_run(struct referral_desk *d, referral_case *run, struct edit_refused *refused,
                  struct err *e)
{
    struct case_run c = {d, run};
    bool good = desk_write(d->p->st, &d->arena, &d->refused, run_in_tx, &c, e);

    *refused = d->refused;
    return good;
}

bool referral_party_check(const struct referral_desk *d, unsigned parties, const char *what,
                          struct err *e)
{
    return (d->view.parties & parties) != 0
           || err_set(e, ERR_RIGHT, "%s is not the part of the %s", what,
                      referral_party_name(d->view.parties));
}

static struct patient_desk desk_in(struct store *st, const struct patient_desk *p)
{
    return (struct patient_desk){st, p->seal, p->by, p->now_ms};
}

/* What only the two sides read. */
static void clinical_hide(struct referral *r)
{
    struct str *texts[] = {&r->doctor,    &r->phone,  &r->impression,   &r->summary, &r->treatment,
                           &r->vitals,    &r->escort, &r->consent_note, &r->plan,    &r->warning,
                           &r->transport, &r->place,  &r->letter,       &r->advice,  NULL};

    for (size_t i = 0; texts[i]; i++)
        *texts[i] = STR("");
    r->patient = (struct id){0};
}

static void lines_hide(struct referral_lines *l)
{
    for (size_t i = 0; i < l->step_n; i++)
        l->steps[i].note = STR("");
    l->drug_n = l->task_n = l->result_n = l->order_n = 0;
}

static void may_now(const struct patient_desk *p, struct referral_view *v)
{
    const struct referral *r = &v->referral;
    const struct object o = referral_object(r);
    enum referral_move moves[REFERRAL_MOVE_N];

    v->parties = referral_parties(p->by, r);
    v->move_n = referral_moves(r, v->parties, moves);
    for (size_t i = 0; i < v->move_n; i++)
        v->moves[i] = (struct referral_move_view){moves[i], referral_need(r, moves[i])};
    v->action_n = rights_actions(p->by, ACTION_REFERRAL_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    v->alarm = referral_alarm(&r->clock, p->now_ms);
    v->owner = referral_party_name(referral_stage(r->state)->owner);
}

bool referral_find(struct store *st, struct referral_desk *d, enum action action, struct err *e)
{
    struct referral_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_referral_get(st, d->id, d->arena, &v->referral, e))
        return false;
    o = referral_object(&v->referral);
    if (!rights_check(d->p->by, action, &o, arena_text(d->arena, "referral %s", text), e)
        || !store_referral_lines(st, &v->referral, d->arena, &v->lines, e))
        return false;
    may_now(d->p, v);
    return true;
}

bool referral_note(struct store *st, struct referral_desk *d, const char *action, struct err *e)
{
    const struct referral *r = &d->view.referral;
    const struct id nobody = {0};
    const struct desk_deed deed = {.by = d->p->by,
                                   .now_ms = d->p->now_ms,
                                   .action = action,
                                   .noun = "referral",
                                   .object = r->id,
                                   .change = {.kind = EVENT_REFERRAL_CHANGED,
                                              .place = r->county,
                                              .organization = r->organization_id,
                                              .object = r->id},
                                   .other_place = r->taker_county,
                                   .other = r->sent_ms == COUNT_UNKNOWN ? nobody : r->taker_id};

    return desk_done(st, &deed, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct referral_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    struct referral_view *v = &d->view;

    if (!referral_find(st, d, ACTION_REFERRAL_SEE, e))
        return false;
    if (v->parties)
        return store_material_episode(st, &v->referral, d->arena, &v->materials, e)
               && material_names_open(st, d->p->seal, d->arena, &v->materials, e)
               && patient_masked(&in_tx, v->referral.patient, d->arena, &v->who, e);
    clinical_hide(&v->referral);
    lines_hide(&v->lines);
    return true;
}

bool work_referral_see(const struct patient_desk *p, struct id id, struct arena *a,
                       struct referral_view *v, struct err *e)
{
    struct referral_desk d = {.p = p, .arena = a, .id = id};

    if (!store_tx(p->st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct patient_desk *p;
    const struct referral_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct referral_list list;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;
    const struct patient_desk in_tx = desk_in(st, l->p);
    struct referral_rows rows;

    if (!store_referral_list(st, l->filter, l->page, l->arena, &rows, e))
        return false;
    l->list = (struct referral_list){ARENA_ARRAY(l->arena, struct referral_listed, rows.n + 1),
                                     rows.n, rows.more};
    for (size_t i = 0; i < rows.n; i++) {
        struct referral_listed *item = &l->list.items[i];
        struct referral *r = &item->referral;

        *item = (struct referral_listed){
            .referral = rows.items[i],
            .alarm = referral_alarm(&rows.items[i].clock, l->p->now_ms),
            .owner = referral_party_name(referral_stage(rows.items[i].state)->owner)};
        if (referral_parties(l->p->by, r)
            && !patient_masked(&in_tx, r->patient, l->arena, &item->who, e))
            return false;
        clinical_hide(r);
    }
    return true;
}

bool work_referral_list(const struct patient_desk *p, const struct referral_filter *filter,
                        const struct store_page *page, struct arena *a, struct referral_list *list,
                        struct err *e)
{
    struct listing l = {.p = p, .filter = filter, .page = page, .arena = a};

    if (!store_tx(p->st, STORE_READ, list_in_tx, &l, e))
        return false;
    *list = l.list;
    return true;
}

/* --- who it is --- */

struct unmasking {
    struct referral_desk d;
    enum purpose purpose;
    struct identity identity;
};

static bool unmask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct unmasking *u = arg;
    const struct patient_desk in_tx = desk_in(st, u->d.p);
    const struct referral *r = &u->d.view.referral;
    struct audit_note note = {.by = u->d.p->by,
                              .action = "referral.unmask",
                              .noun = "patient",
                              .reason = purpose_names[u->purpose]};

    if (!work_audit_begin(st, e) || !referral_find(st, &u->d, ACTION_REFERRAL_UNMASK, e))
        return false;
    note.object = r->patient;
    note.place = r->county;
    return work_audit_append(st, &note, u->d.p->now_ms, e)
           && patient_whole(&in_tx, r->patient, u->d.arena, &u->identity, e);
}

bool work_referral_unmask(const struct patient_desk *p, struct id id, enum purpose purpose,
                          struct arena *a, struct identity *identity, struct err *e)
{
    struct unmasking u = {.d = {.p = p, .arena = a, .id = id}, .purpose = purpose};

    if (!store_tx(p->st, STORE_WRITE, unmask_in_tx, &u, e))
        return false;
    *identity = u.identity;
    return true;
}

/* --- what waits --- */

struct waiting {
    struct referral_asker asker;
    struct id organization;
    int32_t today;
    struct arena *arena;
    struct referral_waits waits;
    struct referral_partners partners;
};

static bool waits_in_tx(struct store *st, void *arg, struct err *e)
{
    struct waiting *w = arg;

    return store_referral_waits(st, &w->asker, w->arena, &w->waits, e);
}

bool work_referral_waits(struct store *st, const struct subject *by, int64_t now_ms,
                         struct arena *a, struct referral_waits *waits, struct err *e)
{
    bool treats = by->role == ROLE_CLINICIAN || by->role == ROLE_HEAD;
    struct waiting w = {.asker = {.reach = store_reach_of(by, ACTION_REFERRAL_SEE),
                                  .least = treats                     ? ALARM_NONE
                                           : by->role == ROLE_MANAGER ? ALARM_WHOLE
                                                                      : ALARM_TWICE,
                                  .owned = treats,
                                  .now_ms = now_ms,
                                  .today = desk_today(now_ms)},
                        .arena = a};

    if (!store_tx(st, STORE_READ, waits_in_tx, &w, e))
        return false;
    for (size_t i = 0; i < w.waits.n; i++)
        w.waits.items[i].alarm = referral_alarm(&w.waits.items[i].clock, now_ms);
    *waits = w.waits;
    return true;
}

static bool partners_in_tx(struct store *st, void *arg, struct err *e)
{
    struct waiting *w = arg;

    return store_referral_partners(st, w->organization, w->today, w->arena, &w->partners, e);
}

bool work_referral_partners(struct store *st, const struct subject *by, int32_t today,
                            struct arena *a, struct referral_partners *partners, struct err *e)
{
    struct waiting w = {.organization = by->scope.organization, .today = today, .arena = a};

    if (!store_tx(st, STORE_READ, partners_in_tx, &w, e))
        return false;
    *partners = w.partners;
    return true;
}
