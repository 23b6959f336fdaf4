/* outcome.h - a failure as OperationOutcome. */
#ifndef XL_FHIR_OUTCOME_H
#define XL_FHIR_OUTCOME_H

#include "base/json.h"

struct fhir_issue {
    int status;             /* of HTTP: says the code of the issue */
    struct str diagnostics; /* empty: what the status says, in Chinese */
    const char *expression; /* a parameter or a path; NULL: none */
};
void fhir_outcome_write(struct json_writer *w, const struct fhir_issue *issue);

#endif
