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

/* What the steps of a sign-in share. */
struct sign_in {
    struct str name, token, code;
    struct id choice;
    const struct session_now *now;
    struct arena *arena;
    struct session_keys keys;
    struct account account;
    bool found;
    bool wrong; /* refused, and what was noted of it is kept */
    struct session_step step;
    const struct session_claim *claim;
    const struct session_password *change;
    char hash[SECRET_PASSWORD]; /* of the new password */
    int64_t wait_s;
};

/* Refuses while there are too many failures (ERR_STATE, `wait_s`); else counts this try as one,
 * until it succeeds: so that tries at the same time count too. Inside store_tx. */
MUST_CHECK bool session_try(struct store *st, struct sign_in *s, struct err *e);

/* Notes a step in the audit log: done in a post, or refused for a reason. */
MUST_CHECK bool session_note(struct store *st, const struct sign_in *s, const char *action,
                             const struct grant *post, const char *reason, struct err *e);

/* Opens a session at a stage under a new token. `made_ms` is that of the sign-in: twelve hours are
 * twelve hours, whatever is chosen in between. */
MUST_CHECK bool session_put(struct store *st, struct sign_in *s, struct session *session,
                            struct err *e);

/* What follows the password: the second factor, the choice of a post, or the only post. */
MUST_CHECK bool session_begin(struct store *st, struct sign_in *s, struct grants grants,
                              const char *action, struct err *e);

/* A code of the app, or one that was written down. Each is used up. */
MUST_CHECK bool session_code_take(struct store *st, const struct sign_in *s, bool *taken,
                                  struct err *e);

/* The post that a session is in, NULL where it is none of the account's any more. */
const struct grant *session_post(const struct session_found *f);

/* "sign in first" */
bool session_none(struct err *e);

#endif
