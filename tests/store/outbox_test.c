#include "store/outbox.h"

#include <pthread.h>

#include "model/unknown.h"
#include "tests/store/province.h"

#define MAIL STR("mail")

static struct outbox owed(int number, int64_t due_ms)
{
    const uint8_t random[10] = {(uint8_t)number};

    return (struct outbox){.id = id_make(1000 + number, random),
                           .county = STR("990101"),
                           .kind = MAIL,
                           .body = STR("{\"to\":\"a\"}"),
                           .made_ms = 5,
                           .due_ms = due_ms,
                           .claims = 7,
                           .done_ms = 9};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_outbox_add(st, arg, 1, e);
}

static void add(struct both *b, int number, int64_t due_ms)
{
    struct outbox o = owed(number, due_ms);

    both_tx(b, STORE_WRITE, add_in_tx, &o);
}

struct asking {
    struct outbox_claim claim;
    struct arena *a;
    struct outbox_list list;
};

static bool claim_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *asking = arg;

    return store_outbox_claim(st, &asking->claim, asking->a, &asking->list, e);
}

static struct outbox_list claim(struct both *b, int64_t now_ms, int32_t limit)
{
    struct asking asking = {{MAIL, now_ms, now_ms + 100, limit}, &b->a, {0}};

    both_tx(b, STORE_WRITE, claim_in_tx, &asking);
    return asking.list;
}

struct doing {
    struct outbox o;
    int64_t now_ms;
};

static bool done_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;

    return store_outbox_done(st, &d->o, d->now_ms, e);
}

static void what_is_due_is_claimed_once_the_longest_due_first(void **state)
{
    struct both *b = *state;
    struct outbox_list list;

    add(b, 1, 30);
    add(b, 2, 10);
    add(b, 3, 20);
    add(b, 4, 51);
    list = claim(b, 50, 2);
    assert_int_equal(list.n, 2);
    assert_id(list.items[0].id, owed(2, 0).id);
    assert_id(list.items[1].id, owed(3, 0).id);
    assert_str(list.items[0].body, "{\"to\":\"a\"}");
    assert_int_equal(list.items[0].claims, 1);
    assert_int_equal(list.items[0].due_ms, 150);
    assert_true(list.items[0].done_ms == COUNT_UNKNOWN);
    list = claim(b, 50, 2);
    assert_int_equal(list.n, 1); /* the fourth is not due yet */
    assert_id(list.items[0].id, owed(1, 0).id);
    assert_int_equal(claim(b, 50, 2).n, 0);
}

static void another_kind_is_not_claimed(void **state)
{
    struct both *b = *state;
    struct asking asking = {{STR("fax"), 50, 60, 10}, &b->a, {0}};

    add(b, 1, 30);
    both_tx(b, STORE_WRITE, claim_in_tx, &asking);
    assert_int_equal(asking.list.n, 0);
}

static void what_is_done_does_not_come_again(void **state)
{
    struct both *b = *state;
    struct doing d = {.now_ms = 60};
    struct err e;

    add(b, 1, 30);
    d.o = claim(b, 50, 1).items[0];
    both_tx(b, STORE_WRITE, done_in_tx, &d);
    assert_int_equal(both_total(b, "SELECT done_ms FROM outbox"), 60);
    assert_int_equal(claim(b, 100000, 10).n, 0);
    e = both_refused(b, STORE_WRITE, done_in_tx, &d);
    assert_err(e, ERR_STATE, "done already");
}

static void a_claim_that_ended_comes_due_and_the_late_worker_is_refused(void **state)
{
    struct both *b = *state;
    struct doing late = {.now_ms = 200}, d = {.now_ms = 210};
    struct err e;

    add(b, 1, 30);
    late.o = claim(b, 50, 1).items[0];
    assert_int_equal(claim(b, 149, 1).n, 0);
    d.o = claim(b, 150, 1).items[0];
    assert_int_equal(d.o.claims, 2);
    e = both_refused(b, STORE_WRITE, done_in_tx, &late);
    assert_err(e, ERR_STATE, "claimed again since: claim 2");
    both_tx(b, STORE_WRITE, done_in_tx, &d);
}

static void a_row_that_never_was_cannot_be_done_nor_added_twice(void **state)
{
    struct both *b = *state;
    struct doing d = {.o = owed(1, 0), .now_ms = 1};
    struct err e = both_refused(b, STORE_WRITE, done_in_tx, &d);

    assert_err(e, ERR_MISSING, "no outbox row 0000");
    add(b, 1, 1);
    e = both_refused(b, STORE_WRITE, add_in_tx, &d.o);
    assert_err(e, ERR_INPUT, "the store refuses the row");
}

static bool add_and_fail(struct store *st, void *arg, struct err *e)
{
    struct outbox o = owed(1, 1);

    (void)arg;
    return store_outbox_add(st, &o, 1, e) && err_set(e, ERR_STATE, "no cause after all");
}

static void without_its_cause_nothing_is_owed(void **state)
{
    both_refused(*state, STORE_WRITE, add_and_fail, NULL);
    assert_int_equal(both_total(*state, "SELECT count(*) FROM outbox"), 0);
}

enum { WORKERS = 8, OWED = 100 };

struct worker {
    struct store *st;
    int n;
    pthread_t thread;
};

static void *work(void *arg)
{
    struct worker *w = arg;
    struct arena a = {0};

    for (int idle = 0; idle < 3;) {
        struct asking asking = {{MAIL, 50, 1000, 5}, &a, {0}};
        struct err e = {0};

        if (!store_tx(w->st, STORE_WRITE, claim_in_tx, &asking, &e))
            continue; /* lost five races: there is more to do */
        w->n += (int)asking.list.n;
        idle += asking.list.n == 0;
    }
    arena_reset(&a);
    return NULL;
}

static void of_racing_workers_each_row_has_one(void **state)
{
    struct both *b = *state;
    struct worker workers[WORKERS];
    int n = 0;

    for (int i = 0; i < OWED; i++)
        add(b, i, i % 40);
    for (int i = 0; i < WORKERS; i++) {
        workers[i] = (struct worker){.st = b->st};
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < WORKERS; i++) {
        pthread_join(workers[i].thread, NULL);
        n += workers[i].n;
    }
    assert_int_equal(n, OWED);
    assert_int_equal(both_total(b, "SELECT count(*) FROM outbox WHERE claims = 1"), OWED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_is_due_is_claimed_once_the_longest_due_first),
        BOTH(another_kind_is_not_claimed),
        BOTH(what_is_done_does_not_come_again),
        BOTH(a_claim_that_ended_comes_due_and_the_late_worker_is_refused),
        BOTH(a_row_that_never_was_cannot_be_done_nor_added_twice),
        BOTH(without_its_cause_nothing_is_owed),
        BOTH(of_racing_workers_each_row_has_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
