#include "model/prospect.h"

#include "base/day.h"
#include "tests/check.h"

#define TODAY 20400

static void stages_follow_each_other_and_none_is_left_out(void **unused)
{
    (void)unused;
    for (int from = 0; from < PROSPECT_STAGE_N; from++) {
        for (int to = 0; to < PROSPECT_STAGE_N; to++) {
            struct prospect p = {.stage = (enum prospect_stage)from, .day = TODAY - 5};
            const struct prospect_step s = {(enum prospect_stage)to, TODAY, STR("P1")};
            const char *field = NULL;
            struct err e = {0};

            assert_int_equal(prospect_move(&p, &s, TODAY, &field, &e), to == from + 1);
            assert_int_equal(p.stage, to == from + 1 ? to : from);
        }
    }
}

static void a_signature_names_a_person_and_days_follow_each_other(void **unused)
{
    struct prospect p = {.stage = PROSPECT_INTENT, .day = TODAY - 5};
    struct prospect_step s = {PROSPECT_SIGNED, TODAY + 1, STR("P1")};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(prospect_move(&p, &s, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "future");
    err_reset(&e);
    s.day = TODAY - 6;
    assert_false(prospect_move(&p, &s, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "before");
    err_reset(&e);
    s.day = TODAY;
    s.practitioner = STR("");
    assert_false(prospect_move(&p, &s, TODAY, &field, &e));
    assert_string_equal(field, "practitioner_code");
    assert_int_equal(p.stage, PROSPECT_INTENT);
}

static void the_first_year_that_is_over_without_a_review_is_due(void **unused)
{
    const int32_t years[] = {2023, 2025};
    int32_t opened = day_of(2023, 10, 1), today = day_of(2026, 11, 26);

    (void)unused;
    assert_int_equal(studio_review_due(opened, DAY_NONE, today, years, 0), 2023);
    assert_int_equal(studio_review_due(opened, DAY_NONE, today, years, 2), 2024);
    assert_int_equal(studio_review_due(opened, day_of(2023, 12, 1), today, years, 1), 0);
    assert_int_equal(studio_review_due(day_of(2026, 1, 1), DAY_NONE, today, years, 0), 0);
    assert_int_equal(studio_review_due(day_of(2025, 1, 1), DAY_NONE, today, years, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_follow_each_other_and_none_is_left_out),
        cmocka_unit_test(a_signature_names_a_person_and_days_follow_each_other),
        cmocka_unit_test(the_first_year_that_is_over_without_a_review_is_due),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
