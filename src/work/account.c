/* account.c - one transaction each; what is slow (argon2id) happens before it. */
#include "work/account.h"

#include <string.h>

#include "model/unknown.h"
#include "work/account_part.h"
#include "work/audit.h"
#include "work/secret.h"

struct change {
    const struct subject *by;
    const struct account_new *added;
    const struct account_post *post;
    const struct token_new *token;
    struct str name;
    char password[SECRET_PASSWORD];
    char hash[SECRET_HASH];
    int64_t now_ms;
    struct id id;
    struct arena arena;
};

static bool note(struct store *st, const struct change *c, const char *action, const char *noun,
                 struct str place, struct err *e)
{
    return work_audit_append(
        st,
        &(struct audit_note){
            .by = c->by, .action = action, .noun = noun, .object = c->id, .place = place},
        c->now_ms, e);
}

static bool run(struct store *st, store_fn *fn, struct change *c, struct err *e)
{
    bool good = store_tx(st, STORE_WRITE, fn, c, e);

    arena_reset(&c->arena);
    secret_erase(c->password, sizeof c->password);
    return good;
}

static struct str place_of(const struct grants *grants)
{
    return grants->n > 0 ? grants->items[0].scope.place : STR("");
}

static bool account_of(struct store *st, struct change *c, struct account *account,
                       struct grants *grants, struct err *e)
{
    bool found;

    if (!work_audit_begin(st, e) || !store_account_find(st, c->name, &c->arena, account, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no account '%.*s'", (int)(c->name.n < 80 ? c->name.n : 80),
                       c->name.at);
    c->id = account->id;
    return account_write_check(st, c->by, account, &c->arena, grants, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    const struct account_new *n = c->added;
    struct account account = {.name = n->name,
                              .shown = n->shown.n > 0 ? n->shown : n->name,
                              .password = str_of(c->password),
                              .password_ms = c->now_ms,
                              .totp = STR(""),
                              .demonstration = n->demonstration,
                              .made_ms = c->now_ms};
    struct grant grant = {.role = n->post.role, .made_ms = c->now_ms, .ended_ms = COUNT_UNKNOWN};
    struct account other;
    bool taken;

    if (!work_audit_begin(st, e)
        || !account_scope_read(st, c->by, &n->post, &c->arena, &grant.scope, e)
        || !store_account_find(st, n->name, &c->arena, &other, &taken, e))
        return false;
    if (taken)
        return err_set(e, ERR_INPUT, "%.*s: there is an account of that name", STR_ARG(n->name));
    account.id = grant.account = c->id = id_new();
    grant.id = id_new();
    return store_account_add(st, &account, e) && store_grant_add(st, &grant, e)
           && note(st, c, "account.add", "account", grant.scope.place, e);
}

#define SHOWN_MAX 64

bool work_account_add(struct store *st, const struct subject *by, const struct account_new *n,
                      int64_t now_ms, struct id *id, struct err *e)
{
    struct change c = {.by = by, .added = n, .now_ms = now_ms};

    if (!account_name_check(n->name, e))
        return false;
    if (!utf8_valid(n->shown) || utf8_count(n->shown) > SHOWN_MAX)
        return err_set(e, ERR_INPUT, "the name to show is no UTF-8 or has more than %d characters",
                       SHOWN_MAX);
    if (n->password.n > 0
        && (!password_check(n->password, n->name, n->profile, e)
            || !secret_password_hash(n->password, c.password, e)))
        return false;
    if (!run(st, add_in_tx, &c, e))
        return false;
    *id = c.id;
    return true;
}

static bool same_scope(const struct scope *a, const struct scope *b)
{
    return a->kind == b->kind && str_eq(a->place, b->place)
           && id_cmp(a->organization, b->organization) == 0 && str_eq(a->department, b->department)
           && id_cmp(a->practitioner, b->practitioner) == 0;
}

static bool grant_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    struct grant grant = {.role = c->post->role, .made_ms = c->now_ms, .ended_ms = COUNT_UNKNOWN};
    struct account account;
    struct grants grants = {0};
    bool found;

    if (!work_audit_begin(st, e)
        || !account_scope_read(st, c->by, c->post, &c->arena, &grant.scope, e)
        || !store_account_find(st, c->name, &c->arena, &account, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no account '%.*s'", (int)(c->name.n < 80 ? c->name.n : 80),
                       c->name.at);
    if (!store_grant_list(st, account.id, &c->arena, &grants, e))
        return false;
    for (size_t i = 0; i < grants.n; i++) {
        if (grants.items[i].role == grant.role && same_scope(&grants.items[i].scope, &grant.scope))
            return err_set(e, ERR_INPUT, "account '%.*s' has this post", STR_ARG(account.name));
    }
    grant.id = c->id = id_new();
    grant.account = account.id;
    return store_grant_add(st, &grant, e)
           && note(st, c, "account.grant", "grant", grant.scope.place, e);
}

bool work_account_grant(struct store *st, const struct subject *by, struct str name,
                        const struct account_post *post, int64_t now_ms, struct id *id,
                        struct err *e)
{
    struct change c = {.by = by, .name = name, .post = post, .now_ms = now_ms};

    if (!run(st, grant_in_tx, &c, e))
        return false;
    *id = c.id;
    return true;
}

static bool disable_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    struct account account;
    struct grants grants = {0};

    if (!account_of(st, c, &account, &grants, e))
        return false;
    if (account.state == ACCOUNT_DISABLED)
        return err_set(e, ERR_STATE, "account '%.*s' is disabled already", STR_ARG(account.name));
    account.state = ACCOUNT_DISABLED;
    return store_account_put(st, &account, e) && store_session_end_all(st, account.id, c->now_ms, e)
           && note(st, c, "account.disable", "account", place_of(&grants), e);
}

bool work_account_disable(struct store *st, const struct subject *by, struct str name,
                          int64_t now_ms, struct err *e)
{
    struct change c = {.by = by, .name = name, .now_ms = now_ms};

    return run(st, disable_in_tx, &c, e);
}

static bool password_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    struct account account;
    struct grants grants = {0};

    if (!account_of(st, c, &account, &grants, e))
        return false;
    account.password = str_of(c->password);
    account.password_ms = c->now_ms;
    return store_account_put(st, &account, e) && store_session_end_all(st, account.id, c->now_ms, e)
           && note(st, c, "account.password", "account", place_of(&grants), e);
}

bool work_account_password(struct store *st, const struct subject *by, const struct password_new *n,
                           int64_t now_ms, struct err *e)
{
    struct change c = {.by = by, .name = n->name, .now_ms = now_ms};

    return password_check(n->password, n->name, n->profile, e)
           && secret_password_hash(n->password, c.password, e) && run(st, password_in_tx, &c, e);
}

static bool token_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    const struct token_new *n = c->token;
    struct api_token token = {.name = n->name.n > 0 ? n->name : STR("api"),
                              .role = n->post.role,
                              .made_ms = c->now_ms,
                              .until_ms = n->until_ms,
                              .ended_ms = COUNT_UNKNOWN,
                              .demonstration = n->demonstration};

    if (!work_audit_begin(st, e)
        || !account_scope_read(st, c->by, &n->post, &c->arena, &token.scope, e))
        return false;
    if (c->by != NULL && !rights_check(c->by, ACTION_TOKEN_WRITE, NULL, "API tokens", e))
        return false;
    token.id = c->id = id_new();
    return store_token_add(st, &token, str_of(c->hash), e)
           && note(st, c, "token.add", "token", token.scope.place, e);
}

bool work_account_token(struct store *st, const struct subject *by, const struct token_new *n,
                        int64_t now_ms, char token[SESSION_TOKEN], struct err *e)
{
    struct change c = {.by = by, .token = n, .now_ms = now_ms};
    char made[SECRET_TOKEN];

    if (!utf8_valid(n->name) || utf8_count(n->name) > SHOWN_MAX)
        return err_set(e, ERR_INPUT,
                       "the name of a token is no UTF-8 or has more than %d characters", SHOWN_MAX);
    secret_token("xlt_", made);
    secret_hash(str_of(made), c.hash);
    if (!run(st, token_in_tx, &c, e))
        return false;
    memcpy(token, made, sizeof made);
    return true;
}

struct listing {
    const struct subject *by;
    const struct store_page *page;
    struct arena *arena;
    struct account_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_account_list(st, rights_reach(l->by, ACTION_ACCOUNT_SEE), l->by, l->page, l->arena,
                              &l->rows, e);
}

bool work_account_list(struct store *st, const struct subject *by, const struct store_page *page,
                       struct arena *a, struct account_rows *rows, struct err *e)
{
    struct listing l = {by, page, a, {0}};

    if (!rights_check(by, ACTION_ACCOUNT_SEE, NULL, "accounts", e)
        || !store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}
