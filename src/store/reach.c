/* reach.c - see reach.h. */
#include "store/reach.h"

struct store_reach store_reach_of(const struct subject *by, enum action action)
{
    return (struct store_reach){rights_reach(by, action), by->scope, by->account, by->today};
}
