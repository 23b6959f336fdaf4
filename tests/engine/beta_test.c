/* Expected values: closed forms of Beta(a, 1) and Beta(1, b), symmetry, the binomial sum, and a
 * numerical integration of the density that shares nothing with the program. */
#include "engine/beta.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

/* Integral of x^(a-1) (1-x)^(b-1) from 0 to x by Simpson's rule after x = s^2(3-2s), which flattens
 * both ends; a, b >= 1. */
static double area(double x, double a, double b)
{
    enum { STRIPS = 20000 };
    double low = 0, high = 1, sum = 0;

    for (int i = 0; i < 60; i++) { /* s of x */
        double s = (low + high) / 2;

        if (s * s * (3 - 2 * s) < x)
            low = s;
        else
            high = s;
    }
    for (int i = 0; i <= STRIPS; i++) {
        double s = low * i / STRIPS, t = s * s * (3 - 2 * s);
        double weight = i == 0 || i == STRIPS ? 1 : i % 2 ? 4 : 2;

        sum += weight * pow(t, a - 1) * pow(1 - t, b - 1) * 6 * s * (1 - s);
    }
    return sum * low / STRIPS / 3;
}

/* The plain twin: halving over the integral. */
static double quantile_plain(double p, double a, double b)
{
    double low = 0, high = 1, whole = area(1, a, b);

    for (int i = 0; i < 40; i++) {
        double x = (low + high) / 2;

        if (area(x, a, b) < p * whole)
            low = x;
        else
            high = x;
    }
    return low;
}

static void with_one_parameter_one_the_quantile_has_a_closed_form(void **unused)
{
    static const double shapes[] = {0.01, 0.3, 1, 2.5, 10, 400, 1e5};

    (void)unused;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        for (double p = 0.05; p < 1; p += 0.05) {
            assert_near(beta_quantile(p, shapes[i], 1), pow(p, 1 / shapes[i]), 1e-9);
            assert_near(beta_quantile(p, 1, shapes[i]), -expm1(log1p(-p) / shapes[i]), 1e-9);
        }
    }
}

static void equal_parameters_have_their_median_in_the_middle(void **unused)
{
    (void)unused;
    for (double a = 0.01; a < 1e6; a *= 3)
        assert_near(beta_quantile(0.5, a, a), 0.5, 1e-9);
    /* Beta(1/2, 1/2) is the arcsine law. */
    for (double p = 0.1; p < 1; p += 0.1)
        assert_near(beta_quantile(p, 0.5, 0.5), pow(sin(acos(-1) * p / 2), 2), 1e-9);
    /* Beta(2, 2): 3x^2 - 2x^3 = p. */
    assert_near(beta_below(0.25, 2, 2), 3 * 0.0625 - 2 * 0.015625, 1e-12);
}

static void mirrored_parameters_mirror_the_quantile(void **unused)
{
    struct random r = random_stream(7, 1);

    (void)unused;
    for (int i = 0; i < 500; i++) {
        double a = exp(random_unit(&r) * 14 - 4), b = exp(random_unit(&r) * 14 - 4);
        double p = 0.001 + 0.998 * random_unit(&r);

        assert_near(beta_quantile(p, a, b), 1 - beta_quantile(1 - p, b, a), 1e-9);
    }
}

static void whole_parameters_agree_with_the_binomial_sum(void **unused)
{
    (void)unused;
    for (int a = 1; a <= 20; a++) {
        for (int b = 1; b <= 20; b++) {
            double x = 0.37, sum = 0, n = a + b - 1; /* P(at least a of n) */

            for (int k = a; k <= a + b - 1; k++)
                sum += exp(lgamma(n + 1) - lgamma(k + 1.0) - lgamma(n - k + 1)) * pow(x, k)
                       * pow(1 - x, n - k);
            assert_near(beta_below(x, a, b), sum, 1e-12);
        }
    }
}

static void the_quantile_agrees_with_numerical_integration(void **unused)
{
    struct random r = random_stream(7, 2);

    (void)unused;
    for (int i = 0; i < 40; i++) {
        double a = 1 + random_unit(&r) * 60, b = 1 + random_unit(&r) * 60;
        double p = 0.02 + 0.96 * random_unit(&r);

        assert_near(beta_quantile(p, a, b), quantile_plain(p, a, b), 1e-7);
    }
}

static void the_quantile_gives_its_probability_back_over_twelve_orders(void **unused)
{
    struct random r = random_stream(7, 3);

    (void)unused;
    for (int i = 0; i < 2000; i++) {
        double a = exp(random_unit(&r) * 18 - 6), b = exp(random_unit(&r) * 18 - 6);
        double x = beta_quantile(0.9, a, b);

        assert_true(x >= 0 && x <= 1);
        assert_true(beta_below(fmax(0, x - 1e-6), a, b) <= 0.9 + 1e-9);
        assert_true(beta_below(fmin(1, x + 1e-6), a, b) >= 0.9 - 1e-9);
    }
}

static void a_parameter_of_nothing_puts_all_mass_at_one_end(void **unused)
{
    (void)unused;
    assert_true(beta_quantile(0.9, 0, 12) == 0.0);
    assert_true(beta_quantile(0.9, 12, 0) == 1.0);
    assert_true(beta_below(0, 3, 4) == 0.0 && beta_below(1, 3, 4) == 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_one_parameter_one_the_quantile_has_a_closed_form),
        cmocka_unit_test(equal_parameters_have_their_median_in_the_middle),
        cmocka_unit_test(mirrored_parameters_mirror_the_quantile),
        cmocka_unit_test(whole_parameters_agree_with_the_binomial_sum),
        cmocka_unit_test(the_quantile_agrees_with_numerical_integration),
        cmocka_unit_test(the_quantile_gives_its_probability_back_over_twelve_orders),
        cmocka_unit_test(a_parameter_of_nothing_puts_all_mass_at_one_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
