/* code.h - names of DRGs and procedures. */
#ifndef XL_STORE_CODE_H
#define XL_STORE_CODE_H

#include "model/code.h"
#include "store/store.h"

/* Puts all; a code that is there gets the new name. */
MUST_CHECK bool store_code_put(struct store *st, const struct code *items, size_t n, struct err *e);

/* The name, or empty where none is known. */
MUST_CHECK bool store_code_name(struct store *st, enum code_scheme scheme, struct str code,
                                struct arena *a, struct str *name, struct err *e);

#endif
