/* Expected values: the draws written out plainly from the same signs; and what theory says of them,
 * the standard error and the normal quantile of a maximum. */
#include <math.h>
#include <stdlib.h>

#include "engine/effect.h"
#include "tests/check.h"
#include "tests/engine/effect_random.h"

static const int32_t STARTS[] = {6, INT32_MAX, 9, INT32_MAX};

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double sorted_at(double *v, int n, double p)
{
    qsort(v, (size_t)n, sizeof *v, compare);
    return v[(int)ceil(n * p - 1e-9) - 1];
}

/* Sign of cluster k in a draw: 64 clusters a word, the lowest bit first. */
static double sign(uint64_t seed, int draw, int k)
{
    struct random r = random_stream(seed, (uint64_t)draw);
    uint64_t bits = 0;

    for (int word = 0; word <= k / 64; word++)
        bits = random_bits(&r);
    return bits >> (k % 64) & 1 ? 1 : -1;
}

static void draws_agree_with_the_plain_twin(void **unused)
{
    enum { DRAWS = 300 };
    struct random r = random_stream(92, 1);
    static struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};
    double most[DRAWS] = {0};

    (void)unused;
    random_panel_make(&d, &r, 60, 12, 0);
    random_panel_treat(&d, STARTS, 4, 1);
    for (int i = 0; i < 60; i++)
        d.clusters[i] = i / 2;
    d.p.clusters = d.clusters;
    d.p.cluster_n = 30;
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 3}, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    effect_draw(&c, &rows, DRAWS, 77, &a);
    for (int k = 0; k < rows.row_n; k++) {
        double draws[DRAWS], sorted[DRAWS], se;

        if (!(rows.rows[k].se > 0))
            continue;
        for (int b = 0; b < DRAWS; b++) {
            draws[b] = 0;
            for (int i = 0; i < c.unit_n; i++)
                draws[b] += sign(77, b, c.clusters[i]) * rows.psi[k * c.unit_n + i] / c.unit_n;
        }
        memcpy(sorted, draws, sizeof draws);
        se = (sorted_at(sorted, DRAWS, 0.75) - sorted_at(sorted, DRAWS, 0.25)) / 1.34898;
        assert_near(rows.rows[k].boot_se, se, 1e-12);
        for (int b = 0; b < DRAWS && rows.rows[k].kind == EFFECT_DYNAMIC && !rows.rows[k].overall;
             b++)
            most[b] = fmax(most[b], fabs(draws[b]) / se);
    }
    assert_near(rows.band_constant[EFFECT_DYNAMIC], sorted_at(most, DRAWS, 0.95), 1e-12);
    arena_reset(&a);
}

static void
ten_thousand_draws_have_the_standard_error_and_bands_wider_than_one_interval(void **unused)
{
    struct random r = random_stream(92, 2);
    static struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 64, 12, 0);
    random_panel_treat(&d, STARTS, 4, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 3}, &a, &c, &e));
    effect_sum(&c, &a, &rows);
    effect_draw(&c, &rows, 10000, 1, &a);
    for (int k = 0; k < rows.row_n; k++) {
        if (rows.rows[k].se > 0)
            assert_near(rows.rows[k].boot_se / rows.rows[k].se, 1, 0.05);
    }
    assert_true(rows.band_constant[EFFECT_DYNAMIC] > 2.5);
    assert_true(rows.band_constant[EFFECT_DYNAMIC] < 3.6); /* Bonferroni of 17 keys, and noise */
    assert_true(rows.band_constant[EFFECT_GROUP] >= 1.959963);
    assert_true(rows.band_constant[EFFECT_GROUP] < 2.35);
    arena_reset(&a);
}

static void
the_same_seed_gives_the_same_bytes_and_a_draw_does_not_know_how_many_there_are(void **unused)
{
    struct random r = random_stream(92, 3);
    static struct random_panel d;
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows one, two, other;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 40, 10, 0);
    random_panel_treat(&d, STARTS, 4, 1);
    assert_true(effect_did(&d.p, &(struct effect_plan){.window = 3}, &a, &c, &e));
    effect_sum(&c, &a, &one);
    effect_sum(&c, &a, &two);
    effect_sum(&c, &a, &other);
    effect_draw(&c, &one, 500, 5, &a);
    effect_draw(&c, &two, 500, 5, &a);
    effect_draw(&c, &other, 500, 6, &a);
    assert_memory_equal(one.rows, two.rows, sizeof *one.rows * (size_t)one.row_n);
    assert_memory_equal(one.band_constant, two.band_constant, sizeof one.band_constant);
    assert_true(fabs(one.rows[0].boot_se - other.rows[0].boot_se) > 0);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_agree_with_the_plain_twin),
        cmocka_unit_test(
            ten_thousand_draws_have_the_standard_error_and_bands_wider_than_one_interval),
        cmocka_unit_test(
            the_same_seed_gives_the_same_bytes_and_a_draw_does_not_know_how_many_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
