#include "model/password.h"

#include "tests/check.h"

static void refused(const char *password, const char *name, const char *words)
{
    struct err e = {0};

    if (password_check(str_of(password), str_of(name), PASSWORD_NIST, &e))
        fail_msg("'%s' was taken", password);
    assert_err(e, ERR_INPUT, words);
    if (password[0] != '\0' && strstr(e.text, password) != NULL)
        fail_msg("the refusal tells the password");
}

static void taken(const char *password, const char *name)
{
    struct err e = {0};

    if (!password_check(str_of(password), str_of(name), PASSWORD_NIST, &e))
        fail_msg("'%s': %s", password, e.text);
}

static void phrases_and_random_ones_are_taken(void **unused)
{
    (void)unused;
    taken("correct horse battery staple", "zhang");
    taken("kV7#pq2!mZx9", "zhang");
    taken("春江潮水连海平海上明月共潮生", "zhang");
    taken("wine blue lamp tiger", "");
    taken("t9wJ4k2mB7cX", "li"); /* a name of two letters is not looked for */
}

static void twelve_to_128_characters_are_wanted(void **unused)
{
    char text[PASSWORD_MAX * 3 + 4] = "";

    (void)unused;
    refused("", "", "has 0 characters");
    refused("kV7#pq2!mZx", "", "has 11 characters, 12 to 128");
    refused("春江潮水连海平海上明月", "", "has 11 characters");
    for (int i = 0; i < PASSWORD_MAX; i++)
        text[i] = "kV7#pq2!mZx9wB"[i * i % 14];
    taken(text, "");
    text[PASSWORD_MAX] = 'Q';
    refused(text, "", "has 129 characters");
}

static void common_words_and_what_is_made_of_them_are_refused(void **unused)
{
    static const char *const bad[] = {"password1234",
                                      "Password2024!",
                                      "PASSWORDPASSWORD",
                                      "qwertyuiop123",
                                      "1qaz2wsx3edc4",
                                      "administrator1",
                                      "woaini5201314",
                                      "adminadmin123",
                                      "letmein123456",
                                      "iloveyou1314520",
                                      "abcdefghijkl",
                                      "123456789012",
                                      "987654321098",
                                      "aaaaaaaaaaaa",
                                      "abababababab",
                                      "xy7xy7xy7xy7",
                                      "!@#$%^&*()_+",
                                      "xinglin123456",
                                      "杏林杏林杏林杏林杏林杏林",
                                      "医院管理员密码123456",
                                      "P@ssw0rdP@ssw0rd",
                                      "asdfghjkl;12"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        refused(bad[i], "zhang", "common words");
}

static void the_accounts_name_does_not_count(void **unused)
{
    (void)unused;
    refused("Zhangwei-zhangwei", "zhangwei", "account's name");
    refused("zhangwei12345", "zhangwei", "account's name");
    taken("zhangwei mag blaue Lampen", "zhangwei");
}

static void control_characters_and_broken_bytes_are_refused(void **unused)
{
    (void)unused;
    refused("kV7#pq2!mZx9\n", "", "control character");
    refused("kV7#pq2!mZx9\x7f", "", "control character");
    refused("kV7#pq2!mZx9\xff", "", "no UTF-8");
}

static void gb22239_wants_three_kinds_and_a_change_every_90_days(void **unused)
{
    int64_t day = 24LL * 3600 * 1000;
    struct err e = {0};

    (void)unused;
    assert_false(password_check(STR("wineblueLAMPtigercub"), STR(""), PASSWORD_GB22239, &e));
    assert_err(e, ERR_INPUT, "has 2 kinds");
    err_reset(&e);
    assert_true(password_check(STR("wineblueLAMPtigercub"), STR(""), PASSWORD_NIST, &e));
    assert_true(password_check(STR("wineblueLAMPtigercub7"), STR(""), PASSWORD_GB22239, &e));
    assert_true(password_check(STR("春江潮水连海平x8海上明月"), STR(""), PASSWORD_GB22239, &e));
    assert_false(password_due(PASSWORD_GB22239, 5, 5 + 90 * day - 1));
    assert_true(password_due(PASSWORD_GB22239, 5, 5 + 90 * day));
    assert_false(password_due(PASSWORD_NIST, 5, 5 + 9000 * day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_and_random_ones_are_taken),
        cmocka_unit_test(twelve_to_128_characters_are_wanted),
        cmocka_unit_test(common_words_and_what_is_made_of_them_are_refused),
        cmocka_unit_test(the_accounts_name_does_not_count),
        cmocka_unit_test(control_characters_and_broken_bytes_are_refused),
        cmocka_unit_test(gb22239_wants_three_kinds_and_a_change_every_90_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
