/* Wide networks are made slim and their costs are scaled. Here tiny ones are taken for wide; the
 * twin is the same network solved whole by the simplex, the judge dispatch_check. */
#include "engine/dispatch_slim.h"

#include "engine/dispatch_network.h"
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

static struct arena arena;

/* The problem taken for wide; false where it has no plan. */
static bool wide_solve(const struct dispatch_problem *p, const signed char *teams,
                       struct dispatch_answer *answer)
{
    struct dispatch_network nw;
    struct err e = {0};

    assert_true(dispatch_network_make(&nw, p, &arena, &e));
    nw.wide = 0;
    assert_true(dispatch_network_solve(&nw, teams, DISPATCH_STEP_N, &arena, answer, &e));
    dispatch_network_reset(&nw);
    return answer->feasible;
}

static void a_wide_plan_is_as_good_and_proved(enum tiny_kind kind)
{
    int64_t placed = 0;

    for (uint64_t round = 0; round < 4000; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct dispatch_answer answer;
        int64_t values[DISPATCH_STEP_N];
        struct err e = {0};

        tiny_make_kind(&t, 31, round, kind);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            assert_true(wide_solve(&t.p, NULL, &answer));
            dispatch_value(&t.p, answer.demand_of, values);
            assert_int_equal(dispatch_compare(values, plan.values), 0);
            plan.demand_of = answer.demand_of;
            plan.prices = answer.prices;
            plan.branches[0].prices = answer.prices;
            if (!dispatch_check(&t.p, &plan, &e))
                fail_msg("round %d: %s", (int)round, e.text);
            for (int32_t i = 0; i < t.p.offer_n; i++)
                placed += plan.demand_of[i] >= 0;
        }
        arena_reset(&arena);
    }
    assert_true(placed > 2000);
}

static void plans_of_wide_networks_are_as_good(void **unused)
{
    (void)unused;
    a_wide_plan_is_as_good_and_proved(TINY_PLAIN);
}

static void and_with_a_previous_plan_or_one_that_is_held(void **unused)
{
    (void)unused;
    a_wide_plan_is_as_good_and_proved(TINY_PREVIOUS);
    a_wide_plan_is_as_good_and_proved(TINY_HOLD);
}

static void whole_solve(const struct dispatch_problem *p, const signed char *teams,
                        struct dispatch_answer *answer)
{
    struct dispatch_network nw;
    struct err e = {0};

    assert_true(dispatch_network_make(&nw, p, &arena, &e));
    assert_true((int64_t)nw.arcs.n < nw.wide);
    assert_true(dispatch_network_solve(&nw, teams, DISPATCH_STEP_N, &arena, answer, &e));
    dispatch_network_reset(&nw);
}

static void decided_teams_hold_in_wide_networks_too(void **unused)
{
    int64_t impossible = 0;

    (void)unused;
    for (uint64_t round = 0; round < 4000; round++) {
        struct tiny t;
        struct dispatch_answer whole, wide;
        int64_t a[DISPATCH_STEP_N], b[DISPATCH_STEP_N];
        signed char teams[TINY_DEMANDS];
        struct random r = random_stream(32, round);

        tiny_make_kind(&t, 33, round, TINY_TEAMS);
        for (int32_t k = 0; k < t.p.team_n; k++)
            teams[k] = (signed char)((int)random_below(&r, 3) - 1);
        whole_solve(&t.p, teams, &whole);
        assert_int_equal(wide_solve(&t.p, teams, &wide), whole.feasible);
        if (whole.feasible) {
            dispatch_value(&t.p, whole.demand_of, a);
            dispatch_value(&t.p, wide.demand_of, b);
            assert_int_equal(dispatch_compare(a, b), 0);
        }
        impossible += !whole.feasible;
        arena_reset(&arena);
    }
    assert_true(impossible > 100);
}

/* 0 > 1 > 2 freely, 2 > 3 narrow, 3 > 0 and 1 > 3 at a price: 1 and 2 go with 0, and the arc of
 * 0 > 1 carries what leaves them both. */
static void what_one_free_arc_supplies_is_dropped_and_read_back(void **unused)
{
    const struct flow_arc arcs[] = {{0, 1, 0, FLOW_MOST},
                                    {1, 2, 0, FLOW_MOST},
                                    {2, 3, 0, 5},
                                    {3, 0, 0, FLOW_MOST},
                                    {1, 3, 0, FLOW_MOST}};
    const struct flow_network net = {.node_n = 4, .arc_n = 5, .arcs = arcs};
    struct dispatch_slim s;
    const int64_t *read;

    (void)unused;
    dispatch_slim_make(&s, &net, (bool[]){false, false, false, true, true}, &arena);
    assert_int_equal(s.net.node_n, 2);
    assert_int_equal(s.net.arc_n, 3);
    assert_int_equal(dispatch_slim_costs(&s, (int64_t[]){0, 0, 0, 7, 8})[2], 8);
    read = dispatch_slim_amounts(&s, (int64_t[]){4, 6, 2});
    for (int x = 0; x < 5; x++)
        assert_int_equal(read[x], ((int64_t[]){6, 4, 4, 6, 2})[x]);
    read = dispatch_slim_prices(&s, (int64_t[]){0, -3});
    for (int v = 0; v < 4; v++)
        assert_int_equal(read[v], v == 3 ? -3 : 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_of_wide_networks_are_as_good),
        cmocka_unit_test(and_with_a_previous_plan_or_one_that_is_held),
        cmocka_unit_test(decided_teams_hold_in_wide_networks_too),
        cmocka_unit_test(what_one_free_arc_supplies_is_dropped_and_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
