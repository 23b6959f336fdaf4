/* event_test.c - an event is kept with its cause, or not at all. */
#include "work/event.h"

#include "tests/store/province.h"
#include "work/audit.h"

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct event event = {
        .at_ms = 5, .place = STR("990101"), .kind = EVENT_BULLETIN_MADE, .object = {{1}}};
    const bool *fails = arg;

    return work_audit_begin(st, e) && work_event_add(st, &event, e)
           && (!*fails || err_set(e, ERR_STATE, "no"));
}

static void an_event_lives_and_dies_with_its_transaction(void **state)
{
    struct both *b = *state;
    bool fails = true;
    struct event_rows rows;
    struct err e = {0}, no = {0};
    int64_t head = -1;

    assert_false(store_tx(b->st, STORE_WRITE, add_in_tx, &fails, &no));
    assert_true(work_event_head(b->st, &head, &e));
    assert_int_equal(head, 0);
    fails = false;
    assert_true(store_tx(b->st, STORE_WRITE, add_in_tx, &fails, &e));
    assert_true(work_event_head(b->st, &head, &e));
    assert_int_equal(head, 1);
    assert_true(work_event_after(b->st, 0, &b->a, &rows, &e));
    assert_int_equal(rows.n, 1);
    assert_int_equal(rows.items[0].kind, EVENT_BULLETIN_MADE);
    assert_true(work_event_after(b->st, 1, &b->a, &rows, &e));
    assert_int_equal(rows.n, 0);
}

/* A page is no more than WORK_EVENTS: the rest comes behind it. */
static void more_than_a_page_comes_page_by_page(void **state)
{
    struct both *b = *state;
    bool fails = false;
    struct event_rows rows;
    struct err e = {0};

    for (int i = 0; i < WORK_EVENTS + 3; i++)
        assert_true(store_tx(b->st, STORE_WRITE, add_in_tx, &fails, &e));
    assert_true(work_event_after(b->st, 0, &b->a, &rows, &e));
    assert_int_equal(rows.n, WORK_EVENTS);
    assert_true(work_event_after(b->st, rows.items[rows.n - 1].seq, &b->a, &rows, &e));
    assert_int_equal(rows.n, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_event_lives_and_dies_with_its_transaction),
        BOTH(more_than_a_page_comes_page_by_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
