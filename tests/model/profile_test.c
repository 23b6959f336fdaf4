#include "model/profile.h"

#include <math.h>

#include "tests/check.h"

static const struct profile_sums SUMS = {.cases = 20,
                                         .rw_cases = 10,
                                         .rw_e4 = 150000,
                                         .rw2_cases = 4,
                                         .operated = 5,
                                         .level3 = 2,
                                         .level4 = 1,
                                         .days = 90,
                                         .cost_fen = 100000,
                                         .deaths = 1};

static void each_figure_is_its_numerator_over_its_denominator(void **unused)
{
    (void)unused;
    assert_near(profile_figure(&SUMS, PROFILE_CASES), 20, 0);
    assert_near(profile_figure(&SUMS, PROFILE_CMI), 1.5, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_RW2_SHARE), 0.4, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_OPERATED_SHARE), 0.25, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_LEVEL3_SHARE), 0.4, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_LEVEL4_SHARE), 0.2, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_DAYS_MEAN), 4.5, 1e-15);
    assert_near(profile_figure(&SUMS, PROFILE_COST_MEAN), 50, 1e-15); /* yuan */
    assert_near(profile_figure(&SUMS, PROFILE_DEATH_SHARE), 0.05, 1e-15);
    assert_null(profile_figure_names[PROFILE_N]);
}

static void of_nothing_only_the_count_is_known(void **unused)
{
    const struct profile_sums none = {0};

    (void)unused;
    assert_near(profile_figure(&none, PROFILE_CASES), 0, 0);
    for (int i = PROFILE_CMI; i < PROFILE_N; i++)
        assert_true(isnan(profile_figure(&none, (enum profile_figure)i)));
}

static void sums_add_up_member_by_member(void **unused)
{
    struct profile_sums twice = SUMS;

    (void)unused;
    profile_add(&twice, &SUMS);
    for (int i = PROFILE_CMI; i < PROFILE_N; i++)
        assert_near(profile_figure(&twice, (enum profile_figure)i),
                    profile_figure(&SUMS, (enum profile_figure)i), 1e-15);
    assert_int_equal(twice.cases, 40);
    assert_int_equal(twice.deaths, 2);
}

static void quartiles_lie_between_their_neighbours(void **unused)
{
    double four[] = {4, 1, 3, 2}, one[] = {7};
    struct profile_quartiles q = profile_quartiles(four, 4);

    (void)unused;
    assert_near(q.low, 1.75, 1e-15);
    assert_near(q.median, 2.5, 1e-15);
    assert_near(q.high, 3.25, 1e-15);
    q = profile_quartiles(one, 1);
    assert_near(q.low, 7, 0);
    assert_near(q.high, 7, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_figure_is_its_numerator_over_its_denominator),
        cmocka_unit_test(of_nothing_only_the_count_is_known),
        cmocka_unit_test(sums_add_up_member_by_member),
        cmocka_unit_test(quartiles_lie_between_their_neighbours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
