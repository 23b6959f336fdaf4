#include "base/err.h"
#include "tests/check.h"

static void the_first_failure_is_kept(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_INPUT, "row %d: bad", 7));
    assert_false(err_set(&e, ERR_IO, "what follows from it"));
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, "row 7: bad");
    assert_non_null(strstr(e.file, "err_test.c"));
}

static void a_reset_failure_can_be_set_again(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(err_set(&e, ERR_INPUT, "one"));
    err_reset(&e);
    assert_int_equal(e.code, ERR_NONE);
    assert_string_equal(e.text, "");
    assert_false(err_set(&e, ERR_STATE, "two"));
    assert_string_equal(e.text, "two");
}

static void a_long_sentence_is_cut_not_spilled(void **unused)
{
    struct err e = {0};
    char text[4000];

    (void)unused;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(err_set(&e, ERR_IO, "%s", text));
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

/* The documented exit statuses: 0 done, 1 usage and system, 2 bad input, 3 impossible, 4 unproved,
 * 5 a check failed. */
static void every_code_has_its_exit_and_http_status(void **unused)
{
    (void)unused;
    assert_int_equal(err_exit_status(ERR_NONE), 0);
    assert_int_equal(err_exit_status(ERR_USAGE), 1);
    assert_int_equal(err_exit_status(ERR_IO), 1);
    assert_int_equal(err_exit_status(ERR_INPUT), 2);
    assert_int_equal(err_exit_status(ERR_IMPOSSIBLE), 3);
    assert_int_equal(err_exit_status(ERR_UNPROVED), 4);
    assert_int_equal(err_exit_status(ERR_CHECK), 5);
    for (int code = ERR_NONE + 1; code < ERR_N; code++) {
        assert_in_range(err_exit_status((enum err_code)code), 1, 5);
        assert_in_range(err_http_status((enum err_code)code), 400, 599);
    }
    assert_int_equal(err_http_status(ERR_MISSING), 404);
    assert_int_equal(err_http_status(ERR_RIGHT), 403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_is_kept),
        cmocka_unit_test(a_reset_failure_can_be_set_again),
        cmocka_unit_test(a_long_sentence_is_cut_not_spilled),
        cmocka_unit_test(every_code_has_its_exit_and_http_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
