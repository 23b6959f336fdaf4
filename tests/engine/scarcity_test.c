/* The twin puts one practitioner more into the problem and solves it anew. */
#include "engine/scarcity.h"

#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 600, SET_MAX = 1 + TINY_DEMANDS };

static struct arena arena;

static void pairs_of(const struct dispatch_problem *p, struct pair_list *pairs)
{
    struct pair_index index;

    pair_index_make(p, &arena, &index);
    pair_list_make(p, &index, &arena, pairs);
}

static bool same_set(struct dispatch_set a, struct dispatch_set b)
{
    return a.n == b.n && (a.n == 0 || !memcmp(a.items, b.items, (size_t)a.n * sizeof *a.items));
}

/* The empty set and those that some demand requires. */
static int sets_of(const struct dispatch_problem *p, struct dispatch_set *sets)
{
    int n = 1;

    sets[0] = (struct dispatch_set){0};
    for (int32_t j = 0; j < p->demand_n; j++) {
        int k = 0;

        while (k < n && !same_set(sets[k], p->demands[j].required))
            k++;
        if (k == n)
            sets[n++] = p->demands[j].required;
    }
    return n;
}

static void twin_better(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                        const struct scarcity_row *kind, int64_t *better)
{
    struct dispatch_problem more = *p;
    struct dispatch_offer offers[TINY_OFFERS + 1];
    struct dispatch_plan other;
    struct err e = {0};

    memcpy(offers, p->offers, (size_t)p->offer_n * sizeof *offers);
    offers[p->offer_n] = (struct dispatch_offer){.organization = -1,
                                                 .department = -1,
                                                 .discipline = kind->discipline,
                                                 .title_rank = kind->title_rank,
                                                 .techniques = kind->techniques,
                                                 .from_day = INT32_MIN,
                                                 .until_day = INT32_MAX,
                                                 .last_host = -1,
                                                 .pinned_demand = -1,
                                                 .previous_demand = -1};
    more.offers = offers;
    more.offer_n++;
    assert_true(dispatch_solve(&more, &arena, &other, NULL, &e));
    better[0] = plan->values[0] - other.values[0];
    for (int s = 1; s < SCARCITY_LEVEL_N; s++)
        better[s] = other.values[s] - plan->values[s];
}

static const struct scarcity_row *row_of(const struct scarcity *s, const struct scarcity_row *kind)
{
    static const struct scarcity_row NONE;

    for (int32_t k = 0; k < s->n; k++) {
        if (s->rows[k].discipline == kind->discipline && s->rows[k].title_rank == kind->title_rank
            && same_set(s->rows[k].techniques, kind->techniques))
            return &s->rows[k];
    }
    return &NONE;
}

static int32_t kinds_follow(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                            const struct scarcity *found)
{
    struct dispatch_set sets[SET_MAX];
    int set_n = sets_of(p, sets);
    int32_t rows = 0;

    for (int32_t kind = 0; kind < 2 * 4 * set_n; kind++) {
        struct scarcity_row want = {
            .discipline = kind % 2, .title_rank = 1 + kind / 2 % 4, .techniques = sets[kind / 8]};
        int64_t none[SCARCITY_LEVEL_N] = {0};

        twin_better(p, plan, &want, want.better);
        assert_memory_equal(row_of(found, &want)->better, want.better, sizeof want.better);
        rows += memcmp(want.better, none, sizeof none) != 0;
    }
    return rows;
}

static void one_more_of_a_kind(enum tiny_kind tiny_kind, uint64_t round_n)
{
    int32_t rows = 0;

    for (uint64_t round = 0; round < round_n; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct pair_list pairs;
        struct scarcity found;
        struct err e = {0};

        tiny_make_kind(&t, 41, round, tiny_kind);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            pairs_of(&t.p, &pairs);
            assert_true(scarcity_find(&t.p, &plan, &pairs, NULL, &arena, &found, &e));
            assert_int_equal(kinds_follow(&t.p, &plan, &found), found.n);
            rows += found.n;
        }
        arena_reset(&arena);
    }
    assert_true(rows > (int32_t)round_n);
}

static void each_kind_brings_what_solving_anew_says(void **unused)
{
    (void)unused;
    one_more_of_a_kind(TINY_PLAIN, ROUND_N);
    one_more_of_a_kind(TINY_PREVIOUS, ROUND_N);
    one_more_of_a_kind(TINY_HOLD, ROUND_N);
}

static void with_teams_as_well(void **unused)
{
    (void)unused;
    one_more_of_a_kind(TINY_TEAMS, ROUND_N / 4);
    one_more_of_a_kind(TINY_ALL, ROUND_N / 4);
}

static void nobody_is_scarce_where_nothing_is_ordered(void **unused)
{
    struct dispatch_problem p = {.weights = {400, 250, 150, 100, 100}, .weight_band = 1000};
    struct dispatch_plan plan;
    struct pair_list pairs;
    struct scarcity found;
    struct err e = {0};

    (void)unused;
    assert_true(dispatch_solve(&p, &arena, &plan, NULL, &e));
    pairs_of(&p, &pairs);
    assert_true(scarcity_find(&p, &plan, &pairs, NULL, &arena, &found, &e));
    assert_int_equal(found.n, 0);
    arena_reset(&arena);
}

static bool at_once(void *arg)
{
    (*(int32_t *)arg)++;
    return true;
}

/* Some kinds are solved anew; who is asked to stop there tells no row that may be wrong. */
static void a_stop_leaves_no_rows_and_is_asked_only_where_a_kind_is_solved(void **unused)
{
    int32_t asked = 0, stopped = 0;

    (void)unused;
    for (uint64_t round = 0; round < 400; round++) {
        const struct dispatch_stop stop = {.due = at_once, .arg = &asked};
        struct tiny t;
        struct dispatch_plan plan;
        struct pair_list pairs;
        struct scarcity found = {0};
        struct err e = {0};
        int32_t before = asked;

        tiny_make_kind(&t, 41, round, TINY_TEAMS);
        if (dispatch_solve(&t.p, &arena, &plan, NULL, &e)) {
            pairs_of(&t.p, &pairs);
            assert_true(scarcity_find(&t.p, &plan, &pairs, &stop, &arena, &found, &e));
            assert_int_equal(found.done, asked == before);
            assert_true(found.done || found.n == 0);
            stopped += !found.done;
        }
        arena_reset(&arena);
    }
    assert_true(stopped > 0 && stopped < 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_brings_what_solving_anew_says),
        cmocka_unit_test(with_teams_as_well),
        cmocka_unit_test(a_stop_leaves_no_rows_and_is_asked_only_where_a_kind_is_solved),
        cmocka_unit_test(nobody_is_scarce_where_nothing_is_ordered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
