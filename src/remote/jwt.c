/* jwt.c - see jwt.h. */
/* OpenSSL has a type of a name that is ours. */
#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#undef ERR_STATE

#include "remote/jwt.h"

#include <jansson.h>
#include <sodium.h>
#include <string.h>

#include "base/str.h"

#define TOKEN_MAX (32 * 1024)
#define CLAIM_MAX 255

struct jwt {
    struct str signed_part, header, payload, signature; /* the last three decoded */
};

static bool decode(struct str text, struct arena *a, struct str *bytes)
{
    unsigned char *to = arena_alloc(a, text.n + 1);
    const char *end = NULL;
    size_t n = 0;

    if (!text.n
        || sodium_base642bin(to, text.n, text.at, text.n, NULL, &n, &end,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        || end != text.at + text.n)
        return false;
    *bytes = (struct str){(const char *)to, n};
    return true;
}

static bool split(struct str token, struct arena *a, struct jwt *j)
{
    struct str rest = token, header = str_cut(&rest, '.'), payload = str_cut(&rest, '.');

    if (token.n > TOKEN_MAX || !payload.n || !rest.n || memchr(rest.at, '.', rest.n))
        return false;
    j->signed_part = (struct str){token.at, header.n + 1 + payload.n};
    return decode(header, a, &j->header) && decode(payload, a, &j->payload)
           && decode(rest, a, &j->signature);
}

static json_t *object_read(struct str text)
{
    json_t *value = json_loadb(text.at, text.n, JSON_REJECT_DUPLICATES, NULL);

    if (json_is_object(value))
        return value;
    json_decref(value);
    return NULL;
}

static struct str text_of(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    return json_is_string(value) ? (struct str){json_string_value(value), json_string_length(value)}
                                 : (struct str){0};
}

/* The key that signs: by its name where the token names one, else the only one. */
static const json_t *key_find(const json_t *keys, struct str kid)
{
    const json_t *list = json_object_get(keys, "keys"), *found = NULL, *key;
    size_t i;

    json_array_foreach(list, i, key)
    {
        struct str use = text_of(key, "use"), alg = text_of(key, "alg");

        if (!str_eq(text_of(key, "kty"), STR("RSA")) || (use.n && !str_eq(use, STR("sig")))
            || (alg.n && !str_eq(alg, STR("RS256")))
            || (kid.n && !str_eq(kid, text_of(key, "kid"))))
            continue;
        if (found)
            return NULL; /* two that fit are none */
        found = key;
    }
    return found;
}

static BIGNUM *number_of(const json_t *key, const char *name, struct arena *a)
{
    struct str bytes;

    if (!decode(text_of(key, name), a, &bytes) || bytes.n > 1024)
        return NULL;
    return BN_bin2bn((const unsigned char *)bytes.at, (int)bytes.n, NULL);
}

static EVP_PKEY *key_make(const json_t *key, struct arena *a)
{
    BIGNUM *n = number_of(key, "n", a), *exponent = number_of(key, "e", a);
    OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    OSSL_PARAM *params = NULL;
    EVP_PKEY *made = NULL;

    if (n && exponent && build && context && BN_num_bits(n) >= JWT_KEY_BITS
        && OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n)
        && OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, exponent))
        params = OSSL_PARAM_BLD_to_param(build);
    if (params && EVP_PKEY_fromdata_init(context) > 0
        && EVP_PKEY_fromdata(context, &made, EVP_PKEY_PUBLIC_KEY, params) <= 0)
        made = NULL;
    OSSL_PARAM_free(params);
    OSSL_PARAM_BLD_free(build);
    EVP_PKEY_CTX_free(context);
    BN_free(n);
    BN_free(exponent);
    return made;
}

static bool signature_good(const struct jwt *j, const json_t *key, struct arena *a)
{
    EVP_PKEY *public = key_make(key, a);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good = public && context
                && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, public) > 0
                && EVP_DigestVerify(context, (const unsigned char *)j->signature.at, j->signature.n,
                                    (const unsigned char *)j->signed_part.at, j->signed_part.n)
                       == 1;

    EVP_MD_CTX_free(context);
    EVP_PKEY_free(public);
    return good;
}

static bool proven(const struct jwt *j, const json_t *header, const json_t *keys, struct arena *a,
                   bool *unknown_key, struct err *e)
{
    const json_t *key;

    if (!header || !keys)
        return err_set(e, ERR_RIGHT, "the ID token or the provider's keys cannot be read");
    if (!str_eq(text_of(header, "alg"), STR("RS256")))
        return err_set(e, ERR_RIGHT, "the ID token is signed by another way than RS256");
    if (json_object_get(header, "crit"))
        return err_set(e, ERR_RIGHT, "the ID token wants what is not known here");
    key = key_find(keys, text_of(header, "kid"));
    *unknown_key = !key;
    if (!key)
        return err_set(e, ERR_RIGHT, "the ID token is signed by a key that is not the provider's");
    return signature_good(j, key, a)
           || err_set(e, ERR_RIGHT, "the signature of the ID token is wrong, or its key too short");
}

static bool audience_good(const json_t *payload, struct str client)
{
    const json_t *aud = json_object_get(payload, "aud"), *one;
    struct str azp = text_of(payload, "azp");
    bool ours = false;
    size_t i;

    if (azp.n && !str_eq(azp, client))
        return false;
    if (json_is_string(aud))
        return str_eq(text_of(payload, "aud"), client);
    json_array_foreach(aud, i, one)
    {
        if (json_is_string(one) && str_eq(str_of(json_string_value(one)), client))
            ours = true;
    }
    return ours && (json_array_size(aud) == 1 || azp.n);
}

/* Seconds since 1970; false where it is no number. */
static bool instant_of(const json_t *payload, const char *name, int64_t *at_s)
{
    const json_t *value = json_object_get(payload, name);

    if (!json_is_integer(value))
        return false;
    *at_s = json_integer_value(value);
    return true;
}

static bool times_check(const json_t *payload, int64_t now_ms, struct err *e)
{
    int64_t until, made, from, now = now_ms / 1000;

    if (!instant_of(payload, "exp", &until) || now - JWT_SKEW_S >= until)
        return err_set(e, ERR_RIGHT, "the ID token has run out");
    if (!instant_of(payload, "iat", &made) || made > now + JWT_SKEW_S)
        return err_set(e, ERR_RIGHT, "the ID token was made at no time before now");
    if (json_object_get(payload, "nbf")
        && (!instant_of(payload, "nbf", &from) || from > now + JWT_SKEW_S))
        return err_set(e, ERR_RIGHT, "the ID token is not good yet");
    return true;
}

static bool claims_check(const json_t *payload, const struct jwt_wanted *w, struct err *e)
{
    struct str nonce;

    if (!payload)
        return err_set(e, ERR_RIGHT, "the ID token cannot be read");
    if (!str_eq(text_of(payload, "iss"), w->issuer))
        return err_set(e, ERR_RIGHT, "the ID token is another provider's");
    if (!audience_good(payload, w->client))
        return err_set(e, ERR_RIGHT, "the ID token is meant for another program");
    nonce = text_of(payload, "nonce");
    if (!w->nonce.n || nonce.n != w->nonce.n || sodium_memcmp(nonce.at, w->nonce.at, nonce.n))
        return err_set(e, ERR_RIGHT, "the ID token answers another sign-in");
    return times_check(payload, w->now_ms, e);
}

static bool claim_read(const json_t *payload, const char *name, struct arena *a, struct str *out,
                       struct err *e)
{
    struct str text = text_of(payload, name);

    if (!text.n || text.n > CLAIM_MAX || memchr(text.at, '\0', text.n))
        return err_set(e, ERR_RIGHT, "the ID token has no claim '%.60s' of 1 to %d bytes", name,
                       CLAIM_MAX);
    *out = str_copy(a, text);
    return true;
}

bool jwt_check(struct str token, struct str keys, const struct jwt_wanted *wanted, struct arena *a,
               struct jwt_claims *claims, bool *unknown_key, struct err *e)
{
    struct jwt_claims got;
    json_t *header, *key_set, *payload = NULL;
    struct jwt j;
    bool good;

    *unknown_key = false;
    if (!split(token, a, &j))
        return err_set(e, ERR_RIGHT, "the provider gave no ID token");
    header = object_read(j.header);
    key_set = object_read(keys);
    good = proven(&j, header, key_set, a, unknown_key, e);
    if (good) {
        payload = object_read(j.payload);
        good = claims_check(payload, wanted, e) && claim_read(payload, "sub", a, &got.subject, e)
               && claim_read(payload, wanted->name_claim, a, &got.name, e);
    }
    json_decref(header);
    json_decref(key_set);
    json_decref(payload);
    if (good)
        *claims = got;
    return good;
}
