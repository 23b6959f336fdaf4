#include "store/store.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

#include "tests/store/province.h"

/* --- opening */

static void refused_address(const char *address, enum store_how how, enum err_code code,
                            const char *words)
{
    struct store *st = (struct store *)0x1;
    struct err e = {0};

    assert_false(store_open(address, how, &st, &e));
    assert_err(e, code, words);
}

static void an_unknown_kind_of_address_is_refused(void **unused)
{
    (void)unused;
    refused_address("mysql://root:secret@host/db", STORE_CREATE, ERR_USAGE,
                    "mysql://: unknown kind of store");
    refused_address("", STORE_CREATE, ERR_USAGE, "address of the store is empty");
}

static void a_secret_in_an_address_is_never_told(void **unused)
{
    struct store *st = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(store_open("postgresql://me:p@ss@127.0.0.1:1/db?connect_timeout=2&sslmode=disable",
                            STORE_EXISTING, &st, &e));
    assert_err(e, ERR_IO, "postgresql://127.0.0.1:1/db: ");
    assert_null(strstr(e.text, "p@ss"));
    assert_null(strstr(e.text, "sslmode"));
    assert_null(st);
}

static void the_driver_is_told(void **state)
{
    struct both *b = *state;

    assert_string_equal(store_driver(b->st), b->driver);
}

/* --- transactions */

struct writing {
    int runs;
    bool fail_after;
};

static bool put_and_perhaps_fail(struct store *st, void *arg, struct err *e)
{
    const struct code codes[] = {{CODE_DRG, STR("A"), STR("a")}, {CODE_DRG, STR("B"), STR("b")}};
    struct writing *w = arg;

    w->runs++;
    if (!store_code_put(st, codes, 2, e))
        return false;
    return !w->fail_after || err_set(e, ERR_STATE, "changed my mind");
}

static void what_returns_false_leaves_nothing(void **state)
{
    struct both *b = *state;
    struct writing w = {.fail_after = true};
    struct err e = both_refused(b, STORE_WRITE, put_and_perhaps_fail, &w);

    assert_err(e, ERR_STATE, "changed my mind");
    assert_int_equal(w.runs, 1); /* a refusal of ours is not tried again */
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0);
    w.fail_after = false;
    both_tx(b, STORE_WRITE, put_and_perhaps_fail, &w);
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 2);
}

static void a_read_cannot_write(void **state)
{
    struct both *b = *state;
    struct writing w = {0};
    struct err e = both_refused(b, STORE_READ, put_and_perhaps_fail, &w);

    assert_err(e, ERR_IO, "the store: ");
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0);
}

static bool ignore_a_failure(struct store *st, void *arg, struct err *e)
{
    struct err unheard = {0};

    (void)arg;
    (void)e;
    if (!both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('x', 'y', 'z')", &unheard))
        return false;
    if (both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('x', 'y', 'z')", &unheard))
        return false; /* the second must fail, and is not heard */
    return true;
}

/* PostgreSQL answers the commit of a failed transaction with a rollback: that is no success.
 * SQLite keeps the first row and says so. Either way what is told is what is there. */
static void a_failure_that_was_not_heard_is_never_a_false_success(void **state)
{
    struct both *b = *state;
    struct err e = {0};
    bool kept = store_tx(b->st, STORE_WRITE, ignore_a_failure, NULL, &e);

    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), kept ? 1 : 0);
    if (!kept)
        assert_err(e, ERR_IO, "a failed transaction cannot be committed");
}

struct snapshot {
    struct both *b;
    int64_t before, after;
};

static bool look_twice(struct store *st, void *arg, struct err *e)
{
    static const char COUNT[] = "SELECT count(*) FROM code";
    struct snapshot *s = arg;
    struct writing w = {0};

    if (!sql_total(st, COUNT, NULL, &s->before, e))
        return false;
    both_tx(s->b, STORE_WRITE, put_and_perhaps_fail, &w); /* another connection */
    return sql_total(st, COUNT, NULL, &s->after, e);
}

static void a_read_sees_one_state_while_others_write(void **state)
{
    struct both *b = *state;
    struct snapshot s = {.b = b};

    both_tx(b, STORE_READ, look_twice, &s);
    assert_int_equal(s.before, 0);
    assert_int_equal(s.after, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 2);
}

/* --- threads */

enum { THREADS = 8, ROUNDS = 10 };

struct racer {
    struct store *st;
    struct id demand;
    int done;
    int runs;
    struct err e;
};

/* Reads and writes back: a lost update would show as a weight that is too small. */
static bool add_one(struct store *st, void *arg, struct err *e)
{
    struct racer *r = arg;
    struct demand_detail d;
    struct arena a = {0};
    bool good;

    r->runs++;
    good = store_demand_get(st, r->demand, &a, &d, e);
    if (good) {
        d.row.demand.weight++;
        good = store_demand_put(st, &d.row.demand, 1, e);
    }
    arena_reset(&a);
    return good;
}

/* Five tries may be too few among eight: who gets through counts what was acknowledged. */
static void *race(void *arg)
{
    struct racer *r = arg;

    while (r->done < ROUNDS) {
        struct err e = {0};

        if (store_tx(r->st, STORE_WRITE, add_one, r, &e)) {
            r->done++;
        } else if (strstr(e.text, "serialize") == NULL && strstr(e.text, "locked") == NULL) {
            r->e = e;
            break;
        }
    }
    return NULL;
}

static int32_t weight_of(struct both *b, int number)
{
    return (int32_t)both_total(b, number == 2 ? "SELECT weight FROM demand WHERE code = 'D2'"
                                              : "SELECT weight FROM demand WHERE code <> 'D2'");
}

static void no_update_is_lost_among_racing_writers(void **state)
{
    struct both *b = province_of(state);
    struct store *other = both_another(b); /* a second process would be the same */
    struct racer racers[THREADS];
    pthread_t threads[THREADS];
    int32_t before = weight_of(b, 2);

    for (int i = 0; i < THREADS; i++) {
        racers[i] = (struct racer){.st = i % 2 ? b->st : other, .demand = DEMAND(2)};
        assert_int_equal(pthread_create(&threads[i], NULL, race, &racers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        if (racers[i].done < ROUNDS)
            fail_msg("%s", racers[i].e.text);
    }
    assert_int_equal(weight_of(b, 2), before + THREADS * ROUNDS);
    store_close(other);
}

static void *read_many(void *arg)
{
    struct racer *r = arg;

    for (r->done = 0; r->done < ROUNDS; r->done++) {
        struct both_count c = {"SELECT count(*) FROM demand", 0};

        if (!store_tx(r->st, STORE_READ, both_count_in_tx, &c, &r->e) || c.count != 2)
            break;
    }
    return NULL;
}

/* More readers than connections: they wait for each other, and none fails. */
static void more_readers_than_connections_all_read(void **state)
{
    enum { MANY = 24 };
    struct both *b = province_of(state);
    struct racer racers[MANY];
    pthread_t threads[MANY];

    for (int i = 0; i < MANY; i++) {
        racers[i] = (struct racer){.st = b->st};
        assert_int_equal(pthread_create(&threads[i], NULL, read_many, &racers[i]), 0);
    }
    for (int i = 0; i < MANY; i++) {
        pthread_join(threads[i], NULL);
        if (racers[i].done < ROUNDS)
            fail_msg("%s", racers[i].e.text);
    }
}

/* --- conflicts */

struct conflict {
    struct both *b;
    struct store *other;
    int conflicts; /* how many times the other writes first */
    int runs;
};

struct holding {
    struct both *b;
    struct holding *rest; /* those that are begun inside this one, or NULL */
    int rest_n;
    struct store_pool seen;
};

static bool hold_in_tx(struct store *st, void *arg, struct err *e);

static void *hold_one(void *arg)
{
    struct holding *h = arg;

    both_tx(h->b, STORE_READ, hold_in_tx, h);
    return NULL;
}

/* Readers inside of readers, each on a thread of its own: all connections are at work at once. */
static bool hold_in_tx(struct store *st, void *arg, struct err *e)
{
    struct holding *h = arg;
    struct store_figures f;
    pthread_t thread;

    (void)e;
    store_figures(st, &f);
    h->seen = f.pools[STORE_READ];
    if (h->rest_n > 0) {
        h->rest[0] = (struct holding){h->b, h->rest + 1, h->rest_n - 1, {0}};
        assert_int_equal(pthread_create(&thread, NULL, hold_one, h->rest), 0);
        pthread_join(thread, NULL);
    }
    return true;
}

static void the_figures_tell_connections_at_work(void **state)
{
    struct both *b = *state;
    struct holding rest[3], first = {b, rest, 3, {0}};
    struct store_figures f;

    hold_one(&first);
    for (int i = 0; i < 3; i++)
        assert_int_equal(rest[i].seen.busy, i + 2);
    store_figures(b->st, &f);
    assert_int_equal(f.pools[STORE_READ].busy, 0);
    assert_true(f.pools[STORE_READ].open >= 4);
    assert_int_equal(f.pools[STORE_READ].waits, 0);
    assert_int_equal(f.one_writer, strcmp(b->driver, "sqlite") == 0);
}

static bool slow_in_tx(struct store *st, void *arg, struct err *e)
{
    (void)st;
    (void)arg;
    (void)e;
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    return true;
}

static pthread_barrier_t all_here;

static void *read_slowly(void *arg)
{
    pthread_barrier_wait(&all_here);
    both_tx(arg, STORE_READ, slow_in_tx, NULL);
    return NULL;
}

/* Forty that take 20 ms each: more than there are connections on either. */
static void a_wait_for_a_connection_is_counted(void **state)
{
    struct both *b = *state;
    pthread_t threads[40];
    struct store_figures f;

    assert_int_equal(pthread_barrier_init(&all_here, NULL, 40), 0);
    for (int i = 0; i < 40; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_slowly, b), 0);
    for (int i = 0; i < 40; i++)
        pthread_join(threads[i], NULL);
    pthread_barrier_destroy(&all_here);
    store_figures(b->st, &f);
    assert_true(f.pools[STORE_READ].waits > 0);
    assert_true(f.pools[STORE_READ].wait_us > 0);
}

static bool other_adds(struct store *st, void *arg, struct err *e)
{
    (void)arg;
    return sql_run(st, "UPDATE demand SET weight = weight + 100 WHERE code = 'D2'", NULL, e);
}

static bool lose_the_race(struct store *st, void *arg, struct err *e)
{
    struct conflict *c = arg;
    struct demand_detail d;
    struct arena a = {0};
    bool good;

    c->runs++;
    good = store_demand_get(st, DEMAND(2), &a, &d, e);
    if (good && c->runs <= c->conflicts) {
        struct err unheard = {0};

        if (!store_tx(c->other, STORE_WRITE, other_adds, NULL, &unheard))
            fail_msg("%s", unheard.text);
    }
    d.row.demand.weight++;
    good = good && store_demand_put(st, &d.row.demand, 1, e);
    arena_reset(&a);
    return good;
}

/* Only PostgreSQL lets two write at once: the loser is run again on what the winner left. */
static void a_lost_race_is_run_again_on_the_new_state(void **state)
{
    struct both *b = province_of(state);
    struct conflict c = {.b = b, .other = both_another(b), .conflicts = 2};

    if (strcmp(b->driver, "postgresql") == 0) {
        both_tx(b, STORE_WRITE, lose_the_race, &c);
        assert_int_equal(c.runs, 3);
        assert_int_equal(weight_of(b, 2), 500 + 2 * 100 + 1);
    } else {
        c.conflicts = 0;
        both_tx(b, STORE_WRITE, lose_the_race, &c);
        assert_int_equal(c.runs, 1);
        assert_int_equal(weight_of(b, 2), 501);
    }
    store_close(c.other);
}

static void after_five_lost_races_the_conflict_is_told(void **state)
{
    struct both *b = province_of(state);
    struct conflict c = {.b = b, .other = both_another(b), .conflicts = 4};
    struct err e = {0};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE demand SET weight = 1");
    if (strcmp(b->driver, "postgresql") == 0) {
        both_tx(b, STORE_WRITE, lose_the_race, &c);
        assert_int_equal(c.runs, 5); /* the fifth try is the last */
        c.runs = 0;
        c.conflicts = 5;
        assert_false(store_tx(b->st, STORE_WRITE, lose_the_race, &c, &e));
        assert_err(e, ERR_IO, "could not serialize access");
        assert_int_equal(c.runs, 5);
        assert_int_equal(weight_of(b, 2), 1 + 4 * 100 + 1 + 5 * 100);
    }
    store_close(c.other);
}

/* --- death */

struct one {
    int number;
};

static bool put_one(struct store *st, void *arg, struct err *e)
{
    struct one *one = arg;
    char text[2][24];
    struct code codes[2];

    for (int i = 0; i < 2; i++) {
        snprintf(text[i], sizeof text[i], "%d-%d", one->number, i);
        codes[i] = (struct code){CODE_DRG, str_of(text[i]), STR("half of a pair")};
    }
    return store_code_put(st, codes, 2, e);
}

/* The child: writes pairs until it is killed, and tells each number after its commit. */
static void write_until_killed(const char *address, int to)
{
    struct store *st;
    struct err e = {0};

    if (!store_open(address, STORE_EXISTING, &st, &e))
        _exit(1);
    for (struct one one = {0};; one.number++) {
        if (!store_tx(st, STORE_WRITE, put_one, &one, &e)
            || write(to, &one.number, sizeof one.number) != (ssize_t)sizeof one.number)
            _exit(1);
    }
}

/* Kills the child after `count` acknowledgements; the last number that was acknowledged. */
static int kill_amid(const char *address, int count)
{
    int pipes[2], status, number = -1, last = -1;
    pid_t child;

    assert_int_equal(pipe(pipes), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(pipes[0]);
        write_until_killed(address, pipes[1]);
    }
    close(pipes[1]);
    while (read(pipes[0], &number, sizeof number) == (ssize_t)sizeof number) {
        last = number;
        if (--count == 0)
            kill(child, SIGKILL);
    }
    close(pipes[0]);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    return last;
}

static void what_was_acknowledged_survives_kill_9_and_no_half_does(void **state)
{
    struct both *b = *state;

    for (int round = 1; round <= 3; round++) {
        int64_t rows;
        int last;

        store_close(b->st); /* no thread of ours lives when the child is made */
        last = kill_amid(b->address, round * 7);
        b->st = both_another(b);
        rows = both_total(b, "SELECT count(*) FROM code");
        assert_true(last >= round * 7 - 1);
        assert_int_equal(rows % 2, 0);
        assert_true(rows / 2 >= last + 1);
        assert_true(rows / 2 <= last + 2); /* one may be kept whose answer was never heard */
        both_tx(b, STORE_WRITE, both_sql, "DELETE FROM code");
    }
}

/* --- one inside another */

struct parts { /* a code put by a part, then the whole goes on */
    const char *sql;
    bool part_fails, goes_on;
};

static bool part_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct parts *p = arg;

    return both_sql(st, (void *)(size_t)p->sql, e)
           && (!p->part_fails || err_set(e, ERR_STATE, "the part fails"));
}

static bool parts_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct parts *p = arg;
    bool good = store_tx(st, STORE_WRITE, part_in_tx, arg, e);

    if (p->goes_on) {
        err_reset(e);
        return true;
    }
    return good;
}

static int64_t codes(struct both *b)
{
    return both_total(b, "SELECT count(*) FROM code");
}

static void a_transaction_inside_another_is_kept_or_lost_with_it(void **state)
{
    struct parts p = {"INSERT INTO code (scheme, code, name) VALUES ('x', '1', 'a')", false, false};
    struct err e;

    both_tx(*state, STORE_WRITE, parts_in_tx, &p);
    assert_int_equal(codes(*state), 1);
    p = (struct parts){"INSERT INTO code (scheme, code, name) VALUES ('x', '2', 'a')", true, false};
    e = both_refused(*state, STORE_WRITE, parts_in_tx, &p);
    assert_err(e, ERR_STATE, "the part fails");
    assert_int_equal(codes(*state), 1);
}

static void a_whole_whose_part_failed_cannot_be_kept(void **state)
{
    struct parts p = {"INSERT INTO code (scheme, code, name) VALUES ('x', '1', 'a')", true, true};
    struct err e = both_refused(*state, STORE_WRITE, parts_in_tx, &p);

    assert_err(e, ERR_IO, "a part of the transaction failed");
    assert_int_equal(codes(*state), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_kind_of_address_is_refused),
        cmocka_unit_test(a_secret_in_an_address_is_never_told),
        BOTH(the_driver_is_told),
        BOTH(what_returns_false_leaves_nothing),
        BOTH(a_read_cannot_write),
        BOTH(a_failure_that_was_not_heard_is_never_a_false_success),
        BOTH(a_read_sees_one_state_while_others_write),
        BOTH(no_update_is_lost_among_racing_writers),
        BOTH(more_readers_than_connections_all_read),
        BOTH(the_figures_tell_connections_at_work),
        BOTH(a_wait_for_a_connection_is_counted),
        BOTH(a_lost_race_is_run_again_on_the_new_state),
        BOTH(after_five_lost_races_the_conflict_is_told),
        BOTH(a_transaction_inside_another_is_kept_or_lost_with_it),
        BOTH(a_whole_whose_part_failed_cannot_be_kept),
        BOTH(what_was_acknowledged_survives_kill_9_and_no_half_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
