#include "base/str.h"
#include "tests/check.h"

static void slices_compare_by_unsigned_bytes(void **unused)
{
    (void)unused;
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("县"), STR("z")) > 0);
    assert_int_equal(str_cmp(STR(""), str_of(NULL)), 0);
    assert_true(str_eq(STR("x"), (struct str){"xyz", 1}));
    assert_false(str_eq(STR("x"), STR("y")));
}

static void heads_tails_and_blanks(void **unused)
{
    (void)unused;
    assert_true(str_starts(STR("abc"), STR("ab")) && !str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("某县"), STR("县")) && !str_ends(STR("县"), STR("某县")));
    assert_str(str_trim(STR(" \t a b\r\n")), "a b");
    assert_str(str_trim(STR("  ")), "");
}

static void cutting_walks_through_a_list(void **unused)
{
    struct str rest = STR("a;;b");

    (void)unused;
    assert_str(str_cut(&rest, ';'), "a");
    assert_str(str_cut(&rest, ';'), "");
    assert_str(str_cut(&rest, ';'), "b");
    assert_int_equal(rest.n, 0);
    assert_str(str_cut(&rest, ';'), "");
}

static void whole_numbers_are_digits_and_nothing_else(void **unused)
{
    static const char *const bad[] = {"", "-1", "+1", "01", "1 ", "1.0", "a", "101"};
    int64_t value = 77;

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(str_to_int(str_of(bad[i]), 100, &value));
    assert_false(str_to_int(STR("9223372036854775808"), INT64_MAX, &value));
    assert_false(str_to_int(STR("5"), 4, &value)); /* one digit, above a most of one digit */
    assert_false(str_to_int(STR("9"), 0, &value));
    assert_int_equal(value, 77);
    assert_true(str_to_int(STR("4"), 4, &value) && value == 4);
    assert_true(str_to_int(STR("0"), 100, &value) && value == 0);
    assert_true(str_to_int(STR("100"), 100, &value) && value == 100);
    assert_true(str_to_int(STR("9223372036854775807"), INT64_MAX, &value) && value == INT64_MAX);
}

static void copies_are_the_arenas(void **unused)
{
    struct arena a = {0};
    char text[] = "abc";
    struct str copy = str_copy(&a, str_of(text));
    const char *c_text = str_c(&a, (struct str){text, 2});

    (void)unused;
    text[0] = 'x';
    assert_str(copy, "abc");
    assert_string_equal(c_text, "ab");
    assert_true(str_hash(copy) == str_hash(STR("abc")) && str_hash(copy) != str_hash(STR("abd")));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_compare_by_unsigned_bytes),
        cmocka_unit_test(heads_tails_and_blanks),
        cmocka_unit_test(cutting_walks_through_a_list),
        cmocka_unit_test(whole_numbers_are_digits_and_nothing_else),
        cmocka_unit_test(copies_are_the_arenas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
