/* migrate.c - brings the schema forward, file by file; never back. */
#include <assert.h>
#include <time.h>

#include "store/driver.h"
#include "store/migrate.h"
#include "store/sql.h"

static const char TABLE[] = "CREATE TABLE IF NOT EXISTS schema_file ("
                            "number BIGINT PRIMARY KEY, name TEXT NOT NULL,"
                            " checksum TEXT NOT NULL, applied_ms BIGINT NOT NULL)";

struct applied {
    int32_t number;
    struct str checksum;
};

struct applied_list {
    struct applied *items;
    size_t n;
};

static bool count_read(struct store *st, const char *sql, struct arena *a, int64_t *n,
                       struct err *e)
{
    struct sql_read read = SQL_READ(*n, a, SQL(sql_count(n)));

    return sql_rows(st, sql, NULL, &read, e);
}

static bool applied_read(struct store *st, struct arena *a, struct applied_list *list,
                         struct err *e)
{
    struct connection *c = store_connection(st);
    struct applied row = {0};
    int64_t tables = 0;
    struct sql_read read;

    *list = (struct applied_list){0};
    if (!count_read(st, c->driver->has_schema, a, &tables, e))
        return false;
    if (tables == 0)
        return true;
    read = SQL_READ(row, a, SQL(sql_int(&row.number), sql_text(&row.checksum)));
    if (!sql_rows(st, "SELECT number, checksum FROM schema_file ORDER BY number", NULL, &read, e))
        return false;
    *list = (struct applied_list){read.items, read.n};
    return true;
}

/* What was applied must be the head of what we have, unchanged. */
static bool applied_check(const struct applied_list *list, struct err *e)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct applied *a = &list->items[i];

        if (i >= (size_t)schema_file_n || a->number > schema_files[schema_file_n - 1].number)
            return err_set(e, ERR_INPUT,
                           "the store is newer than this program: it has schema file %d, the"
                           " program knows %d",
                           (int)a->number, schema_files[schema_file_n - 1].number);
        if (a->number != schema_files[i].number)
            return err_set(e, ERR_INPUT, "the store lacks schema file %d but has %d",
                           schema_files[i].number, (int)a->number);
        if (!str_eq(a->checksum, str_of(schema_files[i].checksum)))
            return err_set(e, ERR_INPUT,
                           "schema file %s of the store differs from this program's: checksum"
                           " %.*s, not %s",
                           schema_files[i].name, STR_ARG(a->checksum), schema_files[i].checksum);
    }
    return true;
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool apply(struct store *st, const struct schema_file *file, struct err *e)
{
    struct connection *c = store_connection(st);
    struct str name = str_of(file->name), checksum = str_of(file->checksum);
    int32_t number = file->number;
    int64_t applied_ms = now_ms();

    return c->driver->script(c, c->driver->schema(file), e)
           && sql_run(
               st,
               "INSERT INTO schema_file (number, name, checksum, applied_ms)"
               " VALUES ($1, $2, $3, $4)",
               SQL(sql_int(&number), sql_text(&name), sql_text(&checksum), sql_count(&applied_ms)),
               e);
}

/* A database that somebody else fills is not to get our tables among theirs. */
static bool foreign_check(struct store *st, struct arena *a, struct err *e)
{
    struct connection *c = store_connection(st);
    int64_t ours = 0, tables = 0;

    if (!count_read(st, c->driver->has_schema, a, &ours, e)
        || !count_read(st, c->driver->table_n, a, &tables, e))
        return false;
    return ours || !tables
           || err_set(e, ERR_INPUT,
                      "this is the database of another program: it has %lld tables and no"
                      " schema_file among them",
                      (long long)tables);
}

struct migration {
    int version; /* to reach */
    bool more;   /* another file may follow */
};

/* Applies the first file that is wanting. */
static bool migrate_in_tx(struct store *st, void *arg, struct err *e)
{
    struct connection *c = store_connection(st);
    struct applied_list list;
    struct arena a = {0};
    struct migration *m = arg;
    bool good = c->driver->schema_lock == NULL || c->driver->script(c, c->driver->schema_lock, e);

    good = good && foreign_check(st, &a, e) && c->driver->script(c, TABLE, e)
           && applied_read(st, &a, &list, e) && applied_check(&list, e);
    if (good) {
        m->more = list.n < (size_t)m->version;
        good = !m->more || apply(st, &schema_files[list.n], e);
    }
    arena_reset(&a);
    return good;
}

bool migrate_to(struct store *st, int version, struct err *e)
{
    struct migration m = {version, true};

    assert(version <= schema_file_n);
    while (m.more) {
        if (!store_tx(st, STORE_WRITE, migrate_in_tx, &m, e))
            return false;
    }
    return true;
}

static bool made_in_tx(struct store *st, void *unused, struct err *e)
{
    struct connection *c = store_connection(st);
    struct arena a = {0};
    int64_t tables = 0;
    bool good = count_read(st, c->driver->has_schema, &a, &tables, e);

    (void)unused;
    arena_reset(&a);
    return good
           && (tables
               || err_set(e, ERR_INPUT, "no store: the database holds no table of this program"));
}

bool store_made(struct store *st, struct err *e)
{
    return store_tx(st, STORE_READ, made_in_tx, NULL, e);
}

bool store_migrate(struct store *st, struct err *e)
{
    return migrate_to(st, schema_file_n, e);
}

bool migrate_version(struct store *st, int *version, struct err *e)
{
    struct applied_list list;
    struct arena a = {0};
    bool good = applied_read(st, &a, &list, e) && applied_check(&list, e);

    if (good)
        *version = (int)list.n;
    arena_reset(&a);
    return good;
}

static bool version_in_tx(struct store *st, void *arg, struct err *e)
{
    return migrate_version(st, arg, e);
}

bool store_version(struct store *st, int *version, struct err *e)
{
    return store_tx(st, STORE_READ, version_in_tx, version, e);
}

int store_version_known(void)
{
    return schema_file_n;
}

bool store_ready(struct store *st, struct err *e)
{
    int version;

    if (!store_version(st, &version, e))
        return false;
    return version == schema_file_n
           || err_set(e, ERR_INPUT,
                      "the store is older than this program: it has %d of %d schema files", version,
                      schema_file_n);
}
