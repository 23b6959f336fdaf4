#include "work/secret.h"

#include <pthread.h>

#include "tests/check.h"

/* RFC 6238 appendix B, SHA-1: eight digits at times in seconds. */
static void codes_are_those_of_rfc_6238(void **unused)
{
    static const struct {
        int64_t second;
        uint32_t code;
    } vectors[] = {{59, 94287082},         {1111111109, 7081804},  {1111111111, 14050471},
                   {1234567890, 89005924}, {2000000000, 69279037}, {20000000000, 65353130}};
    char secret[] = "12345678901234567890";

    (void)unused;
    for (int i = 0; i < 6; i++)
        assert_int_equal(totp_code(secret_totp_mac, secret, vectors[i].second / 30, 8),
                         vectors[i].code);
}

/* RFC 4648: the secret of those vectors as authenticator apps are given it. */
static void base32_goes_there_and_back(void **unused)
{
    uint8_t bytes[TOTP_SECRET], back[TOTP_SECRET];
    char text[SECRET_BASE32];

    (void)unused;
    memcpy(bytes, "12345678901234567890", TOTP_SECRET);
    secret_base32(bytes, text);
    assert_string_equal(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    for (int i = 0; i < 100; i++) {
        secret_random(bytes, sizeof bytes);
        secret_base32(bytes, text);
        assert_true(secret_base32_read(str_of(text), back));
        assert_memory_equal(bytes, back, sizeof bytes);
    }
    assert_false(secret_base32_read(STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ"), back));
    assert_false(secret_base32_read(STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"), back));
    assert_memory_equal(bytes, back, sizeof bytes);
}

/* FIPS 180-2 appendix B. */
static void hashes_are_sha_256(void **unused)
{
    char hex[SECRET_HASH];

    (void)unused;
    secret_hash(STR("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    secret_hash(STR(""), hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void only_the_same_password_fits(void **unused)
{
    char text[SECRET_PASSWORD], again[SECRET_PASSWORD];
    struct err e = {0};

    (void)unused;
    assert_true(secret_password_hash(STR("wine blue lamp tiger"), text, &e));
    assert_true(str_starts(str_of(text), STR("$argon2id$v=19$m=65536,")));
    assert_true(secret_password_fits(str_of(text), STR("wine blue lamp tiger")));
    assert_false(secret_password_fits(str_of(text), STR("wine blue lamp tigeR")));
    assert_false(secret_password_fits(str_of(text), STR("")));
    assert_false(secret_password_fits(STR("$argon2id$nonsense"), STR("wine blue lamp tiger")));
    assert_true(secret_password_hash(STR("wine blue lamp tiger"), again, &e));
    assert_string_not_equal(text, again); /* another salt */
}

static void no_password_fits_where_there_is_none(void **unused)
{
    (void)unused;
    assert_false(secret_password_fits(STR(""), STR("")));
    assert_false(secret_password_fits(STR(""), STR("wine blue lamp tiger")));
}

static void *hash_one(void *good)
{
    char text[SECRET_PASSWORD];
    struct err e = {0};

    *(bool *)good = secret_password_hash(STR("wine blue lamp tiger"), text, &e);
    return NULL;
}

static void many_at_once_wait_for_each_other(void **unused)
{
    pthread_t threads[5];
    bool good[5] = {false};

    (void)unused;
    for (int i = 0; i < 5; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hash_one, &good[i]), 0);
    for (int i = 0; i < 5; i++) {
        pthread_join(threads[i], NULL);
        assert_true(good[i]);
    }
}

static void tokens_are_long_and_never_the_same(void **unused)
{
    char one[SECRET_TOKEN], two[SECRET_TOKEN];

    (void)unused;
    secret_token("xls_", one);
    secret_token("xls_", two);
    assert_int_equal(strlen(one), 47);
    assert_true(str_starts(str_of(one), STR("xls_")));
    assert_string_not_equal(one, two);
    assert_int_equal(
        strspn(one + 4, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
    for (int i = 0; i < 100; i++)
        assert_in_range(secret_below(7), 0, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_those_of_rfc_6238),
        cmocka_unit_test(base32_goes_there_and_back),
        cmocka_unit_test(hashes_are_sha_256),
        cmocka_unit_test(only_the_same_password_fits),
        cmocka_unit_test(no_password_fits_where_there_is_none),
        cmocka_unit_test(many_at_once_wait_for_each_other),
        cmocka_unit_test(tokens_are_long_and_never_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
