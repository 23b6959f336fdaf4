#include "model/demand.h"

#include "tests/check.h"

static void a_demand_walks_from_draft_to_filled(void **unused)
{
    static const enum demand_state way[] = {DEMAND_SUBMITTED, DEMAND_APPROVED, DEMAND_PLANNED,
                                            DEMAND_PART_FILLED, DEMAND_ESCALATED};
    struct demand d = {.seats = 3};
    struct err e = {0};

    (void)unused;
    for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
        assert_true(demand_move(&d, way[i], &e));
        assert_int_equal(d.state, way[i]);
    }
}

static void a_returned_demand_may_be_submitted_again(void **unused)
{
    (void)unused;
    assert_true(demand_may(DEMAND_RETURNED, DEMAND_SUBMITTED));
    assert_true(demand_may(DEMAND_APPROVED, DEMAND_RETURNED));
}

static void no_level_is_skipped_and_the_state_is_kept(void **unused)
{
    struct demand d = {.state = DEMAND_DRAFT};
    struct err e = {0};

    (void)unused;
    assert_false(demand_move(&d, DEMAND_APPROVED, &e));
    assert_err(e, ERR_STATE,
               "a demand that is draft cannot become approved; allowed: submitted, withdrawn");
    assert_int_equal(d.state, DEMAND_DRAFT);
}

static void what_is_over_stays_over(void **unused)
{
    (void)unused;
    for (int to = 0; to < DEMAND_STATE_N; to++) {
        assert_false(demand_may(DEMAND_FILLED, (enum demand_state)to));
        assert_false(demand_may(DEMAND_ESCALATED, (enum demand_state)to));
        assert_false(demand_may(DEMAND_WITHDRAWN, (enum demand_state)to));
    }
}

static void all_seats_make_it_filled_and_fewer_part_filled(void **unused)
{
    struct demand d = {.seats = 2};

    (void)unused;
    assert_int_equal(demand_state_filled(&d, 2), DEMAND_FILLED);
    assert_int_equal(demand_state_filled(&d, 1), DEMAND_PART_FILLED);
    assert_int_equal(demand_state_filled(&d, 0), DEMAND_PART_FILLED);
}

static void every_state_has_its_name(void **unused)
{
    (void)unused;
    assert_string_equal(demand_state_names[DEMAND_DRAFT], "draft");
    assert_string_equal(demand_state_names[DEMAND_PART_FILLED], "part_filled");
    assert_string_equal(demand_state_names[DEMAND_WITHDRAWN], "withdrawn");
    assert_null(demand_state_names[DEMAND_STATE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_demand_walks_from_draft_to_filled),
        cmocka_unit_test(a_returned_demand_may_be_submitted_again),
        cmocka_unit_test(no_level_is_skipped_and_the_state_is_kept),
        cmocka_unit_test(what_is_over_stays_over),
        cmocka_unit_test(all_seats_make_it_filled_and_fewer_part_filled),
        cmocka_unit_test(every_state_has_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
