/* resource.c - see resource.h. */
#include "work/resource.h"

#include "model/unknown.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/reading_part.h"

struct asking {
    const struct patient_desk *desk; /* with the store of the transaction */
    struct resource_query *q;
    struct arena *arena;
    struct resource_page page;
};
typedef bool resource_load(struct store *st, const struct asking *k, struct resource *r,
                           struct err *e);

static bool organization_load(struct store *st, const struct asking *k, struct resource *r,
                              struct err *e)
{
    return store_organization_get(st, r->row.base, k->arena, &r->organization, e);
}

static bool affiliation_load(struct store *st, const struct asking *k, struct resource *r,
                             struct err *e)
{
    struct agreement_members members;

    if (!store_agreement_get(st, r->row.base, k->arena, &r->agreement, e)
        || !store_organization_get(st, r->row.next, k->arena, &r->organization, e)
        || !store_agreement_members(st, r->row.base, k->arena, &members, e))
        return false;
    for (size_t i = 0; i < members.n; i++) {
        if (members.items[i].side == AGREEMENT_LEAD)
            return store_organization_get(st, members.items[i].organization, k->arena, &r->lead, e);
    }
    return err_set(e, ERR_INPUT, "an agreement without a lead");
}

static bool series_load(struct store *st, const struct asking *k, struct resource *r, struct err *e)
{
    return store_series_get(st, r->row.base, k->arena, &r->series, e);
}

static bool practitioner_load(struct store *st, const struct asking *k, struct resource *r,
                              struct err *e)
{
    return store_practitioner_get(st, r->row.base, k->arena, &r->practitioner, e);
}

static bool role_load(struct store *st, const struct asking *k, struct resource *r, struct err *e)
{
    struct role_rows roles;

    if (!practitioner_load(st, k, r, e))
        return false;
    if (r->row.source == SOURCE_OWN)
        return store_organization_get(st, r->practitioner.organization, k->arena, &r->organization,
                                      e);
    if (!store_role_list(st, r->row.base, k->arena, &roles, e))
        return false;
    for (size_t i = 0; i < roles.n; i++) {
        if (id_cmp(roles.items[i].id, r->row.next) == 0)
            r->role = roles.items[i];
    }
    return store_organization_get(st, r->role.organization, k->arena, &r->organization, e);
}

static bool visit_load(struct store *st, const struct asking *k, struct resource *r, struct err *e)
{
    return store_visit_get(st, r->row.base, k->arena, &r->visit, e);
}

static bool slot_load(struct store *st, const struct asking *k, struct resource *r, struct err *e)
{
    return visit_load(st, k, r, e)
           && (id_none(r->row.next)
               || store_booking_get(st, r->row.next, k->arena, &r->booking, e));
}

static bool appointment_load(struct store *st, const struct asking *k, struct resource *r,
                             struct err *e)
{
    return store_booking_get(st, r->row.base, k->arena, &r->booking, e)
           && store_visit_get(st, r->row.next, k->arena, &r->visit, e);
}

static bool patient_load(struct store *st, const struct asking *k, struct resource *r,
                         struct err *e)
{
    return store_organization_get(st, r->row.next, k->arena, &r->organization, e)
           && patient_masked(k->desk, r->row.base, k->arena, &r->who, e);
}

/* What only the two sides read. */
static void referral_hide(struct referral *r)
{
    struct str *texts[] = {&r->doctor,    &r->phone,  &r->impression,   &r->summary, &r->treatment,
                           &r->vitals,    &r->escort, &r->consent_note, &r->plan,    &r->warning,
                           &r->transport, &r->place,  &r->letter,       &r->advice,  NULL};

    for (size_t i = 0; texts[i]; i++)
        *texts[i] = STR("");
    r->patient = (struct id){0};
}

static void consult_hide(struct consult *c)
{
    struct str *texts[] = {&c->doctor,   &c->phone,        &c->summary, &c->reason,
                           &c->purpose,  &c->consent_note, &c->meeting, &c->opinion,
                           &c->decision, &c->signer,       &c->decider, NULL};

    for (size_t i = 0; texts[i]; i++)
        *texts[i] = STR("");
    c->patient = (struct id){0};
}

static bool reading_load(struct store *st, const struct asking *k, struct resource *r,
                         struct err *e)
{
    struct reading_lines lines;

    if (!store_reading_get(st, r->row.base, k->arena, &r->reading, e)
        || !store_reading_lines(st, &r->reading, k->arena, &lines, e))
        return false;
    r->issued_ms = COUNT_UNKNOWN;
    for (size_t i = 0; i < lines.step_n; i++) {
        if (reading_issues(lines.steps[i].move))
            r->issued_ms = lines.steps[i].made_ms;
        if (r->row.source == SOURCE_ALERT && lines.steps[i].seq == r->row.number)
            r->alert = lines.steps[i];
    }
    r->clinical = reading_parties(k->desk->by, &r->reading) != 0;
    if (!r->clinical)
        reading_clinical_hide(&r->reading);
    return true;
}

static bool request_load(struct store *st, const struct asking *k, struct resource *r,
                         struct err *e)
{
    if (r->row.source >= SOURCE_READING)
        return reading_load(st, k, r, e);
    if (r->row.source == SOURCE_OTHER) {
        if (!store_consult_get(st, r->row.base, k->arena, &r->consult, e))
            return false;
        r->clinical = consult_parties(k->desk->by, &r->consult) != 0;
        if (!r->clinical)
            consult_hide(&r->consult);
        return true;
    }
    if (!store_referral_get(st, r->row.base, k->arena, &r->referral, e))
        return false;
    r->clinical = referral_parties(k->desk->by, &r->referral) != 0;
    if (!r->clinical)
        referral_hide(&r->referral);
    return true;
}

static bool message_load(struct store *st, const struct asking *k, struct resource *r,
                         struct err *e)
{
    struct consult_lines lines;

    if (r->row.source == SOURCE_ALERT)
        return reading_load(st, k, r, e);
    if (!store_consult_get(st, r->row.base, k->arena, &r->consult, e)
        || !store_consult_lines(st, &r->consult, k->arena, &lines, e))
        return false;
    for (size_t i = 0; i < lines.message_n; i++) {
        if (id_cmp(lines.messages[i].id, r->row.next) == 0)
            r->message = lines.messages[i];
    }
    return true;
}

/* An opinion is signed once: its step says when. */
static bool document_load(struct store *st, const struct asking *k, struct resource *r,
                          struct err *e)
{
    struct consult_lines lines;

    if (!request_load(st, k, r, e))
        return false;
    if (r->row.source == SOURCE_READING)
        return true;
    if (!store_consult_lines(st, &r->consult, k->arena, &lines, e))
        return false;
    r->issued_ms = COUNT_UNKNOWN;
    for (size_t i = 0; i < lines.step_n; i++) {
        if (lines.steps[i].move == CONSULT_SIGN)
            r->issued_ms = lines.steps[i].made_ms;
    }
    return true;
}

static bool audit_load(struct store *st, const struct asking *k, struct resource *r, struct err *e)
{
    struct audit_rows rows;

    if (!store_audit_after(st, r->row.number - 1, 1, k->arena, &rows, e))
        return false;
    if (rows.n > 0)
        r->audit = rows.items[0];
    return true;
}

static resource_load *const LOADS[RESOURCE_N] = {
    [RESOURCE_ORGANIZATION] = organization_load,
    [RESOURCE_AFFILIATION] = affiliation_load,
    [RESOURCE_LOCATION] = organization_load,
    [RESOURCE_SERVICE] = series_load,
    [RESOURCE_PRACTITIONER] = practitioner_load,
    [RESOURCE_ROLE] = role_load,
    [RESOURCE_SCHEDULE] = visit_load,
    [RESOURCE_SLOT] = slot_load,
    [RESOURCE_APPOINTMENT] = appointment_load,
    [RESOURCE_PATIENT] = patient_load,
    [RESOURCE_REQUEST] = request_load,
    [RESOURCE_TASK] = request_load,
    [RESOURCE_COMMUNICATION] = message_load,
    [RESOURCE_CONSENT] = request_load,
    [RESOURCE_STUDY] = reading_load,
    [RESOURCE_REPORT] = reading_load,
    [RESOURCE_DOCUMENT] = document_load,
    [RESOURCE_AUDIT] = audit_load,
};

/* A look at somebody's identity, even a masked one, is written down. */
static bool look_note(struct store *st, const struct asking *k, const struct resource *r,
                      struct err *e)
{
    const struct audit_note note = {.by = k->desk->by,
                                    .action = "patient.see",
                                    .noun = "patient",
                                    .object = r->row.base,
                                    .place = r->organization.county};

    return r->type != RESOURCE_PATIENT || work_audit_append(st, &note, k->desk->now_ms, e);
}

static bool search_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *k = arg;
    struct asking in_tx = *k;
    const struct patient_desk desk = {st, k->desk->seal, k->desk->by, k->desk->now_ms};
    struct resource_rows rows;

    in_tx.desk = &desk;
    if (k->q->type == RESOURCE_PATIENT && !work_audit_begin(st, e))
        return false;
    if (!store_resource_search(st, k->q, k->arena, &rows, e))
        return false;
    k->page = (struct resource_page){ARENA_ARRAY(k->arena, struct resource, rows.n + 1), rows.n,
                                     rows.more};
    for (size_t i = 0; i < rows.n; i++) {
        struct resource *r = &k->page.items[i];

        *r = (struct resource){.type = k->q->type, .row = rows.items[i]};
        if (!LOADS[r->type](st, &in_tx, r, e) || !look_note(st, &in_tx, r, e))
            return false;
    }
    return true;
}

bool work_resource_search(const struct patient_desk *p, struct resource_query *q, struct arena *a,
                          struct resource_page *page, struct err *e)
{
    const struct subject *by = p->by;
    struct asking k = {.desk = p, .q = q, .arena = a};
    enum store_mode mode = q->type == RESOURCE_PATIENT ? STORE_WRITE : STORE_READ;

    q->by = by;
    q->now_ms = p->now_ms;
    q->today = desk_today(p->now_ms);
    if (rights_decide(by, ACTION_REFERRAL_MOVE, NULL) == RIGHTS_ALLOWED)
        q->party = by->scope.organization;
    if (by->role == ROLE_EXPERT)
        q->party_expert = by->scope.practitioner;
    if (!store_tx(p->st, mode, search_in_tx, &k, e))
        return false;
    *page = k.page;
    return true;
}
