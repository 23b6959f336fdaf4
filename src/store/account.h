/* account.h - accounts, posts, API tokens, recovery codes. */
#ifndef XL_STORE_ACCOUNT_H
#define XL_STORE_ACCOUNT_H

#include "model/account.h"
#include "model/rights.h"
#include "store/store.h"

/* ERR_INPUT where the name is taken: the caller looks first. */
MUST_CHECK bool store_account_add(struct store *st, const struct account *account, struct err *e);
MUST_CHECK bool store_account_get(struct store *st, struct id id, struct arena *a,
                                  struct account *account, struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_account_find(struct store *st, struct str name, struct arena *a,
                                   struct account *account, bool *found, struct err *e);
/* Secrets of second factors that are there, as they are kept. */
struct factor_row {
    struct id account;
    struct str totp;
};
struct factor_rows {
    const struct factor_row *items;
    size_t n;
};
MUST_CHECK bool store_factor_list(struct store *st, struct arena *a, struct factor_rows *rows,
                                  struct err *e);
MUST_CHECK bool store_factor_put(struct store *st, const struct factor_row *row, struct err *e);

/* Puts what may change: shown, password, totp, state. */
MUST_CHECK bool store_account_put(struct store *st, const struct account *account, struct err *e);
/* Moves the last used step forward; `*moved` is false where another did so first. */
MUST_CHECK bool store_account_step(struct store *st, struct id id, int64_t step, bool *moved,
                                   struct err *e);

MUST_CHECK bool store_grant_add(struct store *st, const struct grant *grant, struct err *e);
/* ERR_MISSING where the account has no such post, or it has ended. */
MUST_CHECK bool store_grant_get(struct store *st, struct id account, struct id id, struct arena *a,
                                struct grant *grant, struct err *e);
MUST_CHECK bool store_grant_end(struct store *st, struct id id, int64_t now_ms, struct err *e);
struct grants {
    struct grant *items;
    size_t n;
};
/* The account's posts that go on, the oldest first. */
MUST_CHECK bool store_grant_list(struct store *st, struct id account, struct arena *a,
                                 struct grants *grants, struct err *e);

MUST_CHECK bool store_token_add(struct store *st, const struct api_token *token, struct str hash,
                                struct err *e);
MUST_CHECK bool store_token_find(struct store *st, struct str hash, struct arena *a,
                                 struct api_token *token, bool *found, struct err *e);
MUST_CHECK bool store_token_end(struct store *st, struct id id, int64_t now_ms, struct err *e);
MUST_CHECK bool store_token_get(struct store *st, struct id id, struct arena *a,
                                struct api_token *token, struct err *e); /* ERR_MISSING */
struct token_rows {
    struct api_token *items;
    size_t n;
    struct store_more more;
};
/* The newest first, ended ones too; page->reach is asked. */
MUST_CHECK bool store_token_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct token_rows *rows, struct err *e);

/* Who an account is at a sign-in provider: each subject one account, each account one subject. */
MUST_CHECK bool store_subject_find(struct store *st, struct str issuer, struct str subject,
                                   struct id *account, bool *found, struct err *e);
MUST_CHECK bool store_subject_add(struct store *st, struct str issuer, struct str subject,
                                  struct id account, int64_t now_ms, bool *added, struct err *e);

/* Replaces all recovery codes of the account. */
MUST_CHECK bool store_recovery_put(struct store *st, struct id account, const struct str *hashes,
                                   size_t n, struct err *e);
MUST_CHECK bool store_recovery_left(struct store *st, struct id account, int64_t *n, struct err *e);
/* Uses one up; `*taken` is false where it is none, or was used. */
MUST_CHECK bool store_recovery_take(struct store *st, struct id account, struct str hash,
                                    int64_t now_ms, bool *taken, struct err *e);

/* What the code of a region, an organization or a practitioner means as a scope. A region is found
 * where any place of the store lies in its subtree. */
MUST_CHECK bool store_scope_find(struct store *st, enum scope_kind kind, struct str code,
                                 struct arena *a, struct scope *scope, bool *found, struct err *e);

struct account_row {
    struct account account; /* password and totp left empty */
    bool second_factor;
    struct grants grants;
};
struct account_rows {
    struct account_row *items;
    size_t n;
    struct store_more more;
};
/* By name: those with a post, going on or ended, within the reach; of REACH_SELF the own. */
MUST_CHECK bool store_account_list(struct store *st, enum reach reach, const struct subject *by,
                                   const struct store_page *page, struct arena *a,
                                   struct account_rows *rows, struct err *e);
/* One of them; ERR_MISSING where it is none within the reach. */
MUST_CHECK bool store_account_row(struct store *st, enum reach reach, const struct subject *by,
                                  struct id id, struct arena *a, struct account_row *row,
                                  struct err *e);

#endif
