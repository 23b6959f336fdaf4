/* idempotency.h - what was done under a key, so that the same request sent again is answered and
 * not done again. Kept for a day. */
#ifndef XL_STORE_IDEMPOTENCY_H
#define XL_STORE_IDEMPOTENCY_H

#include "base/id.h"
#include "store/store.h"

#define IDEMPOTENCY_KEPT_MS (24 * 3600 * 1000LL)

struct idempotency {
    struct str subject, key; /* together unique */
    struct id id;            /* of this claim, new for each try */
    struct str request;      /* digest of what was asked */
    int64_t made_ms;
    int32_t status;
    struct str reply, etag, location;
};

/* Claims the key: `*mine` is true where nobody had it, or only longer than a day ago; else `row` is
 * what was kept under it. In a writing transaction; two at once are put in order by the database.
 */
MUST_CHECK bool store_idempotency_claim(struct store *st, struct arena *a, struct idempotency *row,
                                        bool *mine, struct err *e);

/* Keeps status and reply under a key claimed in the same transaction. */
MUST_CHECK bool store_idempotency_keep(struct store *st, const struct idempotency *row,
                                       struct err *e);

#endif
