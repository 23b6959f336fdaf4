/* view_test.c - what the desk looks at: one state of the store, whole or not at all. The province
 * of the store's tests, in a folder of its own. */
#include "work/demand_desk.h"
#include "work/plan_desk.h"
#include "work/view.h"

#include "tests/store/province.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static struct both *filled(void **state)
{
    return province_of(state);
}

static void home_is_of_one_state_with_its_share(void **state)
{
    struct both *b = filled(state);
    struct home_view v;
    struct err e = {0};

    assert_true(work_home_see(b->st, &OFFICER, 20000, &b->a, &v, &e));
    assert_str(v.frame.region_name, "杏省");
    assert_int_equal(v.home.inbox_n, 2);
    assert_near(v.local_share, 50.0 / 85, 1e-15); /* 10 and 40 of 40, 5 and 40 stay */
}

static const struct region_months months = {DAY_NONE, DAY_NONE};

static void an_empty_store_is_missing_and_writes_nothing(void **state)
{
    struct both *b = *state;
    struct home_view home = {.local_share = -1};
    struct region_view regions = {.rows.n = 77};
    struct gap_matrix_view matrix = {.matrix.cell_n = 77};
    struct err e = {0};

    assert_false(work_home_see(b->st, &OFFICER, 20000, &b->a, &home, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_near(home.local_share, -1, 0);
    err_reset(&e);
    assert_false(work_region_list(b->st, &OFFICER, &months, &b->a, &regions, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(regions.rows.n, 77);
    err_reset(&e);
    assert_false(work_gap_matrix(b->st, &OFFICER, &b->a, &matrix, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(matrix.matrix.cell_n, 77);
}

static void lists_are_those_of_the_store(void **state)
{
    struct both *b = filled(state);
    const struct store_page page = {.limit = 200, .reach = STORE_ALL};
    const struct store_page one = {.limit = 1, .reach = STORE_ALL};
    const struct fact_filter county = {.residence = STR("990101"), .window = true};
    struct organization_rows organizations;
    struct demand_rows demands;
    const struct demand_filter all = {0};
    struct plan_rows plans;
    struct fact_rows facts;
    struct flows flows;
    struct err e = {0};

    assert_true(work_organization_list(b->st, &page, &b->a, &organizations, &e));
    assert_int_equal(organizations.n, 3);
    assert_true(work_demand_list(b->st, &OFFICER, &all, &page, &b->a, &demands, &e));
    assert_int_equal(demands.more.total, 2);
    assert_true(work_plan_list(b->st, &page, &b->a, &plans, &e));
    assert_str(plans.items[0].code, "L2");
    assert_true(work_fact_list(b->st, &OFFICER, &county, &page, &b->a, &facts, &e));
    assert_int_equal(facts.sum.cases, 44);
    assert_true(work_region_flows(b->st, &one, &months, &b->a, &flows, &e));
    assert_int_equal(flows.items[0].cases, 30);
}

static void one_thing_is_found_by_its_id_and_another_kind_is_not(void **state)
{
    struct both *b = filled(state);
    struct gap_view gap;
    struct demand_view demand;
    struct plan_view plan = {.action_n = 99};
    struct err e = {0};

    assert_true(work_gap_get(b->st, &OFFICER, GAP(1), &b->a, &gap, &e));
    assert_int_equal(gap.detail.group_n, 2);
    assert_true(work_demand_see(b->st, &OFFICER, DEMAND(1), 0, &b->a, &demand, &e));
    assert_int_equal(demand.detail.assignment_n, 1);
    assert_false(work_plan_see(b->st, &OFFICER, GAP(1), &b->a, &plan, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(plan.action_n, 99);
}

static void a_plan_is_told_with_the_weights_of_its_terms(void **state)
{
    struct both *b = filled(state);
    const struct store_page page = {.limit = 200, .reach = STORE_ALL};
    const struct assignment_filter other = {.county = STR("990102")};
    struct assignment_view v;
    struct unfilled_rows unfilled;
    struct unplaced_rows unplaced;
    struct err e = {0};

    assert_true(work_assignment_list(b->st, PLAN(2), NULL, &page, &b->a, &v, &e));
    assert_int_equal(v.plan.weights[PLAN_FIT], 400);
    assert_int_equal(v.rows.n, 2);
    assert_true(work_assignment_list(b->st, PLAN(2), &other, &page, &b->a, &v, &e));
    assert_int_equal(v.rows.n, 1);
    assert_true(work_assignment_unfilled(b->st, PLAN(2), NULL, &page, &b->a, &unfilled, &e));
    assert_int_equal(unfilled.n, 1);
    assert_true(work_assignment_unfilled(b->st, PLAN(2), &other, &page, &b->a, &unfilled, &e));
    assert_int_equal(unfilled.n, 0);
    assert_true(work_assignment_unplaced(b->st, PLAN(2), &page, &b->a, &unplaced, &e));
    assert_int_equal(unplaced.n, 1);
    assert_false(work_assignment_list(b->st, PLAN(9), NULL, &page, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(v.rows.n, 1);
}

#define ON_SQLITE(test)                                               \
    {                                                                 \
#test, test, both_open, both_close, (void *)(size_t) "sqlite" \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(home_is_of_one_state_with_its_share),
        ON_SQLITE(an_empty_store_is_missing_and_writes_nothing),
        ON_SQLITE(lists_are_those_of_the_store),
        ON_SQLITE(one_thing_is_found_by_its_id_and_another_kind_is_not),
        ON_SQLITE(a_plan_is_told_with_the_weights_of_its_terms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
