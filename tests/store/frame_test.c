#include "store/frame.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct frame frame;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_frame_get(st, r->a, &r->frame, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_frame_put(st, arg, e);
}

static void the_frame_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.frame.region_code, "990000");
    assert_str(r.frame.region_name, "杏省");
    assert_int_equal(r.frame.from_month, month("2024-01"));
    assert_int_equal(frame_months(&r.frame), 12);
    assert_true(r.frame.as_of_ms == 1764000000000);
    assert_true(r.frame.invented);
    assert_str(r.frame.weight, "rw");
}

static void a_second_frame_takes_the_place_of_the_first(void **state)
{
    struct both *b = province_of(state);
    struct frame other = {STR("12"), STR("Acre"), 0, 1, 5, false, STR("cost")};
    struct reading r = {.a = &b->a};

    both_tx(b, STORE_WRITE, put_in_tx, &other);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.frame.region_name, "Acre");
    assert_false(r.frame.invented);
    assert_int_equal(both_total(b, "SELECT count(*) FROM frame"), 1);
}

static void a_store_without_a_frame_says_so(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .frame.as_of_ms = 3};
    struct err e = both_refused(b, STORE_READ, get_in_tx, &r);

    assert_err(e, ERR_MISSING, "no region and period yet");
    assert_int_equal(r.frame.as_of_ms, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_frame_comes_back_as_it_was_put),
        BOTH(a_second_frame_takes_the_place_of_the_first),
        BOTH(a_store_without_a_frame_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
