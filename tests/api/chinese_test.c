/* chinese_test.c - the table of po/zh_CN.po as the program has it, and who is answered from it. */
#include "api/chinese.h"

#include "base/err.h"
#include "base/translate.h"
#include "tests/check.h"

static int installed(void **unused)
{
    (void)unused;
    chinese_install();
    return 0;
}

static int gone(void **unused)
{
    (void)unused;
    translate_install(NULL);
    return 0;
}

static void every_row_is_found_and_says_something_else(void **unused)
{
    (void)unused;
    assert_true(chinese_row_n > 1000);
    for (size_t i = 0; i < chinese_row_n; i++) {
        const char *key = chinese_rows[i].key;
        size_t mark = strlen(TRANSLATE_WORD);

        assert_true(i == 0 || strcmp(chinese_rows[i - 1].key, key) < 0); /* each once */
        assert_true(chinese_rows[i].said[0] != '\0');
        if (!strncmp(key, TRANSLATE_WORD, mark))
            assert_ptr_equal(translate_word(key + mark), chinese_rows[i].said);
        else
            assert_ptr_equal(translate_sentence(key), chinese_rows[i].said);
    }
}

static void a_refused_move_is_told_in_chinese_to_its_last_word(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_STATE, "a %s that is %s cannot become %s; allowed: %s", "demand",
                         "draft", "approved", "submitted, withdrawn"));
    assert_string_equal(
        e.text, "a demand that is draft cannot become approved; allowed: submitted, withdrawn");
    for (const char *c = e.local; *c; c++)
        assert_false((*c >= 'a' && *c <= 'z') || *c == '{');
}

static void who_wants_chinese_says_so_first(void **unused)
{
    static const struct {
        const char *language;
        bool chinese;
    } CASES[] = {{"zh-CN,zh;q=0.9,en;q=0.8", true},
                 {"zh", true},
                 {"en,zh;q=0.9", false},
                 {"", false},
                 {"*", false},
                 {"Zh", false}};

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct gate_header header = {.name = STR("Accept-Language"),
                                           .value = str_of(CASES[i].language)};
        struct http_exchange x = {.headers = &header, .header_n = 1};

        assert_int_equal(chinese_wanted(&x), CASES[i].chinese);
        assert_string_equal(chinese_said(&x, "no such address"),
                            CASES[i].chinese ? translate_sentence("no such address")
                                             : "no such address");
    }
    assert_false(chinese_wanted(&(struct http_exchange){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_and_says_something_else),
        cmocka_unit_test(a_refused_move_is_told_in_chinese_to_its_last_word),
        cmocka_unit_test(who_wants_chinese_says_so_first),
    };

    return cmocka_run_group_tests(tests, installed, gone);
}
