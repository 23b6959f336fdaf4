/* oidc_test.c - what is refused before a provider is believed; the good way is a journey. */
#include "remote/oidc.h"

#include "tests/check.h"

static void a_provider_without_secret_or_over_the_open_net_is_refused(void **unused)
{
    static const struct oidc_options BAD[] = {
        {.issuer = "http://id.example/", .client = "c", .secret = "s"},
        {.issuer = "ftp://127.0.0.1/", .client = "c", .secret = "s"},
        {.issuer = "https://id.example/", .client = "c"},
        {.issuer = "https://id.example/", .secret = "s"},
        {.client = "c", .secret = "s"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct oidc *o = NULL;
        struct err e = {0};

        assert_false(oidc_open(&BAD[i], &o, &e));
        assert_int_equal(e.code, ERR_USAGE);
        assert_null(o);
    }
    oidc_close(NULL);
}

static void a_provider_that_does_not_answer_is_no_refusal_of_the_person(void **unused)
{
    const struct oidc_options options = {
        .issuer = "http://127.0.0.1:1/", .client = "c", .secret = "s"};
    const struct oidc_try t = {STR("state"), STR("nonce"), STR("verifier"), STR("https://x/back")};
    struct oidc *o = NULL;
    struct arena a = {0};
    struct oidc_word word;
    struct err e = {0};
    struct str url;

    (void)unused;
    assert_true(oidc_open(&options, &o, &e));
    assert_false(oidc_address(o, &t, &a, &url, &e));
    assert_int_equal(e.code, ERR_IO);
    err_reset(&e);
    assert_false(oidc_redeem(o, &t, STR("code"), 1764000000000, &a, &word, &e));
    assert_int_equal(e.code, ERR_IO);
    arena_reset(&a);
    oidc_close(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_provider_without_secret_or_over_the_open_net_is_refused),
        cmocka_unit_test(a_provider_that_does_not_answer_is_no_refusal_of_the_person),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
