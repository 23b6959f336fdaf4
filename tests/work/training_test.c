#include "work/training_desk.h"

#include "tests/work/placed.h"

static void a_nomination_without_its_needs_is_refused_and_keeps_nothing(void **state)
{
    struct both *b = placed_province(state);
    const struct subject home = manager_of(3);
    struct training_new n = {placed_new(PLACEMENT_POSTING),
                             {STR("谱"), STR("  "), STR("短板"), {{0}}}};
    const struct store_reach all = STORE_ALL;
    struct edit_refused refused;
    struct duty_rows duties;
    struct placement_view v;
    struct err e = {0};
    struct id id;

    assert_false(work_training_nominate(b->st, &home, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "need_outflow");
    assert_int_equal(both_total(b, "SELECT count(*) FROM placement"), 0);
    err_reset(&e);
    n.need.outflow = STR("外转");
    assert_true(work_training_nominate(b->st, &home, &n, &id, &refused, &e));
    assert_true(work_placement_see(b->st, &home, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.placement.kind, PLACEMENT_TRAINING);
    assert_true(v.has_need);
    assert_true(work_duty_list(b->st, &all, desk_today(NOON), &b->a, &duties, &e));
    assert_int_equal(duties.n, 1);
}

static void checks_are_there_after_the_return_alone(void **state)
{
    struct both *b = placed_province(state);
    const struct subject home = manager_of(3), host = manager_of(1);
    struct training_told told = {.check = {.months = 3, .opened = true}, .now_ms = NOON};
    struct placement_review review = {.kind = REVIEW_EVALUATION, .now_ms = NOON};
    struct edit_refused refused;
    struct placement_view v;
    struct err e = {0};

    told.id = review.id = working(b, PLACEMENT_SHARED_POST);
    assert_false(work_training_check(b->st, &home, &told, &refused, &e));
    assert_err(e, ERR_STATE, "no such check");
    err_reset(&e);
    both_run(b, "UPDATE placement SET kind = 'training'");
    assert_true(moved(b, &host, told.id, PLACEMENT_END, &e));
    assert_true(work_placement_review(b->st, &host, &review, &e));
    assert_true(moved(b, &host, told.id, PLACEMENT_EVALUATE, &e));
    assert_true(moved(b, &home, told.id, PLACEMENT_RETURN, &e));
    told.now_ms += 70 * 86400000LL;
    assert_true(work_training_check(b->st, &home, &told, &refused, &e));
    assert_true(work_placement_see(b->st, &home, told.id, NOON, &b->a, &v, &e));
    assert_int_equal(v.checks.n, 3);
    assert_true(v.checks.items[0].opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_nomination_without_its_needs_is_refused_and_keeps_nothing),
        BOTH(checks_are_there_after_the_return_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
