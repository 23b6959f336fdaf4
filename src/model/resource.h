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
#include "model/reading.h"
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
    RESOURCE_REQUEST,       /* a referral, a consultation or a reading: what is wanted */
    RESOURCE_TASK,          /* the same: the work on it; and a critical value until it is heard */
    RESOURCE_COMMUNICATION, /* a message of a consultation, a critical value */
    RESOURCE_CONSENT,       /* of a referral, a consultation or a reading */
    RESOURCE_STUDY,         /* the images or the ECG of a reading */
    RESOURCE_REPORT,        /* the report of a reading */
    RESOURCE_DOCUMENT,      /* the same on paper; the signed opinion of a consultation */
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
    const char *about; /* of a reference: the types it leads to, of a token: its systems, blank
                          between them; NULL: any */
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

/* The words of our own for a code of FHIR, where a parameter speaks of a state or of the kind of a
 * reading: each whose code it is. Of any other parameter the code itself. Returns how many, at most
 * `cap`. */
size_t resource_words(enum resource_type type, int param, struct str code, struct str *words,
                      size_t cap);

/* Codes of FHIR for words of our own. */
const char *resource_priority(enum referral_priority priority); /* "routine" "urgent" "stat" */
const char *resource_consult_task(enum consult_state state);    /* "-": no task yet */
const char *resource_consult_request(enum consult_state state);
const char *resource_booking_status(enum booking_state state);
const char *resource_reading_task(enum reading_state state);
const char *resource_reading_request(enum reading_state state);
const char *resource_report_status(enum reading_state state);  /* NULL: there is no report yet */
const char *resource_report_category(enum reading_kind kind);  /* of v2-0074: "EC", "RX" */
const char *resource_report_code(enum reading_kind kind);      /* of LOINC */
const char *resource_reading_category(enum reading_kind kind); /* of SNOMED CT */
/* The state of a critical value, and of its Task: "alerted", "heard". */
const char *resource_alert_state(bool heard);
const char *resource_alert_task(bool heard);
#define RESOURCE_OPINION "opinion"      /* the type of a DocumentReference that is an opinion, */
#define RESOURCE_OPINION_CODE "11488-4" /* and its code of LOINC */

#define RESOURCE_SYSTEM "urn:xinglin:"
#define RESOURCE_SNOMED "http://snomed.info/sct"
#define RESOURCE_LOINC "http://loinc.org"
#define RESOURCE_DCM "http://dicom.nema.org/resources/ontology/DCM"
#define RESOURCE_SECTION "http://terminology.hl7.org/CodeSystem/v2-0074"
#define RESOURCE_DICOM_UID "urn:dicom:uid"
#define RESOURCE_REFERRED "3457005"   /* category of a referral, SNOMED CT */
#define RESOURCE_CONSULTED "11429006" /* of a consultation */
#define RESOURCE_COUNT 20             /* of a page where nothing else is asked for */
#define RESOURCE_COUNT_MOST 100

#endif
