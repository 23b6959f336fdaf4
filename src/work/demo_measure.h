/* demo_measure.h - what the hospitals of the demonstration report year by year, and their emergency
 * centres: claims that agree with what was looked at, claims that do not, claims that wait. */
#ifndef XL_WORK_DEMO_MEASURE_H
#define XL_WORK_DEMO_MEASURE_H

#include "work/demo_world.h"

/* Into a store that holds the province with its programme. */
MUST_CHECK bool demo_measure_add(const struct demo_world *w, const char *store, struct err *e);

#endif
