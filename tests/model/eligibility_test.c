#include "base/day.h"
#include "model/eligibility.h"
#include "tests/check.h"

static struct str WANTED[] = {{"三级甲等", 12}, {"三级乙等", 12}};
static const struct eligibility RULES = {
    .min_title_rank = 2, .sending = {.items = WANTED, .n = 2}, .licence = true};

static enum eligibility_fault of(int32_t rank, const char *sending, bool licensed)
{
    const struct candidate c = {
        .title_rank = rank, .sending = str_of(sending), .licensed = licensed};

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

static enum eligibility_fault since(int32_t title_from, int32_t work_from)
{
    const struct eligibility rules = {.min_rank_years = 2, .min_work_years = 5};
    const struct candidate c = {
        .day = day_of(2026, 3, 1), .title_from = title_from, .work_from = work_from};

    return eligibility_judge(&rules, &c);
}

static void years_are_whole_years_on_the_day_that_is_asked_about(void **unused)
{
    int32_t title = day_of(2024, 3, 1), work = day_of(2021, 3, 1);

    (void)unused;
    assert_int_equal(since(title, work), ELIGIBILITY_NONE);
    assert_int_equal(since(title - 1, work - 1), ELIGIBILITY_NONE);
    assert_int_equal(since(title + 1, work), ELIGIBILITY_RANK_YEARS);
    assert_int_equal(since(title, work + 1), ELIGIBILITY_WORK_YEARS);
    assert_int_equal(since(DAY_NONE, work), ELIGIBILITY_RANK_YEARS);
    assert_int_equal(since(title, DAY_NONE), ELIGIBILITY_WORK_YEARS);
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
        cmocka_unit_test(years_are_whole_years_on_the_day_that_is_asked_about),
        cmocka_unit_test(a_programme_without_rules_takes_everybody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
