#include "model/teaching.h"

#include "model/unknown.h"
#include "tests/check.h"

#define TODAY 20400

static struct teaching planned(int32_t day)
{
    return (struct teaching){.state = TEACHING_PLANNED,
                             .practitioner = STR("P1"),
                             .day = day,
                             .attendees = COUNT_UNKNOWN,
                             .code_hash = STR("h"),
                             .code_until_ms = 1000};
}

static void only_what_is_planned_is_held_or_called_off(void **unused)
{
    (void)unused;
    for (int from = 0; from < TEACHING_STATE_N; from++) {
        for (int to = 0; to < TEACHING_STATE_N; to++) {
            struct teaching t = planned(TODAY);
            const struct teaching_step s = {(enum teaching_state)to, 12, STR("停电")};
            const char *field = NULL;
            struct err e = {0};
            bool may = from == TEACHING_PLANNED && to != TEACHING_PLANNED;

            t.state = (enum teaching_state)from;
            assert_int_equal(teaching_move(&t, &s, TODAY, &field, &e), may);
            assert_int_equal(t.state, may ? to : from);
            if (may)
                assert_int_equal(t.code_until_ms, COUNT_UNKNOWN);
        }
    }
}

static void a_day_that_has_not_come_and_a_missing_reason_are_refused(void **unused)
{
    struct teaching t = planned(TODAY + 1);
    struct teaching_step s = {TEACHING_HELD, 12, STR("")};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(teaching_move(&t, &s, TODAY, &field, &e));
    assert_err(e, ERR_STATE, "has not come");
    err_reset(&e);
    s.state = TEACHING_CANCELLED;
    assert_false(teaching_move(&t, &s, TODAY, &field, &e));
    assert_string_equal(field, "why");
    err_reset(&e);
    s = (struct teaching_step){TEACHING_HELD, TEACHING_ATTENDEES_MOST + 1, STR("")};
    assert_false(teaching_move(&t, &s, TODAY + 1, &field, &e));
    assert_string_equal(field, "attendees_n");
}

static void what_is_said_of_it_is_sound(void **unused)
{
    struct teaching t = planned(TODAY - 1);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(teaching_check(&t, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "past");
    err_reset(&e);
    t.state = TEACHING_HELD;
    assert_true(teaching_check(&t, TODAY, &field, &e));
    t.starts = STR("25:00");
    assert_false(teaching_check(&t, TODAY, &field, &e));
    assert_string_equal(field, "starts");
    err_reset(&e);
    t.day = TODAY + 1;
    assert_false(teaching_check(&t, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "future");
}

static void a_code_is_of_its_day_its_time_and_of_those_who_listen(void **unused)
{
    struct teaching t = planned(TODAY);
    struct err e = {0};

    (void)unused;
    assert_true(teaching_show(&t, TODAY, &e));
    assert_false(teaching_show(&t, TODAY + 1, &e));
    err_reset(&e);
    assert_true(teaching_attend(&t, STR("P2"), 999, &e));
    assert_false(teaching_attend(&t, STR("P2"), 1000, &e));
    assert_err(e, ERR_STATE, "time of the code is over");
    err_reset(&e);
    assert_false(teaching_attend(&t, STR("P1"), 999, &e));
    assert_err(e, ERR_STATE, "who teaches");
    err_reset(&e);
    t.state = TEACHING_CANCELLED;
    assert_false(teaching_show(&t, TODAY, &e));
    err_reset(&e);
    t.code_until_ms = COUNT_UNKNOWN;
    assert_false(teaching_attend(&t, STR("P2"), 0, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_planned_is_held_or_called_off),
        cmocka_unit_test(a_day_that_has_not_come_and_a_missing_reason_are_refused),
        cmocka_unit_test(what_is_said_of_it_is_sound),
        cmocka_unit_test(a_code_is_of_its_day_its_time_and_of_those_who_listen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
