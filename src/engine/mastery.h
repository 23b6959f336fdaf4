/* mastery.h - when evidence suffices to let somebody work alone, and whether it stays so. Pure.
 *
 * Of each case it is known whether it failed, by a definition made beforehand. `adequate` is the
 * failure rate of who may work alone, `inadequate` the one of who may not; papers call them p0 and
 * p1 in both orders. The learning score starts at 0 and gains a weight with each case, never
 * falling below 0; at the limit there is evidence of competence. Maintenance runs the other way: it
 * gains with failures, and at its limit there is an alarm. Source  D. J. Biau, R. Porcher,
 * Statistics in Medicine 29 (2010) 1900-1909 (LC-CUSUM); S. H. Steiner et al., Biostatistics 1
 * (2000) 441-452 (risk adjustment). */
#ifndef XL_ENGINE_MASTERY_H
#define XL_ENGINE_MASTERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define MASTERY_TIE 1e-9 /* a score this close to a limit has reached it */
#define MASTERY_ODDS                                                             \
    2.0 /* of failing: inadequate against adequate, where each case has its risk \
         */

struct mastery_rates {
    double adequate, inadequate; /* 0 < adequate < inadequate < 1 */
};

#define MASTERY_RATES_APART 0.01 /* closer rates cannot be told apart by any number of cases */
#define MASTERY_LIMIT_MOST 100.0 /* of a score */

/* ERR_INPUT where the rates are not as above or too close. */
MUST_CHECK bool mastery_rates_check(const struct mastery_rates *rates, struct err *e);

/* What one case adds to the learning score: ln of its likelihood among the adequate over that among
 * the inadequate. With a risk in (0, 1) this is the rate of an adequate operator on this very case,
 * and the inadequate has MASTERY_ODDS times its odds. */
double mastery_weight(const struct mastery_rates *rates, bool failure);
double mastery_risk_weight(double risk, bool failure);

enum mastery_state { MASTERY_LEARNING, MASTERY_COMPETENT, MASTERY_ALARM, MASTERY_STATE_N };
extern const char *const MASTERY_STATES[MASTERY_STATE_N]; /* "learning" ... */

struct mastery_case {
    bool failure;
    double risk; /* in (0, 1), NaN: none known, the rates count */
};

struct mastery_step {
    double weight, score; /* of maintenance from the case after competence on, where there is one */
    enum mastery_state state;
    double vlad; /* sum of risks (or adequate rates) minus failures so far */
};

struct mastery_limits {
    double learning;
    double maintenance; /* NaN: none */
};

/* The path of one person's cases in their order; steps [n]. An alarm stays until people decide. */
void mastery_path(const struct mastery_rates *rates, const struct mastery_limits *limits, int32_t n,
                  const struct mastery_case *cases, struct mastery_step *steps);

/* A score that goes up by `up` with probability `chance`, else down by `down`, never below 0. */
struct mastery_chart {
    double up, down; /* > 0 */
    double chance;   /* in (0, 1) */
    double limit;    /* > 0, at most MASTERY_LIMIT_MOST */
};
struct mastery_chart mastery_learning(const struct mastery_rates *rates, double rate, double limit);
struct mastery_chart mastery_maintenance(const struct mastery_rates *rates, double rate,
                                         double limit);

/* Mean number of cases until the limit; infinite where it exceeds about 1e15. Exact but for
 * rounding. Cost    O(cases of one return to 0 * limit / (up + down)). */
double mastery_run_length(const struct mastery_chart *chart);

/* by[k] is the probability that the limit is reached within k + 1 cases, k < n. O(n^2). */
void mastery_signal_by(const struct mastery_chart *chart, int32_t n, struct arena *a, double *by);

struct mastery_plan {
    double limit;                /* smallest multiple of 1e-6 that holds the promise */
    double adequate, inadequate; /* probability to reach it within the planned cases */
    bool enough;                 /* an adequate trainee passes with at least half a chance */
};
#define MASTERY_PASS_MOST 0.05
#define MASTERY_PASS_LEAST 0.5

/* The limit at which an inadequate trainee passes within `n` cases with at most 5 %. n >= 1. */
void mastery_calibrate(const struct mastery_rates *rates, int32_t n, struct arena *a,
                       struct mastery_plan *plan);

/* Jeffreys' probability that the failure rate is below `rate`, and the exact 95 % upper limit of
 * it; 0 <= failures <= n. */
double mastery_below(int64_t failures, int64_t n, double rate);
double mastery_upper(int64_t failures, int64_t n);

#endif
