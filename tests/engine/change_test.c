/* The twin pins the practitioner where he was and solves anew. */
#include "engine/change.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 6000 };

static struct arena arena;

/* The first step at which the best plan that leaves the offer where it was is worse. */
static int twin_step(struct tiny *t, const struct dispatch_plan *plan, const struct change *change)
{
    struct dispatch_offer *offer = &t->offers[change->offer];
    struct dispatch_plan held;
    struct err e = {0};
    int step = 0, pin = offer->pinned_demand;
    bool done;

    if (dispatch_bars(&t->p, change->offer, change->from) != 0 || pin >= 0)
        return DISPATCH_SHORTFALL;
    offer->pinned_demand = change->from;
    done = dispatch_solve(&t->p, &arena, &held, NULL, &e);
    offer->pinned_demand = pin;
    if (!done)
        return DISPATCH_SHORTFALL;
    while (step < DISPATCH_STEP_N && held.values[step] == plan->values[step])
        step++;
    return step < DISPATCH_STEP_N ? step : DISPATCH_MOVED;
}

static void each_move_names_the_first_level_that_holding_him_would_cost(void **unused)
{
    int32_t seen[DISPATCH_STEP_N] = {0}, gone = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct pair_index index;
        struct pair_list pairs;
        struct change_list changes;
        struct err e = {0};

        tiny_make_kind(&t, 51, round, TINY_PREVIOUS);
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            continue;
        pair_index_make(&t.p, &arena, &index);
        pair_list_make(&t.p, &index, &arena, &pairs);
        change_find(&t.p, &plan, &pairs, &arena, &changes);
        assert_int_equal(changes.n + t.p.gone_n, plan.values[DISPATCH_MOVED]);
        for (int32_t k = 0; k < changes.n; k++) {
            const struct change *change = &changes.items[k];

            assert_int_equal(change->from, t.offers[change->offer].previous_demand);
            assert_int_equal(change->to, plan.demand_of[change->offer]);
            gone += change->from == DISPATCH_GONE;
            if (change->from == DISPATCH_GONE)
                continue;
            assert_int_equal(change->step, twin_step(&t, &plan, change));
            seen[change->step]++;
        }
        arena_reset(&arena);
    }
    assert_true(gone > 100 && seen[DISPATCH_SHORTFALL] > 100 && seen[DISPATCH_TIER_1] > 30
                && seen[DISPATCH_UTILITY] > 20);
}

static void without_a_previous_plan_nothing_changes(void **unused)
{
    struct tiny t;
    struct dispatch_plan plan;
    struct change_list changes;
    struct err e = {0};

    (void)unused;
    tiny_make(&t, 52, 0);
    for (int32_t i = 0; i < t.p.offer_n; i++)
        t.offers[i].pinned_demand = -1;
    assert_true(dispatch_solve(&t.p, &arena, &plan, NULL, &e));
    change_find(&t.p, &plan, NULL, &arena, &changes);
    assert_int_equal(changes.n, 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_move_names_the_first_level_that_holding_him_would_cost),
        cmocka_unit_test(without_a_previous_plan_nothing_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
