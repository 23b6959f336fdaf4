/* resource.h - what is told to other programs as FHIR R4: the types there are and the parameters
 * that each may be searched by. The router's rows, the search and the capability statement are read
 * from this one table. Pure.
 *
 * Source: HL7 FHIR 4.0.1, the search parameters of each type. */
#ifndef XL_MODEL_RESOURCE_H
#define XL_MODEL_RESOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/consult.h"
#include "model/referral.h"
#include "model/rights.h"
#include "model/visit.h"

enum resource_type {
    RESOURCE_ORGANIZATION,
    RESOURCE_AFFILIATION, /* a member of a round of an agreement */
    RESOURCE_LOCATION,    /* the site of an organization */
    RESOURCE_SERVICE,     /* a clinic that comes again */
    RESOURCE_PRACTITIONER,
    RESOURCE_ROLE,     /* the home, and each dated role */
    RESOURCE_SCHEDULE, /* a clinic on its day */
    RESOURCE_SLOT,     /* one numbered ticket of it */
    RESOURCE_APPOINTMENT,
    RESOURCE_PATIENT,       /* masked */
    RESOURCE_REQUEST,       /* a referral or a consultation: what is wanted */
    RESOURCE_TASK,          /* the same: the work on it */
    RESOURCE_COMMUNICATION, /* a message of a consultation */
    RESOURCE_CONSENT,       /* of a referral or a consultation */
    RESOURCE_AUDIT,
    RESOURCE_N
};
extern const char *const resource_names[RESOURCE_N + 1]; /* "Organization" ... NULL */

enum resource_kind {
    RESOURCE_TOKEN,
    RESOURCE_STRING,
    RESOURCE_REFERENCE,
    RESOURCE_INSTANT, /* milliseconds in the store */
    RESOURCE_MINUTE   /* YYYY-MM-DDTHH:MM in China there */
};
struct resource_param {
    const char *name;
    enum resource_kind kind;
    const char *about; /* of a reference: the types it leads to, blank between them; of a token: its
                          system, or NULL */
};
/* `_id` and `_lastUpdated` are the first two of every type. */
enum { RESOURCE_ID, RESOURCE_CHANGED, RESOURCE_PARAMS = 14 };
struct resource_about {
    struct resource_param params[RESOURCE_PARAMS]; /* {0} behind the last */
    enum action see;                               /* whose reach a search has */
    const char *about;
};
extern const struct resource_about RESOURCES[RESOURCE_N];

/* The place of a parameter among those of the type, -1 where there is none of that name. */
int resource_param_find(enum resource_type type, struct str name);

/* The words of our own for a code of FHIR, where a parameter speaks of a state: each state whose
 * code it is. Of any other parameter the code itself. Returns how many, at most `cap`. */
size_t resource_words(enum resource_type type, int param, struct str code, struct str *words,
                      size_t cap);

/* Codes of FHIR for words of our own. */
const char *resource_priority(enum referral_priority priority); /* "routine" "urgent" "stat" */
const char *resource_consult_task(enum consult_state state);    /* "-": no task yet */
const char *resource_consult_request(enum consult_state state);
const char *resource_booking_status(enum booking_state state);

#define RESOURCE_SYSTEM "urn:xinglin:"
#define RESOURCE_COUNT 20 /* of a page where nothing else is asked for */
#define RESOURCE_COUNT_MOST 100

#endif
