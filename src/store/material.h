/* material.h - files beside a teaching, an achievement, a pledge, a consultation or a referral. */
#ifndef XL_STORE_MATERIAL_H
#define XL_STORE_MATERIAL_H

#include "base/id.h"
#include "model/material.h"
#include "model/referral.h"
#include "store/store.h"

struct material {
    struct id id;
    struct str county, noun, owner, name; /* owner: code of what it lies beside */
    enum material_kind kind;
    int64_t size; /* bytes */
    struct str base64;
    struct id made_by;
    int64_t made_ms;
    struct id organization; /* whose key seals name and bytes; none: they are not sealed */
    int32_t key_number;
    struct str party;              /* the side that put it there; may be empty */
    enum referral_consent consent; /* who consents by it; CONSENT_NONE: it is another file */
};
struct materials {
    struct material *items; /* without their bytes */
    size_t n;
};
MUST_CHECK bool store_material_add(struct store *st, const struct material *m, struct err *e);
MUST_CHECK bool store_material_find(struct store *st, struct id id, struct arena *a,
                                    struct material *m, bool *found, struct err *e);
MUST_CHECK bool store_materials(struct store *st, const char *noun, struct str owner,
                                struct arena *a, struct materials *rows, struct err *e);
/* Of a referral and of what was sent of its episode. */
MUST_CHECK bool store_material_episode(struct store *st, const struct referral *r, struct arena *a,
                                       struct materials *rows, struct err *e);

/* One that an organization's key below `number` seals, with its bytes. */
MUST_CHECK bool store_material_stale(struct store *st, struct id organization, int32_t number,
                                     struct arena *a, struct material *m, bool *found,
                                     struct err *e);
/* Name, bytes and number of the key anew; the row must still be under key `was`. ERR_STATE where it
 * is not. */
MUST_CHECK bool store_material_reseal(struct store *st, const struct material *m, int32_t was,
                                      struct err *e);

#endif
