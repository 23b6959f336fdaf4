/* effect_view.h - what the pictures of an effect show: two paths, and each treated unit by itself.
 * Pure. */
#ifndef XL_ENGINE_EFFECT_VIEW_H
#define XL_ENGINE_EFFECT_VIEW_H

#include "engine/effect.h"

/* The treated together: their weighted mean, and what it would have been by the cells.
 *   observed [time_n of the cells]
 *   expected [time_n of the cells]  observed less the cells' effects, each cohort by its units;
 *                                   NaN where a cohort's cell is not known
 * Missing outcomes of a pooled panel are left out of the mean. O(units * times). */
void effect_view_path(const struct effect_panel *p, const struct effect_cells *c, double *observed,
                      double *expected);

struct effect_view_unit {
    int32_t unit; /* index into the panel */
    int32_t start;
    double before, after; /* means of the baseline and since the start; NaN: not seen */
    double own;           /* its effect: own change less that of its controls */
    double shrunk;        /* drawn towards the mean of all, the more the noisier units are */
    double low, high;     /* 95 % of the shrunk one; NaN where the noise is not known */
};

struct effect_view_units {
    int32_t n;
    struct effect_view_unit *items; /* [n] treated units, by shrunk rising, then unit */
    double mean;                    /* of own */
    double noise;                   /* variance of a unit's own by chance; NaN: unknown */
    double between;                 /* variance of true effects beyond it, >= 0 */
};

/* The mean of a unit's own effects over its periods since the start is the mean of its cohort's
 * cells plus how far its own change lies from its cohort's. By chance such a number varies as the
 * same number of a unit that was never treated does, placed at the same start: their variance is
 * the noise, and the units' variance beyond it is real (empirical Bayes, normal-normal). Fewer
 * than 3 units never treated: noise unknown, nothing shrunk.
 * Source  B. Efron, C. Morris, JASA 70 (1975) 311-319. O(cohorts * units * times). */
void effect_view_units(const struct effect_panel *p, const struct effect_plan *plan,
                       const struct effect_cells *c, struct arena *a,
                       struct effect_view_units *units);

/* Limits between which 99.8 % of places lie that differ by chance alone, for a share `middle` of
 * `whole` cases: Wilson's interval about it, z = 3.090232306167813. whole >= 1. */
void effect_view_funnel(double middle, double whole, double *low, double *high);

#endif
