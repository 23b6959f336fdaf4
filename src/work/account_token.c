/* account_token.c - posts of programs: given, listed, ended. */
#include <string.h>

#include "model/unknown.h"
#include "work/account_part.h"
#include "work/audit.h"

static bool token_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
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
    token.id = c->id = id_none(n->id) ? id_new() : n->id;
    return store_token_add(st, &token, str_of(c->hash), e)
           && account_note(st, c, "token.add", "token", token.scope.place, e);
}

bool work_account_token(struct store *st, const struct subject *by, const struct token_new *n,
                        int64_t now_ms, char token[SESSION_TOKEN], struct err *e)
{
    struct account_change c = {.by = by, .token = n, .now_ms = now_ms};
    char made[SECRET_TOKEN];

    if (!utf8_valid(n->name) || utf8_count(n->name) > ACCOUNT_SHOWN_MAX)
        return err_set(e, ERR_INPUT,
                       "the name of a token is no UTF-8 or has more than %d characters",
                       ACCOUNT_SHOWN_MAX);
    secret_token("xlt_", made);
    secret_hash(str_of(made), c.hash);
    if (!account_run(st, token_in_tx, &c, e))
        return false;
    memcpy(token, made, sizeof made);
    return true;
}

static bool token_end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct account_change *c = arg;
    struct api_token token;
    struct object object = {.state = OBJECT_NO_STATE};

    if (!work_audit_begin(st, e) || !store_token_get(st, c->id, &c->arena, &token, e))
        return false;
    object.place[0] = token.scope.place;
    object.organization[0] = token.scope.organization;
    if (!rights_check(c->by, ACTION_TOKEN_WRITE, &object, "token", e))
        return false;
    if (token.ended_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the token has ended already");
    return store_token_end(st, c->id, c->now_ms, e)
           && account_note(st, c, "token.end", "token", token.scope.place, e);
}

bool work_account_token_end(struct store *st, const struct subject *by, struct id id,
                            int64_t now_ms, struct err *e)
{
    struct account_change c = {.by = by, .id = id, .now_ms = now_ms};

    return account_run(st, token_end_in_tx, &c, e);
}

struct listing {
    const struct store_page *page;
    struct arena *arena;
    struct token_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_token_list(st, l->page, l->arena, &l->rows, e);
}

bool work_account_token_list(struct store *st, const struct store_page *page, struct arena *a,
                             struct token_rows *rows, struct err *e)
{
    struct listing l = {page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}
