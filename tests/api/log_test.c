/* log_test.c - one line a request, whole and with nothing in it that a request brought. */
#include "api/log.h"

#include <stdio.h>
#include <unistd.h>

#include "tests/check.h"

static void a_request_is_one_line_of_json(void **unused)
{
    const struct log_request r = {.unix_ms = 1795564800000, /* 2026-11-25T00:00:00Z */
                                  .method = "GET",
                                  .route = "/api/gaps/{gap}",
                                  .status = 200,
                                  .micros = 812,
                                  .bytes = 5120};
    struct out out = {0};

    (void)unused;
    log_request_write(&out, &r);
    assert_str(((struct str){out.items, out.n}),
               "{\"time\":\"2026-11-25T08:00:00+08:00\",\"method\":\"GET\","
               "\"route\":\"/api/gaps/{gap}\",\"status\":200,\"micros\":812,\"bytes\":5120}\n");
    out_reset(&out);
}

static void an_address_that_no_row_has_is_null(void **unused)
{
    const struct log_request r = {.method = "GET", .status = 404};
    struct out out = {0};

    (void)unused;
    log_request_write(&out, &r);
    out_char(&out, '\0');
    assert_non_null(strstr(out.items, "\"route\":null"));
    out_reset(&out);
}

/* What goes to standard error while `fault` is told. */
static void told(const struct err *fault, char *text, size_t size)
{
    int ends[2], old = dup(STDERR_FILENO);
    ssize_t n;

    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    log_fault("/api/home", fault);
    dup2(old, STDERR_FILENO);
    close(ends[1]);
    n = read(ends[0], text, size - 1);
    text[n > 0 ? n : 0] = '\0';
    close(ends[0]);
    close(old);
}

static void a_fault_is_one_line_with_its_reason_whatever_that_holds(void **unused)
{
    struct err e = {0};
    char text[4096];

    (void)unused;
    err_set(&e, ERR_IO, "disk\n\"full\"");
    told(&e, text, sizeof text);
    assert_non_null(strstr(text, "\"level\":\"error\",\"route\":\"/api/home\","
                                 "\"reason\":\"disk\\u000a\\\"full\\\"\"}\n"));
    assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_one_line_of_json),
        cmocka_unit_test(an_address_that_no_row_has_is_null),
        cmocka_unit_test(a_fault_is_one_line_with_its_reason_whatever_that_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
