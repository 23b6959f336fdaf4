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

struct session_now {    /* the circumstances of a request */
    struct str address; /* of the client, as the listed proxy tells it */
    int64_t now_ms;
};

struct session_step {
    char token[SESSION_TOKEN]; /* for the cookie */
    enum session_stage stage;  /* SESSION_OPEN: signed in */
    struct grant *grants;      /* [n] to choose from; at SESSION_CODE none. In the arena */
    size_t grant_n;
    bool password_due; /* the profile wants a new password */
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
};

/* ERR_RIGHT "sign in first" for anything else: unknown, idle over 15 minutes, older than 12 hours,
 * signed out, of a disabled account or an ended post. One read; a write at most once a minute. */
MUST_CHECK bool work_session_find(struct store *st, struct str token, int64_t now_ms,
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
