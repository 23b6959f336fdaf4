/* indicator_public.h - what of the indicators the public may not see. Pure.
 *
 * A count from 1 to 4 is hidden, and every figure that rests on one; so is what would tell it by a
 * sum or a difference of what is shown. 0 is shown. */
#ifndef XL_ENGINE_INDICATOR_PUBLIC_H
#define XL_ENGINE_INDICATOR_PUBLIC_H

#include <stdbool.h>

#include "base/arena.h"
#include "engine/indicator.h"

/* True: hidden. */
struct indicator_organization_public {
    bool cases, grouped, rw_cases, rw2_cases, operated, operations, levels, deaths;
};
struct indicator_county_public {
    bool residents, local, treated, inflow, outflow;
    bool residence_unknown, treating_unknown, reverse_inflow, spectrum_change;
};
struct indicator_public {
    struct indicator_organization_public *organizations; /* as in the result */
    struct indicator_county_public *counties;
    bool *flow_cases, *flow_rw_cases; /* [flow_n] */
    bool *before, *now;               /* [spectrum_n] */
};

/* Hides. A flow that is small takes the smallest of its row (residence) with it where it is alone
 * there, then the same by columns (treating), until no row or column has one hidden flow that
 * others are left to cover. Everything in the arena. Cost O(flows * rounds). */
struct indicator_public indicator_hide(const struct indicator_result *r, struct arena *a);

#endif
