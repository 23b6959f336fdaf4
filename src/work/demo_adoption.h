/* demo_adoption.h - what was done to each technique that the invented province took in: its steps
 * and its safety follow-ups, of which a few are left to be told. */
#ifndef XL_WORK_DEMO_ADOPTION_H
#define XL_WORK_DEMO_ADOPTION_H

#include "work/demo_world.h"

/* Into a store that holds the adoptions of demo_lines and demo_skill. The hospital of the
 * demonstration's manager has a follow-up due, and one hospital is so late that officers hear. */
MUST_CHECK bool demo_adoption_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                  struct err *e);

#endif
