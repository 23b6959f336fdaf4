/* account.h - who may sign in, and how often somebody may try. Pure: every instant is an argument.
 */
#ifndef XL_MODEL_ACCOUNT_H
#define XL_MODEL_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum account_state { ACCOUNT_ACTIVE, ACCOUNT_DISABLED, ACCOUNT_STATE_N };
extern const char *const account_state_names[ACCOUNT_STATE_N + 1]; /* "active" ... NULL */

struct account {
    struct id id;
    struct str name;     /* typed at sign-in: account_name_check; unique */
    struct str shown;    /* on screens; a person's name, hence never in logs and audit */
    struct str password; /* argon2id in its own text form; empty: no password fits */
    int64_t password_ms; /* when it was set, or PASSWORD_HANDED_OUT (password.h) */
    struct str totp;     /* secret of the second factor, base32; empty: none */
    int64_t totp_step;   /* the step whose code was used last; 0 before the first */
    enum account_state state;
    bool demonstration; /* invented, its password is printed in a README */
    int64_t made_ms;
};

#define ACCOUNT_NAME_MIN 2
#define ACCOUNT_NAME_MAX 64

/* ERR_INPUT unless the name is 2..64 of a-z, 0-9, '.', '-', '_' and begins with a letter. */
MUST_CHECK bool account_name_check(struct str name, struct err *e);

/* How long a sign-in is good for. */
#define SESSION_IDLE_MS (15LL * 60 * 1000)
#define SESSION_ABSOLUTE_MS (12LL * 60 * 60 * 1000)
#define SESSION_PENDING_MS (10LL * 60 * 1000) /* to give the code and to choose the post */
#define SESSION_PROVEN_MS (10LL * 60 * 1000)  /* what is dangerous wants a proof of late */
#define SESSION_SEEN_MS (60LL * 1000)         /* a look within it writes nothing */

enum session_stage {
    SESSION_CODE, /* the password was right, the second factor is wanted */
    SESSION_POST, /* the post is still to be chosen */
    SESSION_OPEN, /* signed in */
    SESSION_STAGE_N
};
extern const char *const session_stage_names[SESSION_STAGE_N + 1];

/* The instant from which the session is no longer good. */
int64_t session_until(enum session_stage stage, int64_t made_ms, int64_t seen_ms);

/* Failures are counted for an account from one address, so that strangers elsewhere lock nobody
 * out, and for one address over all accounts. From the 5th failure within 15 minutes each one
 * doubles the wait: 1, 2, 4, 8, 15 minutes; an address with 100 failures in an hour waits. */
#define LOCKOUT_WINDOW_MS (15LL * 60 * 1000)
#define LOCKOUT_FAILURES 5
#define LOCKOUT_ADDRESS_WINDOW_MS (60LL * 60 * 1000)
#define LOCKOUT_ADDRESS_FAILURES 100

struct lockout {
    int64_t pair_failures;    /* of account and address in the window */
    int64_t pair_last_ms;     /* the last of them */
    int64_t address_failures; /* of the address in its window */
    int64_t address_first_ms; /* the first of the last 100 of them */
};

/* The instant from which the next try is heard; at or before `now` of the asker: at once. */
int64_t lockout_until(const struct lockout *l);

/* ERR_STATE with the seconds to wait. */
MUST_CHECK bool lockout_check(const struct lockout *l, int64_t now_ms, struct err *e);

#endif
