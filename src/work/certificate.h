/* certificate.h - certificates of service: issued when a placement is certified, verified by
 * whoever has the code, withdrawn with a reason. */
#ifndef XL_WORK_CERTIFICATE_H
#define XL_WORK_CERTIFICATE_H

#include "model/certificate.h"
#include "model/rights.h"
#include "store/placement_line.h"

struct certificate_ending {
    struct id placement;
    struct str code, why;
    int64_t now_ms;
};
/* ERR_MISSING where the placement has no such certificate; ERR_STATE where it is withdrawn. */
MUST_CHECK bool work_certificate_withdraw(struct store *st, const struct subject *by,
                                          const struct certificate_ending *n, struct err *e);

/* The paper of the newest certificate of a placement. ERR_STATE where it has none. */
MUST_CHECK bool work_certificate_see(struct store *st, const struct subject *by,
                                     struct id placement, struct arena *a, struct certificate *c,
                                     struct err *e);

/* For everybody: by its code, however it is typed. `*found` is false where none has it, whether it
 * is forged or a slip: nothing tells which. The name is masked. */
MUST_CHECK bool work_certificate_verify(struct store *st, struct str typed, struct arena *a,
                                        struct certificate *c, bool *found, struct err *e);

#endif
