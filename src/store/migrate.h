/* migrate.h - the schema at any version. Internal to the store. */
#ifndef XL_STORE_MIGRATE_H
#define XL_STORE_MIGRATE_H

#include "store/store.h"

/* Brings the schema to a version of the past (asserted: one the program knows), or leaves it where
 * it is further already. Otherwise as store_migrate. */
MUST_CHECK bool migrate_to(struct store *st, int version, struct err *e);

/* store_version, inside a transaction. */
MUST_CHECK bool migrate_version(struct store *st, int *version, struct err *e);

#endif
