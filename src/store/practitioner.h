/* practitioner.h - people. */
#ifndef XL_STORE_PRACTITIONER_H
#define XL_STORE_PRACTITIONER_H

#include "model/practitioner.h"
#include "store/store.h"

/* The organizations must be there. */
MUST_CHECK bool store_practitioner_put(struct store *st, const struct practitioner *items, size_t n,
                                       struct err *e);
MUST_CHECK bool store_practitioner_get(struct store *st, struct id id, struct arena *a,
                                       struct practitioner *p, struct err *e); /* ERR_MISSING */

#endif
