/* demo.h - an invented province, from records to plan: `xinglin demo`. */
#ifndef XL_WORK_DEMO_H
#define XL_WORK_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct demo_request {
    const char *to; /* folder, or postgresql:// address */
    uint64_t seed;
    int32_t counties, months, practitioners; /* demo_world.h's limits, the caller checks the first
                                                two; 0 practitioners: as many as are usual */
    bool force;                              /* replace an existing folder */
};

/* Into a folder: README.md, records/ side/ dispatch/ truth/ as invented, cube/ gaps/ plan/ as our
 * own commands make them, and store.db that `xinglin serve --data` opens; whole or not at all. Into
 * a database: the same rows, no files. Everything says that it is invented. ERR_IO where the folder
 * exists and not `force`; ERR_USAGE where the province has
 * more people anyway than are asked for; ERR_INPUT where the database holds a region. */
MUST_CHECK bool work_demo(const struct demo_request *r, struct err *e);

#endif
