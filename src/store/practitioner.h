/* practitioner.h - people. */
#ifndef XL_STORE_PRACTITIONER_H
#define XL_STORE_PRACTITIONER_H

#include "model/practitioner.h"
#include "model/practitioner_role.h"
#include "store/store.h"

/* The organizations must be there. */
MUST_CHECK bool store_practitioner_put(struct store *st, const struct practitioner *items, size_t n,
                                       struct err *e);
MUST_CHECK bool store_practitioner_get(struct store *st, struct id id, struct arena *a,
                                       struct practitioner *p, struct err *e); /* ERR_MISSING */

/* By code; everybody's, whatever the reach. */
MUST_CHECK bool store_practitioner_taken(struct store *st, struct str code, bool *taken,
                                         struct err *e);

/* How often it was written: 1, 2 … ERR_MISSING. */
MUST_CHECK bool store_practitioner_version(struct store *st, struct id id, int64_t *version,
                                           struct err *e);
/* One version up, with name, department, discipline, title and techniques of `p`, where it is at
 * `version` still; `*done` is false where it is not. */
MUST_CHECK bool store_practitioner_edit(struct store *st, const struct practitioner *p,
                                        int64_t version, int64_t now_ms, bool *done, struct err *e);
MUST_CHECK bool store_practitioner_touch(struct store *st, struct id id, int64_t now_ms,
                                         struct err *e);

struct practitioner_filter {
    struct str name;        /* a part of it; empty: all */
    struct str discipline;  /* empty: all */
    struct id organization; /* home; none: all */
};
struct practitioner_row {
    struct practitioner practitioner;
    struct str organization_name;
};
struct practitioner_rows {
    struct practitioner_row *items;
    size_t n;
    struct store_more more;
};
/* By code. A part of a name is looked for in every row of the reach: O(rows). */
MUST_CHECK bool store_practitioner_list(struct store *st, const struct practitioner_filter *filter,
                                        const struct store_page *page, struct arena *a,
                                        struct practitioner_rows *rows, struct err *e);

struct role_rows {
    struct practitioner_role *items;
    size_t n;
};
/* Those that hold, the latest beginning first. */
MUST_CHECK bool store_role_list(struct store *st, struct id practitioner, struct arena *a,
                                struct role_rows *rows, struct err *e);
MUST_CHECK bool store_role_add(struct store *st, const struct practitioner_role *items, size_t n,
                               struct err *e);

/* ERR_MISSING where none of this id holds. */
MUST_CHECK bool store_role_end(struct store *st, struct id id, int32_t until_day, struct err *e);

struct role_void {
    struct id id, by;
    struct str why;
    int64_t now_ms;
};
MUST_CHECK bool store_role_void(struct store *st, const struct role_void *v, struct err *e);

#endif
