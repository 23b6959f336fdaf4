#include "store/transaction.h"

#include "tests/store/both.h"

struct deed {
    bool refuse;
    const char *sql;
};

static bool deed_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;

    return both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('drg', 'a', 'b')", e)
           && (d->sql == NULL || sql_run(st, d->sql, NULL, e))
           && (!d->refuse || err_set(e, ERR_STATE, "not today"));
}

static const struct driver *driver_of(const struct both *b)
{
    return strcmp(b->driver, "sqlite") == 0 ? &driver_sqlite : &driver_postgres;
}

/* On a connection of its own. */
static enum outcome outcome_of(struct both *b, struct deed d, struct err *e)
{
    struct store inside = {0};
    enum outcome outcome;

    assert_true(driver_of(b)->open(b->address, STORE_WRITE, &inside.connection, e));
    outcome = transaction_run(&inside, STORE_WRITE, deed_in_tx, &d, e);
    assert_false(driver_of(b)->in_transaction(inside.connection));
    driver_of(b)->close(inside.connection);
    return outcome;
}

static void what_is_done_is_kept(void **state)
{
    struct err e = {0};

    assert_int_equal(outcome_of(*state, (struct deed){0}, &e), OUTCOME_DONE);
    assert_int_equal(both_total(*state, "SELECT count(*) FROM code"), 1);
}

static void what_is_refused_is_taken_back(void **state)
{
    struct err e = {0};

    assert_int_equal(outcome_of(*state, (struct deed){.refuse = true}, &e), OUTCOME_FAILED);
    assert_err(e, ERR_STATE, "not today");
    assert_int_equal(both_total(*state, "SELECT count(*) FROM code"), 0);
}

static void a_row_that_is_refused_is_no_reason_to_try_again(void **state)
{
    struct err e = {0};
    struct deed d = {.sql = "INSERT INTO code (scheme, code, name) VALUES ('drg', 'a', 'b')"};

    assert_int_equal(outcome_of(*state, d, &e), OUTCOME_FAILED);
    assert_err(e, ERR_INPUT, "the store refuses the row");
    assert_int_equal(both_total(*state, "SELECT count(*) FROM code"), 0);
}

static bool hold_in_tx(struct store *st, void *arg, struct err *e)
{
    struct both *b = arg;

    if (!both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('drg', 'a', 'b')", e))
        return false;
    return outcome_of(b, (struct deed){0}, e) == OUTCOME_AGAIN && err_set(e, ERR_STATE, "again");
}

/* Another holds the file (SQLite: 2 s) or the row (PostgreSQL: 5 s) for longer than is waited. */
static void a_lock_of_another_is_a_reason_to_try_again(void **state)
{
    struct both *b = *state;
    struct err e = {0};
    const char *words = strcmp(b->driver, "sqlite") == 0 ? "database is locked" : "lock timeout";

    assert_false(store_tx(b->st, STORE_WRITE, hold_in_tx, b, &e));
    assert_err(e, ERR_IO, words); /* the first failure is kept */
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0);
}

struct tries { /* of three parts the second fails, by the database or by itself */
    const char *sql[3];
    bool done[3];
    struct err why;
    int at;
};

static bool part_in_tx(struct store *st, void *arg, struct err *e)
{
    struct tries *t = arg;

    return store_tx(st, STORE_WRITE, both_sql, (void *)(size_t)t->sql[t->at], e)
           && (t->at != 1 || err_set(e, ERR_STATE, "not today"));
}

static bool tries_in_tx(struct store *st, void *arg, struct err *e)
{
    struct tries *t = arg;

    for (t->at = 0; t->at < 3; t->at++) {
        struct err why = {0};

        if (!store_part(st, part_in_tx, t, &t->done[t->at], &why, e))
            return false;
        if (t->at == 1)
            t->why = why;
    }
    return true;
}

static void a_part_that_fails_leaves_nothing_and_the_others_stay(void **state)
{
#define PUT(code) "INSERT INTO code (scheme, code, name) VALUES ('drg', '" code "', 'b')"
    static const struct {
        const char *second;
        enum err_code code;
    } ROWS[] = {{PUT("2"), ERR_STATE}, {PUT("1"), ERR_INPUT /* it is there already */}};
    struct both *b = *state;

    for (int i = 0; i < 2; i++) {
        struct tries t = {.sql = {PUT("1"), ROWS[i].second, PUT("3")}};

        both_tx(b, STORE_WRITE, tries_in_tx, &t);
        assert_true(t.done[0] && !t.done[1] && t.done[2]);
        assert_int_equal(t.why.code, ROWS[i].code);
        assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 2);
        assert_int_equal(both_total(b, "SELECT count(*) FROM code WHERE code = '2'"), 0);
        both_tx(b, STORE_WRITE, both_sql, (void *)(size_t) "DELETE FROM code");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_is_done_is_kept),
        BOTH(what_is_refused_is_taken_back),
        BOTH(a_row_that_is_refused_is_no_reason_to_try_again),
        BOTH(a_lock_of_another_is_a_reason_to_try_again),
        BOTH(a_part_that_fails_leaves_nothing_and_the_others_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
