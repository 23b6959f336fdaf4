/* read_part.h - the small parts that resources are read by. Internal to read. */
#ifndef XL_FHIR_READ_PART_H
#define XL_FHIR_READ_PART_H

#include "fhir/read.h"
#include "model/resource.h"

struct fhir_reading {
    const struct fhir_sent *sent;
    struct arena *arena;
    const char **expression;
    struct err *e;
};

/* Refuses; `where` is the element, NULL: the resource itself. Returns false. */
bool fhir_read_bad(const struct fhir_reading *r, const char *where, const char *what);

/* That it is a resource of the type with these elements alone; NULL behind the last. */
MUST_CHECK bool fhir_read_open(const struct fhir_reading *r, enum resource_type type,
                               const char *const *elements);

/* That it has these elements alone, beside the server's own. */
MUST_CHECK bool fhir_read_elements(const struct fhir_reading *r, const char *const *elements);

/* A text of at most `most` characters, all plain (base/str). Not told: `*text` stays. */
MUST_CHECK bool fhir_read_text(const struct fhir_reading *r, const json_t *value, const char *where,
                               int most, struct str *text);

/* One of the names, NULL behind the last. Not told: `*word` stays. */
MUST_CHECK bool fhir_read_word(const struct fhir_reading *r, const json_t *value, const char *where,
                               const char *const *names, int *word);

/* The item of a list that has one; NULL: not told. */
MUST_CHECK bool fhir_read_only(const struct fhir_reading *r, const char *name, json_t **item);

/* The id that a reference to a type leads to; through the links of a Bundle. */
MUST_CHECK bool fhir_read_reference(const struct fhir_reading *r, const json_t *reference,
                                    const char *where, enum resource_type type, struct str *id);
/* The same as a UUID. */
MUST_CHECK bool fhir_read_id(const struct fhir_reading *r, const json_t *reference,
                             const char *where, enum resource_type type, struct id *id);

/* The code of a system within a CodeableConcept; empty where it has none. */
MUST_CHECK bool fhir_read_code(const struct fhir_reading *r, const json_t *concept,
                               const char *where, const char *system, struct str *code);

/* An instant or a date: its beginning. Not told: COUNT_UNKNOWN. */
MUST_CHECK bool fhir_read_when(const struct fhir_reading *r, const char *name, int64_t *at_ms);

#endif
