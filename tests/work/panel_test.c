/* Expected values: small files written out in the test. */
#include "work/panel.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static struct arena arena;
static char path[] = "/tmp/xinglin-panel-XXXXXX";
static const struct panel_columns COLUMNS = {.unit = "u",
                                             .time = "t",
                                             .start = "s",
                                             .weight = "w",
                                             .cluster = "c",
                                             .values = {"y", "x"},
                                             .value_n = 2};

static int file_open(void **unused)
{
    (void)unused;
    return mkstemp(path) < 0;
}

static int file_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return unlink(path);
}

static bool panel_of(const char *text, struct panel *p, struct err *e)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return panel_read(path, &COLUMNS, &arena, p, e);
}

static void rows_in_any_order_make_one_grid_with_unknowns(void **unused)
{
    struct panel p;
    struct err e = {0};

    (void)unused;
    assert_true(panel_of("t,u,s,w,c,y,x\n7,b,0,2,n,1.5,\n5,a,7,1,m,-2,3\n7,a,7,1,m,,4\n", &p, &e));
    assert_int_equal(p.unit_n, 2);
    assert_int_equal(p.time_n, 2);
    assert_str(p.units[0], "a");
    assert_str(p.cluster_names[p.clusters[1]], "n");
    assert_int_equal(p.times[0], 5);
    assert_int_equal(p.starts[0], 7);
    assert_int_equal(p.starts[1], PANEL_NEVER);
    assert_near(p.weights[1], 2, 0);
    assert_near(p.values[0][0], -2, 0);
    assert_true(isnan(p.values[0][1])); /* empty */
    assert_true(isnan(p.values[0][2])); /* no row */
    assert_near(p.values[0][3], 1.5, 0);
    assert_true(isnan(p.values[1][3]));
}

static void months_are_read_and_written_as_months(void **unused)
{
    struct panel p;
    struct err e = {0};
    int32_t time;

    (void)unused;
    assert_true(
        panel_of("t,u,s,w,c,y,x\n2024-12,a,2025-01,1,m,1,1\n2025-01,a,2025-01,1,m,1,1\n", &p, &e));
    assert_true(p.months);
    assert_int_equal(p.times[1] - p.times[0], 1);
    assert_string_equal(panel_time_text(&p, p.starts[0], &arena), "2025-01");
    assert_true(panel_time(&p, STR("2024-02"), &time));
    assert_false(panel_time(&p, STR("12"), &time));
    assert_false(panel_of("t,u,s,w,c,y,x\n2024-12,a,,1,m,1,1\n7,a,,1,m,1,1\n", &p, &e));
    assert_err(e, ERR_INPUT, ":3:1: 7: a month YYYY-MM is wanted");
}

static void each_fault_is_told_with_its_place(void **unused)
{
    static const char *const FAULTS[][2] = {
        {"1,a,0,1,m,1,1\n1,a,0,1,m,1,1\n", ":3:1: 1: unit a has this time twice"},
        {"1,a,5,1,m,1,1\n2,a,0,1,m,1,1\n", ":3:3: 0: the unit had a start before"},
        {"1,a,0,1,m,1,1\n2,a,5,1,m,1,1\n", ":3:3: 5: the unit's start is not"},
        {"1,a,0,-1,m,1,1\n", ":2:4: -1: a weight cannot be negative"},
        {"1,a,0,1,m,1,1\n2,a,0,2,m,1,1\n", ":3:4: 2: the unit's weight"},
        {"1,a,0,1,,1,1\n", ":2:5: : a cluster is wanted"},
        {"1,a,0,1,m,one,1\n", ":2:6: one: a number is wanted"},
        {"1,,0,1,m,1,1\n", ":2:2: : a unit is wanted"},
        {"1.5,a,0,1,m,1,1\n", ":2:1: 1.5: a whole number or a month"},
        {"", ":2:1: : the panel has no row"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        struct panel p = {.unit_n = -1};
        struct err e = {0};

        assert_false(panel_of(arena_text(&arena, "t,u,s,w,c,y,x\n%s", FAULTS[i][0]), &p, &e));
        assert_err(e, ERR_INPUT, FAULTS[i][1]);
        assert_int_equal(p.unit_n, -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_in_any_order_make_one_grid_with_unknowns),
        cmocka_unit_test(months_are_read_and_written_as_months),
        cmocka_unit_test(each_fault_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, file_open, file_close);
}
