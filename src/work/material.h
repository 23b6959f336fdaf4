/* material.h - files beside a teaching, an achievement or a pledge: kept and read inside the transaction of
 * its desk, which says who may. */
#ifndef XL_WORK_MATERIAL_H
#define XL_WORK_MATERIAL_H

#include "base/arena.h"
#include "store/material.h"

/* What a desk is asked for. */
struct material_new {
    struct id owner; /* of the teaching, achievement or placement */
    struct str name, bytes;
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
};
/* ERR_INPUT: no file, too long, of no kind that is taken, of another kind than its name says, or
 * the twenty-first. */
MUST_CHECK bool material_add(struct store *st, const struct material_owner *owner,
                             const struct material_new *n, struct arena *a, struct err *e);
/* ERR_MISSING where it is none of the owner's. */
MUST_CHECK bool material_read(struct store *st, struct id id, const struct material_owner *owner,
                              struct arena *a, struct material *m, struct str *bytes,
                              struct err *e);

#endif
