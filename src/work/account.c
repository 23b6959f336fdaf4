/* account.c - one transaction each; what is slow (argon2id) happens before it. */
#include "work/account.h"

#include <string.h>

#include "model/unknown.h"
#include "work/account_part.h"
#include "work/audit.h"
#include "work/event.h"
#include "work/secret.h"

bool account_note(struct store *st, const struct account_change *c, const char *action,
                  const char *noun, struct str place, struct err *e)
{
    return work_audit_append(
        st,
        &(struct audit_note){
            .by = c->by, .action = action, .noun = noun, .object = c->id, .place = place},
        c->now_ms, e);
}

bool account_run(struct store *st, store_fn *fn, struct account_change *c, struct err *e)
{
    bool good = store_tx(st, STORE_WRITE, fn, c, e);

    arena_reset(&c->arena);
    secret_erase(c->password, sizeof c->password);
    return good;
}

bool account_done(struct store *st, const struct account_change *c, const char *action,
                  const char *noun, const struct scope *scope, struct err *e)
{
    const struct event event = {.at_ms = c->now_ms,
                                .place = scope->place,
                                .organization = scope->organization,
                                .kind = EVENT_ACCOUNT_CHANGED,
                                .object = c->account};

    return account_note(st, c, action, noun, scope->place, e) && work_event_add(st, &event, e);
}

struct scope account_scope(const struct grants *grants)
{
    return grants->n > 0 ? grants->items[0].scope : (struct scope){.place = STR("")};
}

static bool account_find(struct store *st, struct account_change *c, struct account *account,
                         struct err *e)
{
    bool found;

    if (!store_account_find(st, c->name, &c->arena, account, &found, e))
        return false;
    c->id = c->account = account->id;
    return found
           || err_set(e, ERR_MISSING, "no account '%.*s'", (int)(c->name.n < 80 ? c->name.n : 80),
                      c->name.at);
}

bool account_of(struct store *st, struct account_change *c, struct account *account,
                struct grants *grants, struct err *e)
{
    return work_audit_begin(st, e) && account_find(st, c, account, e)
           && account_write_check(st, c->by, account, &c->arena, grants, e);
}

/* The hash of a password: one that was made before, or made here. */
static bool hash_take(struct str password, const char *made, char hash[SECRET_PASSWORD],
                      struct err *e)
{
    if (made == NULL)
        return secret_password_hash(password, hash, e);
    memcpy(hash, made, SECRET_PASSWORD);
    return true;
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    const struct account_new *n = c->added;
    struct account account = {.name = n->name,
                              .shown = n->shown.n > 0 ? n->shown : n->name,
                              .password = str_of(c->password),
                              .password_ms = n->handed_out ? PASSWORD_HANDED_OUT : c->now_ms,
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
    account.id = grant.account = c->id = c->account = id_new();
    grant.id = id_new();
    return store_account_add(st, &account, e) && store_grant_add(st, &grant, e)
           && account_done(st, c, "account.add", "account", &grant.scope, e);
}

bool work_account_add(struct store *st, const struct subject *by, const struct account_new *n,
                      int64_t now_ms, struct id *id, struct err *e)
{
    struct account_change c = {.by = by, .added = n, .now_ms = now_ms};

    if (!account_name_check(n->name, e))
        return false;
    if (!utf8_valid(n->shown) || utf8_count(n->shown) > ACCOUNT_SHOWN_MAX)
        return err_set(e, ERR_INPUT, "the name to show is no UTF-8 or has more than %d characters",
                       ACCOUNT_SHOWN_MAX);
    if (n->password.n > 0
        && (!password_check(n->password, n->name, n->profile, e)
            || !hash_take(n->password, n->hash, c.password, e)))
        return false;
    if (!account_run(st, add_in_tx, &c, e))
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
    struct account_change *c = arg;
    struct grant grant = {.role = c->post->role, .made_ms = c->now_ms, .ended_ms = COUNT_UNKNOWN};
    struct account account;
    struct grants grants = {0};

    if (!work_audit_begin(st, e)
        || !account_scope_read(st, c->by, c->post, &c->arena, &grant.scope, e)
        || !account_find(st, c, &account, e))
        return false;
    if (!store_grant_list(st, account.id, &c->arena, &grants, e))
        return false;
    for (size_t i = 0; i < grants.n; i++) {
        if (grants.items[i].role == grant.role && same_scope(&grants.items[i].scope, &grant.scope))
            return err_set(e, ERR_INPUT, "account '%.*s' has this post", STR_ARG(account.name));
    }
    grant.id = c->id = id_new();
    grant.account = account.id;
    return store_grant_add(st, &grant, e)
           && account_done(st, c, "account.grant", "grant", &grant.scope, e);
}

bool work_account_grant(struct store *st, const struct subject *by, struct str name,
                        const struct account_post *post, int64_t now_ms, struct id *id,
                        struct err *e)
{
    struct account_change c = {.by = by, .name = name, .post = post, .now_ms = now_ms};

    if (!account_run(st, grant_in_tx, &c, e))
        return false;
    *id = c.id;
    return true;
}

/* Nobody shuts the door behind himself. */
static bool account_other(const struct account_change *c, const struct account *account,
                          struct err *e)
{
    return c->by == NULL || id_cmp(c->by->account, account->id) != 0
           || err_set(e, ERR_STATE, "account '%.*s' is your own", STR_ARG(account->name));
}

static bool revoke_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct account account;
    struct grants grants = {0};
    struct grant grant;

    if (!work_audit_begin(st, e) || !account_find(st, c, &account, e)
        || !store_grant_list(st, account.id, &c->arena, &grants, e)
        || !store_grant_get(st, account.id, c->grant, &c->arena, &grant, e))
        return false;
    if (c->by != NULL && !rights_may_grant(c->by, grant.role, &grant.scope))
        return err_set(e, ERR_RIGHT, "this post is not yours to take: it reaches beyond your own");
    if (!account_other(c, &account, e))
        return false;
    c->id = grant.id;
    return store_grant_end(st, grant.id, c->now_ms, e)
           && account_done(st, c, "account.revoke", "grant", &grant.scope, e);
}

bool work_account_revoke(struct store *st, const struct subject *by, struct str name,
                         struct id grant, int64_t now_ms, struct err *e)
{
    struct account_change c = {.by = by, .name = name, .grant = grant, .now_ms = now_ms};

    return account_run(st, revoke_in_tx, &c, e);
}

static bool enable_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct account account;
    struct grants grants = {0};
    struct scope scope;

    if (!account_of(st, c, &account, &grants, e))
        return false;
    if (account.state == ACCOUNT_ACTIVE)
        return err_set(e, ERR_STATE, "account '%.*s' is active", STR_ARG(account.name));
    account.state = ACCOUNT_ACTIVE;
    scope = account_scope(&grants);
    return store_account_put(st, &account, e)
           && account_done(st, c, "account.enable", "account", &scope, e);
}

bool work_account_enable(struct store *st, const struct subject *by, struct str name,
                         int64_t now_ms, struct err *e)
{
    struct account_change c = {.by = by, .name = name, .now_ms = now_ms};

    return account_run(st, enable_in_tx, &c, e);
}

static bool factor_clear_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct account account;
    struct grants grants = {0};
    struct scope scope;

    if (!account_of(st, c, &account, &grants, e) || !account_other(c, &account, e))
        return false;
    if (account.totp.n == 0)
        return err_set(e, ERR_STATE, "account '%.*s' has no second factor", STR_ARG(account.name));
    account.totp = STR("");
    scope = account_scope(&grants);
    return store_account_put(st, &account, e) && store_recovery_put(st, account.id, NULL, 0, e)
           && store_session_end_all(st, account.id, c->now_ms, e)
           && account_done(st, c, "account.factor_clear", "account", &scope, e);
}

bool work_account_factor_clear(struct store *st, const struct subject *by, struct str name,
                               int64_t now_ms, struct err *e)
{
    struct account_change c = {.by = by, .name = name, .now_ms = now_ms};

    return account_run(st, factor_clear_in_tx, &c, e);
}

static bool disable_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct account account;
    struct grants grants = {0};
    struct scope scope;

    if (!account_of(st, c, &account, &grants, e))
        return false;
    if (!account_other(c, &account, e))
        return false;
    if (account.state == ACCOUNT_DISABLED)
        return err_set(e, ERR_STATE, "account '%.*s' is disabled already", STR_ARG(account.name));
    account.state = ACCOUNT_DISABLED;
    scope = account_scope(&grants);
    return store_account_put(st, &account, e) && store_session_end_all(st, account.id, c->now_ms, e)
           && account_done(st, c, "account.disable", "account", &scope, e);
}

bool work_account_disable(struct store *st, const struct subject *by, struct str name,
                          int64_t now_ms, struct err *e)
{
    struct account_change c = {.by = by, .name = name, .now_ms = now_ms};

    return account_run(st, disable_in_tx, &c, e);
}

static bool password_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct account account;
    struct grants grants = {0};
    struct scope scope;

    if (!account_of(st, c, &account, &grants, e))
        return false;
    account.password = str_of(c->password);
    account.password_ms = c->handed_out ? PASSWORD_HANDED_OUT : c->now_ms;
    scope = account_scope(&grants);
    return store_account_put(st, &account, e) && store_session_end_all(st, account.id, c->now_ms, e)
           && account_done(st, c, "account.password", "account", &scope, e);
}

bool work_account_password(struct store *st, const struct subject *by, const struct password_new *n,
                           int64_t now_ms, struct err *e)
{
    struct account_change c = {
        .by = by, .name = n->name, .now_ms = now_ms, .handed_out = n->handed_out};

    return password_check(n->password, n->name, n->profile, e)
           && hash_take(n->password, n->hash, c.password, e)
           && account_run(st, password_in_tx, &c, e);
}
