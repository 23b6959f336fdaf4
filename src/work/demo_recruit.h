/* demo_recruit.h - experts who may come to the invented province: one at each stage up to intent,
 * and whom the first of them introduced; and the teams of the studios of those who came, one of
 * them reviewed. */
#ifndef XL_WORK_DEMO_RECRUIT_H
#define XL_WORK_DEMO_RECRUIT_H

#include "work/demo_world.h"

/* Into a store that holds the studios and the programme of demo_lines, by the use cases that people
 * use. */
MUST_CHECK bool demo_recruit_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                 struct err *e);

#endif
