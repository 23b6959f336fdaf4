/* account.h - accounts, posts, API tokens: added, changed, ended. Each use case is one transaction
 * and is audited in it. */
#ifndef XL_WORK_ACCOUNT_H
#define XL_WORK_ACCOUNT_H

#include "model/account.h"
#include "model/password.h"
#include "model/rights.h"
#include "store/account.h"
#include "store/session.h"
#include "store/store.h"

/* A role and the words for its scope, as people write them:
 *   region        "990000" or "region:990000"; empty: everything in the store
 *   organization  "H0101" or "organization:H0101"; of a head "H0101/骨科"
 *   self          "D000017" or "self:D000017", a practitioner's code                          */
struct account_post {
    enum role role;
    struct str scope;
};

struct account_new {
    struct str name;
    struct str shown;    /* empty: the name */
    struct str password; /* empty: none, until one is set */
    enum password_profile profile;
    struct account_post post;
    bool demonstration;
    bool handed_out;  /* the password is to be changed at the first sign-in */
    const char *hash; /* of the password, made before (account_handed_out); NULL: it is made here */
};

/* By whom: NULL is the command line, which whoever may open the store may use; otherwise
 * rights_may_grant is asked (ERR_RIGHT). */

/* Adds an account with one post. ERR_INPUT: the name is taken or none, the password is refused, the
 * scope names nothing. */
MUST_CHECK bool work_account_add(struct store *st, const struct subject *by,
                                 const struct account_new *n, int64_t now_ms, struct id *id,
                                 struct err *e);

/* One more post. ERR_MISSING: no such account. ERR_INPUT: it has this post, or the scope names
 * nothing. */
MUST_CHECK bool work_account_grant(struct store *st, const struct subject *by, struct str name,
                                   const struct account_post *post, int64_t now_ms, struct id *id,
                                   struct err *e);

/* The end of a post; its sessions find no post any more. ERR_MISSING: the account has no such post.
 * ERR_STATE: it is the post that `by` is in. */
MUST_CHECK bool work_account_revoke(struct store *st, const struct subject *by, struct str name,
                                    struct id grant, int64_t now_ms, struct err *e);

/* Nobody can sign in with it any more, and its sessions end. ERR_MISSING; ERR_STATE: it is disabled
 * already, or the own one. */
MUST_CHECK bool work_account_disable(struct store *st, const struct subject *by, struct str name,
                                     int64_t now_ms, struct err *e);

/* It may sign in again. ERR_STATE: it is active. */
MUST_CHECK bool work_account_enable(struct store *st, const struct subject *by, struct str name,
                                    int64_t now_ms, struct err *e);

/* A new password; every session of the account ends. */
struct password_new {
    struct str name; /* of the account */
    struct str password;
    enum password_profile profile;
    bool handed_out;  /* it is to be changed at the next sign-in */
    const char *hash; /* made before, or NULL */
};
MUST_CHECK bool work_account_password(struct store *st, const struct subject *by,
                                      const struct password_new *n, int64_t now_ms, struct err *e);

/* A password to hand out: 20 random small letters and digits, which both profiles take, and its
 * hash: made before a transaction begins, since it is slow. ERR_IO as secret_password_hash. */
struct account_handed_out {
    char text[25];  /* "abcd-efgh-jkmn-pqrs-t3uv" and a NUL */
    char hash[128]; /* argon2id */
};
MUST_CHECK bool work_account_password_make(struct account_handed_out *h, struct err *e);

/* The second factor. `begin` makes a secret that the person puts into an app; nothing is stored.
 * `confirm` stores it when the code fits (ERR_RIGHT) and gives 10 recovery codes, shown once. */
struct seal;
#define ACCOUNT_RECOVERY_N 10
#define ACCOUNT_RECOVERY 12 /* "abcde-fghjk" and a NUL */
#define ACCOUNT_TOTP 33     /* base32 of 20 bytes and a NUL */
struct account_factor {
    char secret[ACCOUNT_TOTP];
    char recovery[ACCOUNT_RECOVERY_N][ACCOUNT_RECOVERY];
};
void work_account_factor_begin(struct account_factor *f);
MUST_CHECK bool work_account_factor_confirm(struct store *st, const struct seal *seal,
                                            const struct subject *by, struct account_factor *f,
                                            struct str code, int64_t now_ms, struct err *e);

/* Takes the second factor of somebody away, who lost it; its sessions end. ERR_STATE: there is
 * none, or it is the own account. */
MUST_CHECK bool work_account_factor_clear(struct store *st, const struct subject *by,
                                          struct str name, int64_t now_ms, struct err *e);

/* What somebody may see of the own account. ERR_MISSING for an API token. */
struct account_own {
    struct str name, shown;
    bool second_factor;
    int64_t recovery_left;
    int64_t password_ms; /* COUNT_UNKNOWN: none is set */
};
MUST_CHECK bool work_account_own(struct store *st, const struct subject *by, struct arena *a,
                                 struct account_own *own, struct err *e);

/* An API token: the text is given once, the store holds its hash. */
#define SESSION_TOKEN 48 /* "xlt_" or, of a session, "xls_", 43 characters and a NUL */
struct token_new {
    struct id id;    /* none: one is made */
    struct str name; /* what it is for; empty: "api" */
    struct account_post post;
    int64_t until_ms; /* COUNT_UNKNOWN: without end */
    bool demonstration;
};
MUST_CHECK bool work_account_token(struct store *st, const struct subject *by,
                                   const struct token_new *n, int64_t now_ms,
                                   char token[SESSION_TOKEN], struct err *e);
/* ERR_MISSING: none within the reach. ERR_STATE: it has ended. */
MUST_CHECK bool work_account_token_end(struct store *st, const struct subject *by, struct id id,
                                       int64_t now_ms, struct err *e);
/* The newest first; page->reach is the subject's. */
MUST_CHECK bool work_account_token_list(struct store *st, const struct store_page *page,
                                        struct arena *a, struct token_rows *rows, struct err *e);

/* Accounts within the subject's reach, by name, each with its posts. */
MUST_CHECK bool work_account_list(struct store *st, const struct subject *by,
                                  const struct store_page *page, struct arena *a,
                                  struct account_rows *rows, struct err *e);
/* One of them; ERR_MISSING. */
MUST_CHECK bool work_account_get(struct store *st, const struct subject *by, struct id id,
                                 struct arena *a, struct account_row *row, struct err *e);
/* Whether `by` may change it: every post of it that goes on lies within the own scope. */
bool work_account_may(const struct subject *by, const struct account_row *row);

#endif
