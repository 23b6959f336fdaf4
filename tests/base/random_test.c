#include "base/random.h"
#include "tests/check.h"

static void the_same_seed_stream_and_counter_give_the_same_number(void **unused)
{
    struct random a = random_stream(5, 9), b = random_stream(5, 9);

    (void)unused;
    for (int i = 0; i < 100; i++)
        assert_true(random_bits(&a) == random_bits(&b));
    b.counter = 3;
    a = random_stream(5, 9);
    random_bits(&a);
    random_bits(&a);
    random_bits(&a);
    assert_true(random_bits(&a) == random_bits(&b));
}

/* Fixed for ever: demonstration regions of a seed must be the same on every machine and release. */
static void the_numbers_never_change_between_releases(void **unused)
{
    struct random r = random_stream(20260101, 7);
    uint64_t first = random_bits(&r), second = random_bits(&r);

    (void)unused;
    assert_true(first == 0x5B81FE10B0EC06F6u && second == 0x59227AB8381B3934u);
}

static void streams_and_seeds_differ(void **unused)
{
    struct random a = random_stream(1, 1), b = random_stream(1, 2), c = random_stream(2, 1);
    uint64_t x = random_bits(&a), y = random_bits(&b), z = random_bits(&c);

    (void)unused;
    assert_true(x != y && x != z && y != z);
}

/* Chi-square with 9 degrees of freedom: 27.9 is exceeded with probability 0.001. */
static void draws_are_even_and_within_their_range(void **unused)
{
    struct random r = random_stream(11, 3);
    int64_t counts[10] = {0};
    double chi = 0, mean = 0;

    (void)unused;
    for (int i = 0; i < 100000; i++) {
        int64_t v = random_below(&r, 10);

        assert_in_range(v, 0, 9);
        counts[v]++;
    }
    for (int i = 0; i < 10; i++)
        chi += (double)((counts[i] - 10000) * (counts[i] - 10000)) / 10000;
    assert_true(chi < 27.9);
    for (int i = 0; i < 100000; i++) {
        double u = random_unit(&r);

        assert_true(u >= 0 && u < 1);
        mean += u / 100000;
    }
    assert_near(mean, 0.5, 0.005);
    assert_int_equal(random_below(&r, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_stream_and_counter_give_the_same_number),
        cmocka_unit_test(the_numbers_never_change_between_releases),
        cmocka_unit_test(streams_and_seeds_differ),
        cmocka_unit_test(draws_are_even_and_within_their_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
