/* material.h - files beside a teaching, an achievement, a pledge, a consultation or a referral:
 * kept and read inside the transaction of its desk, which says who may. Of a patient's case name
 * and bytes are sealed under the key of an organization. */
#ifndef XL_WORK_MATERIAL_H
#define XL_WORK_MATERIAL_H

#include "base/arena.h"
#include "store/material.h"
#include "work/seal.h"

/* What a desk is asked for. */
struct material_new {
    struct id owner; /* of the teaching, achievement or placement */
    struct str name, bytes;
    enum referral_consent consent; /* of a case: who consents by it */
    int64_t now_ms;
};
struct material_want {
    struct id owner, material;
};

/* Beside what. */
struct material_owner {
    const char *noun; /* "teaching" */
    struct str code, county;
    struct id made_by;
    const struct seal *seal; /* of a case; NULL: nothing is sealed */
    struct id organization;  /* whose key seals it */
    struct str party;        /* the side that puts it there */
};
/* ERR_INPUT: no file, too long, of no kind that is taken, of another kind than its name says, or
 * the twenty-first. */
MUST_CHECK bool material_add(struct store *st, const struct material_owner *owner,
                             const struct material_new *n, struct arena *a, struct err *e);
/* ERR_MISSING where it is none of the owner's. */
MUST_CHECK bool material_read(struct store *st, struct id id, const struct material_owner *owner,
                              struct arena *a, struct material *m, struct str *bytes,
                              struct err *e);

/* Whether one of the files is a signed consent. */
MUST_CHECK bool material_consents(struct store *st, const char *noun, struct str owner,
                                  struct arena *a, bool *consents, struct err *e);

/* Files of cases: their names as they were given. */
MUST_CHECK bool material_names_open(struct store *st, const struct seal *seal, struct arena *a,
                                    struct materials *rows, struct err *e);

/* Seals one file that an older key of the organization seals anew under `key`; `*sealed` is false
 * where there is none left. */
MUST_CHECK bool material_reseal(struct store *st, const struct seal *seal,
                                const struct seal_key *key, bool *sealed, struct err *e);

#endif
