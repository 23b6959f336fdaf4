#include "store/schema.h"
#include "tests/store/both.h"

static void a_new_store_gets_every_schema_file_once(void **state)
{
    struct both *b = *state;
    struct err e = {0};

    assert_int_equal(both_total(b, "SELECT count(*) FROM schema_file"), schema_file_n);
    assert_true(store_migrate(b->st, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM schema_file"), schema_file_n);
    assert_true(store_ready(b->st, &e));
}

static void a_store_that_was_never_migrated_is_not_ready(void **state)
{
    struct both fresh = {.driver = ((struct both *)*state)->driver};
    struct err e = {0};

    both_place(&fresh);
    fresh.st = both_another(&fresh);
    assert_false(store_ready(fresh.st, &e));
    assert_err(e, ERR_INPUT, "older than this program: it has 0 of");
    err_reset(&e);
    assert_true(store_migrate(fresh.st, &e));
    assert_true(store_ready(fresh.st, &e));
    store_close(fresh.st);
    both_remove(&fresh);
}

static void a_schema_file_that_was_changed_is_refused(void **state)
{
    struct both *b = *state;
    struct err e = {0};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE schema_file SET checksum = 'abc' WHERE number = 2");
    assert_false(store_migrate(b->st, &e));
    assert_err(e, ERR_INPUT, "schema file 0002-organization of the store differs");
    err_reset(&e);
    assert_false(store_ready(b->st, &e));
    assert_err(e, ERR_INPUT, "checksum abc, not ");
}

static void a_store_newer_than_the_program_is_refused(void **state)
{
    struct both *b = *state;
    struct err e = {0};

    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO schema_file (number, name, checksum, applied_ms)"
            " VALUES (999, '0999-future', 'x', 1)");
    assert_false(store_migrate(b->st, &e));
    assert_err(e, ERR_INPUT, "newer than this program: it has schema file 999");
    err_reset(&e);
    assert_false(store_ready(b->st, &e));
    assert_err(e, ERR_INPUT, "newer than this program");
}

static void a_hole_in_the_schema_is_refused(void **state)
{
    struct both *b = *state;
    struct err e = {0};

    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM schema_file WHERE number = 2");
    assert_false(store_migrate(b->st, &e));
    assert_err(e, ERR_INPUT, "lacks schema file 2 but has 3");
}

static int last_number(void)
{
    return schema_files[schema_file_n - 1].number;
}

/* The tables of the last file are dropped and its row removed: it is applied again, rows of the
 * others stay. */
static void a_store_that_is_behind_is_brought_forward_with_its_rows(void **state)
{
    struct both *b = *state;
    struct err e = {0};
    char sql[80];

    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO code (scheme, code, name) VALUES ('drg', 'A', 'B')");
    both_tx(b, STORE_WRITE, both_sql, "DROP TABLE idempotency");
    snprintf(sql, sizeof sql, "DELETE FROM schema_file WHERE number = %d", last_number());
    both_tx(b, STORE_WRITE, both_sql, sql);
    assert_false(store_ready(b->st, &e));
    err_reset(&e);
    assert_true(store_migrate(b->st, &e));
    assert_true(store_ready(b->st, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM idempotency"), 0);
}

/* The index that ends the last file is there already: the file fails and leaves no trace. */
static void a_file_that_fails_is_not_half_applied(void **state)
{
    struct both *b = *state;
    struct err e = {0};
    char sql[80];

    both_tx(b, STORE_WRITE, both_sql, "DROP TABLE idempotency");
    both_tx(b, STORE_WRITE, both_sql, "CREATE INDEX idempotency_made ON code (code)");
    snprintf(sql, sizeof sql, "DELETE FROM schema_file WHERE number = %d", last_number());
    both_tx(b, STORE_WRITE, both_sql, sql);
    assert_false(store_migrate(b->st, &e));
    assert_err(e, ERR_IO, "already exists");
    err_reset(&e);
    assert_false(store_tx(b->st, STORE_READ, both_sql, "SELECT count(*) FROM idempotency", &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM schema_file"), schema_file_n - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_new_store_gets_every_schema_file_once),
        BOTH(a_store_that_was_never_migrated_is_not_ready),
        BOTH(a_schema_file_that_was_changed_is_refused),
        BOTH(a_store_newer_than_the_program_is_refused),
        BOTH(a_hole_in_the_schema_is_refused),
        BOTH(a_store_that_is_behind_is_brought_forward_with_its_rows),
        BOTH(a_file_that_fails_is_not_half_applied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
