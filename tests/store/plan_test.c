#include "store/plan.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id id;
    struct plan plan;
    struct store_page page;
    struct plan_rows rows;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_plan_get(st, r->id, r->a, &r->plan, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_plan_list(st, &r->page, r->a, &r->rows, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_plan_put(st, arg, e);
}

static void a_plan_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct plan want = province_plan(2);
    struct reading r = {.a = &b->a, .id = PLAN(2)};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_id(r.plan.id, want.id);
    assert_str(r.plan.code, "L2");
    assert_int_equal(r.plan.state, PLAN_SOLVED);
    assert_true(r.plan.made_ms == want.made_ms);
    assert_memory_equal(&r.plan.counts, &want.counts, sizeof want.counts);
    assert_memory_equal(r.plan.levels, want.levels, sizeof want.levels);
    assert_memory_equal(r.plan.weights, want.weights, sizeof want.weights);
    assert_int_equal(r.plan.weight_band, 1000);
    assert_true(r.plan.proved);
}

static void an_unknown_id_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = PLAN(3)};

    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no plan 018bcfe5-");
}

/* Five more plans, two of them made in the same millisecond: the later id comes first. */
static void plans_page_newest_first(void **state)
{
    static const int order[] = {7, 6, 5, 4, 3, 2, 1};
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}};
    size_t seen = 0;

    for (int i = 3; i <= 7; i++) {
        struct plan p = province_plan(i);

        p.made_ms = i == 6 ? province_plan(5).made_ms : p.made_ms;
        both_tx(b, STORE_WRITE, put_in_tx, &p);
    }
    do {
        both_tx(b, STORE_READ, list_in_tx, &r);
        for (size_t i = 0; i < r.rows.n; i++)
            assert_id(r.rows.items[i].id, PLAN(order[seen++]));
        r.page.cursor = r.rows.more.next;
    } while (r.page.cursor.n > 0);
    assert_int_equal(seen, 7);
    assert_int_equal(r.rows.more.total, 7);
}

static void a_plan_put_again_takes_the_new_state(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = PLAN(2)};
    struct err e = {0};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_true(plan_move(&r.plan, PLAN_REVIEW, &e));
    both_tx(b, STORE_WRITE, put_in_tx, &r.plan);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.plan.state, PLAN_REVIEW);
    assert_int_equal(both_total(b, "SELECT count(*) FROM plan"), 2);
}

static void a_state_that_this_program_does_not_know_is_told(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = PLAN(2)};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE plan SET state = 'lost'");
    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_IO,
               "a value that is none of its kind: 'lost'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_plan_comes_back_as_it_was_put),
        BOTH(an_unknown_id_is_missing),
        BOTH(plans_page_newest_first),
        BOTH(a_plan_put_again_takes_the_new_state),
        BOTH(a_state_that_this_program_does_not_know_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
