#include "model/account.h"

#include "tests/check.h"

static void names_of_two_to_64_plain_characters_are_taken(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_true(account_name_check(STR("zhang.wei-2_x"), &e));
    assert_true(account_name_check(STR("ab"), &e));
    assert_int_equal(e.code, ERR_NONE);
}

static void other_names_are_refused_with_the_rule(void **unused)
{
    static const char *const bad[] = {
        "",       "a",      "1abc",
        "Zhang",  "a b",    "张伟",
        "a/../b", "a\tb",   "a@b",
        "-ab",    "ab\x7f", "a2345678901234567890123456789012345678901234567890123456789012345"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct err e = {0};

        assert_false(account_name_check(str_of(bad[i]), &e));
        assert_err(e, ERR_INPUT, "an account's name is 2 to 64");
    }
}

static void a_session_ends_after_15_idle_minutes_or_12_hours(void **unused)
{
    int64_t hour = 3600000;

    (void)unused;
    assert_true(session_until(SESSION_OPEN, 0, 0) == 15 * 60000);
    assert_true(session_until(SESSION_OPEN, 0, 5 * hour) == 5 * hour + 15 * 60000);
    assert_true(session_until(SESSION_OPEN, 0, 12 * hour - 1) == 12 * hour);
    assert_true(session_until(SESSION_CODE, 7, 9 * 60000) == 7 + 10 * 60000);
    assert_true(session_until(SESSION_POST, 7, 9 * 60000) == 7 + 10 * 60000);
}

static void four_failures_wait_for_nothing(void **unused)
{
    struct lockout l = {.pair_failures = 4, .pair_last_ms = 1000};
    struct err e = {0};

    (void)unused;
    assert_true(lockout_check(&l, 1000, &e));
    assert_true(lockout_check(&(struct lockout){0}, 0, &e));
}

/* 1, 2, 4, 8 minutes, then 15 for ever. */
static void each_failure_from_the_fifth_on_doubles_the_wait(void **unused)
{
    static const int64_t minutes[] = {1, 2, 4, 8, 15, 15, 15};

    (void)unused;
    for (int i = 0; i < 7; i++) {
        struct lockout l = {.pair_failures = 5 + i, .pair_last_ms = 500};
        int64_t until = 500 + minutes[i] * 60000;
        struct err e = {0};

        assert_true(lockout_until(&l) == until);
        assert_false(lockout_check(&l, until - 1500, &e));
        assert_err(e, ERR_STATE, "heard in 2 s");
        err_reset(&e);
        assert_true(lockout_check(&l, until, &e));
    }
    assert_true(lockout_until(&(struct lockout){.pair_failures = INT64_MAX, .pair_last_ms = 1})
                == 1 + 15 * 60000);
}

static void an_address_with_100_failures_waits_until_the_first_is_an_hour_old(void **unused)
{
    struct lockout l = {.address_failures = 99, .address_first_ms = 700};
    struct err e = {0};

    (void)unused;
    assert_true(lockout_check(&l, 700, &e));
    l.address_failures = 100;
    assert_false(lockout_check(&l, 700 + 3599999, &e));
    err_reset(&e);
    assert_true(lockout_check(&l, 700 + 3600000, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_two_to_64_plain_characters_are_taken),
        cmocka_unit_test(other_names_are_refused_with_the_rule),
        cmocka_unit_test(a_session_ends_after_15_idle_minutes_or_12_hours),
        cmocka_unit_test(four_failures_wait_for_nothing),
        cmocka_unit_test(each_failure_from_the_fifth_on_doubles_the_wait),
        cmocka_unit_test(an_address_with_100_failures_waits_until_the_first_is_an_hour_old),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
