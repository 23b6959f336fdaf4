#include "base/words.h"
#include "tests/check.h"

static void numbers_follow_first_sight_and_stay(void **unused)
{
    struct words words = {0};
    char text[16];

    (void)unused;
    assert_int_equal(words_find(&words, STR("none")), -1);
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "w%d", i);
        assert_int_equal(words_put(&words, str_of(text)), i);
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "w%d", i);
        assert_int_equal(words_put(&words, str_of(text)), i);
        assert_int_equal(words_find(&words, str_of(text)), i);
        assert_str(words.items[i], text);
    }
    assert_int_equal(words.n, 5000);
    assert_int_equal(words_find(&words, STR("w5000")), -1);
    words_reset(&words);
    assert_int_equal(words.n, 0);
}

static void the_empty_text_is_a_text(void **unused)
{
    struct words words = {0};

    (void)unused;
    assert_int_equal(words_put(&words, STR("")), 0);
    assert_int_equal(words_put(&words, STR("a")), 1);
    assert_int_equal(words_find(&words, str_of(NULL)), 0);
    words_reset(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_first_sight_and_stay),
        cmocka_unit_test(the_empty_text_is_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
