/* session.h - signing in, being recognized, signing out.
 *
 * Password > second factor where there is one > post where there are several. Each step that goes
 * forward gives a new token and ends the one before. Tokens are 256 random bits; the store holds
 * their SHA-256 only. Every use case is audited in its own transaction. Instants are the caller's,
 * so that tests can pass time. */
#ifndef XL_WORK_SESSION_H
#define XL_WORK_SESSION_H

#include "model/account.h"
#include "model/rights.h"
#include "store/session.h"
#include "store/store.h"
#include "work/account.h"

struct seal;
struct session_now {    /* the circumstances of a request */
    struct str address; /* of the client, as the listed proxy tells it */
    int64_t now_ms;
    const struct seal *seal; /* by which second factors are opened; NULL: by none */
};

struct session_step {
    char token[SESSION_TOKEN]; /* for the cookie */
    enum session_stage stage;  /* SESSION_OPEN: signed in */
    struct grant *grants;      /* [n] to choose from; at SESSION_CODE none. In the arena */
    size_t grant_n;
    int64_t wait_s; /* at ERR_STATE alone: how long until the next try is heard */
};

/* ERR_RIGHT "the name or the password is wrong" for an unknown name, a wrong password, a disabled
 * account and one without a post: the same words after the same time. ERR_STATE with the seconds to
 * wait when there were too many failures; such a try is not heard and not counted. */
MUST_CHECK bool work_session_open(struct store *st, struct str name, struct str password,
                                  const struct session_now *now, struct arena *a,
                                  struct session_step *step, struct err *e);

/* The second factor: a code of six digits, or one of the recovery codes. ERR_RIGHT where it is
 * wrong or was used; counts as a failure. ERR_RIGHT "sign in first" where the token is none at
 * SESSION_CODE. */
MUST_CHECK bool work_session_code(struct store *st, struct str token, struct str code,
                                  const struct session_now *now, struct arena *a,
                                  struct session_step *step, struct err *e);

/* By the word of a sign-in provider, without a password; `subject` is its own name of the person,
 * `name` the account's, by which the two are bound at the first sign-in. A second factor is asked
 * for as ever. ERR_RIGHT where there is no such account, it is bound to somebody else, is disabled
 * or has no post. */
struct session_claim {
    struct str issuer, subject, name;
};
MUST_CHECK bool work_session_claim(struct store *st, const struct session_claim *claim,
                                   const struct session_now *now, struct arena *a,
                                   struct session_step *step, struct err *e);

/* How far a sign-in is that has not come to its end: its stage and, at SESSION_POST, the posts. The
 * token stays. ERR_RIGHT where it is none, or open. */
MUST_CHECK bool work_session_pending(struct store *st, struct str token, int64_t now_ms,
                                     struct arena *a, struct session_step *step, struct err *e);

/* Proves again who it is, by password and, where there is one, the second factor: what is dangerous
 * wants that of late. A new token; that of before ends. ERR_RIGHT and ERR_STATE as at the sign-in.
 */
struct session_proof {
    struct str password, code;
};
MUST_CHECK bool work_session_prove(struct store *st, struct str token,
                                   const struct session_proof *proof, const struct session_now *now,
                                   struct arena *a, struct session_step *step, struct err *e);

/* Changes the own password, by the present one. Every session ends; a new one goes on here.
 * ERR_INPUT where the new one is refused, or is the present one. */
struct session_password {
    struct str present, next;
    enum password_profile profile;
};
MUST_CHECK bool work_session_password(struct store *st, struct str token,
                                      const struct session_password *p,
                                      const struct session_now *now, struct arena *a,
                                      struct session_step *step, struct err *e);

/* Chooses a post, or another one later on. ERR_MISSING where it is none of the person's. */
MUST_CHECK bool work_session_choose(struct store *st, struct str token, struct id grant,
                                    const struct session_now *now, struct arena *a,
                                    struct session_step *step, struct err *e);

/* Who a token belongs to: a session at SESSION_OPEN, or an API token. */
struct session_view {
    struct subject subject; /* as rights_decide wants it; texts in the arena */
    struct id session;      /* none for an API token */
    struct id grant;        /* none for an API token */
    struct str shown;       /* the person's or the token's name */
    int64_t until_ms;       /* good until then, if not used again */
    int64_t proven_ms;      /* when the person last proved who it is; COUNT_UNKNOWN of a token */
    int64_t password_ms;    /* when the password was set; COUNT_UNKNOWN of a token */
};

/* ERR_RIGHT "sign in first" for anything else: unknown, idle over 15 minutes, older than 12 hours,
 * signed out, of a disabled account or an ended post. One read; a write at most once a minute. */
MUST_CHECK bool work_session_find(struct store *st, struct str token, int64_t now_ms,
                                  struct arena *a, struct session_view *v, struct err *e);

/* The same without being used: what watches on its own keeps no session open. One read. */
MUST_CHECK bool work_session_peek(struct store *st, struct str token, int64_t now_ms,
                                  struct arena *a, struct session_view *v, struct err *e);

/* Signs out. A token that is none of ours changes nothing and is no failure. */
MUST_CHECK bool work_session_close(struct store *st, struct str token, int64_t now_ms,
                                   struct err *e);

/* The person's sessions that are still good, the newest first; and the end of one of them or, where
 * `session` is none, of all. ERR_MISSING where it is none of the person's. */
MUST_CHECK bool work_session_list(struct store *st, struct id account, int64_t now_ms,
                                  struct arena *a, struct session_rows *rows, struct err *e);
MUST_CHECK bool work_session_end(struct store *st, const struct subject *by, struct id session,
                                 int64_t now_ms, struct err *e);

#endif
