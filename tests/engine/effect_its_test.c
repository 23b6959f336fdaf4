/* Expected values: series without noise give their coefficients back; two rates by hand; estimates
 * where the score is 0; a Newey-West sum written out; numbers of a plain reference fit. */
#include "engine/effect_its.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { N = 60 };
static int32_t times[N];
static double events[N], exposure[N];

static struct effect_series series(int32_t n, int32_t start)
{
    for (int i = 0; i < n; i++)
        times[i] = 100 + i;
    return (struct effect_series){n, times, events, exposure, 100 + start, 12, 2, false};
}

static double estimate(const struct effect_its *its, const char *name)
{
    for (int k = 0; k < its->term_n; k++) {
        if (!strcmp(its->terms[k], name))
            return its->estimates[k];
    }
    fail();
    return 0;
}

static void a_series_without_noise_gives_its_coefficients_back(void **unused)
{
    struct effect_series s = series(N, 36);
    struct effect_its its;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    s.slope = true;
    for (int i = 0; i < N; i++) {
        exposure[i] = 1000 + 50 * (i % 7);
        events[i] = exposure[i]
                    * exp(-3 + 0.01 * i + (i >= 36 ? -0.4 + 0.02 * (i - 36) : 0)
                          + 0.3 * sin(acos(-1) * i / 6) - 0.1 * cos(acos(-1) * i / 3));
    }
    assert_true(effect_its_fit(&s, false, &a, &its, &e));
    assert_int_equal(its.term_n, 8);
    assert_near(estimate(&its, "intercept"), -3, 1e-8);
    assert_near(estimate(&its, "trend"), 0.01, 1e-9);
    assert_near(estimate(&its, "level"), -0.4, 1e-8);
    assert_near(estimate(&its, "slope"), 0.02, 1e-9);
    assert_near(estimate(&its, "sin1"), 0.3, 1e-8);
    assert_near(estimate(&its, "cos2"), -0.1, 1e-8);
    assert_near(its.rate_ratio, exp(-0.4), 1e-8);
    arena_reset(&a);
}

static void noise(struct random *r, double level)
{
    for (int i = 0; i < N; i++) {
        double mean = 40 * exp(0.004 * i + (i >= 36 ? level : 0) + 0.2 * sin(acos(-1) * i / 6));

        exposure[i] = 1 + 0.01 * (i % 5);
        events[i] = 0;
        for (double sum = -log(1 - random_unit(r)); sum < mean * exposure[i];
             sum -= log(1 - random_unit(r)))
            events[i]++;
    }
}

/* At the fit the residuals are orthogonal to every column: the sums before and after are met. */
static void the_sums_before_and_after_are_met_and_the_residuals_have_no_trend(void **unused)
{
    struct random r = random_stream(102, 1);

    (void)unused;
    for (int round = 0; round < 30; round++) {
        struct effect_series s = series(N, 36);
        struct effect_its its;
        struct arena a = {0};
        struct err e = {0};
        double after = 0, all = 0, trend = 0;

        noise(&r, -0.3);
        assert_true(effect_its_fit(&s, false, &a, &its, &e));
        for (int i = 0; i < N; i++) {
            double t = i, mean, angle = acos(-1) * t / 6;

            mean = exposure[i]
                   * exp(its.estimates[0] + its.estimates[1] * t + (i >= 36 ? its.estimates[2] : 0)
                         + its.estimates[3] * sin(angle) + its.estimates[4] * cos(angle)
                         + its.estimates[5] * sin(2 * angle) + its.estimates[6] * cos(2 * angle));
            assert_near(its.expected[i], mean / (i >= 36 ? its.rate_ratio : 1), 1e-9 * mean);
            all += events[i] - mean;
            after += i >= 36 ? events[i] - mean : 0;
            trend += t * (events[i] - mean);
        }
        assert_near(all, 0, 1e-6);
        assert_near(after, 0, 1e-6);
        assert_near(trend, 0, 1e-4);
        arena_reset(&a);
    }
}

/* Without season and trend the level is the ratio of two rates; its variance 1/y0 + 1/y1 times the
 * dispersion. The trend is made idle by symmetry: events mirror within each half. */
static void two_rates_have_their_ratio_and_standard_error(void **unused)
{
    struct effect_series s = series(40, 20);
    struct effect_its its;
    struct arena a = {0};
    struct err e = {0};
    double chi = 0;

    (void)unused;
    s.period = 0;
    s.harmonics = 0;
    s.exposure = NULL;
    for (int i = 0; i < 40; i++) {
        static const double wave[] = {2,  -1, -1, -1, 1, 1, -1, 1,  0,  -1,
                                      -1, 0,  1,  -1, 1, 1, -1, -1, -1, 2};

        events[i] = (i < 20 ? 12 : 6) + wave[i % 20];
        chi += wave[i % 20] * wave[i % 20] / (i < 20 ? 12 : 6);
    }
    assert_true(effect_its_fit(&s, false, &a, &its, &e));
    assert_near(its.rate_ratio, 0.5, 0.02);
    assert_near(its.dispersion, chi / 37, 0.02);
    assert_true(its.ses[2] > sqrt(its.dispersion * (1 / 240.0 + 1 / 120.0)));
    arena_reset(&a);
}

static void verdicts_follow_the_level_but_never_attribute(void **unused)
{
    static const struct {
        double level;
        bool better_high;
        enum effect_class class;
    } rows[] = {{-0.6, false, EFFECT_IMPROVED_UNATTRIBUTED},
                {0.6, false, EFFECT_WORSENED},
                {0.6, true, EFFECT_IMPROVED_UNATTRIBUTED},
                {0, false, EFFECT_NO_VISIBLE_CHANGE}};
    struct random r = random_stream(102, 2);

    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct effect_series s = series(N, 36);
        struct effect_its its;
        struct arena a = {0};
        struct err e = {0};

        noise(&r, rows[k].level);
        assert_true(effect_its_fit(&s, rows[k].better_high, &a, &its, &e));
        assert_int_equal(its.class, rows[k].class);
        assert_true(its.reasons & EFFECT_REASON_NO_COMPARISON);
        assert_true(its.low < exp(rows[k].level) && exp(rows[k].level) < its.high);
        arena_reset(&a);
    }
}

static void short_series_are_too_early(void **unused)
{
    struct random r = random_stream(102, 3);
    struct effect_its its;
    struct arena a = {0};
    struct err e = {0};
    struct effect_series s;

    (void)unused;
    noise(&r, -1);
    s = series(N, 20);
    assert_true(effect_its_fit(&s, false, &a, &its, &e));
    assert_int_equal(its.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(its.reasons & EFFECT_REASON_UNTESTED);
    s = series(40, 36);
    assert_true(effect_its_fit(&s, false, &a, &its, &e));
    assert_int_equal(its.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(its.reasons & EFFECT_REASON_EARLY);
    arena_reset(&a);
}

/* Over many series without a change the interval holds 1 about 95 times of 100. */
static void the_interval_covers(void **unused)
{
    struct random r = random_stream(102, 4);
    int covered = 0;

    (void)unused;
    for (int round = 0; round < 400; round++) {
        struct effect_series s = series(N, 36);
        struct effect_its its;
        struct arena a = {0};
        struct err e = {0};

        noise(&r, 0);
        assert_true(effect_its_fit(&s, false, &a, &its, &e));
        covered += its.low < 1 && 1 < its.high;
        arena_reset(&a);
    }
    assert_true(covered > 370 && covered < 395);
}

static void refuse(const struct effect_series *s, const char *words)
{
    struct effect_its its = {.term_n = -1};
    struct arena a = {0};
    struct err e = {0};

    assert_false(effect_its_fit(s, false, &a, &its, &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(its.term_n, -1);
    arena_reset(&a);
}

static void series_that_cannot_tell_are_refused(void **unused)
{
    struct random r = random_stream(102, 5);
    struct effect_series s;

    (void)unused;
    noise(&r, 0);
    s = series(N, 0);
    refuse(&s, "before the start");
    s = series(N, 60);
    refuse(&s, "at or after the start");
    s = series(7, 3);
    refuse(&s, "too few to fit");
    s = series(N, 36);
    for (int i = 36; i < N; i++)
        events[i] = 0;
    refuse(&s, "no event at all after");
    noise(&r, 0);
    s = series(N, 59); /* one time after: its level takes all, its slope is never seen */
    s.slope = true;
    refuse(&s, "apart");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_without_noise_gives_its_coefficients_back),
        cmocka_unit_test(the_sums_before_and_after_are_met_and_the_residuals_have_no_trend),
        cmocka_unit_test(two_rates_have_their_ratio_and_standard_error),
        cmocka_unit_test(verdicts_follow_the_level_but_never_attribute),
        cmocka_unit_test(short_series_are_too_early),
        cmocka_unit_test(the_interval_covers),
        cmocka_unit_test(series_that_cannot_tell_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
