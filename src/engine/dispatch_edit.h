/* dispatch_edit.h - a plan mended after one offer or one demand was changed: a few searches through
 * what is left of the old plan instead of a plan from the start. Pure.
 *
 * A withdrawn offer is one of a discipline that nobody asks for, a withdrawn demand one of no
 * seats: places in the lists stay, and such places can be filled again. */
#ifndef XL_ENGINE_DISPATCH_EDIT_H
#define XL_ENGINE_DISPATCH_EDIT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

struct dispatch_edit {
    bool of_demand;
    int32_t ix; /* of the offer or demand that is not as it was */
};

/* Makes the plan of the problem as it was the optimum of the problem as it is.
 *   plan   proved best; changed in place, its prices too: dispatch_check accepts it
 *   pairs  those of the problem as it was; replaced by those of it as it is, in the arena
 *   edit   what was changed; not the department and organization of an offer that is placed, nor
 *          the organization of a demand: that is one withdrawn and another one put in
 * ERR_INPUT  what only a solve from the start tells, plan and pairs are as they were: teams, an
 *            offer that is pinned or held, a demand to which somebody is
 * Cost       copies nodes and pairs once; a search for each seat that is won or lost, as far as the
 *            nearest way to make it good; for an offer at most one
 * Source     as flow_fill.h, with costs compared level by level */
MUST_CHECK bool dispatch_edit(const struct dispatch_problem *p, const struct dispatch_edit *edit,
                              struct arena *a, struct pair_list *pairs, struct dispatch_plan *plan,
                              struct err *e);

#endif
