/* capability.h - what the server can do, as a CapabilityStatement: printed from the table of types
 * and from the rows that the router itself has. */
#ifndef XL_FHIR_CAPABILITY_H
#define XL_FHIR_CAPABILITY_H

#include "base/json.h"
#include "fhir/search.h"

enum { FHIR_OPERATIONS = 4 };
/* What the router has for a type. */
struct fhir_able {
    bool read, search, update, create, version, history; /* `version`: one of the past */
    const char *operation[FHIR_OPERATIONS];              /* "available-actions" */
    size_t operation_n;
};
void fhir_capability_write(struct json_writer *w, const char *base,
                           const struct fhir_able able[RESOURCE_N], bool transaction);

#endif
