#include "model/pledge.h"

#include "base/day.h"
#include "tests/check.h"

/* The moves written a second time. */
static void the_home_tells_and_the_person_answers(void **unused)
{
    static const char ALLOWED[PLEDGE_STATE_N][PLEDGE_STATE_N + 1] = {"-T--", "--CD", "----",
                                                                     "-T--"};

    (void)unused;
    for (int from = 0; from < PLEDGE_STATE_N; from++) {
        for (int to = 0; to < PLEDGE_STATE_N; to++) {
            enum pledge_state state = (enum pledge_state)from;
            struct err e = {0};
            bool good = pledge_move(&state, (enum pledge_state)to, &e);

            assert_int_equal(good, ALLOWED[from][to] != '-');
            assert_int_equal((int)state, good ? to : from);
        }
    }
}

static void it_is_overdue_the_day_behind_the_one_it_was_due_on(void **unused)
{
    int32_t due = pledge_due_day(day_of(2025, 1, 15), 2);

    (void)unused;
    assert_int_equal(due, day_of(2025, 3, 15));
    assert_false(pledge_overdue(PLEDGE_OPEN, due, due));
    assert_true(pledge_overdue(PLEDGE_OPEN, due, due + 1));
    assert_true(pledge_overdue(PLEDGE_DISPUTED, due, due + 1));
    assert_false(pledge_overdue(PLEDGE_TOLD, due, due + 1));
    assert_false(pledge_overdue(PLEDGE_CONFIRMED, due, due + 1));
    assert_int_equal(pledge_due_day(DAY_NONE, 2), DAY_NONE);
    assert_false(pledge_overdue(PLEDGE_OPEN, DAY_NONE, due));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_home_tells_and_the_person_answers),
        cmocka_unit_test(it_is_overdue_the_day_behind_the_one_it_was_due_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
