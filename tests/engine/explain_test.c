/* The twin answers each question by itself, asking every offer and demand again, and sorts whole
 * lists. Assignments are random ones that keep the rules, and plans of the solver. */
#include <stdlib.h>

#include "engine/explain.h"
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 3000 };

static struct arena arena;

static void pairs_of(const struct dispatch_problem *p, struct pair_list *pairs)
{
    struct pair_index index;

    pair_index_make(p, &arena, &index);
    pair_list_make(p, &index, &arena, pairs);
}

/* A random assignment within eligibility, seats and pins; false where the pins do not fit. */
static bool random_plan(struct tiny *t, int32_t *demand_of)
{
    int32_t seated[TINY_DEMANDS] = {0};

    for (int32_t i = 0; i < t->p.offer_n; i++) {
        demand_of[i] = t->offers[i].pinned_demand;
        if (demand_of[i] >= 0 && ++seated[demand_of[i]] > t->demands[demand_of[i]].seats)
            return false;
    }
    for (int32_t i = 0; i < t->p.offer_n; i++) {
        int32_t j = tiny_below(t, t->p.demand_n);

        if (demand_of[i] < 0 && tiny_below(t, 4) && dispatch_bars(&t->p, i, j) == 0
            && seated[j] < t->demands[j].seats) {
            demand_of[i] = j;
            seated[j]++;
        }
    }
    return true;
}

static int person_compare(const void *a, const void *b)
{
    const struct explain_person *x = a, *y = b;

    if (x->utility != y->utility)
        return x->utility > y->utility ? -1 : 1;
    return x->offer < y->offer ? -1 : 1;
}

/* Those eligible for a demand, sorted; `open` leaves out those pinned elsewhere. */
static int32_t twin_eligible(const struct dispatch_problem *p, const int32_t *demand_of,
                             int32_t demand, bool open, struct explain_person *persons)
{
    int32_t n = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        struct dispatch_terms terms;
        int32_t pin = p->offers[i].pinned_demand;

        if (dispatch_bars(p, i, demand) != 0 || (open && pin >= 0 && pin != demand))
            continue;
        dispatch_terms(p, i, demand, &terms);
        persons[n++] =
            (struct explain_person){.offer = i, .utility = terms.utility, .demand = demand_of[i]};
    }
    qsort(persons, (size_t)n, sizeof *persons, person_compare);
    return n;
}

static void same_persons(const struct explain_persons *found, const struct explain_person *want,
                         int32_t n)
{
    assert_int_equal(found->n, n < EXPLAIN_PERSON_MAX ? n : EXPLAIN_PERSON_MAX);
    for (int32_t k = 0; k < found->n; k++) {
        assert_int_equal(found->items[k].offer, want[k].offer);
        assert_int_equal(found->items[k].utility, want[k].utility);
        assert_int_equal(found->items[k].demand, want[k].demand);
    }
}

static int32_t twin_seated(const struct dispatch_problem *p, const int32_t *demand_of, int32_t j)
{
    int32_t n = 0;

    for (int32_t i = 0; i < p->offer_n; i++)
        n += demand_of[i] == j;
    return n;
}

static void seats_follow(const struct dispatch_problem *p, const int32_t *demand_of,
                         const struct explain *ex)
{
    int32_t at = 0;

    for (int32_t j = 0; j < p->demand_n; j++) {
        int32_t seat = 0;

        for (int32_t i = 0; i < p->offer_n; i++) {
            struct explain_person persons[TINY_OFFERS];
            int32_t n, kept = 0;

            if (demand_of[i] != j)
                continue;
            assert_true(at < ex->seat_n);
            assert_int_equal(ex->seats[at].demand, j);
            assert_int_equal(ex->seats[at].offer, i);
            assert_int_equal(ex->seats[at].seat, ++seat);
            n = twin_eligible(p, demand_of, j, false, persons);
            for (int32_t k = 0; k < n; k++) {
                if (persons[k].offer == i)
                    assert_int_equal(ex->seats[at].terms.utility, persons[k].utility);
                else
                    persons[kept++] = persons[k];
            }
            same_persons(&ex->seats[at].others, persons, kept);
            at++;
        }
    }
    assert_int_equal(at, ex->seat_n);
}

/* Without one rule, the bars that stand beside it still count. */
static void without_follows(const struct dispatch_problem *p, const struct explain_unfilled *line)
{
    static const unsigned RULES[] = {BAR_TITLE, BAR_AVAILABILITY, BAR_EXCLUSION, BAR_TECHNIQUES,
                                     BAR_OWN_ORGANIZATION};

    for (int rule = 0; rule < EXPLAIN_RULE_N; rule++) {
        int64_t n = 0;

        for (int32_t i = 0; i < p->offer_n; i++) {
            unsigned bars = dispatch_bars(p, i, line->demand);

            n += bars == 0 || bars == RULES[rule];
        }
        assert_int_equal(line->without[rule], n);
    }
}

static void unfilled_follow(const struct dispatch_problem *p, const int32_t *demand_of,
                            const struct explain *ex, int32_t *seen)
{
    int32_t at = 0;

    for (int32_t j = 0; j < p->demand_n; j++) {
        struct explain_person persons[TINY_OFFERS];
        int32_t n, here = 0, nowhere = 0,
                   empty = p->demands[j].seats - twin_seated(p, demand_of, j);

        if (empty == 0)
            continue;
        assert_true(at < ex->unfilled_n);
        assert_int_equal(ex->unfilled[at].demand, j);
        assert_int_equal(ex->unfilled[at].seats, empty);
        n = twin_eligible(p, demand_of, j, true, persons);
        for (int32_t k = 0; k < n; k++) {
            here += persons[k].demand == j;
            nowhere += persons[k].demand == -1;
        }
        seen[ex->unfilled[at].cause]++;
        if (here == n) {
            assert_int_equal(ex->unfilled[at].cause, EXPLAIN_NOBODY_ELIGIBLE);
            assert_int_equal(ex->unfilled[at].persons.n, 0);
            without_follows(p, &ex->unfilled[at]);
        } else {
            assert_int_equal(ex->unfilled[at].cause,
                             nowhere > 0 ? EXPLAIN_EMPTY_QUOTA : EXPLAIN_ALL_PLACED);
            same_persons(&ex->unfilled[at].persons, persons, n);
        }
        at++;
    }
    assert_int_equal(at, ex->unfilled_n);
}

static void unplaced_follow(const struct dispatch_problem *p, const int32_t *demand_of,
                            const struct explain *ex, int32_t *seen)
{
    int32_t at = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t open = 0, free_seats = 0;

        if (demand_of[i] >= 0)
            continue;
        for (int32_t j = 0; j < p->demand_n; j++) {
            if (dispatch_bars(p, i, j) == 0) {
                open++;
                free_seats += p->demands[j].seats - twin_seated(p, demand_of, j);
            }
        }
        assert_true(at < ex->unplaced_n);
        assert_int_equal(ex->unplaced[at].offer, i);
        assert_int_equal(ex->unplaced[at].cause, open == 0         ? EXPLAIN_NO_ELIGIBLE_DEMAND
                                                 : free_seats == 0 ? EXPLAIN_ALL_SEATS_FILLED
                                                                   : EXPLAIN_STAY_QUOTA);
        seen[ex->unplaced[at].cause]++;
        at++;
    }
    assert_int_equal(at, ex->unplaced_n);
}

static void every_line_is_what_the_twin_says(void **unused)
{
    int32_t empty_seen[EXPLAIN_EMPTY_N] = {0}, stay_seen[EXPLAIN_STAY_N] = {0};

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        int32_t demand_of[TINY_OFFERS];
        struct explain ex;
        struct pair_list pairs;

        tiny_make(&t, 21, round);
        if (!random_plan(&t, demand_of))
            continue;
        pairs_of(&t.p, &pairs);
        explain_plan(&t.p, &pairs, demand_of, &arena, &ex);
        seats_follow(&t.p, demand_of, &ex);
        unfilled_follow(&t.p, demand_of, &ex, empty_seen);
        unplaced_follow(&t.p, demand_of, &ex, stay_seen);
        arena_reset(&arena);
    }
    for (int cause = 0; cause < EXPLAIN_EMPTY_N; cause++)
        assert_true(cause == EXPLAIN_TEAM || empty_seen[cause] > 100);
    for (int cause = 0; cause < EXPLAIN_STAY_N; cause++)
        assert_true(stay_seen[cause] > 100);
}

/* Without quotas an optimum leaves no eligible practitioner waiting beside an empty seat. */
static void an_optimum_without_quotas_has_no_cause_quota(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct explain ex;
        struct pair_list pairs;
        struct err e = {0};

        tiny_make(&t, 22, round);
        t.p.quota_n = 0;
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            continue;
        pairs_of(&t.p, &pairs);
        explain_plan(&t.p, &pairs, plan.demand_of, &arena, &ex);
        for (int32_t k = 0; k < ex.unfilled_n; k++)
            assert_int_not_equal(ex.unfilled[k].cause, EXPLAIN_EMPTY_QUOTA);
        for (int32_t k = 0; k < ex.unplaced_n; k++)
            assert_int_not_equal(ex.unplaced[k].cause, EXPLAIN_STAY_QUOTA);
        arena_reset(&arena);
    }
}

static void names_are_those_of_the_files(void **unused)
{
    (void)unused;
    assert_string_equal(explain_empty_names[EXPLAIN_NOBODY_ELIGIBLE], "nobody_eligible");
    assert_string_equal(explain_empty_names[EXPLAIN_EMPTY_QUOTA], "quota");
    assert_string_equal(explain_empty_names[EXPLAIN_ALL_PLACED], "all_placed");
    assert_string_equal(explain_stay_names[EXPLAIN_NO_ELIGIBLE_DEMAND], "no_eligible_demand");
    assert_string_equal(explain_stay_names[EXPLAIN_ALL_SEATS_FILLED], "all_seats_filled");
    assert_string_equal(explain_stay_names[EXPLAIN_STAY_QUOTA], "quota");
    assert_string_equal(explain_rules[0].name, "title");
    assert_string_equal(explain_rules[4].name, "own_organization");
}

static void nobody_and_nothing_need_no_reason(void **unused)
{
    struct dispatch_problem p = {0};
    struct explain ex;
    struct pair_list pairs;

    (void)unused;
    pairs_of(&p, &pairs);
    explain_plan(&p, &pairs, NULL, &arena, &ex);
    assert_int_equal(ex.seat_n + ex.unfilled_n + ex.unplaced_n, 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_what_the_twin_says),
        cmocka_unit_test(an_optimum_without_quotas_has_no_cause_quota),
        cmocka_unit_test(names_are_those_of_the_files),
        cmocka_unit_test(nobody_and_nothing_need_no_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
