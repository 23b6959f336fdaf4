/* effect_random.h - small invented panels with a known truth, for the tests of effect. */
#ifndef XL_TESTS_ENGINE_EFFECT_RANDOM_H
#define XL_TESTS_ENGINE_EFFECT_RANDOM_H

#include "base/random.h"
#include "engine/effect.h"

enum { RANDOM_UNITS = 64, RANDOM_TIMES = 48, RANDOM_COVARIATES = 2 };

struct random_panel {
    struct effect_panel p;
    int32_t times[RANDOM_TIMES], starts[RANDOM_UNITS], clusters[RANDOM_UNITS];
    double y[RANDOM_UNITS * RANDOM_TIMES];
    double x[RANDOM_UNITS * RANDOM_TIMES * RANDOM_COVARIATES];
    double w[RANDOM_UNITS];
};

/* Roughly normal, mean 0, variance 1. */
static inline double random_noise(struct random *r)
{
    double sum = -6;

    for (int i = 0; i < 12; i++)
        sum += random_unit(r);
    return sum;
}

/* Unit i starts at starts[i % start_n]; effect from the start on, noise of the given size. */
static inline void random_panel_make(struct random_panel *d, struct random *r, int32_t unit_n,
                                     int32_t time_n, int32_t x_n)
{
    *d = (struct random_panel){.p = {.unit_n = unit_n,
                                     .time_n = time_n,
                                     .covariate_n = x_n,
                                     .times = d->times,
                                     .starts = d->starts,
                                     .outcomes = d->y,
                                     .covariates = d->x}};
    for (int32_t t = 0; t < time_n; t++)
        d->times[t] = t + 1;
    for (int32_t i = 0; i < unit_n; i++) {
        double level = random_noise(r), own[RANDOM_COVARIATES];

        d->starts[i] = EFFECT_NEVER_STARTS;
        d->w[i] = 0.5 + random_unit(r);
        for (int32_t c = 0; c < RANDOM_COVARIATES; c++)
            own[c] = random_noise(r);
        for (int32_t t = 0; t < time_n; t++) {
            d->y[i * time_n + t] = level + 0.3 * t + 0.5 * own[0] * t + random_noise(r);
            for (int32_t c = 0; c < x_n; c++)
                d->x[(i * time_n + t) * x_n + c] = own[c] + 0.1 * random_noise(r);
        }
    }
}

/* Deals starts in turn and adds a constant effect from each unit's start on. */
static inline void random_panel_treat(struct random_panel *d, const int32_t *starts,
                                      int32_t start_n, double effect)
{
    for (int32_t i = 0; i < d->p.unit_n; i++) {
        d->starts[i] = starts[i % start_n];
        for (int32_t t = 0; t < d->p.time_n; t++)
            d->y[i * d->p.time_n + t] += d->times[t] >= d->starts[i] ? effect : 0;
    }
}

#endif
