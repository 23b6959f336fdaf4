/* visit_series_test.c - clinics that come again. */
#include "tests/work/visiting.h"

static struct series_new series(void)
{
    return (struct series_new){.series = {.programme = STR("p"),
                                          .practitioner = STR("P1"),
                                          .organization = STR("H1"),
                                          .weekday = 3,
                                          .every_weeks = 1,
                                          .from_day = desk_today(NOON),
                                          .until_day = desk_today(NOON) + 34,
                                          .starts = STR("08:00"),
                                          .ends = STR("11:00"),
                                          .slots = 20,
                                          .ended_ms = COUNT_UNKNOWN},
                               .now_ms = NOON};
}

static void a_series_plans_its_dates_and_its_end_stops_what_is_only_planned(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), other = manager_of(2);
    struct series_new n = series();
    struct series_ending ending = {
        .until_day = desk_today(NOON) + 13, .why = STR("调离"), .now_ms = NOON};
    struct edit_refused refused;
    int64_t made, stopped;
    struct err e = {0};
    struct id id;

    assert_true(work_series_add(b->st, &host, &n, &id, &made, &refused, &e));
    assert_int_equal(made, 5); /* five Wednesdays in five weeks */
    assert_false(work_series_add(b->st, &host, &n, &id, &made, &refused, &e));
    assert_err(e, ERR_STATE, "elsewhere on every date");
    err_reset(&e);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit"), 5);
    ending.id = id;
    assert_false(work_series_end(b->st, &other, &ending, &stopped, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_series_end(b->st, &host, &ending, &stopped, &e));
    assert_int_equal(stopped, 3);
    assert_false(work_series_end(b->st, &host, &ending, &stopped, &e));
    assert_err(e, ERR_STATE, "ended already");
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit WHERE state = 'cancelled'"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_series_plans_its_dates_and_its_end_stops_what_is_only_planned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
