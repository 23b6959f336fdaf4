#include "base/translate.h"

#include "tests/check.h"

static const struct {
    const char *key, *said;
} ROWS[] = {
    {"a %s that is %s cannot become %s; allowed: %s", "{%s}当前为{%s}，不能变为{%s}；可以：{%s}"},
    {"%s holds %d of %d", "%1$s 有 %3$d 之 %2$d"},
    {"row %d: ", "第 %d 行："},
    {"no such thing", "没有这一项"},
    {"said with %s", "{%s} 与 %s"},
    {TRANSLATE_WORD "order", "订单"},
    {TRANSLATE_WORD "draft", "草稿"},
    {TRANSLATE_WORD "approved", "已批准"},
};

static const char *find(const char *key)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (!strcmp(ROWS[i].key, key))
            return ROWS[i].said;
    }
    return NULL;
}

static int installed(void **unused)
{
    (void)unused;
    translate_install(find);
    return 0;
}

static int gone(void **unused)
{
    (void)unused;
    translate_install(NULL);
    return 0;
}

static void words_in_braces_are_looked_up_one_by_one(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_STATE, "a %s that is %s cannot become %s; allowed: %s", "order",
                         "draft", "filled", "approved, draft, filled"));
    assert_string_equal(e.local, "订单当前为草稿，不能变为filled；可以：已批准、草稿、filled");
    assert_string_equal(
        e.text, "a order that is draft cannot become filled; allowed: approved, draft, filled");
    err_reset(&e);
    assert_false(err_set(&e, ERR_STATE, "a %s that is %s cannot become %s; allowed: %s", "order 7",
                         "", "draft; approved", "draft,approved, "));
    assert_string_equal(e.local, "订单 7当前为，不能变为草稿；已批准；可以：draft,approved、");
    assert_string_equal(translate_word("nobody knows it"), "nobody knows it");
}

static void the_order_of_what_stands_in_it_may_differ(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_INPUT, "%s holds %d of %d", "甲{乙}", 3, 7));
    assert_string_equal(e.local, "甲{乙} 有 7 之 3");
}

static void a_sentence_without_a_translation_has_none(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_INPUT, "%d is new here", 3));
    assert_string_equal(e.local, "");
    assert_string_equal(err_local(&e), "3 is new here");
    assert_string_equal(translate_sentence("no such thing"), "没有这一项");
    assert_string_equal(translate_sentence("no such"), "no such");
    gone(NULL);
    err_reset(&e);
    assert_false(err_set(&e, ERR_INPUT, "no such thing"));
    assert_string_equal(e.local, "");
    assert_string_equal(translate_sentence("no such thing"), "no such thing");
    assert_string_equal(translate_word("draft"), "draft");
    installed(NULL);
}

static void a_failure_within_another_keeps_both_languages(void **unused)
{
    struct err own = {0}, e = {0}, passed = {0}, plain = {0};

    (void)unused;
    assert_false(err_set(&own, ERR_MISSING, "no such thing"));
    assert_false(err_within(&e, &own, "row %d: ", 4));
    assert_int_equal(e.code, ERR_MISSING);
    assert_string_equal(e.text, "row 4: no such thing");
    assert_string_equal(e.local, "第 4 行：没有这一项");
    assert_false(err_within(&passed, &own, "x.csv:%d: ", 4));
    assert_string_equal(passed.local, "x.csv:4: 没有这一项");
    assert_false(err_pass(&passed, &e));
    assert_string_equal(passed.text, "x.csv:4: no such thing");
    err_reset(&passed);
    assert_string_equal(passed.local, "");
    assert_false(err_pass(&passed, &e));
    assert_string_equal(passed.local, e.local);
    assert_false(err_set(&plain, ERR_INPUT, "untold"));
    err_reset(&passed);
    assert_false(err_within(&passed, &plain, "row %d: ", 4));
    assert_string_equal(passed.text, "row 4: untold");
    assert_string_equal(passed.local, "");
}

static void long_sentences_and_odd_braces_are_cut_not_spilled(void **unused)
{
    char text[3000], small[12];
    struct err e = {0};

    (void)unused;
    memset(text, '{', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(err_set(&e, ERR_INPUT, "a %s that is %s cannot become %s; allowed: %s", text, text,
                         "}}}", ""));
    assert_true(strlen(e.local) < sizeof e.local);
    err_reset(&e);
    memset(text, 'a', sizeof text - 1);
    assert_false(err_set(&e, ERR_INPUT, "a %s that is %s cannot become %s; allowed: %s", text,
                         "draft", "draft", "draft"));
    assert_int_equal(strlen(e.local), sizeof e.local - 1);
    memcpy(small, "untouched", 10);
    assert_string_equal(translate_word(text), text);
    assert_string_equal(small, "untouched");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_in_braces_are_looked_up_one_by_one, installed, gone),
        cmocka_unit_test_setup_teardown(the_order_of_what_stands_in_it_may_differ, installed, gone),
        cmocka_unit_test_setup_teardown(a_sentence_without_a_translation_has_none, installed, gone),
        cmocka_unit_test_setup_teardown(a_failure_within_another_keeps_both_languages, installed,
                                        gone),
        cmocka_unit_test_setup_teardown(long_sentences_and_odd_braces_are_cut_not_spilled,
                                        installed, gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
