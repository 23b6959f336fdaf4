#include "store/event.h"

#include <pthread.h>

#include "store/audit.h"
#include "tests/store/province.h"

static struct event of(int number)
{
    return (struct event){.seq = 99,
                          .at_ms = 1764000000000 + number,
                          .place = STR("990101"),
                          .kind = EVENT_BULLETIN_MADE,
                          .object = {{(uint8_t)number, 7}}};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_audit_lock(st, e) && store_event_add(st, arg, e);
}

static bool add_and_fail_in_tx(struct store *st, void *arg, struct err *e)
{
    return add_in_tx(st, arg, e) && err_set(e, ERR_STATE, "changed its mind");
}

struct reading {
    int64_t after, head;
    int32_t limit;
    struct arena *a;
    struct event_rows rows;
};

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_event_head(st, &r->head, e)
           && store_event_after(st, r->after, r->limit, r->a, &r->rows, e);
}

static struct reading read_after(struct both *b, int64_t after, int32_t limit)
{
    struct reading r = {.after = after, .limit = limit, .a = &b->a};

    both_tx(b, STORE_READ, read_in_tx, &r);
    return r;
}

static void events_are_numbered_by_the_store_and_come_back_whole(void **state)
{
    struct both *b = *state;
    struct event first = of(1), second = of(2);
    struct reading r;

    assert_int_equal(read_after(b, 0, 10).head, 0);
    second.organization = (struct id){{5}};
    second.kind = EVENT_BULLETIN_WITHDRAWN;
    both_tx(b, STORE_WRITE, add_in_tx, &first);
    both_tx(b, STORE_WRITE, add_in_tx, &second);
    r = read_after(b, 0, 10);
    assert_int_equal(r.head, 2);
    assert_int_equal(r.rows.n, 2);
    for (int i = 0; i < 2; i++) {
        const struct event *got = &r.rows.items[i], *want = i ? &second : &first;

        assert_int_equal(got->seq, i + 1);
        assert_int_equal(got->at_ms, want->at_ms);
        assert_str(got->place, "990101");
        assert_int_equal(id_cmp(got->organization, want->organization), 0);
        assert_int_equal(got->kind, want->kind);
        assert_int_equal(id_cmp(got->object, want->object), 0);
    }
}

static void a_reader_goes_on_where_it_stood(void **state)
{
    struct both *b = *state;
    struct reading r;

    for (int i = 1; i <= 5; i++) {
        struct event event = of(i);

        both_tx(b, STORE_WRITE, add_in_tx, &event);
    }
    r = read_after(b, 2, 2);
    assert_int_equal(r.rows.n, 2);
    assert_int_equal(r.rows.items[0].seq, 3);
    assert_int_equal(r.rows.items[1].seq, 4);
    assert_int_equal(read_after(b, 5, 2).rows.n, 0);
    assert_int_equal(read_after(b, 100, 2).rows.n, 0);
}

static void what_was_taken_back_leaves_no_hole(void **state)
{
    struct both *b = *state;
    struct event event = of(1);
    struct err e = {0};

    both_tx(b, STORE_WRITE, add_in_tx, &event);
    assert_false(store_tx(b->st, STORE_WRITE, add_and_fail_in_tx, &event, &e));
    both_tx(b, STORE_WRITE, add_in_tx, &event);
    assert_int_equal(read_after(b, 0, 10).rows.n, 2);
    assert_int_equal(read_after(b, 0, 10).head, 2);
}

enum { WRITERS = 8, EACH = 20 };

static void *write_many(void *arg)
{
    struct both *b = arg;

    for (int i = 0; i < EACH; i++) {
        struct event event = of(i);

        both_tx(b, STORE_WRITE, add_in_tx, &event);
    }
    return NULL;
}

/* One that always asks for what is behind the last it saw must see all, in their order: a number
 * that were kept after a larger one would be missed. */
static void a_follower_among_racing_writers_misses_none(void **state)
{
    struct both *b = *state;
    pthread_t threads[WRITERS];
    int64_t seen = 0;

    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, write_many, b), 0);
    while (seen < WRITERS * EACH) {
        struct arena a = {0};
        struct reading r = {.after = seen, .limit = 50, .a = &a};

        both_tx(b, STORE_READ, read_in_tx, &r);
        for (size_t i = 0; i < r.rows.n; i++)
            assert_int_equal(r.rows.items[i].seq, ++seen);
        arena_reset(&a);
    }
    for (int i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(read_after(b, seen, 10).rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(events_are_numbered_by_the_store_and_come_back_whole),
        BOTH(a_reader_goes_on_where_it_stood),
        BOTH(what_was_taken_back_leaves_no_hole),
        BOTH(a_follower_among_racing_writers_misses_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
