/* session.c - signing in, step by step, and signing out. */
#include "work/session.h"

#include <ctype.h>
#include <string.h>

#include "model/unknown.h"
#include "work/audit.h"
#include "work/factor.h"
#include "work/session_part.h"

/* Nobody, where there is no post yet: an account alone has no right. */
bool session_note(struct store *st, const struct sign_in *s, const char *action,
                  const struct grant *post, const char *reason, struct err *e)
{
    const struct subject by = {.account = reason == NULL ? s->account.id : (struct id){{0}},
                               .role = post != NULL ? post->role : ROLE_PUBLIC};

    return work_audit_append(
        st,
        &(struct audit_note){.by = &by,
                             .grant = post != NULL && reason == NULL ? post->id : (struct id){{0}},
                             .action = action,
                             .noun = "account",
                             .object = s->account.id,
                             .place = post != NULL ? post->scope.place : STR(""),
                             .reason = reason,
                             .outcome = reason == NULL ? AUDIT_DONE : AUDIT_REFUSED},
        s->now->now_ms, e);
}

bool session_put(struct store *st, struct sign_in *s, struct session *session, struct err *e)
{
    char hash[SECRET_HASH];

    session->id = id_new();
    session->account = s->account.id;
    session->seen_ms = s->now->now_ms;
    session->ended_ms = COUNT_UNKNOWN;
    secret_token("xls_", s->step.token);
    secret_hash(str_of(s->step.token), hash);
    s->step.stage = session->stage;
    return store_session_add(st, session, str_of(hash), e);
}

/* What follows the last proof of who it is: the choice of a post, or the only post. */
static bool go_on(struct store *st, struct sign_in *s, int64_t made_ms, struct grants grants,
                  struct err *e)
{
    struct session session = {
        .made_ms = made_ms, .stage = SESSION_POST, .proven_ms = s->now->now_ms};

    if (grants.n == 1) {
        session.stage = SESSION_OPEN;
        session.grant = grants.items[0].id;
    }
    s->step.grants = grants.items;
    s->step.grant_n = grants.n;
    return session_put(st, s, &session, e) && store_failure_forget(st, str_of(s->keys.pair), e);
}

/* The post that a line of the log is placed by: the only one, or the first. */
static const struct grant *first_of(const struct grants *grants)
{
    return grants->n > 0 ? &grants->items[0] : NULL;
}

bool session_begin(struct store *st, struct sign_in *s, struct grants grants, const char *action,
                   struct err *e)
{
    struct session session = {
        .made_ms = s->now->now_ms, .stage = SESSION_CODE, .proven_ms = COUNT_UNKNOWN};

    if (s->account.totp.n > 0)
        return session_put(st, s, &session, e)
               && session_note(st, s, "session.password", first_of(&grants), NULL, e);
    return go_on(st, s, session.made_ms, grants, e)
           && session_note(st, s, action, first_of(&grants), NULL, e);
}

static bool try_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;

    return session_try(st, s, e)
           && store_account_find(st, s->name, s->arena, &s->account, &s->found, e);
}

static const char WRONG[] = "the name or the password is wrong";

static bool refused_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct sign_in *s = arg;
    struct grants grants = {0};

    return work_audit_begin(st, e)
           && (!s->found || store_grant_list(st, s->account.id, s->arena, &grants, e))
           && session_note(st, s, "session.open", first_of(&grants), "wrong_password", e);
}

static bool open_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    struct account account;
    struct grants grants;

    /* It may have been disabled, or have got another password, while this one was hashed. */
    if (!work_audit_begin(st, e) || !store_account_get(st, s->account.id, s->arena, &account, e)
        || !store_grant_list(st, account.id, s->arena, &grants, e))
        return false;
    s->wrong = account.state != ACCOUNT_ACTIVE || grants.n == 0
               || !str_eq(account.password, s->account.password);
    if (s->wrong)
        return session_note(st, s, "session.open", first_of(&grants), "no_post", e);
    return session_begin(st, s, grants, "session.open", e);
}

bool work_session_open(struct store *st, struct str name, struct str password,
                       const struct session_now *now, struct arena *a, struct session_step *step,
                       struct err *e)
{
    struct sign_in s = {.name = name, .now = now, .arena = a};
    bool fits;

    session_keys_of(name, now->address, &s.keys);
    if (!utf8_valid(name) || memchr(name.n > 0 ? name.at : "", '\0', name.n) != NULL)
        return err_set(e, ERR_RIGHT, "%s", WRONG);
    if (!store_tx(st, STORE_WRITE, try_in_tx, &s, e)) {
        step->wait_s = s.wait_s;
        return false;
    }
    fits = secret_password_fits(
        s.found && s.account.state == ACCOUNT_ACTIVE ? s.account.password : STR(""), password);
    if (!fits) {
        if (!store_tx(st, STORE_WRITE, refused_in_tx, &s, e))
            return false;
        return err_set(e, ERR_RIGHT, "%s", WRONG);
    }
    if (!store_tx(st, STORE_WRITE, open_in_tx, &s, e))
        return false;
    if (s.wrong)
        return err_set(e, ERR_RIGHT, "%s", WRONG);
    *step = s.step;
    return true;
}

/* Letters and digits only, small: "ABCDE-FGHJK" is what is printed. */
void session_recovery_hash(struct id account, struct str code, char hex[SECRET_HASH])
{
    char text[ID_TEXT + 32];
    size_t n = ID_TEXT - 1;

    id_text(account, text);
    for (size_t i = 0; i < code.n && n < sizeof text; i++) {
        if (isalnum((unsigned char)code.at[i]))
            text[n++] = (char)tolower((unsigned char)code.at[i]);
    }
    secret_hash((struct str){text, n}, hex);
}

/* A secret that was kept in clear is sealed now that it was used. */
static bool factor_keep(struct store *st, const struct sign_in *s, struct str secret, struct err *e)
{
    struct factor_row row = {s->account.id, secret};

    if (s->now->seal == NULL || factor_sealed(s->account.totp))
        return true;
    return factor_seal(st, s->now->seal, s->now->now_ms, s->arena, &row, e)
           && store_factor_put(st, &row, e);
}

bool session_code_take(struct store *st, const struct sign_in *s, bool *taken, struct err *e)
{
    uint8_t secret[TOTP_SECRET];
    char hash[SECRET_HASH];
    int64_t step = s->account.totp_step;
    struct str kept;
    bool fits, good;

    *taken = false;
    if (!factor_open(st, s->now->seal, s->account.id, s->account.totp, s->arena, &kept, e))
        return false;
    if (!secret_base32_read(kept, secret))
        return err_set(e, ERR_CHECK, "the second factor of an account cannot be read");
    fits = totp_take(secret_totp_mac, secret, s->code, s->now->now_ms, &step);
    secret_erase(secret, sizeof secret);
    good =
        !fits
        || (store_account_step(st, s->account.id, step, taken, e) && factor_keep(st, s, kept, e));
    secret_erase((void *)(uintptr_t)kept.at, kept.n);
    if (fits || !good)
        return good;
    session_recovery_hash(s->account.id, s->code, hash);
    return store_recovery_take(st, s->account.id, str_of(hash), s->now->now_ms, taken, e);
}

static bool code_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    struct session_found f;
    bool found, taken, ended;

    if (!work_audit_begin(st, e)
        || !session_find(st, s->token, s->now->now_ms, s->arena, &f, &found, e))
        return false;
    if (!found || f.session.stage != SESSION_CODE)
        return session_none(e);
    s->account = f.account;
    session_keys_of(f.account.name, s->now->address, &s->keys);
    if (!session_try(st, s, e) || !session_code_take(st, s, &taken, e))
        return false;
    s->wrong = !taken;
    if (!taken)
        return session_note(st, s, "session.code", first_of(&f.grants), "wrong_code", e);
    return store_session_end(st, f.session.id, s->now->now_ms, &ended, e)
           && go_on(st, s, f.session.made_ms, f.grants, e)
           && session_note(st, s, "session.open", first_of(&f.grants), NULL, e);
}

bool work_session_code(struct store *st, struct str token, struct str code,
                       const struct session_now *now, struct arena *a, struct session_step *step,
                       struct err *e)
{
    struct sign_in s = {.token = token, .code = code, .now = now, .arena = a};

    if (!store_tx(st, STORE_WRITE, code_in_tx, &s, e)) {
        step->wait_s = s.wait_s;
        return false;
    }
    if (s.wrong)
        return err_set(e, ERR_RIGHT, "the code is wrong or was used before");
    *step = s.step;
    return true;
}

static bool choose_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    struct session session = {.stage = SESSION_OPEN, .grant = s->choice};
    struct session_found f;
    const struct grant *post;
    bool found, ended;

    if (!work_audit_begin(st, e)
        || !session_find(st, s->token, s->now->now_ms, s->arena, &f, &found, e))
        return false;
    if (!found || f.session.stage == SESSION_CODE)
        return session_none(e);
    f.session.grant = s->choice;
    post = session_post(&f);
    if (post == NULL)
        return err_set(e, ERR_MISSING, "no such post of yours");
    s->account = f.account;
    s->step.grants = f.grants.items;
    s->step.grant_n = f.grants.n;
    session.made_ms = f.session.made_ms;
    session.proven_ms = f.session.proven_ms;
    return store_session_end(st, f.session.id, s->now->now_ms, &ended, e)
           && session_put(st, s, &session, e)
           && session_note(st, s, "session.choose", post, NULL, e);
}

bool work_session_choose(struct store *st, struct str token, struct id grant,
                         const struct session_now *now, struct arena *a, struct session_step *step,
                         struct err *e)
{
    struct sign_in s = {.token = token, .choice = grant, .now = now, .arena = a};

    if (!store_tx(st, STORE_WRITE, choose_in_tx, &s, e))
        return false;
    *step = s.step;
    return true;
}
