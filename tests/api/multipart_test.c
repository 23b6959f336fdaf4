#include "api/multipart.h"

#include "tests/check.h"

/* A body in memory as a source; where it breaks off, it fails. */
struct body {
    struct str bytes;
    int64_t breaks_at; /* 0: nowhere */
};

static bool body_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct body *b = arg;
    const size_t from = (size_t)offset < b->bytes.n ? (size_t)offset : b->bytes.n;

    if (b->breaks_at && offset + (int64_t)n > b->breaks_at)
        return err_set(e, ERR_CHECK, "broken");
    *got = n < b->bytes.n - from ? n : b->bytes.n - from;
    memcpy(to, b->bytes.at + from, *got);
    return true;
}

static struct body at;
static struct file_source from;
static struct multipart m;

static void begin(struct str bytes, struct str boundary)
{
    at = (struct body){.bytes = bytes};
    from = (struct file_source){body_read, &at, (int64_t)bytes.n};
    m.from = &from;
    m.boundary = boundary;
    m.at = 0;
}

static bool next(struct str *bytes)
{
    struct multipart_part part;
    struct err e = {0};
    bool found;

    assert_true(multipart_next(&m, &part, &found, &e));
    if (found)
        *bytes = (struct str){at.bytes.at + part.at, (size_t)part.n};
    return found;
}

#define B STR("b")

static void parts_come_one_after_the_other_whatever_bytes_they_hold(void **unused)
{
    struct str bytes;

    (void)unused;
    begin(STR("--b\r\nContent-Type: application/dicom\r\nX: y\r\n\r\none\r\n"
              "--b\r\ncontent-type:a/b \r\n\r\nt\r\n-wo--b\0\r\n--b\r\n\r\n\r\n--b--\r\n"),
          B);
    assert_true(next(&bytes));
    assert_str(bytes, "one");
    assert_true(next(&bytes));
    assert_int_equal(bytes.n, 10); /* with its NUL and what is nearly a boundary */
    assert_true(next(&bytes));
    assert_int_equal(bytes.n, 0);
    assert_false(next(&bytes));
    assert_true(m.whole);
}

static void words_before_the_first_part_are_passed_over(void **unused)
{
    struct str bytes;

    (void)unused;
    begin(STR("hello\r\n--b\r\n\r\none\r\n--b--"), B);
    assert_true(next(&bytes));
    assert_str(bytes, "one");
}

static void what_is_cut_or_wrong_has_no_part_and_no_end(void **unused)
{
    static const char *const WRONG[] = {"",
                                        "--b",
                                        "--b\r\n",
                                        "--b\r\nContent-Type: x\r\n\r\nhalf",
                                        "--bc\r\n\r\none\r\n--bc--",
                                        "-b\r\n\r\none\r\n-b--",
                                        "--b\r\nX: y\r\none\r\n--b--"};
    struct str bytes = STR("before");
    char lengthy[80];

    (void)unused;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        begin(str_of(WRONG[i]), B);
        m.whole = true;
        assert_false(next(&bytes));
        assert_false(m.whole);
        assert_str(bytes, "before");
    }
    memset(lengthy, 'x', sizeof lengthy);
    for (size_t n = 0; n < sizeof lengthy; n += 71) {
        begin(STR("--\r\n\r\none\r\n----"), (struct str){lengthy, n});
        assert_false(next(&bytes));
    }
}

/* Every place that a boundary may have around the edge of what is looked at at once. */
static void a_boundary_is_found_across_two_windows(void **unused)
{
    static char body[2 * MULTIPART_WINDOW];
    const char tail[] = "\r\n--b\r\n\r\ntwo\r\n--b--";
    struct str bytes;

    (void)unused;
    for (size_t n = MULTIPART_WINDOW - 40; n < MULTIPART_WINDOW + 10; n++) {
        memset(body, 'x', sizeof body);
        memcpy(body, "--b\r\n\r\n", 7);
        memcpy(body + 7 + n, tail, sizeof tail - 1);
        begin((struct str){body, 7 + n + sizeof tail - 1}, B);
        assert_true(next(&bytes));
        assert_int_equal(bytes.n, n);
        assert_true(next(&bytes));
        assert_str(bytes, "two");
        assert_false(next(&bytes));
        assert_true(m.whole);
    }
}

static void a_source_that_fails_is_told(void **unused)
{
    struct multipart_part part;
    struct err e = {0};
    bool found;

    (void)unused;
    begin(STR("--b\r\n\r\none\r\n--b--"), B);
    at.breaks_at = 6;
    assert_false(multipart_next(&m, &part, &found, &e));
    assert_int_equal(e.code, ERR_CHECK);
}

static void a_parameter_is_quoted_or_not(void **unused)
{
    const struct str type = STR("multipart/related; type=\"application/dicom\"; Boundary=a'b");

    (void)unused;
    assert_str(multipart_parameter(type, "type"), "application/dicom");
    assert_str(multipart_parameter(type, "boundary"), "a'b");
    assert_str(multipart_parameter(type, "start"), "");
    assert_str(multipart_parameter(STR("type=x"), "type"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_come_one_after_the_other_whatever_bytes_they_hold),
        cmocka_unit_test(words_before_the_first_part_are_passed_over),
        cmocka_unit_test(what_is_cut_or_wrong_has_no_part_and_no_end),
        cmocka_unit_test(a_boundary_is_found_across_two_windows),
        cmocka_unit_test(a_source_that_fails_is_told),
        cmocka_unit_test(a_parameter_is_quoted_or_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
