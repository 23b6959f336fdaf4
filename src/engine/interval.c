/* interval.c - score interval of a share, exact interval of a count.
 *
 * With p = k / n the score interval holds the shares x for which (p - x)^2 <= z^2 x (1 - x) / n;
 * its ends are the two roots of that equation.
 *
 * A Poisson count of mean m is at least k with probability P(k, m), the regularised lower
 * incomplete gamma function. It grows in m, so that each end is the one root of P(k, low) = 0.025
 * and P(k + 1, high) = 0.975: Newton's steps inside a bracket that only narrows. */
#include "engine/interval.h"

#include <math.h>

#define Z 1.959963984540054
#define TAIL 0.025
#define TERMS_MAX 1000000
#define STEPS_MAX 200

struct share interval_share(int64_t part, int64_t all)
{
    double n = (double)all, p, middle, half, scale;

    if (all <= 0)
        return (struct share){NAN, NAN, NAN};
    p = (double)part / n;
    scale = 1 + Z * Z / n;
    middle = (p + Z * Z / (2 * n)) / scale;
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
    return (struct share){p, part == 0 ? 0 : fmax(0, middle - half),
                          part == all ? 1 : fmin(1, middle + half)};
}

/* m^a e^-m / gamma(a + 1): the first term of the series. */
static double head(double a, double m)
{
    return exp(a * log(m) - m - lgamma(a + 1));
}

/* P(a, m) as m^a e^-m / gamma(a + 1) * (1 + m / (a + 1) + ...); fast for m < a + 1. */
static double series(double a, double m)
{
    double term = 1, sum = 1;

    for (int i = 1; i < TERMS_MAX && term > sum * 1e-17; i++) {
        term *= m / (a + i);
        sum += term;
    }
    return head(a, m) * sum;
}

/* 1 - P(a, m) as a continued fraction by Lentz's method; fast for m >= a + 1. */
static double fraction(double a, double m)
{
    double b = m + 1 - a, c = 1e300, d = 1 / b, f = d;

    for (int i = 1; i < TERMS_MAX; i++) {
        double an = -i * (i - a), step;

        b += 2;
        d = an * d + b;
        d = fabs(d) < 1e-300 ? 1e300 : 1 / d;
        c = b + an / c;
        if (fabs(c) < 1e-300)
            c = 1e-300;
        step = c * d;
        f *= step;
        if (fabs(step - 1) < 1e-16)
            break;
    }
    return head(a, m) * a * f;
}

double interval_at_least(int64_t count, double mean)
{
    double a = (double)count;

    if (!(mean > 0))
        return 0;
    return mean < a + 1 ? series(a, mean) : 1 - fraction(a, mean);
}

/* The mean at which a count is at least `count` with probability p. */
static double mean_where(int64_t count, double p)
{
    double a = (double)count, low = 0, high = a + 20 * sqrt(a) + 20, m = a;

    for (int i = 0; i < STEPS_MAX; i++) {
        double off = interval_at_least(count, m) - p, slope = head(a, m) * a / m, next;

        if (off < 0)
            low = m;
        else
            high = m;
        next = m - off / slope;
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - m) <= 1e-14 * m)
            return next;
        m = next;
    }
    return m;
}

struct interval interval_count(int64_t count)
{
    return (struct interval){count == 0 ? 0 : mean_where(count, TAIL),
                             mean_where(count + 1, 1 - TAIL)};
}
