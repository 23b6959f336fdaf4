/* write_reading.c - ImagingStudy, DiagnosticReport, DocumentReference, and critical values.
 * Pictures are not told here: the study names where DICOMweb tells them. */
#include <stdio.h>
#include <string.h>

#include "fhir/read.h"
#include "fhir/write_part.h"
#include "model/unknown.h"

enum { URL = 400 };

/* An address of the same host beside /fhir. */
static void beside(const struct fhir_scene *s, const char *rest, char url[URL])
{
    size_t host = strlen(s->base);

    if (host >= 5 && !strcmp(s->base + host - 5, "/fhir"))
        host -= 5;
    snprintf(url, URL, "%.*s%s", (int)host, s->base, rest);
}

static void based_on(struct json_writer *w, const char *key, struct id request)
{
    fhir_list(w, key);
    fhir_reference(w, NULL, RESOURCE_REQUEST, request, STR(""));
    json_end(w);
}

static void codings(struct json_writer *w, const char *key, const char *system, const char *code)
{
    fhir_list(w, key);
    fhir_concept(w, NULL, system, str_of(code), STR(""));
    json_end(w);
}

/* --- ImagingStudy --- */

static void endpoint(struct json_writer *w, const struct fhir_scene *s)
{
    char url[URL];

    beside(s, "/dicom-web", url);
    fhir_list(w, "contained");
    json_open_object(w);
    fhir_word(w, "resourceType", "Endpoint");
    fhir_word(w, "id", "wado");
    fhir_word(w, "status", "active");
    fhir_object(w, "connectionType");
    fhir_word(w, "system", "http://terminology.hl7.org/CodeSystem/endpoint-connection-type");
    fhir_word(w, "code", "dicom-wado-rs");
    json_end(w);
    fhir_list(w, "payloadType");
    fhir_concept(w, NULL, "", STR(""), STR("DICOM"));
    json_end(w);
    fhir_word(w, "address", url);
    json_end(w);
    json_end(w);
}

static void accession(struct json_writer *w, const struct reading *r)
{
    json_open_object(w);
    fhir_concept(w, "type", "http://terminology.hl7.org/CodeSystem/v2-0203", STR("ACSN"), STR(""));
    fhir_word(w, "system", RESOURCE_SYSTEM "request");
    fhir_text(w, "value", r->code);
    json_end(w);
}

void study_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s)
{
    const struct reading *q = &r->reading;
    char oid[80];

    snprintf(oid, sizeof oid, "urn:oid:%.*s", STR_ARG(q->study));
    endpoint(w, s);
    fhir_list(w, "identifier");
    fhir_number(w, NULL, RESOURCE_DICOM_UID, str_of(oid));
    accession(w, q);
    json_end(w);
    fhir_word(w, "status", "available");
    fhir_list(w, "modality");
    json_open_object(w);
    fhir_word(w, "system", RESOURCE_DCM);
    fhir_word(w, "code", reading_modality(q->kind));
    json_end(w);
    json_end(w);
    fhir_subject(w, q->patient);
    fhir_when(w, "started", q->taken_ms);
    based_on(w, "basedOn", q->id);
    fhir_list(w, "endpoint");
    json_open_object(w);
    fhir_word(w, "reference", "#wado");
    json_end(w);
    json_end(w);
    fhir_text(w, "description", q->part);
}

/* --- DiagnosticReport --- */

/* The sheet of paper, as the API prints it. */
static void paper(struct json_writer *w, const struct reading *r, const struct fhir_scene *s)
{
    char id[ID_TEXT], rest[80], url[URL];

    id_text(r->id, id);
    snprintf(rest, sizeof rest, "/api/readings/%s/report?form=pdf", id);
    beside(s, rest, url);
    json_open_object(w);
    fhir_word(w, "contentType", "application/pdf");
    fhir_word(w, "language", "zh-CN");
    fhir_word(w, "url", url);
    json_end(w);
}

static void interpreter(struct json_writer *w, struct str name)
{
    if (name.n == 0)
        return;
    json_open_object(w);
    fhir_text(w, "display", name);
    json_end(w);
}

static void report_words(struct json_writer *w, const struct resource *r,
                         const struct fhir_scene *s)
{
    const struct reading *q = &r->reading;

    if (q->signer.n + q->second.n > 0) {
        fhir_list(w, "resultsInterpreter");
        interpreter(w, q->signer);
        interpreter(w, q->second);
        json_end(w);
    }
    if (q->study.n > 0) {
        fhir_list(w, "imagingStudy");
        fhir_reference_text(w, NULL, RESOURCE_STUDY, q->study, STR(""));
        json_end(w);
    }
    fhir_text(w, "conclusion", q->conclusion);
    if (r->past) /* the paper is of today */
        return;
    fhir_list(w, "presentedForm");
    paper(w, q, s);
    json_end(w);
}

void report_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s)
{
    const struct reading *q = &r->reading;

    if (r->clinical && q->findings.n > 0) {
        fhir_list(w, "extension");
        fhir_extension(w, "findings", "valueString", q->findings);
        json_end(w);
    }
    fhir_identifier(w, "request", q->code);
    based_on(w, "basedOn", q->id);
    fhir_word(w, "status", resource_report_status(q->state));
    codings(w, "category", RESOURCE_SECTION, resource_report_category(q->kind));
    fhir_concept(w, "code", RESOURCE_LOINC, str_of(resource_report_code(q->kind)), q->part);
    fhir_subject(w, q->patient);
    fhir_when(w, "effectiveDateTime", q->taken_ms);
    fhir_when(w, "issued", r->issued_ms);
    fhir_list(w, "performer");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, q->centre_id, q->centre_name);
    json_end(w);
    if (r->clinical)
        report_words(w, r, s);
}

/* --- DocumentReference --- */

/* RFC 4648. */
static void base64(struct json_writer *w, struct str bytes)
{
    static const char SIGNS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct out out = {0};

    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t n = bytes.n - i < 3 ? bytes.n - i : 3;
        unsigned three = 0;

        for (size_t k = 0; k < 3; k++)
            three = three << 8 | (k < n ? (unsigned char)bytes.at[i + k] : 0U);
        for (size_t k = 0; k < 4; k++)
            out_char(&out, k > n ? '=' : SIGNS[three >> (18 - 6 * k) & 63]);
    }
    json_str(w, (struct str){out.items, out.n});
    out_reset(&out);
}

static void opinion(struct json_writer *w, struct str text)
{
    json_open_object(w);
    fhir_word(w, "contentType", "text/plain; charset=utf-8");
    json_key(w, "data");
    base64(w, text);
    json_end(w);
}

struct document {
    struct str code, signer;
    const char *type, *standing;
    struct id request, patient, from;
    struct str from_name;
};

static struct document document_of(const struct resource *r)
{
    const struct reading *q = &r->reading;
    const struct consult *c = &r->consult;

    if (r->row.source == SOURCE_READING)
        return (struct document){q->code,
                                 q->signer,
                                 resource_report_code(q->kind),
                                 resource_report_status(q->state),
                                 q->id,
                                 q->patient,
                                 q->centre_id,
                                 q->centre_name};
    return (struct document){c->code, c->signer,  RESOURCE_OPINION_CODE, "final",
                             c->id,   c->patient, c->invitee_id,         c->invitee_name};
}

void document_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s)
{
    const struct document d = document_of(r);

    fhir_identifier(w, "request", d.code);
    fhir_word(w, "status", "current");
    fhir_word(w, "docStatus", d.standing);
    fhir_concept(w, "type", RESOURCE_LOINC, str_of(d.type), STR(""));
    fhir_subject(w, d.patient);
    fhir_when(w, "date", r->issued_ms);
    fhir_list(w, "author");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, d.from, d.from_name);
    interpreter(w, d.signer);
    json_end(w);
    fhir_reference(w, "custodian", RESOURCE_ORGANIZATION, d.from, d.from_name);
    fhir_list(w, "content");
    json_open_object(w);
    json_key(w, "attachment");
    if (r->row.source == SOURCE_READING)
        paper(w, &r->reading, s);
    else
        opinion(w, r->consult.opinion);
    json_end(w);
    json_end(w);
    fhir_object(w, "context");
    based_on(w, "related", d.request);
    json_end(w);
}

/* --- critical values --- */

static void alert_id(const struct resource *r, char text[80])
{
    char id[ID_TEXT];

    id_text(r->reading.id, id);
    snprintf(text, 80, "%s-%lld", id, (long long)r->row.number);
}

void alert_write(struct json_writer *w, const struct resource *r)
{
    const struct reading *q = &r->reading;

    based_on(w, "basedOn", q->id);
    fhir_word(w, "status", "completed");
    codings(w, "category", "http://terminology.hl7.org/CodeSystem/communication-category", "alert");
    fhir_word(w, "priority", "stat");
    fhir_subject(w, q->patient);
    fhir_list(w, "recipient");
    fhir_reference(w, NULL, RESOURCE_ORGANIZATION, q->organization_id, q->organization_name);
    json_end(w);
    fhir_when(w, "sent", r->alert.made_ms);
    fhir_reference(w, "sender", RESOURCE_ORGANIZATION, q->centre_id, q->centre_name);
    fhir_list(w, "payload");
    json_open_object(w);
    fhir_text(w, "contentString", r->alert.note);
    json_end(w);
    json_end(w);
}

void alert_task_write(struct json_writer *w, const struct resource *r)
{
    const struct reading *q = &r->reading;
    bool heard = q->alert.kind == CLOCK_NONE;
    char focus[80];

    alert_id(r, focus);
    fhir_identifier(w, "request", q->code);
    fhir_list(w, "partOf");
    fhir_reference(w, NULL, RESOURCE_TASK, q->id, STR(""));
    json_end(w);
    fhir_word(w, "status", resource_alert_task(heard));
    fhir_concept(w, "businessStatus", RESOURCE_SYSTEM "request-state",
                 str_of(resource_alert_state(heard)), STR(""));
    fhir_word(w, "intent", "order");
    fhir_word(w, "priority", "stat");
    fhir_concept(w, "code", RESOURCE_SYSTEM "task", STR("acknowledge"), STR("确认危急值"));
    fhir_reference_text(w, "focus", RESOURCE_COMMUNICATION, str_of(focus), STR(""));
    fhir_reference(w, "for", RESOURCE_PATIENT, q->patient, STR(""));
    fhir_when(w, "authoredOn", r->alert.made_ms);
    if (r->row.changed_ms > 0)
        fhir_when(w, "lastModified", r->row.changed_ms);
    fhir_reference(w, "requester", RESOURCE_ORGANIZATION, q->centre_id, q->centre_name);
    fhir_reference(w, "owner", RESOURCE_ORGANIZATION, q->organization_id, q->organization_name);
    if (!heard) {
        fhir_object(w, "restriction");
        fhir_object(w, "period");
        fhir_when(w, "end", q->alert.due_ms);
        json_end(w);
        json_end(w);
        return;
    }
    fhir_list(w, "output");
    json_open_object(w);
    fhir_concept(w, "type", "", STR(""), STR("确认人"));
    fhir_text(w, "valueString", q->heard);
    json_end(w);
    json_end(w);
}
