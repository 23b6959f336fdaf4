/* Expected values: every assignment measured through the whole computation, one by one; the
 * headline through effect_sum. */
#include <math.h>

#include "engine/effect_part.h"
#include "engine/effect_test.h"
#include "tests/check.h"
#include "tests/engine/effect_random.h"

static double headline_whole(struct random_panel *d, const struct effect_plan *plan)
{
    struct arena a = {0};
    struct effect_cells c;
    struct effect_rows rows;
    struct err e = {0};
    double att = NAN;

    if (effect_did(&d->p, plan, &a, &c, &e)) {
        effect_sum(&c, &a, &rows);
        att = effect_overall(&rows, EFFECT_GROUP)->att;
    }
    arena_reset(&a);
    return att;
}

static void the_headline_by_itself_is_the_group_overall(void **unused)
{
    static const int32_t starts[] = {5, INT32_MAX, 7, INT32_MAX, 10};
    struct random r = random_stream(93, 1);
    static struct random_panel d;

    (void)unused;
    for (int round = 0; round < 36; round++) {
        struct effect_plan plan = {.method = (enum effect_method)(round % 3),
                                   .control = (enum effect_control)(round / 3 % 2),
                                   .base = (enum effect_base)(round / 6 % 3),
                                   .window = 3,
                                   .anticipation = round % 2};
        struct arena a = {0};
        struct effect_cells c;
        struct effect_rows rows;
        struct effect_frame f;
        struct effect_headline room;
        struct err e = {0};
        const struct effect_row *row;
        double psi[RANDOM_UNITS];

        random_panel_make(&d, &r, 60, 14, round % 3);
        random_panel_treat(&d, starts, 5, 1);
        d.p.weights = round % 4 ? d.w : NULL;
        assert_true(effect_did(&d.p, &plan, &a, &c, &e));
        effect_sum(&c, &a, &rows);
        effect_frame_init(&f, &d.p, &plan, &c, &a);
        effect_headline_init(&room, &c, &a);
        row = effect_overall(&rows, EFFECT_GROUP);
        assert_near(effect_headline(&f, &c, &room, psi), row->att, 1e-9);
        assert_near(effect_se(&c, psi), row->se, 1e-9);
        for (int i = 0; i < c.unit_n; i++)
            assert_near(psi[i], rows.psi[(row - rows.rows) * c.unit_n + i], 1e-7);
        arena_reset(&a);
    }
}

static void starts_deal(struct random_panel *d, int one, int two, int late)
{
    for (int i = 0; i < 16; i++)
        d->starts[i] = i / 2 == one || i / 2 == two ? 5 : i / 2 == late ? 7 : INT32_MAX;
}

/* Of 8 clusters 2 start at 5 and one at 7: 8! / (5! 2! 1!) = 168 assignments. */
static void all_assignments_agree_with_counting_them(void **unused)
{
    struct random r = random_stream(93, 2);
    static struct random_panel d;
    struct effect_plan plan = {.window = 3};
    struct arena a = {0};
    struct effect_cells c;
    struct effect_permutation found;
    struct err e = {0};
    double observed;
    int as_far = 0, all = 0;

    (void)unused;
    random_panel_make(&d, &r, 16, 10, 0);
    for (int i = 0; i < 16; i++)
        d.clusters[i] = i / 2;
    starts_deal(&d, 0, 1, 2);
    d.p.clusters = d.clusters;
    d.p.cluster_n = 8;
    observed = headline_whole(&d, &plan);
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_permute(&d.p, &plan, &c, 1, &a, &found);
    for (int deal = 0; deal < 8 * 8 * 8; deal++) {
        int one = deal / 64, two = deal / 8 % 8, late = deal % 8;

        if (one >= two || late == one || late == two)
            continue;
        starts_deal(&d, one, two, late);
        all++;
        as_far += fabs(headline_whole(&d, &plan)) >= fabs(observed) * (1 - 1e-9);
    }
    assert_true(found.known && found.exact);
    assert_int_equal(found.n, all);
    assert_int_equal(all, 168);
    assert_near(found.att, observed, 1e-9);
    assert_near(found.p, (double)as_far / all, 1e-12);
    assert_near(found.least_p, 1.0 / 168, 1e-12);
    arena_reset(&a);
}

/* The 95 % limits are where the test of that effect turns. */
static void the_limits_are_where_the_test_turns(void **unused)
{
    static const int32_t starts[] = {6, INT32_MAX, INT32_MAX, INT32_MAX};
    struct random r = random_stream(93, 3);
    static struct random_panel d;
    struct effect_plan plan = {.window = 3};
    struct effect_permutation found, at;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 16, 10, 0);
    random_panel_treat(&d, starts, 4, 3);
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_permute(&d.p, &plan, &c, 1, &a, &found);
    assert_true(found.low < found.att && found.att < found.high);
    for (int side = 0; side < 4; side++) { /* take off an effect just inside, just outside */
        double tau = (side < 2 ? found.low : found.high) + (side % 2 ? 1e-6 : -1e-6);
        bool inside = side == 1 || side == 2;

        for (int i = 0; i < 16; i++) {
            for (int t = 0; t < 10; t++)
                d.y[i * 10 + t] -= d.times[t] >= d.starts[i] ? tau : 0;
        }
        effect_permute(&d.p, &plan, &c, 1, &a, &at);
        assert_true(inside == (at.p > 0.05));
        for (int i = 0; i < 16; i++) {
            for (int t = 0; t < 10; t++)
                d.y[i * 10 + t] += d.times[t] >= d.starts[i] ? tau : 0;
        }
    }
    arena_reset(&a);
}

static void one_treated_of_ten_cannot_be_told_from_chance(void **unused)
{
    struct random r = random_stream(93, 4);
    static struct random_panel d;
    struct effect_plan plan = {.window = 3};
    struct effect_permutation found;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 10, 10, 0);
    d.starts[3] = 6;
    for (int t = 5; t < 10; t++)
        d.y[30 + t] += 1000;
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_permute(&d.p, &plan, &c, 1, &a, &found);
    assert_near(found.p, 0.1, 1e-12);
    assert_near(found.least_p, 0.1, 1e-12);
    assert_true(isinf(found.low) && isinf(found.high));
    arena_reset(&a);
}

static void many_assignments_are_drawn_and_the_seed_decides(void **unused)
{
    static const int32_t starts[] = {6, INT32_MAX, INT32_MAX};
    struct random r = random_stream(93, 5);
    static struct random_panel d;
    struct effect_plan plan = {.window = 3};
    struct effect_permutation one, two;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 36, 10, 0);
    random_panel_treat(&d, starts, 3, 0.4);
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_permute(&d.p, &plan, &c, 4, &a, &one);
    effect_permute(&d.p, &plan, &c, 4, &a, &two);
    assert_false(one.exact);
    assert_int_equal(one.n, EFFECT_PERMUTE_DRAWS);
    assert_memory_equal(&one, &two, sizeof one);
    assert_true(one.p >= one.least_p);
    arena_reset(&a);
}

static void a_cluster_that_mixes_starts_is_not_dealt(void **unused)
{
    static const int32_t starts[] = {6, INT32_MAX, INT32_MAX};
    struct random r = random_stream(93, 6);
    static struct random_panel d;
    struct effect_plan plan = {.window = 3};
    struct effect_permutation found;
    struct arena a = {0};
    struct effect_cells c;
    struct err e = {0};

    (void)unused;
    random_panel_make(&d, &r, 12, 10, 0);
    random_panel_treat(&d, starts, 3, 1);
    for (int i = 0; i < 12; i++)
        d.clusters[i] = i / 2;
    d.p.clusters = d.clusters;
    d.p.cluster_n = 6;
    assert_true(effect_did(&d.p, &plan, &a, &c, &e));
    effect_permute(&d.p, &plan, &c, 4, &a, &found);
    assert_false(found.known);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_headline_by_itself_is_the_group_overall),
        cmocka_unit_test(all_assignments_agree_with_counting_them),
        cmocka_unit_test(the_limits_are_where_the_test_turns),
        cmocka_unit_test(one_treated_of_ten_cannot_be_told_from_chance),
        cmocka_unit_test(many_assignments_are_drawn_and_the_seed_decides),
        cmocka_unit_test(a_cluster_that_mixes_starts_is_not_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
