/* mastery.h - learning curves, from a list of cases to files. `xinglin mastery`. */
#ifndef XL_WORK_MASTERY_H
#define XL_WORK_MASTERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct mastery_request {
    const char *cases;                    /* CSV, a row a case */
    const char *person, *case_, *failure; /* names of columns */
    const char *risk;                     /* of a case's own risk, or NULL */
    double adequate, inadequate;
    double limit;       /* of the learning score; NaN: calibrated */
    int64_t planned;    /* cases to calibrate for; 0: as many as the busiest person has */
    double maintenance; /* limit after competence; NaN: none */
    bool force;
    const char *out;
};

#define MASTERY_CASES_MOST 100000 /* of one person */
#define MASTERY_PLANNED_MOST 2000 /* cases to calibrate for */

/* Writes path.csv and summary.json, whole or not at all. Cases of a person are taken in order of
 * their number or day. ERR_INPUT: rates out of order, an empty person, a case that is neither a
 * number nor a day or stands twice, a failure that is not 0 or 1, a risk outside (0, 1). */
MUST_CHECK bool work_mastery(const struct mastery_request *r, struct err *e);

#endif
