#include "model/organization.h"

#include "base/day.h"
#include "tests/check.h"

#define TODAY 20000

static void a_later_day_ends_the_span_and_the_same_day_corrects_it(void **state)
{
    const struct organization_level open = {.from_day = 19000, .until_day = DAY_NONE};
    enum level_step step = LEVEL_VOIDED;
    struct err e = {0};

    (void)state;
    assert_true(organization_level_next(&open, 19001, TODAY, &step, &e));
    assert_int_equal(step, LEVEL_ENDS);
    assert_true(organization_level_next(&open, 19000, TODAY, &step, &e));
    assert_int_equal(step, LEVEL_VOIDED);
    assert_true(organization_level_next(&open, TODAY, TODAY, &step, &e));
    assert_int_equal(step, LEVEL_ENDS);
}

static void a_span_without_a_beginning_is_ended_by_any_day(void **state)
{
    const struct organization_level open = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    enum level_step step = LEVEL_VOIDED;
    struct err e = {0};

    (void)state;
    assert_true(organization_level_next(&open, 0, TODAY, &step, &e));
    assert_int_equal(step, LEVEL_ENDS);
}

static void the_future_and_what_was_before_are_refused(void **state)
{
    const struct organization_level open = {.from_day = 19000, .until_day = DAY_NONE};
    enum level_step step = LEVEL_VOIDED;
    struct err e = {0};

    (void)state;
    assert_false(organization_level_next(&open, TODAY + 1, TODAY, &step, &e));
    assert_err(e, ERR_INPUT, "since: 2024-10-05 lies in the future");
    err_reset(&e);
    assert_false(organization_level_next(&open, 18999, TODAY, &step, &e));
    assert_err(e, ERR_INPUT, "lies before 2022-01-08, when the present level began");
    assert_int_equal(step, LEVEL_VOIDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_day_ends_the_span_and_the_same_day_corrects_it),
        cmocka_unit_test(a_span_without_a_beginning_is_ended_by_any_day),
        cmocka_unit_test(the_future_and_what_was_before_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
