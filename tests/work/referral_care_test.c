#include "work/referral_care.h"

#include "base/day.h"
#include "tests/work/referring.h"
#include "work/desk.h"

static void a_recognised_result_is_not_repeated_without_a_reason(void **state)
{
    struct referring r;
    struct patient_desk sender, taker;
    struct referral_result_new result = {
        .name = STR("心电图"), .finding = STR("抬高"), .day = DAY_NONE, .recognised = true};
    struct referral_order_new order = {.name = STR("心电图")};
    struct edit_refused refused;
    struct err e = {0};

    referring_begin(&r, state);
    sender = desk_for(&r, 1, NOON);
    taker = desk_for(&r, 3, NOON);
    result.id = order.id = r.id;
    assert_true(work_referral_result(&sender, &result, &refused, &e));
    result.day = desk_today(NOON) + 1;
    assert_false(work_referral_result(&sender, &result, &refused, &e));
    assert_string_equal(refused.field, "day");
    err_reset(&e);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    assert_false(work_referral_order(&sender, &order, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_false(work_referral_order(&taker, &order, &refused, &e));
    assert_err(e, ERR_STATE, "made at H1, is there");
    err_reset(&e);
    order.why = STR("动态比较");
    assert_true(work_referral_order(&taker, &order, &refused, &e));
    order.name = STR("造影");
    order.why = STR("");
    assert_true(work_referral_order(&taker, &order, &refused, &e));
    assert_false(id_none(referred_view(&r, 3).lines.orders[0].repeats));
    referring_end(&r);
}

/* H3 sends a patient of H1 down to H1 again. */
static struct id sent_down(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 3, NOON);
    struct referral_new n = {
        .direction = REFERRAL_DOWN, .based_on = r->id, .form = referring_form()};
    struct referral_drug_new drug = {.name = STR("阿司匹林"), .dose = STR("100 mg")};
    struct referral_task_new task = {.about = STR("随访"), .due_day = desk_today(NOON) - 1};
    struct edit_refused refused;
    struct err e = {0};
    struct id id = {0};

    refer(r, 1, REFERRAL_SUBMIT, PLAIN);
    n.form.taker = STR("H1");
    n.form.plan = STR("康复");
    n.form.warning = STR("胸痛");
    assert_true(work_referral_add(&p, &n, &id, &refused, &e));
    drug.id = task.id = id;
    assert_true(work_referral_drug(&p, &drug, &refused, &e));
    assert_false(work_referral_task(&p, &task, &refused, &e));
    assert_string_equal(refused.field, "due");
    err_reset(&e);
    task.due_day++;
    assert_true(work_referral_task(&p, &task, &refused, &e));
    return id;
}

static void the_first_result_of_a_task_is_the_first_follow_up(void **state)
{
    struct referring r;
    struct patient_desk township;
    struct referral_task_result done = {.result = STR("平稳")};
    struct referral_view v;
    struct edit_refused refused;
    struct err e = {0};

    referring_begin(&r, state);
    done.id = sent_down(&r);
    r.id = done.id;
    township = desk_for(&r, 1, NOON);
    refer(&r, 3, REFERRAL_SUBMIT, PLAIN);
    refer(&r, 1, REFERRAL_RECEIVE, PLAIN);
    refer(&r, 1, REFERRAL_ACCEPT, PLAIN);
    v = referred_view(&r, 1);
    assert_str(v.who.name, "王**");
    done.task = ORG(1);
    assert_false(work_referral_task_done(&township, &done, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    done.task = v.lines.tasks[0].id;
    assert_false(work_referral_task_done(&township, &done, &refused, &e));
    assert_err(e, ERR_STATE, "that is accepted takes no result");
    err_reset(&e);
    refer(&r, 1, REFERRAL_SETTLE, PLAIN);
    assert_true(work_referral_task_done(&township, &done, &refused, &e));
    v = referred_view(&r, 1);
    assert_int_equal(v.referral.state, REFERRAL_FOLLOWED_UP);
    assert_int_equal(v.lines.steps[v.lines.step_n - 1].move, REFERRAL_FOLLOW_UP);
    assert_false(work_referral_task_done(&township, &done, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    referring_end(&r);
}

static void limits_are_set_by_who_may_change_the_agreement(void **state)
{
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    const struct subject bureau = {.role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = STR("990101")}};
    struct referral_limit_new n = {PACT, CLOCK_ACK, REFERRAL_URGENT, 7};
    struct referring r;
    struct edit_refused refused;
    struct referral_view v;
    struct err e = {0};

    referring_begin(&r, state);
    assert_false(work_referral_limit(r.b->st, &bureau, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_referral_limit(r.b->st, &officer, &n, NOON, &refused, &e));
    n.clock = CLOCK_VISIT;
    assert_false(work_referral_limit(r.b->st, &officer, &n, NOON, &refused, &e));
    assert_string_equal(refused.field, "clock");
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    v = referred_view(&r, 1);
    assert_int_equal(v.referral.clock.due_ms - v.referral.clock.start_ms, 7 * 60000);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_recognised_result_is_not_repeated_without_a_reason),
        BOTH(the_first_result_of_a_task_is_the_first_follow_up),
        BOTH(limits_are_set_by_who_may_change_the_agreement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
