/* indicators.h - from a cube folder to indicators: files to files. `xinglin indicators`. */
#ifndef XL_WORK_INDICATORS_H
#define XL_WORK_INDICATORS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct indicators_request {
    const char *cube;                    /* folder that `xinglin cube` wrote */
    const char *counties, *institutions; /* side tables, each optional (NULL) */
    int32_t from_month, to_month;        /* inclusive, day.h's */
    int32_t before_month;                /* first of the window before, of equal length */
    bool open;                           /* --public: small numbers are suppressed */
    const char *out;
    bool force;
};

/* Writes organizations.csv, counties.csv, flows.csv, spectrum.csv, coverage.csv, measures.json,
 * summary.json into r->out, whole or not at all, after the result proved itself. ERR_INPUT for a
 * side table that is wrong, a window without a case, and for the public where the two windows
 * overlap: their difference would tell what is hidden. */
MUST_CHECK bool work_indicators(const struct indicators_request *r, struct err *e);

#endif
