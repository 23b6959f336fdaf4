#include "model/assignment.h"

#include "base/random.h"
#include "tests/check.h"

static const int32_t WEIGHTS[PLAN_TERM_N] = {400, 250, 150, 100, 100};

/* 1000 * 400 + 0 + 1000 * 150 + 0 + 877 * 100 = 637700 thousandths, rounded down to 637. */
static void points_and_rounding_add_up_to_the_utility(void **unused)
{
    struct assignment a = {.utility = 637, .terms = {1000, 0, 1000, 0, 877}};
    int64_t points[PLAN_TERM_N];

    (void)unused;
    assert_int_equal(assignment_points(&a, WEIGHTS, points), -700);
    assert_int_equal(points[PLAN_FIT], 400000);
    assert_int_equal(points[PLAN_CONTINUITY], 150000);
    assert_int_equal(points[PLAN_NEARNESS], 87700);
}

/* The definition: utility = floor(sum of weight * term / 1000). */
static void rounding_takes_less_than_one_point_from_any_terms(void **unused)
{
    struct random r = random_stream(7, 1);

    (void)unused;
    for (int i = 0; i < 2000; i++) {
        struct assignment a = {0};
        int64_t points[PLAN_TERM_N], sum = 0, rounding;

        for (int t = 0; t < PLAN_TERM_N; t++) {
            a.terms[t] = (int32_t)random_below(&r, 1001);
            sum += (int64_t)a.terms[t] * WEIGHTS[t];
        }
        a.utility = (int32_t)(sum / 1000);
        rounding = assignment_points(&a, WEIGHTS, points);
        assert_true(rounding > -1000 && rounding <= 0);
        for (int t = 0; t < PLAN_TERM_N; t++)
            rounding += points[t];
        assert_int_equal(rounding, a.utility * 1000);
    }
}

static void a_detail_is_cut_into_its_parts(void **unused)
{
    struct str rest = STR("title=3;availability=12;P1:D2;plain;"), key, value;

    (void)unused;
    assert_true(unfilled_part(&rest, &key, &value));
    assert_str(key, "title");
    assert_str(value, "3");
    assert_true(unfilled_part(&rest, &key, &value));
    assert_str(key, "availability");
    assert_str(value, "12");
    assert_true(unfilled_part(&rest, &key, &value));
    assert_str(key, "P1");
    assert_str(value, "D2");
    assert_true(unfilled_part(&rest, &key, &value));
    assert_str(key, "plain");
    assert_str(value, "");
    assert_false(unfilled_part(&rest, &key, &value));
    assert_str(key, "plain");
}

static void an_empty_detail_has_no_part(void **unused)
{
    struct str rest = STR(""), key = STR("kept"), value = STR("kept");

    (void)unused;
    assert_false(unfilled_part(&rest, &key, &value));
    assert_str(key, "kept");
    assert_str(value, "kept");
    rest = STR(";;");
    assert_false(unfilled_part(&rest, &key, &value));
}

static void every_cause_has_its_name(void **unused)
{
    (void)unused;
    assert_string_equal(unfilled_cause_names[UNFILLED_NOBODY_ELIGIBLE], "nobody_eligible");
    assert_string_equal(unfilled_cause_names[UNFILLED_ALL_PLACED], "all_placed");
    assert_null(unfilled_cause_names[UNFILLED_CAUSE_N]);
    assert_string_equal(unplaced_cause_names[UNPLACED_NO_ELIGIBLE_DEMAND], "no_eligible_demand");
    assert_string_equal(unplaced_cause_names[UNPLACED_QUOTA], "quota");
    assert_null(unplaced_cause_names[UNPLACED_CAUSE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_and_rounding_add_up_to_the_utility),
        cmocka_unit_test(rounding_takes_less_than_one_point_from_any_terms),
        cmocka_unit_test(a_detail_is_cut_into_its_parts),
        cmocka_unit_test(an_empty_detail_has_no_part),
        cmocka_unit_test(every_cause_has_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
