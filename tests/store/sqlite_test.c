#include <sqlite3.h>

#include "store/driver.h"
#include "tests/store/both.h"

static struct both *folder_of(void **state)
{
    return *state;
}

#define ON_SQLITE(test)                                               \
    {                                                                 \
#test, test, both_open, both_close, (void *)(size_t) "sqlite" \
    }

static bool opens(const char *address, enum store_how how, struct err *e)
{
    struct store *st = NULL;
    bool good = store_open(address, how, &st, e);

    store_close(st);
    return good;
}

static void a_folder_without_a_store_is_not_opened_unless_asked(void **state)
{
    char path[160];
    struct err e = {0};

    snprintf(path, sizeof path, "%s/none", folder_of(state)->folder);
    assert_false(opens(path, STORE_EXISTING, &e));
    assert_err(e, ERR_IO, "none: no store: No such file or directory");
    assert_int_equal(access(path, F_OK), -1);
    err_reset(&e);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(opens(path, STORE_EXISTING, &e));
    assert_err(e, ERR_IO, "none: no store: it holds no store.db");
    rmdir(path);
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
    char path[160];
    struct err e = {0};

    snprintf(path, sizeof path, "%s/store.db/below", folder_of(state)->folder);
    assert_false(opens(path, STORE_CREATE, &e));
    assert_err(e, ERR_IO, "below: the folder cannot be made: Not a directory");
    err_reset(&e);
    assert_false(opens("/proc/xinglin", STORE_CREATE, &e));
    assert_err(e, ERR_IO, "/proc/xinglin: the folder cannot be made");
    err_reset(&e);
    assert_false(opens("/proc/self", STORE_CREATE, &e));
    assert_err(e, ERR_IO, "/proc/self/store.db: ");
}

static void a_file_that_is_no_database_is_told_and_kept(void **state)
{
    struct both *b = folder_of(state);
    char path[160], text[64] = "";
    struct err e = {0};
    FILE *file;

    store_close(b->st);
    b->st = NULL;
    snprintf(path, sizeof path, "%s/store.db", b->folder);
    file = fopen(path, "w");
    fputs("this was never a database, only some words that stand here for long enough", file);
    fclose(file);
    assert_false(opens(b->folder, STORE_EXISTING, &e));
    assert_err(e, ERR_IO, "store.db: the store: file is not a database");
    file = fopen(path, "r");
    assert_int_equal(fread(text, 1, 26, file), 26);
    fclose(file);
    assert_string_equal(text, "this was never a database,");
}

static int64_t pragma(struct both *b, const char *sql)
{
    char path[160];
    sqlite3 *db;
    sqlite3_stmt *statement;
    int64_t value;

    snprintf(path, sizeof path, "%s/store.db", b->folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

static void the_file_is_in_wal_mode_and_every_table_is_strict(void **state)
{
    struct both *b = folder_of(state);

    assert_int_equal(pragma(b, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    assert_int_equal(pragma(b, "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                               " AND name <> 'schema_file' AND sql NOT LIKE '%) STRICT%'"),
                     0);
    assert_true(pragma(b, "SELECT count(*) FROM sqlite_master WHERE sql LIKE '%) STRICT%'") >= 15);
}

struct settings {
    int64_t synchronous, foreign_keys, trusted_schema, query_only;
};

static bool settings_in_tx(struct store *st, void *arg, struct err *e)
{
    struct settings *s = arg;

    return sql_total(st, "PRAGMA synchronous", NULL, &s->synchronous, e)
           && sql_total(st, "PRAGMA foreign_keys", NULL, &s->foreign_keys, e)
           && sql_total(st, "PRAGMA trusted_schema", NULL, &s->trusted_schema, e)
           && sql_total(st, "PRAGMA query_only", NULL, &s->query_only, e);
}

/* SQLite's documentation: synchronous 2 is FULL. */
static void connections_are_safe_and_readers_only_read(void **state)
{
    struct both *b = folder_of(state);
    struct settings s;

    for (int mode = STORE_READ; mode <= STORE_WRITE; mode++) {
        both_tx(b, (enum store_mode)mode, settings_in_tx, &s);
        assert_int_equal(s.synchronous, 2);
        assert_int_equal(s.foreign_keys, 1);
        assert_int_equal(s.trusted_schema, 0);
        assert_int_equal(s.query_only, mode == STORE_READ);
    }
}

/* Another process holds the file for a moment: the write waits and is kept. */
static void a_lock_that_is_held_for_ever_is_told_after_some_tries(void **state)
{
    struct both *b = folder_of(state);
    char path[160];
    sqlite3 *db;
    struct err e = {0};

    snprintf(path, sizeof path, "%s/store.db", b->folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(store_tx(b->st, STORE_WRITE, both_sql, "DELETE FROM code", &e));
    assert_err(e, ERR_IO, "database is locked");
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0); /* reading goes on */
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM code");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_folder_without_a_store_is_not_opened_unless_asked),
        ON_SQLITE(a_folder_that_cannot_be_made_is_told),
        ON_SQLITE(a_file_that_is_no_database_is_told_and_kept),
        ON_SQLITE(the_file_is_in_wal_mode_and_every_table_is_strict),
        ON_SQLITE(connections_are_safe_and_readers_only_read),
        ON_SQLITE(a_lock_that_is_held_for_ever_is_told_after_some_tries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
