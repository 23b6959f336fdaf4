/* demo_teaching.h - teaching in the demonstration: rounds and a case conference that were held,
 * with who was there and a file beside one, a demonstration that was called off, a lecture to come.
 */
#ifndef XL_WORK_DEMO_TEACHING_H
#define XL_WORK_DEMO_TEACHING_H

#include "work/demo_world.h"

/* Into a store that holds the province. */
MUST_CHECK bool demo_teaching_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                  struct err *e);

#endif
