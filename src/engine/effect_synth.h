/* effect_synth.h - one treated site against a mixture of others: synthetic control. Pure.
 *
 * The mixture (weights >= 0, sum 1) comes nearest to the site before its start; what the site does
 * beyond the mixture afterwards is the effect. Every donor is then treated as if it were the site:
 * the site's ratio of misses after to before must stand out among theirs. Source  A. Abadie, A.
 * Diamond, J. Hainmueller, JASA 105 (2010) 493-505. */
#ifndef XL_ENGINE_EFFECT_SYNTH_H
#define XL_ENGINE_EFFECT_SYNTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/effect_test.h"

struct effect_synth_panel {
    int32_t unit_n, time_n;
    const int32_t *times;     /* [time_n] rising */
    const double *outcomes;   /* [unit_n][time_n] all known */
    int32_t treated;          /* unit */
    int32_t start;            /* first treated time */
    int32_t predictor_n;      /* 0: none */
    const double *predictors; /* [unit_n][predictor_n] all known */
};

#define EFFECT_SYNTH_DONORS 8 /* fewer: refused */
#define EFFECT_SYNTH_FIT                                                                           \
    0.5                       /* misses before the start over the site's own spread; more: refused \
                               */
#define EFFECT_SYNTH_BEFORE 4 /* periods wanted before the start */

struct effect_synth_placebo {
    int32_t unit;
    double pre_rmspe, post_rmspe, ratio;
};

struct effect_synth {
    int32_t donor_n;
    int32_t *donors;           /* [donor_n] units */
    double *weights;           /* [donor_n] fitted to outcomes */
    double *predictor_weights; /* [donor_n] fitted to predictors, or NULL */
    double *path;              /* [time_n] of the mixture */
    double *predictor_path;    /* [time_n], or NULL */
    int32_t before_n;          /* periods before the start */
    double pre_sd;             /* of the site's outcome before its start */
    struct effect_synth_placebo own;
    struct effect_synth_placebo *placebos;        /* [donor_n] */
    double predictor_pre_rmspe, predictor_effect; /* NaN without predictors */
    double effect;                                /* mean of site minus mixture from the start on */
    int32_t rank;                                 /* of the site's ratio among all, 1 the largest */
    double p;                                     /* rank / (donor_n + 1) */
    double *leave_one_out; /* [donor_n] effect without the donor; NaN where it has no weight */
    int32_t placebo_start; /* two thirds of the way to the start */
    double placebo_effect; /* up to the true start; NaN: too few periods */
    double placebo_p;
    enum effect_class class;
    uint32_t reasons;
};

/* ERR_INPUT  no time at or after the start; fewer than EFFECT_SYNTH_BEFORE before; no donor.
 * Cost       donors^2 fits of simplex.h at most, twice for the placebo in time. */
MUST_CHECK bool effect_synth_fit(const struct effect_synth_panel *p, bool better_high,
                                 struct arena *a, struct effect_synth *synth, struct err *e);

#endif
