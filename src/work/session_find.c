/* session_find.c - being recognized: by the token of a session, or by an API token. */
#include <string.h>

#include "model/unknown.h"
#include "store/agreement.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/session_part.h"

bool session_none(struct err *e)
{
    return err_set(e, ERR_RIGHT, "sign in first");
}

void session_keys_of(struct str name, struct str address, struct session_keys *keys)
{
    struct arena a = {0};
    char *text = arena_alloc(&a, name.n + address.n + 2);

    memcpy(text, name.n > 0 ? name.at : "", name.n);
    text[name.n] = '\n';
    memcpy(text + name.n + 1, address.n > 0 ? address.at : "", address.n);
    secret_hash((struct str){text, name.n + 1 + address.n}, keys->pair);
    secret_hash(address, keys->address);
    arena_reset(&a);
}

bool session_try(struct store *st, struct sign_in *s, struct err *e)
{
    struct str pair = str_of(s->keys.pair), address = str_of(s->keys.address);
    int64_t now_ms = s->now->now_ms;
    struct lockout lockout;

    if (!store_failure_expire(st, now_ms, e)
        || !store_failure_count(st, pair, address, now_ms, &lockout, e))
        return false;
    s->wait_s = (lockout_until(&lockout) - now_ms + 999) / 1000;
    return lockout_check(&lockout, now_ms, e) && store_failure_add(st, pair, address, now_ms, e);
}

const struct grant *session_post(const struct session_found *f)
{
    for (size_t i = 0; i < f->grants.n; i++) {
        if (id_cmp(f->grants.items[i].id, f->session.grant) == 0)
            return &f->grants.items[i];
    }
    return NULL;
}

bool session_find(struct store *st, struct str token, int64_t now_ms, struct arena *a,
                  struct session_found *f, bool *found, struct err *e)
{
    char hash[SECRET_HASH];

    *found = false;
    if (token.n != SESSION_TOKEN - 1 || !str_starts(token, STR("xls_")))
        return true;
    secret_hash(token, hash);
    if (!store_session_find(st, str_of(hash), a, &f->session, found, e))
        return false;
    if (!*found)
        return true;
    *found = f->session.ended_ms == COUNT_UNKNOWN
             && now_ms < session_until(f->session.stage, f->session.made_ms, f->session.seen_ms);
    if (!*found)
        return true;
    if (!store_account_get(st, f->session.account, a, &f->account, e)
        || !store_grant_list(st, f->session.account, a, &f->grants, e))
        return false;
    *found = f->account.state == ACCOUNT_ACTIVE;
    return true;
}

struct look {
    struct str token;
    struct id account, session;
    const struct subject *by;
    int64_t now_ms;
    struct arena *arena;
    bool found;
    struct session_view view;
    int64_t seen_ms; /* of the session that was found */
    struct session_rows rows;
};

static bool session_look(struct store *st, struct look *l, struct err *e)
{
    const struct grant *g;
    struct session_found f;

    if (!session_find(st, l->token, l->now_ms, l->arena, &f, &l->found, e))
        return false;
    g = l->found && f.session.stage == SESSION_OPEN ? session_post(&f) : NULL;
    l->found = g != NULL;
    if (!l->found)
        return true;
    l->seen_ms = f.session.seen_ms;
    l->view = (struct session_view){
        .subject = {.account = f.account.id, .role = g->role, .scope = g->scope},
        .session = f.session.id,
        .grant = g->id,
        .shown = f.account.shown,
        .until_ms = session_until(SESSION_OPEN, f.session.made_ms, l->now_ms),
        .proven_ms = f.session.proven_ms,
        .password_ms = f.account.password.n > 0 ? f.account.password_ms : COUNT_UNKNOWN};
    return true;
}

static bool token_look(struct store *st, struct look *l, struct err *e)
{
    struct api_token t;
    char hash[SECRET_HASH];

    secret_hash(l->token, hash);
    if (!store_token_find(st, str_of(hash), l->arena, &t, &l->found, e))
        return false;
    l->found = l->found && t.ended_ms == COUNT_UNKNOWN
               && (t.until_ms == COUNT_UNKNOWN || l->now_ms < t.until_ms);
    if (l->found)
        l->view =
            (struct session_view){.subject = {.token = t.id, .role = t.role, .scope = t.scope},
                                  .shown = t.name,
                                  .until_ms = t.until_ms,
                                  .proven_ms = COUNT_UNKNOWN,
                                  .password_ms = COUNT_UNKNOWN};
    return true;
}

/* Whose things the post may see beside those of its organization. */
static bool members_look(struct store *st, struct look *l, struct err *e)
{
    struct subject *s = &l->view.subject;
    struct agreement_led led;

    if (!l->found || id_none(s->scope.organization) || !rights_members(s->role))
        return true;
    s->today = desk_today(l->now_ms);
    if (!store_agreement_led(st, s->scope.organization, s->today, l->arena, &led, e))
        return false;
    s->members = led.items;
    s->member_n = led.n;
    return true;
}

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    l->found = false;
    if (l->token.n == SESSION_TOKEN - 1 && str_starts(l->token, STR("xlt_")))
        return token_look(st, l, e) && members_look(st, l, e);
    return session_look(st, l, e) && members_look(st, l, e);
}

static bool seen_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct look *l = arg;

    return store_session_seen(st, l->view.session, l->now_ms, e);
}

bool work_session_find(struct store *st, struct str token, int64_t now_ms, struct arena *a,
                       struct session_view *v, struct err *e)
{
    struct look l = {.token = token, .now_ms = now_ms, .arena = a};

    if (!store_tx(st, STORE_READ, look_in_tx, &l, e))
        return false;
    if (!l.found)
        return session_none(e);
    if (!id_none(l.view.session) && now_ms - l.seen_ms >= SESSION_SEEN_MS
        && !store_tx(st, STORE_WRITE, seen_in_tx, &l, e))
        return false;
    *v = l.view;
    return true;
}

bool work_session_peek(struct store *st, struct str token, int64_t now_ms, struct arena *a,
                       struct session_view *v, struct err *e)
{
    struct look l = {.token = token, .now_ms = now_ms, .arena = a};

    if (!store_tx(st, STORE_READ, look_in_tx, &l, e))
        return false;
    if (!l.found)
        return session_none(e);
    *v = l.view;
    return true;
}

static bool close_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;
    const struct grant *post;
    struct session_found f;
    bool ended;

    if (!work_audit_begin(st, e)
        || !session_find(st, l->token, l->now_ms, l->arena, &f, &l->found, e))
        return false;
    if (!l->found)
        return true;
    post = session_post(&f);
    return store_session_end(st, f.session.id, l->now_ms, &ended, e)
           && work_audit_append(
               st,
               &(struct audit_note){.by =
                                        &(struct subject){.account = f.account.id,
                                                          .role = post ? post->role : ROLE_PUBLIC},
                                    .grant = f.session.grant,
                                    .place = post ? post->scope.place : STR(""),
                                    .action = "session.close",
                                    .noun = "account",
                                    .object = f.account.id},
               l->now_ms, e);
}

bool work_session_close(struct store *st, struct str token, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct look l = {.token = token, .now_ms = now_ms, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, close_in_tx, &l, e);

    arena_reset(&a);
    return good;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;
    struct session_rows rows;
    size_t n = 0;

    if (!store_session_list(st, l->account, l->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        const struct session *s = &rows.items[i];

        if (l->now_ms < session_until(s->stage, s->made_ms, s->seen_ms))
            rows.items[n++] = *s;
    }
    l->rows = (struct session_rows){rows.items, n};
    return true;
}

bool work_session_list(struct store *st, struct id account, int64_t now_ms, struct arena *a,
                       struct session_rows *rows, struct err *e)
{
    struct look l = {.account = account, .now_ms = now_ms, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;
    bool theirs = id_none(l->session), ended;

    if (!work_audit_begin(st, e) || !list_in_tx(st, l, e))
        return false;
    for (size_t i = 0; i < l->rows.n; i++)
        theirs = theirs || id_cmp(l->rows.items[i].id, l->session) == 0;
    if (!theirs)
        return err_set(e, ERR_MISSING, "no such session of yours");
    if (id_none(l->session) ? !store_session_end_all(st, l->account, l->now_ms, e)
                            : !store_session_end(st, l->session, l->now_ms, &ended, e))
        return false;
    return work_audit_append(st,
                             &(struct audit_note){.by = l->by,
                                                  .action = "session.end",
                                                  .noun = "session",
                                                  .object = l->session,
                                                  .place = l->by->scope.place},
                             l->now_ms, e);
}

bool work_session_end(struct store *st, const struct subject *by, struct id session, int64_t now_ms,
                      struct err *e)
{
    struct arena a = {0};
    struct look l = {
        .account = by->account, .session = session, .by = by, .now_ms = now_ms, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, end_in_tx, &l, e);

    arena_reset(&a);
    return good;
}
