/* department.h - parts of organizations. */
#ifndef XL_STORE_DEPARTMENT_H
#define XL_STORE_DEPARTMENT_H

#include "model/department.h"
#include "store/store.h"

MUST_CHECK bool store_department_add(struct store *st, const struct department *items, size_t n,
                                     struct err *e);

struct department_rows {
    struct department *items;
    size_t n;
};
/* Those of the organization that hold, by name. */
MUST_CHECK bool store_department_list(struct store *st, struct id organization, struct arena *a,
                                      struct department_rows *rows, struct err *e);

struct department_void {
    struct id id, by;
    struct str why;
    int64_t now_ms;
};
/* ERR_MISSING where it does not hold. */
MUST_CHECK bool store_department_void(struct store *st, const struct department_void *v,
                                      struct err *e);

#endif
