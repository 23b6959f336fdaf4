/* tail.c - see tail.h. Quantiles are found by halving a bracket: every tail here is monotone, so
 * that the answer is always inside, and a hundred halvings cost less than a wrong clever step. */
#include "engine/tail.h"

#include <assert.h>
#include <math.h>

#include "engine/beta.h"

enum { HALVINGS = 100, TERMS = 100000 };

double tail_normal(double z)
{
    return erfc(fabs(z) * M_SQRT1_2);
}

double tail_normal_at(double p)
{
    double low = -39, high = 39;

    assert(p > 0 && p < 1);
    for (int i = 0; i < HALVINGS; i++) {
        double z = low + (high - low) / 2;

        if (erfc(-z * M_SQRT1_2) / 2 < p)
            low = z;
        else
            high = z;
    }
    return low + (high - low) / 2;
}

double tail_student(double t, double df)
{
    assert(df > 0);
    return isinf(t) ? 0 : beta_below(df / (df + t * t), df / 2, 0.5);
}

double tail_student_at(double p, double df)
{
    double both = p < 0.5 ? 2 * p : 2 * (1 - p), low = 0, high = 1;

    assert(p > 0 && p < 1 && df > 0);
    while (high < 1e300 && tail_student(high, df) > both)
        high *= 2;
    for (int i = 0; i < HALVINGS; i++) {
        double t = low + (high - low) / 2;

        if (tail_student(t, df) > both)
            low = t;
        else
            high = t;
    }
    return p < 0.5 ? -low : low;
}

/* x^a e^-x / Gamma(a + 1) */
static double gamma_power(double x, double a)
{
    int sign = 0;

    return exp(a * log(x) - x - lgamma_r(a + 1, &sign));
}

/* The lower part by its series, for x < a + 1. */
static double gamma_below(double x, double a)
{
    double term = 1, sum = 1;

    for (int k = 1; k < TERMS && term > sum * 1e-17; k++) {
        term *= x / (a + k);
        sum += term;
    }
    return gamma_power(x, a) * sum;
}

/* The upper part by its continued fraction after Lentz, for x >= a + 1. */
static double gamma_above(double x, double a)
{
    double b = x + 1 - a, c = 1e300, d = 1 / b, f = d;

    for (int k = 1; k < TERMS; k++) {
        double up = -k * (k - a), step;

        b += 2;
        d = 1 / (up * d + b);
        c = b + up / c;
        step = c * d;
        f *= step;
        if (fabs(step - 1) < 1e-15)
            break;
    }
    return gamma_power(x, a) * a * f;
}

double tail_chi2(double x, double df)
{
    double half = x / 2, a = df / 2;

    assert(df > 0);
    if (x <= 0)
        return 1;
    return half < a + 1 ? 1 - gamma_below(half, a) : gamma_above(half, a);
}

double tail_folded_at(double level, double bias)
{
    double low = 0, high = bias + 40;

    assert(level > 0 && level < 1 && bias >= 0);
    for (int i = 0; i < HALVINGS; i++) {
        double q = low + (high - low) / 2;
        double inside = (erfc((bias - q) * M_SQRT1_2) - erfc((bias + q) * M_SQRT1_2)) / 2;

        if (inside < level)
            low = q;
        else
            high = q;
    }
    return low + (high - low) / 2;
}
