#include "store/assignment.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id plan;
    const struct assignment_filter *filter;
    struct store_page page;
    struct assignment_rows rows;
    struct unfilled_rows unfilled;
    struct unplaced_rows unplaced;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_assignment_list(st, r->plan, r->filter, &r->page, r->a, &r->rows, e);
}

static bool unfilled_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_assignment_list_unfilled(st, r->plan, r->filter, &r->page, r->a, &r->unfilled, e);
}

static bool unplaced_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_assignment_list_unplaced(st, r->plan, &r->page, r->a, &r->unplaced, e);
}

static void an_assignment_comes_with_all_names(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(2), .page = {50, STR(""), STORE_ALL}};
    const struct assignment_row *row;

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 2);
    assert_int_equal(r.rows.more.total, 2);
    row = &r.rows.items[0];
    assert_id(row->assignment.id, SEAT(3));
    assert_id(row->assignment.plan, PLAN(2));
    assert_id(row->assignment.demand, DEMAND(1));
    assert_int_equal(row->assignment.seat, 1);
    assert_id(row->assignment.practitioner, PERSON(1));
    assert_int_equal(row->assignment.utility, 597);
    assert_int_equal(row->assignment.terms[PLAN_FIT], 1000);
    assert_int_equal(row->assignment.terms[PLAN_PREFERENCE], 1000);
    assert_int_equal(row->assignment.terms[PLAN_NEARNESS], 977);
    assert_str(row->demand_code, "G-990101-骨科");
    assert_str(row->discipline, "骨科");
    assert_int_equal(row->tier, 1);
    assert_id(row->organization, ORG(1));
    assert_str(row->organization_name, "甲县医院");
    assert_str(row->county_name, "甲县");
    assert_str(row->practitioner_name, "张一");
    assert_int_equal(row->title_rank, 1);
    assert_id(row->home_organization, ORG(3));
    assert_str(row->home_organization_name, "东市医院");
}

static void alternatives_tell_where_the_other_is(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(2), .page = {50, STR(""), STORE_ALL}};
    const struct alternative_row *other;

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.items[0].alternative_n, 2);
    other = &r.rows.items[0].alternatives[0];
    assert_id(other->alternative.practitioner, PERSON(3));
    assert_int_equal(other->alternative.utility, 90);
    assert_id(other->alternative.placed_on, DEMAND(2));
    assert_str(other->placed_on_name, "乙县医院");
    assert_str(other->practitioner_name, "李某");
    assert_str(other->home_organization_name, "东市医院");
    other++;
    assert_true(id_none(other->alternative.placed_on));
    assert_str(other->placed_on_name, "");
    assert_int_equal(r.rows.items[1].alternative_n, 0);
}

static void filters_are_by_county_and_discipline(void **state)
{
    struct both *b = province_of(state);
    struct assignment_filter filter = {STR("990102"), STR("")};
    struct reading r = {
        .a = &b->a, .plan = PLAN(2), .filter = &filter, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.more.total, 1);
    assert_id(r.rows.items[0].assignment.id, SEAT(4));
    filter.discipline = STR("心内科");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 0);
    assert_int_equal(r.rows.more.total, 0);
}

static void assignments_page_by_county_demand_and_seat(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(1), .page = {1, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[0].assignment.id, SEAT(1));
    r.page.cursor = r.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_id(r.rows.items[0].assignment.id, SEAT(2));
    assert_int_equal(r.rows.more.next.n, 0);
}

static void an_empty_seat_comes_with_its_cause(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(2), .page = {50, STR(""), STORE_ALL}};
    const struct unfilled_row *row;

    both_tx(b, STORE_READ, unfilled_in_tx, &r);
    assert_int_equal(r.unfilled.n, 1);
    assert_int_equal(r.unfilled.more.total, 1);
    row = &r.unfilled.items[0];
    assert_id(row->unfilled.demand, DEMAND(1));
    assert_int_equal(row->unfilled.seats_unfilled, 1);
    assert_int_equal(row->unfilled.cause, UNFILLED_NOBODY_ELIGIBLE);
    assert_str(row->unfilled.detail, "title=1;exclusion=0");
    assert_str(row->demand_code, "G-990101-骨科");
    assert_str(row->organization_name, "甲县医院");
    assert_str(row->county_name, "甲县");
    assert_str(row->discipline, "骨科");
    assert_int_equal(row->tier, 1);
    r.plan = PLAN(1);
    both_tx(b, STORE_READ, unfilled_in_tx, &r);
    assert_int_equal(r.unfilled.n, 0);
}

static void empty_seats_are_filtered_as_assignments_are(void **state)
{
    struct both *b = province_of(state);
    struct assignment_filter filter = {STR("990101"), STR("骨科")};
    struct reading r = {
        .a = &b->a, .plan = PLAN(2), .filter = &filter, .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, unfilled_in_tx, &r);
    assert_int_equal(r.unfilled.n, 1);
    assert_int_equal(r.unfilled.more.total, 1);
    filter.county = STR("990102");
    both_tx(b, STORE_READ, unfilled_in_tx, &r);
    assert_int_equal(r.unfilled.n, 0);
    assert_int_equal(r.unfilled.more.total, 0);
}

static void who_stays_home_comes_with_the_cause(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(2), .page = {50, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, unplaced_in_tx, &r);
    assert_int_equal(r.unplaced.n, 1);
    assert_id(r.unplaced.items[0].unplaced.practitioner, PERSON(2));
    assert_int_equal(r.unplaced.items[0].unplaced.cause, UNPLACED_NO_ELIGIBLE_DEMAND);
    assert_str(r.unplaced.items[0].practitioner_name, "李某");
    assert_str(r.unplaced.items[0].home_organization_name, "东市医院");
    assert_str(r.unplaced.items[0].discipline, "骨科");
}

static void lists_of_an_unknown_plan_are_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .plan = PLAN(9), .page = {50, STR(""), STORE_ALL}};

    assert_err(both_refused(b, STORE_READ, list_in_tx, &r), ERR_MISSING, "no plan ");
    assert_err(both_refused(b, STORE_READ, unfilled_in_tx, &r), ERR_MISSING, "no plan ");
    assert_err(both_refused(b, STORE_READ, unplaced_in_tx, &r), ERR_MISSING, "no plan ");
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_assignment_add(st, arg, 1, e);
}

static void a_seat_is_given_once(void **state)
{
    struct both *b = province_of(state);
    struct assignment a = {.id = SEAT(9),
                           .county = STR("990101"),
                           .plan = PLAN(2),
                           .demand = DEMAND(1),
                           .seat = 1,
                           .practitioner = PERSON(4)};

    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &a), ERR_INPUT, "the store refuses the row");
    a.seat = 2;
    both_tx(b, STORE_WRITE, add_in_tx, &a);
    a.plan = PLAN(7);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &a), ERR_INPUT, "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM assignment"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_assignment_comes_with_all_names),
        BOTH(alternatives_tell_where_the_other_is),
        BOTH(filters_are_by_county_and_discipline),
        BOTH(assignments_page_by_county_demand_and_seat),
        BOTH(an_empty_seat_comes_with_its_cause),
        BOTH(empty_seats_are_filtered_as_assignments_are),
        BOTH(who_stays_home_comes_with_the_cause),
        BOTH(lists_of_an_unknown_plan_are_missing),
        BOTH(a_seat_is_given_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
