/* account_part.h - what the files of account share. Internal to them. */
#ifndef XL_WORK_ACCOUNT_PART_H
#define XL_WORK_ACCOUNT_PART_H

#include "work/account.h"
#include "work/secret.h"

#define ACCOUNT_SHOWN_MAX 64 /* characters, of what a person or a token is called */

/* What is asked of one transaction. `id` becomes what its audit line is about. */
struct account_change {
    const struct subject *by;
    const struct account_new *added;
    const struct account_post *post;
    const struct token_new *token;
    struct str name;
    struct id grant;
    char password[SECRET_PASSWORD];
    char hash[SECRET_HASH];
    bool handed_out;
    int64_t now_ms;
    struct id id, account;
    struct arena arena;
};

/* Runs it and gives back what it took, the password's hash first. */
MUST_CHECK bool account_run(struct store *st, store_fn *fn, struct account_change *c,
                            struct err *e);
MUST_CHECK bool account_note(struct store *st, const struct account_change *c, const char *action,
                             const char *noun, struct str place, struct err *e);
/* The same, told to those who look on at the account: its post lies in the scope. */
MUST_CHECK bool account_done(struct store *st, const struct account_change *c, const char *action,
                             const char *noun, const struct scope *scope, struct err *e);

/* The account that a change is of, which `by` may change, and its posts. Begins the audit. */
MUST_CHECK bool account_of(struct store *st, struct account_change *c, struct account *account,
                           struct grants *grants, struct err *e);
struct scope account_scope(const struct grants *grants); /* of the first post */

/* Reads the words of a scope, looks its code up, and asks whether `by` may give it. Inside
 * store_tx. */
MUST_CHECK bool account_scope_read(struct store *st, const struct subject *by,
                                   const struct account_post *post, struct arena *a,
                                   struct scope *scope, struct err *e);

/* That `by` may change the account: every post of it that goes on lies within the own scope. */
MUST_CHECK bool account_write_check(struct store *st, const struct subject *by,
                                    const struct account *account, struct arena *a,
                                    struct grants *grants, struct err *e);

#endif
