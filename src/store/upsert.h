/* upsert.h - "INSERT … ON CONFLICT (county, …) DO UPDATE" where no key is. Internal to the store.
 *
 * Behind a coordinator (docs/scale.md) the tables that grow are foreign parts of several servers:
 * the servers hold their keys, the coordinator has none that a conflict could name. There the same
 * is done in steps: UPDATE, and INSERT where that met no row. Two who add the same first row at
 * once: one of them is refused by the server's key. */
#ifndef XL_STORE_UPSERT_H
#define XL_STORE_UPSERT_H

#include "store/driver.h"

/* Runs a statement to its end; `*returned` grows by the rows that come back. */
MUST_CHECK bool statement_run(struct connection *c, const char *sql, const struct cell *values,
                              int n, int64_t *returned, struct err *e);

struct upsert_step {
    const char *sql; /* ends in RETURNING, or selects: whether it met a row */
    int *from;       /* [n] which of the statement's values it takes, from 0 */
    int n;
};
struct upsert {
    struct upsert_step update;
    struct upsert_step
        look;           /* behind an update that is narrowed: is there such a row? Else no sql */
    const char *insert; /* takes all values */
};

/* Takes a statement of one row apart: INSERT INTO t (…) VALUES (…) ON CONFLICT (county, …) DO
 * UPDATE SET … [WHERE …] [RETURNING …]. False where it is none, or its key begins otherwise. */
bool upsert_of(const char *sql, struct arena *a, struct upsert *u);

/* Runs the steps; `*returned` grows by one where a row was changed or added. */
MUST_CHECK bool upsert_run(struct connection *c, const struct upsert *u, const struct cell *values,
                           int n, int64_t *returned, struct err *e);

#endif
