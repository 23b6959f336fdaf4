/* plan_desk_test.c - a plan on its way. The province of the store's tests, in a folder of its own:
 * its newest plan is solved and fills one of two seats of demand 1. */
#include "work/plan_desk.h"

#include "tests/work/people.h"

static const struct subject ONE = {.account = {{1}},
                                   .role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                            TWO = {.account = {{2}},
                                   .role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                            COUNTY = {.account = {{3}},
                                      .role = ROLE_OFFICER,
                                      .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}};

static bool moved(struct both *b, const struct subject *by, enum plan_state to, struct err *e)
{
    const struct plan_order o = {.id = PLAN(2), .to = to, .why = STR("why")};

    *e = (struct err){0};
    return work_plan_move(b->st, by, &o, NOON, e);
}

static void it_is_published_by_another_and_settles_its_demands(void **state)
{
    struct both *b = province_of(state);
    struct plan_view v;
    struct err e = {0};

    assert_true(moved(b, &ONE, PLAN_REVIEW, &e));
    assert_false(moved(b, &ONE, PLAN_PUBLISHED, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(both_total(b, "SELECT count(*) FROM plan_step"), 1);
    assert_true(moved(b, &TWO, PLAN_PUBLISHED, &e));
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM demand WHERE state = 'part_filled' AND code LIKE 'G%'"),
        1);
    assert_true(work_plan_see(b->st, &ONE, PLAN(2), &b->a, &v, &e));
    assert_int_equal(v.plan.state, PLAN_PUBLISHED);
    assert_int_equal(v.steps.n, 2);
    assert_false(moved(b, &TWO, PLAN_PUBLISHED, &e));
    assert_int_equal(e.code, ERR_STATE);
}

static void whoever_does_not_reach_the_region_moves_nothing(void **state)
{
    struct both *b = province_of(state);
    struct err e;

    assert_false(moved(b, &COUNTY, PLAN_REVIEW, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(both_total(b, "SELECT count(*) FROM plan_step"), 0);
}

static void set_aside_it_frees_its_demands(void **state)
{
    struct both *b = province_of(state);
    struct err e;

    assert_true(moved(b, &ONE, PLAN_SUPERSEDED, &e));
    assert_true(both_total(b, "SELECT count(*) FROM demand WHERE state = 'approved'") >= 1);
    assert_false(moved(b, &ONE, PLAN_REVIEW, &e));
    assert_err(e, ERR_STATE, "a plan that is superseded cannot become review; allowed: nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(it_is_published_by_another_and_settles_its_demands),
        BOTH(whoever_does_not_reach_the_region_moves_nothing),
        BOTH(set_aside_it_frees_its_demands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
