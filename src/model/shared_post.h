/* shared_post.h - posts that a hospital holds at home and owes to a host: the same number of people
 * on site, every day. Pure. */
#ifndef XL_MODEL_SHARED_POST_H
#define XL_MODEL_SHARED_POST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

struct shared_post {
    struct id id;
    struct str code;                                              /* as placements name it */
    struct str county, programme, home, organization, discipline; /* home, organization: codes */
    int32_t seats;                                                /* 1..1000 */
    int32_t from_day, until_day;                                  /* DAY_NONE: open */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id home_id, organization_id;
    struct str home_name, organization_name, home_county;
};

#endif
