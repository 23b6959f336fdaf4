#include "model/gap.h"

#include "tests/check.h"

/* The contract: floor(specialists + 1/2). */
static void half_a_specialist_is_a_seat(void **unused)
{
    (void)unused;
    assert_int_equal(gap_seats(0.49), 0);
    assert_int_equal(gap_seats(0.5), 1);
    assert_int_equal(gap_seats(2.4999), 2);
    assert_int_equal(gap_seats(2.5), 3);
    assert_int_equal(gap_seats(0), 0);
}

static void an_unknown_number_of_specialists_is_not_no_seat(void **unused)
{
    (void)unused;
    assert_true(gap_seats(NUMBER_UNKNOWN) == COUNT_UNKNOWN);
    assert_true(gap_seats(NUMBER_UNKNOWN) != 0);
}

static void states_of_techniques_have_their_names(void **unused)
{
    (void)unused;
    assert_string_equal(technique_state_names[TECHNIQUE_BLANK], "blank");
    assert_string_equal(technique_state_names[TECHNIQUE_FRAGILE], "fragile");
    assert_null(technique_state_names[TECHNIQUE_STATE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_specialist_is_a_seat),
        cmocka_unit_test(an_unknown_number_of_specialists_is_not_no_seat),
        cmocka_unit_test(states_of_techniques_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
