#include "work/side_desk.h"

#include "tests/work/placed.h"

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    (void)arg;
    return store_side_put(st, "departments", STR("department,discipline\n骨一科,骨科\n"), e);
}

/* A table, as it is put over HTTP, is in journey/records_test. */
static void the_whole_regions_officer_alone_may_put_and_all_are_listed(void **state)
{
    struct both *b = placed_province(state);
    const struct subject whole = {.role = ROLE_OFFICER,
                                  .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                         county = {.role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}},
                         host = manager_of(1);
    struct side_view v;
    struct err e = {0};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    assert_true(work_side_list(b->st, &whole, &b->a, &v, &e));
    assert_true(v.may_put);
    for (int i = 0; i < RECORDS_SIDES; i++)
        assert_int_equal(v.rows[i].lines, i == SIDE_DEPARTMENTS ? 2 : 0);
    assert_true(work_side_list(b->st, &county, &b->a, &v, &e));
    assert_false(v.may_put);
    assert_true(work_side_list(b->st, &host, &b->a, &v, &e));
    assert_false(v.may_put);
}

static void a_server_without_a_folder_takes_none(void **state)
{
    struct both *b = placed_province(state);
    const struct subject whole = {.role = ROLE_OFFICER,
                                  .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
    const struct side_new n = {.side = SIDE_DRG, .now_ms = NOON};
    struct str warning;
    struct err e = {0};

    assert_false(work_side_put(b->st, NULL, &whole, &n, &b->a, &warning, &e));
    assert_int_equal(e.code, ERR_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_whole_regions_officer_alone_may_put_and_all_are_listed),
        BOTH(a_server_without_a_folder_takes_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
