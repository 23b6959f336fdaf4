/* Staffing need: the textbook's example, refusals, a plain twin on random tables. */
#include "engine/wisn.h"

#include <math.h>
#include <stdio.h>

#include "base/out.h"
#include "base/random.h"
#include "tests/check.h"

#define HEAD "organization,discipline,activity,count,hours_each,working_days,hours_per_day,staff\n"

/* 100,000 visits of a quarter of an hour over 179 days of 8 hours. */
static void the_example_needs_seventeen_and_a_half(void **unused)
{
    struct arena a = {0};
    struct wisn w;
    struct err e = {0};

    (void)unused;
    assert_true(wisn_measure("w", STR(HEAD "H1,03,visit,100000,0.25,179,8,10\n"), &a, &w, &e));
    assert_true(wisn_check(&w, &e));
    assert_int_equal(w.need_n, 1);
    assert_near(w.needs[0].need, 17.458101, 1e-6);
    assert_near(w.needs[0].ratio, 10 / 17.458101, 1e-6);
    assert_near(w.needs[0].lack, 7.458101, 1e-6);
    arena_reset(&a);
}

static void unknown_staff_leaves_the_ratio_unknown(void **unused)
{
    struct arena a = {0};
    struct wisn w;
    struct err e = {0};

    (void)unused;
    assert_true(wisn_measure("w", STR(HEAD "H1,03,visit,0,0.25,179,8,\nH2,03,visit,0,1,1,1,2\n"),
                             &a, &w, &e));
    assert_true(wisn_check(&w, &e));
    assert_true(isnan(w.needs[0].ratio) && isnan(w.needs[0].lack));
    assert_true(isnan(w.needs[1].ratio)); /* nothing is needed */
    assert_near(w.needs[1].lack, -2, 0);
    arena_reset(&a);
}

static void what_is_no_workload_is_refused_and_writes_nothing(void **unused)
{
    static const struct {
        const char *bytes, *says;
    } ROWS[] = {
        {HEAD, "no activity"},
        {"organization,discipline\n", "activity: the required"},
        {HEAD ",03,visit,1,1,1,1,1\n", "w:2:1: : a name"},
        {HEAD "H,03,,1,1,1,1,1\n", "w:2:3: : a name"},
        {HEAD "H,03,visit,-1,1,1,1,1\n", "w:2:4: -1: less than 0"},
        {HEAD "H,03,visit,x,1,1,1,1\n", "w:2:4: x: not a number"},
        {HEAD "H,03,visit,1,,1,1,1\n", "w:2:5: : a number"},
        {HEAD "H,03,visit,1,1,0,1,1\n", "w:2:6: 0: more than 0"},
        {HEAD "H,03,visit,1,1,367,1,1\n", "w:2:6: 367: more than there can be"},
        {HEAD "H,03,visit,1,1,1,25,1\n", "w:2:7: 25: more than there can be"},
        {HEAD "H,03,v,1,1,1,1,1\nH,03,v,2,1,1,1,1\n", "w:3:3: v: the activity was in line 2"},
        {HEAD "H,03,v,1,1,1,1,1\nH,03,x,2,1,1,1,2\n", "w:3: x: staff differs from line 2"},
        {HEAD "H,03,v,1,1,2,1,1\nH,03,x,2,1,1,1,1\n", "w:3: x: working_days differs"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct arena a = {0};
        struct wisn w = {.need_n = -1};
        struct err e = {0};

        assert_false(wisn_measure("w", str_of(ROWS[i].bytes), &a, &w, &e));
        assert_err(e, ERR_INPUT, ROWS[i].says);
        assert_int_equal(w.need_n, -1);
        arena_reset(&a);
    }
}

/* Every row is looked at for every organization, discipline and activity. */
static void random_tables_give_what_plain_sums_give(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct random r = random_stream(seed, 5);
        struct arena a = {0};
        struct out out = {0};
        struct err e = {0};
        struct wisn w;
        double need[3][2] = {{0}};
        int rows = 0;

        out_text(&out, HEAD);
        for (int k = 0; k < 5; k++)
            for (int o = 2; o >= 0; o--)
                for (int d = 0; d < 2; d++) {
                    int count = (int)random_below(&r, 900), each = (int)random_below(&r, 80);

                    if (random_below(&r, 3) == 0)
                        continue;
                    out_text(&out, "H%d,%d,a%d,%d,%d.5,%d,7.5,%d\n", o, d, k, count, each, 150 + o,
                             d);
                    need[o][d] += count * (each + 0.5) / (7.5 * (150 + o));
                    rows++;
                }
        if (rows > 0) {
            assert_true(wisn_measure("w", (struct str){out.items, out.n}, &a, &w, &e));
            assert_true(wisn_check(&w, &e));
            assert_int_equal(w.activity_n, rows);
            for (int32_t i = 0; i < w.need_n; i++)
                assert_near(
                    w.needs[i].need,
                    need[w.needs[i].organization.at[1] - '0'][w.needs[i].discipline.at[0] - '0'],
                    1e-9);
            w.needs[0].need += 0.01;
            assert_false(wisn_check(&w, &e));
            assert_int_equal(e.code, ERR_CHECK);
        }
        out_reset(&out);
        arena_reset(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_needs_seventeen_and_a_half),
        cmocka_unit_test(unknown_staff_leaves_the_ratio_unknown),
        cmocka_unit_test(what_is_no_workload_is_refused_and_writes_nothing),
        cmocka_unit_test(random_tables_give_what_plain_sums_give),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
