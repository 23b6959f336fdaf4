/* The twin of a mended plan is the plan of the same problem solved from the start; the judge of its
 * prices is dispatch_check. */
#include "engine/dispatch_edit.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 4000, EDIT_N = 5, NOBODYS = 99 };

static struct arena arena;

static void pairs_of(const struct dispatch_problem *p, struct pair_list *pairs)
{
    struct pair_index index;

    pair_index_make(p, &arena, &index);
    pair_list_make(p, &index, &arena, pairs);
}

/* Another tiny problem's offer or demand, with the home or organization it has; or it is gone. */
static struct dispatch_edit edit_make(struct tiny *t, struct tiny *other)
{
    struct dispatch_edit edit = {.of_demand = tiny_below(t, 2) == 0};
    bool gone = tiny_below(t, 4) == 0;

    if (edit.of_demand) {
        struct dispatch_demand was;

        edit.ix = tiny_below(t, t->p.demand_n);
        was = t->demands[edit.ix];
        t->demands[edit.ix] = other->demands[tiny_below(t, other->p.demand_n)];
        t->demands[edit.ix].organization = was.organization;
        t->demands[edit.ix].paired_organization = was.paired_organization;
        if (gone)
            t->demands[edit.ix].seats = 0;
    } else {
        struct dispatch_offer was;

        edit.ix = tiny_below(t, t->p.offer_n);
        was = t->offers[edit.ix];
        t->offers[edit.ix] = other->offers[tiny_below(t, other->p.offer_n)];
        t->offers[edit.ix].organization = was.organization;
        t->offers[edit.ix].department = was.department;
        t->offers[edit.ix].last_host = was.last_host;
        t->offers[edit.ix].pinned_demand = was.pinned_demand;
        t->offers[edit.ix].previous_demand = was.previous_demand;
        if (gone)
            t->offers[edit.ix].discipline = NOBODYS;
    }
    return edit;
}

/* Pairs are those that listing anew gives. */
static void pairs_hold(const struct dispatch_problem *p, const struct pair_list *pairs)
{
    struct pair_list anew;

    pairs_of(p, &anew);
    assert_int_equal(pairs->n, anew.n);
    for (int32_t j = 0; j <= p->demand_n; j++)
        assert_int_equal(pairs->first[j], anew.first[j]);
    for (int64_t k = 0; k < anew.n; k++) {
        assert_int_equal(pairs->offers[k], anew.offers[k]);
        assert_int_equal(pairs->utilities[k], anew.utilities[k]);
    }
}

static void as_good_as_from_the_start(enum tiny_kind kind)
{
    int64_t mended = 0, other_values = 0;

    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t, other;
        struct dispatch_plan plan, twin;
        struct pair_list pairs;
        struct err e = {0};

        tiny_make_kind(&t, 71, round, kind);
        tiny_make_kind(&other, 72, round, kind);
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            arena_reset(&arena);
            continue;
        }
        pairs_of(&t.p, &pairs);
        for (int k = 0; k < EDIT_N; k++) {
            struct dispatch_edit edit = edit_make(&t, &other);
            int64_t before[DISPATCH_STEP_N];

            for (int s = 0; s < DISPATCH_STEP_N; s++)
                before[s] = plan.values[s];
            if (!dispatch_edit(&t.p, &edit, &arena, &pairs, &plan, &e)) {
                assert_int_equal(e.code, ERR_INPUT);
                break;
            }
            assert_true(dispatch_solve(&t.p, &arena, &twin, NULL, &e));
            if (!dispatch_check(&t.p, &plan, &e))
                fail_msg("round %d, edit %d: %s", (int)round, k, e.text);
            assert_int_equal(dispatch_compare(plan.values, twin.values), 0);
            pairs_hold(&t.p, &pairs);
            mended++;
            other_values += dispatch_compare(before, plan.values) != 0;
        }
        arena_reset(&arena);
    }
    assert_true(mended > ROUND_N);
    assert_true(other_values > ROUND_N / 2);
}

static void a_mended_plan_is_as_good_as_one_from_the_start(void **unused)
{
    (void)unused;
    as_good_as_from_the_start(TINY_PLAIN);
}

static void and_stays_by_a_previous_plan(void **unused)
{
    (void)unused;
    as_good_as_from_the_start(TINY_PREVIOUS);
}

static void edit_refused(const struct tiny *t, struct dispatch_edit edit,
                         struct dispatch_plan *plan, const char *words)
{
    struct pair_list pairs, before;
    struct err e = {0};

    pairs_of(&t->p, &pairs);
    before = pairs;
    assert_false(dispatch_edit(&t->p, &edit, &arena, &pairs, plan, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_non_null(strstr(e.text, words));
    assert_ptr_equal(pairs.offers, before.offers);
}

static void what_only_a_new_solve_tells_is_refused(void **unused)
{
    struct dispatch_plan plan;
    struct err e = {0};
    struct tiny t;
    int refused = 0;

    (void)unused;
    for (uint64_t round = 0; refused < 20; round++) {
        tiny_make_kind(&t, 73, round, TINY_PLAIN);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e) && t.offers[0].pinned_demand >= 0) {
            edit_refused(&t, (struct dispatch_edit){.ix = 0}, &plan, "offer 0: it is pinned");
            edit_refused(&t,
                         (struct dispatch_edit){.of_demand = true, .ix = t.offers[0].pinned_demand},
                         &plan, "somebody is pinned");
            t.p.team_n = 1;
            edit_refused(&t, (struct dispatch_edit){.ix = 0}, &plan, "there are teams");
            refused++;
        }
        err_reset(&e);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mended_plan_is_as_good_as_one_from_the_start),
        cmocka_unit_test(and_stays_by_a_previous_plan),
        cmocka_unit_test(what_only_a_new_solve_tells_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
