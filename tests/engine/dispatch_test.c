/* The twin tries every assignment of a tiny problem and knows the rules only from their wording in
 * dispatch.h: it shares no code with the engine. */
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"
#include "tests/engine/dispatch_twin.h"

enum { ROUND_N = 3000 };

static struct arena arena;

static void bars_and_utilities_are_those_of_the_wording(void **unused)
{
    int64_t open = 0, n = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;

        tiny_make(&t, 1, round);
        for (int32_t i = 0; i < t.p.offer_n; i++) {
            for (int32_t j = 0; j < t.p.demand_n; j++) {
                struct dispatch_terms terms;

                assert_int_equal(dispatch_bars(&t.p, i, j), twin_bars(&t.p, i, j));
                assert_int_equal(dispatch_may(&t.p, i, j), twin_bars(&t.p, i, j) == 0);
                dispatch_terms(&t.p, i, j, &terms);
                assert_int_equal(terms.utility, twin_utility(&t.p, i, j));
                open += dispatch_bars(&t.p, i, j) == 0;
                n++;
            }
        }
    }
    assert_true(open > n / 10 && open < n * 9 / 10);
}

/* All ten values, in thousands of problems with quotas, pins, tiers, bands and closed counties. */
static void no_assignment_is_better(enum tiny_kind kind, const char *impossible_says)
{
    int32_t solved = 0, impossible = 0, short_of = 0;

    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct err e = {0};
        int64_t best[DISPATCH_STEP_N], values[DISPATCH_STEP_N];

        tiny_make_kind(&t, 2, round, kind);
        if (!twin_best(&t.p, best)) {
            impossible++;
            assert_false(dispatch_solve(&t.p, &arena, &plan, NULL, &e));
            assert_err(e, ERR_IMPOSSIBLE, impossible_says);
            arena_reset(&arena);
            continue;
        }
        solved++;
        short_of += best[0] > 0;
        assert_true(dispatch_solve(&t.p, &arena, &plan, NULL, &e));
        twin_value(&t.p, plan.demand_of, values);
        for (int step = 0; step < DISPATCH_STEP_N; step++) {
            assert_int_equal(values[step], best[step]);
            assert_int_equal(plan.values[step], best[step]);
        }
        assert_true(plan.proved);
        assert_true(twin_allowed(&t.p, plan.demand_of));
        if (!dispatch_check(&t.p, &plan, &e))
            fail_msg("round %d: %s", (int)round, e.text);
        arena_reset(&arena);
    }
    assert_true(solved > ROUND_N / 2 && impossible > ROUND_N / 50 && short_of > ROUND_N / 10);
}

static void no_assignment_at_all_is_better_than_the_plan(void **unused)
{
    (void)unused;
    no_assignment_is_better(TINY_PLAIN, "more pins than its");
}

static void none_is_better_with_a_previous_plan(void **unused)
{
    (void)unused;
    no_assignment_is_better(TINY_PREVIOUS, "more pins than its");
}

static void none_is_better_where_the_previous_plan_is_held(void **unused)
{
    (void)unused;
    no_assignment_is_better(TINY_HOLD, "more pins than its");
}

static void none_is_better_with_teams(void **unused)
{
    (void)unused;
    no_assignment_is_better(TINY_TEAMS, "");
}

static void none_is_better_with_teams_and_a_previous_plan(void **unused)
{
    (void)unused;
    no_assignment_is_better(TINY_ALL, "");
}

/* A plan that is worth less than the best is refused whatever prices stand beside it: those of the
 * optimum, and its own values written down truly. */
static void a_plan_that_is_not_the_best_never_passes(void **unused)
{
    int32_t refused = 0;

    (void)unused;
    for (uint64_t round = 0; round < 2 * ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct err e = {0};
        int32_t i, was;
        int64_t best[DISPATCH_STEP_N];

        tiny_make_kind(&t, 3, round, (enum tiny_kind)(round % TINY_KIND_N));
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            continue;
        memcpy(best, plan.values, sizeof best);
        i = tiny_below(&t, t.p.offer_n);
        was = plan.demand_of[i];
        plan.demand_of[i] = tiny_below(&t, t.p.demand_n + 1) - 1;
        if (plan.demand_of[i] == was)
            continue;
        dispatch_value(&t.p, plan.demand_of, plan.values);
        if (!better(best, plan.values) && twin_allowed(&t.p, plan.demand_of))
            continue;
        refused++;
        assert_false(dispatch_check(&t.p, &plan, &e));
        assert_int_equal(e.code, ERR_CHECK);
        arena_reset(&arena);
    }
    assert_true(refused > ROUND_N / 3);
}

/* Two hosts in two counties, one sender with two practitioners. */
struct small {
    struct dispatch_organization organizations[3];
    struct dispatch_offer offers[2];
    struct dispatch_demand demands[2];
    struct dispatch_quota quotas[1];
    struct dispatch_problem p;
};

static void small_make(struct small *s)
{
    struct dispatch_offer offer = {.department = -1,
                                   .title_rank = 2,
                                   .from_day = INT32_MIN,
                                   .until_day = INT32_MAX,
                                   .last_host = -1,
                                   .pinned_demand = -1};
    struct dispatch_demand demand = {.organization = 1,
                                     .seats = 1,
                                     .min_title_rank = 2,
                                     .tier = 1,
                                     .weight = 10,
                                     .start_day = 10,
                                     .last_day = 20,
                                     .paired_organization = -1};

    *s = (struct small){.organizations = {{.county = 0}, {.county = 0}, {.county = 1}},
                        .offers = {offer, offer},
                        .demands = {demand, demand}};
    s->demands[1].organization = 2;
    s->p = (struct dispatch_problem){.organizations = s->organizations,
                                     .offers = s->offers,
                                     .demands = s->demands,
                                     .quotas = s->quotas,
                                     .organization_n = 3,
                                     .county_n = 2,
                                     .offer_n = 2,
                                     .demand_n = 2,
                                     .weights = {400, 250, 150, 100, 100},
                                     .weight_band = 1000};
}

static void a_small_plan_is_worth_what_a_hand_counts(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};
    /* Two seats of tier 1 in bands of 1000; 10000 for the only seat of each county; 10 + 10; fit
     * 400 each, nothing else known. */
    static const int64_t VALUES[DISPATCH_STEP_N] = {0, 2000, 0, 0, 0, 0, 0, 20000, 20, 800};

    (void)unused;
    small_make(&s);
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_memory_equal(plan.values, VALUES, sizeof VALUES);
    assert_int_equal(plan.pair_n, 4);
    assert_true(dispatch_check(&s.p, &plan, &e));
    arena_reset(&arena);
}

static void nearness_falls_by_one_a_kilometre(void **unused)
{
    struct small s;
    struct dispatch_terms terms;

    (void)unused;
    small_make(&s);
    s.organizations[0] = (struct dispatch_organization){.located = true, .latitude = 30};
    s.organizations[1] = (struct dispatch_organization){.located = true, .latitude = 31};
    dispatch_terms(&s.p, 0, 0, &terms);
    assert_int_equal(terms.nearness, 1000 - 111); /* a degree is 6371.0088 pi / 180 = 111.19 km */
    assert_int_equal(terms.utility, 400 + 88);    /* 88.9 */
    s.organizations[1].latitude = -30;
    dispatch_terms(&s.p, 0, 0, &terms);
    assert_int_equal(terms.nearness, 0);
    s.organizations[1] = s.organizations[0];
    dispatch_terms(&s.p, 0, 0, &terms);
    assert_int_equal(terms.nearness, 1000);
    s.organizations[1].located = false;
    dispatch_terms(&s.p, 0, 0, &terms);
    assert_int_equal(terms.nearness, 0);
}

static void fairness_goes_to_the_emptier_county_when_tiers_are_equal(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    s.demands[0].seats = 4;
    s.demands[1].seats = 2;
    s.demands[0].weight = 900; /* the same band */
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    /* 10000 + 10000 beats 10000 + 7500 in one county and 10000 + 5000 in the other. */
    assert_int_equal(plan.values[DISPATCH_FAIRNESS], 20000);
    s.p.weight_band = 1;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_int_equal(plan.values[DISPATCH_TIER_1], 1800);
    assert_int_equal(plan.values[DISPATCH_FAIRNESS], 17500);
    arena_reset(&arena);
}

static void a_minimum_is_met_before_the_first_tier(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    s.p.offer_n = 1;
    s.demands[1].tier = 5;
    s.quotas[0] =
        (struct dispatch_quota){.scope = DISPATCH_COUNTY, .ix = 1, .min = 3, .max = INT64_MAX};
    s.p.quota_n = 1;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_int_equal(plan.demand_of[0], 1);
    assert_int_equal(plan.values[DISPATCH_SHORTFALL], 2);
    assert_true(dispatch_check(&s.p, &plan, &e));
    arena_reset(&arena);
}

static void solve_refused(const struct small *s, enum err_code code, const char *words,
                          struct dispatch_conflict want)
{
    struct dispatch_plan plan = {.pair_n = 77};
    struct dispatch_conflict conflict;
    struct err e = {0};

    assert_false(dispatch_solve(&s->p, &arena, &plan, &conflict, &e));
    assert_err(e, code, words);
    assert_int_equal(conflict.demand, want.demand);
    assert_int_equal(conflict.quota, want.quota);
    assert_int_equal(conflict.pins, want.pins);
    assert_int_equal(conflict.room, want.room);
    assert_int_equal(plan.pair_n, 77);
}

static void pins_that_cannot_hold_are_refused_and_named(void **unused)
{
    struct small s;

    (void)unused;
    small_make(&s);
    s.offers[0].pinned_demand = s.offers[1].pinned_demand = 1;
    solve_refused(&s, ERR_IMPOSSIBLE, "demand 1: 2: more pins than its 1 seats",
                  (struct dispatch_conflict){.demand = 1, .quota = -1, .pins = 2, .room = 1});
    s.offers[1].pinned_demand = 0;
    s.quotas[0] = (struct dispatch_quota){.scope = DISPATCH_ORGANIZATION, .ix = 0, .max = 1};
    s.p.quota_n = 1;
    solve_refused(&s, ERR_IMPOSSIBLE, "quota 0: 2: more pins than its maximum of 1",
                  (struct dispatch_conflict){.demand = -1, .quota = 0, .pins = 2, .room = 1});
    s.p.quota_n = 0;
    s.offers[1].title_rank = 1;
    solve_refused(&s, ERR_INPUT, "offer 1: 0: it is pinned where it is not eligible",
                  (struct dispatch_conflict){.demand = -1, .quota = -1});
}

static void check_refused(const struct small *s, const struct dispatch_plan *plan,
                          const char *words)
{
    struct err e = {0};

    assert_false(dispatch_check(&s->p, plan, &e));
    assert_err(e, ERR_CHECK, words);
}

static void a_check_names_the_first_rule_that_is_broken(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    plan.demand_of[0] = plan.demand_of[1] = 1;
    check_refused(&s, &plan, "demand 1: 2: more than its 1 seats");
    plan.demand_of[0] = 2;
    check_refused(&s, &plan, "offer 0: 2: there is no such demand");
    plan.demand_of[0] = -2;
    check_refused(&s, &plan, "offer 0: -2: there is no such demand");
    plan.demand_of[0] = 0;
    plan.values[DISPATCH_WEIGHT]++;
    check_refused(&s, &plan, "level 6b: 21: the plan is worth 20");
    plan.values[DISPATCH_WEIGHT]--;
    plan.pair_n++;
    check_refused(&s, &plan, "pairs: 5: there are 4");
    plan.pair_n--;
    plan.prices.county[1] = INT64_MIN;
    check_refused(&s, &plan, "county 1: -9223372036854775808: the price is beyond 2^61");
    plan.prices.county[1] = 0;
    assert_true(dispatch_check(&s.p, &plan, &e));
    s.offers[0].pinned_demand = 1;
    check_refused(&s, &plan, "offer 0: 0: it is pinned to demand 1");
    s.offers[0].pinned_demand = -1;
    s.offers[0].title_rank = 1;
    check_refused(&s, &plan, "offer 0: 0: it is not eligible there (2)");
    s.offers[0].title_rank = 2;
    s.quotas[0] = (struct dispatch_quota){.scope = DISPATCH_COUNTY, .ix = 0, .max = 0};
    s.p.quota_n = 1;
    check_refused(&s, &plan, "county 0: 1: more than its maximum of 0");
    arena_reset(&arena);
}

/* Prices of tier 1 set to 0 everywhere say that a filled seat gains nothing against an empty one;
 * the arc of a demand then wants more than its seats, which is allowed, but an empty plan is not.
 */
static void prices_cannot_prove_an_empty_plan(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    plan.demand_of[0] = plan.demand_of[1] = -1;
    dispatch_value(&s.p, plan.demand_of, plan.values);
    check_refused(&s, &plan, "would be better");
    memset(plan.prices.demand, 0, DISPATCH_STEP_N * 2 * sizeof *plan.prices.demand);
    memset(plan.prices.offer, 0, DISPATCH_STEP_N * 2 * sizeof *plan.prices.offer);
    check_refused(&s, &plan, "would be better");
    arena_reset(&arena);
}

static void a_price_that_is_wrong_is_refused(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    s.demands[1].seats = 2;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    /* One seat of demand 1 stays empty: its arc may carry more and less, so at every step up to the
     * first that differs from 0 its price is the county's minus the gain. */
    plan.prices.demand[DISPATCH_SHORTFALL * 2 + 1] += 1;
    check_refused(&s, &plan, "demand 1: by its prices one less would be better");
    plan.prices.demand[DISPATCH_SHORTFALL * 2 + 1] -= 2;
    check_refused(&s, &plan, "demand 1: by its prices one more would be better");
    arena_reset(&arena);
}

static void the_same_problem_gives_the_same_plan_and_prices(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < 200; round++) {
        struct tiny t;
        struct dispatch_plan one, two;
        struct err e = {0};

        tiny_make(&t, 4, round);
        if (!dispatch_solve(&t.p, &arena, &one, NULL, &e))
            continue;
        assert_true(dispatch_solve(&t.p, &arena, &two, NULL, &e));
        assert_memory_equal(one.demand_of, two.demand_of, sizeof(int32_t) * t.p.offer_n);
        assert_memory_equal(one.prices.offer, two.prices.offer,
                            sizeof(int64_t) * DISPATCH_STEP_N * t.p.offer_n);
        assert_memory_equal(one.prices.county, two.prices.county,
                            sizeof(int64_t) * DISPATCH_STEP_N * t.p.county_n);
        arena_reset(&arena);
    }
}

static void nobody_and_nothing_make_an_empty_plan(void **unused)
{
    struct small s;
    struct dispatch_plan plan;
    struct err e = {0};

    (void)unused;
    small_make(&s);
    s.p.offer_n = 0;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_true(dispatch_check(&s.p, &plan, &e));
    assert_int_equal(plan.pair_n, 0);
    s.p.demand_n = 0;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_true(dispatch_check(&s.p, &plan, &e));
    s.p.offer_n = 2;
    assert_true(dispatch_solve(&s.p, &arena, &plan, NULL, &e));
    assert_true(dispatch_check(&s.p, &plan, &e));
    assert_int_equal(plan.demand_of[1], -1);
    arena_reset(&arena);
}

static int arena_drop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_and_utilities_are_those_of_the_wording),
        cmocka_unit_test(no_assignment_at_all_is_better_than_the_plan),
        cmocka_unit_test(none_is_better_with_a_previous_plan),
        cmocka_unit_test(none_is_better_where_the_previous_plan_is_held),
        cmocka_unit_test(none_is_better_with_teams),
        cmocka_unit_test(none_is_better_with_teams_and_a_previous_plan),
        cmocka_unit_test(a_plan_that_is_not_the_best_never_passes),
        cmocka_unit_test(a_small_plan_is_worth_what_a_hand_counts),
        cmocka_unit_test(nearness_falls_by_one_a_kilometre),
        cmocka_unit_test(fairness_goes_to_the_emptier_county_when_tiers_are_equal),
        cmocka_unit_test(a_minimum_is_met_before_the_first_tier),
        cmocka_unit_test(pins_that_cannot_hold_are_refused_and_named),
        cmocka_unit_test(a_check_names_the_first_rule_that_is_broken),
        cmocka_unit_test(prices_cannot_prove_an_empty_plan),
        cmocka_unit_test(a_price_that_is_wrong_is_refused),
        cmocka_unit_test(the_same_problem_gives_the_same_plan_and_prices),
        cmocka_unit_test(nobody_and_nothing_make_an_empty_plan),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
