#include "api/multipart.h"

#include "tests/check.h"

#define B STR("b")

static void parts_come_one_after_the_other_whatever_bytes_they_hold(void **unused)
{
    struct str rest = STR("--b\r\nContent-Type: application/dicom\r\nX: y\r\n\r\none\r\n"
                          "--b\r\ncontent-type:a/b \r\n\r\nt\r\n-wo--b\0\r\n--b--\r\n");
    struct str type, bytes;
    bool whole;

    (void)unused;
    assert_true(multipart_next(&rest, B, &type, &bytes, &whole));
    assert_str(type, "application/dicom");
    assert_str(bytes, "one");
    assert_true(multipart_next(&rest, B, &type, &bytes, &whole));
    assert_str(type, "a/b");
    assert_int_equal(bytes.n, 10); /* with its NUL and what is nearly a boundary */
    assert_false(multipart_next(&rest, B, &type, &bytes, &whole));
    assert_true(whole);
}

static void words_before_the_first_part_are_passed_over(void **unused)
{
    struct str rest = STR("hello\r\n--b\r\n\r\none\r\n--b--");
    struct str type, bytes;
    bool whole;

    (void)unused;
    assert_true(multipart_next(&rest, B, &type, &bytes, &whole));
    assert_str(type, "");
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
    struct str type = STR("before"), bytes;
    char lengthy[80];
    bool whole = true;

    (void)unused;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct str rest = str_of(WRONG[i]);

        whole = true;
        assert_false(multipart_next(&rest, B, &type, &bytes, &whole));
        assert_false(whole);
        assert_str(type, "before");
    }
    memset(lengthy, 'x', sizeof lengthy);
    for (size_t n = 0; n < sizeof lengthy; n += 71) {
        struct str rest = STR("--\r\n\r\none\r\n----");

        assert_false(multipart_next(&rest, (struct str){lengthy, n}, &type, &bytes, &whole));
    }
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
        cmocka_unit_test(a_parameter_is_quoted_or_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
