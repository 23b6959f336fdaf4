/* The twin tries every assignment of a tiny problem and counts its blocking pairs plainly. */
#include "engine/stable.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 2000, RANK_MAX = 2 * TINY_OFFERS * TINY_DEMANDS };

static struct arena arena;

struct lists {
    struct stable_rank items[RANK_MAX];
    int64_t n;
    int32_t rank[2][TINY_OFFERS][TINY_DEMANDS]; /* 0: not acceptable */
};

static void lists_make(struct tiny *t, struct lists *l)
{
    *l = (struct lists){.n = 0};
    for (int32_t i = 0; i < t->p.offer_n; i++) {
        for (int32_t j = 0; j < t->p.demand_n; j++) {
            for (int side = 0; side < 2; side++) {
                if (tiny_below(t, 4) == 0)
                    continue;
                l->rank[side][i][j] = 1 + tiny_below(t, 3);
                l->items[l->n++] = (struct stable_rank){
                    .offer = i, .demand = j, .of_demand = side == 1, .rank = l->rank[side][i][j]};
            }
        }
    }
}

static bool acceptable(const struct tiny *t, const struct lists *l, int32_t i, int32_t j)
{
    return l->rank[0][i][j] > 0 && l->rank[1][i][j] > 0 && dispatch_bars(&t->p, i, j) == 0;
}

/* Ranks with ties broken by index, so that no two are equal. */
static int32_t liking(const struct lists *l, int side, int32_t i, int32_t j)
{
    return l->rank[side][i][j] * 100 + (side == 0 ? j : i);
}

/* How many of demand j's list block it. */
static int64_t twin_blocking_at(const struct tiny *t, const struct lists *l,
                                const int32_t *demand_of, int32_t j, int32_t worst)
{
    int64_t blocking = 0;

    for (int32_t i = 0; i < t->p.offer_n; i++) {
        bool wants = demand_of[i] < 0 || liking(l, 0, i, j) < liking(l, 0, i, demand_of[i]);

        blocking +=
            demand_of[i] != j && acceptable(t, l, i, j) && wants && liking(l, 1, i, j) < worst;
    }
    return blocking;
}

/* -1 where somebody sits where he may not. */
static int64_t twin_blocking(const struct tiny *t, const struct lists *l, const int32_t *demand_of)
{
    int64_t blocking = 0;

    for (int32_t j = 0; j < t->p.demand_n; j++) {
        int32_t taken = 0, worst = -1;

        for (int32_t i = 0; i < t->p.offer_n; i++) {
            if (demand_of[i] != j)
                continue;
            if (!acceptable(t, l, i, j))
                return -1;
            taken++;
            worst = liking(l, 1, i, j) > worst ? liking(l, 1, i, j) : worst;
        }
        if (taken > t->p.demands[j].seats)
            return -1;
        blocking +=
            twin_blocking_at(t, l, demand_of, j, taken < t->p.demands[j].seats ? INT32_MAX : worst);
    }
    return blocking;
}

/* In every stable assignment each offer is at most as glad as in the matching. */
static void best_of_all_stable(const struct tiny *t, const struct lists *l, const int32_t *match)
{
    int32_t demand_of[TINY_OFFERS], i = 0;

    memset(demand_of, -1, sizeof demand_of);
    while (i < t->p.offer_n) {
        if (twin_blocking(t, l, demand_of) == 0) {
            for (int32_t k = 0; k < t->p.offer_n; k++) {
                if (demand_of[k] >= 0 && demand_of[k] != match[k])
                    assert_true(match[k] >= 0
                                && liking(l, 0, k, match[k]) < liking(l, 0, k, demand_of[k]));
            }
        }
        for (i = 0; i < t->p.offer_n && ++demand_of[i] == t->p.demand_n; i++)
            demand_of[i] = -1;
    }
}

static void the_matching_is_stable_and_the_best_for_every_practitioner(void **unused)
{
    int32_t matched = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct lists l;
        struct stable_lists lists;
        int32_t match[TINY_OFFERS];

        tiny_make(&t, 71, round);
        lists_make(&t, &l);
        stable_lists_make(&t.p, l.items, l.n, &arena, &lists);
        stable_match(&t.p, &lists, match);
        assert_int_equal(twin_blocking(&t, &l, match), 0);
        assert_int_equal(stable_blocking(&t.p, &lists, match), 0);
        best_of_all_stable(&t, &l, match);
        for (int32_t i = 0; i < t.p.offer_n; i++)
            matched += match[i] >= 0;
        arena_reset(&arena);
    }
    assert_true(matched > ROUND_N / 2);
}

static void blocking_pairs_are_counted_as_the_twin_counts_them(void **unused)
{
    int64_t seen = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct lists l;
        struct stable_lists lists;
        int32_t demand_of[TINY_OFFERS];

        tiny_make(&t, 72, round);
        lists_make(&t, &l);
        stable_lists_make(&t.p, l.items, l.n, &arena, &lists);
        for (int32_t i = 0; i < t.p.offer_n; i++)
            demand_of[i] = tiny_below(&t, t.p.demand_n + 1) - 1;
        if (twin_blocking(&t, &l, demand_of) >= 0) {
            assert_int_equal(stable_blocking(&t.p, &lists, demand_of),
                             twin_blocking(&t, &l, demand_of));
            seen += twin_blocking(&t, &l, demand_of);
        }
        arena_reset(&arena);
    }
    assert_true(seen > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_matching_is_stable_and_the_best_for_every_practitioner),
        cmocka_unit_test(blocking_pairs_are_counted_as_the_twin_counts_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
