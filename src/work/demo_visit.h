/* demo_visit.h - clinics in the invented province: two that come again, from some weeks before the
 * day of the province to more than a year after it. Past ones were held, one of the others is
 * stopped with patients to be told. */
#ifndef XL_WORK_DEMO_VISIT_H
#define XL_WORK_DEMO_VISIT_H

#include "work/demo_world.h"

/* Into a store that holds the province and the programme of demo_lines, by the use cases that
 * people use. Tickets too, where the store has a master key: their names are sealed. */
MUST_CHECK bool demo_visit_add(const struct demo_world *w, const char *store, int64_t now_ms,
                               struct err *e);
/* What the first held one cost, as spending of the fund of demo_lines. */
MUST_CHECK bool demo_visit_cost_add(const char *store, int64_t now_ms, struct err *e);

#endif
