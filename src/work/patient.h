/* patient.h - patients of an organization: written sealed, found by keyed hash, shown masked, seen
 * whole only for a purpose that is written into the audit log. */
#ifndef XL_WORK_PATIENT_H
#define XL_WORK_PATIENT_H

#include "model/patient.h"
#include "model/rights.h"
#include "store/store.h"
#include "work/seal.h"

struct patient_view {
    struct id id;
    struct id organization;
    struct identity identity; /* masked, unless it was unmasked */
    int64_t made_ms;
};
struct patient_views {
    struct patient_view *items;
    size_t n;
};

/* Who asks, with what: the same in every call. */
struct patient_desk {
    struct store *st;
    const struct seal *seal;
    const struct subject *by;
    int64_t now_ms;
};

/* Adds one to the organization of `by`. ERR_INPUT where the identity is none. */
MUST_CHECK bool work_patient_add(const struct patient_desk *d, const struct identity *identity,
                                 struct id *id, struct err *e);

/* Inside a transaction, of somebody who needs no right of his own (a ticket for a clinic): seals
 * the identity under the key of the organization. `identity` is read by identity_read already. */
struct patient_kept {
    struct id id;
    struct str phone_hash; /* keyed; empty where no phone is known; in the arena */
};
MUST_CHECK bool patient_keep(const struct patient_desk *d, struct id organization,
                             struct str county, const struct identity *identity, struct arena *a,
                             struct patient_kept *kept, struct err *e);
/* Inside a transaction: a patient's identity, masked. Who may see it is the caller's to ask. */
MUST_CHECK bool patient_masked(const struct patient_desk *d, struct id id, struct arena *a,
                               struct identity *identity, struct err *e);
/* The same, whole: the caller has written the look into the audit log before. */
MUST_CHECK bool patient_whole(const struct patient_desk *d, struct id id, struct arena *a,
                              struct identity *identity, struct err *e);

/* Those of the organization of `by` whose name, id number or phone is exactly the one that is
 * given, at most 50, masked. ERR_INPUT where not exactly one of the three is given. */
MUST_CHECK bool work_patient_find(const struct patient_desk *d, const struct identity *wanted,
                                  struct arena *a, struct patient_views *views, struct err *e);

MUST_CHECK bool work_patient_see(const struct patient_desk *d, struct id id, struct arena *a,
                                 struct patient_view *view, struct err *e);

/* The whole identity; the look and its purpose are in the audit log before anything is shown. */
MUST_CHECK bool work_patient_unmask(const struct patient_desk *d, struct id id,
                                    enum purpose purpose, struct arena *a,
                                    struct patient_view *view, struct err *e);

/* Gives every organization with sealed rows a new key and seals its rows anew, a hundred in a
 * transaction, while others read and write. What died is gone on with by the next call.
 *   sealed  rows */
MUST_CHECK bool work_patient_rotate(struct store *st, const struct seal *seal,
                                    enum seal_profile profile, int64_t now_ms, int64_t *sealed,
                                    struct err *e);

#endif
