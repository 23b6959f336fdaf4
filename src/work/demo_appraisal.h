/* demo_appraisal.h - a year of the invented province appraised: tried on the year before, frozen,
 * scored, objected to by one expert; it waits for the officer who signs in. */
#ifndef XL_WORK_DEMO_APPRAISAL_H
#define XL_WORK_DEMO_APPRAISAL_H

#include <stdint.h>

#include "base/err.h"

/* Into a store that holds the lines of demo_lines, by the use cases that people use. */
MUST_CHECK bool demo_appraisal_add(const char *store, int64_t now_ms, struct err *e);

#endif
