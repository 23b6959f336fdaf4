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
        /* only a plan that replaces the one that filled it takes it again */
        assert_int_equal(demand_may(DEMAND_FILLED, (enum demand_state)to), to == DEMAND_PLANNED);
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

static struct demand sent(void)
{
    static struct str chain[] = {{"county", 6}, {"city", 4}};
    struct demand d = {DEMAND_BLANK, .chain = {chain, 2, 2}};
    struct err e = {0};

    d.requested = 4;
    assert_true(demand_submit(&d, &e));
    return d;
}

static void each_level_says_its_word_in_turn(void **unused)
{
    struct demand d = sent();
    struct demand_approval a = {.level = STR("county"), .seats = 4};
    struct err e = {0};
    const char *field;

    (void)unused;
    assert_str(demand_owner(&d), "county");
    assert_true(demand_approve(&d, &a, &field, &e));
    assert_int_equal(d.state, DEMAND_SUBMITTED);
    assert_str(d.level, "city");
    a = (struct demand_approval){
        .level = STR("city"), .seats = 3, .tier = 1, .weight = 900, .why = STR("名额")};
    assert_true(demand_approve(&d, &a, &field, &e));
    assert_int_equal(d.state, DEMAND_APPROVED);
    assert_int_equal(d.seats, 3);
    assert_int_equal(d.approved, 3);
    assert_int_equal(d.requested, 4);
    assert_int_equal(d.tier, 1);
    assert_int_equal(d.weight, 900);
    assert_str(demand_owner(&d), "city");
}

static void a_level_that_is_not_asked_has_no_say(void **unused)
{
    static const char *const OTHERS[] = {"city", "province", ""};
    struct demand d = sent(), before = d;
    struct err e = {0};
    const char *field;

    (void)unused;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        const struct demand_approval a = {.level = str_of(OTHERS[i]), .seats = 4};

        e = (struct err){0};
        assert_false(demand_approve(&d, &a, &field, &e));
        assert_int_equal(e.code, ERR_STATE);
        assert_false(demand_return(&d, a.level, &e));
        assert_memory_equal(&d, &before, sizeof d);
    }
    e = (struct err){0};
    d.state = DEMAND_APPROVED;
    assert_false(demand_approve(&d, &(struct demand_approval){.level = STR("city"), .seats = 4},
                                &field, &e));
    assert_int_equal(e.code, ERR_STATE);
}

static void seats_only_fall_and_never_without_a_reason(void **unused)
{
    struct demand d = sent(), before = d;
    struct err e = {0};
    const char *field;

    (void)unused;
    assert_false(demand_approve(&d, &(struct demand_approval){.level = STR("county"), .seats = 5},
                                &field, &e));
    assert_string_equal(field, "seats");
    e = (struct err){0};
    assert_false(demand_approve(&d, &(struct demand_approval){.level = STR("county"), .seats = 3},
                                &field, &e));
    assert_string_equal(field, "why");
    assert_int_equal(e.code, ERR_INPUT);
    assert_memory_equal(&d, &before, sizeof d);
}

static void the_remainder_is_a_demand_of_the_level_above(void **unused)
{
    struct demand d = sent(), rest;
    struct err e = {0};

    (void)unused;
    d.id = (struct id){{7}};
    d.state = DEMAND_PART_FILLED;
    assert_false(demand_escalate(&d, STR("county"), 1, &rest, &e));
    e = (struct err){0};
    assert_true(demand_escalate(&d, STR("city"), 1, &rest, &e));
    assert_int_equal(d.state, DEMAND_ESCALATED);
    assert_int_equal(rest.seats, 3);
    assert_int_equal(rest.requested, 3);
    assert_int_equal(rest.state, DEMAND_SUBMITTED);
    assert_str(rest.level, "province");
    assert_int_equal(id_cmp(rest.remainder_of, d.id), 0);
    assert_true(rest.approved == COUNT_UNKNOWN);
    assert_false(demand_escalate(&d, STR("city"), 1, &rest, &e));
    assert_int_equal(e.code, ERR_STATE);
}

static void above_the_province_there_is_no_level(void **unused)
{
    static struct str chain[] = {{"province", 8}};
    struct demand d = {DEMAND_BLANK, .seats = 2, .state = DEMAND_PART_FILLED,
                       .chain = {chain, 1, 1}},
                  rest;
    struct err e = {0};

    (void)unused;
    assert_false(demand_escalate(&d, STR("province"), 0, &rest, &e));
    assert_err(e, ERR_STATE, "there is no level above the province");
    assert_int_equal(d.state, DEMAND_PART_FILLED);
}

static void a_place_tells_the_level(void **unused)
{
    (void)unused;
    assert_str(demand_level_at(STR("990101")), "county");
    assert_str(demand_level_at(STR("990100")), "city");
    assert_str(demand_level_at(STR("990000")), "province");
    assert_str(demand_level_at(STR("")), "province");
}

static void what_breaks_the_programme_is_named(void **unused)
{
    const struct programme p = {
        .until_day = 1000, .months_min = 3, .months_max = 12, .eligibility = {.min_title_rank = 2}};
    struct demand good = {DEMAND_BLANK, .months = 6, .start_day = 900, .min_title_rank = 2};
    static const char *const FIELDS[] = {"start", "months", "months", "min_title_rank", "reason"};
    struct demand bad[5];
    struct err e = {0};
    const char *field;

    (void)unused;
    good.requested = 2;
    for (int i = 0; i < 5; i++)
        bad[i] = good;
    assert_true(demand_check(&good, &p, &field, &e));
    bad[0].start_day = 1001;
    bad[1].months = 2;
    bad[2].months = 13;
    bad[3].min_title_rank = 1;
    bad[4].suggested = 3;
    for (int i = 0; i < 5; i++) {
        e = (struct err){0};
        assert_false(demand_check(&bad[i], &p, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, FIELDS[i]);
    }
    bad[4].reason = STR("两个病区");
    assert_true(demand_check(&bad[4], &p, &field, &e));
}

static void a_quota_and_a_closed_period_stand_against_it(void **unused)
{
    static struct quota quotas[] = {{QUOTA_ORGANIZATION, {"990101", 6}, 0, 1},
                                    {QUOTA_COUNTY, {"990101", 6}, 0, 5}};
    const struct programme p = {.id = STR("x"), .until_day = 1000, .quotas = quotas, .quota_n = 2};
    struct err e = {0};

    (void)unused;
    assert_true(demand_quota_check(&p, STR("990101"), 3, 2, &e));
    assert_true(demand_quota_check(&p, STR("990102"), 9, 2, &e));
    assert_false(demand_quota_check(&p, STR("990101"), 4, 2, &e));
    assert_int_equal(e.code, ERR_STATE);
    e = (struct err){0};
    assert_true(demand_period_check(&p, 1000, &e));
    assert_false(demand_period_check(&p, 1001, &e));
    assert_int_equal(e.code, ERR_STATE);
}

static void nothing_is_sent_before_all_is_told(void **unused)
{
    struct programme p = {.assessment = {(struct str[]){STR("外转")}, 1, 1}};
    struct demand d = {DEMAND_BLANK, .ready_equipment = STR("")};
    struct err e = {0};
    const char *field;

    (void)unused;
    assert_false(demand_ready_check(&d, true, &p, &field, &e));
    assert_string_equal(field, "ready_people");
    d.ready_people = 0;
    assert_false(demand_ready_check(&d, true, &p, &field, &e));
    assert_string_equal(field, "ready_equipment");
    d.ready_equipment = STR("C 臂机");
    assert_false(demand_ready_check(&d, false, &p, &field, &e));
    assert_string_equal(field, "gap");
    assert_true(demand_ready_check(&d, true, &p, &field, &e));
    p.assessment.n = 0;
    assert_true(demand_ready_check(&d, false, &p, &field, &e));
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
        cmocka_unit_test(each_level_says_its_word_in_turn),
        cmocka_unit_test(a_level_that_is_not_asked_has_no_say),
        cmocka_unit_test(seats_only_fall_and_never_without_a_reason),
        cmocka_unit_test(the_remainder_is_a_demand_of_the_level_above),
        cmocka_unit_test(above_the_province_there_is_no_level),
        cmocka_unit_test(a_place_tells_the_level),
        cmocka_unit_test(what_breaks_the_programme_is_named),
        cmocka_unit_test(a_quota_and_a_closed_period_stand_against_it),
        cmocka_unit_test(nothing_is_sent_before_all_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
