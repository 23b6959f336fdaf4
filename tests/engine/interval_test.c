/* Intervals against published values and against what they promise. */
#include "engine/interval.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

/* Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3. */
static void the_score_interval_is_the_published_one(void **unused)
{
    static const struct {
        int64_t part, all;
        double low, high;
    } ROWS[] = {{81, 263, 0.2553, 0.3662},
                {15, 148, 0.0624, 0.1605},
                {0, 20, 0.0000, 0.1611},
                {1, 29, 0.0061, 0.1718}};

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct share s = interval_share(ROWS[i].part, ROWS[i].all);

        assert_near(s.low, ROWS[i].low, 5e-5);
        assert_near(s.high, ROWS[i].high, 5e-5);
    }
}

static void of_nothing_no_share_is_known(void **unused)
{
    struct share s = interval_share(0, 0);

    (void)unused;
    assert_true(isnan(s.value) && isnan(s.low) && isnan(s.high));
}

static void all_and_none_touch_their_end(void **unused)
{
    (void)unused;
    assert_true(interval_share(0, 7).low == 0);
    assert_true(interval_share(7, 7).high == 1);
    assert_true(interval_share(7, 7).low < 1);
}

/* Table of exact Poisson limits, e.g. Ulm, Am J Epidemiol 131 (1990) 373-375. */
static void the_exact_interval_is_the_published_one(void **unused)
{
    static const struct {
        int64_t count;
        double low, high;
    } ROWS[] = {{0, 0, 3.6889},       {1, 0.0253, 5.5716},   {2, 0.2422, 7.2247},
                {5, 1.6235, 11.6683}, {10, 4.7954, 18.3904}, {100, 81.3640, 121.6270}};

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct interval x = interval_count(ROWS[i].count);

        assert_near(x.low, ROWS[i].low, 1e-3);
        assert_near(x.high, ROWS[i].high, 1e-3);
    }
}

/* Sums of probabilities, the slow way. */
static double at_least(int64_t count, double mean)
{
    double term = exp(-mean), below = 0;

    for (int64_t k = 0; k < count; k++) {
        below += term;
        term *= mean / (double)(k + 1);
    }
    return 1 - below;
}

static void tails_are_sums_of_probabilities(void **unused)
{
    struct random r = random_stream(11, 1);

    (void)unused;
    for (int i = 0; i < 2000; i++) {
        int64_t count = 1 + random_below(&r, 60);
        double mean = random_unit(&r) * 90;

        assert_near(interval_at_least(count, mean), at_least(count, mean), 1e-10);
    }
    assert_true(interval_at_least(3, 0) == 0);
}

static void large_counts_leave_a_fortieth_on_each_side(void **unused)
{
    static const int64_t COUNTS[] = {1000, 123456, 10000000, 1000000000};

    (void)unused;
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        struct interval x = interval_count(COUNTS[i]);

        assert_true(x.low < (double)COUNTS[i] && (double)COUNTS[i] < x.high);
        assert_near(interval_at_least(COUNTS[i], x.low), 0.025, 1e-6);
        assert_near(interval_at_least(COUNTS[i] + 1, x.high), 0.975, 1e-6);
        /* The root's normal neighbour is not far. */
        assert_near((x.high - (double)COUNTS[i]) / sqrt((double)COUNTS[i]), 1.96, 0.1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_score_interval_is_the_published_one),
        cmocka_unit_test(of_nothing_no_share_is_known),
        cmocka_unit_test(all_and_none_touch_their_end),
        cmocka_unit_test(the_exact_interval_is_the_published_one),
        cmocka_unit_test(tails_are_sums_of_probabilities),
        cmocka_unit_test(large_counts_leave_a_fortieth_on_each_side),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
