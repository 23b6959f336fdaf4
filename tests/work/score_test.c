/* The command's own tests (tests/cli/score_test.py) hold the files; here: decimals and rules. */
#include "work/score.h"

#include "tests/check.h"

static void decimals_are_exact_or_refused(void **unused)
{
    int64_t value;

    (void)unused;
    assert_true(score_decimal(STR("0.6"), &value) && value == SCORE_ONE / 10 * 6);
    assert_true(score_decimal(STR("12"), &value) && value == 12 * SCORE_ONE);
    assert_true(score_decimal(STR("0.000000001"), &value) && value == 1);
    assert_true(score_decimal(STR("-1"), &value) && value == -SCORE_ONE);
    assert_false(score_decimal(STR("0.0000000001"), &value));
    assert_false(score_decimal(STR("1e3"), &value));
    assert_false(score_decimal(STR("1.2.3"), &value));
    assert_false(score_decimal(STR(" 1"), &value));
    assert_false(score_decimal(STR(""), &value));
    assert_false(score_decimal(STR("99999999999999999999"), &value));
}

static void numbers_are_written_without_idle_zeros(void **unused)
{
    struct arena a = {0};

    (void)unused;
    assert_string_equal(score_text(SCORE_ONE / 5, 9, &a), "0.2");
    assert_string_equal(score_text(SCORE_ONE, 9, &a), "1");
    assert_string_equal(score_text(0, 18, &a), "0");
    assert_string_equal(score_text(SCORE_POINT / 1000, 18, &a), "0.001");
    assert_string_equal(score_text(10 * SCORE_ONE, 9, &a), "10");
    arena_reset(&a);
}

static void rules_are_read_whole_or_left_alone(void **unused)
{
    static const char TEXT[] =
        "{\"indicators\":[{\"name\":\"a\",\"target\":\"2\",\"weight\":\"1\",\"better\":\"low\"}],"
        "\"basic_floor\":\"0.5\",\"competition_floor\":\"0.7\",\"shrink_cases\":50,\"pool_fen\":"
        "\"9\"}";
    struct score_rule_file file = {.rules.pool_fen = -1};
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    for (size_t n = 0; n < sizeof TEXT - 1; n++) { /* cut off anywhere */
        err_reset(&e);
        assert_false(score_rules_read("r", (struct str){TEXT, n}, &a, &file, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_int_equal(file.rules.pool_fen, -1);
    }
    err_reset(&e);
    assert_true(score_rules_read("r", (struct str){TEXT, sizeof TEXT - 1}, &a, &file, &e));
    assert_int_equal(file.rules.pool_fen, 9);
    assert_true(file.rules.indicators[0].target == 2 * SCORE_ONE);
    assert_string_equal(file.names[0], "a");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_exact_or_refused),
        cmocka_unit_test(numbers_are_written_without_idle_zeros),
        cmocka_unit_test(rules_are_read_whole_or_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
