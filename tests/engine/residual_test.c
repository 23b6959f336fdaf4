/* Costs of ways against those of plans solved anew, and what an optimum says of all ways. */
#include "engine/residual.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 6000 };

static struct arena arena;

static void pairs_of(const struct dispatch_problem *p, struct pair_list *pairs)
{
    struct pair_index index;

    pair_index_make(p, &arena, &index);
    pair_list_make(p, &index, &arena, pairs);
}

/* From a practitioner's home he may leave his seat: the unit goes back on the cheapest way. That is
 * the best plan without him. */
static void the_way_around_a_practitioner_is_the_loss_of_doing_without_him(void **unused)
{
    int32_t compared = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan, without;
        struct pair_list pairs;
        struct residual r;
        struct residual_cost cost;
        struct err e = {0};
        int32_t i;

        tiny_make(&t, 61, round);
        i = tiny_below(&t, t.p.offer_n);
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e) || plan.demand_of[i] < 0
            || t.offers[i].pinned_demand >= 0 || t.offers[i].organization >= 0) {
            arena_reset(&arena);
            continue;
        }
        pairs_of(&t.p, &pairs);
        residual_make(&r, &t.p, &plan, &pairs, DISPATCH_STEP_N, &arena);
        residual_search(&r, r.offer + i, RESIDUAL_WORLD);
        /* His own arc is full, so what leads from the world to him leads over his demand. */
        assert_true(residual_way(&r, RESIDUAL_WORLD, r.offer + i, &cost));
        t.offers[i].discipline = 77;
        assert_true(dispatch_solve(&t.p, &arena, &without, NULL, &e));
        for (int s = 0; s < DISPATCH_STEP_N; s++)
            assert_int_equal(s == 0 ? without.values[s] - plan.values[s]
                                    : plan.values[s] - without.values[s],
                             cost.steps[s]);
        compared++;
        arena_reset(&arena);
    }
    assert_true(compared > ROUND_N / 100);
}

static void no_way_round_an_optimum_gains(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct pair_list pairs;
        struct residual r;
        struct residual_cost there, back, zero = {{0}};
        struct err e = {0};

        tiny_make_kind(&t, 62, round, TINY_PREVIOUS);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            int32_t j = tiny_below(&t, t.p.demand_n);

            pairs_of(&t.p, &pairs);
            residual_make(&r, &t.p, &plan, &pairs, DISPATCH_STEP_N, &arena);
            residual_search(&r, r.demand + j, -1);
            if (residual_way(&r, RESIDUAL_WORLD, r.demand + j, &back)) {
                residual_search(&r, RESIDUAL_WORLD, r.demand + j);
                if (residual_way(&r, r.demand + j, RESIDUAL_WORLD, &there)) {
                    for (int s = 0; s < DISPATCH_STEP_N; s++)
                        there.steps[s] += back.steps[s];
                    assert_true(residual_compare(&r, &there, &zero) >= 0);
                }
            }
        }
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_around_a_practitioner_is_the_loss_of_doing_without_him),
        cmocka_unit_test(no_way_round_an_optimum_gains),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
