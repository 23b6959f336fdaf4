/* wisn.h - from a table of workload to staffing need: files to files. `xinglin wisn`. */
#ifndef XL_WORK_WISN_H
#define XL_WORK_WISN_H

#include <stdbool.h>

#include "base/err.h"

struct wisn_request {
    const char *workload; /* table */
    const char *out;
    bool force;
};

/* Writes wisn.csv, activities.csv, measures.json, summary.json into r->out, whole or not at all. */
MUST_CHECK bool work_wisn(const struct wisn_request *r, struct err *e);

#endif
