#include "model/certificate.h"

#include "base/random.h"
#include "tests/check.h"

static void code_of(uint64_t seed, char code[CERTIFICATE_CODE + 1])
{
    struct random r = random_stream(seed, 55);
    uint8_t bytes[CERTIFICATE_RANDOM];

    for (int i = 0; i < CERTIFICATE_RANDOM; i++)
        bytes[i] = (uint8_t)random_bits(&r);
    certificate_code(bytes, code);
}

static void a_code_is_read_as_it_is_printed_and_as_people_type_it(void **unused)
{
    char code[CERTIFICATE_CODE + 1], text[CERTIFICATE_TEXT], got[CERTIFICATE_CODE + 1];

    (void)unused;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        code_of(seed, code);
        certificate_text(str_of(code), text);
        assert_int_equal(strlen(text), 26);
        for (char *c = text; *c; c++) {
            if (*c == '0')
                *c = 'o';
            else if (*c == '1')
                *c = 'l';
            else if (*c >= 'A')
                *c = (char)(*c - 'A' + 'a');
        }
        assert_true(certificate_read(str_of(text), got));
        assert_string_equal(got, code);
    }
}

static void one_wrong_character_is_always_found(void **unused)
{
    static const char LETTERS[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char code[CERTIFICATE_CODE + 1], got[CERTIFICATE_CODE + 1] = "kept";

    (void)unused;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        code_of(seed, code);
        for (int i = 0; i < CERTIFICATE_CODE; i++) {
            char right = code[i];

            for (const char *c = LETTERS; *c; c++) {
                code[i] = *c;
                assert_int_equal(certificate_read(str_of(code), got), *c == right);
            }
            code[i] = right;
        }
    }
}

static void what_is_no_code_is_refused_and_writes_nothing(void **unused)
{
    static const char *const WRONG[] = {"",
                                        "U",
                                        "0000-0000-0000-0000-0000",
                                        "汉字",
                                        "0000-0000-0000-0000-0000-00",
                                        "0000 0000 0000 0000 0000 !"};
    char got[CERTIFICATE_CODE + 1] = "kept";

    (void)unused;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        assert_false(certificate_read(str_of(WRONG[i]), got));
        assert_string_equal(got, "kept");
    }
}

static void a_name_shows_its_first_character_alone(void **unused)
{
    struct arena a = {0};

    (void)unused;
    assert_str(certificate_masked(STR("张一"), &a), "张○");
    assert_str(certificate_masked(STR("欧阳某某"), &a), "欧○○○");
    assert_str(certificate_masked(STR(""), &a), "");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_read_as_it_is_printed_and_as_people_type_it),
        cmocka_unit_test(one_wrong_character_is_always_found),
        cmocka_unit_test(what_is_no_code_is_refused_and_writes_nothing),
        cmocka_unit_test(a_name_shows_its_first_character_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
