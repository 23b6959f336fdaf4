/* Expected values: a twin that counts each county's change beside its controls' with plain sums;
 * panels whose truth is known; limits of a funnel by hand. */
#include <math.h>

#include "engine/effect_view.h"
#include "tests/check.h"
#include "tests/engine/effect_random.h"

static const struct effect_plan PLAN = {.method = EFFECT_REG, .control = EFFECT_NEVER, .window = 6};

struct viewed {
    struct arena a;
    struct effect_cells c;
    double observed[RANDOM_TIMES], expected[RANDOM_TIMES];
    struct effect_view_units units;
};

static void view(struct random_panel *d, const struct effect_plan *plan, struct viewed *v)
{
    struct err e = {0};

    *v = (struct viewed){0};
    assert_true(effect_did(&d->p, plan, &v->a, &v->c, &e));
    effect_view_path(&d->p, &v->c, v->observed, v->expected);
    effect_view_units(&d->p, plan, &v->c, &v->a, &v->units);
}

static double mean(const struct random_panel *d, int unit, int from, int until)
{
    double sum = 0;

    for (int t = from; t < until; t++)
        sum += d->y[unit * d->p.time_n + t] / (until - from);
    return sum;
}

/* Change of a unit from the 6 periods before index `at` to those from it on. */
static double change(const struct random_panel *d, int unit, int at)
{
    return mean(d, unit, at, d->p.time_n) - mean(d, unit, at - 6, at);
}

static double controls_change(const struct random_panel *d, int at, double *variance)
{
    double sum = 0, squares = 0;
    int n = 0;

    for (int i = 0; i < d->p.unit_n; i++) {
        if (d->starts[i] != INT32_MAX)
            continue;
        sum += change(d, i, at);
        squares += change(d, i, at) * change(d, i, at);
        n++;
    }
    *variance = (squares - sum * sum / n) / (n - 1);
    return sum / n;
}

static void each_unit_is_its_change_less_that_of_the_controls(void **unused)
{
    static const int32_t starts[] = {13, INT32_MAX, INT32_MAX, 17};

    (void)unused;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct random r = random_stream(seed, 1);
        struct random_panel d;
        struct viewed v;
        double noise, mean_own = 0, squares = 0;

        random_panel_make(&d, &r, 12 + (int32_t)random_below(&r, 20), 24, 0);
        random_panel_treat(&d, starts, 4, 3);
        view(&d, &PLAN, &v);
        for (int k = 0; k < v.units.n; k++) {
            const struct effect_view_unit *u = &v.units.items[k];
            int at = u->start - 1; /* times are 1, 2 … */

            assert_int_equal(u->start, d.starts[u->unit]);
            assert_near(u->before, mean(&d, u->unit, at - 6, at), 1e-9);
            assert_near(u->after, mean(&d, u->unit, at, 24), 1e-9);
            assert_near(u->own, change(&d, u->unit, at) - controls_change(&d, at, &noise), 1e-9);
            mean_own += u->own / v.units.n;
            assert_true(k == 0 || v.units.items[k - 1].shrunk <= u->shrunk);
            /* drawn towards the mean, never across it */
            assert_true((u->shrunk - v.units.mean) * (u->own - v.units.mean) >= 0);
            assert_true(fabs(u->shrunk - v.units.mean) <= fabs(u->own - v.units.mean) + 1e-12);
            assert_true(u->low <= u->shrunk && u->shrunk <= u->high);
        }
        assert_near(v.units.mean, mean_own, 1e-9);
        for (int k = 0; k < v.units.n; k++)
            squares += pow(v.units.items[k].own - mean_own, 2) / (v.units.n - 1);
        assert_near(v.units.between, fmax(0, squares - v.units.noise), 1e-9);
        arena_reset(&v.a);
    }
}

/* One cohort: the expected path is the treated mean moved along with the controls' mean. */
static void the_expected_path_moves_as_the_controls_do(void **unused)
{
    static const int32_t starts[] = {13, INT32_MAX, INT32_MAX};
    struct random r = random_stream(7, 1);
    struct random_panel d;
    struct viewed v;

    (void)unused;
    random_panel_make(&d, &r, 30, 24, 0);
    random_panel_treat(&d, starts, 3, 5);
    view(&d, &PLAN, &v);
    for (int t = 0; t < 24; t++) {
        double treated = 0, base = 0, controls = 0, controls_base = 0;

        for (int i = 0; i < 30; i++) {
            bool in = d.starts[i] != INT32_MAX;

            *(in ? &treated : &controls) += d.y[i * 24 + t] / (in ? 10 : 20);
            *(in ? &base : &controls_base) += mean(&d, i, 6, 12) / (in ? 10 : 20);
        }
        assert_near(v.observed[t], treated, 1e-9);
        assert_near(v.expected[t], base + controls - controls_base, 1e-9);
    }
    arena_reset(&v.a);
}

static void with_fewer_than_three_controls_nothing_is_shrunk_and_no_interval_told(void **unused)
{
    static const int32_t starts[] = {13, 13, 13, INT32_MAX};
    struct random r = random_stream(3, 1);
    struct random_panel d;
    struct viewed v;

    (void)unused;
    random_panel_make(&d, &r, 8, 24, 0);
    random_panel_treat(&d, starts, 4, 5);
    view(&d, &PLAN, &v);
    assert_int_equal(v.units.n, 6);
    assert_true(isnan(v.units.noise));
    for (int k = 0; k < 6; k++) {
        assert_near(v.units.items[k].shrunk, v.units.items[k].own, 1e-12);
        assert_true(isnan(v.units.items[k].low));
    }
    arena_reset(&v.a);
}

static void a_period_that_some_cohort_cannot_tell_has_no_expected_value(void **unused)
{
    struct random r = random_stream(5, 1);
    static const int32_t starts[] = {13, 20};
    struct effect_plan plan = PLAN;
    struct random_panel d;
    struct viewed v;

    (void)unused;
    plan.control = EFFECT_NOT_YET;
    random_panel_make(&d, &r, 10, 24, 0);
    random_panel_treat(&d, starts, 2, 1);
    view(&d, &plan, &v); /* nobody is never treated: the panel ends before the last start */
    assert_int_equal(v.c.time_n, 19);
    assert_false(isnan(v.expected[18]));
    arena_reset(&v.a);
}

/* p = 0.5 of 100: Wilson's limits by hand are 0.5 ± 3.0902 sqrt(0.0025 + 9.5495/40000) / 1.095495.
 */
static void funnel_limits_are_wilsons_and_close_with_size(void **unused)
{
    double low, high, narrow_low, narrow_high;

    (void)unused;
    effect_view_funnel(0.5, 100, &low, &high);
    assert_near(high, 0.5 + 3.090232306167813 * sqrt(0.0025 + 9.549535706 / 40000) / 1.09549535706,
                1e-9);
    assert_near(low + high, 1, 1e-12);
    effect_view_funnel(0.5, 10000, &narrow_low, &narrow_high);
    assert_true(narrow_low > low && narrow_high < high);
    effect_view_funnel(0, 10, &low, &high);
    assert_near(low, 0, 1e-12);
    assert_true(high > 0 && high < 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_unit_is_its_change_less_that_of_the_controls),
        cmocka_unit_test(the_expected_path_moves_as_the_controls_do),
        cmocka_unit_test(with_fewer_than_three_controls_nothing_is_shrunk_and_no_interval_told),
        cmocka_unit_test(a_period_that_some_cohort_cannot_tell_has_no_expected_value),
        cmocka_unit_test(funnel_limits_are_wilsons_and_close_with_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
