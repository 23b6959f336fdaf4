#include "model/plan.h"

#include "tests/check.h"

static void a_plan_in_review_may_be_solved_again_or_published(void **unused)
{
    struct plan p = {.state = PLAN_DRAFT};
    struct err e = {0};

    (void)unused;
    assert_true(plan_move(&p, PLAN_SOLVED, &e));
    assert_true(plan_move(&p, PLAN_REVIEW, &e));
    assert_true(plan_move(&p, PLAN_SOLVED, &e));
    assert_true(plan_move(&p, PLAN_REVIEW, &e));
    assert_true(plan_move(&p, PLAN_PUBLISHED, &e));
    assert_int_equal(p.state, PLAN_PUBLISHED);
}

static void a_published_plan_is_only_superseded(void **unused)
{
    struct plan p = {.state = PLAN_PUBLISHED};
    struct err e = {0};

    (void)unused;
    assert_false(plan_move(&p, PLAN_REVIEW, &e));
    assert_err(e, ERR_STATE, "a plan that is published cannot become review; allowed: superseded");
    assert_int_equal(p.state, PLAN_PUBLISHED);
    assert_true(plan_may(PLAN_PUBLISHED, PLAN_SUPERSEDED));
}

static void a_draft_is_not_published_unsolved(void **unused)
{
    (void)unused;
    assert_false(plan_may(PLAN_DRAFT, PLAN_PUBLISHED));
    assert_false(plan_may(PLAN_SOLVED, PLAN_PUBLISHED));
}

static void levels_and_terms_have_their_names(void **unused)
{
    (void)unused;
    assert_string_equal(plan_level_names[0], "0");
    assert_string_equal(plan_level_names[7], "6b");
    assert_string_equal(plan_level_names[8], "7");
    assert_null(plan_level_names[PLAN_LEVEL_N]);
    assert_string_equal(plan_term_names[PLAN_FIT], "fit");
    assert_string_equal(plan_term_names[PLAN_NEARNESS], "nearness");
    assert_null(plan_term_names[PLAN_TERM_N]);
    assert_string_equal(plan_state_names[PLAN_REVIEW], "review");
    assert_null(plan_state_names[PLAN_STATE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_in_review_may_be_solved_again_or_published),
        cmocka_unit_test(a_published_plan_is_only_superseded),
        cmocka_unit_test(a_draft_is_not_published_unsolved),
        cmocka_unit_test(levels_and_terms_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
