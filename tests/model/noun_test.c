#include "model/noun.h"

#include "base/day.h"
#include "tests/check.h"

static void every_noun_begins_with_its_code_and_refers_to_what_is_there(void **unused)
{
    (void)unused;
    for (const struct noun *noun = NOUNS; noun->name; noun++) {
        assert_true(noun->column_n > 1 && noun->column_n <= NOUN_COLUMN_MAX);
        assert_string_equal(noun->columns[0].name, noun->name);
        assert_int_equal(noun->columns[0].kind, COLUMN_CODE);
        assert_int_not_equal(noun_column_find(noun, str_of(noun->day)), -1);
        assert_true(!noun->place || noun_column_find(noun, str_of(noun->place)) > 0);
        assert_ptr_equal(noun_find(str_of(noun->name)), noun);
        for (int i = 0; i < noun->column_n; i++) {
            const struct noun_column *c = &noun->columns[i];

            assert_int_equal(noun_column_find(noun, str_of(c->name)), i);
            assert_true((c->kind == COLUMN_CHOICE || c->kind == COLUMN_REF) == (c->of != NULL));
            if (c->kind == COLUMN_REF && strcmp(c->of, "organization") != 0
                && strcmp(c->of, "practitioner") != 0)
                assert_non_null(noun_find(str_of(c->of)));
        }
    }
    assert_null(noun_find(STR("nothing")));
    assert_null(noun_find(STR("")));
}

static void values_are_read_as_their_column_keeps_them(void **unused)
{
    const struct noun_column day = {"d", "", COLUMN_DAY, true, NULL};
    const struct noun_column yuan = {"y", "", COLUMN_FEN, false, NULL};
    const struct noun_column choice = {"c", "", COLUMN_CHOICE, true, "open closed"};
    struct noun_value v;
    struct err e = {0};

    (void)unused;
    assert_true(noun_value_read(&day, STR(" 2025-03-01 "), &v, &e));
    assert_int_equal(v.number, day_of(2025, 3, 1));
    assert_true(noun_value_read(&yuan, STR("-1250"), &v, &e));
    assert_int_equal(v.number, -1250);
    assert_true(noun_value_read(&yuan, STR(""), &v, &e));
    assert_false(v.known);
    assert_true(noun_value_read(&choice, STR("closed"), &v, &e));
    assert_str(v.text, "closed");
}

static void a_bad_value_is_refused_with_its_reason(void **unused)
{
    static const struct {
        struct noun_column column;
        const char *field, *reason;
    } CASES[] = {
        {{"d", "", COLUMN_DAY, true, NULL}, "", "must not be empty"},
        {{"d", "", COLUMN_DAY, true, NULL}, "2025-02-30", "YYYY-MM-DD"},
        {{"n", "", COLUMN_COUNT, false, NULL}, "-1", "digits alone"},
        {{"n", "", COLUMN_COUNT, false, NULL}, "1.5", "digits alone"},
        {{"y", "", COLUMN_FEN, false, NULL}, "12.5", "fen"},
        {{"y", "", COLUMN_FEN, false, NULL}, "999999999999999999999", "fen"},
        {{"c", "", COLUMN_CHOICE, true, "open closed"}, "open closed", "one of these"},
        {{"c", "", COLUMN_CHOICE, true, "open closed"}, "clo", "one of these"},
        {{"t", "", COLUMN_TEXT, false, NULL}, "a\tb", "control"},
        {{"t", "", COLUMN_TEXT, false, NULL}, "\xff", "not UTF-8"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct noun_value v = {.number = 7};
        struct err e = {0};

        assert_false(noun_value_read(&CASES[i].column, str_of(CASES[i].field), &v, &e));
        assert_err(e, ERR_INPUT, CASES[i].reason);
        assert_int_equal(v.number, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_noun_begins_with_its_code_and_refers_to_what_is_there),
        cmocka_unit_test(values_are_read_as_their_column_keeps_them),
        cmocka_unit_test(a_bad_value_is_refused_with_its_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
