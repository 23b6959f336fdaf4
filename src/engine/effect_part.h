/* effect_part.h - what the files of effect share: one contrast of outcomes between a cohort and its
 * controls. Pure. */
#ifndef XL_ENGINE_EFFECT_PART_H
#define XL_ENGINE_EFFECT_PART_H

#include "engine/effect.h"

/* A panel as it is measured: who started when may be changed between measures (permutation). */
struct effect_frame {
    const struct effect_panel *p;
    const struct effect_plan *plan;
    int32_t unit_n;
    const int32_t *units;  /* [unit_n] indices into the panel */
    const double *weights; /* [unit_n] */
    int32_t *starts;       /* [unit_n] EFFECT_NEVER_STARTS where later than the panel */
    struct effect_room room;
    double *lambda;           /* [time_n] of p: scratch for a contrast */
    double *dy, *x, *w, *psi; /* rows of one contrast */
    double *post;             /* [rows] of a pooled one: 1 after, 0 before */
    bool *treated;
    double *fits;       /* of a pooled contrast: factors, betas and their multipliers */
    int32_t *row_units; /* which of the units a row is of */
};

/* A linear combination of a unit's outcomes, sum over t of lambda[t] y[t]. */
struct effect_contrast {
    int32_t group;        /* start of the treated */
    int32_t until;        /* period value after which, plus anticipation, a control may start */
    int32_t x_at;         /* period index at which covariates are taken */
    const double *lambda; /* [time_n] */
    int32_t treated_n, control_n; /* written by effect_frame_measure */
};

void effect_frame_init(struct effect_frame *f, const struct effect_panel *p,
                       const struct effect_plan *plan, const struct effect_cells *c,
                       struct arena *a);

/* psi [unit_n], scaled to all units and 0 outside the contrast; NULL: not wanted. */
enum effect_cell_state effect_frame_measure(struct effect_frame *f, struct effect_contrast *k,
                                            double *att, double *psi);

/* Sets f->lambda and *k for cell (group, period index t); false where it is the baseline itself. */
bool effect_frame_cell(struct effect_frame *f, int32_t group, int32_t t, struct effect_contrast *k);

/* Index of the last period with time + anticipation < group; -1 where there is none. */
int32_t effect_base_at(const struct effect_panel *p, const struct effect_plan *plan, int32_t group);

/* Scores and odds of the pair into the room, its logit the factor of their curvature; dy is unused.
 */
enum effect_cell_state effect_scores_fit(const struct effect_pair *pair, struct effect_room *room);

/* The same contrast on whoever was seen, as pooled cross-sections: lambda tells after (> 0) from
 * before (< 0). */
enum effect_cell_state effect_pool_measure(struct effect_frame *f, struct effect_contrast *k,
                                           double *att, double *psi);

/* The cohorts' values by share: atts [cohort_n], NaN is left out; psis [cohort_n][unit_n] (NULL:
 * psi is not wanted). NaN where none is known. */
double effect_weigh(const struct effect_cells *c, const double *atts, const double *psis,
                    double *psi);

/* The headline: each cohort's mean since its start, by share, as effect_sum's group overall but
 * without the single cells. The control set changes only where a cohort starts; the periods
 * between are one contrast, since a contrast is linear in the outcomes. Uses f->starts, and the
 * shares of c. scratch [cohort_n] and, where psi is wanted, psis [cohort_n + 1][unit_n]. NaN where
 * a cell cannot be measured. */
struct effect_headline {
    double *atts;   /* [cohort_n] */
    double *shares; /* [cohort_n] of the starts at hand */
    double *psis;   /* [cohort_n + 1][unit_n], NULL: no psi */
};
void effect_headline_init(struct effect_headline *room, const struct effect_cells *c,
                          struct arena *a);
double effect_headline(struct effect_frame *f, const struct effect_cells *c,
                       struct effect_headline *room, double *psi);

/* A contrast of the last m periods before each cohort's (anticipated) start, over the cohorts that
 * have as many; lambda [m] in order of time. */
double effect_before(struct effect_frame *f, const struct effect_cells *c, int32_t m,
                     const double *lambda, struct effect_headline *room, double *psi);

/* Weights whose sum with values is their least-squares slope per period. */
void effect_slope_weights(int32_t m, double *lambda);

/* Periods before the start that some cohort has, at most EFFECT_TREND_PERIODS. */
int32_t effect_before_n(const struct effect_panel *p, const struct effect_plan *plan,
                        const struct effect_cells *c);

/* Whether the used unit counts as a control of the contrast. */
bool effect_is_control(const struct effect_frame *f, const struct effect_contrast *k, int32_t unit);

#endif
