#include "store/migrate.h"

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

static void a_database_of_another_program_is_refused_and_left_alone(void **state)
{
    struct both other = {.driver = ((struct both *)*state)->driver};
    struct err e = {0};

    both_place(&other);
    other.st = both_another(&other);
    both_tx(&other, STORE_WRITE, both_sql, "CREATE TABLE theirs (a INTEGER)");
    assert_false(store_migrate(other.st, &e));
    assert_err(e, ERR_INPUT, "another program: it has 1 tables");
    err_reset(&e);
    assert_false(store_tx(other.st, STORE_READ, both_sql, "SELECT count(*) FROM schema_file", &e));
    store_close(other.st);
    both_remove(&other);
}

static void a_store_is_made_by_its_first_migration(void **state)
{
    struct both fresh = {.driver = ((struct both *)*state)->driver};
    struct err e = {0};

    both_place(&fresh);
    fresh.st = both_another(&fresh);
    assert_false(store_made(fresh.st, &e));
    assert_err(e, ERR_INPUT, "holds no table of this program");
    err_reset(&e);
    assert_true(store_migrate(fresh.st, &e));
    assert_true(store_made(fresh.st, &e));
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

/* A store without the last file: what a past release left. */
static struct both behind_of(void **state)
{
    struct both past = {.driver = ((struct both *)*state)->driver};
    struct err e = {0};

    both_place(&past);
    past.st = both_another(&past);
    if (!migrate_to(past.st, schema_file_n - 1, &e))
        fail_msg("%s", e.text);
    return past;
}

static int version_of(struct both *b)
{
    struct err e = {0};
    int version = -1;

    assert_true(store_version(b->st, &version, &e));
    return version;
}

static void a_store_that_is_behind_is_brought_forward_with_its_rows(void **state)
{
    struct both past = behind_of(state);
    struct err e = {0};

    assert_int_equal(version_of(&past), schema_file_n - 1);
    both_tx(&past, STORE_WRITE, both_sql,
            "INSERT INTO code (scheme, code, name) VALUES ('drg', 'A', 'B')");
    assert_false(store_ready(past.st, &e));
    assert_err(e, ERR_INPUT, "the store is older than this program");
    err_reset(&e);
    assert_true(store_migrate(past.st, &e));
    assert_true(store_ready(past.st, &e));
    assert_int_equal(version_of(&past), store_version_known());
    assert_true(migrate_to(past.st, 1, &e)); /* never back */
    assert_int_equal(version_of(&past), store_version_known());
    assert_int_equal(both_total(&past, "SELECT count(*) FROM code"), 1);
    store_close(past.st);
    both_remove(&past);
}

/* What makes the first thing of the last file, so that the file finds it there already. */
static void first_thing(const char *file, char sql[120], bool *column)
{
    const char *table = strstr(file, "CREATE TABLE "), *index = strstr(file, "CREATE INDEX ");
    const char *altered = strstr(file, "ALTER TABLE ");

    *column = !table && altered;
    if (table)
        snprintf(sql, 120, "%.*s (a BIGINT)",
                 (int)(strlen("CREATE TABLE ") + strcspn(table + strlen("CREATE TABLE "), " (")),
                 table);
    else if (altered)
        snprintf(sql, 120, "%.*s", (int)strcspn(altered, ";"), altered);
    else if (index)
        snprintf(sql, 120, "%.*s ON code (name)",
                 (int)(strlen("CREATE INDEX ") + strcspn(index + strlen("CREATE INDEX "), " \n")),
                 index);
    else
        fail_msg("the last file makes neither table, column nor index");
}

static void a_file_that_fails_is_not_half_applied(void **state)
{
    struct both past = behind_of(state);
    struct err e = {0};
    char sql[120];
    bool column;

    first_thing(schema_files[schema_file_n - 1].sqlite, sql, &column);
    both_tx(&past, STORE_WRITE, both_sql, sql);
    assert_false(store_migrate(past.st, &e));
    assert_err(e, ERR_IO,
               column && strcmp(past.driver, "sqlite") == 0 ? "duplicate column"
                                                            : "already exists");
    assert_int_equal(version_of(&past), schema_file_n - 1);
    store_close(past.st);
    both_remove(&past);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_new_store_gets_every_schema_file_once),
        BOTH(a_store_that_was_never_migrated_is_not_ready),
        BOTH(a_database_of_another_program_is_refused_and_left_alone),
        BOTH(a_store_is_made_by_its_first_migration),
        BOTH(a_schema_file_that_was_changed_is_refused),
        BOTH(a_store_newer_than_the_program_is_refused),
        BOTH(a_hole_in_the_schema_is_refused),
        BOTH(a_store_that_is_behind_is_brought_forward_with_its_rows),
        BOTH(a_file_that_fails_is_not_half_applied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
