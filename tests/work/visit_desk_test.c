#include "work/visit_desk.h"

#include "tests/work/visiting.h"

static void a_visit_is_planned_announced_opened_and_each_step_is_written(void **state)
{
    struct both *b = placed_province(state);
    struct id id = visiting(b, 4);
    struct visit v = visit_now(b, id);

    assert_int_equal(v.state, VISIT_OPEN);
    assert_int_equal(v.version, 3);
    assert_int_equal(v.release_ms, visit_start_ms(&v) - 24 * 3600000);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'visit'"), 3);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event WHERE kind = 'visit.changed'"), 6);
}

static void an_expert_is_at_one_place_at_a_time_and_nobody_plans_for_others(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), home = manager_of(3);
    struct visit_new n = visiting_new(4);
    struct edit_refused refused;
    struct err e = {0};
    struct id id = visiting(b, 4);

    n.plan.starts = STR("10:30");
    n.plan.ends = STR("12:00");
    assert_false(work_visit_add(b->st, &host, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "elsewhere at that hour");
    err_reset(&e);
    n.plan.starts = STR("11:00");
    assert_true(work_visit_add(b->st, &host, &n, &id, &refused, &e));
    n.plan.day++;
    assert_false(work_visit_add(b->st, &home, &n, &id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    n.plan.day = desk_today(NOON) - 1;
    assert_false(work_visit_add(b->st, &host, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "day");
    err_reset(&e);
    n = visiting_new(9);
    n.practitioner = STR("nobody");
    assert_false(work_visit_add(b->st, &host, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "practitioner");
}

static void what_patients_know_already_is_not_changed_under_them(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), home = manager_of(3);
    struct visit_edit edit = {
        .id = visiting(b, 4), .version = 3, .plan = visiting_new(4).plan, .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    edit.plan.lodging = STR("县宾馆");
    edit.plan.lodging_fen = 30000;
    assert_false(work_visit_edit(b->st, &home, &edit, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_visit_edit(b->st, &host, &edit, &refused, &e));
    assert_int_equal(visit_now(b, edit.id).lodging_fen, 30000);
    assert_false(work_visit_edit(b->st, &host, &edit, &refused, &e));
    assert_int_equal(refused.version, 4);
    err_reset(&e);
    edit.version = 4;
    edit.plan.day++;
    assert_false(work_visit_edit(b->st, &host, &edit, &refused, &e));
    assert_err(e, ERR_INPUT, "patients know the hour");
    err_reset(&e);
    assert_true(visit_moved(b, &home, edit.id, VISIT_CANCEL, "", &e)); /* the expert's side may */
    assert_false(work_visit_edit(b->st, &host, &edit, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_visit_is_planned_announced_opened_and_each_step_is_written),
        BOTH(an_expert_is_at_one_place_at_a_time_and_nobody_plans_for_others),
        BOTH(what_patients_know_already_is_not_changed_under_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
