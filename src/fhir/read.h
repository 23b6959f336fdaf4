/* read.h - a resource of FHIR R4 that somebody sends, read into what the use cases take. Pure: no
 * store, no clock.
 *
 * Nothing is dropped in silence: an element of the resource that has no place here is refused, and
 * so is one that is wrong, each with its path; those that the server writes itself (id, meta, text,
 * identifier …) are passed over. Texts and strings stay those of the JSON, which has to outlive
 * them. */
#ifndef XL_FHIR_READ_H
#define XL_FHIR_READ_H

#include <jansson.h>

#include "model/resource.h"
#include "work/booking.h"
#include "work/consult_desk.h"
#include "work/referral_desk.h"

#define FHIR_EXTENSION "urn:xinglin:extension:"

/* What an entry of a Bundle became, for those behind it that refer to it. */
struct fhir_link {
    struct str full_url, reference; /* "urn:uuid:…", "ServiceRequest/…" */
};
struct fhir_sent {
    json_t *resource;
    const char *path; /* before each element that is named: "ServiceRequest" */
    const struct fhir_link *links;
    size_t link_n;
};

/* --- ServiceRequest --- */

enum fhir_stand { FHIR_DRAFT, FHIR_ACTIVE, FHIR_REVOKED };
struct fhir_request {
    bool consult;
    enum fhir_stand stand;
    enum referral_direction direction;
    enum consult_kind kind;
    enum referral_priority priority;
    struct id subject, based_on, requester, performer; /* none: not told */
    struct str performer_code;                         /* where it is not told by its id */
    struct str wanted, diagnosis, words, summary;      /* `words` of the reason */
    struct str doctor, phone, treatment, vitals, transport, escort, consent_note, plan, warning;
    struct str purpose, apprentice;
    enum referral_reason reason;
    enum referral_consent consent;
    int64_t title_rank;
    int64_t wanted_ms; /* or COUNT_UNKNOWN */
};
/* ERR_USAGE with a sentence in Chinese; `*expression` names the element. */
MUST_CHECK bool fhir_request_read(const struct fhir_sent *sent, struct arena *a,
                                  struct fhir_request *q, const char **expression, struct err *e);

/* What the use cases take; `taker` is the performer's code. */
struct referral_form fhir_referral_form(const struct fhir_request *q, struct str taker);
struct consult_new fhir_consult_new(const struct fhir_request *q, struct str taker);

/* The element that holds a member of theirs: "diagnosis" > "reasonCode[0].coding". */
const char *fhir_request_element(const char *field, bool consult, struct arena *a);

/* --- Appointment --- */

struct fhir_appointment {
    enum booking_state state; /* booked, checked in, attended, missed, cancelled */
    struct str slot;          /* id; empty: not told */
    struct id patient;        /* none: not told by a reference */
    struct identity who;      /* of the contained Patient; name empty: there is none */
    struct str residence;
    int64_t start_ms, end_ms; /* or COUNT_UNKNOWN */
};
/* As fhir_request_read. */
MUST_CHECK bool fhir_appointment_read(const struct fhir_sent *sent, struct arena *a,
                                      struct fhir_appointment *p, const char **expression,
                                      struct err *e);
const char *fhir_appointment_element(const char *field);

/* --- Task, by which a draft is sent --- */

struct fhir_task {
    struct str focus;                    /* id of the ServiceRequest */
    struct id patient, requester, owner; /* as the request has them; none: not told */
};
/* As fhir_request_read. */
MUST_CHECK bool fhir_task_read(const struct fhir_sent *sent, struct arena *a, struct fhir_task *t,
                               const char **expression, struct err *e);

/* --- Bundle, of type transaction or batch --- */

enum { FHIR_ENTRIES = 20 };
struct fhir_entry {
    bool put; /* what is there is changed; else something is made */
    enum resource_type type;
    struct str id, full_url, if_match, if_none_exist; /* the last three may be empty */
    json_t *resource;
    const char *wrong, *expression; /* of a batch: what is wrong with this one alone, or NULL */
};
struct fhir_entries {
    bool batch; /* each by itself; else all or none */
    struct fhir_entry items[FHIR_ENTRIES];
    size_t n;
};
/* As fhir_request_read; the resources themselves are not read. */
MUST_CHECK bool fhir_bundle_read(json_t *bundle, struct arena *a, struct fhir_entries *entries,
                                 const char **expression, struct err *e);

#endif
