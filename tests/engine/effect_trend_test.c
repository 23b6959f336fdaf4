/* Expected values: trends and jumps that were put in; a plain elimination for W; hidden differences
 * of a known bend. */
#include <math.h>

#include "engine/effect_test.h"
#include "engine/tail.h"
#include "tests/check.h"
#include "tests/engine/effect_random.h"

static const int32_t STARTS[] = {20, INT32_MAX, 25, INT32_MAX};

/* Everything that is asked about one panel. */
struct asked {
    struct arena a;
    struct effect_cells c;
    struct effect_rows rows;
    struct effect_trend trend;
    struct effect_bounds bounds;
    struct effect_permutation permutation;
    struct effect_verdict verdict;
};

static void ask(struct random_panel *d, const struct effect_plan *plan, bool permute,
                struct asked *q)
{
    struct effect_evidence evidence = {.trend = &q->trend, .bounds = &q->bounds};
    struct err e = {0};

    *q = (struct asked){0};
    assert_true(effect_did(&d->p, plan, &q->a, &q->c, &e));
    effect_sum(&q->c, &q->a, &q->rows);
    effect_trend(&d->p, plan, &q->c, &q->a, &q->trend);
    effect_bounds(&d->p, plan, &q->c, &q->a, &q->bounds);
    if (permute)
        effect_permute(&d->p, plan, &q->c, 1, &q->a, &q->permutation);
    evidence.permutation = permute ? &q->permutation : NULL;
    effect_judge(&q->c, &q->rows, &evidence, false, &q->verdict);
}

/* Controls that never start: the hidden paths of those who start later would hide each other. */
static const struct effect_plan PLAN = {
    .method = EFFECT_REG, .control = EFFECT_NEVER, .window = 12};

/* Adds to every treated unit a path over periods since start. */
static void path_add(struct random_panel *d, double (*path)(double r, double size), double size)
{
    for (int i = 0; i < d->p.unit_n; i++) {
        for (int t = 0; t < d->p.time_n && d->starts[i] != INT32_MAX; t++)
            d->y[i * d->p.time_n + t] += path(d->times[t] - d->starts[i], size);
    }
}

static double line(double r, double size)
{
    return size * r;
}

static double jump_before(double r, double size)
{
    return r >= -2 ? size : 0;
}

/* Bends by `size` each period before and after: second differences are `size`. */
static double bend(double r, double size)
{
    return size * r * r / 2;
}

static void slope_and_jump_come_back_beside_the_noise(void **unused)
{
    struct random r = random_stream(94, 1);
    static struct random_panel d;
    struct asked none, sloped, jumped;

    (void)unused;
    random_panel_make(&d, &r, 60, 36, 0);
    random_panel_treat(&d, STARTS, 4, -2);
    ask(&d, &PLAN, false, &none);
    path_add(&d, line, 0.7);
    ask(&d, &PLAN, false, &sloped);
    path_add(&d, line, -0.7);
    path_add(&d, jump_before, 3);
    ask(&d, &PLAN, false, &jumped);
    assert_int_equal(none.trend.period_n, 12);
    assert_int_equal(none.trend.cohort_n, 2);
    assert_near(sloped.trend.slope - none.trend.slope, 0.7, 1e-9);
    assert_near(jumped.trend.jump - none.trend.jump, 3, 1e-9);
    assert_near(sloped.trend.slope_p,
                tail_student(sloped.trend.slope / sloped.trend.slope_se / sqrt(60.0 / 59), 59),
                1e-12);
    /* a straight hidden trend moves the headline, but not the estimate that takes it off */
    assert_true(fabs(sloped.verdict.att - none.verdict.att) > 5);
    assert_near(sloped.bounds.straight, none.bounds.straight, 1e-9);
    arena_reset(&none.a);
    arena_reset(&sloped.a);
    arena_reset(&jumped.a);
}

/* A cohort whose slope is fitted exactly has no standard error; two cohorts give one by hand. */
static void the_slope_of_a_window_is_least_squares(void **unused)
{
    static struct random_panel d;
    struct random r = random_stream(94, 2);
    struct asked q;
    double sums[2] = {0}, by_hand;

    (void)unused;
    random_panel_make(&d, &r, 40, 30, 0);
    for (int i = 0; i < 40; i++) {
        double own = 0, square = 0;

        d.starts[i] = i % 2 ? INT32_MAX : 20;
        for (int j = 0; j < 12; j++) { /* periods 8 .. 19 */
            own += (j - 5.5) * d.y[i * 30 + 7 + j];
            square += (j - 5.5) * (j - 5.5);
        }
        sums[i % 2] += own / square / 20;
    }
    by_hand = sums[0] - sums[1];
    ask(&d, &PLAN, false, &q);
    assert_near(q.trend.slope, by_hand, 1e-9);
    arena_reset(&q.a);
}

static void too_few_periods_before_leave_the_trend_untested(void **unused)
{
    static const int32_t early[] = {5, INT32_MAX};
    struct random r = random_stream(94, 3);
    static struct random_panel d;
    struct asked q;

    (void)unused;
    random_panel_make(&d, &r, 60, 20, 0);
    random_panel_treat(&d, early, 2, -9);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.trend.period_n, 0);
    assert_true(q.verdict.reasons & EFFECT_REASON_UNTESTED);
    assert_int_equal(q.verdict.class, EFFECT_IMPROVED_UNATTRIBUTED);
    arena_reset(&q.a);
}

static void each_class_has_its_panel(void **unused)
{
    struct random r = random_stream(94, 4);
    static struct random_panel d;
    struct asked q;

    (void)unused;
    random_panel_make(&d, &r, 60, 36, 0);
    random_panel_treat(&d, STARTS, 4, -60);
    for (int i = 0; i < 60; i++) { /* without unlike trends, noise alone */
        for (int t = 0; t < 36; t++)
            d.y[i * 36 + t] = random_noise(&r) + (d.times[t] >= d.starts[i] ? -3 : 0);
    }
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_IMPROVED_ATTRIBUTED);
    assert_true(q.verdict.low < -3 && q.verdict.high > -3.6 && q.verdict.p < 1e-6);
    arena_reset(&q.a);
    path_add(&d, line, -0.5);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_IMPROVED_UNATTRIBUTED);
    assert_true(q.verdict.reasons & EFFECT_REASON_SLOPE);
    arena_reset(&q.a);
    path_add(&d, line, 0.5);
    path_add(&d, jump_before, -2);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_IMPROVED_UNATTRIBUTED);
    assert_true(q.verdict.reasons & EFFECT_REASON_JUMP);
    arena_reset(&q.a);
    path_add(&d, jump_before, 2);
    random_panel_treat(&d, STARTS, 4, 3);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_NO_VISIBLE_CHANGE);
    assert_near(q.verdict.least_seen,
                2.8 * effect_overall(&q.rows, EFFECT_GROUP)->se * sqrt(60.0 / 59), 1e-12);
    arena_reset(&q.a);
    random_panel_treat(&d, STARTS, 4, 3);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_WORSENED);
    arena_reset(&q.a);
}

static void few_treated_are_judged_by_permutation_or_not_at_all(void **unused)
{
    struct random r = random_stream(94, 5);
    static struct random_panel d;
    struct asked q;

    (void)unused;
    random_panel_make(&d, &r, 16, 36, 0);
    d.starts[4] = 20;
    for (int t = 19; t < 36; t++)
        d.y[4 * 36 + t] -= 100;
    ask(&d, &PLAN, true, &q);
    assert_int_equal(q.verdict.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(q.verdict.reasons & EFFECT_REASON_FEW_TREATED);
    assert_true(q.verdict.reasons & EFFECT_REASON_ONE_TREATED);
    arena_reset(&q.a);
    ask(&d, &PLAN, false, &q); /* and without permutation there is no way to tell */
    assert_int_equal(q.verdict.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(isnan(q.verdict.low) && (q.verdict.reasons & EFFECT_REASON_NO_INTERVAL));
    arena_reset(&q.a);
}

static void two_periods_after_the_start_are_too_early(void **unused)
{
    struct random r = random_stream(94, 6);
    static struct random_panel d;
    struct asked q;

    (void)unused;
    random_panel_make(&d, &r, 60, 21, 0);
    random_panel_treat(&d, STARTS, 4, -50);
    ask(&d, &PLAN, false, &q);
    assert_int_equal(q.verdict.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(q.verdict.reasons & EFFECT_REASON_EARLY);
    arena_reset(&q.a);
}

/* A difference that merely bends, with hardly any noise, must not survive bends of its own size. */
static void a_bend_is_not_taken_for_an_effect_beyond_its_own_size(void **unused)
{
    struct random r = random_stream(94, 7);
    static struct random_panel d;

    (void)unused;
    for (int round = 0; round < 6; round++) {
        struct effect_plan plan = PLAN;
        struct asked q;
        double size = 0.01 * (1 + round);

        plan.base = (enum effect_base)(round % 3);
        random_panel_make(&d, &r, 60, 36, 0);
        random_panel_treat(&d, STARTS, 4, 0);
        for (int k = 0; k < 60 * 36; k++)
            d.y[k] = 1e-4 * random_noise(&r);
        path_add(&d, bend, size);
        ask(&d, &plan, false, &q);
        assert_true(q.bounds.known);
        assert_true(q.bounds.bend_m <= size * 1.01);
        assert_true(q.bounds.bend_m >= size * 0.5); /* and the bound is not idle */
        arena_reset(&q.a);
    }
}

static void moves_no_larger_than_before_cannot_be_an_effect(void **unused)
{
    struct random r = random_stream(94, 8);
    static struct random_panel d;
    struct asked q;

    (void)unused;
    random_panel_make(&d, &r, 60, 36, 0);
    random_panel_treat(&d, STARTS, 4, 0);
    for (int k = 0; k < 60 * 36; k++)
        d.y[k] = 1e-5 * random_noise(&r);
    path_add(&d, line, 0.2); /* moves 0.2 each period, before and after */
    ask(&d, &PLAN, false, &q);
    assert_near(q.bounds.largest_move, 0.2, 0.001);
    assert_true(q.bounds.move_m < 1 && q.bounds.move_m > 0.9); /* shares are uncertain */
    assert_true(q.bounds.same_low <= 0 && q.bounds.same_high >= 0);
    arena_reset(&q.a);
}

/* --- W --- */

static void w_of_independent_cells_is_the_sum_of_squares(void **unused)
{
    /* one period before a base at 2: a single cell, W = (att / se)^2 */
    static const int32_t starts[] = {3, INT32_MAX};
    struct random r = random_stream(94, 9);
    static struct random_panel d;
    struct effect_plan plan = {.base = EFFECT_UNIVERSAL};
    struct effect_pretest test;
    struct effect_cells c;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 40, 5, 0);
    random_panel_treat(&d, starts, 2, 0);
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_pretest(&c, &a, &test);
    assert_true(test.known);
    assert_int_equal(test.df, 1);
    assert_near(test.w, c.cells[0].att / c.cells[0].se * c.cells[0].att / c.cells[0].se, 1e-9);
    assert_near(test.p, tail_normal(c.cells[0].att / c.cells[0].se), 1e-9);
    arena_reset(&a);
}

/* W does not depend on which baseline spans the same differences. */
static void w_is_the_same_for_each_baseline(void **unused)
{
    static const int32_t starts[] = {6, INT32_MAX, 6};
    struct random r = random_stream(94, 10);
    static struct random_panel d;
    double w[3];

    (void)unused;
    random_panel_make(&d, &r, 60, 9, 0);
    random_panel_treat(&d, starts, 3, 0);
    for (int base = 0; base < 3; base++) {
        struct effect_plan plan = {.base = (enum effect_base)base, .window = 5};
        struct effect_pretest test;
        struct effect_cells c;
        struct arena a = {0};
        struct err e = {0};

        assert_true(effect_did(&d.p, &plan, &a, &c, &e));
        effect_pretest(&c, &a, &test);
        assert_true(test.known);
        assert_int_equal(test.df, 4);
        w[base] = test.w;
        arena_reset(&a);
    }
    assert_near(w[0], w[1], 1e-8);
    assert_near(w[0], w[2], 1e-8);
}

static void more_cells_than_clusters_have_no_w(void **unused)
{
    struct random r = random_stream(94, 11);
    static struct random_panel d;
    struct effect_pretest test;
    struct effect_cells c;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 30, 36, 0);
    random_panel_treat(&d, STARTS, 4, 0);
    assert_true(effect_did(&d.p, &PLAN, &a, &c, &e));
    effect_pretest(&c, &a, &test);
    assert_false(test.known);
    assert_true(isnan(test.p));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slope_and_jump_come_back_beside_the_noise),
        cmocka_unit_test(the_slope_of_a_window_is_least_squares),
        cmocka_unit_test(too_few_periods_before_leave_the_trend_untested),
        cmocka_unit_test(each_class_has_its_panel),
        cmocka_unit_test(few_treated_are_judged_by_permutation_or_not_at_all),
        cmocka_unit_test(two_periods_after_the_start_are_too_early),
        cmocka_unit_test(a_bend_is_not_taken_for_an_effect_beyond_its_own_size),
        cmocka_unit_test(moves_no_larger_than_before_cannot_be_an_effect),
        cmocka_unit_test(w_of_independent_cells_is_the_sum_of_squares),
        cmocka_unit_test(w_is_the_same_for_each_baseline),
        cmocka_unit_test(more_cells_than_clusters_have_no_w),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
