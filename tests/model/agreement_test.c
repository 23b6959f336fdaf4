#include "model/agreement.h"

#include "base/day.h"
#include "tests/check.h"

static struct agreement round_of(int32_t from, int32_t until)
{
    return (struct agreement){.round = 1, .from_day = from, .until_day = until};
}

static void it_holds_from_its_first_to_its_last_day(void **state)
{
    const struct agreement closed = round_of(10, 20), open = round_of(10, DAY_NONE);

    (void)state;
    assert_int_equal(agreement_standing(&closed, 9), AGREEMENT_COMES);
    assert_int_equal(agreement_standing(&closed, 10), AGREEMENT_HOLDS);
    assert_int_equal(agreement_standing(&closed, 20), AGREEMENT_HOLDS);
    assert_int_equal(agreement_standing(&closed, 21), AGREEMENT_OVER);
    assert_int_equal(agreement_standing(&open, 99999), AGREEMENT_HOLDS);
}

static void a_round_ends_the_one_before_where_that_goes_on(void **state)
{
    const struct agreement open = round_of(10, DAY_NONE), longer = round_of(10, 40),
                           past = round_of(10, 15);
    struct err e = {0};
    int32_t until = -1;

    (void)state;
    assert_true(agreement_succeed(&open, 20, &until, &e));
    assert_int_equal(until, 19);
    assert_true(agreement_succeed(&longer, 20, &until, &e));
    assert_int_equal(until, 19);
    assert_true(agreement_succeed(&past, 20, &until, &e));
    assert_int_equal(until, 15);
    assert_true(agreement_succeed(&open, 11, &until, &e));
    assert_int_equal(until, 10);
}

static void a_round_that_does_not_come_later_is_refused(void **state)
{
    const struct agreement open = round_of(10, DAY_NONE);
    struct err e = {0};
    int32_t until = -1;

    (void)state;
    assert_false(agreement_succeed(&open, 10, &until, &e));
    assert_err(e, ERR_INPUT, "from: round 1 began on 1970-01-11");
    err_reset(&e);
    assert_false(agreement_succeed(&open, 9, &until, &e));
    assert_int_equal(until, -1);
}

/* Against the plain meaning: two closed spans overlap where some day lies in both. */
static void what_follows_never_overlaps(void **state)
{
    (void)state;
    for (int32_t until = 10; until < 15; until++) {
        for (int32_t from = 5; from < 20; from++) {
            const struct agreement last = round_of(10, until);
            struct err e = {0};
            bool after = true;

            for (int32_t day = 0; day <= until; day++)
                after = after && day != from;
            assert_int_equal(agreement_follow(&last, from, &e), after);
        }
    }
}

static void an_open_round_is_followed_by_none(void **state)
{
    const struct agreement open = round_of(10, DAY_NONE);
    struct err e = {0};

    (void)state;
    assert_false(agreement_follow(&open, 99999, &e));
    assert_err(e, ERR_INPUT, "round 1 of these parties is open");
}

static void an_end_before_the_beginning_is_refused(void **state)
{
    const char *field = NULL;
    struct err e = {0};

    (void)state;
    assert_true(agreement_span_check(10, 10, &field, &e));
    assert_true(agreement_span_check(10, DAY_NONE, &field, &e));
    assert_null(field);
    assert_false(agreement_span_check(10, 9, &field, &e));
    assert_string_equal(field, "until");
}

static void only_what_runs_organizations_as_one_reaches(void **unused)
{
    (void)unused;
    for (int p = 0; p < AGREEMENT_PURPOSE_N; p++)
        assert_true(agreement_reaches((enum agreement_purpose)p)
                    == (p == AGREEMENT_CONSORTIUM || p == AGREEMENT_ALLIANCE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_runs_organizations_as_one_reaches),
        cmocka_unit_test(it_holds_from_its_first_to_its_last_day),
        cmocka_unit_test(a_round_ends_the_one_before_where_that_goes_on),
        cmocka_unit_test(a_round_that_does_not_come_later_is_refused),
        cmocka_unit_test(what_follows_never_overlaps),
        cmocka_unit_test(an_open_round_is_followed_by_none),
        cmocka_unit_test(an_end_before_the_beginning_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
