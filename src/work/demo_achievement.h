/* demo_achievement.h - what hospitals of the demonstration have built: a claim that was verified,
 * one that was returned, one that waits, one that is planned. */
#ifndef XL_WORK_DEMO_ACHIEVEMENT_H
#define XL_WORK_DEMO_ACHIEVEMENT_H

#include "work/demo_world.h"

/* Into a store that holds the province. */
MUST_CHECK bool demo_achievement_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                     struct err *e);

#endif
