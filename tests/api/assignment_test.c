/* assignment_test.c - each seat with its reasons. Values are those of province.h. */
#include "tests/api/world.h"

static void points_and_rounding_add_up_to_the_utility(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/plans/", PLAN(2), "/assignments"), "");

    assert_at_int(&r, "total", 2);
    assert_at_size(&r, "items.0", 21);
    for (int i = 0; i < 2; i++) {
        double sum = number_at(&r, arena_text(&b->a, "items.%d.rounding", i));

        assert_at_size(&r, arena_text(&b->a, "items.%d.terms", i), 5);
        assert_true(sum > -1 && sum <= 0);
        for (int t = 0; t < 5; t++)
            sum += number_at(&r, arena_text(&b->a, "items.%d.terms.%d.points", i, t));
        assert_near(sum, number_at(&r, arena_text(&b->a, "items.%d.utility", i)), 1e-9);
    }
    /* 400 of fit, 100 of preference, 97.7 of nearness: 597.7, told as 597. */
    assert_at_real(&r, "items.0.terms.4.points", 97.7);
    assert_at_real(&r, "items.0.rounding", -0.7);
    assert_at_text(&r, "items.0.terms.4.label_en", "Nearness");
    reply_end(&r);
}

static void who_else_could_have_come_is_told_with_where_he_is(void **state)
{
    struct both *b = province_of(state);
    struct reply r =
        asked_well(b, path_of(b, "/api/plans/", PLAN(2), "/assignments"), "county=990101");

    assert_at_int(&r, "total", 1);
    assert_at_size(&r, "items.0.alternatives", 2);
    assert_at_text(&r, "items.0.alternatives.0.placed_on_name", "乙县医院");
    assert_at_id(&r, "items.0.alternatives.0.placed_on", DEMAND(2));
    assert_at_null(&r, "items.0.alternatives.1.placed_on");
    assert_at_null(&r, "items.0.alternatives.1.placed_on_name");
    reply_end(&r);
}

static void an_empty_seat_has_one_cause_and_its_detail(void **state)
{
    struct both *b = province_of(state);
    const char *path = path_of(b, "/api/plans/", PLAN(2), "/unfilled");
    struct reply r = asked_well(b, path, "");

    assert_at_int(&r, "total", 1);
    assert_at_text(&r, "items.0.cause", "nobody_eligible");
    assert_true(text_at(&r, "items.0.cause_label").n > 0);
    assert_at_size(&r, "items.0.detail", 2);
    assert_at_text(&r, "items.0.detail.0.key", "title");
    assert_at_text(&r, "items.0.detail.0.label", "放宽职称");
    assert_at_int(&r, "items.0.detail.0.value", 1);
    reply_end(&r);
    r = asked_well(b, path, "county=990101&discipline=%E9%AA%A8%E7%A7%91");
    assert_at_int(&r, "total", 1);
    reply_end(&r);
    r = asked_well(b, path, "county=990102");
    assert_at_int(&r, "total", 0);
    reply_end(&r);
}

static bool with_people_in_tx(struct store *st, void *unused, struct err *e)
{
    const struct unfilled row = {STR("990102"),           PLAN(2), DEMAND(2), 1, UNFILLED_QUOTA,
                                 STR("P1:D2;P3:unplaced")};

    (void)unused;
    return store_assignment_add_unfilled(st, &row, 1, e);
}

static void people_in_a_detail_are_told_with_where_they_are(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    both_tx(b, STORE_WRITE, with_people_in_tx, NULL);
    r = asked_well(b, path_of(b, "/api/plans/", PLAN(2), "/unfilled"), "county=990102");
    assert_at_text(&r, "items.0.detail.0.key", "P1");
    assert_at_text(&r, "items.0.detail.0.label_en", "P1 is placed on");
    assert_at_text(&r, "items.0.detail.0.value", "D2");
    assert_at_text(&r, "items.0.detail.1.label", "P3 未派出");
    assert_at_text(&r, "items.0.detail.1.value", "");
    reply_end(&r);
}

static void who_stays_home_has_a_cause(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/plans/", PLAN(2), "/unplaced"), "");

    assert_at_int(&r, "total", 1);
    assert_at_size(&r, "items.0", 7);
    assert_at_text(&r, "items.0.practitioner_name", "李某");
    assert_at_text(&r, "items.0.home_organization_name", "东市医院");
    assert_at_text(&r, "items.0.cause", "no_eligible_demand");
    reply_end(&r);
}

static void lists_of_no_plan_are_missing_and_strange_questions_refused(void **state)
{
    static const char *const lists[] = {"/assignments", "/unfilled", "/unplaced"};
    struct both *b = province_of(state);

    for (int i = 0; i < 3; i++) {
        refused(b, path_of(b, "/api/plans/", PLAN(9), lists[i]), "", 404, NULL);
        refused(b, path_of(b, "/api/plans/", PLAN(2), lists[i]), "limit=x", 400, "limit");
        refused(b, path_of(b, "/api/plans/", PLAN(2), lists[i]), "cursor=x", 400, "cursor");
        refused(b, path_of(b, "/api/plans/", PLAN(2), lists[i]), "tier=1", 400, "tier");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(points_and_rounding_add_up_to_the_utility),
        BOTH(who_else_could_have_come_is_told_with_where_he_is),
        BOTH(an_empty_seat_has_one_cause_and_its_detail),
        BOTH(people_in_a_detail_are_told_with_where_they_are),
        BOTH(who_stays_home_has_a_cause),
        BOTH(lists_of_no_plan_are_missing_and_strange_questions_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
