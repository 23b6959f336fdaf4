/* frame.h - what all figures of a store stand in: which region, which months, as of when. Pure. */
#ifndef XL_MODEL_FRAME_H
#define XL_MODEL_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct frame {
    struct str region_code, region_name;
    int32_t from_month, to_month; /* window of the gaps, both inclusive, day.h's months */
    int64_t as_of_ms;             /* instant up to which the data were known */
    bool invented;                /* a demonstration */
    struct str weight;            /* what a case is weighed by: "rw" or "cost" */
};

int32_t frame_months(const struct frame *f); /* in the window */

#endif
