/* profile.h - sums of the case cube that indicators are made of. */
#ifndef XL_STORE_PROFILE_H
#define XL_STORE_PROFILE_H

#include "model/organization.h"
#include "model/profile.h"
#include "store/store.h"

/* An organization in the window of the frame. */
struct profile_row {
    struct organization organization;
    struct str county_name; /* empty where the region is unknown */
    struct profile_sums sums;
    int64_t months_present; /* of the window, with a case */
};
struct profile_rows {
    struct profile_row *items;
    size_t n;
    struct store_more more;
};
/* Organizations of the reach by code, those without a case among them. */
MUST_CHECK bool store_profile_list(struct store *st, const struct store_page *page, struct arena *a,
                                   struct profile_rows *rows, struct err *e);

/* How many organizations the reach holds, and how many have a case in each of `months` months. */
struct profile_coverage {
    int64_t organizations, complete;
};
MUST_CHECK bool store_profile_coverage(struct store *st, const struct store_reach *reach,
                                       int64_t months, struct profile_coverage *c, struct err *e);

/* An organization and a month; months without a case are no rows. */
struct profile_month {
    struct str organization; /* its code */
    int32_t month;
    struct profile_sums sums;
};
struct profile_months {
    struct profile_month *items; /* by organization, month */
    size_t n;
};
/* Of all organizations of a level and kind, from a month to another, both inclusive. */
MUST_CHECK bool store_profile_months(struct store *st, const struct organization *like,
                                     int32_t from_month, int32_t to_month, struct arena *a,
                                     struct profile_months *months, struct err *e);

struct profile_wards {
    struct profile_ward *items; /* by organization, discipline, month; none where no cell is */
    size_t n;
};
/* Of all organizations of a region's subtree (empty: everywhere), both months inclusive. */
MUST_CHECK bool store_profile_wards(struct store *st, struct str region, int32_t from_month,
                                    int32_t to_month, struct arena *a, struct profile_wards *wards,
                                    struct err *e);

/* Cases of a county's residents in a group, in two windows; grouped cases alone. */
struct profile_group {
    struct str drg, name; /* the name may be empty */
    int64_t now, before;
};
struct profile_groups {
    struct profile_group *items; /* by code */
    size_t n;
};
struct profile_windows {
    struct str county;
    int32_t from_month, to_month, before_from, before_to; /* inclusive */
};
MUST_CHECK bool store_profile_groups(struct store *st, const struct profile_windows *w,
                                     struct arena *a, struct profile_groups *groups, struct err *e);

/* A group of a county's residents that is treated elsewhere. */
struct profile_outflow {
    struct str county, county_name, discipline, drg, name;
    int64_t all, home, out, border; /* border may be COUNT_UNKNOWN */
    double avoidable;               /* or NUMBER_UNKNOWN */
};
struct profile_outflows {
    struct profile_outflow *items; /* by out descending, county, drg */
    size_t n;
    int64_t total; /* before the limit cuts */
};
/* Of the counties that the page's reach holds; `county` empty: of all. */
MUST_CHECK bool store_profile_outflow(struct store *st, const struct str *county,
                                      const struct store_page *page, struct arena *a,
                                      struct profile_outflows *o, struct err *e);

#endif
