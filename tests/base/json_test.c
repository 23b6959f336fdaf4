#include <math.h>

#include "base/json.h"
#include "tests/check.h"

static void commas_and_nesting_are_the_writers(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_object(&w);
    json_key(&w, "a");
    json_int(&w, -7);
    json_key(&w, "b");
    json_open_array(&w);
    json_bool(&w, true);
    json_none(&w);
    json_text(&w, NULL);
    json_open_object(&w);
    json_end(&w);
    json_end(&w);
    json_key(&w, "c");
    json_share(&w, 0.25);
    json_end(&w);
    assert_str(((struct str){out.items, out.n}),
               "{\"a\":-7,\"b\":[true,null,null,{}],\"c\":0.250000}");
    out_reset(&out);
}

static void texts_are_escaped_and_broken_bytes_replaced(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_array(&w);
    json_text(&w, "a\"b\\c\n\x01 杏\xE2\x80\xA8");
    json_str(&w, (struct str){"x\xFFy", 3});
    json_end(&w);
    assert_str(((struct str){out.items, out.n}),
               "[\"a\\\"b\\\\c\\u000a\\u0001 杏\\u2028\",\"x\xEF\xBF\xBDy\"]");
    out_reset(&out);
}

/* A lead byte alone, one cut short, a surrogate and one that is too long are no characters. */
static void what_looks_like_a_chinese_character_and_is_none_is_replaced(void **unused)
{
    static const char *const wrong[] = {"\xE6",         "\xE6\x9D",     "\xED\xA0\x80",
                                        "\xE0\x80\x80", "\xE6\x9D\x41", "\xE6\x41\x80"};

    (void)unused;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct out out = {0};
        struct json_writer w = {.out = &out};

        json_text(&w, wrong[i]);
        assert_true(utf8_valid((struct str){out.items, out.n}));
        assert_non_null(memmem(out.items, out.n, "\xEF\xBF\xBD", 3));
        out_reset(&out);
    }
}

static void what_wants_no_escape_is_written_as_it_is(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_array(&w);
    json_plain(&w, STR("0190"));
    json_plain(&w, STR(""));
    json_text(&w, "\xE6\x9D\x8F\xEF\xBC\x81");
    json_end(&w);
    assert_str(((struct str){out.items, out.n}), "[\"0190\",\"\",\"\xE6\x9D\x8F\xEF\xBC\x81\"]");
    out_reset(&out);
}

static void doubles_are_the_shortest_that_read_back(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_array(&w);
    json_double(&w, 0.1);
    json_double(&w, 1e300);
    json_double(&w, 1.0 / 3);
    json_double(&w, NAN);
    json_double(&w, INFINITY);
    json_share(&w, NAN);
    json_end(&w);
    assert_str(((struct str){out.items, out.n}), "[0.1,1e+300,0.3333333333333333,null,null,null]");
    out_reset(&out);
}

static void indented_output_is_for_people(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out, .indent = true};

    (void)unused;
    json_open_object(&w);
    json_key(&w, "a");
    json_open_array(&w);
    json_int(&w, 1);
    json_end(&w);
    json_end(&w);
    assert_str(((struct str){out.items, out.n}), "{\n  \"a\": [\n    1\n  ]\n}\n");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_and_nesting_are_the_writers),
        cmocka_unit_test(texts_are_escaped_and_broken_bytes_replaced),
        cmocka_unit_test(what_looks_like_a_chinese_character_and_is_none_is_replaced),
        cmocka_unit_test(what_wants_no_escape_is_written_as_it_is),
        cmocka_unit_test(doubles_are_the_shortest_that_read_back),
        cmocka_unit_test(indented_output_is_for_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
