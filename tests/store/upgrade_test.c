/* Databases that past releases left, brought forward and held beside a fresh one. */
#include <sqlite3.h>

#include "store/driver.h"
#include "store/dump.h"
#include "tests/store/province.h"

/* Numbers of the schema files that the fixtures end with: of the small province, of a region. */
static const int FIXTURES[] = {6, 18, 44, 73};
static const int REGIONS[] = {115};

/* A version counts files, whose numbers have holes. */
static int version_of(int number)
{
    int n = 0;

    while (n < schema_file_n && schema_files[n].number <= number)
        n++;
    return n;
}

static char *fixture(const struct both *b, int number)
{
    const char *source = getenv("SOURCE");
    char path[1024];
    FILE *file;
    char *text = arena_alloc((struct arena *)&b->a, 1 << 20);
    size_t n;

    snprintf(path, sizeof path, "%s/tests/upgrade/%04d-%s.sql", source != NULL ? source : ".",
             number, b->driver);
    file = fopen(path, "r");
    if (file == NULL)
        fail_msg("%s is not there", path);
    n = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    assert_true(n > 1000 && n < (1 << 20) - 1);
    return text;
}

static void load_sqlite(const struct both *b, const char *sql)
{
    char path[160];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/store.db", b->folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void load_postgres(const struct both *b, const char *sql)
{
    PGconn *db = PQconnectdb(b->address);
    PGresult *result = PQexec(db, sql);

    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail_msg("%s", PQerrorMessage(db));
    PQclear(result);
    PQfinish(db);
}

/* Everything that describes the schema, a line each. */
static const char *const DESCRIBE[2][4] = {
    {"SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1", NULL},
    {"SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
     " || coalesce(collation_name, '') || ' ' || coalesce(column_default, '')"
     " FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1",
     "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
     " FROM pg_constraint WHERE connamespace = current_schema()::regnamespace ORDER BY 1",
     "SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes"
     " WHERE schemaname = current_schema() ORDER BY 1",
     NULL},
};

struct description {
    struct out out;
    int parts;  /* lines of the schema, rows */
    int tables; /* that hold rows */
    int only;   /* rows of the tables and columns of this version, no schema; 0: all */
};

static bool row_describe(void *arg, const struct dump_table *t, const struct dump_value *values,
                         struct err *e)
{
    struct description *d = arg;

    (void)e;
    d->parts++;
    out_text(&d->out, "%s", t->name);
    for (size_t i = 0; t->kinds[i] != '\0'; i++)
        out_text(&d->out, " '%.*s' %lld %.17g", STR_ARG(values[i].text), (long long)values[i].count,
                 values[i].number);
    out_char(&d->out, '\n');
    return true;
}

static bool describe_in_tx(struct store *st, void *arg, struct err *e)
{
    struct description *d = arg;
    bool sqlite = strcmp(store_connection(st)->driver->name, "sqlite") == 0;
    const struct dump_table *tables;
    struct arena a = {0};
    bool good = true;
    int n, before;

    for (const char *const *sql = DESCRIBE[!sqlite]; good && !d->only && *sql != NULL; sql++) {
        struct str row = {0};
        struct sql_read read = SQL_READ(row, &a, SQL(sql_text(&row)));

        good = sql_rows(st, *sql, NULL, &read, e);
        for (size_t i = 0; i < read.n; i++)
            out_text(&d->out, "%.*s\n", STR_ARG(((struct str *)read.items)[i]));
        d->parts += (int)read.n;
    }
    tables = dump_tables(d->only ? d->only : store_version_known(), &n);
    for (int i = 0; good && i < n; i++) {
        before = d->parts;
        good = store_dump_rows(st, &tables[i], row_describe, d, e);
        d->tables += d->parts > before;
    }
    arena_reset(&a);
    return good;
}

static struct description describe(struct both *b, int only)
{
    struct description d = {.only = only};

    both_tx(b, STORE_READ, describe_in_tx, &d);
    out_char(&d.out, '\0');
    return d;
}

/* A store of the past, as its release left it. */
static void past_open(struct both *past, int number)
{
    struct err e = {0};
    int version = 0;

    both_place(past);
    (strcmp(past->driver, "sqlite") == 0 ? load_sqlite : load_postgres)(past,
                                                                        fixture(past, number));
    past->st = both_another(past);
    assert_true(store_version(past->st, &version, &e));
    assert_int_equal(version, version_of(number));
}

static void past_migrate(struct both *past)
{
    struct err e = {0};

    if (!store_migrate(past->st, &e))
        fail_msg("%s", e.text);
    assert_true(store_ready(past->st, &e));
}

static void past_close(struct both *past)
{
    store_close(past->st);
    both_remove(past);
    arena_reset(&past->a);
}

static void a_store_of_the_past_becomes_what_a_fresh_one_is(void **state)
{
    struct both *fresh = province_of(state);
    struct description want = describe(fresh, 0);

    for (size_t i = 0; i < sizeof FIXTURES / sizeof FIXTURES[0]; i++) {
        struct both past = {.driver = fresh->driver};
        struct description got;

        past_open(&past, FIXTURES[i]);
        past_migrate(&past);
        got = describe(&past, 0);
        assert_true(got.parts > 75);
        assert_string_equal(got.out.items, want.out.items);
        out_reset(&got.out);
        past_close(&past);
    }
    out_reset(&want.out);
}

/* The schema alone: the lines before the rows. */
static struct description schema_of(struct both *b)
{
    struct description all = describe(b, 0), rows = describe(b, store_version_known());

    all.out.items[all.out.n - rows.out.n] = '\0';
    out_reset(&rows.out);
    return all;
}

static void a_region_of_the_past_keeps_its_rows_under_the_schema_of_a_fresh_one(void **state)
{
    struct both *fresh = province_of(state);
    struct description want = schema_of(fresh);

    for (size_t i = 0; i < sizeof REGIONS / sizeof REGIONS[0]; i++) {
        struct both past = {.driver = fresh->driver};
        struct description rows, kept, schema;

        past_open(&past, REGIONS[i]);
        rows = describe(&past, version_of(REGIONS[i]));
        assert_true(rows.tables > 100 && rows.parts > 190);
        past_migrate(&past);
        kept = describe(&past, version_of(REGIONS[i]));
        assert_string_equal(kept.out.items, rows.out.items);
        schema = schema_of(&past);
        assert_string_equal(schema.out.items, want.out.items);
        out_reset(&rows.out);
        out_reset(&kept.out);
        out_reset(&schema.out);
        past_close(&past);
    }
    out_reset(&want.out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_of_the_past_becomes_what_a_fresh_one_is),
        BOTH(a_region_of_the_past_keeps_its_rows_under_the_schema_of_a_fresh_one)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
