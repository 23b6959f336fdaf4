/* both.h - every promise of the store is tested on SQLite and on PostgreSQL.
 *
 * SQLite lives in a temporary folder, PostgreSQL in a database of its own on the server that
 * tools/with-postgres starts. A test finds its store in *state as a `struct both`.
 *
 * To make all tables takes longer than most tests: the first store of a server is kept as the
 * model of those that follow, for PostgreSQL as a database, for SQLite as a file. Each is migrated
 * all the same, so an old model does no harm. */
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

/* The address of the private server. Without one the test fails: it is not skipped. */
static inline const char *both_server(void)
{
    const char *server = getenv("XINGLIN_POSTGRES");

    if (server == NULL)
        fail_msg("XINGLIN_POSTGRES is not set: run this through tools/with-postgres");
    return server;
}

/* Runs one statement on the server itself; whether it succeeded. */
static inline bool both_server_does(const char *sql)
{
    PGconn *db = PQconnectdb(both_server());
    PGresult *result = PQexec(db, sql);
    bool good = PQresultStatus(result) == PGRES_COMMAND_OK;

    PQclear(result);
    PQfinish(db);
    return good;
}

/* The server's address with another database in the place of its own. */
static inline void both_database(const char *name, char *address, size_t size)
{
    const char *server = both_server(), *query = strchr(server, '?');
    const char *own = query;

    assert_non_null(query);
    while (own[-1] != '/')
        own--;
    snprintf(address, size, "%.*s%s%s", (int)(own - server), server, name, query);
}

#define BOTH_MODEL "model" /* the database, and the file in XINGLIN_MODEL */

/* A database of its own; a copy of the model where asked for and where there is one. */
static inline void both_create(struct both *b, bool model)
{
    static int number;
    char sql[160];

    snprintf(b->folder, sizeof b->folder, "t%d_%d", (int)getpid(), ++number);
    both_database(b->folder, b->address, sizeof b->address);
    snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE " BOTH_MODEL " STRATEGY file_copy",
             b->folder);
    if (model && both_server_does(sql))
        return;
    snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE template0 STRATEGY file_copy",
             b->folder);
    if (!both_server_does(sql))
        fail_msg("%s", sql);
}

/* An address at which there is no store yet. */
static inline void both_place(struct both *b)
{
    if (strcmp(b->driver, "postgresql") == 0) {
        both_create(b, false);
        return;
    }
    snprintf(b->folder, sizeof b->folder, "/tmp/xinglin-store-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    snprintf(b->address, sizeof b->address, "%s", b->folder);
}

static inline struct store *both_another(const struct both *b)
{
    struct store *st = NULL;
    struct err e = {0};

    if (!store_open(b->address, STORE_CREATE, &st, &e))
        fail_msg("%s", e.text);
    return st;
}

static inline bool both_copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = in ? fopen(to, "wb") : NULL;
    char bytes[65536];
    size_t n;

    while (out && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, n, out), n);
    if (in)
        fclose(in);
    return out && fclose(out) == 0;
}

/* The file of the model and that of a store; false: no folder for models. */
static inline bool both_files(const struct both *b, char model[256], char own[128])
{
    const char *folder = getenv("XINGLIN_MODEL");

    snprintf(own, 128, "%s/store.db", b->folder);
    if (folder)
        snprintf(model, 256, "%s/" BOTH_MODEL, folder);
    return folder != NULL;
}

/* Two that keep the model at once: the last file stands, the first database. */
static inline void both_keep_file(const char *own, const char *model)
{
    char next[300];

    snprintf(next, sizeof next, "%s-%d", model, (int)getpid());
    assert_true(both_copy(own, next));
    assert_int_equal(rename(next, model), 0);
}

static inline void both_keep_database(const char *own)
{
    int pid = (int)getpid();
    char sql[160];

    snprintf(sql, sizeof sql, "CREATE DATABASE " BOTH_MODEL "_%d TEMPLATE %s STRATEGY file_copy",
             pid, own);
    if (!both_server_does(sql))
        fail_msg("%s", sql);
    snprintf(sql, sizeof sql, "ALTER DATABASE " BOTH_MODEL "_%d RENAME TO " BOTH_MODEL, pid);
    if (both_server_does(sql))
        return;
    snprintf(sql, sizeof sql, "DROP DATABASE " BOTH_MODEL "_%d", pid);
    both_server_does(sql);
}

/* Keeps a closed store as the model. */
static inline void both_keep(const struct both *b)
{
    char model[256], own[128];

    if (strcmp(b->driver, "postgresql") == 0)
        both_keep_database(b->folder);
    else if (both_files(b, model, own))
        both_keep_file(own, model);
}

/* A place with what the model holds. */
static inline void both_furnish(struct both *b)
{
    char model[256], own[128];

    if (strcmp(b->driver, "postgresql") == 0) {
        both_create(b, true);
        return;
    }
    both_place(b);
    if (both_files(b, model, own))
        both_copy(model, own);
}

static inline void both_migrate(struct both *b)
{
    struct err e = {0};

    b->st = both_another(b);
    if (!store_migrate(b->st, &e))
        fail_msg("%s", e.text);
}

static inline int both_open(void **state)
{
    struct both *b = heap_grow(NULL, sizeof *b);
    struct err e = {0};

    *b = (struct both){.driver = *state};
    both_furnish(b);
    b->st = both_another(b);
    if (!store_ready(b->st, &e)) {
        store_close(b->st);
        both_migrate(b);
        store_close(b->st);
        both_keep(b);
        b->st = both_another(b);
    }
    *state = b;
    return 0;
}

static inline void both_remove(const struct both *b)
{
    static const char *const names[] = {"store.db", "store.db-wal", "store.db-shm"};
    char path[128];

    if (strcmp(b->driver, "postgresql") == 0) {
        snprintf(path, sizeof path, "DROP DATABASE %s WITH (FORCE)", b->folder);
        if (!both_server_does(path))
            fail_msg("%s", path);
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
