#include "work/visit_cost.h"

#include "tests/work/visiting.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static enum err_code booked(struct both *b, struct id visit)
{
    const struct visit_cost_new n = {.visit = visit,
                                     .fund = pid('F', 9),
                                     .fen = {100, COUNT_UNKNOWN, COUNT_UNKNOWN},
                                     .day = desk_today(NOON),
                                     .note = STR("车票"),
                                     .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_visit_cost(b->st, &OFFICER, &n, &refused, &e));
    return e.code;
}

/* What is booked and taken back, by whom and once, is in journey/visit_test. */
static void nothing_is_booked_before_the_end_nor_on_a_fund_that_is_not_there(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1);
    struct id visit = visiting(b, 4);
    const struct visit_cost_back back = {.visit = visit, .why = STR("误"), .now_ms = NOON};
    struct visit_cost_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_int_equal(booked(b, visit), ERR_STATE);
    assert_int_equal(booked(b, pid('V', 99)), ERR_MISSING);
    assert_true(visit_moved(b, &host, visit, VISIT_CANCEL, "", &e));
    assert_int_equal(booked(b, visit), ERR_INPUT);
    assert_false(work_visit_cost_back(b->st, &OFFICER, &back, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    assert_true(work_visit_cost_see(b->st, &OFFICER, visit, &b->a, &v, &e));
    assert_true(v.may_book && !v.may_take_back && v.lines.n == 0);
    assert_true(work_visit_cost_see(b->st, &host, visit, &b->a, &v, &e));
    assert_false(v.may_book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(nothing_is_booked_before_the_end_nor_on_a_fund_that_is_not_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
