/* migrate.c - brings the schema forward, file by file; never back. */
#include <assert.h>
#include <time.h>

#include "store/driver.h"
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

static bool applied_read(struct store *st, struct arena *a, struct applied_list *list,
                         struct err *e)
{
    struct connection *c = store_connection(st);
    struct applied row = {0};
    int64_t tables = 0;
    struct sql_read read = SQL_READ(tables, a, SQL(sql_count(&tables)));

    *list = (struct applied_list){0};
    if (!sql_rows(st, c->driver->has_schema, NULL, &read, e))
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

        if (a->number > schema_files[schema_file_n - 1].number)
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

/* Applies the first file that is wanting; *arg tells whether another may follow. */
static bool migrate_in_tx(struct store *st, void *arg, struct err *e)
{
    struct connection *c = store_connection(st);
    struct applied_list list;
    struct arena a = {0};
    bool *more = arg;
    bool good = c->driver->schema_lock == NULL || c->driver->script(c, c->driver->schema_lock, e);

    good = good && c->driver->script(c, TABLE, e) && applied_read(st, &a, &list, e)
           && applied_check(&list, e);
    if (good) {
        *more = list.n < (size_t)schema_file_n;
        good = !*more || apply(st, &schema_files[list.n], e);
    }
    arena_reset(&a);
    return good;
}

bool store_migrate(struct store *st, struct err *e)
{
    bool more = true;

    while (more) {
        if (!store_tx(st, STORE_WRITE, migrate_in_tx, &more, e))
            return false;
    }
    return true;
}

static bool ready_in_tx(struct store *st, void *unused, struct err *e)
{
    struct applied_list list;
    struct arena a = {0};
    bool good;

    (void)unused;
    good = applied_read(st, &a, &list, e) && applied_check(&list, e);
    if (good && list.n < (size_t)schema_file_n)
        good = err_set(e, ERR_INPUT,
                       "the store is older than this program: it has %zu of %d"
                       " schema files",
                       list.n, schema_file_n);
    arena_reset(&a);
    return good;
}

bool store_ready(struct store *st, struct err *e)
{
    return store_tx(st, STORE_READ, ready_in_tx, NULL, e);
}
