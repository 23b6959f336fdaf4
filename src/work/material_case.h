/* material_case.h - files beside a consultation or a referral, the signed consent among them: put
 * there by either side, seen by the two sides alone. Each look is in the audit log before a byte is
 * shown. */
#ifndef XL_WORK_MATERIAL_CASE_H
#define XL_WORK_MATERIAL_CASE_H

#include "model/edit.h"
#include "work/material.h"
#include "work/patient.h"

struct material_seen {
    struct material material;
    struct str bytes;
};

/* A consent (`n->consent`) beside a draft is what the draft then says of it. As material_add;
 * ERR_RIGHT for who is none of the two sides and, of a consent, for the other one; ERR_STATE once
 * it is over. */
MUST_CHECK bool work_consult_material(const struct patient_desk *p, const struct material_new *n,
                                      struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_referral_material(const struct patient_desk *p, const struct material_new *n,
                                       struct edit_refused *refused, struct err *e);

/* ERR_RIGHT for who is none of the two sides. */
MUST_CHECK bool work_consult_file(const struct patient_desk *p, const struct material_want *want,
                                  struct arena *a, struct material_seen *seen, struct err *e);
/* The same; of a whole episode. */
MUST_CHECK bool work_referral_file(const struct patient_desk *p, const struct material_want *want,
                                   struct arena *a, struct material_seen *seen, struct err *e);

#endif
