/* problem_test.c - failures as RFC 9457 writes them. */
#include "api/problem.h"

#include "base/err.h"
#include "base/str.h"
#include "tests/check.h"

static void every_status_of_the_table_of_failures_has_a_title(void **unused)
{
    (void)unused;
    for (int code = ERR_USAGE; code < ERR_N; code++)
        assert_string_not_equal(problem_title(err_http_status(code)), "Error");
    assert_string_equal(problem_title(404), "Not Found");
    assert_string_equal(problem_title(507), "Insufficient Storage"); /* api/route_file says it */
    assert_string_equal(problem_title(599), "Error");
}

static void fields_are_told_and_unknown_members_left_out(void **unused)
{
    const struct problem_field fields[] = {{"limit", "a whole number", "x", "1…200"},
                                           {.field = "y", .message = "none"}};
    struct out out = {0};

    (void)unused;
    problem_write(&out, 400, "a \"quoted\" word", fields, 2);
    assert_str(((struct str){out.items, out.n}),
               "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":"
               "\"a \\\"quoted\\\" word\",\"errors\":[{\"field\":\"limit\",\"message\":\"a whole"
               " number\",\"found\":\"x\",\"expected\":\"1…200\"},{\"field\":\"y\",\"message\":"
               "\"none\"}]}");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_of_the_table_of_failures_has_a_title),
        cmocka_unit_test(fields_are_told_and_unknown_members_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
