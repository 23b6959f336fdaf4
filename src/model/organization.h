/* organization.h - a hospital or another place that sends or takes people. Pure. */
#ifndef XL_MODEL_ORGANIZATION_H
#define XL_MODEL_ORGANIZATION_H

#include <stdbool.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/unknown.h"

struct organization {
    struct id id;
    struct str code; /* the cube's institution; unique */
    struct str name;
    struct str county;
    struct str level; /* such as "3A"; empty where unknown */
    struct str kind;  /* such as "general"; empty where unknown */
    double lng, lat;  /* degrees, or NUMBER_UNKNOWN */
};

/* A stretch of days in which it had one level and grade. */
struct organization_level {
    struct id id;
    struct id organization;
    struct str level;
    int32_t from_day;  /* DAY_NONE: nobody knows since when */
    int32_t until_day; /* last day; DAY_NONE: goes on */
    struct id made_by;
    int64_t made_ms;
};

/* What a new level from `since` on does with the span that goes on. */
enum level_step {
    LEVEL_ENDS,  /* it ends on the day before */
    LEVEL_VOIDED /* it began on the same day: the new one corrects it */
};

/* ERR_INPUT where `since` lies in the future or before the beginning of the span that goes on. */
MUST_CHECK bool organization_level_next(const struct organization_level *open, int32_t since,
                                        int32_t today, enum level_step *step, struct err *e);

#endif
