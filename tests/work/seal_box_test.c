#include "work/seal_box.h"

#include "tests/check.h"

static const uint8_t KEY[SEAL_KEY] = {1, 2, 3}, OTHER[SEAL_KEY] = {1, 2, 4};
#define WHERE STR("patient/name/1")

static struct str sealed_of(enum seal_profile profile, struct str text, struct arena *a)
{
    struct str sealed = {0};
    struct err e = {0};

    if (!box_seal(profile, KEY, WHERE, text, a, &sealed, &e))
        fail_msg("%s", e.text);
    return sealed;
}

static void what_was_sealed_opens_and_never_looks_the_same(void **unused)
{
    static const char *const TEXTS[] = {"", "张", "110101199001011234",
                                        "一段很长很长的地址，写着省市区县街道门牌号"};
    struct arena a = {0};

    (void)unused;
    for (int profile = 0; profile < SEAL_PROFILE_N; profile++) {
        for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
            struct str one = sealed_of((enum seal_profile)profile, str_of(TEXTS[i]), &a);
            struct str two = sealed_of((enum seal_profile)profile, str_of(TEXTS[i]), &a), text;
            struct err e = {0};

            assert_false(str_eq(one, two));
            assert_true(one.at[0] == "ag"[profile] && one.at[1] == '1');
            assert_true(box_open(KEY, WHERE, one, &a, &text, &e));
            assert_str(text, TEXTS[i]);
        }
    }
    arena_reset(&a);
}

static void another_key_place_or_byte_does_not_open(void **unused)
{
    struct arena a = {0};

    (void)unused;
    for (int profile = 0; profile < SEAL_PROFILE_N; profile++) {
        struct str sealed = sealed_of((enum seal_profile)profile, STR("张三"), &a);
        struct str text = STR("as it was");
        struct err e = {0};

        assert_false(box_open(OTHER, WHERE, sealed, &a, &text, &e));
        assert_err(e, ERR_CHECK, "does not open");
        err_reset(&e);
        assert_false(box_open(KEY, STR("patient/name/2"), sealed, &a, &text, &e));
        for (size_t i = 0; i < sealed.n; i++) {
            char *bad = str_c(&a, sealed);
            struct err found = {0};

            bad[i] = bad[i] == 'A' ? 'B' : 'A';
            if (box_open(KEY, WHERE, str_of(bad), &a, &text, &found))
                fail_msg("byte %zu changed and it opens", i);
        }
        for (size_t n = 0; n < sealed.n; n++) {
            struct err found = {0};

            assert_false(box_open(KEY, WHERE, (struct str){sealed.at, n}, &a, &text, &found));
        }
        assert_str(text, "as it was");
    }
    arena_reset(&a);
}

/* Found by seal_fuzz: libsodium reads each byte from 0x80 as the letter '_'. */
static void a_byte_that_is_no_letter_does_not_open(void **unused)
{
    struct arena a = {0};
    bool tried = false;

    (void)unused;
    for (int i = 0; i < 100; i++) {
        struct str sealed = sealed_of(SEAL_AES, STR("张三"), &a), text = STR("as it was");
        char *other = arena_alloc(&a, sealed.n);
        const char *at = memchr(sealed.at, '_', sealed.n);
        struct err e = {0};

        if (at == NULL)
            continue;
        memcpy(other, sealed.at, sealed.n);
        other[at - sealed.at] = (char)0xf7;
        assert_false(box_open(KEY, WHERE, (struct str){other, sealed.n}, &a, &text, &e));
        assert_int_equal(e.code, ERR_CHECK);
        assert_str(text, "as it was");
        tried = true;
    }
    assert_true(tried);
    arena_reset(&a);
}

static void the_hash_finds_equals_of_one_kind_under_one_key(void **unused)
{
    char one[SEAL_HASH], two[SEAL_HASH];
    struct err e = {0};

    (void)unused;
    for (int profile = 0; profile < SEAL_PROFILE_N; profile++) {
        enum seal_profile p = (enum seal_profile)profile;

        assert_true(box_hash(p, KEY, "name", STR("张三"), one, &e));
        assert_true(box_hash(p, KEY, "name", STR("张三"), two, &e));
        assert_string_equal(one, two);
        assert_true(box_hash(p, KEY, "phone", STR("张三"), two, &e));
        assert_string_not_equal(one, two);
        assert_true(box_hash(p, OTHER, "name", STR("张三"), two, &e));
        assert_string_not_equal(one, two);
        assert_true(box_hash(p, KEY, "name", STR("张四"), two, &e));
        assert_string_not_equal(one, two);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_sealed_opens_and_never_looks_the_same),
        cmocka_unit_test(another_key_place_or_byte_does_not_open),
        cmocka_unit_test(a_byte_that_is_no_letter_does_not_open),
        cmocka_unit_test(the_hash_finds_equals_of_one_kind_under_one_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
