/* auth.c - see auth.h. */
#include "api/auth.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "api/log.h"
#include "model/unknown.h"
#include "work/refusal.h"

#define COOKIE "xinglin"
#define COOKIE_ENCRYPTED "__Host-xinglin"
#define BEARER "Bearer "

/* "a=1; b=2": the value of the name, empty where it is missing. */
static struct str cookie_find(struct str cookies, const char *name)
{
    while (cookies.n) {
        struct str value = str_cut(&cookies, ';');
        struct str key = str_trim(str_cut(&value, '='));

        if (str_eq(key, str_of(name)))
            return str_trim(value);
    }
    return (struct str){0};
}

static bool header_once(const struct http_exchange *x, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < x->header_n; i++)
        n += x->headers[i].name.n == strlen(name)
             && !strncasecmp(x->headers[i].name.at, name, x->headers[i].name.n);
    return n == 1;
}

/* The proxy adds whom it saw behind what it was told. */
static struct str forwarded_for(const struct http_exchange *x)
{
    struct str list = http_header(x, "X-Forwarded-For"), last = {0};

    if (!header_once(x, "X-Forwarded-For"))
        return x->peer;
    while (list.n)
        last = str_trim(str_cut(&list, ','));
    return last.n && last.n < 64 ? last : x->peer;
}

struct str auth_cookie_find(const struct request *rq, const char *name)
{
    if (!header_once(rq->x, "Cookie"))
        return (struct str){0};
    return cookie_find(http_header(rq->x, "Cookie"), name);
}

static struct auth_seen *seen_new(const struct auth_options *options, struct request *rq)
{
    struct auth_seen *seen = ARENA_NEW(rq->arena, struct auth_seen);
    const struct http_exchange *x = rq->x;
    struct str bearer = http_header(x, "Authorization");

    seen->options = options;
    seen->now = (struct session_now){x->peer, log_now_ms(), rq->scene->seal};
    seen->host = http_header(x, "Host");
    if (options->proxy && str_eq(x->peer, str_of(options->proxy))) {
        seen->now.address = forwarded_for(x);
        seen->encrypted = header_once(x, "X-Forwarded-Proto")
                          && str_eq(http_header(x, "X-Forwarded-Proto"), STR("https"));
        if (header_once(x, "X-Forwarded-Host"))
            seen->host = http_header(x, "X-Forwarded-Host");
    }
    if (str_starts(bearer, STR(BEARER))) {
        seen->token = str_trim((struct str){bearer.at + strlen(BEARER), bearer.n - strlen(BEARER)});
    } else if (header_once(x, "Cookie")) {
        seen->token =
            cookie_find(http_header(x, "Cookie"), seen->encrypted ? COOKIE_ENCRYPTED : COOKIE);
        seen->cookie = seen->token.n > 0;
    }
    return seen;
}

/* A browser tells where a request comes from; other programs tell nothing. */
static bool site_check(struct request *rq, struct err *e)
{
    struct str site = http_header(rq->x, "Sec-Fetch-Site");
    struct str origin = http_header(rq->x, "Origin");

    if (site.n && !str_eq(site, STR("same-origin")))
        return request_refuse(rq, 403, e, "the request comes from another site");
    if (!origin.n)
        return true;
    if (!str_starts(origin, STR("http://")) && !str_starts(origin, STR("https://")))
        return request_refuse(rq, 403, e, "the request comes from nowhere that is known");
    str_cut(&origin, '/');
    str_cut(&origin, '/');
    return str_eq(origin, rq->seen->host)
           || request_refuse(rq, 403, e, "the request comes from another site");
}

void auth_mark(struct str token, char mark[AUTH_MARK])
{
    static const char PURPOSE[] = "xinglin mark ";
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;

    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)PURPOSE, sizeof PURPOSE - 1);
    crypto_hash_sha256_update(&state, (const unsigned char *)token.at, token.n);
    crypto_hash_sha256_final(&state, digest);
    sodium_bin2hex(mark, AUTH_MARK, digest, sizeof digest);
}

bool auth_mark_check(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct str got = http_header(rq->x, "X-Xinglin-Mark");
    char mark[AUTH_MARK];

    if (!seen->cookie)
        return true;
    auth_mark(seen->token, mark);
    return (got.n == AUTH_MARK - 1 && !sodium_memcmp(got.at, mark, AUTH_MARK - 1))
           || request_refuse(rq, 403, e, "the session's mark is missing: X-Xinglin-Mark");
}

void auth_cookie(struct request *rq, struct str token)
{
    const struct auth_seen *seen = rq->seen;

    rq->x->cookie = arena_text(rq->arena, "%s=%.*s; Path=/; HttpOnly; SameSite=Lax%s%s",
                               seen->encrypted ? COOKIE_ENCRYPTED : COOKIE, STR_ARG(token),
                               seen->encrypted ? "; Secure" : "", token.n ? "" : "; Max-Age=0");
}

/* The session or API token that is asked with, where there is a good one. */
static bool session_find(struct request *rq, struct auth_seen *seen, struct err *e)
{
    struct err own = {0};

    if (!seen->token.n)
        return true;
    seen->open = work_session_find(rq->store, seen->token, seen->now.now_ms, rq->arena,
                                   &seen->session, &own);
    if (!seen->open && own.code != ERR_RIGHT)
        return err_pass(e, &own);
    if (seen->open) {
        char text[ID_TEXT];

        rq->subject = &seen->session.subject;
        id_text(id_none(rq->subject->account) ? rq->subject->token : rq->subject->account, text);
        rq->subject_name = str_of(arena_text(rq->arena, "%s", text));
    }
    return true;
}

static bool action_check(struct request *rq, const struct auth_seen *seen, enum action action,
                         struct err *e)
{
    const struct refusal refusal = {rq->subject, seen->session.grant, action};

    if (rights_decide(rq->subject, action, NULL) == RIGHTS_ALLOWED)
        return true;
    return work_refusal_note(rq->store, &refusal, seen->now.now_ms, e)
           && rights_check(rq->subject, action, NULL, rq->route->pattern, e);
}

bool auth_password_due(const struct request *rq, const struct session_view *v)
{
    return v->password_ms != COUNT_UNKNOWN
           && password_due(rq->seen->options->profile, v->password_ms, rq->seen->now.now_ms);
}

bool auth_person_check(struct request *rq, struct err *e)
{
    return rq->seen->cookie || request_refuse(rq, 409, e, "an API token is nobody's session");
}

/* Not too often; API tokens are programs, which the proxy holds back. */
static bool limit_check(struct request *rq, const struct auth_seen *seen, struct err *e)
{
    struct limit *limit = seen->options->limit;
    int wait_s = 0;

    if (!seen->open || !limit || id_none(seen->session.subject.account)
        || limit_take(limit, seen->session.subject.account, seen->now.now_ms, &wait_s))
        return true;
    rq->x->retry_after_s = wait_s;
    return request_refuse(rq, 429, e, "too many requests, the next one is heard in %d s", wait_s);
}

static bool wanting(struct request *rq, const char *field, const char *message,
                    const char *expected, struct err *e)
{
    request_fault(
        rq, (struct problem_field){.field = field, .message = message, .expected = expected}, e);
    rq->refusal = 403;
    return false;
}

/* Late proof and own password, of a person's session. */
static bool session_check(struct request *rq, const struct auth_seen *seen, struct err *e)
{
    const struct session_view *v = &seen->session;

    if (!seen->cookie || rq->route->right < RIGHT_SIGNED)
        return true;
    if (rq->route->right >= RIGHT_MAY && auth_password_due(rq, v))
        return wanting(rq, "password", "has to be changed first", "POST /api/account/password", e);
    if (rq->route->proven
        && (v->proven_ms == COUNT_UNKNOWN || seen->now.now_ms - v->proven_ms >= SESSION_PROVEN_MS))
        return wanting(rq, "session", "prove again who you are", "POST /api/session/prove", e);
    return true;
}

/* Whoever asks without an account is told apart by his address. */
static bool address_check(struct request *rq, const struct auth_seen *seen, struct err *e)
{
    struct limit *limit = seen->options->limit;
    struct id who = {{'p', 'u', 'b'}};
    uint64_t hash = str_hash(seen->now.address);
    int wait_s = 0;

    for (int i = 0; i < 8; i++)
        who.bytes[8 + i] = (uint8_t)(hash >> 8 * i);
    if (!limit || limit_take(limit, who, seen->now.now_ms, &wait_s))
        return true;
    rq->x->retry_after_s = wait_s;
    return request_refuse(rq, 429, e, "too many requests, the next one is heard in %d s", wait_s);
}

/* Pages for everybody: no store is asked for a session. What changes something comes from our own
 * pages, and not too often. */
static bool public_decide(struct request *rq, const struct route *route,
                          const struct auth_options *options, struct err *e)
{
    struct auth_seen *seen = seen_new(options, rq);

    rq->seen = seen;
    return route->method == HTTP_GET || (site_check(rq, e) && address_check(rq, seen, e));
}

/* Who has signed in, and whether his role has the row's right. */
static bool signed_decide(struct request *rq, const struct auth_seen *seen,
                          const struct route *route, struct err *e)
{
    if (!seen->open)
        return request_refuse(rq, 401, e, "sign in first");
    if (route->method != HTTP_GET && !auth_mark_check(rq, e))
        return false;
    if (route->right != RIGHT_SIGNED
        && !action_check(rq, seen, (enum action)(route->right - RIGHT_MAY), e))
        return false;
    return session_check(rq, seen, e);
}

bool auth_decide(void *arg, struct request *rq, const struct route *route, struct err *e)
{
    const struct auth_options *options = arg;
    struct auth_seen *seen;

    if (str_starts(str_of(route->pattern), STR("/public/")))
        return public_decide(rq, route, options, e);
    if (!str_starts(str_of(route->pattern), STR("/api/"))
        && !str_starts(str_of(route->pattern), STR("/fhir/")) && route->right == RIGHT_ALL)
        return true; /* health and metrics ask no store for a session */
    seen = seen_new(options, rq);
    rq->seen = seen;
    if (route->method != HTTP_GET && !site_check(rq, e))
        return false;
    if (!session_find(rq, seen, e) || !limit_check(rq, seen, e))
        return false;
    return route->right == RIGHT_ALL || signed_decide(rq, seen, route, e);
}
