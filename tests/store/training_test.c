#include "store/training.h"

#include "tests/store/placed.h"

struct asking {
    struct arena *a;
    struct training_need need;
    struct training_checks checks;
    struct duty_rows duties;
    struct store_reach reach;
    bool found;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct training_need need = {STR("谱"), STR("外转"), STR("短板"), DEMAND(1)};
    struct training_check c = {.months = 3, .due_day = 20100, .done_day = DAY_NONE};
    const struct id nobody = {{0}};

    if (!store_training_need_add(st, &PLACED_KEY, &need, nobody, 5, e)
        || !store_training_check_add(st, &PLACED_KEY, &c, e)
        || !store_duty_list(st, &q->reach, 20100, q->a, &q->duties, e))
        return false;
    c.done_day = 20101;
    c.opened = true;
    c.cases = 7;
    c.cause = c.note = STR("");
    return store_training_check_put(st, &PLACED_KEY, &c, nobody, 6, e)
           && store_training_checks(st, PLACED_KEY.code, q->a, &q->checks, e)
           && store_training_need_get(st, PLACED_KEY.code, q->a, &q->need, &q->found, e);
}

static void needs_and_checks_come_back_and_what_waits_is_listed(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a, .reach = STORE_ALL};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.found);
    assert_str(q.need.capability, "短板");
    assert_id(q.need.demand, DEMAND(1));
    assert_int_equal(q.checks.n, 1);
    assert_int_equal(q.checks.items[0].cases, 7);
    assert_true(q.checks.items[0].opened && !q.checks.items[0].equipped);
    assert_int_equal(q.duties.n, 2); /* to be accepted, and the check */
    assert_str(q.duties.items[0].kind, "move");
    assert_str(q.duties.items[1].about, "3");
}

static bool duties_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_duty_list(st, &q->reach, 30000, q->a, &q->duties, e);
}

static void what_waits_for_others_is_not_listed(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a,
                       .reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}}};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_READ, duties_in_tx, &q);
    assert_int_equal(q.duties.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(needs_and_checks_come_back_and_what_waits_is_listed),
        BOTH(what_waits_for_others_is_not_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
