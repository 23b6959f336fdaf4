#include "work/accrual_desk.h"

#include "tests/work/promised.h"

static int32_t month_at(int32_t year, int32_t month)
{
    return month_of_day(day_of(year, month, 1));
}

/* 21 days of 220 are 2,290.91 yuan; the studio's March is 31 of 365 days of 80,000 after 59. */
static void a_month_books_days_and_time_and_again_nothing(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct accrual_result r;
    struct entry_rows rows;

    both_tx(b, STORE_WRITE, by_time_in_tx, NULL);
    on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, 3, 3), 21, false});
    r = accrued(b, 1, month_at(2025, 3));
    assert_int_equal(r.entry_n, 2);
    assert_int_equal(r.amount_fen, 229091 + 679452);
    assert_int_equal(r.booked_n, 0);
    rows = entries_of(b, "accrued");
    assert_int_equal(rows.n, 2);
    assert_int_equal(rows.sum_fen, r.amount_fen);
    r = accrued(b, 2, month_at(2025, 3));
    assert_int_equal(r.entry_n, 0);
    assert_int_equal(r.booked_n, 2);
    assert_int_equal(book_proved(b, &f).open, 229091 + 679452);
    assert_int_equal(book_proved(b, &f).left, 100000000 - 229091 - 679452);
}

/* Months in any order: 250 confirmed days earn exactly a year's 24,000 yuan, to the fen. */
static void a_years_days_sum_to_the_years_promise_in_any_order_of_months(void **state)
{
    static const int MONTHS[] = {5, 3, 9, 4, 10, 6, 8, 7};
    struct fund f;
    struct both *b = promised_province(state, &f);
    int64_t sum = 0;

    for (int i = 0; i < 8; i++)
        on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, MONTHS[i], 1), 30,
                                    false});
    for (int i = 0; i < 8; i++)
        sum += accrued(b, 1, month_at(2025, MONTHS[i])).amount_fen;
    assert_int_equal(sum, 2400000);
    assert_int_equal(book_proved(b, &f).promised, 2400000);
}

static void a_village_post_earns_a_thousand_yuan_a_month_and_its_part_of_the_first(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct entry_rows rows;

    both_tx(b, STORE_WRITE, by_time_in_tx, NULL);
    accrued(b, 1, month_at(2025, 6));
    accrued(b, 1, month_at(2025, 7));
    rows = entries_of(b, "accrued");
    for (size_t i = 0; i < rows.n; i++) {
        if (str_eq(rows.items[i].subsidy, STR("village")))
            assert_int_equal(rows.items[i].amount_fen,
                             rows.items[i].month == month_at(2025, 7) ? 100000 : 50000);
    }
    assert_int_equal(rows.n, 4);
}

static void a_day_on_two_sites_is_counted_once_and_an_open_month_not_yet(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct accrual_result r;

    on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, 3, 3), 10, false});
    on_site(b, (struct on_site){"Q2", "P1", day_of(2025, 3, 2), day_of(2025, 3, 10), 10, false});
    on_site(b, (struct on_site){"Q3", "P2", day_of(2025, 3, 1), day_of(2025, 3, 3), 7, true});
    r = accrued(b, 1, month_at(2025, 3));
    assert_int_equal(r.entry_n, 2);
    assert_int_equal(r.amount_fen, 109091 + 76364); /* 10 and 7 days of 220 */
    assert_int_equal(r.skipped_n, 2);
    assert_int_equal(r.skipped[0].why, ACCRUAL_TWICE);
    assert_int_equal(r.skipped[0].days, 3);
    assert_int_equal(r.skipped[1].why, ACCRUAL_NOT_CLOSED);
    assert_int_equal(r.skipped[1].days, 7);
}

static void what_cannot_be_reckoned_is_refused(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct accrual_wish w = {STR("m"), month_at(2025, 11), NOON};
    struct edit_refused refused;
    struct accrual_result r;
    struct fault_list faults = {0};
    struct err e = {0};
    char text[2000];

    assert_false(work_accrue(b->st, &one, &w, &b->a, &r, &refused, &e));
    assert_err(e, ERR_INPUT, "not over yet");
    assert_string_equal(refused.field, "month");
    err_reset(&e);
    w.programme = STR("none");
    w.month = month_at(2025, 3);
    assert_false(work_accrue(b->st, &one, &w, &b->a, &r, &refused, &e));
    assert_err(e, ERR_MISSING, "no programme");
    err_reset(&e);
    /* a rule changed after money was reckoned by it */
    on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, 3, 3), 10, false});
    accrued(b, 1, month_at(2025, 3));
    snprintf(text, sizeof text, "%s", PROMISE_FILE);
    *strstr(text, "version: 1") = 'v';
    memcpy(strstr(text, "version: 1"), "version: 2", 10);
    assert_false(work_programme_add(b->st, str_of(text), "m.yaml", NOON, &faults, &e));
    assert_err(e, ERR_STATE, "frozen");
    fault_reset(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_month_books_days_and_time_and_again_nothing),
        BOTH(a_years_days_sum_to_the_years_promise_in_any_order_of_months),
        BOTH(a_village_post_earns_a_thousand_yuan_a_month_and_its_part_of_the_first),
        BOTH(a_day_on_two_sites_is_counted_once_and_an_open_month_not_yet),
        BOTH(what_cannot_be_reckoned_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
