/* both.h - every promise of the store is tested on SQLite and on PostgreSQL.
 *
 * SQLite lives in a temporary folder, PostgreSQL in a schema of its own on the server that
 * tools/with-postgres starts. A test finds its store in *state as a `struct both`. */
#ifndef XL_TESTS_STORE_BOTH_H
#define XL_TESTS_STORE_BOTH_H

#include <libpq-fe.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sql.h"
#include "store/store.h"
#include "tests/check.h"

struct both {
    struct store *st;
    const char *driver; /* "sqlite" or "postgresql" */
    char folder[64];    /* of SQLite */
    char address[512];
    struct arena a;
};

/* Two tests of one promise. */
#define BOTH(test)                                                                         \
    {#test " on sqlite", test, both_open, both_close, (void *)(size_t) "sqlite"},          \
    {                                                                                      \
#test " on postgresql", test, both_open, both_close, (void *)(size_t) "postgresql" \
    }

static inline void both_schema(const char *server, const char *verb, const char *name)
{
    PGconn *db = PQconnectdb(server);
    char sql[200];
    PGresult *result;

    snprintf(sql, sizeof sql, "SET client_min_messages = warning; %s SCHEMA %s%s", verb, name,
             strcmp(verb, "DROP") == 0 ? " CASCADE" : "");
    result = PQexec(db, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail_msg("%s", PQerrorMessage(db));
    PQclear(result);
    PQfinish(db);
}

/* The address of the private server. Without one the test fails: it is not skipped. */
static inline const char *both_server(void)
{
    const char *server = getenv("XINGLIN_POSTGRES");

    if (server == NULL)
        fail_msg("XINGLIN_POSTGRES is not set: run this through tools/with-postgres");
    return server;
}

static inline void both_name(char name[64])
{
    static int number;

    snprintf(name, 64, "t%d_%d", (int)getpid(), ++number);
}

/* An address at which there is no store yet. */
static inline void both_place(struct both *b)
{
    if (strcmp(b->driver, "sqlite") == 0) {
        snprintf(b->folder, sizeof b->folder, "/tmp/xinglin-store-XXXXXX");
        assert_non_null(mkdtemp(b->folder));
        snprintf(b->address, sizeof b->address, "%s", b->folder);
        return;
    }
    both_name(b->folder);
    both_schema(both_server(), "CREATE", b->folder);
    snprintf(b->address, sizeof b->address, "%s&options=-csearch_path%%3D%s", both_server(),
             b->folder);
}

static inline struct store *both_another(const struct both *b)
{
    struct store *st = NULL;
    struct err e = {0};

    if (!store_open(b->address, STORE_CREATE, &st, &e))
        fail_msg("%s", e.text);
    return st;
}

static inline int both_open(void **state)
{
    struct both *b = heap_grow(NULL, sizeof *b);
    struct err e = {0};

    *b = (struct both){.driver = *state};
    both_place(b);
    b->st = both_another(b);
    if (!store_migrate(b->st, &e))
        fail_msg("%s", e.text);
    *state = b;
    return 0;
}

static inline void both_remove(const struct both *b)
{
    static const char *const names[] = {"store.db", "store.db-wal", "store.db-shm"};
    char path[128];

    if (strcmp(b->driver, "postgresql") == 0) {
        both_schema(both_server(), "DROP", b->folder);
        return;
    }
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", b->folder, names[i]);
        unlink(path);
    }
    rmdir(b->folder);
}

static inline int both_close(void **state)
{
    struct both *b = *state;

    store_close(b->st);
    both_remove(b);
    arena_reset(&b->a);
    heap_free(b);
    return 0;
}

/* A transaction that must succeed. */
static inline void both_tx(struct both *b, enum store_mode mode, store_fn *fn, void *arg)
{
    struct err e = {0};

    if (!store_tx(b->st, mode, fn, arg, &e))
        fail_msg("%s", e.text);
}

/* One that must fail; its failure. */
static inline struct err both_refused(struct both *b, enum store_mode mode, store_fn *fn, void *arg)
{
    struct err e = {0};

    assert_false(store_tx(b->st, mode, fn, arg, &e));
    return e;
}

/* Runs one statement that is given as the argument. */
static inline bool both_sql(struct store *st, void *arg, struct err *e)
{
    return sql_run(st, arg, NULL, e);
}

struct both_count {
    const char *sql;
    int64_t count;
};

static inline bool both_count_in_tx(struct store *st, void *arg, struct err *e)
{
    struct both_count *c = arg;

    return sql_total(st, c->sql, NULL, &c->count, e);
}

static inline int64_t both_total(struct both *b, const char *sql)
{
    struct both_count c = {sql, -1};

    both_tx(b, STORE_READ, both_count_in_tx, &c);
    return c.count;
}

#endif
