/* dispatch_edit.c - see dispatch_edit.h: which pairs are others, and what is to be repaired. */
#include "engine/dispatch_edit.h"

#include <string.h>

#include "engine/dispatch_repair.h"

/* --- pairs --- */

struct rows { /* being written */
    struct pair_list *pairs;
    int64_t n;
};

static void pair_put(struct rows *w, const struct dispatch_problem *p, int32_t i, int32_t j)
{
    struct dispatch_terms terms;

    if (!dispatch_may(p, i, j))
        return;
    dispatch_terms(p, i, j, &terms);
    w->pairs->offers[w->n] = i;
    w->pairs->utilities[w->n++] = terms.utility;
}

static void rows_copy(struct rows *w, const struct pair_list *from, int64_t at, int64_t until)
{
    if (at == until)
        return;
    memcpy(w->pairs->offers + w->n, from->offers + at, (size_t)(until - at) * sizeof(int32_t));
    memcpy(w->pairs->utilities + w->n, from->utilities + at,
           (size_t)(until - at) * sizeof(int32_t));
    w->n += until - at;
}

/* The row of a demand with one offer looked at anew. */
static void row_mend(struct rows *w, const struct dispatch_problem *p, const struct pair_list *from,
                     int32_t j, int32_t offer)
{
    int64_t at = from->first[j], until = from->first[j + 1], left = at, right = until;

    while (left < right) {
        int64_t middle = left + (right - left) / 2;

        if (from->offers[middle] < offer)
            left = middle + 1;
        else
            right = middle;
    }
    rows_copy(w, from, at, left);
    pair_put(w, p, offer, j);
    rows_copy(w, from, left < until && from->offers[left] == offer ? left + 1 : left, until);
}

static struct pair_list pairs_mend(const struct dispatch_problem *p,
                                   const struct dispatch_edit *edit, const struct pair_list *from,
                                   struct arena *a)
{
    int64_t most = from->n + (edit->of_demand ? p->offer_n : p->demand_n);
    struct pair_list pairs = {.first = ARENA_ARRAY(a, int64_t, (int64_t)p->demand_n + 1),
                              .offers = ARENA_ARRAY(a, int32_t, most),
                              .utilities = ARENA_ARRAY(a, int32_t, most)};
    struct rows w = {.pairs = &pairs};

    for (int32_t j = 0; j < p->demand_n; j++) {
        if (!edit->of_demand) {
            row_mend(&w, p, from, j, edit->ix);
        } else if (j != edit->ix) {
            rows_copy(&w, from, from->first[j], from->first[j + 1]);
        } else {
            for (int32_t i = 0; i < p->offer_n; i++)
                pair_put(&w, p, i, j);
        }
        pairs.first[j + 1] = w.n;
    }
    pairs.n = w.n;
    return pairs;
}

/* --- all --- */

static bool refused(struct err *e, const char *what, int32_t ix, const char *why)
{
    return err_set(e, ERR_INPUT, "%s %d: %s: the plan is to be solved from the start", what,
                   (int)ix, why);
}

/* Fixed offers stay where they are, whatever it costs: no price says how to mend around them. */
static bool edit_fits(const struct dispatch_problem *p, const struct dispatch_edit *edit,
                      const struct dispatch_plan *plan, struct err *e)
{
    if (p->team_n > 0)
        return refused(e, "teams", p->team_n, "there are teams");
    if (!edit->of_demand)
        return dispatch_fixed(p, edit->ix) < 0
               || refused(e, "offer", edit->ix, "it is pinned or held");
    for (int32_t i = 0; i < p->offer_n; i++) {
        if (dispatch_fixed(p, i) == edit->ix)
            return refused(e, "demand", edit->ix, "somebody is pinned or held there");
    }
    return plan->demand_of != NULL;
}

bool dispatch_edit(const struct dispatch_problem *p, const struct dispatch_edit *edit,
                   struct arena *a, struct pair_list *pairs, struct dispatch_plan *plan,
                   struct err *e)
{
    struct arena own = {0};
    struct dispatch_repair g;
    bool done;

    if (!edit_fits(p, edit, plan, e))
        return false;
    *pairs = pairs_mend(p, edit, pairs, a);
    dispatch_repair_make(&g, p, pairs, plan, &own);
    if (edit->of_demand) {
        dispatch_repair_demand_take_out(&g, edit->ix);
        dispatch_repair_demand_put_in(&g, edit->ix, NULL);
        dispatch_repair_county_put_right(&g, dispatch_county(p, edit->ix));
    } else {
        dispatch_repair_offer_take_out(&g, edit->ix);
        dispatch_repair_offer_put_in(&g, edit->ix);
    }
    done = dispatch_repair_run(&g, INT64_MAX);
    dispatch_repair_reset(&g);
    arena_reset(&own);
    return done;
}
