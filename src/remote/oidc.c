/* oidc.c - see oidc.h. */
#include "remote/oidc.h"

#include <jansson.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

#include "remote/fetch.h"
#include "remote/jwt.h"

enum { KEPT_S = 3600, AGAIN_S = 60, AT_ONCE = 2 };

struct endpoints {
    struct str authorize, token, keys_at;
    bool secret_in_form; /* else in the head: providers differ in how they unescape it there */
};

struct oidc {
    struct arena arena; /* holds this struct and the options */
    struct oidc_options options;
    pthread_mutex_t lock; /* of all below */
    struct arena kept;    /* what follows lives here */
    struct endpoints at;
    struct str keys;
    int64_t read_s, keys_s; /* when; 0: not yet */
    int busy;
};

static int64_t now_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec + 1;
}

static bool options_check(const struct oidc_options *o, struct err *e)
{
    if (!o->issuer || !o->client || !o->secret)
        return err_set(e, ERR_USAGE,
                       "a sign-in provider wants an issuer, a client and the client's secret");
    return fetch_may(str_of(o->issuer))
           || err_set(e, ERR_USAGE,
                      "%.120s: a provider's address is https, or http on this machine", o->issuer);
}

bool oidc_open(const struct oidc_options *options, struct oidc **out, struct err *e)
{
    struct arena arena = {0};
    struct oidc *o;

    if (!options_check(options, e) || !fetch_begin(e))
        return false;
    o = ARENA_NEW(&arena, struct oidc);
    o->options = (struct oidc_options){
        .issuer = arena_text(&arena, "%s", options->issuer),
        .client = arena_text(&arena, "%s", options->client),
        .secret = arena_text(&arena, "%s", options->secret),
        .name_claim = arena_text(&arena, "%s",
                                 options->name_claim ? options->name_claim : "preferred_username")};
    pthread_mutex_init(&o->lock, NULL);
    o->arena = arena;
    *out = o;
    return true;
}

void oidc_close(struct oidc *o)
{
    struct arena arena;

    if (!o)
        return;
    arena = o->arena;
    pthread_mutex_destroy(&o->lock);
    arena_reset(&o->kept);
    arena_reset(&arena);
}

static bool member(const json_t *object, const char *name, struct arena *a, struct str *out)
{
    const char *text = json_string_value(json_object_get(object, name));

    if (!text)
        return false;
    *out = str_copy(a, str_of(text));
    return true;
}

static bool holds(const json_t *list, const char *text)
{
    const json_t *one;
    size_t i;

    json_array_foreach(list, i, one)
    {
        if (json_is_string(one) && !strcmp(json_string_value(one), text))
            return true;
    }
    return false;
}

static bool endpoints_read(const struct oidc *o, struct str body, struct arena *a,
                           struct endpoints *at, struct err *e)
{
    json_t *object = json_loadb(body.at, body.n, JSON_REJECT_DUPLICATES, NULL);
    struct str issuer = {0};
    bool good = json_is_object(object) && member(object, "issuer", a, &issuer)
                && member(object, "authorization_endpoint", a, &at->authorize)
                && member(object, "token_endpoint", a, &at->token)
                && member(object, "jwks_uri", a, &at->keys_at);

    at->secret_in_form = good
                         && holds(json_object_get(object, "token_endpoint_auth_methods_supported"),
                                  "client_secret_post");
    json_decref(object);
    if (!good)
        return err_set(e, ERR_IO, "the provider's configuration lacks an address");
    if (!str_eq(issuer, str_of(o->options.issuer)))
        return err_set(e, ERR_IO, "the provider calls itself %.*s, not %.120s",
                       (int)(issuer.n < 120 ? issuer.n : 120), issuer.at, o->options.issuer);
    return (fetch_may(at->authorize) && fetch_may(at->token) && fetch_may(at->keys_at))
           || err_set(e, ERR_IO, "an address of the provider is neither https nor on this machine");
}

/* Reads configuration and keys; under the lock, one at a time. */
static bool refresh(struct oidc *o, struct err *e)
{
    struct arena a = {0};
    size_t n = strlen(o->options.issuer);
    const char *slash = n && o->options.issuer[n - 1] == '/' ? "" : "/";
    struct fetch f = {
        .url = arena_text(&a, "%s%s.well-known/openid-configuration", o->options.issuer, slash)};
    struct endpoints at = {0};
    struct str body, keys;
    bool good = fetch_get(&f, &a, &body, e) && endpoints_read(o, body, &a, &at, e);

    if (good) {
        f = (struct fetch){.url = str_c(&a, at.keys_at)};
        good = fetch_get(&f, &a, &keys, e);
    }
    if (!good) {
        arena_reset(&a);
        return false;
    }
    arena_reset(&o->kept);
    o->kept = a;
    o->at = at;
    o->keys = keys;
    o->read_s = now_s();
    return true;
}

/* A copy of what is known of the provider, not older than `kept_s`. */
static bool know(struct oidc *o, int64_t kept_s, struct arena *a, struct endpoints *at,
                 struct str *keys, struct err *e)
{
    bool good;

    pthread_mutex_lock(&o->lock);
    good = (o->read_s && now_s() - o->read_s < kept_s) || refresh(o, e);
    if (good) {
        *at = (struct endpoints){str_copy(a, o->at.authorize), str_copy(a, o->at.token),
                                 str_copy(a, o->at.keys_at), o->at.secret_in_form};
        *keys = str_copy(a, o->keys);
    }
    pthread_mutex_unlock(&o->lock);
    return good;
}

/* RFC 7636: base64url of the SHA-256 of the verifier. */
static const char *challenge_of(struct str verifier, struct arena *a)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char text[64];

    crypto_hash_sha256(digest, (const unsigned char *)verifier.at, verifier.n);
    sodium_bin2base64(text, sizeof text, digest, sizeof digest,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return arena_text(a, "%s", text);
}

bool oidc_address(struct oidc *o, const struct oidc_try *t, struct arena *a, struct str *url,
                  struct err *e)
{
    struct endpoints at = {0};
    struct str keys;

    if (!know(o, KEPT_S, a, &at, &keys, e))
        return false;
    *url = str_of(arena_text(
        a,
        "%.*s%cresponse_type=code&scope=openid%%20profile&client_id=%s&redirect_uri=%s"
        "&state=%s&nonce=%s&code_challenge_method=S256&code_challenge=%s",
        STR_ARG(at.authorize), memchr(at.authorize.at, '?', at.authorize.n) ? '&' : '?',
        fetch_escape(str_of(o->options.client), a), fetch_escape(t->back, a),
        fetch_escape(t->state, a), fetch_escape(t->nonce, a), challenge_of(t->verifier, a)));
    return true;
}

static bool token_of(struct str body, struct arena *a, struct str *token, struct err *e)
{
    json_t *object = json_loadb(body.at, body.n, JSON_REJECT_DUPLICATES, NULL);
    bool good = json_is_object(object) && member(object, "id_token", a, token);

    json_decref(object);
    return good || err_set(e, ERR_RIGHT, "the provider gave no ID token");
}

static struct fetch token_fetch(const struct oidc *o, const struct endpoints *at,
                                const struct oidc_try *t, struct str code, struct arena *a)
{
    const char *client = fetch_escape(str_of(o->options.client), a);
    const char *secret = fetch_escape(str_of(o->options.secret), a);
    const char *form =
        arena_text(a, "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s",
                   fetch_escape(code, a), fetch_escape(t->back, a), fetch_escape(t->verifier, a));

    if (at->secret_in_form)
        return (struct fetch){
            .url = str_c(a, at->token),
            .form = arena_text(a, "%s&client_id=%s&client_secret=%s", form, client, secret)};
    return (struct fetch){.url = str_c(a, at->token),
                          .form = form,
                          .user = client,
                          .password = secret}; /* escaped: RFC 6749 section 2.3.1 */
}

static bool redeem(struct oidc *o, const struct oidc_try *t, struct str code, int64_t now_ms,
                   struct arena *a, struct oidc_word *word, struct err *e)
{
    const struct jwt_wanted wanted = {.issuer = str_of(o->options.issuer),
                                      .client = str_of(o->options.client),
                                      .nonce = t->nonce,
                                      .name_claim = o->options.name_claim,
                                      .now_ms = now_ms};
    struct jwt_claims claims;
    struct endpoints at = {0};
    struct str body, keys = {0}, token = {0};
    struct fetch f;
    struct err first = {0};
    bool unknown_key;

    if (!know(o, KEPT_S, a, &at, &keys, e))
        return false;
    f = token_fetch(o, &at, t, code, a);
    if (!fetch_get(&f, a, &body, e) || !token_of(body, a, &token, e))
        return false;
    if (!jwt_check(token, keys, &wanted, a, &claims, &unknown_key, &first)
        && (!unknown_key || !know(o, AGAIN_S, a, &at, &keys, e)
            || !jwt_check(token, keys, &wanted, a, &claims, &unknown_key, e)))
        return err_pass(e, &first);
    *word = (struct oidc_word){str_of(o->options.issuer), claims.subject, claims.name};
    return true;
}

bool oidc_redeem(struct oidc *o, const struct oidc_try *t, struct str code, int64_t now_ms,
                 struct arena *a, struct oidc_word *word, struct err *e)
{
    bool good, room;

    pthread_mutex_lock(&o->lock);
    room = o->busy < AT_ONCE;
    o->busy += room;
    pthread_mutex_unlock(&o->lock);
    if (!room)
        return err_set(e, ERR_IO, "the provider is being asked for others");
    good = redeem(o, t, code, now_ms, a, word, e);
    pthread_mutex_lock(&o->lock);
    o->busy--;
    pthread_mutex_unlock(&o->lock);
    return good;
}
