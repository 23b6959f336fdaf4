/* read_appointment.c - an Appointment as the desk of a clinic wants it: which slot, for whom, and
 * what became of it. Who has no record yet is a contained Patient, whom an actor `#id` names. */
#include <string.h>

#include "fhir/read_part.h"
#include "model/unknown.h"

static const char *const ELEMENTS[] = {
    "status", "cancelationReason", "serviceType", "specialty",   "start",     "end",
    "slot",   "created",           "contained",   "participant", "extension", NULL};

static bool state_take(const struct fhir_reading *r, struct fhir_appointment *p)
{
    static const char *const NAMES[] = {"booked", "arrived",   "checked-in", "fulfilled",
                                        "noshow", "cancelled", NULL};
    static const enum booking_state STATES[] = {BOOKING_BOOKED,     BOOKING_CHECKED_IN,
                                                BOOKING_CHECKED_IN, BOOKING_ATTENDED,
                                                BOOKING_MISSED,     BOOKING_CANCELLED};
    int word = -1;

    if (!fhir_read_word(r, json_object_get(r->sent->resource, "status"), "status", NAMES, &word))
        return false;
    if (word < 0)
        return fhir_read_bad(r, "status", "必填");
    p->state = STATES[word];
    return true;
}

/* The text under `name` of the first of a list of objects that has `key` = `wanted`. */
static const json_t *part_find(const json_t *list, const char *key, const char *wanted,
                               const char *name)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
    {
        const char *told = json_string_value(json_object_get(one, key));

        if (told && !strcmp(told, wanted))
            return json_object_get(one, name);
    }
    return NULL;
}

static bool contained_take(const struct fhir_reading *r, const char *wanted,
                           struct fhir_appointment *p)
{
    json_t *patient;
    const char *id, *type;

    if (!fhir_read_only(r, "contained", &patient))
        return false;
    id = json_string_value(json_object_get(patient, "id"));
    type = json_string_value(json_object_get(patient, "resourceType"));
    if (!id || strcmp(id, wanted) != 0 || !type || strcmp(type, "Patient") != 0)
        return fhir_read_bad(r, "contained", "须为所引用的 Patient");
    return fhir_read_text(
               r, json_object_get(json_array_get(json_object_get(patient, "name"), 0), "text"),
               "contained[0].name[0].text", 60, &p->who.name)
           && fhir_read_text(
               r, part_find(json_object_get(patient, "telecom"), "system", "phone", "value"),
               "contained[0].telecom", 20, &p->who.phone)
           && fhir_read_text(r,
                             part_find(json_object_get(patient, "identifier"), "system",
                                       RESOURCE_SYSTEM "id_number", "value"),
                             "contained[0].identifier", 30, &p->who.id_number)
           && (p->who.name.n > 0 || fhir_read_bad(r, "contained[0].name[0].text", "必填"));
}

/* The patient among the participants; the others are the clinic's own. */
static bool participants_take(const struct fhir_reading *r, struct fhir_appointment *p)
{
    const json_t *list = json_object_get(r->sent->resource, "participant"), *one;
    size_t i;

    if (list && !json_is_array(list))
        return fhir_read_bad(r, "participant", "须为列表");
    json_array_foreach(list, i, one)
    {
        const json_t *actor = json_object_get(one, "actor");
        struct str reference = {json_string_value(json_object_get(actor, "reference")),
                                json_string_length(json_object_get(actor, "reference"))};

        if (str_starts(reference, STR("#"))) {
            if (p->who.name.n > 0)
                return fhir_read_bad(r, "participant", "患者重复");
            if (!contained_take(r, str_c(r->arena, reference) + 1, p))
                return false;
        } else if (str_starts(reference, STR("Patient/"))
                   && !fhir_read_id(r, actor, "participant.actor.reference", RESOURCE_PATIENT,
                                    &p->patient)) {
            return false;
        }
    }
    return true;
}

static bool residence_take(const struct fhir_reading *r, struct fhir_appointment *p)
{
    json_t *one;
    const char *url;

    if (!fhir_read_only(r, "extension", &one))
        return false;
    if (!one)
        return true;
    url = json_string_value(json_object_get(one, "url"));
    if (!url || strcmp(url, FHIR_EXTENSION "residence") != 0)
        return fhir_read_bad(r, "extension", "没有这个扩展");
    return fhir_read_text(r, json_object_get(one, "valueString"), "extension[0].valueString", 40,
                          &p->residence);
}

bool fhir_appointment_read(const struct fhir_sent *sent, struct arena *a,
                           struct fhir_appointment *p, const char **expression, struct err *e)
{
    const struct fhir_reading r = {sent, a, expression, e};
    struct fhir_appointment got = {0};
    json_t *slot;

    *expression = "";
    if (!fhir_read_open(&r, RESOURCE_APPOINTMENT, ELEMENTS) || !state_take(&r, &got)
        || !fhir_read_only(&r, "slot", &slot))
        return false;
    if (slot && !fhir_read_reference(&r, slot, "slot[0].reference", RESOURCE_SLOT, &got.slot))
        return false;
    if (!fhir_read_when(&r, "start", &got.start_ms) || !fhir_read_when(&r, "end", &got.end_ms)
        || !participants_take(&r, &got) || !residence_take(&r, &got))
        return false;
    *p = got;
    return true;
}

const char *fhir_appointment_element(const char *field)
{
    if (!strcmp(field, "name"))
        return "contained[0].name[0].text";
    if (!strcmp(field, "phone"))
        return "contained[0].telecom";
    return !strcmp(field, "id_number") ? "contained[0].identifier" : "participant";
}
