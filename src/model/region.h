/* region.h - province, city, county: the tree of places. Pure. */
#ifndef XL_MODEL_REGION_H
#define XL_MODEL_REGION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "model/unknown.h"

enum region_kind { REGION_PROVINCE, REGION_CITY, REGION_COUNTY, REGION_DISTRICT, REGION_KIND_N };
extern const char *const region_kind_names[REGION_KIND_N + 1]; /* "province" ... NULL */

struct region {
    struct str code; /* six digits, GB/T 2260 */
    struct str name;
    enum region_kind kind;
    struct str parent;  /* code, empty at the top */
    double lng, lat;    /* degrees, or NUMBER_UNKNOWN */
    int64_t population; /* or COUNT_UNKNOWN */
};

bool region_is_county(enum region_kind kind); /* a county or a district: what figures are of */

#endif
