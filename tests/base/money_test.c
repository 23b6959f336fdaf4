#include <stdlib.h>

#include "base/money.h"
#include "base/random.h"
#include "tests/check.h"

static void decimals_are_scaled_and_rounded_half_away_from_zero(void **unused)
{
    static const struct {
        const char *text;
        int scale;
        int64_t value;
    } good[] = {
        {"1366", 2, 136600}, {"1366.50", 2, 136650}, {"0.005", 2, 1},
        {"-0.005", 2, -1},   {"0.00499", 2, 0},      {".5", 0, 1},
        {"5.", 0, 5},        {"1e3", 0, 1000},       {"1.5E-2", 4, 150},
        {"+7", 0, 7},        {"1.00005", 4, 10001},  {"0e999", 2, 0},
        {"1e-1000", 2, 0},   {"99.995", 2, 10000},   {"000123.4", 1, 1234},
        {"-12", 0, -12},     {"0.000e+0999", 0, 0},  {"49e-2", 0, 0},
        {"50e-2", 0, 1},     {"5e-1", 0, 1},         {"9223372036854775807", 0, INT64_MAX},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        int64_t value = -77;

        if (!decimal_parse(str_of(good[i].text), good[i].scale, &value) || value != good[i].value) {
            print_error("%s at scale %d gave %lld\n", good[i].text, good[i].scale,
                        (long long)value);
            fail();
        }
    }
}

static void what_is_no_decimal_or_does_not_fit_is_refused(void **unused)
{
    static const char *const bad[] = {
        "",     ".",     "-",   "1.2.3", "1e",  "e5",     "1 2",
        "0x10", "1,000", "--1", "inf",   "nan", "1e1001", "9223372036854775808",
        "1e19"};
    int64_t value = 77;

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (decimal_parse(str_of(bad[i]), 0, &value)) {
            print_error("'%s' was read as %lld\n", bad[i], (long long)value);
            fail();
        }
    }
    assert_int_equal(value, 77);
}

/* The twin works on a long double, exact for so few digits. */
static void random_decimals_agree_with_long_doubles(void **unused)
{
    struct random random = random_stream(3, 1);

    (void)unused;
    for (int i = 0; i < 20000; i++) {
        int64_t whole = random_below(&random, 100000), part = random_below(&random, 100000), got;
        char text[40];
        long double exact;

        snprintf(text, sizeof text, "%lld.%05lld", (long long)whole, (long long)part);
        exact = (long double)(whole * 100000 + part) / 1000.0L; /* x 100 */
        assert_true(decimal_parse(str_of(text), 2, &got));
        assert_int_equal(got, (int64_t)(exact + 0.5L));
    }
}

static void money_is_shown_with_two_digits(void **unused)
{
    char text[MONEY_TEXT];

    (void)unused;
    money_text(136650, text);
    assert_string_equal(text, "1366.50");
    money_text(-5, text);
    assert_string_equal(text, "-0.05");
    money_text(INT64_MIN, text);
    assert_string_equal(text, "-92233720368547758.08");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_scaled_and_rounded_half_away_from_zero),
        cmocka_unit_test(what_is_no_decimal_or_does_not_fit_is_refused),
        cmocka_unit_test(random_decimals_agree_with_long_doubles),
        cmocka_unit_test(money_is_shown_with_two_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
