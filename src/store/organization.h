/* organization.h - hospitals and their kin. */
#ifndef XL_STORE_ORGANIZATION_H
#define XL_STORE_ORGANIZATION_H

#include "model/organization.h"
#include "store/store.h"

MUST_CHECK bool store_organization_put(struct store *st, const struct organization *items, size_t n,
                                       struct err *e);
MUST_CHECK bool store_organization_get(struct store *st, struct id id, struct arena *a,
                                       struct organization *o, struct err *e); /* ERR_MISSING */

/* By its code; `*found` is false where none has it. */
MUST_CHECK bool store_organization_find(struct store *st, struct str code, struct arena *a,
                                        struct organization *o, bool *found, struct err *e);

/* How often it was written: 1, 2 … ERR_MISSING. */
MUST_CHECK bool store_organization_version(struct store *st, struct id id, int64_t *version,
                                           struct err *e);
/* One version up, with name, level, kind and place of `o`, where it is at `version` still;
 * `*done` is false where it is not. */
MUST_CHECK bool store_organization_edit(struct store *st, const struct organization *o,
                                        int64_t version, int64_t now_ms, bool *done, struct err *e);
/* One version up: something that belongs to it was changed. */
MUST_CHECK bool store_organization_touch(struct store *st, struct id id, int64_t now_ms,
                                         struct err *e);

struct organization_rows {
    struct organization *items;
    size_t n;
    struct store_more more;
};
/* By code. */
MUST_CHECK bool store_organization_list(struct store *st, const struct store_page *page,
                                        struct arena *a, struct organization_rows *rows,
                                        struct err *e);

struct level_rows {
    struct organization_level *items;
    size_t n;
};
/* The spans that hold, the newest first. */
MUST_CHECK bool store_organization_levels(struct store *st, struct id organization, struct arena *a,
                                          struct level_rows *rows, struct err *e);
/* Adds one that goes on or is over. ERR_INPUT where one goes on already. */
MUST_CHECK bool store_organization_level_add(struct store *st,
                                             const struct organization_level *level, struct err *e);
MUST_CHECK bool store_organization_level_end(struct store *st, struct id id, int32_t until_day,
                                             struct err *e);
MUST_CHECK bool store_organization_level_void(struct store *st, struct id id, struct id by,
                                              int64_t now_ms, struct err *e);

#endif
