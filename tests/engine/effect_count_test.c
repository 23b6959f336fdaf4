/* Expected values: a table by hand; a dense Poisson regression with one column a unit and period,
 * its sandwich written out; permutations counted one by one; planted ratios. */
#include "engine/effect_count.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { UNITS = 28, TIMES = 40, COLUMNS = 24 };

struct desk {
    struct effect_count_panel p;
    int32_t times[TIMES], starts[UNITS], clusters[UNITS];
    double events[UNITS * TIMES], exposure[UNITS * TIMES];
};

static double poisson(struct random *r, double mean)
{
    double k = -1;

    for (double sum = 0; sum < mean; k++)
        sum -= log(1 - random_unit(r));
    return fmax(k, 0);
}

/* Unit i starts at starts[i % start_n]; the rate is multiplied by ratio from there on. */
static void desk_make(struct desk *d, struct random *r, int32_t unit_n, int32_t time_n)
{
    *d = (struct desk){.p = {.unit_n = unit_n,
                             .time_n = time_n,
                             .times = d->times,
                             .starts = d->starts,
                             .events = d->events,
                             .exposure = d->exposure}};
    for (int t = 0; t < time_n; t++)
        d->times[t] = t + 1;
    for (int i = 0; i < unit_n * time_n; i++)
        d->exposure[i] = 50 + random_unit(r) * 100;
}

static void desk_treat(struct desk *d, struct random *r, const int32_t *starts, int start_n,
                       double rate, double ratio)
{
    for (int i = 0; i < d->p.unit_n; i++) {
        double own = rate * (0.5 + random_unit(r));

        d->starts[i] = starts[i % start_n];
        for (int t = 0; t < d->p.time_n; t++) {
            int at = i * d->p.time_n + t;

            d->events[at] = poisson(r, d->exposure[at] * own * (1 + 0.2 * sin(t))
                                           * (d->times[t] >= d->starts[i] ? ratio : 1));
        }
    }
}

/* --- the dense twin --- */

struct dense {
    int n, k;
    double x[512][COLUMNS], y[512], e[512], mean[512], beta[COLUMNS], inverse[COLUMNS][COLUMNS];
    int unit[512];
};

static void invert(struct dense *g)
{
    static double a[COLUMNS][2 * COLUMNS];

    for (int i = 0; i < g->k; i++) {
        for (int j = 0; j < g->k; j++) {
            a[i][j] = 0;
            a[i][g->k + j] = i == j;
            for (int r = 0; r < g->n; r++)
                a[i][j] += g->mean[r] * g->x[r][i] * g->x[r][j];
        }
    }
    for (int c = 0; c < g->k; c++) {
        double pivot = a[c][c];

        for (int j = 0; j < 2 * g->k; j++)
            a[c][j] /= pivot;
        for (int r = 0; r < g->k; r++) {
            double f = r == c ? 0 : a[r][c];

            for (int j = 0; j < 2 * g->k; j++)
                a[r][j] -= f * a[c][j];
        }
    }
    for (int i = 0; i < g->k; i++) {
        for (int j = 0; j < g->k; j++)
            g->inverse[i][j] = a[i][g->k + j];
    }
}

static void dense_fit(struct dense *g)
{
    memset(g->beta, 0, sizeof g->beta);
    for (int step = 0; step < 60; step++) {
        double gradient[COLUMNS] = {0}, move;

        for (int r = 0; r < g->n; r++) {
            double eta = 0;

            for (int c = 0; c < g->k; c++)
                eta += g->x[r][c] * g->beta[c];
            g->mean[r] = g->e[r] * exp(eta);
            for (int c = 0; c < g->k; c++)
                gradient[c] += (g->y[r] - g->mean[r]) * g->x[r][c];
        }
        invert(g);
        for (int c = 0; c < g->k; c++) {
            move = 0;
            for (int j = 0; j < g->k; j++)
                move += g->inverse[c][j] * gradient[j];
            g->beta[c] += fmax(-1, fmin(1, move));
        }
    }
}

/* A row a cell; columns: each unit, each period but the first, the treatment last where wanted. */
static void dense_fill(struct dense *g, const struct desk *d, bool with_treated)
{
    *g = (struct dense){.k = d->p.unit_n + d->p.time_n - 1 + with_treated};
    for (int i = 0; i < d->p.unit_n; i++) {
        for (int t = 0; t < d->p.time_n; t++) {
            bool treated = d->times[t] >= d->starts[i];

            if (treated && !with_treated)
                continue;
            g->x[g->n][i] = 1;
            if (t > 0)
                g->x[g->n][d->p.unit_n + t - 1] = 1;
            if (with_treated)
                g->x[g->n][g->k - 1] = treated;
            g->y[g->n] = d->events[i * d->p.time_n + t];
            g->e[g->n] = d->exposure[i * d->p.time_n + t];
            g->unit[g->n++] = i;
        }
    }
}

static const int32_t STARTS[] = {6, INT32_MAX, 8, INT32_MAX, INT32_MAX};

static void sums_and_regression_agree_with_the_dense_twin(void **unused)
{
    struct random r = random_stream(103, 1);
    static struct desk d;
    static struct dense g;

    (void)unused;
    for (int round = 0; round < 8; round++) {
        struct effect_count c;
        struct arena a = {0};
        struct err e = {0};
        double expected = 0, observed = 0, scores[UNITS] = {0}, meat = 0;

        desk_make(&d, &r, 10, 10);
        desk_treat(&d, &r, STARTS, 5, 0.05, 0.6);
        assert_true(effect_count_measure(&d.p, 1, false, &a, &c, &e));
        dense_fill(&g, &d, false);
        dense_fit(&g);
        for (int i = 0; i < 10; i++) {
            for (int t = 0; t < 10; t++) {
                if (d.times[t] < d.starts[i])
                    continue;
                observed += d.events[i * 10 + t];
                expected += d.exposure[i * 10 + t] * exp(g.beta[i] + (t ? g.beta[10 + t - 1] : 0));
            }
        }
        assert_near(c.observed, observed, 1e-9);
        assert_near(c.expected, expected, 1e-6 * expected);
        dense_fill(&g, &d, true);
        dense_fit(&g);
        assert_near(log(c.twoway_ratio), g.beta[g.k - 1], 1e-7);
        for (int row = 0; row < g.n; row++) {
            double part = 0;

            for (int j = 0; j < g.k; j++)
                part += g.inverse[g.k - 1][j] * g.x[row][j];
            scores[g.unit[row]] += part * (g.y[row] - g.mean[row]);
        }
        for (int i = 0; i < 10; i++)
            meat += scores[i] * scores[i];
        assert_near(c.twoway_se_log, sqrt(meat), 1e-6);
        arena_reset(&a);
    }
}

/* Two units, two periods: expected of the treated cell is 10 * 12 / 8 = 15, observed 9. */
static void four_cells_by_hand(void **unused)
{
    int32_t times[] = {1, 2}, starts[] = {2, INT32_MAX};
    double events[] = {10, 9, 8, 12}, exposure[] = {1, 1, 1, 1};
    struct effect_count_panel p = {.unit_n = 2,
                                   .time_n = 2,
                                   .times = times,
                                   .starts = starts,
                                   .events = events,
                                   .exposure = exposure};
    struct effect_count c;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_true(effect_count_measure(&p, 1, false, &a, &c, &e));
    assert_near(c.expected, 15, 1e-8);
    assert_near(c.ratio, 0.6, 1e-9);
    assert_near(c.twoway_ratio, 0.6, 1e-9); /* saturated: the same */
    assert_int_equal(c.class, EFFECT_TOO_EARLY_OR_FEW);
    assert_true(c.reasons & EFFECT_REASON_FEW_EVENTS);
    arena_reset(&a);
}

static void a_unit_without_an_event_before_its_start_is_left_out_and_told(void **unused)
{
    struct random r = random_stream(103, 2);
    static struct desk d;
    struct effect_count c, without;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, 10, 10);
    desk_treat(&d, &r, STARTS, 5, 0.05, 1);
    for (int t = 0; t < 5; t++)
        d.events[t] = 0; /* unit 0 starts at 6 */
    d.events[7] = 3;
    d.events[5] = d.events[6] = d.events[8] = d.events[9] = 0;
    assert_true(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_int_equal(c.left_out_units, 1);
    assert_near(c.left_out_events, 3, 0);
    assert_true(c.reasons & EFFECT_REASON_LEFT_OUT);
    for (int t = 0; t < 10; t++)
        d.exposure[t] = 0; /* as if it were not there */
    assert_true(effect_count_measure(&d.p, 1, false, &a, &without, &e));
    assert_near(c.expected, without.expected, 1e-6);
    arena_reset(&a);
}

static void planted_ratios_are_found_and_judged(void **unused)
{
    static const int32_t starts[] = {30, INT32_MAX, 34, INT32_MAX};
    static const struct {
        double ratio;
        bool better_high;
        enum effect_class class;
    } rows[] = {{0.6, false, EFFECT_IMPROVED_ATTRIBUTED},
                {1.5, false, EFFECT_WORSENED},
                {1.5, true, EFFECT_IMPROVED_ATTRIBUTED},
                {1, false, EFFECT_NO_VISIBLE_CHANGE}};
    struct random r = random_stream(103, 37);
    static struct desk d;

    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct effect_count c;
        struct arena a = {0};
        struct err e = {0};

        desk_make(&d, &r, UNITS, TIMES);
        desk_treat(&d, &r, starts, 4, 0.03, rows[k].ratio);
        assert_true(effect_count_measure(&d.p, 1, rows[k].better_high, &a, &c, &e));
        assert_near(c.ratio, rows[k].ratio, 0.15 * rows[k].ratio);
        assert_int_equal(c.class, rows[k].class);
        assert_true(c.permuted && !c.exact && c.placebo_p > 0.05);
        arena_reset(&a);
    }
}

static void a_change_before_the_start_is_not_attributed(void **unused)
{
    static const int32_t early[] = {20, INT32_MAX}, told[] = {30, INT32_MAX};
    struct random r = random_stream(103, 4);
    static struct desk d;
    struct effect_count c;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, TIMES);
    desk_treat(&d, &r, early, 2, 0.05, 0.5);
    for (int i = 0; i < UNITS; i++)
        d.starts[i] = told[i % 2];
    for (int i = 0; i < UNITS; i++) { /* and better still after */
        for (int t = 29; t < TIMES && i % 2 == 0; t++)
            d.events[i * TIMES + t] = 0;
    }
    assert_true(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_true(c.placebo_ratio < 0.8 && c.placebo_p < 0.05);
    assert_int_equal(c.class, EFFECT_IMPROVED_UNATTRIBUTED);
    arena_reset(&a);
}

static void clusters_that_mix_starts_are_bootstrapped(void **unused)
{
    static const int32_t starts[] = {30, INT32_MAX};
    struct random r = random_stream(103, 5);
    static struct desk d;
    struct effect_count c, again;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, TIMES);
    desk_treat(&d, &r, starts, 2, 0.03, 0.5);
    for (int i = 0; i < UNITS; i++)
        d.clusters[i] = i / 2;
    d.p.clusters = d.clusters;
    d.p.cluster_n = UNITS / 2;
    assert_true(effect_count_measure(&d.p, 9, false, &a, &c, &e));
    assert_true(effect_count_measure(&d.p, 9, false, &a, &again, &e));
    assert_false(c.permuted);
    assert_true(c.p < 0.01);
    assert_near(c.p, again.p, 0);
    arena_reset(&a);
}

static void small_places_are_drawn_to_the_whole_and_funnels_narrow(void **unused)
{
    static const int32_t starts[] = {30, INT32_MAX};
    struct random r = random_stream(103, 6);
    static struct desk d;
    struct effect_count c;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, UNITS, TIMES);
    desk_treat(&d, &r, starts, 2, 0.03, 0.8);
    assert_true(effect_count_measure(&d.p, 9, false, &a, &c, &e));
    assert_int_equal(c.unit_n, UNITS / 2);
    for (int k = 0; k < c.unit_n; k++) {
        const struct effect_count_unit *u = &c.units[k];
        double raw = u->observed / u->expected;

        assert_true(fabs(u->shrunk - c.ratio) <= fabs(raw - c.ratio) + 1e-9);
        assert_true(u->low < 1 && 1 < u->high);
        for (int j = 0; j < c.unit_n; j++) {
            if (c.units[j].expected > 2 * u->expected)
                assert_true(c.units[j].high - c.units[j].low < u->high - u->low);
        }
    }
    arena_reset(&a);
}

static void panels_that_cannot_tell_are_refused(void **unused)
{
    static const int32_t never[] = {INT32_MAX}, first[] = {1}, start[] = {6, INT32_MAX};
    struct random r = random_stream(103, 7);
    static struct desk d;
    struct effect_count c = {.unit_n = -1};
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    desk_make(&d, &r, 6, 10);
    desk_treat(&d, &r, never, 1, 0.05, 1);
    assert_false(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_err(e, ERR_INPUT, "nothing to measure");
    err_reset(&e);
    desk_treat(&d, &r, first, 1, 0.05, 1);
    assert_false(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_err(e, ERR_INPUT, "nobody is left");
    err_reset(&e);
    desk_treat(&d, &r, start, 2, 0, 1);
    for (int k = 0; k < 60; k++)
        d.events[k] = 0;
    assert_false(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_err(e, ERR_INPUT, "no event at all");
    err_reset(&e);
    d.events[6] = 2; /* unit 0 after its start */
    assert_false(effect_count_measure(&d.p, 1, false, &a, &c, &e));
    assert_err(e, ERR_INPUT, "none can be predicted");
    assert_int_equal(c.unit_n, -1);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_and_regression_agree_with_the_dense_twin),
        cmocka_unit_test(four_cells_by_hand),
        cmocka_unit_test(a_unit_without_an_event_before_its_start_is_left_out_and_told),
        cmocka_unit_test(planted_ratios_are_found_and_judged),
        cmocka_unit_test(a_change_before_the_start_is_not_attributed),
        cmocka_unit_test(clusters_that_mix_starts_are_bootstrapped),
        cmocka_unit_test(small_places_are_drawn_to_the_whole_and_funnels_narrow),
        cmocka_unit_test(panels_that_cannot_tell_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
