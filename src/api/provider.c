/* provider.c - signing in at another place: there with a code of our own, and back.
 *
 * One random secret in the browser's cookie is all that is kept of a try: state, nonce and PKCE
 * verifier are digests of it, each for its purpose. So whoever comes back with a state has to have
 * the cookie that it is of, and any process can take the answer. */
#include "api/provider.h"

#include <sodium.h>
#include <string.h>

#include "api/auth.h"
#include "api/handler.h"
#include "api/log.h"
#include "api/session_part.h"
#include "work/secret.h"

#define COOKIE "xinglin_provider"
#define BACK "/api/session/provider/back"
#define TRY_S 600

static struct str digest(struct request *rq, struct str secret, const char *purpose)
{
    char hex[SECRET_HASH];

    secret_hash(str_of(arena_text(rq->arena, "xinglin %s %.*s", purpose, STR_ARG(secret))), hex);
    return str_copy(rq->arena, str_of(hex));
}

static struct provider_try try_of(struct request *rq, const struct provider *p, struct str secret)
{
    return (struct provider_try){.state = digest(rq, secret, "state"),
                                 .nonce = digest(rq, secret, "nonce"),
                                 .verifier = digest(rq, secret, "verifier"),
                                 .back = str_of(arena_text(rq->arena, "%s" BACK, p->public_url))};
}

static const struct provider *provider_of(struct request *rq, struct err *e)
{
    const struct provider *p = rq->seen->options->provider;

    if (!p)
        err_set(e, ERR_MISSING, "no sign-in provider is set up");
    return p;
}

static bool go(struct request *rq, const char *where)
{
    rq->status = 302;
    rq->type = "text/plain";
    rq->x->location = where;
    return true;
}

/* The screen says why; the address tells no more than a word of ours. */
static bool go_refused(struct request *rq, const char *why)
{
    return go(rq, arena_text(rq->arena, "/#/sign-in?failed=%s", why));
}

/* GET /api/session/provider */
bool api_provider_go(struct request *rq, struct err *e)
{
    const struct provider *p = provider_of(rq, e);
    char token[SECRET_TOKEN];
    struct provider_try t;
    struct err own = {0};
    struct str url;

    if (!p)
        return false;
    secret_token("xlp_", token);
    t = try_of(rq, p, str_of(token));
    if (!p->address(p->arg, &t, rq->arena, &url, &own)) {
        log_fault(rq->route->pattern, &own);
        return go_refused(rq, "unreachable");
    }
    rq->x->cookie = arena_text(rq->arena,
                               COOKIE "=%s; Path=/api/session/provider; HttpOnly; SameSite=Lax;"
                                      " Max-Age=%d%s",
                               token, TRY_S, rq->seen->encrypted ? "; Secure" : "");
    return go(rq, str_c(rq->arena, url));
}

/* Whom the provider names, as a session; else a word for the screen, where it is a refusal. */
static bool claim(struct request *rq, const struct provider *p, const struct provider_try *t,
                  struct session_step *step, const char **why, struct err *e)
{
    int64_t now_ms = rq->seen->now.now_ms;
    struct session_claim claim;
    struct provider_word word;

    *why = "provider";
    if (!p->redeem(p->arg, t, request_text(rq, "code"), now_ms, rq->arena, &word, e))
        return false;
    claim = (struct session_claim){word.issuer, word.subject, word.name};
    *why = "account";
    return work_session_claim(rq->store, &claim, &rq->seen->now, rq->arena, step, e);
}

static bool claim_refused(struct request *rq, const char *why, const struct err *own, struct err *e)
{
    if (own->code != ERR_RIGHT && own->code != ERR_IO)
        return err_pass(e, own);
    log_fault(rq->route->pattern, own);
    return go_refused(rq, own->code == ERR_IO ? "unreachable" : why);
}

/* GET /api/session/provider/back?state=&code=&error=… */
bool api_provider_back(struct request *rq, struct err *e)
{
    const struct provider *p = provider_of(rq, e);
    struct str state = request_text(rq, "state"), secret = auth_cookie_find(rq, COOKIE);
    struct session_step step;
    struct provider_try t;
    struct err own = {0};
    const char *why;

    if (!p)
        return false;
    t = try_of(rq, p, secret);
    if (secret.n != SECRET_TOKEN - 1 || state.n != t.state.n
        || sodium_memcmp(state.at, t.state.at, state.n) != 0)
        return request_refuse(rq, 403, e, "this is not the answer to a sign-in of this browser");
    if (!request_text(rq, "code").n)
        return go_refused(rq, "provider");
    if (!claim(rq, p, &t, &step, &why, &own))
        return claim_refused(rq, why, &own, e);
    if (rq->seen->open && rq->seen->cookie
        && !work_session_close(rq->store, rq->seen->token, rq->seen->now.now_ms, e))
        return false;
    auth_cookie(rq, str_copy(rq->arena, str_of(step.token)));
    return go(rq, "/#/sign-in");
}
