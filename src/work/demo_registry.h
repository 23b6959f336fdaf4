/* demo_registry.h - what the invented province has agreed on, its departments, dated roles and the
 * catalogue of techniques. */
#ifndef XL_WORK_DEMO_REGISTRY_H
#define XL_WORK_DEMO_REGISTRY_H

#include "work/demo_world.h"

/* Adds them to a store that holds the province:
 *   departments  one for each discipline of a county hospital and above, two at a township
 *   agreements   an alliance in each county, a consortium in each city, and each county hospital
 *                supported from the province, in a round that is over and one that follows it
 *   roles        doctors of a county used in its townships, doctors of the province on temporary
 *                posts in county hospitals
 *   techniques   those of the world, and a few of Chinese medicine */
MUST_CHECK bool demo_registry_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                  struct err *e);

#endif
