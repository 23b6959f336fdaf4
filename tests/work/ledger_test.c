#include "work/ledger_part.h"

#include "tests/work/promised.h"

static void a_line_that_lies_nowhere_lies_in_the_region_of_the_store(void **unused)
{
    struct ledger_desk d = {.frame = {.region_code = STR("990000")}};
    const struct entry nowhere = {.county = STR("")}, there = {.county = STR("990101")};
    const struct fund whole = {.region = {0}};

    (void)unused;
    assert_str(ledger_object(&d, &nowhere).place[0], "990000");
    assert_str(ledger_object(&d, &there).place[0], "990101");
    assert_str(ledger_fund_object(&d, &whole).place[0], "990000");
}

static void only_a_promise_is_decided_on(void **unused)
{
    struct ledger_desk d = {.now_ms = NOON};
    const struct entry paid = {.kind = ENTRY_PAYMENT, .amount_fen = 5};
    const struct entry due = {.kind = ENTRY_ACCRUAL, .amount_fen = 5, .seq = 4};
    const struct ledger_decision yes = {.to = ENTRY_APPROVED};
    struct entry_step step = {.seq = -1};
    struct err e = {0};

    (void)unused;
    assert_false(ledger_decide(&d, &paid, &yes, &step, &e));
    assert_err(e, ERR_STATE, "only a promise");
    assert_int_equal(step.seq, -1);
    err_reset(&e);
    assert_true(ledger_decide(&d, &due, &yes, &step, &e));
    assert_int_equal(step.seq, 5);
    assert_int_equal(step.was, ENTRY_ACCRUED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_lies_nowhere_lies_in_the_region_of_the_store),
        cmocka_unit_test(only_a_promise_is_decided_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
