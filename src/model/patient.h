/* patient.h - who somebody is: what is kept of it, and what of it may be shown. Pure. */
#ifndef XL_MODEL_PATIENT_H
#define XL_MODEL_PATIENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct identity { /* in clear: never in a store, a log or a list */
    struct str name;
    struct str id_number; /* the three may be empty: unknown */
    struct str phone;
    struct str address;
};

/* Trimmed, the id number's last letter upper case. ERR_INPUT names the field: a name of 1 to 60
 * characters; an id number of 18 with the right check digit (GB 11643-1999), or a document's of 5
 * to 30 letters and digits; a phone of 5 to 20 digits and + -; an address of at most 200
 * characters. */
MUST_CHECK bool identity_read(struct identity *identity, struct arena *a, struct err *e);

/* What is shown unless somebody says why he has to see it: 张**, 1101**********1234, 138****5678,
 * and of an address nothing but that it is known. */
struct identity identity_masked(const struct identity *identity, struct arena *a);

/* Why an identity is looked at. */
enum purpose {
    PURPOSE_TREATMENT,
    PURPOSE_REFERRAL,
    PURPOSE_CONTACT,
    PURPOSE_CORRECTION,
    PURPOSE_N
};
extern const char *const purpose_names[PURPOSE_N + 1]; /* "treatment" ... NULL */

#endif
