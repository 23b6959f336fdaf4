/* The twin walks every way over the pools and compares who gets where with the list of pairs. */
#include "engine/dispatch_pool.h"
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

static struct arena arena;

static void an_offer_reaches_a_demand_exactly_where_the_two_are_a_pair(void **unused)
{
    int64_t shared = 0, taken_over = 0;

    (void)unused;
    for (uint64_t round = 0; round < 12000; round++) {
        struct tiny t;
        struct pair_index index;
        struct pair_list list;
        struct dispatch_pools pools;
        bool reached[TINY_DEMANDS][TINY_OFFERS] = {{false}};

        tiny_make(&t, 12, round);
        pair_index_make(&t.p, &arena, &index);
        pair_list_make(&t.p, &index, &arena, &list);
        dispatch_pools_make(&t.p, &list, &arena, &pools);
        assert_true(pools.n <= t.p.demand_n);
        for (int32_t k = 0; k < pools.arc_n; k++) { /* those into a pool stand before those out */
            const struct dispatch_pool_arc *arc = &pools.arcs[k];

            assert_true(arc->to < pools.n && (arc->offer >= 0) == (arc->from < 0));
            assert_true(arc->from < arc->to && (k == 0 || arc[-1].to <= arc->to));
            for (int32_t i = 0; i < TINY_OFFERS; i++)
                reached[arc->to][i] |= arc->offer >= 0 ? arc->offer == i : reached[arc->from][i];
            taken_over += arc->offer < 0;
        }
        for (int32_t j = 0; j < t.p.demand_n; j++) {
            for (int32_t i = 0; i < t.p.offer_n; i++)
                assert_int_equal(reached[pools.pool_of[j]][i],
                                 dispatch_may(&t.p, i, j) && dispatch_fixed(&t.p, i) < 0);
        }
        shared += t.p.demand_n - pools.n;
        arena_reset(&arena);
    }
    assert_true(shared > 300);
    assert_true(taken_over > 100);
}

static void nobody_and_nothing_make_no_pools(void **unused)
{
    struct dispatch_problem p = {.demand_n = 0};
    struct pair_list list = {.first = (int64_t[]){0}};
    struct dispatch_pools pools;

    (void)unused;
    dispatch_pools_make(&p, &list, &arena, &pools);
    assert_int_equal(pools.n, 0);
    assert_int_equal(pools.arc_n, 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_reaches_a_demand_exactly_where_the_two_are_a_pair),
        cmocka_unit_test(nobody_and_nothing_make_no_pools),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
