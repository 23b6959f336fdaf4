#include "store/profile.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct store_page page;
    struct profile_rows rows;
    struct profile_coverage coverage;
    struct profile_months months;
    struct profile_groups groups;
    struct profile_outflows outflow;
};

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct organization like = {.level = STR("3A"), .kind = STR("general")};
    const struct profile_windows w = {STR("990101"), month("2024-01"), month("2024-12"),
                                      month("2023-01"), month("2023-12")};

    return store_profile_list(st, &r->page, r->a, &r->rows, e)
           && store_profile_coverage(st, &r->page.reach, 3, &r->coverage, e)
           && store_profile_months(st, &like, month("2023-12"), month("2024-04"), r->a, &r->months,
                                   e)
           && store_profile_groups(st, &w, r->a, &r->groups, e)
           && store_profile_outflow(st, &STR("990101"), &r->page, r->a, &r->outflow, e);
}

static void organizations_come_with_the_sums_of_their_window(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.rows.n, 3);
    assert_int_equal(r.rows.more.total, 3);
    assert_str(r.rows.items[0].organization.code, "H1");
    assert_str(r.rows.items[0].county_name, "甲县");
    assert_int_equal(r.rows.items[0].sums.cases, 10);
    assert_int_equal(r.rows.items[0].months_present, 1);
    assert_int_equal(r.rows.items[1].sums.cases, 0); /* H2 treats nobody, and is there */
    assert_int_equal(r.rows.items[2].sums.cases, 87);
    assert_int_equal(r.rows.items[2].sums.rw_e4, 87 * 25000);
    assert_int_equal(r.rows.items[2].months_present, 2);
    assert_int_equal(r.coverage.organizations, 3);
    assert_int_equal(r.coverage.complete, 0); /* none has three months */
}

static void months_are_those_of_a_level_and_kind(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.months.n, 2);
    assert_str(r.months.items[0].organization, "H3");
    assert_int_equal(r.months.items[0].month, month("2023-12"));
    assert_int_equal(r.months.items[0].sums.cases, 100);
    assert_int_equal(r.months.items[1].sums.cases, 35);
}

/* 10, 30 and 4 cases now, the last treated nobody knows where; 100 a year before. */
static void groups_are_of_residents_treated_anywhere(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.groups.n, 1);
    assert_str(r.groups.items[0].drg, "IC29");
    assert_int_equal(r.groups.items[0].now, 44);
    assert_int_equal(r.groups.items[0].before, 100);
}

static void a_reach_holds_its_own(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a,
        .page = {50,
                 STR(""),
                 {.kind = REACH_PLACE, .scope = {.kind = SCOPE_REGION, .place = STR("990103")}}}};

    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_str(r.rows.items[0].organization.code, "H3");
    assert_int_equal(r.coverage.organizations, 1);
    assert_int_equal(r.outflow.n, 0);
}

static void what_leaves_is_told_from_the_evidence(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.outflow.n, r.outflow.total);
    assert_true(r.outflow.n >= 1);
    for (size_t i = 0; i < r.outflow.n; i++) {
        assert_str(r.outflow.items[i].county, "990101");
        assert_int_equal(r.outflow.items[i].all, r.outflow.items[i].home + r.outflow.items[i].out);
        assert_true(i == 0 || r.outflow.items[i - 1].out >= r.outflow.items[i].out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(organizations_come_with_the_sums_of_their_window),
        BOTH(months_are_those_of_a_level_and_kind),
        BOTH(groups_are_of_residents_treated_anywhere),
        BOTH(a_reach_holds_its_own),
        BOTH(what_leaves_is_told_from_the_evidence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
