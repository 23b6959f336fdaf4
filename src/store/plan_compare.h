/* plan_compare.h - two plans side by side: who wins a seat, who loses one, who goes elsewhere. */
#ifndef XL_STORE_PLAN_COMPARE_H
#define XL_STORE_PLAN_COMPARE_H

#include "model/assignment.h"
#include "store/store.h"

#define PLAN_COMPARE_MAX 500

struct plan_gain { /* a demand with more or fewer seats taken */
    struct id demand;
    struct str code, organization_name, county_name, discipline;
    int32_t tier, seats;
    int64_t here, there; /* seats taken in the one plan, in the other */
};
struct plan_mover {
    struct id practitioner;
    struct str practitioner_name, home_organization_name;
    struct str here, there; /* the organizations that they go to; empty: none */
};
struct plan_comparison {
    int64_t causes_here[UNFILLED_CAUSE_N], causes_there[UNFILLED_CAUSE_N]; /* empty seats */
    struct plan_gain *gains;   /* by tier and code, PLAN_COMPARE_MAX at most */
    struct plan_mover *movers; /* by home and name, as many at most */
    size_t gain_n, mover_n;
    int64_t gain_total, mover_total;
};
MUST_CHECK bool store_plan_compare(struct store *st, struct id here, struct id there,
                                   struct arena *a, struct plan_comparison *c, struct err *e);

#endif
