/* cursor.h - the key of a page's last row as one opaque word, and back. Internal to the store. */
#ifndef XL_STORE_CURSOR_H
#define XL_STORE_CURSOR_H

#include "store/sql.h"

/* The places' values as letters, digits, `-` and `_`; in the arena. Texts, ids, counts, ints and
 * months only (asserted). */
struct str cursor_write(const struct sql_place *places, struct arena *a);

/* Back into the places; texts in the arena. ERR_INPUT where it was not written from such places. */
MUST_CHECK bool cursor_read(struct str cursor, const struct sql_place *places, struct arena *a,
                            struct err *e);

#endif
