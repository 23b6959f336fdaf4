/* The twin asks every offer and every demand. */
#include "engine/pair.h"
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

static struct arena arena;

static void the_list_holds_every_open_pair_once_in_order(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < 2000; round++) {
        struct tiny t;
        struct pair_index index;
        struct pair_list list;
        int64_t k = 0;

        tiny_make(&t, 11, round);
        pair_index_make(&t.p, &arena, &index);
        pair_list_make(&t.p, &index, &arena, &list);
        for (int32_t j = 0; j < t.p.demand_n; j++) {
            assert_int_equal(list.first[j], k);
            for (int32_t i = 0; i < t.p.offer_n; i++) {
                struct dispatch_terms terms;

                if (dispatch_bars(&t.p, i, j) != 0)
                    continue;
                dispatch_terms(&t.p, i, j, &terms);
                assert_true(k < list.n);
                assert_int_equal(list.offers[k], i);
                assert_int_equal(list.utilities[k], terms.utility);
                k++;
            }
        }
        assert_int_equal(list.first[t.p.demand_n], k);
        assert_int_equal(list.n, k);
        arena_reset(&arena);
    }
}

static void parts_joined_are_the_list_whatever_their_number(void **unused)
{
    enum { MOST = 9 };

    (void)unused;
    for (uint64_t round = 0; round < 500; round++) {
        struct tiny t;
        struct pair_index index;
        struct pair_list list, joined;
        struct pair_part parts[MOST];
        int n = 1 + (int)(round % MOST);

        tiny_make(&t, 12, round);
        pair_index_make(&t.p, &arena, &index);
        pair_list_make(&t.p, &index, &arena, &list);
        pair_parts_make(&t.p, &index, n, &arena, parts);
        assert_int_equal(parts[0].from, 0);
        assert_int_equal(parts[n - 1].until, t.p.demand_n);
        for (int k = n - 1; k >= 0; k--)
            pair_part_list(&parts[k]);
        pair_parts_join(parts, n, &arena, &joined);
        assert_int_equal(joined.n, list.n);
        assert_memory_equal(joined.first, list.first,
                            ((size_t)t.p.demand_n + 1) * sizeof *list.first);
        assert_memory_equal(joined.offers, list.offers, (size_t)list.n * sizeof *list.offers);
        assert_memory_equal(joined.utilities, list.utilities,
                            (size_t)list.n * sizeof *list.utilities);
        t.p.pairs = &joined;
        assert_ptr_equal(pair_list_of(&t.p, &arena), &joined);
        t.p.pairs = NULL;
        assert_int_equal(pair_list_of(&t.p, &arena)->n, list.n);
        arena_reset(&arena);
    }
}

static void offers_are_found_by_discipline_and_only_those(void **unused)
{
    struct dispatch_offer offers[] = {
        {.discipline = 7}, {.discipline = INT32_MAX}, {.discipline = -1}, {.discipline = 7}};
    struct dispatch_problem p = {.offers = offers, .offer_n = 4};
    struct pair_index index;
    struct pair_offers found;

    (void)unused;
    pair_index_make(&p, &arena, &index);
    found = pair_index_find(&index, 7);
    assert_int_equal(found.n, 2);
    assert_int_equal(found.items[0], 0);
    assert_int_equal(found.items[1], 3);
    found = pair_index_find(&index, INT32_MAX);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.items[0], 1);
    assert_int_equal(pair_index_find(&index, -1).items[0], 2);
    assert_int_equal(pair_index_find(&index, 6).n, 0);
    assert_int_equal(pair_index_find(&index, 8).n, 0);
    arena_reset(&arena);
}

static void nobody_makes_no_pairs(void **unused)
{
    struct dispatch_problem p = {0};
    struct pair_index index;
    struct pair_list list;

    (void)unused;
    pair_index_make(&p, &arena, &index);
    pair_list_make(&p, &index, &arena, &list);
    assert_int_equal(list.n, 0);
    assert_int_equal(list.first[0], 0);
    assert_int_equal(pair_index_find(&index, 0).n, 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_holds_every_open_pair_once_in_order),
        cmocka_unit_test(parts_joined_are_the_list_whatever_their_number),
        cmocka_unit_test(offers_are_found_by_discipline_and_only_those),
        cmocka_unit_test(nobody_makes_no_pairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
