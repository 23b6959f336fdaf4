/* demo_budget.h - money that hospitals of the demonstration ask for the techniques they bring in:
 * one granted whole, one less, one that waits, one returned, one drafted. */
#ifndef XL_WORK_DEMO_BUDGET_H
#define XL_WORK_DEMO_BUDGET_H

#include <stdint.h>

#include "base/err.h"

/* Into a store that holds techniques of the programme "demo" on their way. */
MUST_CHECK bool demo_budget_add(const char *store, int64_t now_ms, struct err *e);

#endif
