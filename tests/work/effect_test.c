/* The command's own tests (tests/cli/effect_test.py) hold the files; here: words, figures, and that
 * a refusal leaves no folder behind. */
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"
#include "work/effect_part.h"

static struct arena arena;

static int arena_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static void figures_keep_three_digits_and_no_exponent(void **unused)
{
    (void)unused;
    assert_string_equal(effect_figure(3.2649, &arena), "3.26");
    assert_string_equal(effect_figure(-123.4, &arena), "-123");
    assert_string_equal(effect_figure(12.34, &arena), "12.3");
    assert_string_equal(effect_figure(0.01234, &arena), "0.012");
    assert_string_equal(effect_figure(0, &arena), "0.00");
    assert_string_equal(effect_figure(INFINITY, &arena), "不限");
}

static void a_verdict_says_its_class_and_every_reason(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};
    struct effect_saying saying = {EFFECT_WORSENED, "一句话",
                                   EFFECT_REASON_SLOPE | EFFECT_REASON_LEFT_OUT};

    (void)unused;
    json_open_object(&w);
    effect_verdict_put(&w, &saying);
    json_end(&w);
    out_char(&out, '\0');
    assert_non_null(strstr(out.items, "\"class\":\"worsened\",\"sentence\":\"一句话\""));
    assert_non_null(strstr(out.items, "\"trend_before\""));
    assert_non_null(strstr(out.items, "\"left_out\""));
    assert_null(strstr(out.items, "change_before"));
    out_reset(&out);
}

static void a_refusal_leaves_no_folder(void **unused)
{
    char panel[] = "/tmp/xinglin-effect-XXXXXX", out[64];
    int fd = mkstemp(panel);
    struct effect_did_request r = {.panel = panel,
                                   .unit = "u",
                                   .time = "t",
                                   .start = "s",
                                   .outcome = "y",
                                   .plan = {.window = 12},
                                   .out = out};
    static const char TEXT[] = "u,t,s,y\na,1,2,1\na,2,2,3\nb,1,2,4\nb,2,2,9\n";
    struct err e = {0};

    (void)unused;
    snprintf(out, sizeof out, "%s.out", panel);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, TEXT, sizeof TEXT - 1), sizeof TEXT - 1);
    close(fd);
    assert_false(work_effect_did(&r, &e));
    assert_err(e, ERR_INPUT, ":1:3: s: all units start at 2");
    assert_int_equal(access(out, F_OK), -1);
    unlink(panel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_keep_three_digits_and_no_exponent),
        cmocka_unit_test(a_verdict_says_its_class_and_every_reason),
        cmocka_unit_test(a_refusal_leaves_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, arena_close);
}
