/* effect.h - what changed because of a programme, from files to files. `xinglin effect`.
 *
 * Every use case reads one CSV and writes a folder, whole or not at all. ERR_INPUT names file,
 * line, column, value and reason, and then no number is written. */
#ifndef XL_WORK_EFFECT_H
#define XL_WORK_EFFECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/effect.h"

struct effect_did_request {
    const char *panel, *unit, *time, *start; /* file; names of columns */
    const char *outcome;                     /* the primary one, others behind commas */
    const char *covariates;                  /* names with commas between, or NULL */
    const char *weight, *cluster;            /* names, or NULL */
    struct effect_plan plan;
    int64_t draws; /* of the bootstrap; 0: no bands */
    int64_t seed;
    bool permute;     /* also where the standard errors would do */
    bool better_high; /* a rise of the outcome is an improvement */
    bool force;
    const char *out;
};
#define EFFECT_DRAWS 1000
#define EFFECT_SEED 1

/* cells.csv, aggregates.csv, summary.json; others.csv where there are further outcomes. Further
 * refusals: everyone treated at once, nobody left to compare with, a single period, an outcome that
 * never changes. */
MUST_CHECK bool work_effect_did(const struct effect_did_request *r, struct err *e);

struct effect_counts_request {
    const char *panel, *unit, *time, *start, *events, *exposure;
    const char *cluster; /* or NULL: each unit by itself */
    int64_t seed;
    bool better_high, force;
    const char *out;
};
/* summary.json, units.csv: observed against expected events. Further refusals: a count that is not
 * whole, events without exposure, a panel in which nobody is treated or untreated. */
MUST_CHECK bool work_effect_counts(const struct effect_counts_request *r, struct err *e);

struct effect_synth_request {
    const char *panel, *unit, *time, *treated, *start, *outcome;
    const char *predictors; /* name[:from..to] with commas between, or NULL */
    bool better_high, force;
    const char *out;
};
/* weights.csv, gaps.csv, placebos.csv, summary.json. Units with a missing outcome or predictor are
 * no donors; the treated unit must be whole. */
MUST_CHECK bool work_effect_synth(const struct effect_synth_request *r, struct err *e);

struct effect_its_request {
    const char *series, *time, *events, *start;
    const char *exposure; /* or NULL */
    int64_t period, harmonics;
    bool slope, better_high, force;
    const char *out;
};
/* coefficients.csv, summary.json. A missing month is left out and told. */
MUST_CHECK bool work_effect_its(const struct effect_its_request *r, struct err *e);

#endif
