/* beta.c - the incomplete beta function and its inverse.
 *
 *     I_x(a, b) = x^a (1-x)^b / (a B(a, b)) * 1 / (1 + d1/(1 + d2/(1 + ...)))
 *
 * converges fast for x < (a+1)/(a+b+2); beyond it I_x(a, b) = 1 - I_{1-x}(b, a) is used. The
 * inverse takes Newton steps and halves the bracket wherever a step would leave it: the function is
 * monotone, so that the bracket always holds the answer. */
#include "engine/beta.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { FRACTION_TERMS = 100000, QUANTILE_STEPS = 200 };

/* lgamma itself writes a global. */
static double log_gamma(double x)
{
    int sign = 0;

    return lgamma_r(x, &sign);
}

/* x^a (1-x)^b / B(a, b), for 0 < x < 1. */
static double power(double x, double a, double b)
{
    double log_beta = log_gamma(a) + log_gamma(b) - log_gamma(a + b);

    return exp(a * log(x) + b * log1p(-x) - log_beta);
}

static double not_zero(double v)
{
    return fabs(v) < DBL_MIN * 1e10 ? DBL_MIN * 1e10 : v;
}

/* The continued fraction from the front. */
static double fraction(double x, double a, double b)
{
    double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), f = d;

    for (int m = 1; m <= FRACTION_TERMS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

        d = 1 / not_zero(1 + even * d);
        c = not_zero(1 + even / c);
        f *= c * d;
        d = 1 / not_zero(1 + odd * d);
        c = not_zero(1 + odd / c);
        f *= c * d;
        if (fabs(c * d - 1) < 1e-15)
            break;
    }
    return f;
}

double beta_below(double x, double a, double b)
{
    assert(a > 0 && b > 0);
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    if (x < (a + 1) / (a + b + 2))
        return power(x, a, b) * fraction(x, a, b) / a;
    return 1 - power(x, a, b) * fraction(1 - x, b, a) / b;
}

/* Newton's step from x, or the middle of the bracket where it leads out of it. */
static double step_from(double x, double excess, double low, double high, double slope)
{
    double next = slope > 0 && isfinite(slope) ? x - excess / slope : low;

    return next > low && next < high ? next : low + (high - low) / 2;
}

double beta_quantile(double p, double a, double b)
{
    double low = 0, high = 1, x;

    assert(p > 0 && p < 1);
    assert(a >= 0 && b >= 0 && a + b > 0);
    if (a <= 0)
        return 0;
    if (b <= 0)
        return 1;
    x = a / (a + b);
    for (int step = 0; step < QUANTILE_STEPS && high - low > 1e-14; step++) {
        double excess = beta_below(x, a, b) - p;
        double slope, next;

        if (excess > 0)
            high = x;
        else
            low = x;
        slope = x > 0 && x < 1 ? power(x, a, b) / (x * (1 - x)) : 0;
        next = step_from(x, excess, low, high, slope);
        if (fabs(next - x) < 1e-15)
            return next;
        x = next;
    }
    return x;
}
