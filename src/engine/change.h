/* change.h - why a practitioner does not go where the previous plan sent him. Pure. */
#ifndef XL_ENGINE_CHANGE_H
#define XL_ENGINE_CHANGE_H

#include <stdint.h>

#include "base/arena.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

struct change {
    int32_t offer;
    int32_t from, to; /* demands; from DISPATCH_GONE: it is there no more; to -1: nowhere */
    int step; /* the first step at which every plan that leaves him where he was is worse. 0 as well
                 where no such plan is allowed; DISPATCH_MOVED as well where one is as good: he goes
                 so that another may stay. Of no meaning where `from` is gone */
};

struct change_list {
    struct change *items; /* by offer */
    int32_t n;
};

/* Whoever the previous plan places and this one does not place on the same demand.
 *   plan  one that dispatch_check accepts; its teams stay as they are
 * Cost    a search of the residual network for each */
void change_find(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                 const struct pair_list *pairs, struct arena *a, struct change_list *changes);

#endif
