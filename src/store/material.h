/* material.h - files beside a teaching, an achievement or a pledge. */
#ifndef XL_STORE_MATERIAL_H
#define XL_STORE_MATERIAL_H

#include "base/id.h"
#include "model/material.h"
#include "store/store.h"

struct material {
    struct id id;
    struct str county, noun, owner, name; /* owner: code of the teaching or achievement */
    enum material_kind kind;
    int64_t size; /* bytes */
    struct str base64;
    struct id made_by;
    int64_t made_ms;
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

#endif
