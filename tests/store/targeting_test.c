#include "store/targeting.h"

#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct id plan;
    struct targeting_row row;
    struct targeting_rows rows;
};

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_targeting_rows(st, q->plan, q->a, &q->rows, e);
}

static bool tell_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct asking *q = arg;

    return store_targeting_tell(st, q->plan, &q->row, e);
}

static bool sign_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct asking *q = arg;

    return store_targeting_sign(st, q->plan, &q->row, e);
}

static void seats_of_a_plan_are_those_taken_and_those_left_empty(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .plan = PLAN(2)};

    both_tx(b, STORE_READ, read_in_tx, &q);
    assert_int_equal(q.rows.n, 2);
    assert_id(q.rows.items[0].demand, DEMAND(1));
    assert_int_equal(q.rows.items[0].seats, 2);
    assert_int_equal(q.rows.items[0].filled, 1);
    assert_str(q.rows.items[0].county_name, "甲县");
    assert_str(q.rows.items[0].why, "");
    assert_int_equal(q.rows.items[0].signed_ms, COUNT_UNKNOWN);
    assert_id(q.rows.items[1].demand, DEMAND(2));
    assert_int_equal(q.rows.items[1].seats, 1);
    assert_int_equal(q.rows.items[1].filled, 1);
    assert_str(q.rows.items[1].organization_name, "乙县医院");
}

static void a_reason_told_anew_is_unsigned(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a,
                       .plan = PLAN(2),
                       .row = {.demand = DEMAND(2),
                               .why = STR("一"),
                               .made_by = PERSON(1),
                               .made_ms = 1,
                               .signed_by = PERSON(2),
                               .signed_ms = 2}};

    both_tx(b, STORE_WRITE, tell_in_tx, &q);
    both_tx(b, STORE_WRITE, sign_in_tx, &q);
    both_tx(b, STORE_READ, read_in_tx, &q);
    assert_int_equal(q.rows.items[1].signed_ms, 2);
    assert_id(q.rows.items[1].signed_by, PERSON(2));
    q.row.why = STR("二");
    both_tx(b, STORE_WRITE, tell_in_tx, &q);
    both_tx(b, STORE_READ, read_in_tx, &q);
    assert_str(q.rows.items[1].why, "二");
    assert_int_equal(q.rows.items[1].signed_ms, COUNT_UNKNOWN);
    q.plan = PLAN(1); /* of another plan nothing was said */
    both_tx(b, STORE_READ, read_in_tx, &q);
    assert_int_equal(q.rows.n, 1);
    assert_str(q.rows.items[0].why, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(seats_of_a_plan_are_those_taken_and_those_left_empty),
        BOTH(a_reason_told_anew_is_unsigned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
