/* element.c - see element.h. */
#include "fhir/element.h"

#include <stdio.h>

#include "base/day.h"
#include "fhir/read.h"
#include "model/unknown.h"

void fhir_instant(int64_t unix_ms, char text[FHIR_INSTANT])
{
    int64_t local = unix_ms + 8 * 3600000LL;
    int64_t day = local / 86400000, rest = local % 86400000;
    char date[DAY_TEXT];

    if (rest < 0) {
        day--;
        rest += 86400000;
    }
    day_text((int32_t)day, date);
    snprintf(text, FHIR_INSTANT,
             "%s"
             "T%02d:%02d:%02d.%03d+08:00",
             date, (int)(rest / 3600000 % 24), (int)(rest / 60000 % 60), (int)(rest / 1000 % 60),
             (int)(rest % 1000));
}

void fhir_text(struct json_writer *w, const char *key, struct str value)
{
    if (value.n == 0)
        return;
    json_key(w, key);
    json_str(w, value);
}

void fhir_word(struct json_writer *w, const char *key, const char *value)
{
    json_key(w, key);
    json_text(w, value);
}

void fhir_when(struct json_writer *w, const char *key, int64_t unix_ms)
{
    char text[FHIR_INSTANT];

    if (unix_ms == COUNT_UNKNOWN)
        return;
    fhir_instant(unix_ms, text);
    fhir_word(w, key, text);
}

void fhir_bool(struct json_writer *w, const char *key, bool value)
{
    json_key(w, key);
    json_bool(w, value);
}

void fhir_list(struct json_writer *w, const char *key)
{
    json_key(w, key);
    json_open_array(w);
}

void fhir_object(struct json_writer *w, const char *key)
{
    if (key)
        json_key(w, key);
    json_open_object(w);
}

void fhir_open(struct json_writer *w, const struct resource *r)
{
    char version[24];

    json_open_object(w);
    fhir_word(w, "resourceType", resource_names[r->type]);
    fhir_text(w, "id", r->row.id);
    fhir_object(w, "meta");
    snprintf(version, sizeof version, "%lld", (long long)r->row.version);
    fhir_word(w, "versionId", version);
    if (r->row.changed_ms > 0)
        fhir_when(w, "lastUpdated", r->row.changed_ms);
    if (r->past) { /* not all that it was is kept */
        fhir_list(w, "tag");
        json_open_object(w);
        fhir_word(w, "system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue");
        fhir_word(w, "code", "SUBSETTED");
        json_end(w);
        json_end(w);
    }
    if (r->type == RESOURCE_PATIENT) { /* what is seen of him is not what is known */
        fhir_list(w, "security");
        json_open_object(w);
        fhir_word(w, "system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue");
        fhir_word(w, "code", "MASKED");
        json_end(w);
        json_end(w);
    }
    json_end(w);
}

void fhir_identifier(struct json_writer *w, const char *what, struct str value)
{
    char system[64];

    if (value.n == 0)
        return;
    snprintf(system, sizeof system, RESOURCE_SYSTEM "%s", what);
    fhir_list(w, "identifier");
    fhir_number(w, NULL, system, value);
    json_end(w);
}

void fhir_reference(struct json_writer *w, const char *key, enum resource_type type, struct id id,
                    struct str display)
{
    char text[ID_TEXT];

    if (id_none(id))
        return;
    id_text(id, text);
    fhir_reference_text(w, key, type, str_of(text), display);
}

void fhir_reference_text(struct json_writer *w, const char *key, enum resource_type type,
                         struct str id, struct str display)
{
    char reference[120];

    snprintf(reference, sizeof reference, "%s/%.*s", resource_names[type], STR_ARG(id));
    fhir_object(w, key);
    fhir_word(w, "reference", reference);
    fhir_text(w, "display", display);
    json_end(w);
}

void fhir_number(struct json_writer *w, const char *key, const char *system, struct str value)
{
    fhir_object(w, key);
    fhir_word(w, "system", system);
    fhir_text(w, "value", value);
    json_end(w);
}

void fhir_subject(struct json_writer *w, struct id patient)
{
    if (!id_none(patient)) {
        fhir_reference(w, "subject", RESOURCE_PATIENT, patient, STR(""));
        return;
    }
    fhir_object(w, "subject");
    fhir_word(w, "display", "仅双方可见");
    json_end(w);
}

void fhir_extension(struct json_writer *w, const char *name, const char *kind, struct str value)
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

void fhir_concept(struct json_writer *w, const char *key, const char *system, struct str code,
                  struct str text)
{
    if (code.n == 0 && text.n == 0)
        return;
    fhir_object(w, key);
    if (code.n > 0) {
        fhir_list(w, "coding");
        json_open_object(w);
        fhir_word(w, "system", system);
        fhir_text(w, "code", code);
        json_end(w);
        json_end(w);
    }
    fhir_text(w, "text", text);
    json_end(w);
}

void fhir_period(struct json_writer *w, const char *key, int32_t from_day, int32_t until_day)
{
    char text[DAY_TEXT];

    if (from_day == DAY_NONE && until_day == DAY_NONE)
        return;
    fhir_object(w, key);
    if (from_day != DAY_NONE) {
        day_text(from_day, text);
        fhir_word(w, "start", text);
    }
    if (until_day != DAY_NONE) {
        day_text(until_day, text);
        fhir_word(w, "end", text);
    }
    json_end(w);
}
