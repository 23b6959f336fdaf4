/* element.h - the small parts that resources of FHIR R4 are made of. What is unknown is left out:
 * FHIR has no empty texts and no empty lists. */
#ifndef XL_FHIR_ELEMENT_H
#define XL_FHIR_ELEMENT_H

#include "base/json.h"
#include "work/resource.h"

#define FHIR_TYPE "application/fhir+json; charset=utf-8"
#define FHIR_INSTANT 30 /* 2026-01-02T03:04:05.678+08:00 and a NUL */

/* What a resource is written for. */
struct fhir_scene {
    const char *base; /* "https://host/fhir" */
    int32_t today;    /* of roles and agreements that hold */
};

void fhir_instant(int64_t unix_ms, char text[FHIR_INSTANT]); /* in China */

/* `{"resourceType":…,"id":…,"meta":{…}`: the caller ends it. */
void fhir_open(struct json_writer *w, const struct resource *r);
void fhir_text(struct json_writer *w, const char *key, struct str value);
void fhir_word(struct json_writer *w, const char *key, const char *value);
void fhir_when(struct json_writer *w, const char *key, int64_t unix_ms);
void fhir_bool(struct json_writer *w, const char *key, bool value);
/* `"identifier":[{"system":"urn:xinglin:what","value":…}]` */
void fhir_identifier(struct json_writer *w, const char *what, struct str value);
/* `"key":{"reference":"Type/id","display":…}`; NULL key: in a list. */
void fhir_reference(struct json_writer *w, const char *key, enum resource_type type, struct id id,
                    struct str display);
/* The same of what has no UUID: "Task/…-alert". */
void fhir_reference_text(struct json_writer *w, const char *key, enum resource_type type,
                         struct str id, struct str display);
/* `"key":{"coding":[{"system":…,"code":…}],"text":…}`; text may be empty; NULL key: in a list. */
void fhir_concept(struct json_writer *w, const char *key, const char *system, struct str code,
                  struct str text);
void fhir_list(struct json_writer *w, const char *key);
void fhir_object(struct json_writer *w, const char *key);
/* `{"system":…,"value":…}`; NULL key: in a list. */
void fhir_number(struct json_writer *w, const char *key, const char *system, struct str value);
/* `"subject":{…}`: the Patient, or where he is not told, that there is one. */
void fhir_subject(struct json_writer *w, struct id patient);
/* `{"url":FHIR_EXTENSION name,kind:value}` in a list; nothing where the value is empty. */
void fhir_extension(struct json_writer *w, const char *name, const char *kind, struct str value);
/* From a day to a day of China; DAY_NONE: open. Nothing where both are. */
void fhir_period(struct json_writer *w, const char *key, int32_t from_day, int32_t until_day);

#endif
