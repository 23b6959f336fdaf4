/* effect_test.h - how sure one may be of a headline, and what speaks against believing it. Pure. */
#ifndef XL_ENGINE_EFFECT_TEST_H
#define XL_ENGINE_EFFECT_TEST_H

#include "engine/effect.h"

/* --- permutation of who was treated when --- */

#define EFFECT_PERMUTE_EXACT_MOST 200000
#define EFFECT_PERMUTE_DRAWS 9999

struct effect_permutation {
    bool known;       /* false: a cluster mixes starts, so that whole clusters cannot be dealt */
    bool exact;       /* all assignments, not a sample */
    int64_t n;        /* assignments (exact) or draws */
    double p;         /* two-sided; exact: share; drawn: (c + 1) / (n + 1) */
    double least_p;   /* the smallest it could have been */
    double att;       /* the headline */
    double low, high; /* 95 % by inversion of the test for a constant effect; infinite: unbounded */
};

/* Deals the clusters' starts anew, each assignment alike, and compares the headline with those it
 * would have had. An assignment under which it cannot be measured counts as just as extreme.
 * Cost   assignments * (cohorts^2 pair measures); at most EFFECT_PERMUTE_EXACT_MOST assignments. */
void effect_permute(const struct effect_panel *p, const struct effect_plan *plan,
                    const struct effect_cells *c, uint64_t seed, struct arena *a,
                    struct effect_permutation *result);

/* --- before the start --- */

#define EFFECT_TREND_PERIODS 12
#define EFFECT_TREND_LEAST 6

/* Contrasts of the last periods before the (anticipated) start, over the cohorts that have them. */
struct effect_trend {
    int32_t period_n; /* 12, fewer where no cohort has 12; 0: fewer than 6, nothing known */
    int32_t cohort_n; /* cohorts with that many */
    double slope, slope_se, slope_p; /* per period of time, of the treated against their controls */
    double jump, jump_se, jump_p;    /* mean of the last two minus mean of those before */
};
void effect_trend(const struct effect_panel *p, const struct effect_plan *plan,
                  const struct effect_cells *c, struct arena *a, struct effect_trend *trend);

/* --- if trends had not stayed parallel --- */

/* Source  A. Rambachan, J. Roth, Review of Economic Studies 90 (2023) 2555-2591.
 * Smoothness: the hidden difference may bend by at most m each period; the headline minus the
 * pre-start slope, extrapolated, has a worst bias in closed form. Relative: it may move after the
 * start by at most m times its largest move before, which is bounded by its confidence limits.
 * Intervals are 95 %. */
struct effect_bounds {
    bool known;
    double straight, straight_low, straight_high; /* a straight hidden trend taken off (m = 0) */
    double bend_m;              /* smoothness that just makes 0 possible; 0: at once */
    double largest_move;        /* upper limit of the moves before the start */
    double same_low, same_high; /* moves after as large as before (m = 1) */
    double move_m;              /* relative magnitude that just makes 0 possible */
};
void effect_bounds(const struct effect_panel *p, const struct effect_plan *plan,
                   const struct effect_cells *c, struct arena *a, struct effect_bounds *bounds);

/* --- the verdict --- */

enum effect_class {
    EFFECT_IMPROVED_ATTRIBUTED,
    EFFECT_IMPROVED_UNATTRIBUTED,
    EFFECT_NO_VISIBLE_CHANGE,
    EFFECT_TOO_EARLY_OR_FEW,
    EFFECT_WORSENED,
    EFFECT_CLASS_N
};
extern const char *const EFFECT_CLASS_NAMES[EFFECT_CLASS_N];

enum effect_inference { EFFECT_CLUSTERED, EFFECT_PERMUTED };

/* Bits of what a reader must know beside the class. */
enum effect_reason {
    EFFECT_REASON_SLOPE = 1,          /* was on its way before the start */
    EFFECT_REASON_JUMP = 2,           /* changed just before the start */
    EFFECT_REASON_UNTESTED = 4,       /* too few periods before the start to tell */
    EFFECT_REASON_FEW_TREATED = 8,    /* even the strongest result would not tell */
    EFFECT_REASON_EARLY = 16,         /* too few periods after the start */
    EFFECT_REASON_FRAGILE = 32,       /* a straight hidden trend, taken off, leaves nothing sure */
    EFFECT_REASON_PERMUTED = 64,      /* few treated: judged by permutation */
    EFFECT_REASON_CELLS = 128,        /* some cells could not be measured */
    EFFECT_REASON_EXPLORATORY = 256,  /* not as registered */
    EFFECT_REASON_NO_INTERVAL = 512,  /* neither way of judging is open */
    EFFECT_REASON_ONE_TREATED = 1024, /* a single treated unit: synthetic control or time series */
    EFFECT_REASON_FIT = 2048,         /* a synthetic control that misses even before the start */
    EFFECT_REASON_FEW_DONORS = 4096,
    EFFECT_REASON_FEW_EVENTS = 8192,     /* fewer expected than can be judged */
    EFFECT_REASON_LEFT_OUT = 16384,      /* units without an event before their start */
    EFFECT_REASON_NO_COMPARISON = 32768, /* one series by itself: when, not why */
    EFFECT_REASON_PLACEBO_TIME = 65536   /* as much is seen where nothing began */
};

#define EFFECT_LEAST_TREATED_CLUSTERS 12
#define EFFECT_LEAST_CLUSTERS 20
#define EFFECT_LEAST_AFTER 3 /* periods after the start of the first cohort */

struct effect_verdict {
    enum effect_class class;
    enum effect_inference inference;
    uint32_t reasons;
    double att, low, high, p; /* of the headline; NaN: unknown */
    double least_seen; /* the smallest effect that could have been seen: 2.8 standard errors */
};

/* What the clustered standard error may be multiplied by: sqrt(G / (G - 1)) and t(G - 1). */
double effect_widen(const struct effect_cells *c);
double effect_t(const struct effect_cells *c);

struct effect_evidence {
    const struct effect_permutation *permutation; /* NULL: it was not run */
    const struct effect_trend *trend;
    const struct effect_bounds *bounds;
};

/* Judges the group overall. `better_high`: a rise is an improvement. */
void effect_judge(const struct effect_cells *c, const struct effect_rows *rows,
                  const struct effect_evidence *evidence, bool better_high,
                  struct effect_verdict *verdict);

/* Whether the standard errors may be trusted: enough clusters and enough treated ones. */
bool effect_enough(const struct effect_cells *c);

#endif
