/* probe.h - a file held against the maps that ship: `xinglin probe`. */
#ifndef XL_WORK_PROBE_H
#define XL_WORK_PROBE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/out.h"

/* Writes what engine/probe.h tells of the file: plain, gzip, or "-". */
MUST_CHECK bool work_probe(const char *path, struct out *out, struct err *e);

#endif
