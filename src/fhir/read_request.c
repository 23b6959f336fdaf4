/* read_request.c - a ServiceRequest as a referral or a consultation wants it. What FHIR has no
 * element for comes as an extension of ours, named as the member that it fills. */
#include <stddef.h>
#include <string.h>

#include "fhir/read_part.h"
#include "model/unknown.h"

#define SNOMED "http://snomed.info/sct"
#define ICD10 "http://hl7.org/fhir/sid/icd-10"

static const char *const ELEMENTS[] = {
    "requisition",        "authoredOn", "status",  "intent",    "category",
    "priority",           "code",       "subject", "basedOn",   "requester",
    "performer",          "reasonCode", "note",    "extension", "patientInstruction",
    "occurrenceDateTime", NULL};
static const char *const STANDS[] = {"draft", "active", "revoked", NULL};
static const char *const INTENTS[] = {"order", NULL};
static const char *const PRIORITIES[] = {"routine", "urgent", "stat", NULL};

#define AT(member) offsetof(struct fhir_request, member)
enum { OF_REFERRAL = 1, OF_CONSULT = 2, OF_BOTH = 3 };
static const struct extension {
    const char *name;
    unsigned of;
    int most; /* characters */
    size_t at;
} TEXTS[] = {
    {"doctor", OF_BOTH, 40, AT(doctor)},
    {"phone", OF_BOTH, 30, AT(phone)},
    {"treatment", OF_REFERRAL, 2000, AT(treatment)},
    {"vitals", OF_REFERRAL, 500, AT(vitals)},
    {"transport", OF_REFERRAL, 100, AT(transport)},
    {"escort", OF_REFERRAL, 100, AT(escort)},
    {"consent_note", OF_BOTH, 200, AT(consent_note)},
    {"plan", OF_REFERRAL, 2000, AT(plan)},
    {"purpose", OF_CONSULT, 500, AT(purpose)},
    {"apprentice", OF_CONSULT, 40, AT(apprentice)},
    {0},
};

static const char *extension_path(struct arena *a, const char *name)
{
    return arena_text(a, "extension.where(url='" FHIR_EXTENSION "%s')", name);
}

/* A code among the names. */
static bool code_take(const struct fhir_reading *r, const json_t *one, const char *path,
                      const char *const *names, int *word)
{
    const json_t *code = json_object_get(one, "valueCode");

    return code ? fhir_read_word(r, code, path, names, word)
                : fhir_read_bad(r, path, "须有 valueCode");
}

static bool rank_take(const struct fhir_reading *r, const json_t *one, const char *path,
                      int64_t *rank)
{
    const json_t *told = json_object_get(one, "valueInteger");

    *rank = json_integer_value(told);
    return (json_is_integer(told) && *rank >= 0 && *rank <= 4)
           || fhir_read_bad(r, path, "须为 0 至 4 的 valueInteger");
}

static bool text_take(const struct fhir_reading *r, const json_t *one, const char *path,
                      const struct extension *x, struct fhir_request *q)
{
    struct str *text = (struct str *)(void *)((char *)q + x->at);

    if (text->n > 0)
        return fhir_read_bad(r, path, "重复");
    return fhir_read_text(r, json_object_get(one, "valueString"), path, x->most, text)
           && (text->n > 0 || fhir_read_bad(r, path, "须有 valueString"));
}

/* The code of who consented, or why. `*known` is false where it is neither. */
static bool coded_take(const struct fhir_reading *r, const json_t *one, const char *name,
                       struct fhir_request *q, bool *known)
{
    const char *path = extension_path(r->arena, name);
    bool reason = !strcmp(name, "reason") && !q->consult, good;
    int word = 0;

    *known = reason || !strcmp(name, "consent");
    if (!*known)
        return true;
    good = code_take(r, one, path, reason ? referral_reason_names : referral_consent_names, &word);
    if (reason)
        q->reason = (enum referral_reason)word;
    else
        q->consent = (enum referral_consent)word;
    return good;
}

static bool extension_take(const struct fhir_reading *r, const json_t *one, struct fhir_request *q)
{
    struct str url = {json_string_value(json_object_get(one, "url")),
                      json_string_length(json_object_get(one, "url"))};
    unsigned of = q->consult ? OF_CONSULT : OF_REFERRAL;
    const struct extension *x = TEXTS;
    const char *name, *path;
    bool known;

    if (!str_starts(url, STR(FHIR_EXTENSION)) || url.n > 80)
        return fhir_read_bad(r, "extension", "没有这个扩展");
    name = str_c(r->arena, url) + sizeof FHIR_EXTENSION - 1;
    path = extension_path(r->arena, name);
    if (!coded_take(r, one, name, q, &known))
        return false;
    if (known)
        return true;
    if (!strcmp(name, "title_rank") && q->consult)
        return rank_take(r, one, path, &q->title_rank);
    while (x->name && (strcmp(x->name, name) != 0 || !(x->of & of)))
        x++;
    return x->name ? text_take(r, one, path, x, q) : fhir_read_bad(r, "extension", "没有这个扩展");
}

static bool extensions_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const json_t *list = json_object_get(r->sent->resource, "extension"), *one;
    size_t i;

    if (list && !json_is_array(list))
        return fhir_read_bad(r, "extension", "须为列表");
    json_array_foreach(list, i, one)
    {
        if (!extension_take(r, one, q))
            return false;
    }
    return true;
}

/* The last code of a system among the categories. */
static bool category_find(const struct fhir_reading *r, const char *system, struct str *code)
{
    const json_t *list = json_object_get(r->sent->resource, "category"), *one;
    struct str found;
    size_t i;

    *code = STR("");
    json_array_foreach(list, i, one)
    {
        if (!fhir_read_code(r, one, "category", system, &found))
            return false;
        *code = found.n ? found : *code;
    }
    return true;
}

/* Which of the two it is, and of which kind: two categories, the second may be left out. */
static bool category_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const char *const *names;
    struct str what, kind;
    int word = 0;

    if (!category_find(r, SNOMED, &what)
        || !category_find(r, RESOURCE_SYSTEM "request-kind", &kind))
        return false;
    q->consult = str_eq(what, STR("11429006"));
    if (!q->consult && !str_eq(what, STR("3457005")))
        return fhir_read_bad(r, "category", "须为 SNOMED 3457005（转诊）或 11429006（会诊）");
    names = q->consult ? consult_kind_names : referral_direction_names;
    while (kind.n && names[word] && !str_eq(kind, str_of(names[word])))
        word++;
    if (!names[word])
        return fhir_read_bad(r, "category", "没有这个类别");
    if (q->consult)
        q->kind = (enum consult_kind)word;
    else
        q->direction = (enum referral_direction)word;
    return true;
}

static bool head_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const json_t *o = r->sent->resource;
    int stand = -1, intent = -1, priority = 0;

    if (!fhir_read_word(r, json_object_get(o, "status"), "status", STANDS, &stand)
        || !fhir_read_word(r, json_object_get(o, "intent"), "intent", INTENTS, &intent)
        || !fhir_read_word(r, json_object_get(o, "priority"), "priority", PRIORITIES, &priority))
        return false;
    if (stand < 0)
        return fhir_read_bad(r, "status", "必填");
    if (intent < 0)
        return fhir_read_bad(r, "intent", "必填");
    q->stand = (enum fhir_stand)stand;
    q->priority = (enum referral_priority)priority;
    return category_take(r, q);
}

/* Told by a reference, or by its code. */
static bool performer_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const char *path = "performer[0].identifier.value";
    const json_t *number;
    json_t *performer;

    if (!fhir_read_only(r, "performer", &performer))
        return false;
    if (!performer)
        return fhir_read_bad(r, "performer", "必填");
    number = json_object_get(performer, "identifier");
    if (!number || json_object_get(performer, "reference"))
        return fhir_read_id(r, performer, "performer[0].reference", RESOURCE_ORGANIZATION,
                            &q->performer);
    return fhir_read_text(r, json_object_get(number, "value"), path, 40, &q->performer_code)
           && (q->performer_code.n > 0 || fhir_read_bad(r, path, "必填"));
}

/* Whom it is about, of whom, to whom, behind what. */
static bool parties_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const json_t *o = r->sent->resource, *requester = json_object_get(o, "requester");
    json_t *based_on;

    if (!fhir_read_id(r, json_object_get(o, "subject"), "subject.reference", RESOURCE_PATIENT,
                      &q->subject)
        || !performer_take(r, q) || !fhir_read_only(r, "basedOn", &based_on))
        return false;
    if (requester
        && !fhir_read_id(r, requester, "requester.reference", RESOURCE_ORGANIZATION, &q->requester))
        return false;
    if (based_on && q->consult)
        return fhir_read_bad(r, "basedOn", "会诊不收这个元素");
    return !based_on
           || fhir_read_id(r, based_on, "basedOn[0].reference", RESOURCE_REQUEST, &q->based_on);
}

static bool reason_take(const struct fhir_reading *r, struct fhir_request *q)
{
    json_t *reason;

    if (!fhir_read_only(r, "reasonCode", &reason))
        return false;
    if (!reason)
        return true;
    if (!fhir_read_code(r, reason, "reasonCode[0].coding", ICD10, &q->diagnosis)
        || !fhir_read_text(r, json_object_get(reason, "text"), "reasonCode[0].text", 200,
                           &q->words))
        return false;
    return q->diagnosis.n <= 12 || fhir_read_bad(r, "reasonCode[0].coding", "不是 ICD-10 编码");
}

static bool words_take(const struct fhir_reading *r, struct fhir_request *q)
{
    const json_t *o = r->sent->resource, *code = json_object_get(o, "code");
    const json_t *warning = json_object_get(o, "patientInstruction");
    json_t *note;

    if (!fhir_read_text(r, json_object_get(code, "text"), "code.text", 40, &q->wanted)
        || !reason_take(r, q) || !fhir_read_only(r, "note", &note)
        || !fhir_read_text(r, json_object_get(note, "text"), "note[0].text", 2000, &q->summary)
        || !fhir_read_text(r, warning, "patientInstruction", 1000, &q->warning)
        || !fhir_read_when(r, "occurrenceDateTime", &q->wanted_ms))
        return false;
    if (q->consult && warning)
        return fhir_read_bad(r, "patientInstruction", "会诊不收这个元素");
    return q->consult || q->wanted_ms == COUNT_UNKNOWN
           || fhir_read_bad(r, "occurrenceDateTime", "转诊不收这个元素");
}

bool fhir_request_read(const struct fhir_sent *sent, struct arena *a, struct fhir_request *q,
                       const char **expression, struct err *e)
{
    const struct fhir_reading r = {sent, a, expression, e};
    struct fhir_request got = {.wanted_ms = COUNT_UNKNOWN};

    *expression = "";
    if (!fhir_read_open(&r, RESOURCE_REQUEST, ELEMENTS) || !head_take(&r, &got)
        || !parties_take(&r, &got) || !words_take(&r, &got) || !extensions_take(&r, &got))
        return false;
    *q = got;
    return true;
}

/* --- what the use cases take --- */

struct referral_form fhir_referral_form(const struct fhir_request *q, struct str taker)
{
    return (struct referral_form){.priority = q->priority,
                                  .taker = taker,
                                  .department = q->wanted,
                                  .doctor = q->doctor,
                                  .phone = q->phone,
                                  .diagnosis = q->diagnosis,
                                  .impression = q->words,
                                  .reason = q->reason,
                                  .summary = q->summary,
                                  .treatment = q->treatment,
                                  .vitals = q->vitals,
                                  .transport = q->transport,
                                  .escort = q->escort,
                                  .consent = q->consent,
                                  .consent_note = q->consent_note,
                                  .plan = q->plan,
                                  .warning = q->warning};
}

struct consult_new fhir_consult_new(const struct fhir_request *q, struct str taker)
{
    return (struct consult_new){.kind = q->kind,
                                .priority = q->priority,
                                .patient = q->subject,
                                .invitee = taker,
                                .apprentice = q->apprentice,
                                .doctor = q->doctor,
                                .phone = q->phone,
                                .diagnosis = q->diagnosis,
                                .summary = q->summary,
                                .reason = q->words,
                                .purpose = q->purpose,
                                .specialty = q->wanted,
                                .title_rank = (int32_t)q->title_rank,
                                .wanted_ms = q->wanted_ms,
                                .consent = q->consent,
                                .consent_note = q->consent_note};
}

const char *fhir_request_element(const char *field, bool consult, struct arena *a)
{
    static const struct {
        const char *field, *element;
    } PLACES[] = {
        {"taker", "performer[0]"},
        {"invitee", "performer[0]"},
        {"patient", "subject"},
        {"based_on", "basedOn[0]"},
        {"direction", "category"},
        {"priority", "priority"},
        {"department", "code.text"},
        {"specialty", "code.text"},
        {"diagnosis", "reasonCode[0].coding"},
        {"impression", "reasonCode[0].text"},
        {"summary", "note[0].text"},
        {"warning", "patientInstruction"},
        {"wanted", "occurrenceDateTime"},
    };

    if (consult && !strcmp(field, "reason")) /* in words; of a referral it is a code */
        return "reasonCode[0].text";
    for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
        if (!strcmp(field, PLACES[i].field))
            return PLACES[i].element;
    }
    return extension_path(a, field);
}
