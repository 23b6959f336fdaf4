/* gaps.h - from a cube folder to gaps and proposed demands: files to files. `xinglin gaps`. */
#ifndef XL_WORK_GAPS_H
#define XL_WORK_GAPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct gaps_request {
    const char *cube; /* folder that `xinglin cube` wrote */
    const char *population, *specialists, *procedures, *refer, *counties, *institutions,
        *drg;                     /* side tables, each optional (NULL) */
    int32_t from_month, to_month; /* inclusive, day.h's months */
    bool open;                    /* --public: small numbers are suppressed */
    const char *out;
    bool force;
    bool invented; /* stamped into summary.json */
};

/* Writes gaps.csv, blank_techniques.csv, evidence.csv, demands.csv, peers.csv, measures.json,
 * summary.json into r->out, whole or not at all. Says on a terminal what it does. ERR_INPUT for a
 * side table that is wrong or a window without a case. */
MUST_CHECK bool work_gaps(const struct gaps_request *r, struct err *e);

#endif
