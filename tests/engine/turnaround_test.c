/* turnaround_test.c - a slow plain twin that counts, for every time, how many are no longer; and a
 * case by hand. */
#include "engine/turnaround.h"

#include <stdlib.h>

#include "base/random.h"
#include "tests/check.h"

enum { CASES = 60, GROUPS = 5 };

/* The shortest time of the group that `part` of ten of them do not exceed. */
static int64_t twin(const struct turnaround_case *cases, size_t n, int32_t group, int64_t part)
{
    int64_t best = TURNAROUND_OPEN;

    for (size_t i = 0; i < n; i++) {
        int64_t ms, within = 0, all = 0;

        if (cases[i].group != group || cases[i].till_ms == TURNAROUND_OPEN)
            continue;
        ms = cases[i].till_ms - cases[i].from_ms;
        for (size_t j = 0; j < n; j++) {
            if (cases[j].group != group || cases[j].till_ms == TURNAROUND_OPEN)
                continue;
            all++;
            within += cases[j].till_ms - cases[j].from_ms <= ms;
        }
        if (within * 10 >= all * part && (best == TURNAROUND_OPEN || ms < best))
            best = ms;
    }
    return best;
}

static void the_middle_and_the_slow_end_are_those_of_a_plain_count(void **unused)
{
    struct random random = random_stream(11, 0);

    (void)unused;
    for (int run = 0; run < 300; run++) {
        struct turnaround_case cases[CASES];
        const size_t n = (size_t)random_below(&random, CASES + 1);
        const struct turnaround *got;
        struct arena a = {0};

        for (size_t i = 0; i < n; i++) {
            int64_t from = random_below(&random, 1000);
            int64_t took = random_below(&random, 20);

            cases[i] = (struct turnaround_case){(int32_t)random_below(&random, GROUPS), from,
                                                from + took, from + 10};
            if (random_below(&random, 4) == 0)
                cases[i].till_ms = TURNAROUND_OPEN;
            if (random_below(&random, 4) == 0)
                cases[i].due_ms = TURNAROUND_OPEN;
        }
        got = turnaround_measure(cases, n, GROUPS, &a);
        for (int32_t g = 0; g < GROUPS; g++) {
            assert_int_equal(got[g].middle_ms, twin(cases, n, g, 5));
            assert_int_equal(got[g].high_ms, twin(cases, n, g, 9));
        }
        arena_reset(&a);
    }
}

static void what_is_not_done_has_no_time_and_is_not_late(void **unused)
{
    const struct turnaround_case cases[] = {{0, 100, 160, 150},
                                            {0, 100, 150, 150},
                                            {0, 100, TURNAROUND_OPEN, 101},
                                            {2, 5, TURNAROUND_OPEN, TURNAROUND_OPEN},
                                            {0, 0, 900, TURNAROUND_OPEN}};
    const struct turnaround *got;
    struct arena a = {0};

    (void)unused;
    got = turnaround_measure(cases, 5, 3, &a);
    assert_int_equal(got[0].all, 4);
    assert_int_equal(got[0].done, 3);
    assert_int_equal(got[0].late, 1); /* at the limit is in time; without one never late */
    assert_int_equal(got[0].middle_ms, 60);
    assert_int_equal(got[0].high_ms, 900);
    assert_int_equal(got[1].all, 0);
    assert_int_equal(got[2].all, 1);
    assert_int_equal(got[2].done, 0);
    assert_true(got[1].middle_ms == TURNAROUND_OPEN && got[2].high_ms == TURNAROUND_OPEN);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_middle_and_the_slow_end_are_those_of_a_plain_count),
        cmocka_unit_test(what_is_not_done_has_no_time_and_is_not_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
