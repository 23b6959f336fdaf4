#include "model/patient.h"

#include "tests/check.h"

static void an_identity_is_read_and_masked(void **unused)
{
    struct arena a = {0};
    struct identity i = {STR(" 张三丰 "), STR("11010519491231002x"), STR("13812345678"),
                         STR("某路1号")};
    struct identity m;
    struct err e = {0};

    (void)unused;
    assert_true(identity_read(&i, &a, &e));
    assert_str(i.name, "张三丰");
    assert_str(i.id_number, "11010519491231002X");
    m = identity_masked(&i, &a);
    assert_str(m.name, "张**");
    assert_str(m.id_number, "1101**********002X");
    assert_str(m.phone, "138****5678");
    assert_str(m.address, "***");
    i = (struct identity){.name = STR("李")};
    assert_true(identity_read(&i, &a, &e));
    m = identity_masked(&i, &a);
    assert_str(m.name, "李*");
    assert_str(m.id_number, "");
    assert_str(m.address, "");
    arena_reset(&a);
}

static void what_is_no_identity_is_refused_by_its_field(void **unused)
{
    static const struct {
        const char *name, *id_number, *phone, *words;
    } CASES[] = {
        {" ", "", "", "name: must not be empty"},
        {"张\n三", "", "", "name: no UTF-8"},
        {"\xff", "", "", "name: no UTF-8"},
        {"张三", "110105194912310021", "", "id_number: the check digit"},
        {"张三", "1234", "", "id_number: 18 characters"},
        {"张三", "E1234<script>", "", "id_number:"},
        {"张三", "", "12", "phone:"},
        {"张三", "", "138a2345678", "phone:"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct arena a = {0};
        struct identity identity = {str_of(CASES[i].name), str_of(CASES[i].id_number),
                                    str_of(CASES[i].phone), STR("")};
        struct err e = {0};

        assert_false(identity_read(&identity, &a, &e));
        assert_err(e, ERR_INPUT, CASES[i].words);
        assert_str(identity.name, CASES[i].name);
        arena_reset(&a);
    }
}

/* A passport's number is short enough that stars must not leave most of it. */
static void short_numbers_are_hidden_whole(void **unused)
{
    struct arena a = {0};
    struct identity i = {.name = STR("A"), .id_number = STR("E1234567"), .phone = STR("12345")};
    struct identity m = identity_masked(&i, &a);

    (void)unused;
    assert_str(m.id_number, "********");
    assert_str(m.phone, "*****");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_identity_is_read_and_masked),
        cmocka_unit_test(what_is_no_identity_is_refused_by_its_field),
        cmocka_unit_test(short_numbers_are_hidden_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
