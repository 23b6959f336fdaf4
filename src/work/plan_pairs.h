/* plan_pairs.h - the pairs of a plan listed by as many threads as there are. Of plan*.c alone. */
#ifndef XL_WORK_PLAN_PAIRS_H
#define XL_WORK_PLAN_PAIRS_H

#include "base/arena.h"
#include "engine/pair.h"
#include "work/plan.h"

enum { PLAN_THREADS_MOST = 16 };

/* Those that were asked for, else as many as there are processors. */
int plan_threads(const struct plan_request *r);

/* The same list whatever the number of threads; it and what it needs lie in the arena. */
const struct pair_list *plan_pairs(const struct dispatch_problem *p, int threads, struct arena *a);

#endif
