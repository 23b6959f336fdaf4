/* Which encoding a row is in, against a plain twin that asks iconv about each field from end to
 * end, and examples from the code tables: 杭 is E6 9D AD in UTF-8 and BA BC in GB18030. */
#include "engine/record_text.h"

#include <errno.h>
#include <iconv.h>

#include "base/random.h"
#include "tests/check.h"

enum { FIELD_N = 3, FIELD_MAX = 8 };

static struct arena arena;

/* The second field is not used. */
static const int32_t USED[] = {0, 2};

struct result {
    struct str fields[FIELD_N];
    bool replaced[FIELD_N];
    enum record_encoding encoding;
    uint64_t flags;
};

static struct result decode(const struct str fields[FIELD_N], enum record_encoding file)
{
    struct result r = {{{0}}, {0}, RECORD_UTF8, 0};
    struct record_text text = {.fields = r.fields, .replaced = r.replaced};

    record_text(fields, &(struct map_fields){USED, 2}, file, &arena, &text);
    r.encoding = text.encoding;
    r.flags = text.flags;
    return r;
}

static void assert_decoded(struct str field, enum record_encoding file,
                           enum record_encoding encoding, const char *text, uint64_t flags)
{
    struct result r = decode((struct str[]){field, STR("\xFF"), STR("1")}, file);

    assert_int_equal(r.encoding, encoding);
    assert_str(r.fields[0], text);
    assert_str(r.fields[2], "1");
    assert_int_equal(r.flags, flags);
}

#define FLAG(name) RULE_BIT(RULE_TEXT_##name)

static void a_row_of_utf8_that_is_none_is_tried_as_gb18030(void **unused)
{
    (void)unused;
    assert_decoded(STR("杭"), RECORD_UTF8, RECORD_UTF8, "杭", 0);
    assert_decoded(STR("\xBA\xBC"), RECORD_UTF8, RECORD_GB18030, "杭", FLAG(ENCODING));
    assert_decoded(STR("\xBA\xBC\xBA"), RECORD_UTF8, RECORD_GB18030, "杭",
                   FLAG(ENCODING) | FLAG(REPAIRED));
    assert_decoded(STR("\xBA\xBC"), RECORD_UTF16, RECORD_UTF16, "\xEF\xBF\xBD\xEF\xBF\xBD",
                   FLAG(REPLACED));
}

static void a_row_of_gb18030_is_utf8_only_with_a_byte_that_tells(void **unused)
{
    (void)unused;
    assert_decoded(STR("\xBA\xBC"), RECORD_GB18030, RECORD_GB18030, "杭", 0);
    assert_decoded(STR("杭州"), RECORD_GB18030, RECORD_UTF8, "杭州", FLAG(ENCODING));
    /* C3 A9 is valid in both, 茅 in GB18030; nothing tells that it is é. */
    assert_decoded(STR("\xC3\xA9"), RECORD_GB18030, RECORD_GB18030, "茅", 0);
    /* E6 9D is half a character of UTF-8 and a whole one of GB18030. */
    assert_decoded(STR("\xE6\x9D"), RECORD_GB18030, RECORD_GB18030, "鏉", 0);
}

static void half_a_character_at_the_end_is_dropped_and_one_inside_is_replaced(void **unused)
{
    (void)unused;
    assert_decoded(STR("a\xE6\x9D"), RECORD_UTF8, RECORD_UTF8, "a", FLAG(REPAIRED));
    assert_decoded(STR("\xFF\xE6"), RECORD_UTF8, RECORD_UTF8, "\xEF\xBF\xBD",
                   FLAG(REPAIRED) | FLAG(REPLACED));
    assert_decoded(STR("\xF0\x9F\x98"), RECORD_UTF16, RECORD_UTF16, "", FLAG(REPAIRED));
    assert_decoded(STR("\x81\x30\x81"), RECORD_GB18030, RECORD_GB18030, "", FLAG(REPAIRED));
    assert_decoded(STR("\x81 a"), RECORD_GB18030, RECORD_GB18030, "\xEF\xBF\xBD a", FLAG(REPLACED));
}

/* --- the plain twin --- */

enum plain_end { WHOLE, CUT_OFF, WRONG };

/* Converts as far as it goes; `*done` bytes were read. Three bytes whose third cannot be the third
 * of four are for iconv a beginning of GB18030 all the same: that is not what the code says. */
static enum plain_end plain_run(const char *from, struct str s, char *to, size_t *to_n,
                                size_t *done)
{
    iconv_t way = iconv_open("UTF-8", from);
    char bytes[FIELD_MAX + 1], *in = bytes, *out = to;
    size_t left = s.n, room = 4 * FIELD_MAX;
    size_t bad;
    int why, third;

    assert_true(way != (iconv_t)-1);
    memcpy(bytes, s.at, s.n);
    bad = iconv(way, &in, &left, &out, &room);
    why = errno;
    iconv_close(way);
    *to_n = (size_t)(out - to);
    *done = s.n - left;
    if (bad != (size_t)-1)
        return WHOLE;
    if (why != EINVAL)
        return WRONG;
    third = left < 3 || from[0] != 'G' ? 0x81 : (unsigned char)in[2];
    return third >= 0x81 && third <= 0xFE ? CUT_OFF : WRONG;
}

static const char *name_of(enum record_encoding encoding)
{
    return encoding == RECORD_GB18030 ? "GB18030" : "UTF-8";
}

/* All used fields in one encoding; false where one is not valid in it. */
static bool plain_row(const struct str *fields, enum record_encoding encoding, struct result *r)
{
    bool cut = false;

    for (int i = 0; i < 2; i++) {
        char *to = arena_alloc(&arena, 4 * FIELD_MAX);
        size_t n, done;
        enum plain_end end = plain_run(name_of(encoding), fields[USED[i]], to, &n, &done);

        if (end == WRONG)
            return false;
        cut = cut || end == CUT_OFF;
        r->fields[USED[i]] = (struct str){to, n};
    }
    r->encoding = encoding;
    r->flags |= cut ? FLAG(REPAIRED) : 0;
    return true;
}

static void plain_replace(const struct str *fields, enum record_encoding encoding, struct result *r)
{
    for (int i = 0; i < 2; i++) {
        struct str rest = fields[USED[i]];
        char *to = arena_alloc(&arena, 8 * FIELD_MAX);
        size_t n = 0, more, done;

        for (;;) {
            enum plain_end end = plain_run(name_of(encoding), rest, to + n, &more, &done);

            n += more;
            if (end == CUT_OFF)
                r->flags |= FLAG(REPAIRED);
            if (end != WRONG)
                break;
            memcpy(to + n, "\xEF\xBF\xBD", 3);
            n += 3;
            r->replaced[USED[i]] = true;
            rest = (struct str){rest.at + done + 1, rest.n - done - 1};
        }
        r->fields[USED[i]] = (struct str){to, n};
    }
    r->encoding = encoding;
    r->flags |= FLAG(REPLACED);
}

static bool plain_tells(const struct str *fields)
{
    bool tells = false;

    for (int i = 0; i < 2; i++) {
        char to[4 * FIELD_MAX];
        size_t n, done;

        if (plain_run("UTF-8", fields[USED[i]], to, &n, &done) != WHOLE)
            return false;
        for (size_t k = 0; k < fields[USED[i]].n; k++)
            tells = tells || (unsigned char)fields[USED[i]].at[k] >= 0xE0;
    }
    return tells;
}

static struct result plain(const struct str *fields, enum record_encoding file)
{
    struct result r = {{{0}}, {0}, RECORD_UTF8, 0};
    enum record_encoding other = file == RECORD_UTF8 ? RECORD_GB18030 : RECORD_UTF8;

    if (file == RECORD_GB18030 && plain_tells(fields)) {
        plain_row(fields, RECORD_UTF8, &r);
        r.flags |= FLAG(ENCODING);
    } else if (plain_row(fields, file, &r)) {
        return r;
    } else if (file != RECORD_UTF16 && plain_row(fields, other, &r)) {
        r.flags |= FLAG(ENCODING);
    } else {
        plain_replace(fields, file, &r);
    }
    return r;
}

static void rows_are_decoded_as_by_the_plain_twin(void **unused)
{
    static const char BYTES[] = "a \xE6\x9D\xAD\xC3\xA9\xD6\xD0\xBA\xBC\x81"
                                "0\x80\xFF";
    int64_t by[RULE_N] = {0};

    (void)unused;
    for (uint64_t i = 0; i < 30000; i++) {
        struct random random = random_stream(17, i);
        char bytes[FIELD_N][FIELD_MAX];
        struct str fields[FIELD_N];
        enum record_encoding file = (enum record_encoding)(i % RECORD_ENCODING_N);
        /* Only some bytes each time, so that whole characters come together. */
        int64_t from = random_below(&random, sizeof BYTES - 3);
        int64_t n = 2 + random_below(&random, (int64_t)sizeof BYTES - 2 - from);
        struct result got, want;

        for (int f = 0; f < FIELD_N; f++) {
            fields[f] = (struct str){bytes[f], (size_t)random_below(&random, FIELD_MAX)};
            for (size_t k = 0; k < fields[f].n; k++)
                bytes[f][k] = BYTES[from + random_below(&random, n)];
        }
        got = decode(fields, file);
        want = plain(fields, file);
        assert_int_equal(got.encoding, want.encoding);
        assert_int_equal(got.flags, want.flags);
        for (int f = 0; f < 2; f++) {
            assert_true(str_eq(got.fields[USED[f]], want.fields[USED[f]]));
            assert_int_equal(got.replaced[USED[f]], want.replaced[USED[f]]);
        }
        for (int rule = 0; rule < RULE_N; rule++)
            by[rule] += (got.flags & RULE_BIT(rule)) != 0;
        arena_reset(&arena);
    }
    assert_true(by[RULE_TEXT_ENCODING] > 1000 && by[RULE_TEXT_REPAIRED] > 1000
                && by[RULE_TEXT_REPLACED] > 1000);
}

static int arena_drop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_utf8_that_is_none_is_tried_as_gb18030),
        cmocka_unit_test(a_row_of_gb18030_is_utf8_only_with_a_byte_that_tells),
        cmocka_unit_test(half_a_character_at_the_end_is_dropped_and_one_inside_is_replaced),
        cmocka_unit_test(rows_are_decoded_as_by_the_plain_twin),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
