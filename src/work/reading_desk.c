/* reading_desk.c - see reading_desk.h. */
#include "work/reading_desk.h"

#include "model/unknown.h"
#include "store/organization.h"
#include "store/patient.h"
#include "store/referral.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/reading_part.h"

struct reading_desk {
    const struct patient_desk *p;
    struct arena *arena; /* of one try */
    struct id id;
    const void *what;
    enum purpose purpose;
    struct identity identity;
    struct reading_view view;
    struct edit_refused refused;
};

static bool reading_run(struct reading_desk *d, store_fn *run, struct edit_refused *refused,
                        struct err *e)
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

void reading_clinical_hide(struct reading *r)
{
    enum { TEXT_N = 13 };
    struct str *texts[TEXT_N] = {&r->doctor,   &r->phone,  &r->indication, &r->consent_note,
                                 &r->repeat,   &r->study,  &r->findings,   &r->conclusion,
                                 &r->signer,   &r->second, &r->critical,   &r->heard,
                                 &r->diagnosis};

    for (size_t i = 0; i < TEXT_N; i++)
        *texts[i] = STR("");
    r->patient = (struct id){0};
}

static void may_now(const struct patient_desk *p, struct reading_view *v)
{
    const struct reading *r = &v->reading;
    const struct object o = reading_object(r);
    const struct id actor = desk_actor(p->by);
    enum reading_move moves[READING_MOVE_N];

    v->parties = reading_parties(p->by, r);
    v->move_n = reading_moves(r, v->parties, actor, p->now_ms, moves);
    for (size_t i = 0; i < v->move_n; i++)
        v->moves[i] = (struct reading_move_view){moves[i], reading_need(moves[i])};
    v->action_n = rights_actions(p->by, ACTION_READING_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    v->mine = !id_none(r->reader) && id_cmp(r->reader, actor) == 0 && p->now_ms < r->lease_ms;
    v->alarm = referral_alarm(&r->clock, p->now_ms);
    v->alert_alarm = referral_alarm(&r->alert, p->now_ms);
    v->owner = reading_party_name(reading_owner(r->state));
}

static bool reading_find(struct store *st, struct reading_desk *d, enum action action,
                         struct err *e)
{
    struct reading_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_reading_get(st, d->id, d->arena, &v->reading, e))
        return false;
    o = reading_object(&v->reading);
    if (!rights_check(d->p->by, action, &o, arena_text(d->arena, "reading %s", text), e)
        || !store_reading_lines(st, &v->reading, d->arena, &v->lines, e))
        return false;
    may_now(d->p, v);
    return true;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    struct reading_view *v = &d->view;

    if (!reading_find(st, d, ACTION_READING_SEE, e))
        return false;
    if (v->parties)
        return patient_masked(&in_tx, v->reading.patient, d->arena, &v->who, e);
    reading_clinical_hide(&v->reading);
    v->lines.report_n = 0;
    for (size_t i = 0; i < v->lines.step_n; i++)
        v->lines.steps[i].note = STR("");
    return true;
}

bool work_reading_see(const struct patient_desk *p, struct id id, struct arena *a,
                      struct reading_view *v, struct err *e)
{
    struct reading_desk d = {.p = p, .arena = a, .id = id};

    if (!store_tx(p->st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct reading_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct reading_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_reading_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_reading_list(struct store *st, int64_t now_ms, const struct reading_filter *filter,
                       const struct store_page *page, struct arena *a, struct reading_list *list,
                       struct err *e)
{
    struct listing l = {.filter = filter, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *list = (struct reading_list){ARENA_ARRAY(a, struct reading_listed, l.rows.n + 1), l.rows.n,
                                  l.rows.more};
    for (size_t i = 0; i < l.rows.n; i++) {
        const struct reading *r = &l.rows.items[i];

        list->items[i] = (struct reading_listed){*r, referral_alarm(&r->clock, now_ms),
                                                 referral_alarm(&r->alert, now_ms),
                                                 reading_party_name(reading_owner(r->state))};
        reading_clinical_hide(&list->items[i].reading);
    }
    return true;
}

/* --- writing --- */

static bool reading_note(struct store *st, const struct reading_doing *d, const struct reading *r,
                         const char *action, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "reading",
                                   .object = r->id,
                                   .change = {.kind = EVENT_READING_CHANGED,
                                              .place = r->county,
                                              .organization = r->organization_id,
                                              .object = r->id},
                                   .other_place = r->centre_county,
                                   .other = r->centre_id};

    return desk_done(st, &deed, e);
}

static struct reading order_of(struct reading_desk *d, const struct reading_new *n)
{
    const struct referral_clock none = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0};

    d->id = id_new();
    return (struct reading){.id = d->id,
                            .code = desk_code("YX", d->id, d->arena),
                            .version = 1,
                            .kind = n->kind,
                            .priority = n->priority,
                            .doctor = desk_some(n->doctor),
                            .phone = desk_some(n->phone),
                            .part = desk_some(n->part),
                            .indication = desk_some(n->indication),
                            .diagnosis = desk_some(n->diagnosis),
                            .consent = n->consent,
                            .consent_note = desk_some(n->consent_note),
                            .repeat = desk_maybe(n->repeat),
                            .taken_ms = COUNT_UNKNOWN,
                            .lease_ms = COUNT_UNKNOWN,
                            .clock = none,
                            .alert = none,
                            .since_ms = d->p->now_ms,
                            .made_by = desk_actor(d->p->by),
                            .made_ms = d->p->now_ms};
}

static bool centre_find(struct store *st, struct reading_desk *d, struct str code, struct err *e)
{
    struct reading *r = &d->view.reading;
    struct organization o;
    bool found;

    if (!store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "centre", e, "no organization has this code");
    if (id_cmp(o.id, r->organization_id) == 0)
        return desk_bad(&d->refused, "centre", e, "what is read at home needs no order here");
    r->centre = o.code;
    r->centre_id = o.id;
    r->centre_county = o.county;
    return true;
}

static bool patient_find(struct store *st, struct reading_desk *d, struct id patient, struct err *e)
{
    struct reading *r = &d->view.reading;
    struct err unheard = {0};
    struct patient_row row;

    if (!store_patient_get(st, patient, d->arena, &row, &unheard) && unheard.code != ERR_MISSING)
        return err_pass(e, &unheard);
    if (unheard.code == ERR_MISSING || id_cmp(row.organization, r->organization_id) != 0)
        return desk_bad(&d->refused, "patient", e, "the organization has no such patient");
    r->patient = patient;
    return true;
}

/* An agreement that holds today, and no report that holds already. */
static bool order_check(struct store *st, struct reading_desk *d, struct err *e)
{
    const struct reading *r = &d->view.reading;
    struct referral_pact pact;
    struct str before;
    bool found;

    return store_referral_pact(st, r->organization, r->centre, desk_today(d->p->now_ms), d->arena,
                               &pact, e)
           && store_reading_before(st, r, d->p->now_ms - READING_REPEAT_MS, d->arena, &before,
                                   &found, e)
           && reading_order_check(r, pact.agreed, found, &d->refused.field, e);
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct reading_desk *d = arg;
    const struct reading_new *n = d->what;
    const struct reading_doing doing = {.by = d->p->by, .now_ms = d->p->now_ms, .arena = d->arena};
    struct reading *r = &d->view.reading;
    struct organization own;
    struct object o;

    *r = order_of(d, n);
    if (!store_organization_get(st, d->p->by->scope.organization, d->arena, &own, e))
        return false;
    r->county = own.county;
    r->organization = own.code;
    r->organization_id = own.id;
    o = reading_object(r);
    return rights_check(d->p->by, ACTION_READING_WRITE, &o, "reading", e)
           && centre_find(st, d, n->centre, e) && patient_find(st, d, n->patient, e)
           && order_check(st, d, e) && store_reading_add(st, r, e)
           && reading_note(st, &doing, r, "reading.add", e);
}

bool work_reading_add(const struct patient_desk *p, const struct reading_new *n, struct id *id,
                      struct edit_refused *refused, struct err *e)
{
    struct reading_desk d = {.p = p, .what = n};

    if (!reading_run(&d, add_case, refused, e))
        return false;
    *id = d.id;
    return true;
}

/* --- moves --- */

static struct id actor_of(const struct reading_doing *d)
{
    return d->by ? desk_actor(d->by) : (struct id){0};
}

static bool lines_keep(struct store *st, const struct reading_doing *d,
                       const struct reading *before, const struct reading *r,
                       const struct reading_step *step, struct err *e)
{
    const struct reading_key key = {r->county, r->code};
    const bool heard = step->move == READING_ACKNOWLEDGE;
    const struct referral_clock *was = heard ? &before->alert : &before->clock;
    const struct referral_clock *is = heard ? &r->alert : &r->clock;
    const bool ended = was->kind != CLOCK_NONE && was->kind != is->kind;
    const struct reading_step_line line = {.seq = r->version + 1,
                                           .move = step->move,
                                           .was = before->state,
                                           .state = r->state,
                                           .party = str_of(reading_party_name(step->parties)),
                                           .cause = step->cause,
                                           .note = desk_some(step->note),
                                           .clock = ended ? was->kind : CLOCK_NONE,
                                           .due_ms = ended ? was->due_ms : COUNT_UNKNOWN,
                                           .made_by = actor_of(d),
                                           .made_ms = d->now_ms};
    const struct reading_report report = {.seq = line.seq,
                                          .state = r->state,
                                          .findings = r->findings,
                                          .conclusion = r->conclusion,
                                          .signer = step->signer,
                                          .made_by = line.made_by,
                                          .made_ms = line.made_ms};

    return store_reading_step_add(st, &key, &line, e)
           && (!reading_reports(step) || store_reading_report_add(st, &key, &report, e));
}

bool reading_step_keep(struct store *st, struct reading_doing *d, struct reading *r,
                       const struct reading_step *step, struct err *e)
{
    const struct reading before = *r;
    struct referral_pact pact;
    bool done;

    if (!store_referral_pact(st, r->organization, r->centre, desk_today(d->now_ms), d->arena, &pact,
                             e)
        || !reading_move(r, step, &pact.limits, &d->refused.field, e)
        || !store_reading_put(st, r, r->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "reading", r->version, r->version + 1, e);
    if (!lines_keep(st, d, &before, r, step, e))
        return false;
    r->version++;
    return reading_note(st, d, r,
                        arena_text(d->arena, "reading.%s", reading_move_names[step->move]), e);
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct reading_desk *d = arg;
    const struct reading_wish *w = d->what;
    struct reading_doing doing = {.by = d->p->by, .now_ms = d->p->now_ms, .arena = d->arena};
    struct reading_step step = {.move = w->move,
                                .by = desk_actor(d->p->by),
                                .now_ms = d->p->now_ms,
                                .cause = w->cause,
                                .accord = w->accord,
                                .note = desk_some(w->note),
                                .findings = desk_some(w->findings),
                                .conclusion = desk_some(w->conclusion),
                                .signer = desk_some(w->signer)};
    bool good;

    d->id = w->id;
    if (!reading_find(st, d, ACTION_READING_MOVE, e))
        return false;
    if (w->version && w->version != d->view.reading.version)
        return desk_stale(&d->refused, "reading", w->version, d->view.reading.version, e);
    step.parties = d->view.parties;
    good = reading_step_keep(st, &doing, &d->view.reading, &step, e);
    d->refused = doing.refused;
    return good;
}

bool work_reading_move(const struct patient_desk *p, const struct reading_wish *w,
                       struct edit_refused *refused, struct err *e)
{
    struct reading_desk d = {.p = p, .what = w};

    return reading_run(&d, move_case, refused, e);
}

/* --- what waits --- */

struct waiting {
    struct referral_asker asker;
    struct arena *arena;
    struct reading_waits *waits;
};

static bool waits_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct waiting *w = arg;

    return store_reading_waits(st, &w->asker, w->arena, w->waits, e);
}

bool work_reading_waits(struct store *st, const struct subject *by, int64_t now_ms, struct arena *a,
                        struct reading_waits *waits, struct err *e)
{
    const bool treats = by->role == ROLE_CLINICIAN || by->role == ROLE_HEAD;
    struct waiting w = {.asker = {.reach = store_reach_of(by, ACTION_READING_SEE),
                                  .least = treats                     ? ALARM_NONE
                                           : by->role == ROLE_MANAGER ? ALARM_WHOLE
                                                                      : ALARM_TWICE,
                                  .now_ms = now_ms},
                        .arena = a,
                        .waits = waits};

    if (!store_tx(st, STORE_READ, waits_in_tx, &w, e))
        return false;
    for (size_t i = 0; i < waits->n; i++)
        waits->items[i].alarm = referral_alarm(&waits->items[i].clock, now_ms);
    return true;
}

/* --- who it is --- */

static bool unmask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading_desk *d = arg;
    const struct patient_desk in_tx = desk_in(st, d->p);
    const struct reading *r = &d->view.reading;
    struct audit_note note = {.by = d->p->by,
                              .action = "reading.unmask",
                              .noun = "patient",
                              .reason = purpose_names[d->purpose]};

    if (!work_audit_begin(st, e) || !reading_find(st, d, ACTION_READING_UNMASK, e))
        return false;
    if (d->view.parties == 0)
        return err_set(e, ERR_RIGHT, "who it is, the two sides alone are told");
    note.object = r->patient;
    note.place = r->county;
    return work_audit_append(st, &note, d->p->now_ms, e)
           && patient_whole(&in_tx, r->patient, d->arena, &d->identity, e);
}

bool work_reading_unmask(const struct patient_desk *p, struct id id, enum purpose purpose,
                         struct arena *a, struct identity *identity, struct err *e)
{
    struct reading_desk d = {.p = p, .arena = a, .id = id, .purpose = purpose};

    if (!store_tx(p->st, STORE_WRITE, unmask_in_tx, &d, e))
        return false;
    *identity = d.identity;
    return true;
}
