#include "store/offer.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct store_page page;
    struct offer_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_offer_list(st, &r->page, r->a, &r->rows, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_offer_put(st, arg, 1, e);
}

static void an_offer_comes_with_its_practitioner(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};
    const struct offer_row *row;

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 3);
    assert_int_equal(r.rows.more.total, 3);
    row = &r.rows.items[0];
    assert_id(row->offer.id, OFFER(1));
    assert_id(row->offer.practitioner, PERSON(1));
    assert_int_equal(row->offer.from_day, day_of(2025, 1, 31));
    assert_int_equal(row->offer.until_day, DAY_NONE);
    assert_int_equal(row->offer.preferred_counties.n, 1);
    assert_str(row->offer.preferred_counties.items[0], "990101");
    assert_int_equal(row->offer.excluded_counties.n, 0);
    assert_true(id_none(row->offer.pinned_demand));
    assert_true(id_none(row->offer.last_host));
    assert_str(row->practitioner.name, "张一");
    assert_int_equal(row->practitioner.techniques.n, 2);
    assert_str(row->organization_name, "东市医院");
}

/* In plan 2, the newest, person 2 stays home. */
static void the_demand_is_that_of_the_newest_plan(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[0].demand, DEMAND(1));
    assert_true(id_none(r.rows.items[1].demand));
    assert_id(r.rows.items[2].demand, DEMAND(2));
}

static void offers_page_by_id(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[1].offer.id, OFFER(2));
    r.page.cursor = r.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_id(r.rows.items[0].offer.id, OFFER(3));
    assert_int_equal(r.rows.more.next.n, 0);
}

static void an_offer_of_nobody_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct offer o = {.id = OFFER(7), .county = STR("990103")};

    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &o), ERR_INPUT, "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM offer"), 3);
}

static void an_offer_put_again_is_replaced(void **state)
{
    struct both *b = province_of(state);
    struct offer o = {.id = OFFER(1),
                      .county = STR("990103"),
                      .practitioner = PERSON(1),
                      .from_day = DAY_NONE,
                      .until_day = 20000,
                      .last_host = ORG(1),
                      .pinned_demand = DEMAND(2)};
    struct reading r = {.a = &b->a, .page = {1, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, put_in_tx, &o);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 3);
    assert_int_equal(r.rows.items[0].offer.from_day, DAY_NONE);
    assert_int_equal(r.rows.items[0].offer.until_day, 20000);
    assert_id(r.rows.items[0].offer.last_host, ORG(1));
    assert_id(r.rows.items[0].offer.pinned_demand, DEMAND(2));
    assert_int_equal(r.rows.items[0].offer.preferred_counties.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_offer_comes_with_its_practitioner),
        BOTH(the_demand_is_that_of_the_newest_plan),
        BOTH(offers_page_by_id),
        BOTH(an_offer_of_nobody_is_refused),
        BOTH(an_offer_put_again_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
