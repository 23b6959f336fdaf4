/* jwt_test.c - tokens signed here, each wrong in one point. */
/* OpenSSL has a type of a name that is ours. */
#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#undef ERR_STATE

#include "remote/jwt.h"

#include <sodium.h>
#include <stdio.h>

#include "tests/check.h"

#define NOW_S 1764000000LL
#define HEADER "{\"alg\":\"RS256\",\"kid\":\"one\",\"typ\":\"JWT\"}"

static EVP_PKEY *KEY, *OTHER, *SHORT;
static struct arena A;

static const char *base64(const void *bytes, size_t n)
{
    char *text = arena_alloc(&A, n * 2 + 8);

    sodium_bin2base64(text, n * 2 + 8, bytes, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text;
}

static const char *signed_by(EVP_PKEY *key, const char *header, const char *payload)
{
    const char *head =
        arena_text(&A, "%s.%s", base64(header, strlen(header)), base64(payload, strlen(payload)));
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char signature[512];
    size_t n = sizeof signature;

    assert_true(EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) > 0);
    assert_true(EVP_DigestSign(context, signature, &n, (const unsigned char *)head, strlen(head))
                > 0);
    EVP_MD_CTX_free(context);
    return arena_text(&A, "%s.%s", head, base64(signature, n));
}

static const char *number(EVP_PKEY *key, const char *name)
{
    unsigned char bytes[512];
    BIGNUM *n = NULL;
    int size;

    assert_true(EVP_PKEY_get_bn_param(key, name, &n) > 0);
    size = BN_bn2bin(n, bytes);
    BN_free(n);
    return base64(bytes, (size_t)size);
}

static const char *jwk(EVP_PKEY *key, const char *kid, const char *more)
{
    return arena_text(&A, "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"%s}", kid,
                      number(key, OSSL_PKEY_PARAM_RSA_N), number(key, OSSL_PKEY_PARAM_RSA_E), more);
}

static const char *keys_of(const char *one, const char *two)
{
    return arena_text(&A, "{\"keys\":[%s%s%s]}", one, *two ? "," : "", two);
}

/* The good claims, with one part in another's place. */
static const char *claims(const char *what, const char *instead)
{
    static const char *const GOOD[][2] = {
        {"iss", "\"iss\":\"https://id.example\""},
        {"aud", "\"aud\":[\"xinglin\"]"},
        {"exp", "\"exp\":1764000300"},
        {"iat", "\"iat\":1763999990"},
        {"nonce", "\"nonce\":\"n0nce\""},
        {"sub", "\"sub\":\"subject-1\""},
        {"name", "\"preferred_username\":\"li\""},
    };
    const char *text = "";

    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        const char *one = !strcmp(what, GOOD[i][0]) ? instead : GOOD[i][1];

        text = arena_text(&A, "%s%s%s", text, *text && *one ? "," : "", one);
    }
    return arena_text(&A, "{%s}", text);
}

static bool check(const char *token, const char *keys, struct jwt_claims *c, bool *unknown,
                  struct err *e)
{
    const struct jwt_wanted wanted = {.issuer = STR("https://id.example"),
                                      .client = STR("xinglin"),
                                      .nonce = STR("n0nce"),
                                      .name_claim = "preferred_username",
                                      .now_ms = NOW_S * 1000};

    return jwt_check(str_of(token), str_of(keys), &wanted, &A, c, unknown, e);
}

static void refused(const char *token, const char *keys, const char *why)
{
    struct jwt_claims c = {.subject = STR("untouched")};
    struct err e = {0};
    bool unknown;

    assert_false(check(token, keys, &c, &unknown, &e));
    assert_err(e, ERR_RIGHT, why);
    assert_str(c.subject, "untouched");
    assert_null(strstr(e.text, "eyJ"));
}

static void a_good_token_says_who_it_is(void **unused)
{
    static const char *const GOOD[][2] = {
        {"", ""},
        {"aud", "\"aud\":\"xinglin\""},
        {"aud", "\"aud\":[\"other\",\"xinglin\"],\"azp\":\"xinglin\""},
        {"exp", "\"exp\":1763999941"}, /* a minute late is not late */
        {"iat", "\"iat\":1764000060"},
        {"iat", "\"iat\":1,\"nbf\":1764000060"},
    };
    const char *keys =
        keys_of(jwk(KEY, "one", ",\"use\":\"sig\",\"alg\":\"RS256\""), jwk(OTHER, "two", ""));

    (void)unused;
    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        struct jwt_claims c;
        struct err e = {0};
        bool unknown = true;

        if (!check(signed_by(KEY, HEADER, claims(GOOD[i][0], GOOD[i][1])), keys, &c, &unknown, &e))
            fail_msg("%s: %s", GOOD[i][1], e.text);
        assert_str(c.subject, "subject-1");
        assert_str(c.name, "li");
        assert_false(unknown);
    }
}

static void a_claim_that_is_not_ours_is_refused(void **unused)
{
    static const char *const BAD[][3] = {
        {"iss", "\"iss\":\"https://id.example/\"", "another provider's"},
        {"iss", "", "another provider's"},
        {"aud", "\"aud\":[\"other\"]", "another program"},
        {"aud", "\"aud\":\"xinglin2\"", "another program"},
        {"aud", "\"aud\":[]", "another program"},
        {"aud", "\"aud\":[\"xinglin\",\"other\"]", "another program"},
        {"aud", "\"aud\":[\"xinglin\"],\"azp\":\"other\"", "another program"},
        {"aud", "", "another program"},
        {"nonce", "\"nonce\":\"n1nce\"", "another sign-in"},
        {"nonce", "\"nonce\":\"\"", "another sign-in"},
        {"nonce", "\"nonce\":7", "another sign-in"},
        {"nonce", "", "another sign-in"},
        {"exp", "\"exp\":1763999940", "run out"},
        {"exp", "\"exp\":\"1764000300\"", "run out"},
        {"exp", "\"exp\":-1", "run out"},
        {"exp", "", "run out"},
        {"iat", "\"iat\":1764000061", "no time before now"},
        {"iat", "", "no time before now"},
        {"iat", "\"iat\":1,\"nbf\":1764000061", "not good yet"},
        {"iat", "\"iat\":1,\"nbf\":\"x\"", "not good yet"},
        {"sub", "\"sub\":\"\"", "'sub'"},
        {"sub", "\"sub\":1", "'sub'"},
        {"sub", "\"sub\":\"a\",\"sub\":\"b\"", "cannot be read"},
        {"name", "", "'preferred_username'"},
        {"name", "\"preferred_username\":\"a\\u0000b\"", "cannot be read"},
    };
    const char *keys = keys_of(jwk(KEY, "one", ""), "");

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        refused(signed_by(KEY, HEADER, claims(BAD[i][0], BAD[i][1])), keys, BAD[i][2]);
}

static void another_algorithm_is_refused_however_it_is_signed(void **unused)
{
    static const char *const BAD[] = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\",\"kid\":\"one\"}",
        "{\"alg\":\"HS256\",\"kid\":\"one\"}",
        "{\"alg\":\"RS512\",\"kid\":\"one\"}",
        "{\"alg\":\"rs256\",\"kid\":\"one\"}",
        "{\"kid\":\"one\"}",
        "{\"alg\":[\"RS256\"],\"kid\":\"one\"}",
    };
    const char *keys = keys_of(jwk(KEY, "one", ""), "");
    const char *none;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        refused(signed_by(KEY, BAD[i], claims("", "")), keys, "another way than RS256");
    refused(signed_by(KEY, "{\"alg\":\"RS256\",\"kid\":\"one\",\"crit\":[\"x\"]}", claims("", "")),
            keys, "not known here");
    none = arena_text(&A, "%s.%s.", base64("{\"alg\":\"none\"}", 14),
                      base64(claims("", ""), strlen(claims("", ""))));
    refused(none, keys, "no ID token");
}

static void a_key_that_is_not_the_providers_is_refused(void **unused)
{
    const char *good = claims("", "");
    struct jwt_claims c;
    struct err e = {0};
    bool unknown = false;

    (void)unused;
    refused(signed_by(OTHER, HEADER, good), keys_of(jwk(KEY, "one", ""), ""), "signature");
    refused(signed_by(SHORT, HEADER, good), keys_of(jwk(SHORT, "one", ""), ""), "too short");
    refused(signed_by(KEY, HEADER, good), keys_of(jwk(KEY, "one", ",\"use\":\"enc\""), ""),
            "not the provider's");
    refused(signed_by(KEY, "{\"alg\":\"RS256\"}", good),
            keys_of(jwk(KEY, "one", ""), jwk(OTHER, "two", "")), "not the provider's");
    refused(signed_by(KEY, HEADER, good), "{\"keys\":{}}", "not the provider's");
    refused(signed_by(KEY, HEADER, good), "[]", "cannot be read");
    refused(signed_by(KEY, HEADER, good), "", "cannot be read");
    refused(signed_by(KEY, HEADER, good), "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\"}]}",
            "signature");
    assert_false(
        check(signed_by(KEY, HEADER, good), keys_of(jwk(KEY, "new", ""), ""), &c, &unknown, &e));
    assert_true(unknown);
}

/* Every byte of a good token, changed: nothing that was changed is taken. */
static void no_byte_of_a_token_can_be_changed(void **unused)
{
    const char *keys = keys_of(jwk(KEY, "one", ""), "");
    char *token = arena_text(&A, "%s", signed_by(KEY, HEADER, claims("", "")));
    size_t n = strlen(token);

    (void)unused;
    for (size_t i = 0; i + 1 < n; i++) { /* of the last letter some bits mean nothing */
        char was = token[i];
        struct jwt_claims c;
        struct err e = {0};
        bool unknown;

        token[i] = was == 'A' ? 'B' : 'A';
        assert_false(check(token, keys, &c, &unknown, &e));
        token[i] = was;
    }
    for (size_t i = 0; i < n; i += 7) {
        refused(arena_text(&A, "%.*s", (int)i, token), keys, "");
    }
    refused(arena_text(&A, "%s.x", token), keys, "no ID token");
    refused(arena_text(&A, "%s=", token), keys, "no ID token");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_token_says_who_it_is),
        cmocka_unit_test(a_claim_that_is_not_ours_is_refused),
        cmocka_unit_test(another_algorithm_is_refused_however_it_is_signed),
        cmocka_unit_test(a_key_that_is_not_the_providers_is_refused),
        cmocka_unit_test(no_byte_of_a_token_can_be_changed),
    };
    int failed;

    KEY = EVP_RSA_gen(2048);
    OTHER = EVP_RSA_gen(2048);
    SHORT = EVP_RSA_gen(1024);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    EVP_PKEY_free(KEY);
    EVP_PKEY_free(OTHER);
    EVP_PKEY_free(SHORT);
    arena_reset(&A);
    return failed;
}
