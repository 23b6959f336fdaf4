/* The command's own tests (tests/cli/mastery_test.py) hold the files; here: refusals write nothing.
 */
#include "work/mastery.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static char path[] = "/tmp/xinglin-mastery-XXXXXX";
static char out[64];

static bool mastery_of(const char *text, double adequate, struct err *e)
{
    FILE *file = fopen(path, "w");
    struct mastery_request r = {.cases = path,
                                .person = "person",
                                .case_ = "case",
                                .failure = "failure",
                                .adequate = adequate,
                                .inadequate = 0.2,
                                .limit = NAN,
                                .maintenance = NAN,
                                .out = out};

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return work_mastery(&r, e);
}

static int file_open(void **unused)
{
    (void)unused;
    if (mkstemp(path) < 0)
        return -1;
    snprintf(out, sizeof out, "%s.out", path);
    return 0;
}

static int file_close(void **unused)
{
    (void)unused;
    return unlink(path);
}

static void rates_are_judged_before_the_file_is_read(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(mastery_of("", 0.3, &e));
    assert_err(e, ERR_INPUT, "adequate rate 0.3");
    assert_int_equal(access(out, F_OK), -1);
}

static void a_case_twice_is_told_at_its_second_row(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(mastery_of("person,case,failure\na,2,0\nb,2,0\na,2,1\n", 0.1, &e));
    assert_err(e, ERR_INPUT, ":4:2: 2: this case of the person stands twice");
    assert_int_equal(access(out, F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_judged_before_the_file_is_read),
        cmocka_unit_test(a_case_twice_is_told_at_its_second_row),
    };
    return cmocka_run_group_tests(tests, file_open, file_close);
}
