#include "model/undo.h"

#include "tests/check.h"

static const struct id ME = {{1}}, OTHER = {{2}}, NOBODY = {{0}};

static void the_own_deed_is_taken_back_up_to_the_last_of_the_ten_minutes(void **unused)
{
    const struct undo_deed deed = {ME, 1000, true};
    struct err e = {0};

    (void)unused;
    assert_true(undo_check("thing", &deed, ME, 1000, &e));
    assert_true(undo_check("thing", &deed, ME, 1000 + 600000, &e));
    assert_false(undo_check("thing", &deed, ME, 1001 + 600000, &e));
    assert_err(e, ERR_STATE, "a move of the thing is taken back within 10 minutes");
}

static void anothers_nobodys_and_what_stays_are_refused(void **unused)
{
    const struct undo_deed mine = {ME, 1000, true}, stays = {ME, 1000, false},
                           program = {NOBODY, 1000, true};
    struct err e = {0};

    (void)unused;
    assert_false(undo_check("thing", &mine, OTHER, 1000, &e));
    assert_err(e, ERR_STATE, "only who moved the thing last");
    assert_false(undo_check("thing", &stays, ME, 1000, &e));
    assert_false(undo_check("thing", &program, NOBODY, 1000, &e)); /* the command line is no one */
    assert_false(undo_check("thing", NULL, ME, 1000, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_own_deed_is_taken_back_up_to_the_last_of_the_ten_minutes),
        cmocka_unit_test(anothers_nobodys_and_what_stays_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
