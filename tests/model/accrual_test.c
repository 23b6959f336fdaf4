#include "model/accrual.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

static const struct subsidy YEAR = {
    .payee = PAYEE_PRACTITIONER, .per = PER_YEAR, .amount_fen = 2400000, .full_days = 220};

/* The slow twin: each day alone, the fraction kept as a fraction, one rounding a running sum. */
static int64_t twin(int64_t amount, int32_t before, int32_t after, int32_t whole)
{
    int64_t sum = 0, told = 0;

    for (int32_t d = 1; d <= after; d++) {
        int64_t now = d >= whole ? amount : amount / whole * d + amount % whole * d / whole;
        int64_t rest = d >= whole ? 0 : amount % whole * d % whole;

        if (rest * 2 >= whole)
            now++;
        if (d > before)
            sum += now - told;
        told = now;
    }
    return sum;
}

static void parts_sum_to_the_promise_however_it_is_cut(void **unused)
{
    struct random r = random_stream(1, 2);

    (void)unused;
    for (int round = 0; round < 2000; round++) {
        int64_t amount = random_below(&r, 3000000), sum = 0;
        int32_t whole = (int32_t)random_below(&r, 366) + 1, at = 0;

        while (at < whole) {
            int32_t next = at + (int32_t)random_below(&r, whole - at) + 1;
            int64_t part = accrual_part(amount, at, next, whole);

            assert_int_equal(part, twin(amount, at, next, whole));
            assert_true(part >= 0);
            sum += part;
            at = next;
        }
        assert_int_equal(sum, amount);
        assert_int_equal(accrual_part(amount, whole, whole + 40, whole), 0);
    }
}

/* 24,000 yuan for 220 days: 109.0909… a day; 21 days are 2,290.909… yuan. By hand. */
static void a_doctors_month_is_his_days_of_the_year(void **unused)
{
    int32_t days[21];
    struct accrual parts[ACCRUAL_PERIODS];

    (void)unused;
    for (int i = 0; i < 21; i++)
        days[i] = day_of(2025, 3, 3) + i;
    assert_int_equal(accrual_split(&YEAR, day_of(2025, 3, 1), days, 21, parts), 1);
    assert_int_equal(parts[0].period_from, day_of(2025, 3, 1));
    accrual_reckon(&YEAR, &parts[0]);
    assert_int_equal(parts[0].amount_fen, 229091);
    parts[0].before = 210;
    accrual_reckon(&YEAR, &parts[0]);
    assert_int_equal(parts[0].amount_fen, 109091); /* ten days are left to pay for */
    parts[0].before = 220;
    accrual_reckon(&YEAR, &parts[0]);
    assert_int_equal(parts[0].amount_fen, 0);
}

static void a_month_in_which_a_year_of_service_ends_has_two_parts(void **unused)
{
    const int32_t days[] = {day_of(2026, 3, 13), day_of(2026, 3, 14), day_of(2026, 3, 15)};
    struct accrual parts[ACCRUAL_PERIODS];

    (void)unused;
    assert_int_equal(accrual_split(&YEAR, day_of(2025, 3, 15), days, 3, parts), 2);
    assert_int_equal(parts[0].days, 2);
    assert_int_equal(parts[0].period_from, day_of(2025, 3, 15));
    assert_int_equal(parts[1].days, 1);
    assert_int_equal(parts[1].period_from, day_of(2026, 3, 15));
}

static void a_month_that_nobody_was_there_has_none(void **unused)
{
    struct accrual parts[ACCRUAL_PERIODS];

    (void)unused;
    assert_int_equal(accrual_split(&YEAR, day_of(2025, 3, 15), NULL, 0, parts), 0);
}

static void days_and_months_are_paid_as_they_are(void **unused)
{
    const struct subsidy day = {.per = PER_DAY, .amount_fen = 15033};
    const struct subsidy month = {.per = PER_MONTH, .amount_fen = 200000, .full_days = 20};
    const int32_t days[] = {day_of(2025, 2, 3), day_of(2025, 2, 4), day_of(2025, 2, 28)};
    struct accrual parts[ACCRUAL_PERIODS];

    (void)unused;
    assert_int_equal(accrual_split(&day, day_of(2025, 1, 1), days, 3, parts), 1);
    accrual_reckon(&day, &parts[0]);
    assert_int_equal(parts[0].amount_fen, 45099);
    assert_int_equal(accrual_split(&month, day_of(2025, 1, 1), days, 3, parts), 1);
    accrual_reckon(&month, &parts[0]);
    assert_int_equal(parts[0].amount_fen, 30000);
}

static void a_studio_year_is_whole_by_its_months(void **unused)
{
    const int64_t grants[] = {20000000, 10000000, 8000000};

    (void)unused;
    for (int32_t year = 2023; year <= 2025; year++) {
        for (int g = 0; g < 3; g++) {
            const struct subsidy s = {
                .payee = PAYEE_STUDIO, .per = PER_YEAR, .amount_fen = grants[g]};
            int64_t sum = 0;

            for (int32_t m = 1; m <= 12; m++) {
                struct accrual a;

                assert_true(accrual_by_time(&s, day_of(2020, 5, 5), DAY_NONE,
                                            month_of_day(day_of(year, m, 1)), &a));
                assert_int_equal(a.period_from, day_of(year, 1, 1));
                sum += a.amount_fen;
            }
            assert_int_equal(sum, grants[g]);
        }
    }
}

static void two_who_follow_each_other_in_a_post_share_its_month_to_the_fen(void **unused)
{
    const struct subsidy s = {
        .payee = PAYEE_VILLAGE_DOCTOR, .per = PER_MONTH, .amount_fen = 100000};
    int32_t july = month_of_day(day_of(2025, 7, 1));
    struct accrual one, two;

    (void)unused;
    for (int32_t last = day_of(2025, 7, 1); last < day_of(2025, 7, 31); last++) {
        assert_true(accrual_by_time(&s, day_of(2024, 1, 1), last, july, &one));
        assert_true(accrual_by_time(&s, last + 1, DAY_NONE, july, &two));
        assert_int_equal(one.amount_fen + two.amount_fen, 100000);
    }
    assert_true(accrual_by_time(&s, day_of(2024, 1, 1), DAY_NONE, july, &one));
    assert_int_equal(one.amount_fen, 100000);
    assert_false(accrual_by_time(&s, day_of(2025, 8, 1), DAY_NONE, july, &one));
    assert_false(accrual_by_time(&s, day_of(2024, 8, 1), day_of(2025, 6, 30), july, &one));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_sum_to_the_promise_however_it_is_cut),
        cmocka_unit_test(a_doctors_month_is_his_days_of_the_year),
        cmocka_unit_test(a_month_in_which_a_year_of_service_ends_has_two_parts),
        cmocka_unit_test(a_month_that_nobody_was_there_has_none),
        cmocka_unit_test(days_and_months_are_paid_as_they_are),
        cmocka_unit_test(a_studio_year_is_whole_by_its_months),
        cmocka_unit_test(two_who_follow_each_other_in_a_post_share_its_month_to_the_fen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
