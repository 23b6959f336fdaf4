/* region.c - kinds of places by name. */
#include "model/region.h"

const char *const region_kind_names[REGION_KIND_N + 1] = {"province", "city", "county", "district",
                                                          NULL};

bool region_is_county(enum region_kind kind)
{
    return kind == REGION_COUNTY || kind == REGION_DISTRICT;
}
