/* Expected values: a system by hand, the product a x, and systems that are singular by making. */
#include "engine/matrix.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { MOST = 8 };

static void a_system_by_hand_is_solved(void **unused)
{
    double a[4] = {4, 0, 2, 3}, b[2] = {10, 8}; /* 4x + 2y = 10, 2x + 3y = 8 */

    (void)unused;
    assert_true(matrix_factor(2, a));
    matrix_solve(2, a, b);
    assert_near(b[0], 1.75, 1e-14);
    assert_near(b[1], 1.5, 1e-14);
}

static void the_solution_times_the_matrix_is_the_right_side(void **unused)
{
    struct random r = random_stream(95, 1);

    (void)unused;
    for (int round = 0; round < 300; round++) {
        int32_t n = 1 + round % MOST;
        double a[MOST * MOST] = {0}, whole[MOST * MOST], x[MOST], b[MOST];

        for (int k = 0; k < n + 3; k++) {
            double row[MOST];

            for (int i = 0; i < n; i++)
                row[i] = (random_unit(&r) - 0.5) * pow(10, i); /* columns of unlike units */
            matrix_add_outer(n, a, row, 0.5 + random_unit(&r));
        }
        for (int i = 0; i < n; i++) {
            b[i] = x[i] = random_unit(&r);
            for (int j = 0; j < n; j++)
                whole[i * n + j] = j <= i ? a[i * n + j] : a[j * n + i];
        }
        assert_true(matrix_factor(n, a));
        matrix_solve(n, a, x);
        for (int i = 0; i < n; i++)
            assert_near(matrix_dot(n, whole + i * n, x), b[i], 1e-6);
    }
}

static void a_column_that_repeats_others_is_singular(void **unused)
{
    struct random r = random_stream(95, 2);

    (void)unused;
    for (int round = 0; round < 200; round++) {
        double a[9] = {0};

        for (int k = 0; k < 20; k++) {
            double row[3] = {1, 1e4 * random_unit(&r), 0};

            row[2] = 3 * row[0] - 0.1 * row[1];
            matrix_add_outer(3, a, row, 1);
        }
        assert_false(matrix_factor(3, a));
    }
    assert_false(matrix_factor(1, (double[]){0}));
    assert_false(matrix_factor(1, (double[]){NAN}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_system_by_hand_is_solved),
        cmocka_unit_test(the_solution_times_the_matrix_is_the_right_side),
        cmocka_unit_test(a_column_that_repeats_others_is_singular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
