/* demo_pledge.h - what the invented programme promised beside money: most of it kept, with proof,
 * some confirmed, one disputed, two overdue. */
#ifndef XL_WORK_DEMO_PLEDGE_H
#define XL_WORK_DEMO_PLEDGE_H

#include <stdint.h>

#include "base/err.h"

/* Into a store that holds the placements of demo_lines, by the use cases that people use. */
MUST_CHECK bool demo_pledge_add(const char *store, int64_t now_ms, struct err *e);

#endif
