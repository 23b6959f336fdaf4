#include "base/day.h"
#include "tests/check.h"

/* The slow twin: walks the calendar day by day from 0001-01-01. */
static void every_day_of_four_hundred_years_agrees_with_a_walk(void **unused)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t day = day_of(1800, 1, 1);

    (void)unused;
    for (int y = 1800; y < 2201; y++) {
        for (int m = 1; m <= 12; m++) {
            int last = lengths[m - 1] + (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0));

            for (int d = 1; d <= last; d++, day++) {
                int32_t yy, mm, dd;

                assert_true(day_valid(y, m, d));
                assert_int_equal(day_of(y, m, d), day);
                day_split(day, &yy, &mm, &dd);
                assert_true(yy == y && mm == m && dd == d);
                assert_int_equal(month_of_day(day), (y - 1970) * 12 + m - 1);
            }
            assert_false(day_valid(y, m, last + 1));
        }
    }
    assert_int_equal(day_of(1970, 1, 1), 0);
}

static void days_and_months_are_read_and_written(void **unused)
{
    int32_t day, month;
    char text[DAY_TEXT], month_shown[MONTH_TEXT];

    (void)unused;
    assert_true(day_parse(STR("2024-02-29"), &day));
    day_text(day, text);
    assert_string_equal(text, "2024-02-29");
    assert_true(month_parse(STR("1969-12"), &month));
    assert_int_equal(month, -1);
    month_text(month, month_shown);
    assert_string_equal(month_shown, "1969-12");
    assert_int_equal(month_first_day(month), -31);
}

static void what_is_no_day_is_refused_and_writes_nothing(void **unused)
{
    static const char *const days[] = {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01",
                                       "2024/01/01", "0000-01-01", "2024-01-32", "2024-01-01 ",
                                       "",           "２０２４"};
    static const char *const months[] = {"2024-13", "2024-0", "2024-00", "202401", "", "2024-1a"};
    int32_t value = 77;

    (void)unused;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        assert_false(day_parse(str_of(days[i]), &value));
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
        assert_false(month_parse(str_of(months[i]), &value));
    assert_int_equal(value, 77);
}

static void months_added_clamp_to_the_last_day(void **unused)
{
    (void)unused;
    assert_int_equal(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
    assert_int_equal(day_add_months(day_of(2023, 1, 31), 1), day_of(2023, 2, 28));
    assert_int_equal(day_add_months(day_of(2023, 11, 30), 15), day_of(2025, 2, 28));
    assert_int_equal(day_add_months(day_of(2024, 5, 6), 0), day_of(2024, 5, 6));
}

static void today_is_a_day_of_this_century(void **unused)
{
    (void)unused;
    assert_in_range(day_today(), day_of(2020, 1, 1), day_of(2100, 1, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_four_hundred_years_agrees_with_a_walk),
        cmocka_unit_test(days_and_months_are_read_and_written),
        cmocka_unit_test(what_is_no_day_is_refused_and_writes_nothing),
        cmocka_unit_test(months_added_clamp_to_the_last_day),
        cmocka_unit_test(today_is_a_day_of_this_century),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
