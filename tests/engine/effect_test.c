/* Expected values: a worked example by hand; a plain twin that shares no code (Gauss, gradient
 * steps by halving); and for every influence function the definition itself, the derivative of the
 * estimate by a unit's weight, taken numerically through the whole computation. */
#include "engine/effect.h"

#include <math.h>

#include "tests/check.h"
#include "tests/engine/effect_random.h"

enum { K_MOST = 1 + RANDOM_COVARIATES };
static const int32_t NEVER = EFFECT_NEVER_STARTS;

/* --- the plain twin of a cell --- */

static void gauss(int k, double a[K_MOST][K_MOST + 1], double *x)
{
    for (int c = 0; c < k; c++) {
        int p = c;

        for (int r = c; r < k; r++)
            p = fabs(a[r][c]) > fabs(a[p][c]) ? r : p;
        for (int j = 0; j <= k; j++) {
            double swap = a[c][j];

            a[c][j] = a[p][j];
            a[p][j] = swap;
        }
        for (int r = 0; r < k; r++) {
            double f = r == c ? 0 : a[r][c] / a[c][c];

            for (int j = 0; j <= k; j++)
                a[r][j] -= f * a[c][j];
        }
    }
    for (int c = 0; c < k; c++)
        x[c] = a[c][k] / a[c][c];
}

struct plain {
    int n, k;
    double dy[RANDOM_UNITS], x[RANDOM_UNITS][K_MOST], w[RANDOM_UNITS], d[RANDOM_UNITS];
};

static void plain_regression(const struct plain *p, double *beta)
{
    double a[K_MOST][K_MOST + 1] = {{0}};

    for (int i = 0; i < p->n; i++) {
        for (int c = 0; c < p->k; c++) {
            for (int j = 0; j < p->k; j++)
                a[c][j] += p->w[i] * (1 - p->d[i]) * p->x[i][c] * p->x[i][j];
            a[c][p->k] += p->w[i] * (1 - p->d[i]) * p->x[i][c] * p->dy[i];
        }
    }
    gauss(p->k, a, beta);
}

static double score(const struct plain *p, int i, const double *gamma)
{
    double s = 0;

    for (int c = 0; c < p->k; c++)
        s += p->x[i][c] * gamma[c];
    return 1 / (1 + exp(-s));
}

/* Newton with plain Gauss; always a hundred steps. */
static void plain_logit(const struct plain *p, double *gamma)
{
    for (int c = 0; c < p->k; c++)
        gamma[c] = 0;
    for (int step = 0; step < 100; step++) {
        double a[K_MOST][K_MOST + 1] = {{0}}, move[K_MOST];

        for (int i = 0; i < p->n; i++) {
            double s = score(p, i, gamma);

            for (int c = 0; c < p->k; c++) {
                for (int j = 0; j < p->k; j++)
                    a[c][j] += p->w[i] * s * (1 - s) * p->x[i][c] * p->x[i][j];
                a[c][p->k] += p->w[i] * (p->d[i] - s) * p->x[i][c];
            }
        }
        gauss(p->k, a, move);
        for (int c = 0; c < p->k; c++)
            gamma[c] += move[c];
    }
}

static double plain_att(const struct plain *p, enum effect_method method)
{
    double beta[K_MOST] = {0}, gamma[K_MOST], up = 0, up_w = 0, down = 0, down_w = 0;

    if (method != EFFECT_IPW)
        plain_regression(p, beta);
    if (method != EFFECT_REG)
        plain_logit(p, gamma);
    for (int i = 0; i < p->n; i++) {
        double r = p->dy[i], s = method == EFFECT_REG ? 0 : score(p, i, gamma);
        double v = s < 0.995 ? p->w[i] * (1 - p->d[i]) * s / (1 - s) : 0;

        for (int c = 0; c < p->k; c++)
            r -= beta[c] * p->x[i][c];
        up += p->w[i] * p->d[i] * r;
        up_w += p->w[i] * p->d[i];
        down += v * r;
        down_w += v;
    }
    return up / up_w - (method == EFFECT_REG ? 0 : down / down_w);
}

/* The last period before g - a. */
static int plain_base(const struct effect_panel *p, int g, int a)
{
    int base = -1;

    for (int t = 0; t < p->time_n; t++)
        base = p->times[t] + a < g ? t : base;
    return base;
}

static bool plain_control(const struct effect_panel *p, const struct effect_plan *plan, int i,
                          int g, int later)
{
    if (plan->control == EFFECT_NEVER)
        return p->starts[i] == NEVER;
    return p->starts[i] != g && p->starts[i] > later + plan->anticipation;
}

/* Mean of the reach periods up to the base, as many as there are. */
static double plain_before(const double *y, int base, int reach)
{
    double before = 0, n = 0;

    for (int s = base; s >= 0 && s > base - reach; s--) {
        before += y[s];
        n++;
    }
    return before / n;
}

/* Cell (g, t) from the panel, in the words of the method. */
static double plain_cell(const struct effect_panel *p, const struct effect_plan *plan, int g, int t)
{
    struct plain rows = {.k = 1 + p->covariate_n};
    bool varying = plan->base == EFFECT_VARYING && p->times[t] < g;
    int base = varying ? t - 1 : plain_base(p, g, plan->anticipation);
    int reach = plan->base == EFFECT_WINDOW ? plan->window : 1, x_at = t < base ? t : base;

    for (int i = 0; i < p->unit_n; i++) {
        int n = rows.n, later = p->times[t > base ? t : base];

        if (p->starts[i] <= p->times[0] + plan->anticipation
            || (p->starts[i] != g && !plain_control(p, plan, i, g, later)))
            continue;
        rows.dy[n] =
            p->outcomes[i * p->time_n + t] - plain_before(p->outcomes + i * p->time_n, base, reach);
        rows.w[n] = p->weights ? p->weights[i] : 1;
        rows.d[n] = p->starts[i] == g;
        rows.x[n][0] = 1;
        for (int c = 0; c < p->covariate_n; c++)
            rows.x[n][1 + c] = p->covariates[(i * p->time_n + x_at) * p->covariate_n + c];
        rows.n++;
    }
    return plain_att(&rows, plan->method);
}

static const int32_t THREE[] = {4, INT32_MAX, 6, INT32_MAX, 9, INT32_MAX, INT32_MAX};

static void every_cell_agrees_with_the_plain_twin(void **unused)
{
    struct random r = random_stream(91, 1);
    struct random_panel d;
    int seen = 0;

    (void)unused;
    for (int round = 0; round < 120; round++) {
        struct effect_plan plan = {.method = (enum effect_method)(round % 3),
                                   .control = (enum effect_control)(round / 3 % 2),
                                   .base = (enum effect_base)(round / 6 % 3),
                                   .window = 1 + round % 4,
                                   .anticipation = round / 18 % 3};
        struct arena a = {0};
        struct effect_cells c;
        struct err e = {0};

        random_panel_make(&d, &r, 50, 10, round % 3);
        random_panel_treat(&d, THREE, 7, 2);
        d.p.weights = round % 2 ? d.w : NULL;
        assert_true(effect_did(&d.p, &plan, &a, &c, &e));
        for (int k = 0; k < c.cell_n; k++) {
            int t = c.cells[k].time - 1;

            if (c.cells[k].state != EFFECT_CELL_KNOWN)
                continue;
            seen++;
            assert_near(c.cells[k].att, plain_cell(&d.p, &plan, c.cells[k].group, t), 1e-8);
        }
        arena_reset(&a);
    }
    assert_true(seen > 1500);
}

/* --- influence functions are derivatives --- */

static void influences_check(struct random_panel *d, const struct effect_plan *plan)
{
    enum { MOST = 400 };
    const double step = 1e-5;
    struct arena a = {0}, b = {0};
    struct effect_cells c, moved;
    struct effect_rows rows, moved_rows;
    struct err e = {0};

    assert_true(effect_did(&d->p, plan, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    for (int i = 0; i < c.unit_n; i++) {
        double up[MOST], held = d->w[c.units[i]];

        for (int side = 0; side < 2; side++) {
            d->w[c.units[i]] = held * (1 + (side ? -step : step));
            assert_true(effect_did(&d->p, plan, &b, &moved, &e));
            effect_sum(&moved, &b, &moved_rows);
            for (int k = 0; k < c.cell_n + rows.row_n; k++) {
                bool cell = k < c.cell_n;
                double att = cell ? moved.cells[k].att : moved_rows.rows[k - c.cell_n].att;
                double psi =
                    cell ? c.psi[k * c.unit_n + i] : rows.psi[(k - c.cell_n) * c.unit_n + i];

                if (side && !isnan(att))
                    assert_near(psi, c.unit_n * (up[k] - att) / (2 * step), 2e-4);
                up[k] = att;
            }
            arena_reset(&b);
        }
        d->w[c.units[i]] = held;
    }
    arena_reset(&a);
}

static void every_influence_is_the_derivative_by_the_units_weight(void **unused)
{
    struct random r = random_stream(91, 2);
    struct random_panel d;

    (void)unused;
    for (int round = 0; round < 12; round++) {
        struct effect_plan plan = {.method = (enum effect_method)(round % 3),
                                   .control = (enum effect_control)(round / 3 % 2),
                                   .base = (enum effect_base)(round / 2 % 3),
                                   .window = 3,
                                   .pool = round >= 6};

        random_panel_make(&d, &r, 40, 8, 1 + round % 2);
        random_panel_treat(&d, THREE, 7, 1);
        d.p.weights = d.w;
        influences_check(&d, &plan);
    }
}

static void pooled_sections_of_a_whole_panel_are_the_panel(void **unused)
{
    struct random r = random_stream(91, 3);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells panel, pooled;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 42, 10, 0);
    random_panel_treat(&d, THREE, 7, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 3}, &a, &panel, &e));
    assert_true(
        effect_did(&d.p, &(struct effect_plan){.window = 3, .pool = true}, &a, &pooled, &e));
    for (int k = 0; k < panel.cell_n; k++) {
        if (panel.cells[k].time < panel.cells[k].group)
            continue; /* inside its own window a period is not both samples */
        assert_near(panel.cells[k].att, pooled.cells[k].att, 1e-9);
        assert_near(panel.cells[k].se, pooled.cells[k].se, 1e-9);
    }
    arena_reset(&a);
}

static void a_gap_is_refused_without_pooling_and_pooled_with_it(void **unused)
{
    struct random r = random_stream(91, 4);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c = {.cell_n = -1};
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 42, 10, 0);
    random_panel_treat(&d, THREE, 7, 1);
    d.y[57] = NAN;
    assert_false(effect_did(&d.p, &(struct effect_plan){.window = 3}, &a, &c, &e));
    assert_err(e, ERR_INPUT, "no outcome");
    assert_int_equal(c.cell_n, -1);
    err_reset(&e);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 3, .pool = true}, &a, &c, &e));
    arena_reset(&a);
}

/* --- by hand --- */

/* Two treated from 3 on, two never. Changes since period 2: treated 5, 7, controls 1, 3. */
static void four_units_give_the_difference_of_means(void **unused)
{
    int32_t times[] = {1, 2, 3}, starts[] = {3, 3, INT32_MAX, INT32_MAX};
    double y[] = {0, 10, 15, 0, 20, 27, 0, 5, 6, 0, 8, 11};
    struct effect_panel p = {
        .unit_n = 4, .time_n = 3, .times = times, .starts = starts, .outcomes = y};
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};

    (void)unused;
    assert_true(effect_did(&p, &(struct effect_plan){.base = EFFECT_VARYING}, &a, &c, &e));
    assert_int_equal(c.cell_n, 2);
    assert_near(c.cells[1].att, 4, 1e-12);
    /* psi: treated 4/2 * (-1, 1), controls the other way: four squares of 2, over 4 squared */
    assert_near(c.cells[1].se, 1, 1e-12);
    assert_near(c.cells[0].att, 15 - 6.5, 1e-12);
    assert_int_equal(c.cells[1].treated_n, 2);
    assert_int_equal(c.cells[1].control_n, 2);
    effect_sum(&c, &a, &rows);
    for (int kind = 0; kind < EFFECT_KIND_N; kind++)
        assert_near(effect_overall(&rows, (enum effect_kind)kind)->att, 4, 1e-12);
    arena_reset(&a);
}

static void without_noise_the_planted_effect_comes_back_in_every_sum(void **unused)
{
    int32_t times[12], starts[9];
    double y[9 * 12];
    struct effect_panel p = {
        .unit_n = 9, .time_n = 12, .times = times, .starts = starts, .outcomes = y};
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 9; i++) {
        starts[i] = i % 3 == 0 ? 5 : i % 3 == 1 ? 8 : INT32_MAX;
        for (int t = 0; t < 12; t++) {
            times[t] = t + 1;
            y[i * 12 + t] = i + sin(t) + (t + 1 >= starts[i] ? -2.5 : 0);
        }
    }
    assert_true(effect_did(&p, &(struct effect_plan){.window = 4}, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    for (int k = 0; k < rows.row_n; k++) {
        bool before = rows.rows[k].kind == EFFECT_DYNAMIC && rows.rows[k].key < 0;

        assert_near(rows.rows[k].att, before ? 0 : -2.5, 1e-12);
    }
    arena_reset(&a);
}

/* Cohort 1 of one unit gains 1, cohort 2 of three units gains 5; one period each counts in
 * the simple sum as often as it is seen, in the group sum once. */
static void the_group_sum_counts_each_treated_unit_once(void **unused)
{
    int32_t times[] = {1, 2, 3, 4}, starts[] = {2, 4, 4, 4, INT32_MAX};
    double y[5 * 4] = {0, 1, 1, 1, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 0};
    struct effect_panel p = {
        .unit_n = 5, .time_n = 4, .times = times, .starts = starts, .outcomes = y};
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};

    (void)unused;
    assert_true(effect_did(&p, &(struct effect_plan){.base = EFFECT_UNIVERSAL}, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    assert_near(effect_overall(&rows, EFFECT_SIMPLE)->att, (3 * 1 * 1 + 1 * 3 * 5) / 6.0, 1e-12);
    assert_near(effect_overall(&rows, EFFECT_GROUP)->att, (1 * 1 + 3 * 5) / 4.0, 1e-12);
    assert_near(effect_overall(&rows, EFFECT_DYNAMIC)->att, ((1 + 3 * 5) / 4.0 + 1 + 1) / 3, 1e-12);
    assert_near(effect_overall(&rows, EFFECT_CALENDAR)->att, (1 + 1 + (1 + 3 * 5) / 4.0) / 3,
                1e-12);
    arena_reset(&a);
}

/* The regression of outcomes on unit, period and treatment: what must not be reported. */
static double two_way_number(const struct effect_panel *p)
{
    double up = 0, down = 0, n = p->unit_n, m = p->time_n;

    for (int i = 0; i < p->unit_n; i++) {
        for (int t = 0; t < p->time_n; t++) {
            double d = p->times[t] >= p->starts[i], by_unit = 0, by_time = 0, all = 0;

            for (int j = 0; j < p->unit_n; j++) {
                for (int s = 0; s < p->time_n; s++) {
                    double other = p->times[s] >= p->starts[j];

                    by_unit += j == i ? other / m : 0;
                    by_time += s == t ? other / n : 0;
                    all += other / (n * m);
                }
            }
            d += all - by_unit - by_time;
            up += d * p->outcomes[i * p->time_n + t];
            down += d * d;
        }
    }
    return up / down;
}

/* Effects that grow since an early start make two-way regression see a rise as a fall. */
static void a_growing_rise_stays_a_rise_where_two_way_regression_has_the_wrong_sign(void **unused)
{
    static const int32_t starts[] = {3, 3, 3, 12, 12, 12, INT32_MAX};
    struct random r = random_stream(91, 10);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 35, 30, 0);
    for (int i = 0; i < 35; i++) {
        d.starts[i] = starts[i % 7];
        for (int t = 0; t < 30; t++)
            d.y[i * 30 + t] = i + 0.1 * random_noise(&r) + (i % 7 < 3 && t >= 2 ? (t - 2) * 1.0 : 0)
                              + (d.starts[i] == 12 && t >= 11 ? 0.2 : 0);
    }
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 1}, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    for (int k = 0; k < rows.row_n; k++) {
        if (rows.rows[k].kind == EFFECT_GROUP)
            assert_true(rows.rows[k].att > 0.05);
    }
    assert_true(two_way_number(&d.p) < 0);
    arena_reset(&a);
}

static void each_unit_a_cluster_is_no_cluster_and_doubled_units_change_nothing(void **unused)
{
    struct random r = random_stream(91, 5);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells one, own, twin;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 28, 8, 0);
    random_panel_treat(&d, THREE, 7, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &one, &e));
    for (int i = 0; i < 28; i++)
        d.clusters[i] = i;
    d.p.clusters = d.clusters;
    d.p.cluster_n = 28;
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &own, &e));
    for (int i = 0; i < 28; i++) { /* the same units again, in the cluster of their twins */
        d.starts[28 + i] = d.starts[i];
        d.clusters[28 + i] = i;
        memcpy(d.y + (28 + i) * 8, d.y + i * 8, sizeof(double) * 8);
    }
    d.p.unit_n = 56;
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &twin, &e));
    for (int k = 0; k < one.cell_n; k++) {
        if (one.cells[k].state != EFFECT_CELL_KNOWN)
            continue;
        assert_near(one.cells[k].se, own.cells[k].se, 1e-12);
        assert_near(one.cells[k].se, twin.cells[k].se, 1e-12);
    }
    arena_reset(&a);
}

/* --- who takes part --- */

static void without_never_treated_the_panel_ends_before_the_last_start(void **unused)
{
    static const int32_t starts[] = {4, 6, 9};
    struct random r = random_stream(91, 6);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 30, 12, 0);
    random_panel_treat(&d, starts, 3, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &c, &e));
    assert_int_equal(c.time_n, 8);
    assert_int_equal(c.cohort_n, 2);
    assert_false(
        effect_did(&d.p, &(struct effect_plan){.window = 2, .control = EFFECT_NEVER}, &a, &c, &e));
    assert_err(e, ERR_INPUT, "never treated");
    arena_reset(&a);
}

static void units_that_start_before_the_data_are_left_out(void **unused)
{
    static const int32_t starts[] = {-3, 1, 2, 6, INT32_MAX};
    struct random r = random_stream(91, 7);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 30, 12, 0);
    random_panel_treat(&d, starts, 5, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &c, &e));
    assert_int_equal(c.early_n, 12);
    assert_int_equal(c.unit_n, 18);
    assert_true(
        effect_did(&d.p, &(struct effect_plan){.window = 2, .anticipation = 1}, &a, &c, &e));
    assert_int_equal(c.early_n, 18);
    assert_int_equal(c.cohort_n, 1);
    arena_reset(&a);
}

static void refuse(const int32_t *starts, int32_t start_n, int32_t time_n, const char *words)
{
    struct random r = random_stream(91, 8);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c = {.cell_n = -1};
    struct err e = {0};

    random_panel_make(&d, &r, 12, time_n, 0);
    random_panel_treat(&d, starts, start_n, 1);
    assert_false(effect_did(&d.p, &(struct effect_plan){.window = 2}, &a, &c, &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(c.cell_n, -1);
    arena_reset(&a);
}

static void panels_that_cannot_be_compared_are_refused(void **unused)
{
    static const int32_t never[] = {INT32_MAX}, once[] = {5}, early[] = {1, -2},
                         later[] = {40, INT32_MAX};

    (void)unused;
    refuse(never, 1, 10, "no unit's start");
    refuse(once, 1, 10, "everyone is treated at once");
    refuse(early, 2, 10, "before the first period");
    refuse(later, 2, 10, "no unit's start");
    refuse(once, 1, 1, "single period");
}

/* Units whose covariate alone tells whether they are treated have no like among the controls. */
static void a_covariate_that_tells_the_treated_apart_makes_cells_unknown(void **unused)
{
    static const int32_t two[] = {5, INT32_MAX};
    struct random r = random_stream(91, 9);
    struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 30, 8, 1);
    random_panel_treat(&d, two, 2, 1);
    for (int i = 0; i < 30; i++) {
        for (int t = 0; t < 8; t++)
            d.x[i * 8 + t] = d.starts[i] == 5 ? 10 + i : -i;
    }
    assert_false(
        effect_did(&d.p, &(struct effect_plan){.method = EFFECT_IPW, .window = 2}, &a, &c, &e));
    assert_err(e, ERR_INPUT, "no cell");
    for (int k = 0; k < 30 * 8; k++)
        d.x[k] = 3; /* nothing but the constant again */
    err_reset(&e);
    assert_false(
        effect_did(&d.p, &(struct effect_plan){.method = EFFECT_REG, .window = 2}, &a, &c, &e));
    assert_err(e, ERR_INPUT, "no cell");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_agrees_with_the_plain_twin),
        cmocka_unit_test(every_influence_is_the_derivative_by_the_units_weight),
        cmocka_unit_test(pooled_sections_of_a_whole_panel_are_the_panel),
        cmocka_unit_test(a_gap_is_refused_without_pooling_and_pooled_with_it),
        cmocka_unit_test(four_units_give_the_difference_of_means),
        cmocka_unit_test(without_noise_the_planted_effect_comes_back_in_every_sum),
        cmocka_unit_test(the_group_sum_counts_each_treated_unit_once),
        cmocka_unit_test(a_growing_rise_stays_a_rise_where_two_way_regression_has_the_wrong_sign),
        cmocka_unit_test(each_unit_a_cluster_is_no_cluster_and_doubled_units_change_nothing),
        cmocka_unit_test(without_never_treated_the_panel_ends_before_the_last_start),
        cmocka_unit_test(units_that_start_before_the_data_are_left_out),
        cmocka_unit_test(panels_that_cannot_be_compared_are_refused),
        cmocka_unit_test(a_covariate_that_tells_the_treated_apart_makes_cells_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
