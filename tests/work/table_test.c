#include <stdlib.h>
#include <unistd.h>

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"
#include "work/table.h"

static const char *const COLUMNS[] = {"code", "n", "x", "day", "list", NULL};
enum { CODE, N, X, DAY, LIST };

static struct arena arena;
static char path[] = "/tmp/xinglin-table-XXXXXX";

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

static bool table_of(const char *text, struct table *t, struct err *e)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return table_open(t, path, COLUMNS, &arena, e);
}

static void columns_are_found_by_name_and_unknown_is_not_zero(void **unused)
{
    struct table t;
    struct err e = {0};
    struct str_list list;
    int64_t n;
    int32_t day;
    double x;

    (void)unused;
    assert_true(
        table_of("x,other,list,day,code,n\n0.25,?,a; b;;c,2025-01-31,A,-7\n,,,,B,\n", &t, &e));
    assert_true(table_row(&t, &e));
    assert_str(table_str(&t, CODE), "A");
    assert_true(table_int(&t, N, &n, &e) && n == -7);
    assert_true(table_number(&t, X, &x, &e) && x == 0.25);
    assert_true(table_day(&t, DAY, &day, &e) && day == day_of(2025, 1, 31));
    list = table_list(&t, LIST, &arena);
    assert_int_equal(list.n, 3);
    assert_str(list.items[1], "b");
    assert_true(table_row(&t, &e));
    assert_true(table_int(&t, N, &n, &e) && n == COUNT_UNKNOWN);
    assert_true(table_number(&t, X, &x, &e) && isnan(x));
    assert_true(table_day(&t, DAY, &day, &e) && day == DAY_NONE);
    assert_int_equal(table_list(&t, LIST, &arena).n, 0);
    assert_false(table_row(&t, &e));
    assert_int_equal(e.code, ERR_NONE);
}

static void a_missing_column_file_or_header_is_refused(void **unused)
{
    struct table t;
    struct err e = {0};

    (void)unused;
    assert_false(table_of("code,n,x,day\n", &t, &e));
    assert_err(e, ERR_INPUT, "list: the column is missing");
    err_reset(&e);
    assert_false(table_of("", &t, &e));
    assert_err(e, ERR_INPUT, "the file is empty");
    err_reset(&e);
    assert_false(table_open(&t, "/nowhere/t.csv", COLUMNS, &arena, &e));
    assert_err(e, ERR_IO, "/nowhere/t.csv");
}

static void values_of_another_kind_are_refused_with_their_place(void **unused)
{
    struct table t;
    struct err e = {0};
    int64_t n = 5;
    int32_t small = 5;
    double x = 5;

    (void)unused;
    assert_true(
        table_of("code,n,x,day,list\nA,1.5,nan,2025-02-30,\nB,9999999999,1e999,x,\nC\n", &t, &e));
    assert_true(table_row(&t, &e));
    assert_false(table_int(&t, N, &n, &e));
    assert_err(e, ERR_INPUT, ":2:2: 1.5: a whole number");
    err_reset(&e);
    assert_false(table_number(&t, X, &x, &e));
    assert_err(e, ERR_INPUT, ":2:3: nan");
    err_reset(&e);
    assert_false(table_day(&t, DAY, &small, &e));
    assert_err(e, ERR_INPUT, ":2:4: 2025-02-30");
    err_reset(&e);
    assert_true(table_row(&t, &e));
    assert_false(table_int32(&t, N, &small, &e));
    assert_err(e, ERR_INPUT, ":3:2: 9999999999");
    err_reset(&e);
    assert_false(table_number(&t, X, &x, &e));
    assert_err(e, ERR_INPUT, ":3:3: 1e999");
    err_reset(&e);
    assert_false(table_row(&t, &e));
    assert_err(e, ERR_INPUT, "the row has 1 fields, the header 5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_name_and_unknown_is_not_zero),
        cmocka_unit_test(a_missing_column_file_or_header_is_refused),
        cmocka_unit_test(values_of_another_kind_are_refused_with_their_place),
    };

    return cmocka_run_group_tests(tests, file_open, file_close);
}
