/* change.c - holding a practitioner where he was is one unit over that pair and the cheapest way
 * from the demand back to him: its costs say what the best such plan loses. */
#include "engine/change.h"

#include "engine/residual.h"

/* The first step that is worse for the unit back over (offer, demand). */
static int step_found(struct residual *r, int32_t offer, int32_t demand)
{
    struct residual_cost cost;
    struct dispatch_terms terms;

    if (dispatch_bars(r->p, offer, demand) != 0 || dispatch_fixed(r->p, offer) >= 0)
        return DISPATCH_SHORTFALL;
    residual_search(r, r->offer + offer, r->demand + demand);
    if (!residual_way(r, r->demand + demand, r->offer + offer, &cost))
        return DISPATCH_SHORTFALL;
    dispatch_terms(r->p, offer, demand, &terms);
    cost.steps[DISPATCH_MOVED] -= dispatch_limit_stays(r->p, offer, demand);
    cost.steps[DISPATCH_UTILITY] -= terms.utility;
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (cost.steps[step] != 0)
            return step;
    }
    return DISPATCH_MOVED;
}

void change_find(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                 const struct pair_list *pairs, struct arena *a, struct change_list *changes)
{
    struct arena own = {0};
    struct residual r;

    *changes = (struct change_list){0};
    if (!p->previous)
        return;
    changes->items = ARENA_ARRAY(a, struct change, p->offer_n);
    residual_make(&r, p, plan, pairs, DISPATCH_STEP_N, &own);
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t from = p->offers[i].previous_demand, to = plan->demand_of[i];

        if (from == -1 || from == to)
            continue;
        changes->items[changes->n++] = (struct change){
            .offer = i, .from = from, .to = to, .step = from >= 0 ? step_found(&r, i, from) : 0};
    }
    arena_reset(&own);
}
