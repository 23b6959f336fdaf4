/* write_request.c - ServiceRequest, Task, Communication, Consent: referrals and consultations. The
 * request says what is wanted, the task carries the work on it. */
#include "fhir/write.h"

#include <stdio.h>

#include "fhir/read.h"
#include "fhir/write_part.h"
#include "model/unknown.h"

#define SNOMED "http://snomed.info/sct"

/* What both kinds have. */
struct asked {
    const char *state, *task, *request, *category, *kind;
    struct str code, wanted, diagnosis, words;
    enum referral_priority priority;
    struct id from, to, patient;
    struct str from_name, to_name;
    enum referral_cause cause;
    int64_t due_ms, authored_ms, since_ms;
    enum referral_consent consent;
    struct str consent_note, reply, reason; /* `reason` in words */
    int64_t wanted_ms;
};

static struct asked of_referral(const struct referral *r)
{
    const struct referral_stage *stage = referral_stage(r->state);

    return (struct asked){.state = referral_state_names[r->state],
                          .task = stage->task,
                          .request = stage->request,
                          .category = "3457005",
                          .kind = referral_direction_names[r->direction],
                          .code = r->code,
                          .wanted = r->department,
                          .diagnosis = r->diagnosis,
                          .words = r->summary,
                          .priority = r->priority,
                          .from = r->organization_id,
                          .to = r->taker_id,
                          .patient = r->patient,
                          .from_name = r->organization_name,
                          .to_name = r->taker_name,
                          .cause = r->cause,
                          .due_ms = r->clock.due_ms,
                          .authored_ms = r->sent_ms == COUNT_UNKNOWN ? r->made_ms : r->sent_ms,
                          .since_ms = r->since_ms,
                          .consent = r->consent,
                          .consent_note = r->consent_note,
                          .reply = r->letter,
                          .reason = r->impression,
                          .wanted_ms = COUNT_UNKNOWN};
}

static struct asked of_consult(const struct consult *c)
{
    return (struct asked){.state = consult_state_names[c->state],
                          .task = resource_consult_task(c->state),
                          .request = resource_consult_request(c->state),
                          .category = "11429006",
                          .kind = consult_kind_names[c->kind],
                          .code = c->code,
                          .wanted = c->specialty,
                          .diagnosis = c->diagnosis,
                          .words = c->summary,
                          .priority = c->priority,
                          .from = c->organization_id,
                          .to = c->invitee_id,
                          .patient = c->patient,
                          .from_name = c->organization_name,
                          .to_name = c->invitee_name,
                          .cause = c->cause,
                          .due_ms = c->clock.due_ms,
                          .authored_ms = c->sent_ms == COUNT_UNKNOWN ? c->made_ms : c->sent_ms,
                          .since_ms = c->since_ms,
                          .consent = c->consent,
                          .consent_note = c->consent_note,
                          .reply = c->opinion,
                          .reason = c->reason,
                          .wanted_ms = c->wanted_ms};
}

static struct asked asked_of(const struct resource *r)
{
    return r->row.source == SOURCE_OTHER ? of_consult(&r->consult) : of_referral(&r->referral);
}

/* FHIR wants a subject; whoever may not know him is told that there is one. */
static void subject(struct json_writer *w, const struct asked *q)
{
    if (!id_none(q->patient)) {
        fhir_reference(w, "subject", RESOURCE_PATIENT, q->patient, STR(""));
        return;
    }
    fhir_object(w, "subject");
    fhir_word(w, "display", "仅转诊双方可见");
    json_end(w);
}

static void number(struct json_writer *w, const char *key, const char *system, struct str value)
{
    fhir_object(w, key);
    fhir_word(w, "system", system);
    fhir_text(w, "value", value);
    json_end(w);
}

static void request_head(struct json_writer *w, const struct resource *r, const struct asked *q)
{
    fhir_identifier(w, "request", q->code);
    if (r->row.source == SOURCE_OWN && !id_none(r->referral.based_on)) {
        fhir_list(w, "basedOn");
        fhir_reference(w, NULL, RESOURCE_REQUEST, r->referral.based_on, STR(""));
        json_end(w);
    }
    if (r->row.source == SOURCE_OWN)
        number(w, "requisition", RESOURCE_SYSTEM "episode", r->referral.episode);
    fhir_word(w, "status", q->request);
    fhir_word(w, "intent", "order");
    fhir_list(w, "category");
    fhir_concept(w, NULL, SNOMED, str_of(q->category), STR(""));
    fhir_concept(w, NULL, RESOURCE_SYSTEM "request-kind", str_of(q->kind), STR(""));
    json_end(w);
    fhir_word(w, "priority", resource_priority(q->priority));
}

/* --- what FHIR has no element for (read_request.c reads it back) --- */

static void extension(struct json_writer *w, const char *name, const char *kind, struct str value)
{
    char url[80];

    if (value.n == 0)
        return;
    snprintf(url, sizeof url, FHIR_EXTENSION "%s", name);
    json_open_object(w);
    fhir_word(w, "url", url);
    fhir_text(w, kind, value);
    json_end(w);
}

static void referral_extensions(struct json_writer *w, const struct referral *r)
{
    extension(w, "reason", "valueCode", str_of(referral_reason_names[r->reason]));
    extension(w, "doctor", "valueString", r->doctor);
    extension(w, "phone", "valueString", r->phone);
    extension(w, "treatment", "valueString", r->treatment);
    extension(w, "vitals", "valueString", r->vitals);
    extension(w, "transport", "valueString", r->transport);
    extension(w, "escort", "valueString", r->escort);
    extension(w, "plan", "valueString", r->plan);
}

static void consult_extensions(struct json_writer *w, const struct consult *c)
{
    extension(w, "doctor", "valueString", c->doctor);
    extension(w, "phone", "valueString", c->phone);
    extension(w, "purpose", "valueString", c->purpose);
    extension(w, "apprentice", "valueString", c->apprentice);
    json_open_object(w);
    fhir_word(w, "url", FHIR_EXTENSION "title_rank");
    json_key(w, "valueInteger");
    json_int(w, c->title_rank);
    json_end(w);
}

static void clinical_write(struct json_writer *w, const struct resource *r, const struct asked *q)
{
    fhir_when(w, "occurrenceDateTime", q->wanted_ms);
    if (r->row.source == SOURCE_OWN)
        fhir_text(w, "patientInstruction", r->referral.warning);
    fhir_list(w, "extension");
    extension(w, "consent", "valueCode", str_of(referral_consent_names[q->consent]));
    extension(w, "consent_note", "valueString", q->consent_note);
    if (r->row.source == SOURCE_OTHER)
        consult_extensions(w, &r->consult);
    else
        referral_extensions(w, &r->referral);
    json_end(w);
}

void request_write(struct json_writer *w, const struct resource *r)
{
    const struct asked q = asked_of(r);

    request_head(w, r, &q);
    fhir_concept(w, "code", "", STR(""), q.wanted);
    subject(w, &q);
    fhir_when(w, "authoredOn", q.authored_ms);
    fhir_reference(w, "requester", RESOURCE_ORGANIZATION, q.from, q.from_name);
    fhir_list(w, "performer");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, q.to, q.to_name);
    json_end(w);
    if (q.diagnosis.n + q.reason.n > 0) {
        fhir_list(w, "reasonCode");
        fhir_concept(w, NULL, "http://hl7.org/fhir/sid/icd-10", q.diagnosis, q.reason);
        json_end(w);
    }
    if (q.words.n > 0) {
        fhir_list(w, "note");
        json_open_object(w);
        fhir_text(w, "text", q.words);
        json_end(w);
        json_end(w);
    }
    if (r->clinical)
        clinical_write(w, r, &q);
}

static void reply(struct json_writer *w, const struct asked *q)
{
    if (q->reply.n == 0)
        return;
    fhir_list(w, "output");
    json_open_object(w);
    fhir_concept(w, "type", "http://loinc.org", STR("11488-4"), STR(""));
    fhir_text(w, "valueString", q->reply);
    json_end(w);
    json_end(w);
}

void task_write(struct json_writer *w, const struct resource *r)
{
    const struct asked q = asked_of(r);

    fhir_identifier(w, "request", q.code);
    fhir_word(w, "status", q.task);
    if (q.cause != CAUSE_NONE)
        fhir_concept(w, "statusReason", RESOURCE_SYSTEM "cause",
                     str_of(referral_cause_names[q.cause]), STR(""));
    fhir_concept(w, "businessStatus", RESOURCE_SYSTEM "request-state", str_of(q.state), STR(""));
    fhir_word(w, "intent", "order");
    fhir_word(w, "priority", resource_priority(q.priority));
    fhir_concept(w, "code", "http://hl7.org/fhir/CodeSystem/task-code", STR("fulfill"), STR(""));
    fhir_reference(w, "focus", RESOURCE_REQUEST, r->row.base, STR(""));
    fhir_reference(w, "for", RESOURCE_PATIENT, q.patient, STR(""));
    fhir_when(w, "authoredOn", q.authored_ms);
    fhir_when(w, "lastModified", q.since_ms);
    fhir_reference(w, "requester", RESOURCE_ORGANIZATION, q.from, q.from_name);
    fhir_reference(w, "owner", RESOURCE_ORGANIZATION, q.to, q.to_name);
    if (q.due_ms != COUNT_UNKNOWN) {
        fhir_object(w, "restriction");
        fhir_object(w, "period");
        fhir_when(w, "end", q.due_ms);
        json_end(w);
        json_end(w);
    }
    reply(w, &q);
}

void communication_write(struct json_writer *w, const struct resource *r)
{
    const struct consult *c = &r->consult;
    bool asker = str_eq(r->message.party, STR("asker"));

    fhir_list(w, "basedOn");
    fhir_reference(w, NULL, RESOURCE_REQUEST, c->id, STR(""));
    json_end(w);
    fhir_word(w, "status", "completed");
    fhir_list(w, "recipient");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, asker ? c->invitee_id : c->organization_id,
                   asker ? c->invitee_name : c->organization_name);
    json_end(w);
    fhir_when(w, "sent", r->message.made_ms);
    fhir_reference(w, "sender", RESOURCE_ORGANIZATION, asker ? c->organization_id : c->invitee_id,
                   asker ? c->organization_name : c->invitee_name);
    fhir_list(w, "payload");
    json_open_object(w);
    fhir_text(w, "contentString", r->message.text);
    json_end(w);
    json_end(w);
}

void consent_write(struct json_writer *w, const struct resource *r)
{
    const struct asked q = asked_of(r);

    fhir_word(w, "status", "active");
    fhir_concept(w, "scope", "http://terminology.hl7.org/CodeSystem/consentscope", STR("treatment"),
                 STR(""));
    fhir_list(w, "category");
    fhir_concept(w, NULL, "http://loinc.org", STR("59284-0"), STR(""));
    json_end(w);
    fhir_reference(w, "patient", RESOURCE_PATIENT, q.patient, STR(""));
    fhir_when(w, "dateTime", q.authored_ms);
    fhir_list(w, "organization");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, q.from, q.from_name);
    json_end(w);
    if (q.consent_note.n > 0) { /* where the signed paper lies */
        fhir_object(w, "sourceAttachment");
        fhir_text(w, "title", q.consent_note);
        json_end(w);
    }
    fhir_concept(w, "policyRule", "http://terminology.hl7.org/CodeSystem/v3-ActCode", STR("OPTIN"),
                 str_of(referral_consent_names[q.consent]));
}

static void action(struct json_writer *w, const char *code, const char *const *needs, size_t n)
{
    json_open_object(w);
    fhir_word(w, "name", "action");
    fhir_list(w, "part");
    json_open_object(w);
    fhir_word(w, "name", "code");
    fhir_word(w, "valueCode", code);
    json_end(w);
    for (size_t i = 0; i < n; i++) {
        json_open_object(w);
        fhir_word(w, "name", "needs");
        fhir_word(w, "valueCode", needs[i]);
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

static void referral_actions(struct json_writer *w, const struct referral *r, unsigned parties)
{
    enum referral_move moves[REFERRAL_MOVE_N];
    size_t move_n = referral_moves(r, parties, moves);

    for (size_t i = 0; i < move_n; i++) {
        const struct referral_need need = referral_need(r, moves[i]);
        const char *needs[4];
        size_t n = 0;

        if (need.cause)
            needs[n++] = "cause";
        if (need.note)
            needs[n++] = "note";
        if (need.place)
            needs[n++] = "place";
        if (need.taker)
            needs[n++] = "taker";
        action(w, referral_move_names[moves[i]], needs, n);
    }
}

static void consult_actions(struct json_writer *w, const struct consult *c, unsigned parties)
{
    enum consult_move moves[CONSULT_MOVE_N];
    size_t move_n = consult_moves(c, parties, moves);

    for (size_t i = 0; i < move_n; i++) {
        const struct consult_need need = consult_need(c, moves[i]);
        const char *needs[5];
        size_t n = 0;

        if (need.cause)
            needs[n++] = "cause";
        if (need.note)
            needs[n++] = "note";
        if (need.expert)
            needs[n++] = "expert";
        if (need.time)
            needs[n++] = "time";
        if (need.signer)
            needs[n++] = "signer";
        action(w, consult_move_names[moves[i]], needs, n);
    }
}

void fhir_actions_write(struct json_writer *w, const struct resource *r, const struct subject *by)
{
    json_open_object(w);
    fhir_word(w, "resourceType", "Parameters");
    fhir_list(w, "parameter");
    json_open_object(w); /* so that the list is never empty: the version it holds for */
    fhir_word(w, "name", "version");
    json_key(w, "valueInteger");
    json_int(w, r->row.version);
    json_end(w);
    if (r->row.source == SOURCE_OTHER)
        consult_actions(w, &r->consult, consult_parties(by, &r->consult));
    else
        referral_actions(w, &r->referral, referral_parties(by, &r->referral));
    json_end(w);
    json_end(w);
}
