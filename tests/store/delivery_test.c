/* delivery_test.c - what counts, and what does not. The province of province.h. */
#include "store/delivery.h"

#include "store/fact.h"
#include "tests/store/province.h"

static const struct id ONE = {{1, 2, 3}};
#define CASES "SELECT coalesce(sum(cases), 0) FROM fact_now"

struct doing {
    struct both *b;
    struct delivery d;
    bool more, found;
    struct str bytes, put;
    struct err e;
};

static struct delivery delivery_of(enum delivery_state state)
{
    return (struct delivery){.id = ONE,
                             .source = STR("s"),
                             .batch = STR("b"),
                             .replaces = STR(""),
                             .map = STR("m"),
                             .scheme = STR("x"),
                             .state = state,
                             .scope = {.kind = SCOPE_REGION, .place = STR("")},
                             .current_ms = COUNT_UNKNOWN,
                             .retired_ms = COUNT_UNKNOWN};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;
    char id[ID_TEXT];
    struct fact f = {.residence = STR("990101"),
                     .discipline = STR("骨科"),
                     .drg = STR("IC29"),
                     .month = month("2024-03"),
                     .treating = STR("990101"),
                     .organization = STR("H1"),
                     .payer = STR("1"),
                     .cases = 7};

    id_text(d->d.id, id);
    f.delivery = str_of(id);
    return store_delivery_add(st, &d->d, e) && store_fact_add(st, &f, 1, e);
}

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;

    return store_delivery_keep(st, &d->d, e);
}

static bool sweep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;

    return store_delivery_sweep(st, &d->more, e);
}

static void cells_count_only_while_their_delivery_is_current(void **state)
{
    struct both *b = province_of(state);
    struct doing d = {.b = b, .d = delivery_of(DELIVERY_WRITING)};
    int64_t before = both_total(b, CASES);

    both_tx(b, STORE_WRITE, add_in_tx, &d);
    assert_int_equal(both_total(b, CASES), before);
    both_tx(b, STORE_WRITE, sweep_in_tx, &d);
    assert_false(d.more);
    d.d.state = DELIVERY_CURRENT;
    both_tx(b, STORE_WRITE, keep_in_tx, &d);
    assert_int_equal(both_total(b, CASES), before + 7);
    d.d.state = DELIVERY_RETIRED;
    both_tx(b, STORE_WRITE, keep_in_tx, &d);
    assert_int_equal(both_total(b, CASES), before);
    both_tx(b, STORE_WRITE, sweep_in_tx, &d);
    assert_true(d.more);
    both_tx(b, STORE_WRITE, sweep_in_tx, &d);
    assert_false(d.more);
    assert_int_equal(both_total(b, CASES), before);
    assert_int_equal(both_total(b, "SELECT count(*) FROM fact WHERE delivery <> ''"), 0);
}

static void two_current_ones_of_a_batch_are_refused(void **state)
{
    struct both *b = province_of(state);
    struct doing d = {.b = b, .d = delivery_of(DELIVERY_CURRENT)};
    struct err e = {0};

    both_tx(b, STORE_WRITE, add_in_tx, &d);
    d.d.id.bytes[0] = 9;
    assert_false(store_tx(b->st, STORE_WRITE, add_in_tx, &d, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM delivery"), 1);
}

static bool side_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;

    return store_side_put(st, "drg", d->put, e)
           && store_side_get(st, "drg", &d->b->a, &d->bytes, &d->found, e);
}

static void a_side_table_comes_back_and_takes_the_place_of_the_one_before(void **state)
{
    struct both *b = province_of(state);
    struct doing d = {.b = b, .put = STR("drg,rw\nA,1\nB,2\n")};

    both_tx(b, STORE_WRITE, side_in_tx, &d);
    assert_true(d.found);
    assert_str(d.bytes, "drg,rw\nA,1\nB,2\n");
    d.put = STR("drg,rw\nC,3");
    both_tx(b, STORE_WRITE, side_in_tx, &d);
    assert_str(d.bytes, "drg,rw\nC,3\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(cells_count_only_while_their_delivery_is_current),
        BOTH(two_current_ones_of_a_batch_are_refused),
        BOTH(a_side_table_comes_back_and_takes_the_place_of_the_one_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
