/* Expected values: factorials; arrangements that rise; draws counted. */
#include "engine/deal.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

static void ways_are_counted_and_walked(void **unused)
{
    struct random r = random_stream(104, 1);

    (void)unused;
    for (int round = 0; round < 60; round++) {
        int32_t labels[7], n = 1 + round % 7;
        int64_t walked = 0, before = -1;

        for (int i = 0; i < n; i++)
            labels[i] = (int32_t)random_below(&r, 3);
        deal_sort(labels, n);
        do {
            int64_t number = 0;

            for (int i = 0; i < n; i++)
                number = number * 3 + labels[i];
            assert_true(number > before);
            before = number;
            walked++;
        } while (deal_next(labels, n));
        deal_sort(labels, n);
        assert_int_equal(deal_ways(labels, n, 100000), walked);
    }
}

static void too_many_ways_are_one_more_than_the_most(void **unused)
{
    int32_t labels[60];

    (void)unused;
    for (int i = 0; i < 60; i++)
        labels[i] = i / 30;
    assert_int_equal(deal_ways(labels, 60, 200000), 200001);
    assert_int_equal(deal_ways(labels, 1, 200000), 1);
}

static void draws_are_alike_and_know_only_their_seed(void **unused)
{
    int seen[3] = {0};

    (void)unused;
    for (int draw = 0; draw < 6000; draw++) {
        int32_t labels[] = {0, 0, 1}, again[] = {0, 0, 1};

        deal_draw(labels, 3, 5, draw);
        deal_draw(again, 3, 5, draw);
        assert_memory_equal(labels, again, sizeof labels);
        for (int i = 0; i < 3; i++)
            seen[i] += labels[i];
    }
    for (int i = 0; i < 3; i++)
        assert_near(seen[i], 2000, 5 * sqrt(6000 * 2 / 9.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_counted_and_walked),
        cmocka_unit_test(too_many_ways_are_one_more_than_the_most),
        cmocka_unit_test(draws_are_alike_and_know_only_their_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
