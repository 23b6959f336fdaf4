/* The ids and their order are the contract of quality.csv and summary.json. */
#include "engine/rule.h"
#include "tests/check.h"

static void every_rule_has_a_name_of_its_own(void **unused)
{
    (void)unused;
    for (int i = 0; i < RULE_N; i++) {
        assert_non_null(rule_names[i]);
        assert_true(strlen(rule_names[i]) > 0);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(rule_names[i], rule_names[j]);
    }
}

static void names_are_lower_case_words_with_points_between(void **unused)
{
    (void)unused;
    for (int i = 0; i < RULE_N; i++) {
        size_t n = strlen(rule_names[i]);

        assert_int_equal(strspn(rule_names[i], "abcdefghijklmnopqrstuvwxyz."), n);
        assert_true(rule_names[i][0] != '.' && rule_names[i][n - 1] != '.');
        assert_non_null(strchr(rule_names[i], '.'));
    }
}

static void rejecting_rules_stand_first_and_in_the_order_of_the_contract(void **unused)
{
    static const char *const WANT[] = {
        "line.ragged",     "line.header",  "text.bytes", "line.skip",  "inst.missing",
        "inst.scientific", "date.missing", "date.bad",   "date.range", "stay.duplicate"};

    (void)unused;
    assert_int_equal(RULE_REJECTING_N, sizeof WANT / sizeof *WANT);
    for (int i = 0; i < RULE_REJECTING_N; i++)
        assert_string_equal(rule_names[i], WANT[i]);
}

static void flagging_rules_are_those_of_the_contract(void **unused)
{
    static const char *const WANT[] = {
        "text.repaired", "text.encoding", "text.replaced",   "line.quote",
        "line.joined",   "line.extra",    "code.scientific", "date.bad.admission",
        "date.reversed", "number.bad",    "days.missing",    "days.differ",
        "cost.missing",  "drg.none",      "dx.missing",      "age.diagnosis",
        "sex.diagnosis", "op.outside",    "op.level",        "code.unknown",
        "inst.unlisted", "res.none",      "size.cut"};

    (void)unused;
    assert_int_equal(RULE_N - RULE_REJECTING_N, sizeof WANT / sizeof *WANT);
    for (int i = RULE_REJECTING_N; i < RULE_N; i++)
        assert_string_equal(rule_names[i], WANT[i - RULE_REJECTING_N]);
}

static void the_bits_of_all_rules_fit_and_differ(void **unused)
{
    uint64_t seen = 0;

    (void)unused;
    assert_true(RULE_N <= 64);
    for (int i = 0; i < RULE_N; i++) {
        assert_int_equal(seen & RULE_BIT(i), 0);
        seen |= RULE_BIT(i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_name_of_its_own),
        cmocka_unit_test(names_are_lower_case_words_with_points_between),
        cmocka_unit_test(rejecting_rules_stand_first_and_in_the_order_of_the_contract),
        cmocka_unit_test(flagging_rules_are_those_of_the_contract),
        cmocka_unit_test(the_bits_of_all_rules_fit_and_differ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
