/* write_request.c - ServiceRequest, Task, Communication, Consent: referrals, consultations and
 * readings. The request says what is wanted, the task carries the work on it. */
#include "fhir/write.h"

#include "fhir/read.h"
#include "fhir/write_part.h"
#include "model/unknown.h"

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
                          .category = RESOURCE_REFERRED,
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
                          .category = RESOURCE_CONSULTED,
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

static struct asked of_reading(const struct reading *r)
{
    return (struct asked){.state = reading_state_names[r->state],
                          .task = resource_reading_task(r->state),
                          .request = resource_reading_request(r->state),
                          .category = resource_reading_category(r->kind),
                          .kind = reading_kind_names[r->kind],
                          .code = r->code,
                          .wanted = r->part,
                          .diagnosis = r->diagnosis,
                          .priority = r->priority,
                          .from = r->organization_id,
                          .to = r->centre_id,
                          .patient = r->patient,
                          .from_name = r->organization_name,
                          .to_name = r->centre_name,
                          .cause = r->cause,
                          .due_ms = r->clock.due_ms,
                          .authored_ms = r->made_ms,
                          .since_ms = r->since_ms,
                          .consent = r->consent,
                          .consent_note = r->consent_note,
                          .reply = r->conclusion,
                          .reason = r->indication,
                          .wanted_ms = COUNT_UNKNOWN};
}

static struct asked asked_of(const struct resource *r)
{
    if (r->row.source == SOURCE_READING)
        return of_reading(&r->reading);
    return r->row.source == SOURCE_OTHER ? of_consult(&r->consult) : of_referral(&r->referral);
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
        fhir_number(w, "requisition", RESOURCE_SYSTEM "episode", r->referral.episode);
    fhir_word(w, "status", q->request);
    fhir_word(w, "intent", "order");
    fhir_list(w, "category");
    fhir_concept(w, NULL, RESOURCE_SNOMED, str_of(q->category), STR(""));
    fhir_concept(w, NULL, RESOURCE_SYSTEM "request-kind", str_of(q->kind), STR(""));
    json_end(w);
    fhir_word(w, "priority", resource_priority(q->priority));
}

/* --- what FHIR has no element for (read_request.c reads it back) --- */

static void referral_extensions(struct json_writer *w, const struct referral *r)
{
    fhir_extension(w, "reason", "valueCode", str_of(referral_reason_names[r->reason]));
    fhir_extension(w, "doctor", "valueString", r->doctor);
    fhir_extension(w, "phone", "valueString", r->phone);
    fhir_extension(w, "treatment", "valueString", r->treatment);
    fhir_extension(w, "vitals", "valueString", r->vitals);
    fhir_extension(w, "transport", "valueString", r->transport);
    fhir_extension(w, "escort", "valueString", r->escort);
    fhir_extension(w, "plan", "valueString", r->plan);
}

static void consult_extensions(struct json_writer *w, const struct consult *c)
{
    fhir_extension(w, "doctor", "valueString", c->doctor);
    fhir_extension(w, "phone", "valueString", c->phone);
    fhir_extension(w, "purpose", "valueString", c->purpose);
    fhir_extension(w, "apprentice", "valueString", c->apprentice);
    json_open_object(w);
    fhir_word(w, "url", FHIR_EXTENSION "title_rank");
    json_key(w, "valueInteger");
    json_int(w, c->title_rank);
    json_end(w);
}

static void reading_extensions(struct json_writer *w, const struct reading *r)
{
    fhir_extension(w, "doctor", "valueString", r->doctor);
    fhir_extension(w, "phone", "valueString", r->phone);
    fhir_extension(w, "repeat", "valueString", r->repeat);
}

static void clinical_write(struct json_writer *w, const struct resource *r, const struct asked *q)
{
    fhir_when(w, "occurrenceDateTime", q->wanted_ms);
    if (r->row.source == SOURCE_OWN)
        fhir_text(w, "patientInstruction", r->referral.warning);
    fhir_list(w, "extension");
    fhir_extension(w, "consent", "valueCode", str_of(referral_consent_names[q->consent]));
    fhir_extension(w, "consent_note", "valueString", q->consent_note);
    if (r->row.source == SOURCE_OTHER)
        consult_extensions(w, &r->consult);
    else if (r->row.source == SOURCE_READING)
        reading_extensions(w, &r->reading);
    else
        referral_extensions(w, &r->referral);
    json_end(w);
}

void request_write(struct json_writer *w, const struct resource *r)
{
    const struct asked q = asked_of(r);

    request_head(w, r, &q);
    fhir_concept(w, "code", "", STR(""), q.wanted);
    fhir_subject(w, q.patient);
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

    if (r->row.source == SOURCE_ALERT) {
        alert_task_write(w, r);
        return;
    }
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

    if (r->row.source == SOURCE_ALERT) {
        alert_write(w, r);
        return;
    }
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
