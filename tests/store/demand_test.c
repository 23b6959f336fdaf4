#include "store/demand.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id id;
    struct demand_detail detail;
    struct store_page page;
    struct demand_rows rows;
    struct demand_filter filter;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_demand_get(st, r->id, r->a, &r->detail, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_demand_list(st, &r->filter, &r->page, r->a, &r->rows, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_demand_put(st, arg, 1, e);
}

static void a_demand_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = DEMAND(1)};
    const struct demand *d = &r.detail.row.demand;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_id(d->id, DEMAND(1));
    assert_str(d->code, "G-990101-骨科");
    assert_id(d->organization, ORG(1));
    assert_str(d->discipline, "骨科");
    assert_int_equal(d->seats, 2);
    assert_int_equal(d->min_title_rank, 2);
    assert_int_equal(d->techniques.n, 1);
    assert_str(d->techniques.items[0], "81.51");
    assert_int_equal(d->required.n, 0);
    assert_int_equal(d->tier, 1);
    assert_int_equal(d->weight, 1000);
    assert_int_equal(d->start_day, day_of(2025, 1, 1));
    assert_int_equal(d->months, 12);
    assert_true(id_none(d->paired_organization));
    assert_int_equal(d->state, DEMAND_PLANNED);
    assert_id(d->gap, GAP(1));
    assert_true(d->made_ms == 1763000000000);
    assert_str(r.detail.row.organization_name, "甲县医院");
    assert_str(r.detail.row.county_name, "甲县");
}

/* Plan 1 fills two seats of demand 1, plan 2, which is newer, one. */
static void filled_counts_the_newest_plan_only(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = DEMAND(1)};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.row.filled, 1);
    assert_int_equal(r.detail.assignment_n, 1);
    assert_id(r.detail.assignments[0], SEAT(3));
    both_tx(b, STORE_WRITE, both_sql, "UPDATE plan SET made_ms = 1 WHERE code = 'L2'");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.row.filled, 2);
    assert_int_equal(r.detail.assignment_n, 2);
    assert_id(r.detail.assignments[0], SEAT(1));
    assert_id(r.detail.assignments[1], SEAT(2));
}

static void without_a_plan_nothing_is_filled(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = DEMAND(1)};

    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM assignment");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM unfilled");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM unplaced");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM plan");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.row.filled, 0);
    assert_int_equal(r.detail.assignment_n, 0);
}

static void the_list_is_oldest_first_and_pages(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {1, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.more.total, 2);
    assert_id(r.rows.items[0].demand.id, DEMAND(1));
    r.page.cursor = r.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[0].demand.id, DEMAND(2));
    assert_id(r.rows.items[0].demand.paired_organization, ORG(3));
    assert_int_equal(r.rows.items[0].filled, 1);
    assert_str(r.rows.items[0].county_name, "乙县");
    assert_int_equal(r.rows.more.next.n, 0);
}

static void an_unknown_id_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = DEMAND(3)};

    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no demand 018bcfe5-");
    r.id = (struct id){{0}};
    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no demand 00000000-");
}

static void what_the_contract_forbids_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct demand good = {.id = DEMAND(5),
                          .county = STR("990101"),
                          .organization = ORG(1),
                          .seats = 1,
                          .min_title_rank = 1,
                          .tier = 1,
                          .weight = 1,
                          .start_day = 20000,
                          .months = 1};
    struct demand bad[6];

    for (int i = 0; i < 6; i++)
        bad[i] = good;
    bad[0].seats = 0;
    bad[1].tier = 6;
    bad[2].weight = 1001;
    bad[3].months = 61;
    bad[4].start_day = DAY_NONE;
    bad[5].organization = ORG(99);
    for (int i = 0; i < 6; i++)
        assert_err(both_refused(b, STORE_WRITE, put_in_tx, &bad[i]), ERR_INPUT,
                   "the store refuses the row");
    both_tx(b, STORE_WRITE, put_in_tx, &good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand"), 3);
}

static void a_demand_put_again_keeps_its_place_with_the_new_state(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = DEMAND(2)};
    struct err e = {0};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_true(demand_move(&r.detail.row.demand, DEMAND_FILLED, &e));
    both_tx(b, STORE_WRITE, put_in_tx, &r.detail.row.demand);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.row.demand.state, DEMAND_FILLED);
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_demand_comes_back_as_it_was_put),
        BOTH(filled_counts_the_newest_plan_only),
        BOTH(without_a_plan_nothing_is_filled),
        BOTH(the_list_is_oldest_first_and_pages),
        BOTH(an_unknown_id_is_missing),
        BOTH(what_the_contract_forbids_is_refused),
        BOTH(a_demand_put_again_keeps_its_place_with_the_new_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
