/* flow_scale.h - the cheapest flow by scaled costs: for networks of millions of arcs. Pure. Of
 * flow*.c alone; the contract is flow.h's. */
#ifndef XL_ENGINE_FLOW_SCALE_H
#define XL_ENGINE_FLOW_SCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/flow.h"

/* As flow_start does with bounds that are known to be good; false where no flow meets supplies and
 * bounds, with `phase_one` and the node at fault and what is left there. */
MUST_CHECK bool flow_scale_start(struct flow *f, struct arena *a, int32_t *node, int64_t *left);
void flow_scale_solve(struct flow *f, const int64_t *costs);
void flow_scale_hold(struct flow *f);

#endif
