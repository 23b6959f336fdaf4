/* effect.h - what changed where a programme began: staggered difference in differences. Pure.
 *
 * A panel has units (counties) by periods (months); a unit is treated from its start on. For every
 * cohort (units that start together) and period one cell compares the cohort's change since its
 * baseline with the change of units not treated. Cells are summed in four ways. Every number
 * carries its influence function, one value per unit, from which all uncertainty follows. Source B.
 * Callaway, P. H. C. Sant'Anna, Journal of Econometrics 225 (2021) 200-230; P. H. C. Sant'Anna, J.
 * Zhao, Journal of Econometrics 219 (2020) 101-122. */
#ifndef XL_ENGINE_EFFECT_H
#define XL_ENGINE_EFFECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct effect_panel {
    int32_t unit_n, time_n, covariate_n, cluster_n;
    const int32_t *times;     /* [time_n] rising */
    const int32_t *starts;    /* [unit_n] first treated period; EFFECT_NEVER_STARTS */
    const double *outcomes;   /* [unit_n][time_n]; NaN is missing */
    const double *covariates; /* [unit_n][time_n][covariate_n] */
    const double *weights;    /* [unit_n] >= 0, of any scale, not all 0; NULL: all alike */
    const int32_t *clusters;  /* [unit_n] 0 .. cluster_n - 1; NULL: each unit by itself */
};
#define EFFECT_NEVER_STARTS INT32_MAX

enum effect_method { EFFECT_DR, EFFECT_REG, EFFECT_IPW };
enum effect_control { EFFECT_NOT_YET, EFFECT_NEVER };
enum effect_base { EFFECT_WINDOW, EFFECT_VARYING, EFFECT_UNIVERSAL };

struct effect_plan {
    enum effect_method method;
    enum effect_control control;
    enum effect_base base;
    int32_t window;       /* periods of EFFECT_WINDOW, >= 1 */
    int32_t anticipation; /* periods before the start that may already be touched, >= 0 */
    bool pool;            /* missing outcomes: pooled cross-sections instead of a refusal */
};

enum effect_cell_state {
    EFFECT_CELL_KNOWN,
    EFFECT_CELL_BASE,       /* the baseline compared with itself: 0 by definition */
    EFFECT_CELL_NO_CONTROL, /* nobody is left to compare with */
    EFFECT_CELL_NO_TREATED, /* nobody of the cohort was seen */
    EFFECT_CELL_SINGULAR,   /* covariates that the controls cannot tell apart */
    EFFECT_CELL_NO_OVERLAP  /* some treated unit has no comparable control */
};

struct effect_cell {
    int32_t group, time; /* values of start and time */
    int32_t cohort;      /* index of the group */
    enum effect_cell_state state;
    bool in_base;   /* the last period of the cohort's baseline */
    double att, se; /* NaN unless known; a base cell has 0 and NaN */
    int32_t treated_n, control_n;
};

struct effect_cells {
    int32_t unit_n;  /* that were used: starts inside the panel, or never */
    int32_t *units;  /* [unit_n] indices into the panel */
    int32_t early_n; /* units left out: their start lies before the first usable period */
    int32_t time_n;  /* periods used: fewer than the panel's where no unit is never treated */
    int32_t cohort_n;
    int32_t *groups;   /* [cohort_n] rising */
    int32_t *cohorts;  /* [unit_n] index of the unit's cohort, or -1 for a control for ever */
    double *shares;    /* [cohort_n] P(g) */
    double *weights;   /* [unit_n] scaled to mean 1 */
    int32_t cluster_n; /* that have a used unit */
    int32_t *clusters; /* [unit_n] 0 .. cluster_n - 1 */
    int32_t treated_cluster_n; /* with at least one unit of a cohort */
    int32_t cell_n;
    struct effect_cell *cells; /* by group, then time */
    double *psi;               /* [cell_n][unit_n]; 0 where not known */
};

/* Every cell of the panel, in the arena.
 * ERR_INPUT  a single period; nobody treated; everybody treated at once; nobody to compare with; a
 *            missing outcome without `pool`.
 * Cost       O(cells * units * (1 + covariates)^2), a few times that for DR and IPW. */
MUST_CHECK bool effect_did(const struct effect_panel *panel, const struct effect_plan *plan,
                           struct arena *a, struct effect_cells *cells, struct err *e);

/* One comparison of treated with controls of any linear combination of outcomes. */
struct effect_pair {
    enum effect_method method;
    int32_t n, k;        /* rows; columns of x, the first of which is 1 */
    const double *dy;    /* [n] */
    const double *x;     /* [n][k] */
    const double *w;     /* [n] */
    const bool *treated; /* [n] */
};

/* Scratch of effect_pair_measure for up to n rows and k columns; reused from call to call. */
struct effect_room {
    double *score, *odds, *rest;           /* [n] */
    double *ols, *logit, *beta, *gamma;    /* [k][k], [k] */
    double *step, *treated_x, *weighted_x; /* [k] */
};
void effect_room_init(struct effect_room *room, int32_t n, int32_t k, struct arena *a);

/* Difference in change and its influence function psi [n] (NULL: not wanted), mean square over n
 * squared its variance. Writes nothing but scratch unless EFFECT_CELL_KNOWN. */
enum effect_cell_state effect_pair_measure(const struct effect_pair *pair, struct effect_room *room,
                                           double *att, double *psi);

/* The four sums. */
enum effect_kind { EFFECT_SIMPLE, EFFECT_DYNAMIC, EFFECT_GROUP, EFFECT_CALENDAR, EFFECT_KIND_N };

struct effect_row {
    enum effect_kind kind;
    bool overall;   /* the kind's one number */
    int32_t key;    /* periods since start, group or time; 0 where overall */
    int32_t unit_n; /* treated units behind it */
    int32_t cohort_n;
    double att, se; /* NaN where no cell is known */
    double boot_se; /* of the draws; NaN without */
};

struct effect_rows {
    int32_t row_n;
    struct effect_row *rows; /* by kind, then key, the kind's overall first */
    double *psi;             /* [row_n][unit_n] */
    int32_t draw_n;
    double band_constant[EFFECT_KIND_N]; /* simultaneous over the kind's keys; NaN without draws */
};

/* Sums cells; each cohort counts with its share P(g), whose own uncertainty is in the influence
 * function. The dynamic overall is the plain mean over periods since start >= 0. */
void effect_sum(const struct effect_cells *cells, struct arena *a, struct effect_rows *rows);

/* The row of a kind's one number. */
const struct effect_row *effect_overall(const struct effect_rows *rows, enum effect_kind kind);

/* sqrt of the squared sums of psi inside clusters, over n. */
double effect_se(const struct effect_cells *cells, const double *psi);

/* Multiplier bootstrap: one sign a cluster and draw, from random_stream(seed, draw). Fills boot_se
 * (interquartile range over 1.34898) and band_constant (95 % quantile of the largest |draw / se|,
 * at least 1.959964). draw_n >= 1; O(draws * clusters * rows). */
void effect_draw(const struct effect_cells *cells, struct effect_rows *rows, int32_t draw_n,
                 uint64_t seed, struct arena *a);

/* Whether all cells before the start are 0 together: W = b' V^-1 b. */
struct effect_pretest {
    bool known; /* false: no cell, or V is singular (more cells than clusters) */
    double w, p;
    int32_t df;
};
void effect_pretest(const struct effect_cells *cells, struct arena *a, struct effect_pretest *test);

#endif
