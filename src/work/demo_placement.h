/* demo_placement.h - placements under way in the invented province: one to be told day by day, a
 * training that waits for its notice, shared posts of which one is short. */
#ifndef XL_WORK_DEMO_PLACEMENT_H
#define XL_WORK_DEMO_PLACEMENT_H

#include "work/demo_world.h"

/* Into a store that holds the province and the programme of demo_lines, by the use cases that
 * people use. Who is bound by the lines already is left there. */
MUST_CHECK bool demo_placement_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                   struct err *e);

#endif
