/* The twin of a mended plan is the plan of the same problem solved from the start; the judge of its
 * prices is dispatch_check. */
#include "engine/dispatch_mend.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 4000, MOST = 16, NOBODYS = 99 };

static struct arena arena;
static const bool NONE[MOST], ALL[MOST] = {true, true, true, true, true, true, true, true,
                                           true, true, true, true, true, true, true, true};

static void pairs_of(const struct dispatch_problem *p, struct pair_list *pairs)
{
    struct pair_index index;

    pair_index_make(p, &arena, &index);
    pair_list_make(p, &index, &arena, pairs);
}

static struct dispatch_before before_of(const struct dispatch_plan *plan)
{
    return (struct dispatch_before){.demand_of = plan->demand_of,
                                    .prices = plan->prices,
                                    .organization_new = NONE,
                                    .department_new = NONE,
                                    .offer_new = NONE,
                                    .demand_new = NONE,
                                    .county_new = NONE};
}

/* One thing is other: a person, a demand, a quota, a pin, the place of somebody's home. */
static void change(struct tiny *t, struct tiny *other)
{
    int32_t i = tiny_below(t, t->p.offer_n), j = tiny_below(t, t->p.demand_n);

    switch (tiny_below(t, 6)) {
    case 0: {
        struct dispatch_offer was = t->offers[i];

        t->offers[i] = other->offers[tiny_below(t, other->p.offer_n)];
        t->offers[i].organization = was.organization;
        t->offers[i].department = was.department;
        t->offers[i].last_host = was.last_host;
        t->offers[i].pinned_demand = -1;
        t->offers[i].previous_demand = was.previous_demand;
        break;
    }
    case 1: {
        struct dispatch_demand was = t->demands[j];

        t->demands[j] = other->demands[tiny_below(t, other->p.demand_n)];
        t->demands[j].organization = was.organization;
        t->demands[j].paired_organization = was.paired_organization;
        break;
    }
    case 2:
        t->demands[j].weight = 1 + tiny_below(t, 1000);
        t->demands[j].seats = 1 + tiny_below(t, 3);
        break;
    case 3:
        t->offers[i].discipline = NOBODYS;
        break;
    case 4:
        if (t->p.quota_n > 0) {
            struct dispatch_quota *q = &t->quotas[tiny_below(t, t->p.quota_n)];

            q->min = tiny_below(t, 3);
            q->max = tiny_below(t, 3) ? q->min + tiny_below(t, 3) : INT64_MAX;
        }
        break;
    default:
        t->offers[i].department = -1;
        t->offers[i].organization = tiny_below(t, t->p.organization_n);
    }
    for (i = 0; i < t->p.offer_n; i++) {
        int32_t pin = t->offers[i].pinned_demand;

        if (pin >= 0 && (dispatch_bars(&t->p, i, pin) != 0 || tiny_below(t, 5) == 0))
            t->offers[i].pinned_demand = -1;
    }
    if (tiny_below(t, 4) == 0)
        tiny_pins(t);
}

static void holds(const struct tiny *t, const struct dispatch_before *before, uint64_t round)
{
    struct dispatch_plan plan, twin;
    struct pair_list pairs;
    struct err e = {0};

    pairs_of(&t->p, &pairs);
    if (!dispatch_solve(&t->p, &arena, &twin, NULL, &e)) {
        assert_true(e.code == ERR_IMPOSSIBLE || t->p.hold);
        return;
    }
    if (!dispatch_mend(&t->p, before, &pairs, &arena, &plan, &e)
        || !dispatch_check(&t->p, &plan, &e))
        fail_msg("round %d: %s", (int)round, e.text);
    assert_int_equal(dispatch_compare(plan.values, twin.values), 0);
    assert_int_equal(plan.pair_n, twin.pair_n);
}

/* Half the time the plan that is mended counts as the previous one, which the change keeps to. */
static void as_good_as_from_the_start(enum tiny_kind kind, bool follows)
{
    int64_t mended = 0;

    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t, other;
        struct dispatch_plan plan;
        struct dispatch_before before;
        struct err e = {0};

        tiny_make_kind(&t, 74, round, kind);
        tiny_make_kind(&other, 75, round, kind);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            before = before_of(&plan);
            for (int32_t n = 1 + tiny_below(&t, 3); n > 0; n--)
                change(&t, &other);
            for (int32_t i = 0; follows && i < t.p.offer_n; i++)
                t.offers[i].previous_demand = plan.demand_of[i];
            t.p.previous = t.p.previous || follows;
            holds(&t, &before, round);
            mended++;
        }
        arena_reset(&arena);
    }
    assert_true(mended > ROUND_N / 2);
}

static void after_a_few_changes_a_mended_plan_is_as_good_as_one_from_the_start(void **unused)
{
    (void)unused;
    as_good_as_from_the_start(TINY_PLAIN, false);
}

static void and_by_another_previous_plan(void **unused)
{
    (void)unused;
    as_good_as_from_the_start(TINY_PREVIOUS, false);
}

static void and_from_the_previous_plan_itself(void **unused)
{
    (void)unused;
    as_good_as_from_the_start(TINY_PLAIN, true);
    as_good_as_from_the_start(TINY_PREVIOUS, true);
}

static const bool *all_or_none(struct random *r)
{
    return random_below(r, 2) ? ALL : NONE;
}

/* Nothing of the plan before has to be right: prices and places at random, everything new. */
static void from_nonsense_the_plan_is_as_good_too(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct random r = random_stream(76, round);
        int64_t prices[DISPATCH_STEP_N * MOST];
        int32_t demand_of[MOST];
        struct dispatch_before before = {
            .demand_of = demand_of,
            .prices = {prices, prices, prices, prices, prices},
            .organization_new = all_or_none(&r),
            .department_new = all_or_none(&r),
            .offer_new = all_or_none(&r),
            .demand_new = all_or_none(&r),
            .county_new = all_or_none(&r),
        };

        tiny_make_kind(&t, 77, round, round % 2 ? TINY_PREVIOUS : TINY_PLAIN);
        for (int k = 0; k < DISPATCH_STEP_N * MOST; k++)
            prices[k] = random_below(&r, 3) ? 0 : (int64_t)random_below(&r, 2000) - 1000;
        for (int32_t i = 0; i < MOST; i++)
            demand_of[i] = (int32_t)random_below(&r, (uint64_t)t.p.demand_n + 1) - 1;
        holds(&t, &before, round);
        arena_reset(&arena);
    }
}

static void an_unchanged_plan_stays_byte_for_byte(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < 200; round++) {
        struct tiny t;
        struct dispatch_plan plan, same;
        struct dispatch_before before;
        struct pair_list pairs;
        struct err e = {0};

        tiny_make_kind(&t, 78, round, TINY_PLAIN);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            pairs_of(&t.p, &pairs);
            before = before_of(&plan);
            assert_true(dispatch_mend(&t.p, &before, &pairs, &arena, &same, &e));
            assert_memory_equal(same.demand_of, plan.demand_of,
                                (size_t)t.p.offer_n * sizeof *plan.demand_of);
            assert_memory_equal(same.prices.demand, plan.prices.demand,
                                (size_t)t.p.demand_n * DISPATCH_STEP_N * sizeof(int64_t));
        }
        arena_reset(&arena);
    }
}

static void teams_are_refused_and_nothing_is_written(void **unused)
{
    struct tiny t;
    struct dispatch_plan plan, same = {.pair_n = -7};
    struct dispatch_before before;
    struct pair_list pairs;
    struct err e = {0};

    (void)unused;
    for (uint64_t round = 0;; round++) {
        tiny_make_kind(&t, 79, round, TINY_TEAMS);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            break;
        err_reset(&e);
    }
    before = before_of(&plan);
    pairs_of(&t.p, &pairs);
    assert_false(dispatch_mend(&t.p, &before, &pairs, &arena, &same, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_non_null(strstr(e.text, "teams"));
    assert_int_equal(same.pair_n, -7);
    arena_reset(&arena);
}

/* Seats for a hundred where there were none: as many units as no repair is for. */
static void too_much_that_is_other_is_refused_and_nothing_is_written(void **unused)
{
    enum { N = 100 };
    static struct dispatch_offer offers[N];
    static const bool old[N];
    static const struct dispatch_organization organizations[2] = {{.county = 0}, {.county = 1}};
    struct dispatch_demand demand = {.organization = 1,
                                     .seats = N,
                                     .min_title_rank = 1,
                                     .tier = 1,
                                     .weight = 1,
                                     .paired_organization = -1};
    struct dispatch_problem p = {.organizations = organizations,
                                 .offers = offers,
                                 .demands = &demand,
                                 .organization_n = 2,
                                 .county_n = 2,
                                 .offer_n = N,
                                 .demand_n = 1,
                                 .weights = {400, 250, 150, 100, 100},
                                 .weight_band = 1000};
    struct dispatch_plan plan, same = {.pair_n = -7};
    struct dispatch_before before;
    struct pair_list pairs;
    struct err e = {0};

    (void)unused;
    for (int32_t i = 0; i < N; i++)
        offers[i] = (struct dispatch_offer){.department = -1,
                                            .title_rank = 1,
                                            .from_day = INT32_MIN,
                                            .until_day = INT32_MAX,
                                            .last_host = -1,
                                            .pinned_demand = -1};
    demand.min_title_rank = 2;
    assert_true(dispatch_solve(&p, &arena, &plan, NULL, &e));
    before = before_of(&plan);
    before.offer_new = old;
    demand.min_title_rank = 1;
    pairs_of(&p, &pairs);
    assert_int_equal(pairs.n, N);
    assert_false(dispatch_mend(&p, &before, &pairs, &arena, &same, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_non_null(strstr(e.text, "too much"));
    assert_int_equal(same.pair_n, -7);
    demand.seats = DISPATCH_MEND_UNITS;
    assert_true(dispatch_mend(&p, &before, &pairs, &arena, &same, &e));
    assert_true(dispatch_check(&p, &same, &e));
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_a_few_changes_a_mended_plan_is_as_good_as_one_from_the_start),
        cmocka_unit_test(and_by_another_previous_plan),
        cmocka_unit_test(and_from_the_previous_plan_itself),
        cmocka_unit_test(from_nonsense_the_plan_is_as_good_too),
        cmocka_unit_test(an_unchanged_plan_stays_byte_for_byte),
        cmocka_unit_test(teams_are_refused_and_nothing_is_written),
        cmocka_unit_test(too_much_that_is_other_is_refused_and_nothing_is_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
