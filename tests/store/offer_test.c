#include "store/offer.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct store_page page;
    struct offer_filter filter;
    struct offer_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_offer_list(st, &r->filter, &r->page, r->a, &r->rows, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_offer_put(st, arg, 1, e);
}

static void an_offer_comes_with_its_practitioner(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {50, STR(""), STORE_ALL}, .filter = {.on_day = DAY_NONE}};
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
    struct reading r = {
        .a = &b->a, .page = {50, STR(""), STORE_ALL}, .filter = {.on_day = DAY_NONE}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[0].demand, DEMAND(1));
    assert_true(id_none(r.rows.items[1].demand));
    assert_id(r.rows.items[2].demand, DEMAND(2));
}

static void offers_page_by_id(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter = {.on_day = DAY_NONE}};

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
    struct reading r = {
        .a = &b->a, .page = {1, STR(""), STORE_ALL}, .filter = {.on_day = DAY_NONE}};

    both_tx(b, STORE_WRITE, put_in_tx, &o);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 3);
    assert_int_equal(r.rows.items[0].offer.from_day, DAY_NONE);
    assert_int_equal(r.rows.items[0].offer.until_day, 20000);
    assert_id(r.rows.items[0].offer.last_host, ORG(1));
    assert_id(r.rows.items[0].offer.pinned_demand, DEMAND(2));
    assert_int_equal(r.rows.items[0].offer.preferred_counties.n, 0);
}

static void a_list_holds_whom_one_may_have_on_a_day(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a,
                        .page = {50, STR(""), STORE_ALL},
                        .filter = {.state = STR("offered"), .on_day = day_of(2025, 1, 30)}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 2); /* the first one comes a day later */
    r.filter.on_day++;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 3);
    r.filter.discipline = STR("儿科");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 0);
}

struct change {
    struct arena *a;
    struct offer_row row;
    struct offer_steps steps;
    int64_t overlaps;
};

static bool change_in_tx(struct store *st, void *arg, struct err *e)
{
    struct change *c = arg;
    const struct offer_step step = {
        .act = OFFER_APPEALS, .why = STR("照顾老人"), .at_ms = 5, .actor = PERSON(1)};
    struct offer next;

    if (!store_offer_get(st, OFFER(1), c->a, &c->row, e))
        return false;
    next = c->row.offer;
    next.id = OFFER(9);
    next.state = OFFER_APPEALED;
    c->row.offer.state = OFFER_APPEALED;
    return store_offer_overlaps(st, &next, &c->overlaps, e)
           && store_offer_write(st, &c->row.offer, e)
           && store_offer_step_add(st, &c->row.offer, &step, e)
           && store_offer_steps(st, &c->row.offer, c->a, &c->steps, e);
}

static bool stale_in_tx(struct store *st, void *arg, struct err *e)
{
    struct offer_row row;

    if (!store_offer_get(st, OFFER(2), arg, &row, e))
        return false;
    row.offer.version += 1;
    return store_offer_write(st, &row.offer, e);
}

static void an_offer_is_written_at_its_version_and_keeps_its_steps(void **state)
{
    struct both *b = province_of(state);
    struct change c = {.a = &b->a};

    both_tx(b, STORE_WRITE, change_in_tx, &c);
    assert_int_equal(c.overlaps, 1);
    assert_int_equal(c.steps.n, 1);
    assert_int_equal(c.steps.items[0].act, OFFER_APPEALS);
    assert_str(c.steps.items[0].why, "照顾老人");
    assert_err(both_refused(b, STORE_WRITE, stale_in_tx, &b->a), ERR_STATE, "changed since");
    assert_int_equal(both_total(b, "SELECT count(*) FROM offer WHERE state = 'appealed'"), 1);
}

static bool protect_in_tx(struct store *st, void *arg, struct err *e)
{
    struct protection_rows *rows = arg;
    struct protection p = {.organization = ORG(3),
                           .county = STR("990103"),
                           .department = STR("骨一科"),
                           .most = 2,
                           .why = STR("w"),
                           .made_ms = 4};
    const struct store_reach all = STORE_ALL;
    static struct arena a;

    arena_reset(&a);
    if (!store_protection_put(st, &p, PERSON(1), e))
        return false;
    p.most = 1;
    return store_protection_put(st, &p, PERSON(1), e)
           && store_protection_list(st, &all, &a, rows, e);
}

static void what_was_said_last_of_a_department_holds(void **state)
{
    struct both *b = province_of(state);
    struct protection_rows rows;

    both_tx(b, STORE_WRITE, protect_in_tx, &rows);
    assert_int_equal(rows.n, 1);
    assert_int_equal(rows.items[0].most, 1);
    assert_str(rows.items[0].organization_code, "H3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_offer_comes_with_its_practitioner),
        BOTH(the_demand_is_that_of_the_newest_plan),
        BOTH(offers_page_by_id),
        BOTH(an_offer_of_nobody_is_refused),
        BOTH(an_offer_put_again_is_replaced),
        BOTH(a_list_holds_whom_one_may_have_on_a_day),
        BOTH(an_offer_is_written_at_its_version_and_keeps_its_steps),
        BOTH(what_was_said_last_of_a_department_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
