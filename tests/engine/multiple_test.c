/* Expected values: an example by hand, and the step procedures themselves: an adjusted p is the
 * level at which the procedure just rejects. */
#include "engine/multiple.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

static void four_values_by_hand(void **unused)
{
    double p[] = {0.01, 0.04, 0.03, 0.5}, q[4];

    (void)unused;
    multiple_benjamini_hochberg(4, p, q);
    assert_near(q[0], 0.04, 1e-12);
    assert_near(q[1], 4 * 0.04 / 3, 1e-12);
    assert_near(q[2], 4 * 0.04 / 3, 1e-12);
    assert_near(q[3], 0.5, 1e-12);
    multiple_holm(4, p, q);
    assert_near(q[0], 0.04, 1e-12);
    assert_near(q[2], 0.09, 1e-12);
    assert_near(q[1], 0.09, 1e-12);
    assert_near(q[3], 0.5, 1e-12);
}

/* Step-up: the largest rank k with p_(k) <= k level / m, all up to it rejected. */
static int stepped_up(int m, const double *p, int i, double level)
{
    for (int k = m; k >= 1; k--) {
        int below = 0;

        for (int j = 0; j < m; j++)
            below += p[j] <= k * level / m;
        if (below >= k)
            return p[i] <= k * level / m;
    }
    return 0;
}

/* Step-down: the smallest p first, against level / m, level / (m - 1) ..., until one fails. */
static int stepped_down(int m, const double *p, int i, double level)
{
    int done[16] = {0};

    for (int k = 0; k < m; k++) {
        int least = -1;

        for (int j = 0; j < m; j++) {
            if (!done[j] && (least < 0 || p[j] < p[least]))
                least = j;
        }
        if (p[least] > level / (m - k))
            return 0;
        if (p[i] <= p[least])
            return 1;
        done[least] = 1;
    }
    return 1;
}

static void an_adjusted_p_is_the_level_that_just_rejects(void **unused)
{
    struct random r = random_stream(96, 1);

    (void)unused;
    for (int round = 0; round < 300; round++) {
        int m = 1 + round % 12;
        double p[12], up[12], down[12];

        for (int i = 0; i < m; i++)
            p[i] = random_unit(&r) * random_unit(&r);
        multiple_benjamini_hochberg(m, p, up);
        multiple_holm(m, p, down);
        for (int i = 0; i < m; i++) {
            assert_true(stepped_up(m, p, i, up[i] + 1e-9));
            assert_false(stepped_up(m, p, i, up[i] - 1e-9));
            if (down[i] < 1) {
                assert_true(stepped_down(m, p, i, down[i] + 1e-9));
                assert_false(stepped_down(m, p, i, down[i] - 1e-9));
            }
        }
    }
}

static void an_unknown_p_is_not_counted(void **unused)
{
    double p[] = {0.01, NAN, 0.04}, q[3];

    (void)unused;
    multiple_holm(3, p, q);
    assert_near(q[0], 0.02, 1e-12);
    assert_true(isnan(q[1]));
    multiple_benjamini_hochberg(3, p, q);
    assert_near(q[0], 0.02, 1e-12);
    assert_true(isnan(q[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_values_by_hand),
        cmocka_unit_test(an_adjusted_p_is_the_level_that_just_rejects),
        cmocka_unit_test(an_unknown_p_is_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
