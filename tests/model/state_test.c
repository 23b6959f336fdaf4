#include "model/state.h"

#include "tests/check.h"

static const char *const NAMES[] = {"open", "shut", "gone"};
static const unsigned NEXT[] = {1u << 1 | 1u << 2, 1u << 0, 0};
static const struct state_table DOOR = {"door", NAMES, NEXT, 3};

static void a_move_in_the_table_is_allowed(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_true(state_may(&DOOR, 0, 2));
    assert_true(state_check(&DOOR, 1, 0, &e));
    assert_int_equal(e.code, ERR_NONE);
}

static void a_refused_move_tells_the_state_the_wish_and_what_is_allowed(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(state_may(&DOOR, 0, 0));
    assert_false(state_check(&DOOR, 0, 0, &e));
    assert_err(e, ERR_STATE, "a door that is open cannot become open; allowed: shut, gone");
}

static void an_end_allows_nothing(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_false(state_check(&DOOR, 2, 0, &e));
    assert_err(e, ERR_STATE, "allowed: nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_move_in_the_table_is_allowed),
        cmocka_unit_test(a_refused_move_tells_the_state_the_wish_and_what_is_allowed),
        cmocka_unit_test(an_end_allows_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
