/* offer.h - a practitioner who may be sent out for a time. Pure. */
#ifndef XL_MODEL_OFFER_H
#define XL_MODEL_OFFER_H

#include <stdint.h>

#include "base/day.h"
#include "base/id.h"
#include "base/str.h"

struct offer {
    struct id id;
    struct str county; /* of the home organization */
    struct str code;
    struct id practitioner;
    int32_t from_day, until_day;                           /* both inclusive; DAY_NONE where open */
    struct id last_host;                                   /* organization, or none */
    struct str_list preferred_counties, excluded_counties; /* in the caller's memory */
    struct id pinned_demand;                               /* or none */
};

#endif
