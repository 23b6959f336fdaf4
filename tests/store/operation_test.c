#include "store/operation.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct operation_filter filter;
    struct store_reach reach;
    struct operation_matrix m;
};

static struct operation cell(const char *organization, const char *treating, const char *procedure,
                             const char *when, int64_t operations)
{
    return (struct operation){.treating = str_of(treating),
                              .discipline = STR("骨科"),
                              .organization = str_of(organization),
                              .procedure = str_of(procedure),
                              .month = month(when),
                              .residence = STR("990101"),
                              .payer = STR("1"),
                              .level = 3,
                              .operations = operations,
                              .main = operations};
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct operation cells[] = {
        cell("H1", "990101", "81.51", "2024-03", 4),  cell("H1", "990101", "81.51", "2024-05", 1),
        cell("H3", "990103", "81.51", "2024-03", 9),  cell("H3", "990103", "79.35", "2024-03", 7),
        cell("H3", "990103", "79.36", "2023-12", 90), /* before the window */
        cell("H9", "990103", "79.36", "2024-03", 2),  /* of no organization */
    };

    (void)arg;
    return store_operation_add(st, cells, 6, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_operation_matrix(st, &r->filter, &r->reach, r->a, &r->m, e);
}

static void hosts_and_techniques_of_a_discipline_are_counted(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .filter.discipline = STR("骨科"), .reach = STORE_ALL};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.m.host_n, 2); /* H2 has no case */
    assert_str(r.m.hosts[0].code, "H1");
    assert_str(r.m.hosts[0].county_name, "甲县");
    assert_int_equal(r.m.hosts[0].cases, 10);
    assert_int_equal(r.m.procedure_n, 3);
    assert_str(r.m.procedures[0].code, "81.51");
    assert_str(r.m.procedures[0].name, "全髋关节置换");
    assert_int_equal(r.m.procedures[0].operations, 14);
    assert_str(r.m.procedures[2].code, "79.36"); /* done where no organization is known */
    assert_int_equal(r.m.procedures[2].operations, 2);
    assert_int_equal(r.m.cell_n, 3);
    assert_str(r.m.cells[0].organization, "H1");
    assert_int_equal(r.m.cells[0].operations, 5);
}

static void a_reach_holds_its_hosts_and_all_techniques(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a,
        .filter.discipline = STR("骨科"),
        .reach = {.kind = REACH_PLACE, .scope = {.kind = SCOPE_REGION, .place = STR("990101")}}};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.m.host_n, 1);
    assert_int_equal(r.m.cell_n, 1);
    assert_int_equal(r.m.procedure_n, 3);
    r.reach = (struct store_reach){0};
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.m.host_n, 0);
    assert_int_equal(r.m.cell_n, 0);
}

static void a_county_narrows_and_a_strange_discipline_is_empty(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a,
                        .filter = {.discipline = STR("骨科"), .county = STR("990103")},
                        .reach = STORE_ALL};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.m.host_n, 1);
    assert_str(r.m.hosts[0].code, "H3");
    r.filter = (struct operation_filter){.discipline = STR("眼科")};
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.m.host_n + r.m.procedure_n + r.m.cell_n, 0);
}

static void a_cell_twice_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct err e = {0};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    assert_false(store_tx(b->st, STORE_WRITE, put_in_tx, NULL, &e));
    assert_int_equal(e.code, ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(hosts_and_techniques_of_a_discipline_are_counted),
        BOTH(a_reach_holds_its_hosts_and_all_techniques),
        BOTH(a_county_narrows_and_a_strange_discipline_is_empty),
        BOTH(a_cell_twice_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
