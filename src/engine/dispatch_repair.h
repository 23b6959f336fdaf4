/* dispatch_repair.h - a plan whose prices are made to prove it again, unit by unit. Pure. Of
 * dispatch_edit.c and dispatch_mend.c alone.
 *
 * What was changed is taken out and put in again, or put right where it is; the run then brings
 * what is too much at some nodes to where it lacks. */
#ifndef XL_ENGINE_DISPATCH_REPAIR_H
#define XL_ENGINE_DISPATCH_REPAIR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "engine/dispatch.h"
#include "engine/pair.h"
#include "engine/residual.h"

struct dispatch_repair {
    const struct dispatch_problem *p;
    struct dispatch_plan *plan; /* demand_of is kept up to date, the rest written at the end */
    struct residual r;
    int64_t *excess; /* [node_n] what is too much, or, below 0, lacks */
    struct LIST(int32_t) touched;
};

/* The plan's demand_of keeps eligibility and what is fixed; nothing else has to be right. */
void dispatch_repair_make(struct dispatch_repair *g, const struct dispatch_problem *p,
                          const struct pair_list *pairs, struct dispatch_plan *plan,
                          struct arena *a);

/* What is put in gets its price from those of its neighbours; a demand's from those of all but the
 * offers of `but` (NULL: of all). Whoever is fixed stays on his seat. */
void dispatch_repair_offer_take_out(struct dispatch_repair *g, int32_t i);
void dispatch_repair_offer_put_in(struct dispatch_repair *g, int32_t i);
void dispatch_repair_demand_take_out(struct dispatch_repair *g, int32_t j);
void dispatch_repair_demand_put_in(struct dispatch_repair *g, int32_t j, const bool *but);
void dispatch_repair_demand_put_right(struct dispatch_repair *g, int32_t j);

/* Units of a county, or of all rows, by their prices. Before that, where a row's are far from
 * those, its organization, department or county may get another price: then all rows are near. */
void dispatch_repair_county_put_right(struct dispatch_repair *g, int32_t c);
void dispatch_repair_rows_price(struct dispatch_repair *g);
void dispatch_repair_rows_put_right(struct dispatch_repair *g);

/* Whether a is above b at the first step where they differ. */
bool dispatch_repair_above(const struct residual_cost *a, const struct residual_cost *b);

/* Brings all units and writes values, prices and bounds of the plan, whose branch 0 is there. False
 * where they are more than `most`; then the plan is of no more use.
 * Cost  a search for each unit, as far as the nearest way to make it good */
MUST_CHECK bool dispatch_repair_run(struct dispatch_repair *g, int64_t most);
void dispatch_repair_reset(struct dispatch_repair *g);

#endif
