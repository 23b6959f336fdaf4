/* demo_people.h - demonstration accounts of the invented province, one for each role. */
#ifndef XL_WORK_DEMO_PEOPLE_H
#define XL_WORK_DEMO_PEOPLE_H

#include "base/out.h"
#include "work/demo_world.h"

/* The county whose hospital and officers sign in: the first that lacks something. */
int32_t demo_people_county(const struct demo_world *w);

/* What is written of them into the README: names, passwords, posts. */
void demo_people_print(const struct demo_world *w, struct out *o);

/* Adds them to a store that holds the province. They are marked as for demonstration. */
MUST_CHECK bool demo_people_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                struct err *e);

#endif
