#include "model/training.h"

#include "base/day.h"
#include "tests/check.h"

static void the_checks_are_due_3_6_and_12_months_after_the_return(void **unused)
{
    struct training_check checks[TRAINING_CHECK_N];

    (void)unused;
    training_checks(day_of(2025, 8, 31), checks);
    assert_int_equal(checks[0].due_day, day_of(2025, 11, 30));
    assert_int_equal(checks[1].due_day, day_of(2026, 2, 28));
    assert_int_equal(checks[2].due_day, day_of(2026, 8, 31));
    assert_int_equal(checks[2].done_day, DAY_NONE);
}

static void a_check_is_filled_once_and_not_long_before_it_is_due(void **unused)
{
    struct training_check c[TRAINING_CHECK_N];
    const struct training_check told = {.equipped = true, .opened = true, .cases = 12, .taught = 2};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    training_checks(1000, c);
    assert_false(training_check_fill(&c[0], &told, c[0].due_day - 16, &field, &e));
    assert_err(e, ERR_STATE, "15 days");
    err_reset(&e);
    assert_true(training_check_fill(&c[0], &told, c[0].due_day - 15, &field, &e));
    assert_int_equal(c[0].cases, 12);
    assert_false(training_check_fill(&c[0], &told, c[0].due_day, &field, &e));
    assert_err(e, ERR_STATE, "is done");
}

static void a_failure_is_a_state_with_a_cause_and_not_a_silence(void **unused)
{
    const struct training_check wrong[] = {
        {.equipped = true, .opened = false},
        {.opened = false, .cases = 3, .cause = STR("staffing")},
        {.equipped = true, .opened = false, .cause = STR("equipment")},
        {.opened = true, .taught = 1, .cause = STR("not_taught")},
        {.opened = true, .taught = 0},
        {.opened = false, .cause = STR("weather")},
    };
    struct training_check c[TRAINING_CHECK_N];

    (void)unused;
    training_checks(1000, c);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *field = NULL;
        struct err e = {0};

        assert_false(training_check_fill(&c[2], &wrong[i], c[2].due_day, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_non_null(field);
        assert_int_equal(c[2].done_day, DAY_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_checks_are_due_3_6_and_12_months_after_the_return),
        cmocka_unit_test(a_check_is_filled_once_and_not_long_before_it_is_due),
        cmocka_unit_test(a_failure_is_a_state_with_a_cause_and_not_a_silence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
