#include "store/referral_line.h"

#include "tests/store/referred.h"

static const struct referral_key KEY = {{"990101", 6}, {"R1", 2}};

static bool lines_put(struct store *st, void *arg, struct err *e)
{
    const struct referral_step_line step = {.seq = 2,
                                            .move = REFERRAL_SUBMIT,
                                            .was = REFERRAL_DRAFT,
                                            .state = REFERRAL_REQUESTED,
                                            .party = STR("referrer"),
                                            .cause = CAUSE_NONE,
                                            .note = STR(""),
                                            .clock = CLOCK_NONE,
                                            .due_ms = COUNT_UNKNOWN,
                                            .made_ms = 7};
    const struct referral_drug drug = {pid('U', 1), STR("阿司匹林"), STR("100 mg 每日一次")};
    struct referral_task task = {
        .id = pid('K', 1), .about = STR("随访"), .due_day = 20100, .done_ms = COUNT_UNKNOWN};
    const struct referral_result results[] = {
        {pid('E', 1), STR("H1"), STR("心电图"), STR("抬高"), 20000, true},
        {pid('E', 2), STR("H3"), STR("造影"), STR("右冠闭塞"), 20001, false}};
    const struct referral_order order = {
        .id = pid('O', 1), .name = STR("心电图"), .repeats = pid('E', 1), .why = STR("动态")};

    (void)arg;
    if (!store_referral_step_add(st, &KEY, &step, e)
        || !store_referral_drug_add(st, &KEY, &drug, 7, e)
        || !store_referral_task_add(st, &KEY, &task, 7, e)
        || !store_referral_result_add(st, &KEY, &results[0], ORG(1), 7, e)
        || !store_referral_result_add(st, &KEY, &results[1], ORG(3), 7, e)
        || !store_referral_order_add(st, &KEY, &order, e))
        return false;
    task.done_ms = 99;
    task.result = STR("平稳");
    return store_referral_task_done(st, &task, ORG(1), e);
}

struct reading {
    struct arena *a;
    struct referral_lines lines;
};

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct referral one = referred_of(1, "R1", REFERRAL_DRAFT);

    return store_referral_lines(st, &one, r->a, &r->lines, e);
}

static void what_belongs_to_one_is_read_back_in_its_order(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a};

    both_tx(b, STORE_READ, lines_in_tx, &r);
    assert_int_equal(r.lines.step_n + r.lines.drug_n + r.lines.task_n, 0);
    both_tx(b, STORE_WRITE, lines_put, NULL);
    both_tx(b, STORE_READ, lines_in_tx, &r);
    assert_int_equal(r.lines.step_n, 1);
    assert_int_equal(r.lines.steps[0].state, REFERRAL_REQUESTED);
    assert_str(r.lines.drugs[0].dose, "100 mg 每日一次");
    assert_int_equal(r.lines.tasks[0].done_ms, 99);
    assert_str(r.lines.tasks[0].result, "平稳");
    assert_int_equal(r.lines.result_n, 2);
    assert_str(r.lines.results[0].name, "造影"); /* the newest first */
    assert_true(r.lines.results[1].recognised);
    assert_id(r.lines.orders[0].repeats, pid('E', 1));
}

static void a_step_is_kept_once(void **state)
{
    struct both *b = province_of(state);
    struct err e = {0};

    both_tx(b, STORE_WRITE, lines_put, NULL);
    assert_false(store_tx(b->st, STORE_WRITE, lines_put, NULL, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM referral_step"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(what_belongs_to_one_is_read_back_in_its_order),
                                       BOTH(a_step_is_kept_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
