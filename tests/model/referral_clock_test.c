#include "model/referral_clock.h"

#include "model/unknown.h"
#include "tests/check.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* 2026-01-05 was a Monday: 10:00 in China. */
#define MONDAY (INT64_C(20458) * DAY + 2 * HOUR)

static int64_t due(enum referral_clock_kind kind, enum referral_priority priority, int64_t start)
{
    return referral_due(&referral_limits_usual, kind, priority, start);
}

/* The numbers of the design, copied by hand. */
static void the_usual_limits_are_those_of_the_design(void **unused)
{
    (void)unused;
    assert_int_equal(due(CLOCK_ACK, REFERRAL_GREEN, MONDAY) - MONDAY, 5 * MINUTE);
    assert_int_equal(due(CLOCK_ACK, REFERRAL_URGENT, MONDAY) - MONDAY, 30 * MINUTE);
    assert_int_equal(due(CLOCK_ACK, REFERRAL_ROUTINE, MONDAY) - MONDAY, 4 * HOUR);
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_GREEN, MONDAY) - MONDAY, 10 * MINUTE);
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_URGENT, MONDAY) - MONDAY, 2 * HOUR);
    assert_int_equal(due(CLOCK_OFFER, REFERRAL_URGENT, MONDAY) - MONDAY, DAY);
    assert_int_equal(due(CLOCK_OFFER, REFERRAL_ROUTINE, MONDAY) - MONDAY, 7 * DAY);
    assert_int_equal(due(CLOCK_LETTER, REFERRAL_GREEN, MONDAY) - MONDAY, DAY);
    assert_int_equal(due(CLOCK_FOLLOW_UP, REFERRAL_URGENT, MONDAY) - MONDAY, 72 * HOUR);
    assert_int_equal(due(CLOCK_FOLLOW_UP, REFERRAL_ROUTINE, MONDAY) - MONDAY, 7 * DAY);
    assert_int_equal(due(CLOCK_VISIT, REFERRAL_ROUTINE, MONDAY), COUNT_UNKNOWN);
}

static void a_routine_decision_counts_working_days(void **unused)
{
    const int64_t thursday = MONDAY + 3 * DAY, friday = MONDAY + 4 * DAY,
                  saturday = MONDAY + 5 * DAY;

    (void)unused;
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_ROUTINE, thursday), friday);
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_ROUTINE, friday), MONDAY + 7 * DAY);
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_ROUTINE, saturday), MONDAY + 7 * DAY);
    /* 00:30 of Saturday in China is Friday elsewhere */
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_ROUTINE, thursday + 14 * HOUR + HOUR / 2),
                     MONDAY + 7 * DAY - 10 * HOUR + HOUR / 2);
    assert_int_equal(due(CLOCK_DECISION, REFERRAL_URGENT, saturday), saturday + 2 * HOUR);
}

static void it_reminds_at_half_and_is_escalated_at_the_whole_and_at_twice(void **unused)
{
    const struct referral_clock c = {CLOCK_ACK, MONDAY, MONDAY + 4 * MINUTE, 0};
    const struct referral_clock open = {CLOCK_OFFER, MONDAY, COUNT_UNKNOWN, 0};
    const struct referral_clock none = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0};
    const struct referral_clock unknown = {CLOCK_ACK, COUNT_UNKNOWN, MONDAY, 0};

    (void)unused;
    assert_int_equal(referral_alarm(&c, MONDAY), ALARM_NONE);
    assert_int_equal(referral_alarm(&c, MONDAY + 2 * MINUTE - 1), ALARM_NONE);
    assert_int_equal(referral_alarm(&c, MONDAY + 2 * MINUTE), ALARM_HALF);
    assert_int_equal(referral_alarm(&c, MONDAY + 4 * MINUTE - 1), ALARM_HALF);
    assert_int_equal(referral_alarm(&c, MONDAY + 4 * MINUTE), ALARM_WHOLE);
    assert_int_equal(referral_alarm(&c, MONDAY + 8 * MINUTE - 1), ALARM_WHOLE);
    assert_int_equal(referral_alarm(&c, MONDAY + 8 * MINUTE), ALARM_TWICE);
    assert_int_equal(referral_alarm(&open, MONDAY + 800 * DAY), ALARM_NONE);
    assert_int_equal(referral_alarm(&none, MONDAY), ALARM_NONE);
    assert_int_equal(referral_alarm(&unknown, MONDAY), ALARM_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_limits_are_those_of_the_design),
        cmocka_unit_test(a_routine_decision_counts_working_days),
        cmocka_unit_test(it_reminds_at_half_and_is_escalated_at_the_whole_and_at_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
