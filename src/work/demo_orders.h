/* demo_orders.h - orders of the invented province on their way: one in each state that is waited
 * in.
 */
#ifndef XL_WORK_DEMO_ORDERS_H
#define XL_WORK_DEMO_ORDERS_H

#include "work/demo_world.h"

/* Adds them through the desk, each by the post that has the word, from `now_ms` on. */
MUST_CHECK bool demo_orders_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                struct err *e);

#endif
