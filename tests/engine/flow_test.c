/* The twin knows no tree and no price: it lets a hub owe what supplies and lower bounds want, at a
 * cost above all others, and cancels negative cycles found by Bellman-Ford until there is none. */
#include "base/random.h"
#include "engine/flow.h"
#include "tests/check.h"

enum { NODE_MOST = 8, ARC_MOST = 24, LEVEL_N = 4, ROUND_N = 4000 };

static struct arena arena;

/* The two ways to solve, in turn: each test runs under both. */
static bool (*start)(struct flow *f, const struct flow_network *net, struct arena *a,
                     struct err *e) = flow_start_simplex;

struct twin {
    int32_t node_n, arc_n; /* with a hub that stands for "still missing" */
    int32_t tails[ARC_MOST + 2 * NODE_MOST], heads[ARC_MOST + 2 * NODE_MOST];
    int64_t room[ARC_MOST + 2 * NODE_MOST], moved[ARC_MOST + 2 * NODE_MOST];
    int64_t costs[ARC_MOST + 2 * NODE_MOST];
};

/* Residual arc 2 i is arc i forward, 2 i + 1 backward. */
static int32_t twin_from(const struct twin *t, int32_t r)
{
    return r % 2 ? t->heads[r / 2] : t->tails[r / 2];
}

static int64_t twin_left(const struct twin *t, int32_t r)
{
    return r % 2 ? t->moved[r / 2] : t->room[r / 2] - t->moved[r / 2];
}

/* One pass of Bellman-Ford; the last node that came nearer, or -1. */
static int32_t twin_relax(const struct twin *t, int64_t *far, int32_t *by)
{
    int32_t hit = -1;

    for (int32_t r = 0; r < 2 * t->arc_n; r++) {
        int64_t cost = r % 2 ? -t->costs[r / 2] : t->costs[r / 2];
        int32_t u = twin_from(t, r), v = twin_from(t, r ^ 1);

        if (twin_left(t, r) > 0 && far[u] + cost < far[v]) {
            far[v] = far[u] + cost;
            by[v] = r;
            hit = v;
        }
    }
    return hit;
}

/* One negative cycle of the residual network is cancelled; false where there is none. */
static bool twin_cancel(struct twin *t)
{
    int64_t far[NODE_MOST + 1] = {0}, least = INT64_MAX;
    int32_t by[NODE_MOST + 1], hit = -1, v;

    memset(by, -1, sizeof by);
    for (int32_t round = 0; round <= t->node_n; round++) {
        hit = twin_relax(t, far, by);
        if (hit < 0)
            return false;
    }
    for (int32_t k = 0; k < t->node_n; k++)
        hit = twin_from(t, by[hit]);
    v = hit;
    do {
        least = twin_left(t, by[v]) < least ? twin_left(t, by[v]) : least;
        v = twin_from(t, by[v]);
    } while (v != hit);
    do {
        t->moved[by[v] / 2] += by[v] % 2 ? -least : least;
        v = twin_from(t, by[v]);
    } while (v != hit);
    return true;
}

/* Least cost of a flow, or false where there is none. */
static bool twin_solve(const struct flow_network *net, const int64_t *costs, int64_t *best)
{
    struct twin t = {.node_n = net->node_n + 1, .arc_n = net->arc_n};
    int64_t excess[NODE_MOST] = {0};

    for (int32_t v = 0; v < net->node_n; v++)
        excess[v] = net->supplies ? net->supplies[v] : 0;
    *best = 0;
    for (int32_t i = 0; i < net->arc_n; i++) {
        t.tails[i] = net->arcs[i].tail;
        t.heads[i] = net->arcs[i].head;
        t.room[i] = net->arcs[i].upper - net->arcs[i].lower;
        t.costs[i] = costs[i];
        *best += costs[i] * net->arcs[i].lower;
        excess[t.tails[i]] -= net->arcs[i].lower;
        excess[t.heads[i]] += net->arcs[i].lower;
    }
    for (int32_t v = 0; v < net->node_n; v++) {
        int32_t i = t.arc_n++;

        t.tails[i] = excess[v] >= 0 ? v : net->node_n;
        t.heads[i] = excess[v] >= 0 ? net->node_n : v;
        t.room[i] = t.moved[i] = excess[v] >= 0 ? excess[v] : -excess[v];
        t.costs[i] = 1000000;
    }
    while (twin_cancel(&t)) {
    }
    for (int32_t i = net->arc_n; i < t.arc_n; i++) {
        if (t.moved[i] > 0)
            return false;
    }
    for (int32_t i = 0; i < net->arc_n; i++)
        *best += costs[i] * t.moved[i];
    return true;
}

static void random_arcs(struct random *r, struct flow_network *net, struct flow_arc *arcs)
{
    for (int32_t i = 0; i < net->arc_n; i++) {
        arcs[i].tail = (int32_t)random_below(r, net->node_n);
        arcs[i].head = (int32_t)random_below(r, net->node_n - 1);
        arcs[i].head += arcs[i].head >= arcs[i].tail;
        arcs[i].lower = random_below(r, 4) ? 0 : random_below(r, 4) - 2;
        arcs[i].upper = arcs[i].lower + random_below(r, 5);
    }
}

/* Supplies that some amounts within the bounds meet, most of the time. */
static void random_supplies(struct random *r, const struct flow_network *net, int64_t *supplies)
{
    for (int32_t i = 0; i < net->arc_n; i++) {
        int64_t amount =
            net->arcs[i].lower + random_below(r, net->arcs[i].upper - net->arcs[i].lower + 1);

        supplies[net->arcs[i].tail] += amount;
        supplies[net->arcs[i].head] -= amount;
    }
    if (random_below(r, 5) == 0) {
        supplies[0]++;
        supplies[net->node_n - 1]--;
    }
}

static int64_t worth(const int64_t *costs, const int64_t *amounts, int32_t n)
{
    int64_t sum = 0;

    for (int32_t i = 0; i < n; i++)
        sum += costs[i] * amounts[i];
    return sum;
}

static void thousands_of_small_networks_cost_what_the_twin_says(void **unused)
{
    int32_t sound = 0, none = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct random r = random_stream(1, round);
        struct flow_arc arcs[ARC_MOST];
        int64_t supplies[NODE_MOST] = {0}, costs[ARC_MOST], best;
        struct flow_network net = {.node_n = 2 + (int32_t)random_below(&r, NODE_MOST - 1),
                                   .arc_n = (int32_t)random_below(&r, ARC_MOST + 1),
                                   .supplies = supplies,
                                   .arcs = arcs};
        struct flow f;
        struct err e = {0};

        random_arcs(&r, &net, arcs);
        random_supplies(&r, &net, supplies);
        for (int32_t i = 0; i < net.arc_n; i++)
            costs[i] = random_below(&r, 21) - 10;
        if (!twin_solve(&net, costs, &best)) {
            none++;
            assert_false(start(&f, &net, &arena, &e));
            assert_err(e, ERR_IMPOSSIBLE, "within the bounds");
            continue;
        }
        sound++;
        assert_true(start(&f, &net, &arena, &e));
        assert_true(flow_solve(&f, costs, &e));
        assert_int_equal(worth(costs, f.amounts, net.arc_n), best);
        assert_int_equal(f.prices[0], 0);
        assert_true(flow_check(&net, costs, f.amounts, f.prices, &e));
        arena_reset(&arena);
    }
    assert_true(sound > ROUND_N / 2 && none > ROUND_N / 20);
}

/* Levels compared in order equal one cost with weights so large that no level can buy a higher
 * one: levels here are within +-2 x 24 arcs x 6, so 1000 apart is enough. */
static void levels_solved_in_turn_equal_one_cost_with_large_weights(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct random r = random_stream(2, round);
        struct flow_arc arcs[ARC_MOST];
        int64_t supplies[NODE_MOST] = {0}, costs[LEVEL_N][ARC_MOST], sum[ARC_MOST] = {0};
        int64_t best, found = 0;
        struct flow_network net = {.node_n = 2 + (int32_t)random_below(&r, NODE_MOST - 1),
                                   .arc_n = (int32_t)random_below(&r, ARC_MOST + 1),
                                   .supplies = supplies,
                                   .arcs = arcs};
        struct flow f;
        struct err e = {0};

        random_arcs(&r, &net, arcs);
        random_supplies(&r, &net, supplies);
        for (int level = 0; level < LEVEL_N; level++) {
            for (int32_t i = 0; i < net.arc_n; i++) {
                costs[level][i] = random_below(&r, 3) ? 0 : random_below(&r, 5) - 2;
                sum[i] = sum[i] * 1000 + costs[level][i];
            }
        }
        if (!start(&f, &net, &arena, &e))
            continue;
        for (int level = 0; level < LEVEL_N; level++) {
            assert_true(flow_solve(&f, costs[level], &e));
            found = found * 1000 + worth(costs[level], f.amounts, net.arc_n);
            flow_hold(&f);
        }
        assert_int_equal(worth(sum, f.amounts, net.arc_n), found);
        assert_true(start(&f, &net, &arena, &e) && flow_solve(&f, sum, &e));
        best = worth(sum, f.amounts, net.arc_n);
        assert_true(flow_check(&net, sum, f.amounts, f.prices, &e));
        assert_int_equal(found, best);
        arena_reset(&arena);
    }
}

/* Deep trees, many levels of ties: too large for the twin, so the proof alone is asked. */
static void networks_of_hundreds_of_nodes_are_proved(void **unused)
{
    enum { NODES = 300, ARCS = 3000 };

    (void)unused;
    for (uint64_t round = 0; round < 20; round++) {
        struct random r = random_stream(3, round);
        struct flow_arc *arcs = ARENA_ARRAY(&arena, struct flow_arc, ARCS);
        int64_t *supplies = ARENA_ARRAY(&arena, int64_t, NODES);
        int64_t *costs = ARENA_ARRAY(&arena, int64_t, ARCS), again;
        struct flow_network net = {
            .node_n = NODES, .arc_n = ARCS, .supplies = supplies, .arcs = arcs};
        struct flow f;
        struct err e = {0};

        random_arcs(&r, &net, arcs);
        for (int32_t i = 0; i < ARCS; i++) {
            costs[i] = random_below(&r, round % 2 ? 5 : 2001) - (round % 2 ? 2 : 1000);
            supplies[arcs[i].tail] += arcs[i].lower;
            supplies[arcs[i].head] -= arcs[i].lower;
        }
        assert_true(start(&f, &net, &arena, &e) && flow_solve(&f, costs, &e));
        assert_true(flow_check(&net, costs, f.amounts, f.prices, &e));
        again = worth(costs, f.amounts, ARCS);
        flow_hold(&f);
        for (int32_t i = 0; i < ARCS; i++)
            costs[i] = -costs[i];
        assert_true(flow_solve(&f, costs, &e));
        assert_int_equal(-worth(costs, f.amounts, ARCS), again);
        arena_reset(&arena);
    }
}

static const struct flow_arc DIAMOND[] = {
    {0, 1, 0, 2}, {0, 2, 0, 2}, {1, 3, 0, 2}, {2, 3, 0, 2}, {3, 0, 0, 4}};
static const int64_t DIAMOND_COSTS[] = {-3, -2, 1, 1, 0};
static const struct flow_network DIAMOND_NET = {.node_n = 4, .arc_n = 5, .arcs = DIAMOND};

static void a_diamond_is_filled_while_it_pays(void **unused)
{
    struct flow f;
    struct err e = {0};

    (void)unused;
    assert_true(start(&f, &DIAMOND_NET, &arena, &e));
    assert_true(flow_solve(&f, DIAMOND_COSTS, &e));
    for (int i = 0; i < 4; i++)
        assert_int_equal(f.amounts[i], 2);
    assert_int_equal(f.amounts[4], 4);
    arena_reset(&arena);
}

static void a_check_refuses_every_single_change_of_a_proof(void **unused)
{
    int64_t amounts[5] = {2, 2, 2, 2, 4}, prices[4];
    struct flow f;
    struct err e = {0};

    (void)unused;
    assert_true(start(&f, &DIAMOND_NET, &arena, &e));
    assert_true(flow_solve(&f, DIAMOND_COSTS, &e));
    memcpy(prices, f.prices, sizeof prices);
    assert_true(flow_check(&DIAMOND_NET, DIAMOND_COSTS, amounts, prices, &e));
    for (int i = 0; i < 5; i++) {
        amounts[i]--;
        err_reset(&e);
        assert_false(flow_check(&DIAMOND_NET, DIAMOND_COSTS, amounts, prices, &e));
        assert_int_equal(e.code, ERR_CHECK);
        amounts[i] += 2;
        err_reset(&e);
        assert_false(flow_check(&DIAMOND_NET, DIAMOND_COSTS, amounts, prices, &e));
        assert_err(e, ERR_CHECK, "outside the bounds");
        amounts[i]--;
    }
    /* A circulation less on the left: allowed, but worth 2 less. */
    amounts[0] = amounts[2] = 1;
    amounts[4] = 3;
    err_reset(&e);
    assert_false(flow_check(&DIAMOND_NET, DIAMOND_COSTS, amounts, prices, &e));
    assert_err(e, ERR_CHECK, "would be cheaper");
    prices[1] = INT64_MIN;
    err_reset(&e);
    assert_false(flow_check(&DIAMOND_NET, DIAMOND_COSTS, amounts, prices, &e));
    assert_err(e, ERR_CHECK, "beyond 64 bits");
    arena_reset(&arena);
}

static void start_refused(struct flow_network net, enum err_code code, const char *words)
{
    struct flow f;
    struct err e = {0};

    assert_false(start(&f, &net, &arena, &e));
    assert_err(e, code, words);
    arena_reset(&arena);
}

static void bad_networks_are_refused(void **unused)
{
    static const int64_t LARGE[] = {FLOW_MOST + 1, -FLOW_MOST - 1}, ODD[] = {3, -2},
                         THREE[] = {3, -3};
    static const struct {
        struct flow_arc arc;
        const int64_t *supplies;
        enum err_code code;
        const char *words;
    } CASES[] = {
        {{0, 2, 0, 1}, NULL, ERR_INPUT, "arc 0: 0 to 2: there is no such node"},
        {{-1, 1, 0, 1}, NULL, ERR_INPUT, "no such node"},
        {{1, 1, 0, 1}, NULL, ERR_INPUT, "loop"},
        {{0, 1, 2, 1}, NULL, ERR_INPUT, "arc 0: 2 to 1: the bounds are crossed"},
        {{0, 1, 0, FLOW_MOST + 1}, NULL, ERR_INPUT, "beyond 2^31"},
        {{0, 1, -FLOW_MOST - 1, 0}, NULL, ERR_INPUT, "beyond 2^31"},
        {{0, 1, 0, 9}, LARGE, ERR_INPUT, "node 0: 2147483649: the supply is beyond"},
        {{0, 1, 0, 9}, ODD, ERR_IMPOSSIBLE, "cannot"},
        {{0, 1, 0, 2}, THREE, ERR_IMPOSSIBLE, "node 0: 1: cannot send"},
        {{0, 1, 1, 2}, NULL, ERR_IMPOSSIBLE, "node 0: 1: cannot get"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        start_refused(
            (struct flow_network){
                .node_n = 2, .arc_n = 1, .supplies = CASES[i].supplies, .arcs = &CASES[i].arc},
            CASES[i].code, CASES[i].words);
}

static void costs_that_could_overflow_are_refused_and_change_nothing(void **unused)
{
    static const int64_t MOST = FLOW_VALUE_MOST / 5;
    int64_t costs[5] = {-MOST, -MOST, MOST, MOST, 0};
    struct flow f;
    struct err e = {0};

    (void)unused;
    assert_true(start(&f, &DIAMOND_NET, &arena, &e));
    assert_true(flow_solve(&f, DIAMOND_COSTS, &e));
    costs[2]++;
    assert_false(flow_solve(&f, costs, &e));
    assert_err(e, ERR_INPUT, "arc 2: 230584300921369396: the cost is beyond 230584300921369395");
    assert_int_equal(f.amounts[4], 4);
    assert_true(flow_check(&DIAMOND_NET, DIAMOND_COSTS, f.amounts, f.prices, &(struct err){0}));
    costs[2]--;
    err_reset(&e);
    assert_true(flow_solve(&f, costs, &e));
    assert_true(flow_check(&DIAMOND_NET, costs, f.amounts, f.prices, &e));
    arena_reset(&arena);
}

static void nothing_flows_through_a_network_without_arcs(void **unused)
{
    struct flow_network net = {.node_n = 3};
    struct flow f;
    struct err e = {0};

    (void)unused;
    assert_true(start(&f, &net, &arena, &e));
    assert_true(flow_solve(&f, NULL, &e));
    assert_true(flow_check(&net, NULL, f.amounts, f.prices, &e));
    arena_reset(&arena);
}

static int arena_drop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static int scaled(void **unused)
{
    (void)unused;
    start = flow_start_scaled;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thousands_of_small_networks_cost_what_the_twin_says),
        cmocka_unit_test(levels_solved_in_turn_equal_one_cost_with_large_weights),
        cmocka_unit_test(networks_of_hundreds_of_nodes_are_proved),
        cmocka_unit_test(a_diamond_is_filled_while_it_pays),
        cmocka_unit_test(a_check_refuses_every_single_change_of_a_proof),
        cmocka_unit_test(bad_networks_are_refused),
        cmocka_unit_test(costs_that_could_overflow_are_refused_and_change_nothing),
        cmocka_unit_test(nothing_flows_through_a_network_without_arcs),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop)
           + cmocka_run_group_tests_name("scaled", tests, scaled, arena_drop);
}
