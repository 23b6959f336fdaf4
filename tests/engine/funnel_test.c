#include "engine/funnel.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

/* The limit from the sum of single probabilities, in their order. */
static double plain_limit(double middle, int n, double p)
{
    double single = pow(1 - middle, n), upto = single, limit;
    int r = 0;

    while (!(upto > p) && r < n) {
        single *= (double)(n - r) / (r + 1) * middle / (1 - middle);
        r++;
        upto += single;
    }
    limit = (r - (upto - p) / single) / n;
    return limit < 0 ? 0 : limit > 1 ? 1 : limit;
}

static void limits_are_those_of_the_plain_sum(void **unused)
{
    static const double PS[] = {0.001, 0.025, 0.975, 0.999}, MIDDLES[] = {0.02, 0.1, 0.3, 0.5, 0.8};

    (void)unused;
    for (int n = 1; n <= 120; n++) {
        for (int m = 0; m < 5; m++) {
            for (int p = 0; p < 4; p++)
                assert_near(funnel_limit(MIDDLES[m], n, PS[p]), plain_limit(MIDDLES[m], n, PS[p]),
                            1e-6);
        }
    }
    assert_near(funnel_limit(0, 9, 0.999), 0, 0);
    assert_near(funnel_limit(1, 9, 0.001), 1, 0);
}

/* One case: P(R <= 0) = 0.9 for a rate of 0.1, so 0.999 lies (1 - 0.999) / 0.1 below 1. */
static void a_limit_by_hand(void **unused)
{
    (void)unused;
    assert_near(funnel_limit(0.1, 1, 0.999), 0.99, 1e-9);
    assert_near(funnel_limit(0.1, 1, 0.001), 0, 0);
}

/* 10 places of 100 cases: nine with 10 failures, one with 40. Middle 0.13. */
static void one_far_out_is_told_and_a_small_one_with_the_same_rate_is_not(void **unused)
{
    struct funnel_place places[11];
    struct arena a = {0};
    struct funnel f;
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 10; i++)
        places[i] = (struct funnel_place){100, i == 9 ? 40 : 10};
    places[10] = (struct funnel_place){5, 2};
    assert_true(funnel_reckon(11, places, &a, &f, &e));
    assert_near(f.middle, 132.0 / 1005, 1e-12);
    assert_int_equal(f.rows[9].word, FUNNEL_ABOVE);
    assert_int_equal(f.rows[10].word, FUNNEL_WITHIN);
    assert_near(f.rows[10].rate, f.rows[9].rate, 1e-12);
    assert_true(f.rows[10].shrunk < f.rows[9].shrunk); /* of the same rate: it is less sure */
    assert_true(f.between > 0 && f.rows[9].shrunk < f.rows[9].rate);
    for (int i = 0; i < 9; i++)
        assert_int_equal(f.rows[i].word, FUNNEL_WITHIN);
    arena_reset(&a);
}

static void places_as_alike_as_chance_allows_are_drawn_to_the_middle(void **unused)
{
    static const struct funnel_place PLACES[] = {{50, 5}, {50, 5}, {50, 5}, {50, 5}};
    struct arena a = {0};
    struct funnel f;
    struct err e = {0};

    (void)unused;
    assert_true(funnel_reckon(4, PLACES, &a, &f, &e));
    assert_near(f.between, 0, 0);
    assert_near(f.rows[0].shrunk, 0.1, 1e-12);
    arena_reset(&a);
}

/* Of places that differ by chance alone one in 500 lies outside, or fewer: R is whole. */
static void chance_alone_leaves_about_one_in_five_hundred_outside(void **unused)
{
    enum { PLACES = 4000 };
    static struct funnel_place places[PLACES];
    struct random r = random_stream(7, 1);
    struct arena a = {0};
    struct funnel f;
    struct err e = {0};
    int outside = 0;

    (void)unused;
    for (int i = 0; i < PLACES; i++) {
        places[i] = (struct funnel_place){5 + i % 80, 0};
        for (int64_t c = 0; c < places[i].cases; c++)
            places[i].failures += random_unit(&r) < 0.12;
    }
    assert_true(funnel_reckon(PLACES, places, &a, &f, &e));
    for (int i = 0; i < PLACES; i++)
        outside += f.rows[i].word != FUNNEL_WITHIN;
    assert_in_range(outside, 1, 20);
    assert_true(f.between < 0.002);
    arena_reset(&a);
}

static void no_count_is_refused_and_nothing_is_written(void **unused)
{
    static const struct funnel_place BAD[] = {{0, 0}, {4, 5}, {4, -1}};
    struct funnel f = {.middle = 7};
    struct arena a = {0};
    struct err e;

    (void)unused;
    for (int i = 0; i < 3; i++) {
        e = (struct err){0};
        assert_false(funnel_reckon(1, &BAD[i], &a, &f, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_near(f.middle, 7, 0);
    }
    e = (struct err){0};
    assert_true(funnel_reckon(0, NULL, &a, &f, &e));
    assert_true(isnan(f.middle));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_are_those_of_the_plain_sum),
        cmocka_unit_test(a_limit_by_hand),
        cmocka_unit_test(one_far_out_is_told_and_a_small_one_with_the_same_rate_is_not),
        cmocka_unit_test(places_as_alike_as_chance_allows_are_drawn_to_the_middle),
        cmocka_unit_test(chance_alone_leaves_about_one_in_five_hundred_outside),
        cmocka_unit_test(no_count_is_refused_and_nothing_is_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
