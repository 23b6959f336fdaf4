/* resource.h - things as other programs see them (model/resource): searched within the asker's
 * reach and read whole, each search in one transaction. A patient is masked, and whose clinical
 * words the asker may not read, they are not in. */
#ifndef XL_WORK_RESOURCE_H
#define XL_WORK_RESOURCE_H

#include "store/agreement.h"
#include "store/audit.h"
#include "store/booking.h"
#include "store/consult.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/reading.h"
#include "store/referral.h"
#include "store/resource.h"
#include "store/visit.h"
#include "work/patient.h"

struct resource {
    enum resource_type type;
    struct resource_row row;
    /* of its type: the others are zeros */
    struct organization organization; /* of a location, a role, a patient, too */
    struct agreement_row agreement;
    struct organization lead;
    struct practitioner practitioner;
    struct practitioner_role role; /* none: the home */
    struct visit visit;
    struct visit_series series;
    struct booking booking; /* of a slot: id none where nobody has it */
    struct identity who;    /* masked */
    struct referral referral;
    struct consult consult; /* where `row.source` is SOURCE_OTHER */
    struct consult_message message;
    struct reading reading;         /* from SOURCE_READING on */
    struct reading_step_line alert; /* of SOURCE_ALERT: the telling of the critical value */
    int64_t issued_ms;              /* of a report, a document: when it became what it is */
    bool clinical;                  /* the asker is one of the two sides */
    bool past;                      /* a version that was: what was not kept of it is not in */
    struct audit audit;
};
struct resource_page {
    struct resource *items;
    size_t n;
    struct store_more more;
};

/* Who asks is that of the desk; the query's `by`, party and time are set here. A page with patients
 * writes a line a patient into the audit log, before anything is told. */
MUST_CHECK bool work_resource_search(const struct patient_desk *p, struct resource_query *q,
                                     struct arena *a, struct resource_page *page, struct err *e);

/* A referral, a consultation or a reading (RESOURCE_REQUEST, RESOURCE_TASK), or a report
 * (RESOURCE_REPORT), as it is, then each version that it was since it was sent or first written,
 * the newest first; drafts of the past are not kept. Of a critical value's Task there is one alone.
 * ERR_MISSING. */
MUST_CHECK bool work_resource_history(const struct patient_desk *p, enum resource_type type,
                                      struct str id, struct arena *a, struct resource_page *page,
                                      struct err *e);

#endif
