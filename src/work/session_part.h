/* session_part.h - what the files of session share. Internal to them. */
#ifndef XL_WORK_SESSION_PART_H
#define XL_WORK_SESSION_PART_H

#include "work/secret.h"
#include "work/session.h"

/* What the failures of a sign-in are counted under: hashes, so that no name and no address stays.
 */
struct session_keys {
    char pair[SECRET_HASH]; /* of the name and the address */
    char address[SECRET_HASH];
};
void session_keys_of(struct str name, struct str address, struct session_keys *keys);

/* Refuses while there are too many failures (ERR_STATE); else counts this try as one, until it
 * succeeds: so that tries at the same time count too. Inside store_tx. */
MUST_CHECK bool session_try(struct store *st, const struct session_keys *keys, int64_t now_ms,
                            struct err *e);

/* The session that a token names, still good, of an account that is active. */
struct session_found {
    struct session session;
    struct account account;
    struct grants grants;
};
MUST_CHECK bool session_find(struct store *st, struct str token, int64_t now_ms, struct arena *a,
                             struct session_found *f, bool *found, struct err *e);

/* What is stored of a recovery code; written small or not, with its dash or without. */
void session_recovery_hash(struct id account, struct str code, char hex[SECRET_HASH]);

/* "sign in first" */
bool session_none(struct err *e);

#endif
