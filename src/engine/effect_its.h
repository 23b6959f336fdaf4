/* effect_its.h - one series of counts, before and after: interrupted time series. Pure.
 *
 *     ln(mean) = ln(exposure) + intercept + trend t + level [t >= start] (+ slope (t - start)+)
 *                + pairs sin, cos (2 pi k t / period)
 *
 * by quasi-Poisson: variances are the dispersion times the means. Without a comparison a series
 * tells when something changed, not why. Source  J. Lopez Bernal, S. Cummins, A. Gasparrini, Int.
 * J. Epidemiology 46 (2017) 348-355; W. K. Newey, K. D. West, Econometrica 55 (1987) 703-708. */
#ifndef XL_ENGINE_EFFECT_ITS_H
#define XL_ENGINE_EFFECT_ITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/effect_test.h"

struct effect_series {
    int32_t n;
    const int32_t *times;   /* [n] rising */
    const double *events;   /* [n] >= 0 */
    const double *exposure; /* [n] > 0; NULL: 1 */
    int32_t start;          /* first time after */
    int32_t period;         /* of the season, >= 2; 0: none */
    int32_t harmonics;      /* pairs, 0 .. period / 2, at most 18 */
    bool slope;             /* also a change of the trend */
};

#define EFFECT_ITS_TERMS 40
#define EFFECT_ITS_BEFORE 24 /* months wanted */
#define EFFECT_ITS_AFTER 12

struct effect_its {
    int32_t term_n;
    char terms[EFFECT_ITS_TERMS][16]; /* "intercept", "trend", "level", "slope", "sin1" .. */
    double estimates[EFFECT_ITS_TERMS], ses[EFFECT_ITS_TERMS], ses_newey_west[EFFECT_ITS_TERMS];
    int32_t before_n, after_n;
    double rate_ratio, low, high, p; /* of the level; the wider standard error, t(n - k) */
    double dispersion;
    double lag1, durbin_watson; /* of the Pearson residuals */
    int32_t lags;               /* of Newey and West: 4 (n / 100)^(2/9), cut */
    double *expected;           /* [n] means with the change at the start taken off */
    enum effect_class class;
    uint32_t reasons;
};

/* ERR_INPUT  no time before or after the start; no event before or after it; fewer times than terms
 *            and one; terms that the times cannot tell apart.
 * Cost       O(steps * n * terms^2), about ten steps. */
MUST_CHECK bool effect_its_fit(const struct effect_series *s, bool better_high, struct arena *a,
                               struct effect_its *its, struct err *e);

#endif
