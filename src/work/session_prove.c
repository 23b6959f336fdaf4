/* session_prove.c - who it is, told by a sign-in provider or proved once more, and a new password.
 */
#include "model/unknown.h"
#include "work/audit.h"
#include "work/session_part.h"

static bool claim_refuse(struct store *st, struct sign_in *s, const char *reason, struct err *e)
{
    s->wrong = true;
    return session_note(st, s, "session.provider", NULL, reason, e);
}

/* By the subject where it is bound, else by the name, which binds it. */
static bool claim_find(struct store *st, struct sign_in *s, bool *bound, struct err *e)
{
    const struct session_claim *c = s->claim;
    struct id account;

    if (!store_subject_find(st, c->issuer, c->subject, &account, bound, e))
        return false;
    s->found = *bound;
    if (*bound)
        return store_account_get(st, account, s->arena, &s->account, e);
    return store_account_find(st, c->name, s->arena, &s->account, &s->found, e);
}

static bool claim_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    const struct session_claim *c = s->claim;
    struct grants grants;
    bool bound = false, added = true;

    s->wrong = false;
    if (!work_audit_begin(st, e) || !claim_find(st, s, &bound, e))
        return false;
    if (!s->found)
        return claim_refuse(st, s, "no_account", e);
    if (!store_grant_list(st, s->account.id, s->arena, &grants, e))
        return false;
    if (s->account.state != ACCOUNT_ACTIVE || grants.n == 0)
        return claim_refuse(st, s, "no_post", e);
    if (!bound
        && !store_subject_add(st, c->issuer, c->subject, s->account.id, s->now->now_ms, &added, e))
        return false;
    if (!added)
        return claim_refuse(st, s, "other_subject", e);
    session_keys_of(s->account.name, s->now->address, &s->keys);
    return session_begin(st, s, grants, "session.provider", e);
}

bool work_session_claim(struct store *st, const struct session_claim *claim,
                        const struct session_now *now, struct arena *a, struct session_step *step,
                        struct err *e)
{
    struct sign_in s = {.claim = claim, .now = now, .arena = a};

    if (!store_tx(st, STORE_WRITE, claim_in_tx, &s, e))
        return false;
    if (s.wrong)
        return err_set(e, ERR_RIGHT, "whom the provider names has no account here");
    *step = s.step;
    return true;
}

struct pending {
    struct str token;
    int64_t now_ms;
    struct arena *arena;
    struct session_found found;
    bool there;
};

static bool pending_in_tx(struct store *st, void *arg, struct err *e)
{
    struct pending *p = arg;

    return session_find(st, p->token, p->now_ms, p->arena, &p->found, &p->there, e);
}

bool work_session_pending(struct store *st, struct str token, int64_t now_ms, struct arena *a,
                          struct session_step *step, struct err *e)
{
    struct pending p = {.token = token, .now_ms = now_ms, .arena = a};

    if (!store_tx(st, STORE_READ, pending_in_tx, &p, e))
        return false;
    if (!p.there || p.found.session.stage == SESSION_OPEN)
        return session_none(e);
    *step = (struct session_step){.stage = p.found.session.stage};
    if (step->stage == SESSION_POST) {
        step->grants = p.found.grants.items;
        step->grant_n = p.found.grants.n;
    }
    return true;
}

/* Whose session it is, and whether another try is heard. */
static bool prove_begin_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    struct session_found f;
    bool found;

    if (!session_find(st, s->token, s->now->now_ms, s->arena, &f, &found, e))
        return false;
    if (!found || f.session.stage != SESSION_OPEN || session_post(&f) == NULL)
        return session_none(e);
    s->account = f.account;
    session_keys_of(f.account.name, s->now->address, &s->keys);
    return session_try(st, s, e);
}

/* The person's present password was right: the new one, and the end of every session. */
static bool password_put(struct store *st, struct sign_in *s, struct err *e)
{
    if (s->change == NULL)
        return true;
    s->account.password = str_of(s->hash);
    s->account.password_ms = s->now->now_ms;
    return store_account_put(st, &s->account, e)
           && store_session_end_all(st, s->account.id, s->now->now_ms, e);
}

/* Why the proof is none, or NULL. A change of the password asks for no code: the session, which the
 * code opened, is asked for too. */
static bool proof_weigh(struct store *st, struct sign_in *s, const char **reason, struct err *e)
{
    bool taken = true;

    if (s->change == NULL && s->account.totp.n > 0 && !s->wrong
        && !session_code_take(st, s, &taken, e))
        return false;
    *reason = s->wrong ? "wrong_password" : taken ? NULL : "wrong_code";
    s->wrong = *reason != NULL;
    return true;
}

/* The session goes on under a new token, in its post. */
static bool renew(struct store *st, struct sign_in *s, struct session_found *f, struct err *e)
{
    struct session session = {.stage = SESSION_OPEN,
                              .grant = f->session.grant,
                              .made_ms = f->session.made_ms,
                              .proven_ms = s->now->now_ms};
    bool ended;

    s->step.grants = f->grants.items;
    s->step.grant_n = f->grants.n;
    return password_put(st, s, e) && store_session_end(st, f->session.id, s->now->now_ms, &ended, e)
           && session_put(st, s, &session, e) && store_failure_forget(st, str_of(s->keys.pair), e);
}

static bool prove_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sign_in *s = arg;
    const char *action = s->change != NULL ? "session.change" : "session.prove", *reason;
    const struct grant *post;
    struct session_found f;
    bool found;

    if (!work_audit_begin(st, e)
        || !session_find(st, s->token, s->now->now_ms, s->arena, &f, &found, e))
        return false;
    post = found ? session_post(&f) : NULL;
    if (post == NULL || !str_eq(f.account.password, s->account.password))
        return session_none(e);
    s->account = f.account;
    if (!proof_weigh(st, s, &reason, e))
        return false;
    if (s->wrong)
        return session_note(st, s, action, post, reason, e);
    return renew(st, s, &f, e) && session_note(st, s, action, post, NULL, e);
}

static bool prove(struct store *st, struct sign_in *s, struct str password,
                  struct session_step *step, struct err *e)
{
    bool good;

    if (!store_tx(st, STORE_WRITE, prove_begin_in_tx, s, e)) {
        step->wait_s = s->wait_s;
        return false;
    }
    s->wrong = !secret_password_fits(s->account.password, password);
    if (!s->wrong && s->change != NULL && !secret_password_hash(s->change->next, s->hash, e))
        return false;
    good = store_tx(st, STORE_WRITE, prove_in_tx, s, e);
    secret_erase(s->hash, sizeof s->hash);
    if (!good)
        return false;
    if (s->wrong)
        return err_set(e, ERR_RIGHT, "the password or the code is wrong");
    *step = s->step;
    return true;
}

bool work_session_prove(struct store *st, struct str token, const struct session_proof *proof,
                        const struct session_now *now, struct arena *a, struct session_step *step,
                        struct err *e)
{
    struct sign_in s = {.token = token, .code = proof->code, .now = now, .arena = a};

    return prove(st, &s, proof->password, step, e);
}

static bool password_name_in_tx(struct store *st, void *arg, struct err *e)
{
    struct pending *p = arg;

    return pending_in_tx(st, arg, e)
           && ((p->there && p->found.session.stage == SESSION_OPEN) || session_none(e));
}

bool work_session_password(struct store *st, struct str token, const struct session_password *p,
                           const struct session_now *now, struct arena *a,
                           struct session_step *step, struct err *e)
{
    struct pending who = {.token = token, .now_ms = now->now_ms, .arena = a};
    struct sign_in s = {.token = token, .change = p, .now = now, .arena = a};

    if (!store_tx(st, STORE_READ, password_name_in_tx, &who, e)
        || !password_check(p->next, who.found.account.name, p->profile, e))
        return false;
    if (str_eq(p->present, p->next))
        return err_set(e, ERR_INPUT, "the new password is the present one");
    return prove(st, &s, p->present, step, e);
}
