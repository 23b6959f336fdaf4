/* interval.h - how sure a share or a count is: 95 % intervals. Pure. */
#ifndef XL_ENGINE_INTERVAL_H
#define XL_ENGINE_INTERVAL_H

#include <stdint.h>

struct interval {
    double low, high; /* NaN where unknown */
};

/* A share part / all and its score interval, all within 0..1; NaN where all is 0.
 * Source  E. B. Wilson, JASA 22 (1927) 209-212, z = 1.959963984540054. */
struct share {
    double value, low, high;
};
struct share interval_share(int64_t part, int64_t all); /* 0 <= part <= all */

/* The exact interval of a Poisson count: the means at which so many or more, so many or fewer,
 * have probability 0.025. Relative error below 1e-9 for counts to 1e9. low is 0 for 0.
 * Source  F. Garwood, Biometrika 28 (1936) 437-442. */
struct interval interval_count(int64_t count); /* >= 0 */

/* Probability that a Poisson count of mean `mean` >= 0 is at least `count` >= 1: the regularised
 * lower incomplete gamma function. Cost O(sqrt(count)).
 * Source  NIST Digital Library of Mathematical Functions, 8.11.4 (series), 8.9.2 (fraction). */
double interval_at_least(int64_t count, double mean);

#endif
