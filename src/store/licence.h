/* licence.h - licences of organizations and people. */
#ifndef XL_STORE_LICENCE_H
#define XL_STORE_LICENCE_H

#include "model/licence.h"
#include "store/store.h"

MUST_CHECK bool store_licence_add(struct store *st, const struct licence *l, struct err *e);

struct licence_rows {
    struct licence *items;
    size_t n;
};
/* Those that were not voided, the latest beginning first: of the person, or where `practitioner` is
 * none of the organization itself. */
MUST_CHECK bool store_licence_list(struct store *st, struct id organization, struct id practitioner,
                                   struct arena *a, struct licence_rows *rows, struct err *e);

struct licence_void {
    struct id id, by;
    struct str why;
    int64_t now_ms;
};
/* ERR_MISSING where it was voided before. */
MUST_CHECK bool store_licence_void(struct store *st, const struct licence_void *v, struct err *e);

#endif
