/* Expected values: closed forms (Cauchy, two degrees of freedom, chi-square with even degrees) and
 * values printed in every table. */
#include "engine/tail.h"

#include <math.h>

#include "tests/check.h"

static void the_normal_has_its_printed_values(void **unused)
{
    (void)unused;
    assert_near(tail_normal_at(0.975), 1.959963984540054, 1e-12);
    assert_near(tail_normal_at(0.5), 0, 1e-12);
    assert_near(tail_normal_at(0.001), -3.090232306167813, 1e-12);
    for (double z = -6; z < 6; z += 0.37)
        assert_near(tail_normal(z), 2 * (1 - erfc(-fabs(z) / sqrt(2)) / 2), 1e-15 + tail_normal(z));
    assert_near(tail_normal(1.959963984540054), 0.05, 1e-14);
}

static void student_of_one_and_two_degrees_has_closed_forms(void **unused)
{
    (void)unused;
    for (double t = 0; t < 50; t = t * 1.7 + 0.1) {
        assert_near(tail_student(t, 1), 1 - 2 / acos(-1) * atan(t), 1e-10);
        assert_near(tail_student(-t, 2), 1 - t / sqrt(2 + t * t), 1e-10);
    }
    for (double p = 0.003; p < 1; p += 0.05)
        assert_near(tail_student_at(p, 1), tan(acos(-1) * (p - 0.5)), 1e-6);
    assert_near(tail_student_at(0.975, 10), 2.228138851964939, 1e-8);
    assert_near(tail_student_at(0.975, 99), 1.984216951501646, 1e-8);
    assert_near(tail_student_at(0.025, 1e6), tail_normal_at(0.025), 1e-5);
}

static void chi_square_of_even_degrees_is_a_poisson_sum(void **unused)
{
    (void)unused;
    for (int half = 1; half < 60; half += 4) {
        for (double x = 0.1; x < 300; x *= 1.6) {
            double term = exp(-x / 2), sum = 0;

            for (int k = 0; k < half; k++) {
                sum += term;
                term *= x / 2 / (k + 1);
            }
            assert_near(tail_chi2(x, 2 * half), sum, 1e-12);
        }
    }
    assert_near(tail_chi2(3.841458820694124, 1), 0.05, 1e-12);
    assert_near(tail_chi2(0, 3), 1, 0);
}

static void a_folded_normal_without_bias_is_the_normal_and_with_much_one_sided(void **unused)
{
    (void)unused;
    assert_near(tail_folded_at(0.95, 0), 1.959963984540054, 1e-10);
    assert_near(tail_folded_at(0.95, 9), 9 + 1.644853626951473, 1e-10);
    assert_true(tail_folded_at(0.95, 0.5) > 1.96 && tail_folded_at(0.95, 0.5) < 2.46);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_normal_has_its_printed_values),
        cmocka_unit_test(student_of_one_and_two_degrees_has_closed_forms),
        cmocka_unit_test(chi_square_of_even_degrees_is_a_poisson_sum),
        cmocka_unit_test(a_folded_normal_without_bias_is_the_normal_and_with_much_one_sided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
