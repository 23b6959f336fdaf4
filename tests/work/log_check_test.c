#include "work/log_check.h"

#include "base/day.h"
#include "tests/work/placed.h"

static void months_are_in_order_and_a_store_without_operations_says_so(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1);
    struct log_check_asked q = {.from_month = DAY_NONE, .to_month = DAY_NONE};
    struct log_check_view v;
    struct err e = {0};

    both_run(b, "DELETE FROM operation");
    assert_true(work_log_check_see(b->st, &host, &q, &b->a, &v, &e));
    assert_false(v.counted);
    assert_int_equal(v.rows.n, 0);
    assert_int_equal(v.asked.to_month - v.asked.from_month, 11);
    q.to_month = 100;
    q.from_month = 101;
    assert_false(work_log_check_see(b->st, &host, &q, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_INPUT);
    err_reset(&e);
    q.from_month = 100 - LOG_CHECK_MONTHS;
    assert_false(work_log_check_see(b->st, &host, &q, &b->a, &v, &e));
    err_reset(&e);
    q.from_month++;
    assert_true(work_log_check_see(b->st, &host, &q, &b->a, &v, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(months_are_in_order_and_a_store_without_operations_says_so)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
