#include <math.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

static void fields_are_quoted_only_where_needed(void **unused)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    (void)unused;
    csv_head(&w, "a,b");
    csv_text(&w, "plain 文字");
    csv_text(&w, "with,comma");
    csv_text(&w, "with \"quote\"");
    csv_text(&w, "two\nlines");
    csv_text(&w, "");
    csv_end(&w);
    assert_str(((struct str){out.items, out.n}),
               "a,b\nplain 文字,\"with,comma\",\"with \"\"quote\"\"\",\"two\nlines\",\n");
    out_reset(&out);
}

static void shares_have_six_digits_and_unknown_is_empty(void **unused)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    (void)unused;
    csv_share(&w, 0.5);
    csv_share(&w, NAN);
    csv_share(&w, -0.0000001);
    csv_share(&w, 1.0 / 3);
    csv_int(&w, INT64_MIN);
    csv_none(&w);
    csv_day(&w, 0);
    csv_day(&w, DAY_NONE);
    csv_end(&w);
    assert_str(((struct str){out.items, out.n}),
               "0.500000,,0.000000,0.333333,-9223372036854775808,,1970-01-01,\n");
    out_reset(&out);
}

static void rows_are_read_with_their_lines(void **unused)
{
    struct arena a = {0};
    struct csv_reader r;
    struct err e = {0};

    (void)unused;
    csv_open(&r, "f", STR("\xEF\xBB\xBFx,y\r\n\"a\nb\",\"c\"\"d\"\nlast,"), &a);
    assert_true(csv_row(&r, &e));
    assert_int_equal(r.line, 1);
    assert_str(r.fields[0], "x");
    assert_true(csv_row(&r, &e));
    assert_int_equal(r.line, 2);
    assert_str(r.fields[0], "a\nb");
    assert_str(r.fields[1], "c\"d");
    assert_true(csv_row(&r, &e));
    assert_int_equal(r.line, 4);
    assert_int_equal(r.field_n, 2);
    assert_str(r.fields[1], "");
    assert_false(csv_row(&r, &e));
    assert_int_equal(e.code, ERR_NONE);
    arena_reset(&a);
}

static void every_fault_names_file_line_column_value_and_reason(void **unused)
{
    static const struct {
        const char *text, *says;
    } faults[] = {
        {"ok,row\na,\"never closed", "f:2:2: never closed: the quote is never closed"},
        {"a,b\"c\n", "f:1:2: b: a quote inside a field without quotes"},
        {"\"a\"b\n", "f:1:1: a: text behind the closing quote"},
        {"a\rb\n", "f:1:1: a: a carriage return without a line feed"},
        {"a,\xFF\n", "f:1:2: ?: not valid UTF-8"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        struct arena a = {0};
        struct csv_reader r;
        struct err e = {0};

        csv_open(&r, "f", str_of(faults[i].text), &a);
        while (csv_row(&r, &e))
            continue;
        assert_err(e, ERR_INPUT, faults[i].says);
        arena_reset(&a);
    }
}

static void a_nul_and_too_long_fields_and_rows_are_refused(void **unused)
{
    struct arena a = {0};
    struct csv_reader r;
    struct err e = {0};

    (void)unused;
    csv_open(&r, "f", (struct str){"a\0b\n", 4}, &a);
    assert_false(csv_row(&r, &e));
    assert_err(e, ERR_INPUT, "a NUL byte");
    err_reset(&e);
    csv_open(&r, "f", STR("abcdef\n"), &a);
    r.limits.field_bytes = 5;
    assert_false(csv_row(&r, &e));
    assert_err(e, ERR_INPUT, "the field has 6 bytes, 5 are allowed");
    err_reset(&e);
    csv_open(&r, "f", STR("abc,de\r\n"), &a); /* a line end is not of the row */
    r.limits.row_bytes = 6;
    assert_true(csv_row(&r, &e));
    csv_open(&r, "f", STR("abc,def\n"), &a);
    r.limits.row_bytes = 6;
    assert_false(csv_row(&r, &e));
    assert_err(e, ERR_INPUT, "more than 6 bytes");
    arena_reset(&a);
}

static void a_long_value_is_cut_in_whole_characters(void **unused)
{
    struct arena a = {0};
    struct csv_reader r = {.name = "f", .line = 3};
    struct err e = {0};
    struct out long_value = {0};

    (void)unused;
    for (int i = 0; i < 100; i++)
        out_str(&long_value, STR("县"));
    assert_false(csv_fault(&r, 0, (struct str){long_value.items, long_value.n}, &e, "no"));
    assert_true(utf8_valid(str_of(e.text)));
    assert_non_null(strstr(e.text, "…: no"));
    out_reset(&long_value);
    arena_reset(&a);
}

static void after_a_fault_reading_goes_on_with_the_next_record(void **unused)
{
    static const struct {
        const char *text;
        int64_t fault_line, next_line;
    } files[] = {
        {"a,\xFF,\"b\nb\"\nnext\n", 1, 3}, /* a bad value: the record is read to its end */
        {"a\"b,c\nnext\n", 1, 2},          /* bad quoting: the next line */
        {"\"a\"b\nnext", 1, 2},
        {"a\rb\nnext\n", 1, 2},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct arena a = {0};
        struct csv_reader r;
        struct csv_wrong wrong = {0};
        struct err e = {0};

        csv_open(&r, "f", str_of(files[i].text), &a);
        r.wrong = &wrong;
        assert_false(csv_row(&r, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_int_equal(r.line, files[i].fault_line);
        assert_true(wrong.column >= 1);
        assert_non_null(strstr(e.text, wrong.reason));
        assert_false(r.lost);
        err_reset(&e);
        assert_true(csv_row(&r, &e));
        assert_int_equal(r.line, files[i].next_line);
        assert_str(r.fields[0], "next");
        assert_false(csv_row(&r, &e));
        assert_int_equal(e.code, ERR_NONE);
        arena_reset(&a);
    }
}

static void a_quote_that_is_never_closed_loses_the_rest_of_the_file(void **unused)
{
    struct arena a = {0};
    struct csv_reader r;
    struct err e = {0};

    (void)unused;
    csv_open(&r, "f", STR("a,\"b\nnext\n"), &a);
    assert_false(csv_row(&r, &e));
    assert_true(r.lost);
    err_reset(&e);
    assert_false(csv_row(&r, &e));
    assert_int_equal(e.code, ERR_NONE);
    arena_reset(&a);
}

/* Whatever is written is read back: the reader is the writer's twin. */
static void what_is_written_is_read_back(void **unused)
{
    static const char *const parts[] = {"a", "\"", ",", "\n", "\r\n", "县", " ", "", "\"\""};
    struct random random = random_stream(1, 1);

    (void)unused;
    for (int round = 0; round < 2000; round++) {
        struct arena a = {0};
        struct out out = {0};
        struct csv_writer w = {.out = &out};
        struct csv_reader r;
        struct err e = {0};
        struct str fields[5];
        size_t n = (size_t)random_below(&random, 4) + 2;

        for (size_t i = 0; i < n; i++) {
            const char *text = "";

            for (int64_t k = random_below(&random, 4); k > 0; k--)
                text = arena_text(&a, "%s%s", text, parts[random_below(&random, 9)]);
            fields[i] = str_of(text);
            csv_str(&w, fields[i]);
        }
        csv_end(&w);
        csv_open(&r, "f", (struct str){out.items, out.n}, &a);
        assert_true(csv_row(&r, &e));
        assert_int_equal(r.field_n, n);
        for (size_t i = 0; i < n; i++)
            assert_true(str_eq(r.fields[i], fields[i]));
        assert_false(csv_row(&r, &e));
        out_reset(&out);
        arena_reset(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_only_where_needed),
        cmocka_unit_test(shares_have_six_digits_and_unknown_is_empty),
        cmocka_unit_test(rows_are_read_with_their_lines),
        cmocka_unit_test(every_fault_names_file_line_column_value_and_reason),
        cmocka_unit_test(a_nul_and_too_long_fields_and_rows_are_refused),
        cmocka_unit_test(after_a_fault_reading_goes_on_with_the_next_record),
        cmocka_unit_test(a_quote_that_is_never_closed_loses_the_rest_of_the_file),
        cmocka_unit_test(a_long_value_is_cut_in_whole_characters),
        cmocka_unit_test(what_is_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
