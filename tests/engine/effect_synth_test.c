/* Expected values: a site made as an exact mixture; ranks counted again by hand from the placebos;
 * planted effects, a poor fit, an earlier change. */
#include "engine/effect_synth.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { UNITS = 30, TIMES = 36, START = 25 };

struct desk {
    struct effect_synth_panel p;
    int32_t times[TIMES];
    double y[UNITS * TIMES], x[UNITS * 2];
};

/* Donors follow three common paths; unit 3 is half donor 5, half donor 8, and a little noise. */
static void desk_make(struct desk *d, struct random *r, int32_t unit_n, double noise)
{
    *d = (struct desk){.p = {.unit_n = unit_n,
                             .time_n = TIMES,
                             .times = d->times,
                             .outcomes = d->y,
                             .treated = 3,
                             .start = START,
                             .predictors = d->x}};
    for (int i = 0; i < unit_n; i++) {
        double load[3] = {random_unit(r), random_unit(r), random_unit(r)};

        for (int t = 0; t < TIMES; t++) {
            d->times[t] = t + 1;
            d->y[i * TIMES + t] = 10 * load[0] + load[1] * 0.4 * t + 3 * load[2] * sin(t)
                                  + noise * (random_unit(r) - 0.5);
        }
        d->x[i * 2] = load[0];
        d->x[i * 2 + 1] = load[1];
    }
    for (int t = 0; t < TIMES; t++)
        d->y[3 * TIMES + t] =
            (d->y[5 * TIMES + t] + d->y[8 * TIMES + t]) / 2 + noise * (random_unit(r) - 0.5);
    for (int c = 0; c < 2; c++)
        d->x[6 + c] = (d->x[10 + c] + d->x[16 + c]) / 2;
}

static void shift(struct desk *d, int from, double effect)
{
    for (int t = from - 1; t < TIMES; t++)
        d->y[3 * TIMES + t] += effect;
}

static double weight_of(const struct effect_synth *s, int unit)
{
    for (int j = 0; j < s->donor_n; j++) {
        if (s->donors[j] == unit)
            return s->weights[j];
    }
    return NAN;
}

static void an_exact_mixture_and_its_effect_are_found(void **unused)
{
    struct random r = random_stream(105, 1);
    static struct desk d;
    struct effect_synth s;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, 0.2);
    for (int t = 0; t < TIMES; t++)
        d.y[3 * TIMES + t] = (d.y[5 * TIMES + t] + d.y[8 * TIMES + t]) / 2;
    shift(&d, START, -2);
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_near(weight_of(&s, 5), 0.5, 1e-6);
    assert_near(weight_of(&s, 8), 0.5, 1e-6);
    assert_near(s.effect, -2, 1e-6);
    assert_near(s.own.pre_rmspe, 0, 1e-6);
    assert_int_equal(s.before_n, 24);
    assert_int_equal(s.rank, 1);
    assert_near(s.p, 1.0 / UNITS, 1e-12);
    assert_int_equal(s.class, EFFECT_IMPROVED_ATTRIBUTED);
    assert_true(isnan(s.predictor_effect) && s.predictor_weights == NULL);
    arena_reset(&a);
}

static void ranks_count_the_placebos_and_paths_are_the_mixture(void **unused)
{
    struct random r = random_stream(105, 2);

    (void)unused;
    for (int round = 0; round < 10; round++) {
        static struct desk d;
        struct effect_synth s;
        struct arena a = {0};
        struct err e = {0};
        int rank = 1;

        desk_make(&d, &r, UNITS, 1);
        assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
        for (int j = 0; j < s.donor_n; j++)
            rank += s.placebos[j].ratio >= s.own.ratio;
        assert_int_equal(s.rank, rank);
        for (int t = 0; t < TIMES; t++) {
            double path = 0;

            for (int j = 0; j < s.donor_n; j++)
                path += s.weights[j] * d.y[s.donors[j] * TIMES + t];
            assert_near(path, s.path[t], 1e-9);
        }
        for (int j = 0; j < s.donor_n; j++)
            assert_true(isnan(s.leave_one_out[j]) == !(s.weights[j] > 0));
        arena_reset(&a);
    }
}

/* Without an effect the site stands out in about one of twenty panels. */
static void without_an_effect_the_site_rarely_stands_out(void **unused)
{
    struct random r = random_stream(105, 3);
    int out = 0;

    (void)unused;
    for (int round = 0; round < 150; round++) {
        static struct desk d;
        struct effect_synth s;
        struct arena a = {0};
        struct err e = {0};

        desk_make(&d, &r, 20, 1);
        assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
        out += s.p <= 0.05;
        arena_reset(&a);
    }
    assert_true(out <= 16);
}

static void each_refusal_of_a_claim_has_its_panel(void **unused)
{
    struct random r = random_stream(105, 4);
    static struct desk d;
    struct effect_synth s;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, 10, 0.2); /* nine donors: 1 of 10 at best */
    shift(&d, START, -9);
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_int_equal(s.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(s.reasons & EFFECT_REASON_FEW_TREATED);
    d.p.unit_n = 7;
    d.p.treated = 3;
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_true(s.reasons & EFFECT_REASON_FEW_DONORS);
    desk_make(&d, &r, UNITS, 0.2); /* outside of everybody */
    for (int t = 0; t < TIMES; t++)
        d.y[3 * TIMES + t] += 100;
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_int_equal(s.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(s.reasons & EFFECT_REASON_FIT);
    desk_make(&d, &r, UNITS, 0.2); /* began before its start */
    shift(&d, 18, -3);
    shift(&d, START, -9);
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_true(s.reasons & EFFECT_REASON_PLACEBO_TIME);
    assert_int_not_equal(s.class, EFFECT_IMPROVED_ATTRIBUTED);
    arena_reset(&a);
}

static void a_rise_is_worse_unless_high_is_better(void **unused)
{
    struct random r = random_stream(105, 5);
    static struct desk d;
    struct effect_synth s;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, 0.2);
    shift(&d, START, 4);
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_int_equal(s.class, EFFECT_WORSENED);
    assert_true(effect_synth_fit(&d.p, true, &a, &s, &e));
    assert_int_equal(s.class, EFFECT_IMPROVED_ATTRIBUTED);
    arena_reset(&a);
}

/* Predictors that the site mixes exactly are met exactly. */
static void predictors_are_fitted_beside_outcomes(void **unused)
{
    struct random r = random_stream(105, 6);
    static struct desk d;
    struct effect_synth s;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, 0.2);
    d.p.predictor_n = 2;
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    for (int c = 0; c < 2; c++) {
        double mixed = 0;

        for (int j = 0; j < s.donor_n; j++)
            mixed += s.predictor_weights[j] * d.x[s.donors[j] * 2 + c];
        assert_near(mixed, d.x[6 + c], 1e-6);
    }
    assert_false(isnan(s.predictor_pre_rmspe));
    assert_true(s.own.pre_rmspe <= s.predictor_pre_rmspe + 1e-9); /* outcomes are what it fits */
    arena_reset(&a);
}

static void sites_that_cannot_be_compared_are_refused(void **unused)
{
    struct random r = random_stream(105, 7);
    static struct desk d;
    struct effect_synth s = {.donor_n = -1};
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, 0.2);
    d.p.start = 99;
    assert_false(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_err(e, ERR_INPUT, "at or after the start");
    err_reset(&e);
    d.p.start = 3;
    assert_false(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_err(e, ERR_INPUT, "2 times before");
    err_reset(&e);
    d.p.start = START;
    d.p.unit_n = 1;
    d.p.treated = 0;
    assert_false(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_err(e, ERR_INPUT, "no other unit");
    assert_int_equal(s.donor_n, -1);
    err_reset(&e);
    d.p.unit_n = 2;
    assert_true(effect_synth_fit(&d.p, false, &a, &s, &e));
    assert_int_equal(s.class, EFFECT_TOO_EARLY_OR_FEW);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exact_mixture_and_its_effect_are_found),
        cmocka_unit_test(ranks_count_the_placebos_and_paths_are_the_mixture),
        cmocka_unit_test(without_an_effect_the_site_rarely_stands_out),
        cmocka_unit_test(each_refusal_of_a_claim_has_its_panel),
        cmocka_unit_test(a_rise_is_worse_unless_high_is_better),
        cmocka_unit_test(predictors_are_fitted_beside_outcomes),
        cmocka_unit_test(sites_that_cannot_be_compared_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
