#include "store/department.h"

#include "tests/store/province.h"

struct keeping {
    struct arena *a;
    struct department department;
    struct department_void end;
    struct department_rows rows;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_department_add(st, &k->department, 1, e);
}

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_department_void(st, &k->end, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_department_list(st, ORG(1), k->a, &k->rows, e);
}

static struct keeping keeping_of(struct both *b, int number, const char *name)
{
    return (struct keeping){.a = &b->a,
                            .department = {.id = pid('d', number),
                                           .organization = ORG(1),
                                           .name = str_of(name),
                                           .discipline = STR("骨科"),
                                           .beds = number == 1 ? 40 : COUNT_UNKNOWN,
                                           .made_ms = 5},
                            .end = {pid('d', number), ORG(9), STR("并入"), 6}};
}

static void departments_come_by_name_until_they_are_voided(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1, "b"), two = keeping_of(b, 2, "a");

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.n, 2);
    assert_str(one.rows.items[0].name, "a");
    assert_true(one.rows.items[0].beds == COUNT_UNKNOWN);
    assert_str(one.rows.items[1].discipline, "骨科");
    assert_int_equal(one.rows.items[1].beds, 40);
    both_tx(b, STORE_WRITE, void_in_tx, &one);
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.n, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM department"), 2);
}

static void a_name_is_there_once_among_those_that_hold(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1, "a"), two = keeping_of(b, 2, "a");

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &two), ERR_INPUT, "refuses the row");
    both_tx(b, STORE_WRITE, void_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
}

static void what_does_not_hold_cannot_be_voided(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1, "a");

    assert_err(both_refused(b, STORE_WRITE, void_in_tx, &one), ERR_MISSING, "no department");
    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, void_in_tx, &one);
    assert_err(both_refused(b, STORE_WRITE, void_in_tx, &one), ERR_MISSING, "no department");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(departments_come_by_name_until_they_are_voided),
        BOTH(a_name_is_there_once_among_those_that_hold),
        BOTH(what_does_not_hold_cannot_be_voided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
