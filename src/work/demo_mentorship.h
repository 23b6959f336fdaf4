/* demo_mentorship.h - pairs under way in the invented province: one that learns, one that waits for
 * its mentor, one that was completed; and a school with what was collected under its name. */
#ifndef XL_WORK_DEMO_MENTORSHIP_H
#define XL_WORK_DEMO_MENTORSHIP_H

#include "work/demo_world.h"

/* Into a store that holds the province and the programme of demo_lines, by the use cases that
 * people use. */
MUST_CHECK bool demo_mentorship_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                    struct err *e);

#endif
