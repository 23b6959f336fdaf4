#include <iconv.h>

#include "base/random.h"
#include "base/str.h"
#include "tests/check.h"

static void every_rune_is_written_and_read_back(void **unused)
{
    (void)unused;
    for (uint32_t rune = 0; rune <= 0x10FFFF; rune += rune < 0x3000 ? 1 : 37) {
        char text[4];
        uint32_t back = 1;
        size_t n;

        if (rune >= 0xD800 && rune <= 0xDFFF)
            continue;
        n = utf8_put(text, rune);
        assert_int_equal(utf8_next((struct str){text, n}, 0, &back), n);
        assert_true(back == rune);
        assert_int_equal(utf8_next((struct str){text, n - 1}, 0, &back), 0);
        assert_int_equal(utf8_count((struct str){text, n}), 1);
    }
}

/* RFC 3629: overlong forms, surrogates, above U+10FFFF, lone and missing continuation bytes. */
static void broken_forms_are_invalid(void **unused)
{
    static const char *const bad[] = {
        "\xC0\x80",         "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\x80",
        "\xF4\x90\x80\x80", "\xF5\x80", "\xE6\x9D",     "a\xFFz",       "\xF0\x80\x80\x80"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(utf8_valid(str_of(bad[i])));
    assert_true(utf8_valid(STR("杏林 ok \xF0\xA0\x80\x80")));
    assert_true(utf8_valid(STR("")));
}

/* The twin: iconv itself says what is UTF-8. */
static void validity_agrees_with_iconv_on_random_bytes(void **unused)
{
    struct random random = random_stream(2, 4);
    iconv_t twin = iconv_open("UTF-32LE", "UTF-8");

    (void)unused;
    for (int round = 0; round < 50000; round++) {
        static const unsigned char likely[] = {0x41, 0x80, 0xBF, 0xC2, 0xDF, 0xE0, 0xE6,
                                               0xED, 0xA0, 0x9F, 0xF0, 0x90, 0xF4, 0x8F};
        char bytes[6], wide[64];
        size_t n = (size_t)random_below(&random, 6) + 1, in_n = n, out_n = sizeof wide;
        char *in = bytes, *out = wide;

        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)likely[random_below(&random, sizeof likely)];
        iconv(twin, NULL, NULL, NULL, NULL);
        assert_int_equal(utf8_valid((struct str){bytes, n}),
                         iconv(twin, &in, &in_n, &out, &out_n) != (size_t)-1 && in_n == 0);
    }
    iconv_close(twin);
}

static void gb18030_becomes_utf8_or_is_refused_with_its_offset(void **unused)
{
    struct arena a = {0};
    struct err e = {0};
    struct str out = STR("kept");

    (void)unused;
    assert_true(gb18030_decode(STR("\xD0\xD3\xC1\xD6 ok"), &a, &out, &e));
    assert_str(out, "杏林 ok");
    assert_true(gb18030_decode(STR(""), &a, &out, &e));
    assert_str(out, "");
    assert_true(gb18030_decode(STR("\x95\x32\x82\x36"), &a, &out, &e)); /* four bytes: U+20000 */
    assert_str(out, "\xF0\xA0\x80\x80");
    assert_false(gb18030_decode(STR("ab\xD0"), &a, &out, &e));
    assert_err(e, ERR_INPUT, "byte 0xd0 at offset 2 is not GB18030 (half a character)");
    assert_str(out, "\xF0\xA0\x80\x80");
    err_reset(&e);
    assert_false(gb18030_decode(STR("\xFF\xFF"), &a, &out, &e));
    assert_err(e, ERR_INPUT, "offset 0");
    arena_reset(&a);
}

static void what_cannot_be_seen_or_turns_the_writing_is_not_plain(void **unused)
{
    static const uint32_t HIDDEN[] = {0,      '\n',   0x1f,   0x7f,   0x9f,  0x2028,
                                      0x202a, 0x202e, 0x2066, 0x2069, 0xfeff};

    (void)unused;
    for (size_t i = 0; i < sizeof HIDDEN / sizeof HIDDEN[0]; i++)
        assert_false(utf8_plain(HIDDEN[i]));
    assert_true(utf8_plain(' ') && utf8_plain(0xa0) && utf8_plain(0x6746) && utf8_plain(0x1f600));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rune_is_written_and_read_back),
        cmocka_unit_test(broken_forms_are_invalid),
        cmocka_unit_test(validity_agrees_with_iconv_on_random_bytes),
        cmocka_unit_test(gb18030_becomes_utf8_or_is_refused_with_its_offset),
        cmocka_unit_test(what_cannot_be_seen_or_turns_the_writing_is_not_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
