#include "store/home.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    int32_t limit;
    struct home home;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct home_reach all = {STORE_ALL, STORE_ALL, STORE_ALL,
                                   STORE_ALL, STORE_ALL, STORE_ALL};

    return store_home_get(st, &all, r->limit, r->a, &r->home, e);
}

static void everything_is_counted(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};
    const struct home_counts *c = &r.home.counts;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(c->counties, 3);
    assert_int_equal(c->organizations, 3);
    assert_int_equal(c->practitioners, 4);
    assert_int_equal(c->facts, 9);
    assert_int_equal(c->gaps, 2);
    assert_int_equal(c->demands, 2);
    assert_int_equal(c->offers, 3);
    assert_int_equal(c->plans, 2);
    assert_near(r.home.avoidable_rw, 22.125, 1e-9);
    assert_int_equal(r.home.money_fen, 41250100);
    assert_int_equal(r.home.seats, 3);
    assert_int_equal(r.home.filled, 2);
}

/* Demand 1 has one of two seats, demand 2 all; gap 1 led to demand 1, gap 2 to none. */
static void what_waits_is_an_open_demand_and_a_gap_without_one(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};
    const struct home_item *item;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 2);
    assert_int_equal(r.home.waiting, 2);
    item = &r.home.inbox[0];
    assert_int_equal(item->kind, HOME_DEMAND);
    assert_id(item->id, DEMAND(1));
    assert_str(item->county, "990101");
    assert_str(item->county_name, "甲县");
    assert_str(item->organization_name, "甲县医院");
    assert_int_equal(item->seats, 2);
    assert_int_equal(item->filled, 1);
    assert_int_equal(item->due_day, day_of(2025, 1, 1));
    assert_true(item->since_ms == 1763000000000);
    item++;
    assert_int_equal(item->kind, HOME_GAP);
    assert_id(item->id, GAP(2));
    assert_str(item->discipline, "心内科");
    assert_str(item->organization_name, "");
    assert_true(item->seats == COUNT_UNKNOWN);
    assert_int_equal(item->rank, 2);
    assert_int_equal(item->due_day, DAY_NONE);
    assert_true(item->since_ms == 1764000000000);
}

static void the_limit_cuts_the_inbox_and_not_the_count(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 1};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 1);
    assert_int_equal(r.home.waiting, 2);
}

static void a_gap_below_rank_10_and_a_withdrawn_demand_do_not_wait(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE gap SET rank = 11 WHERE rank = 2");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE demand SET state = 'withdrawn'");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 0);
    assert_int_equal(r.home.waiting, 0);
}

static void an_empty_store_has_an_empty_home(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .limit = 50};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.counts.facts, 0);
    assert_int_equal(r.home.inbox_n, 0);
    assert_int_equal(r.home.seats, 0);
    assert_true(isnan(r.home.avoidable_rw));
    assert_true(r.home.money_fen == COUNT_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(everything_is_counted),
        BOTH(what_waits_is_an_open_demand_and_a_gap_without_one),
        BOTH(the_limit_cuts_the_inbox_and_not_the_count),
        BOTH(a_gap_below_rank_10_and_a_withdrawn_demand_do_not_wait),
        BOTH(an_empty_store_has_an_empty_home),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
