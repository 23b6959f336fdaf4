#include "base/id.h"
#include "tests/check.h"

/* RFC 9562, appendix A.6: the example of a UUIDv7. */
static void the_example_of_the_standard_is_made(void **unused)
{
    const uint8_t random[10] = {0xCC, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    char text[ID_TEXT];

    (void)unused;
    id_text(id_make(0x017F22E279B0, random), text);
    assert_string_equal(text, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void text_and_bytes_are_each_others_inverse(void **unused)
{
    (void)unused;
    for (int i = 0; i < 100; i++) {
        struct id id = id_new(), back;
        char text[ID_TEXT];

        id_text(id, text);
        assert_true(id_parse(str_of(text), &back));
        assert_int_equal(id_cmp(id, back), 0);
        assert_int_equal(text[14], '7');
        assert_false(id_none(id));
    }
}

static void ids_sort_by_their_time(void **unused)
{
    const uint8_t high[10] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const uint8_t low[10] = {0};

    (void)unused;
    assert_true(id_cmp(id_make(1000, high), id_make(1001, low)) < 0);
}

static void ids_of_one_process_ascend(void **unused)
{
    struct id last = id_new();

    (void)unused;
    for (int i = 0; i < 10000; i++) {
        struct id next = id_new();

        assert_true(id_cmp(last, next) < 0);
        last = next;
    }
}

static void what_is_no_id_is_refused_and_writes_nothing(void **unused)
{
    static const char *const texts[] = {
        "",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398fa",
        "017f22e279b0-7cc3-98c4-dc0c0c07398f-",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
        "017f22e2_79b0_7cc3_98c4_dc0c0c07398f",
    };
    struct id id = {.bytes = {9}};

    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(id_parse(str_of(texts[i]), &id));
    assert_int_equal(id.bytes[0], 9);
    assert_true(id_parse(STR("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), &id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_standard_is_made),
        cmocka_unit_test(text_and_bytes_are_each_others_inverse),
        cmocka_unit_test(ids_sort_by_their_time),
        cmocka_unit_test(ids_of_one_process_ascend),
        cmocka_unit_test(what_is_no_id_is_refused_and_writes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
