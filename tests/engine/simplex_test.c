/* Expected values: a triangle by hand, exact mixtures, a slow twin that moves weight between pairs,
 * and the check that trusts no solver. */
#include "engine/simplex.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { N = 12, M = 15 };

static double distance(const struct simplex_problem *p, const double *w)
{
    double sum = 0;

    for (int k = 0; k < p->m; k++) {
        double off = -p->target[k];

        for (int j = 0; j < p->n; j++)
            off += w[j] * p->points[j * p->m + k];
        sum += off * off * (p->scale ? p->scale[k] : 1);
    }
    return sum;
}

/* Best move of weight from one point to another, over all pairs, until nothing moves. */
static void plain_fit(const struct simplex_problem *p, double *w)
{
    for (int j = 0; j < p->n; j++)
        w[j] = 1.0 / p->n;
    for (int round = 0; round < 20000; round++) {
        double most = 0;

        for (int from = 0; from < p->n; from++) {
            for (int to = 0; to < p->n; to++) {
                double slope = 0, curve = 0, move;

                for (int k = 0; k < p->m; k++) {
                    double way = p->points[to * p->m + k] - p->points[from * p->m + k];
                    double off = -p->target[k], s = p->scale ? p->scale[k] : 1;

                    for (int j = 0; j < p->n; j++)
                        off += w[j] * p->points[j * p->m + k];
                    slope += s * off * way;
                    curve += s * way * way;
                }
                move = curve > 0 ? fmin(w[from], fmax(0, -slope / curve)) : 0;
                w[from] -= move;
                w[to] += move;
                most = fmax(most, move);
            }
        }
        if (most < 1e-12)
            return;
    }
}

static void fits_agree_with_the_slow_twin_and_prove_themselves(void **unused)
{
    struct random r = random_stream(101, 1);

    (void)unused;
    for (int round = 0; round < 150; round++) {
        double points[N * M], target[M], scale[M], w[N], slow[N];
        struct simplex_problem p = {2 + round % (N - 1), 2 + round % (M - 1), points, target,
                                    round % 3 ? NULL : scale};
        struct arena a = {0};
        struct err e = {0};

        for (int k = 0; k < p.n * p.m; k++)
            points[k] = random_unit(&r) * 10;
        for (int k = 0; k < p.m; k++) {
            target[k] = random_unit(&r) * (round % 2 ? 10 : 16);
            scale[k] = random_unit(&r);
        }
        simplex_fit(&p, &a, w);
        assert_true(simplex_check(&p, w, &a, &e));
        plain_fit(&p, slow);
        assert_near(distance(&p, w), distance(&p, slow), 1e-7);
        arena_reset(&a);
    }
}

static void a_triangle_by_hand(void **unused)
{
    /* the target lies beyond the side between (1,0) and (0,1) */
    double points[] = {0, 0, 1, 0, 0, 1}, target[] = {1, 0.8}, w[3];
    struct simplex_problem p = {3, 2, points, target, NULL};
    struct arena a = {0};

    (void)unused;
    simplex_fit(&p, &a, w);
    assert_near(w[0], 0, 1e-12);
    assert_near(w[1], 0.6, 1e-12);
    assert_near(w[2], 0.4, 1e-12);
    arena_reset(&a);
}

static void an_exact_mixture_is_found(void **unused)
{
    struct random r = random_stream(101, 2);

    (void)unused;
    for (int round = 0; round < 100; round++) {
        double points[6 * 8], target[8] = {0}, want[6] = {0.5, 0, 0.2, 0, 0.3, 0}, w[6];
        struct simplex_problem p = {6, 8, points, target, NULL};
        struct arena a = {0};

        for (int k = 0; k < 48; k++)
            points[k] = random_unit(&r);
        for (int j = 0; j < 6; j++) {
            for (int k = 0; k < 8; k++)
                target[k] += want[j] * points[j * 8 + k];
        }
        simplex_fit(&p, &a, w);
        for (int j = 0; j < 6; j++)
            assert_near(w[j], want[j], 1e-6);
        arena_reset(&a);
    }
}

static void equal_points_and_more_points_than_places_still_prove(void **unused)
{
    struct random r = random_stream(101, 3);

    (void)unused;
    for (int round = 0; round < 100; round++) {
        double points[N * 3], target[3], w[N];
        struct simplex_problem p = {N, 3, points, target, NULL};
        struct arena a = {0};
        struct err e = {0};

        for (int k = 0; k < N * 3; k++)
            points[k] = (double)random_below(&r, 4); /* many repeat */
        for (int k = 0; k < 3; k++)
            target[k] = (double)random_below(&r, 5);
        simplex_fit(&p, &a, w);
        assert_true(simplex_check(&p, w, &a, &e));
        arena_reset(&a);
    }
}

static void a_wrong_mixture_does_not_prove(void **unused)
{
    double points[] = {0, 0, 1, 0, 0, 1}, target[] = {1, 0.8};
    struct simplex_problem p = {3, 2, points, target, NULL};
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_false(simplex_check(&p, (double[]){0, 0.5, 0.5}, &a, &e));
    assert_err(e, ERR_CHECK, "nearer");
    err_reset(&e);
    assert_false(simplex_check(&p, (double[]){0, 0.6, 0.5}, &a, &e));
    assert_err(e, ERR_CHECK, "sum");
    err_reset(&e);
    assert_false(simplex_check(&p, (double[]){-0.1, 0.6, 0.5}, &a, &e));
    assert_err(e, ERR_CHECK, "negative");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_agree_with_the_slow_twin_and_prove_themselves),
        cmocka_unit_test(a_triangle_by_hand),
        cmocka_unit_test(an_exact_mixture_is_found),
        cmocka_unit_test(equal_points_and_more_points_than_places_still_prove),
        cmocka_unit_test(a_wrong_mixture_does_not_prove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
