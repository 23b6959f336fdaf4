/* load.h - a folder of finished files into the store: places, people, cube, gaps, demands, offers,
 * plan. All of it in one transaction, or nothing.
 *
 * The folder is laid out as `xinglin demo` lays it out: side/, cube/, gaps/, dispatch/, plan/. */
#ifndef XL_WORK_LOAD_H
#define XL_WORK_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct load_request {
    const char *folder;
    const char *store; /* folder or postgresql:// address; made where it is missing */
    const char *region_code, *region_name;
    int32_t from_month, to_month; /* window of the gaps, inclusive */
    int64_t as_of_ms;
    uint64_t seed; /* of the ids: the same seed and folder give the same rows */
    bool invented;
};

/* ERR_INPUT where a file is not what its writer makes, or the store holds a region already; ERR_IO
 * where files or store cannot be reached. */
MUST_CHECK bool work_load(const struct load_request *r, struct err *e);

#endif
