/* dispatch_mend.h - the optimum out of a plan of nearly the same problem: what its prices no longer
 * prove is found and repaired, whatever was changed. Pure. */
#ifndef XL_ENGINE_DISPATCH_MEND_H
#define XL_ENGINE_DISPATCH_MEND_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/dispatch.h"
#include "engine/pair.h"

/* More than these, and a plan is sooner solved from the start. */
enum { DISPATCH_MEND_PARTS = 64, DISPATCH_MEND_UNITS = 64 };

struct dispatch_before { /* a plan of a problem that was a little other, in the numbers of this one
                          */
    const int32_t *demand_of; /* [offer_n] where it places each; -1: nowhere, or on what is gone */
    struct dispatch_prices prices; /* its own, each within 2^58 of 0; anything for what is new */
    const bool *organization_new, *department_new, *offer_new, *demand_new, *county_new;
};

/* Finds the optimum of the problem. The plan before need not be right in anything: the better it
 * is, the less there is to do.
 *   pairs  those of the problem
 *   plan   written whole in the arena, with branch 0 alone; untouched on refusal
 * ERR_INPUT  what is sooner, or only, solved from the start: teams, more than DISPATCH_MEND_PARTS
 *            offers and demands in the wrong, more than DISPATCH_MEND_UNITS units to be brought
 * The hard rules must be able to hold, as dispatch_solve finds.
 * Cost       one pass over the pairs, a search for each unit
 * Source     as dispatch_edit.h; of offers and demands in the wrong together the one with more
 *            faults is changed, as in greedy vertex covers */
MUST_CHECK bool dispatch_mend(const struct dispatch_problem *p,
                              const struct dispatch_before *before, const struct pair_list *pairs,
                              struct arena *a, struct dispatch_plan *plan, struct err *e);

#endif
