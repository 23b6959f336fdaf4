/* dump.c - rows without nouns: statements are made from the tables of the schema. */
#include "store/dump.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "model/unknown.h"
#include "store/driver.h"
#include "store/migrate.h"
#include "store/query.h"
#include "store/schema.h"

#define SCRATCH_MOST (1 << 20) /* bytes of texts, before their arena is emptied */

bool dump_schema(int ix, struct str *name, struct str *checksum)
{
    if (ix >= schema_file_n)
        return false;
    *name = str_of(schema_files[ix].name);
    *checksum = str_of(schema_files[ix].checksum);
    return true;
}

const struct dump_table *dump_tables(int version, int *n)
{
    assert(version >= 0 && version <= schema_file_n);
    *n = version > 0 ? schema_files[version - 1].table_n : 0;
    return version > 0 ? schema_files[version - 1].tables : NULL;
}

bool store_dump_begin(struct store *st, struct err *e)
{
    struct connection *c = store_connection(st);

    return c->driver->patient == NULL || c->driver->script(c, c->driver->patient, e);
}

bool store_dump_version(struct store *st, int *version, struct err *e)
{
    return migrate_version(st, version, e);
}

static bool table_empty(struct store *st, const struct dump_table *t, struct err *e)
{
    struct query q = {0};
    struct arena a = {0};
    int64_t one = 0;
    struct sql_read read = SQL_READ(one, &a, SQL(sql_count(&one)));
    bool good;

    query_add(&q, "SELECT 1 FROM ");
    query_add(&q, t->name);
    query_add(&q, " LIMIT 1");
    good = query_rows(st, &q, &read, e);
    arena_reset(&a);
    if (good && read.n > 0)
        good = err_set(e, ERR_STATE, "the store is not empty: the table %s holds rows", t->name);
    return good;
}

bool store_dump_empty(struct store *st, struct err *e)
{
    const struct dump_table *tables;
    int version, n;

    if (!migrate_version(st, &version, e))
        return false;
    tables = dump_tables(version, &n);
    for (int i = 0; i < n; i++) {
        if (!table_empty(st, &tables[i], e))
            return false;
    }
    return true;
}

static bool empty_in_tx(struct store *st, void *unused, struct err *e)
{
    (void)unused;
    return store_dump_empty(st, e);
}

bool store_dump_prepare(struct store *st, int version, struct err *e)
{
    int found;

    if (!store_tx(st, STORE_READ, empty_in_tx, NULL, e) || !store_version(st, &found, e))
        return false;
    if (found > version)
        return err_set(e, ERR_STATE,
                       "the store has %d schema files already and the rows are of a store with %d:"
                       " a store without a schema is wanted",
                       found, version);
    return migrate_to(st, version, e);
}

/* Places of a row's values, by the kinds of their columns. */
static void places_of(const struct dump_table *t, struct dump_value *row, struct sql_place *places)
{
    size_t n = strlen(t->kinds);

    assert(n <= DUMP_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        if (t->kinds[i] == 't')
            places[i] = sql_maybe(&row[i].text);
        else if (t->kinds[i] == 'c')
            places[i] = sql_count(&row[i].count);
        else
            places[i] = sql_number(&row[i].number);
    }
    places[n] = (struct sql_place){SQL_NONE, NULL, NULL};
}

struct reading {
    const struct dump_table *table;
    struct dump_value row[DUMP_COLUMNS];
    struct arena scratch;
    dump_fn *fn;
    void *arg;
};

static bool row_read(void *arg, struct err *e)
{
    struct reading *r = arg;
    bool good = r->fn(r->arg, r->table, r->row, e);

    if (r->scratch.used > SCRATCH_MOST)
        arena_reset(&r->scratch);
    return good;
}

bool store_dump_rows(struct store *st, const struct dump_table *t, dump_fn *fn, void *arg,
                     struct err *e)
{
    struct reading r = {.table = t, .fn = fn, .arg = arg};
    struct sql_place places[DUMP_COLUMNS + 1];
    struct sql_read read = {.into = places, .row = r.row, .arena = &r.scratch};
    struct query q = {0};
    bool good;

    places_of(t, r.row, places);
    query_add(&q, "SELECT ");
    query_add(&q, t->columns);
    query_add(&q, " FROM ");
    query_add(&q, t->name);
    query_add(&q, " ORDER BY ");
    query_add(&q, t->key);
    out_char(&q.text, '\0');
    good = sql_each(st, q.text.items, &read, row_read, &r, e);
    query_reset(&q);
    arena_reset(&r.scratch);
    return good;
}

bool store_dump_add(struct store *st, const struct dump_table *t, const struct dump_value *rows,
                    size_t n, struct err *e)
{
    struct dump_value row[DUMP_COLUMNS];
    struct sql_place places[DUMP_COLUMNS + 1];
    struct arena a = {0};
    struct sql_bulk bulk = {
        .insert = arena_text(&a, "INSERT INTO %s (%s) VALUES ", t->name, t->columns),
        .conflict = "",
        .from = places,
        .row = row,
        .size = strlen(t->kinds) * sizeof *row,
    };
    bool good;

    places_of(t, row, places);
    good = sql_bulk(st, &bulk, rows, n, e);
    arena_reset(&a);
    return good;
}

bool store_dump_faults(struct store *st, struct arena *a, struct str_list *faults, struct err *e)
{
    const char *const *sql = store_connection(st)->driver->faults;

    for (; *sql != NULL; sql++) {
        struct str row = {0};
        struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row)));

        if (!sql_rows(st, *sql, NULL, &read, e))
            return false;
        for (size_t i = 0; i < read.n; i++)
            list_push(faults, ((struct str *)read.items)[i]);
    }
    return true;
}
