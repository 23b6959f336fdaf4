#include "model/eligibility.h"
#include "tests/check.h"

static struct str WANTED[] = {{"三级甲等", 12}, {"三级乙等", 12}};
static const struct eligibility RULES = {
    .min_title_rank = 2, .sending = {.items = WANTED, .n = 2}, .licence = true};

static enum eligibility_fault of(int32_t rank, const char *sending, bool licensed)
{
    const struct candidate c = {rank, str_of(sending), licensed};

    return eligibility_judge(&RULES, &c);
}

static void who_meets_all_rules_is_eligible_in_either_spelling(void **unused)
{
    (void)unused;
    assert_int_equal(of(2, "3A", true), ELIGIBILITY_NONE);
    assert_int_equal(of(4, "三级乙等", true), ELIGIBILITY_NONE);
    assert_int_equal(of(3, "省级三级甲等", true), ELIGIBILITY_NONE);
    assert_int_equal(of(3, "市级三级", true), ELIGIBILITY_SENDING);
}

static void each_rule_refuses(void **unused)
{
    (void)unused;
    assert_int_equal(of(1, "3A", true), ELIGIBILITY_TITLE);
    assert_int_equal(of(2, "2A", true), ELIGIBILITY_SENDING);
    assert_int_equal(of(2, "", true), ELIGIBILITY_SENDING);
    assert_int_equal(of(2, "3B", false), ELIGIBILITY_LICENCE);
}

static void a_programme_without_rules_takes_everybody(void **unused)
{
    const struct eligibility none = {0};
    const struct candidate c = {.title_rank = 1};

    (void)unused;
    assert_int_equal(eligibility_judge(&none, &c), ELIGIBILITY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_meets_all_rules_is_eligible_in_either_spelling),
        cmocka_unit_test(each_rule_refuses),
        cmocka_unit_test(a_programme_without_rules_takes_everybody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
