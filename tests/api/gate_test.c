/* gate_test.c - what may come in, and with which status the rest is refused. Statuses are those of
 * RFC 9110 and, for 431, RFC 6585. */
#include "api/gate.h"

#include "tests/check.h"

#define HOST                               \
    {                                      \
        STR("Host"), STR("127.0.0.1:8080") \
    }

static int status_of(const char *method, const char *target, const struct gate_header *headers,
                     size_t n)
{
    struct gate_head head = {str_of(method), str_of(target), STR("HTTP/1.1"), headers, n};
    struct gate_refusal refusal = {0};
    struct gate_body body = {true, -7};

    if (gate_pass(&head, &body, &refusal))
        return 200;
    assert_int_equal(body.length, -7);
    assert_non_null(refusal.detail);
    return refusal.status;
}

static int status_of_target(const char *target)
{
    return status_of("GET", target, (const struct gate_header[]){HOST}, 1);
}

static int status_with(struct gate_header header)
{
    const struct gate_header headers[] = {HOST, header};

    return status_of("GET", "/", headers, 2);
}

static void an_ordinary_request_passes(void **unused)
{
    (void)unused;
    assert_int_equal(status_of_target("/api/gaps?county=990101&discipline=%E9%AA%A8"), 200);
    assert_int_equal(status_with((struct gate_header){STR("Accept"), STR("*/*")}), 200);
    assert_int_equal(status_with((struct gate_header){STR("Content-Length"), STR("0")}), 200);
    assert_int_equal(status_with((struct gate_header){STR("X-Name"), STR("\xe6\x9d\x8f\t")}), 200);
}

static void six_methods_pass_and_case_matters(void **unused)
{
    static const char *const good[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    static const char *const refused[] = {"get",     "GETT", "",      "TRACE",
                                          "OPTIONS", "GET,", "POST ", "CONNECT"};
    const struct gate_header headers[] = {HOST};

    (void)unused;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_int_equal(status_of(good[i], "/", headers, 1), 200);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        assert_int_equal(status_of(refused[i], "/", headers, 1), 405);
}

static void a_target_that_is_no_plain_path_is_refused(void **unused)
{
    static const char *const refused[] = {"",      "*",      "api",       "http://127.0.0.1/",
                                          "/a b",  "/a\x01", "/a\x7f",    "/\xe9\xaa\xa8",
                                          "/a#b",  "/a\"b",  "/a\\..\\b", "/a|b",
                                          "/a|b?c"};

    (void)unused;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        assert_int_equal(status_of_target(refused[i]), 400);
    assert_int_equal(status_of_target("/a?b=c|d"), 200);
}

static void a_target_may_be_4096_bytes_long_and_no_longer(void **unused)
{
    char target[GATE_TARGET_BYTES + 2];

    (void)unused;
    memset(target, 'a', sizeof target);
    target[0] = '/';
    target[GATE_TARGET_BYTES] = '\0';
    assert_int_equal(status_of_target(target), 200);
    target[GATE_TARGET_BYTES] = 'a';
    target[GATE_TARGET_BYTES + 1] = '\0';
    assert_int_equal(status_of_target(target), 414);
}

static void a_version_that_is_not_1_is_refused(void **unused)
{
    const struct gate_header headers[] = {HOST};
    struct gate_head head = {STR("GET"), STR("/"), STR("HTTP/2.0"), headers, 1};
    struct gate_refusal refusal;
    struct gate_body body;

    (void)unused;
    assert_false(gate_pass(&head, &body, &refusal));
    assert_int_equal(refusal.status, 505);
    head.version = STR("HTTP/1.0");
    assert_true(gate_pass(&head, &body, &refusal));
}

static void a_length_that_can_be_read_in_two_ways_is_refused(void **unused)
{
    static const char *const lengths[] = {"",     "00", "+0",  "-1", "0x10",
                                          "5, 5", "5 ", "1e3", "٣",  "99999999999999999999"};
    static const char *const codings[] = {"gzip", "gzip, chunked", "chunked, chunked",
                                          "",     "xchunked",      "chunked;q=1"};
    const struct gate_header both[] = {
        HOST, {STR("Content-Length"), STR("0")}, {STR("Transfer-Encoding"), STR("chunked")}};
    const struct gate_header coded[] = {HOST,
                                        {STR("Transfer-Encoding"), STR("chunked")},
                                        {STR("Transfer-Encoding"), STR("chunked")}};
    const struct gate_header twice[] = {
        HOST, {STR("Content-Length"), STR("0")}, {STR("content-length"), STR("0")}};

    (void)unused;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        assert_int_equal(
            status_with((struct gate_header){STR("CONTENT-length"), str_of(lengths[i])}), 400);
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++)
        assert_int_equal(
            status_with((struct gate_header){STR("Transfer-Encoding"), str_of(codings[i])}), 400);
    assert_int_equal(status_of("POST", "/", coded, 3), 400);
    assert_int_equal(status_with((struct gate_header){STR("Expect"), STR("a-present")}), 417);
    assert_int_equal(status_of("GET", "/", both, 3), 400);
    assert_int_equal(status_of("GET", "/", twice, 3), 400);
}

static struct gate_body body_with(struct gate_header header)
{
    const struct gate_header headers[] = {HOST, header};
    struct gate_head head = {STR("POST"), STR("/"), STR("HTTP/1.1"), headers, 2};
    struct gate_refusal refusal = {0};
    struct gate_body body;

    assert_true(gate_pass(&head, &body, &refusal));
    return body;
}

static void the_length_of_a_body_is_told(void **unused)
{
    struct gate_body body = body_with((struct gate_header){STR("Content-Length"), STR("17")});

    (void)unused;
    assert_true(body.is);
    assert_int_equal(body.length, 17);
    body = body_with((struct gate_header){STR("content-length"), STR("0")});
    assert_false(body.is);
    body = body_with((struct gate_header){STR("Transfer-Encoding"), STR("Chunked")});
    assert_true(body.is);
    assert_int_equal(body.length, GATE_CHUNKED);
    body = body_with((struct gate_header){STR("Expect"), STR("100-Continue")});
    assert_false(body.is);
}

static void exactly_one_host_of_this_machine_is_wanted(void **unused)
{
    static const char *const good[] = {"127.0.0.1", "127.0.0.1:80", "127.8.9.1", "localhost:9000",
                                       "LOCALHOST", "[::1]",        "[::1]:8080"};
    static const char *const bad[] = {
        "example.org", "127.0.0.1.example.org", "localhost.evil", "10.0.0.1:8080", "[::2]:8080", "",
        "127.evil:80", "localhost:8080:1",      "localhost:x"};
    const struct gate_header twice[] = {HOST, HOST};

    (void)unused;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_int_equal(
            status_of("GET", "/", (const struct gate_header[]){{STR("host"), str_of(good[i])}}, 1),
            200);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(
            status_of("GET", "/", (const struct gate_header[]){{STR("Host"), str_of(bad[i])}}, 1),
            421);
    assert_int_equal(status_of("GET", "/", twice, 2), 400);
    assert_int_equal(status_of("GET", "/", NULL, 0), 400);
}

static void header_names_are_tokens_and_values_hold_no_control_byte(void **unused)
{
    (void)unused;
    assert_int_equal(status_with((struct gate_header){STR("X Y"), STR("1")}), 400);
    assert_int_equal(status_with((struct gate_header){STR(""), STR("1")}), 400);
    assert_int_equal(status_with((struct gate_header){STR("X:"), STR("1")}), 400);
    assert_int_equal(status_with((struct gate_header){STR("X"), STR("a\x01")}), 400);
    assert_int_equal(status_with((struct gate_header){STR("X"), STR("a\x7f")}), 400);
    assert_int_equal(status_with((struct gate_header){STR("X"), {"a\0b", 3}}), 400);
}

static void a_hundred_headers_and_16_kilobytes_are_the_most(void **unused)
{
    static char big[GATE_HEAD_BYTES + 1];
    struct gate_header headers[GATE_HEADERS + 1] = {HOST};

    (void)unused;
    for (int i = 1; i <= GATE_HEADERS; i++)
        headers[i] = (struct gate_header){STR("A"), STR("1")};
    assert_int_equal(status_of("GET", "/", headers, GATE_HEADERS), 200);
    assert_int_equal(status_of("GET", "/", headers, GATE_HEADERS + 1), 431);
    memset(big, 'b', sizeof big - 1);
    assert_int_equal(status_with((struct gate_header){STR("B"), str_of(big)}), 431);
}

static void gzip_is_taken_only_where_it_is_allowed(void **unused)
{
    static const char *const yes[] = {"gzip", "deflate, GZIP;q=0.5", "*", "br;q=1, gzip ; q=1"};
    static const char *const no[] = {"", "br", "gzip;q=0", "gzip; q=0.000", "xgzip", "*;q=0"};

    (void)unused;
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        assert_true(gate_takes_gzip(str_of(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        assert_false(gate_takes_gzip(str_of(no[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_request_passes),
        cmocka_unit_test(six_methods_pass_and_case_matters),
        cmocka_unit_test(a_target_that_is_no_plain_path_is_refused),
        cmocka_unit_test(a_target_may_be_4096_bytes_long_and_no_longer),
        cmocka_unit_test(a_version_that_is_not_1_is_refused),
        cmocka_unit_test(a_length_that_can_be_read_in_two_ways_is_refused),
        cmocka_unit_test(the_length_of_a_body_is_told),
        cmocka_unit_test(exactly_one_host_of_this_machine_is_wanted),
        cmocka_unit_test(header_names_are_tokens_and_values_hold_no_control_byte),
        cmocka_unit_test(a_hundred_headers_and_16_kilobytes_are_the_most),
        cmocka_unit_test(gzip_is_taken_only_where_it_is_allowed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
