/* factor.h - secrets of second factors, sealed under the program's own key (SEAL_OWN).
 *
 * What is kept reads KEY:SEAL, the number of the key and a seal that is bound to the account. A
 * secret that was kept in clear, by a program before this one, is sealed at its next use, or by
 * work_factor_rotate. */
#ifndef XL_WORK_FACTOR_H
#define XL_WORK_FACTOR_H

#include "store/account.h"
#include "work/seal.h"

/* Whether a kept secret is sealed. */
bool factor_sealed(struct str kept);

/* All inside a transaction that work_audit_begin began: no key goes while it is used. */

/* Puts what is to be kept, in the arena, in the place of the secret. ERR_IO where there is no
 * master key (`seal` NULL): nothing is kept in clear. */
MUST_CHECK bool factor_seal(struct store *st, const struct seal *seal, int64_t now_ms,
                            struct arena *a, struct factor_row *row, struct err *e);

/* The secret in the arena; one in clear is taken as it is. ERR_IO where it is sealed and there is
 * no master key, ERR_CHECK where it does not open for this account. */
MUST_CHECK bool factor_open(struct store *st, const struct seal *seal, struct id account,
                            struct str kept, struct arena *a, struct str *secret, struct err *e);

/* A new key; every secret is sealed under it, and the old keys go: one transaction.
 *   sealed  secrets, 0 where there are none: then no key is made */
MUST_CHECK bool work_factor_rotate(struct store *st, const struct seal *seal,
                                   enum seal_profile profile, int64_t now_ms, int64_t *sealed,
                                   struct err *e);

#endif
