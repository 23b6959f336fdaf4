/* durable.c - acknowledged writes a second with many clients: durable DIR|postgresql://… [CLIENTS
 * [SECONDS]]
 *
 * Each client writes one row, waits until it is told that the row is durable, and writes the next.
 * Ours goes through the store; the peers run the same statement on the same table through the
 * driver alone, with a commit each: all clients on one connection, and a connection each. Prints a
 * line a way: name, writes a second, milliseconds of the median and of the slowest hundredth. */
#include <libpq-fe.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/code.h"

enum { CLIENTS_MOST = 256, TIMES_MOST = 400000 };

static const char PUT[] = "INSERT INTO code (scheme, code, name) VALUES ($1, $2, $3)"
                          " ON CONFLICT (scheme, code) DO UPDATE SET name = excluded.name";

struct bench {
    const char *address;
    int client_n;
    double seconds;
    struct store *st;
    sqlite3 *sqlite;
    PGconn *postgres;
    pthread_mutex_t mutex; /* of the one connection */
    atomic_bool stop;
    bool (*put)(struct bench *b, void *own, const char *code);
    void *(*own_open)(struct bench *b); /* a client's own connection, or NULL */
    void (*own_close)(void *own);
};

struct client {
    struct bench *b;
    int number;
    int round;
    size_t n;
    float *ms; /* [TIMES_MOST] */
};

static int round_number;

static void fail(const char *why)
{
    fprintf(stderr, "durable: %s\n", why);
    exit(1);
}

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* --- ours */

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_code_put(st, &(struct code){CODE_DRG, str_of(arg), STR("a durable row")}, 1, e);
}

static bool store_put(struct bench *b, void *own, const char *code)
{
    struct err e = {0};

    (void)own;
    if (!store_tx(b->st, STORE_WRITE, put_in_tx, (void *)(uintptr_t)code, &e))
        fail(e.text);
    return true;
}

/* --- SQLite alone */

static void *sqlite_own(struct bench *b)
{
    char path[4096];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/store.db", b->address);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    sqlite3_busy_timeout(db, 60000);
    sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL);
    return db;
}

static void sqlite_own_close(void *own)
{
    sqlite3_close(own);
}

static void sqlite_insert(sqlite3 *db, const char *code)
{
    sqlite3_stmt *put;

    if (sqlite3_prepare_v2(db, PUT, -1, &put, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    sqlite3_bind_text(put, 1, "drg", -1, SQLITE_STATIC);
    sqlite3_bind_text(put, 2, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(put, 3, "a durable row", -1, SQLITE_STATIC);
    if (sqlite3_step(put) != SQLITE_DONE)
        fail(sqlite3_errmsg(db));
    sqlite3_finalize(put);
}

static bool sqlite_put(struct bench *b, void *own, const char *code)
{
    if (own != NULL) {
        sqlite_insert(own, code);
        return true;
    }
    pthread_mutex_lock(&b->mutex);
    sqlite_insert(b->sqlite, code);
    pthread_mutex_unlock(&b->mutex);
    return true;
}

/* --- PostgreSQL alone */

static void *postgres_own(struct bench *b)
{
    PGconn *db = PQconnectdb(b->address);

    if (PQstatus(db) != CONNECTION_OK)
        fail(PQerrorMessage(db));
    PQclear(PQprepare(db, "put", PUT, 0, NULL));
    return db;
}

static void postgres_own_close(void *own)
{
    PQfinish(own);
}

static void postgres_insert(PGconn *db, const char *code)
{
    PGresult *result = PQexecPrepared(
        db, "put", 3, (const char *const[]){"drg", code, "a durable row"}, NULL, NULL, 0);

    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail(PQerrorMessage(db));
    PQclear(result);
}

static bool postgres_put(struct bench *b, void *own, const char *code)
{
    if (own != NULL) {
        postgres_insert(own, code);
        return true;
    }
    pthread_mutex_lock(&b->mutex);
    postgres_insert(b->postgres, code);
    pthread_mutex_unlock(&b->mutex);
    return true;
}

/* --- clients */

static void *client_main(void *arg)
{
    struct client *c = arg;
    struct bench *b = c->b;
    void *own = b->own_open != NULL ? b->own_open(b) : NULL;
    char code[40];

    while (!b->stop && c->n < TIMES_MOST) {
        double before = now_ms();

        snprintf(code, sizeof code, "%d-%03d-%07zu", c->round, c->number, c->n);
        b->put(b, own, code);
        c->ms[c->n++] = (float)(now_ms() - before);
    }
    if (own != NULL)
        b->own_close(own);
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

static void tell(const char *name, const struct client *clients, int n, double seconds)
{
    size_t total = 0, at = 0;
    float *all;

    for (int i = 0; i < n; i++)
        total += clients[i].n;
    all = heap_grow(NULL, (total + 1) * sizeof *all);
    for (int i = 0; i < n; i++) {
        memcpy(all + at, clients[i].ms, clients[i].n * sizeof *all);
        at += clients[i].n;
    }
    qsort(all, total, sizeof *all, by_size);
    printf("%s\t%.0f\t%.2f\t%.2f\n", name, (double)total / seconds, (double)all[total / 2],
           (double)all[total * 99 / 100]);
    fflush(stdout);
    heap_free(all);
}

static void run(struct bench *b, const char *name)
{
    struct client clients[CLIENTS_MOST];
    pthread_t threads[CLIENTS_MOST];
    double begin = now_ms();

    b->stop = false;
    round_number++;
    for (int i = 0; i < b->client_n; i++) {
        clients[i] = (struct client){.b = b, .number = i, .round = round_number};
        clients[i].ms = heap_grow(NULL, TIMES_MOST * sizeof *clients[i].ms);
        if (pthread_create(&threads[i], NULL, client_main, &clients[i]) != 0)
            fail("no thread");
    }
    while (now_ms() - begin < b->seconds * 1e3)
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    b->stop = true;
    for (int i = 0; i < b->client_n; i++)
        pthread_join(threads[i], NULL);
    tell(name, clients, b->client_n, (now_ms() - begin) / 1e3);
    for (int i = 0; i < b->client_n; i++)
        heap_free(clients[i].ms);
}

static void run_ours(struct bench *b)
{
    struct store_figures f;

    b->put = store_put;
    run(b, "store");
    store_figures(b->st, &f);
    printf("# %.1f writes a commit\n", (double)f.writes / (double)f.commits);
}

static void run_peers(struct bench *b, bool sqlite)
{
    b->put = sqlite ? sqlite_put : postgres_put;
    if (sqlite)
        b->sqlite = sqlite_own(b);
    else
        b->postgres = postgres_own(b);
    run(b, "one connection");
    b->own_open = sqlite ? sqlite_own : postgres_own;
    b->own_close = sqlite ? sqlite_own_close : postgres_own_close;
    run(b, "a connection each");
    b->own_close(sqlite ? (void *)b->sqlite : (void *)b->postgres);
}

int main(int argc, char **argv)
{
    struct bench b = {.client_n = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 64,
                      .seconds = argc > 3 ? strtod(argv[3], NULL) : 5,
                      .mutex = PTHREAD_MUTEX_INITIALIZER};
    struct err e = {0};

    if (argc < 2 || b.client_n < 1 || b.client_n > CLIENTS_MOST)
        fail("usage: durable DIR|postgresql://… [CLIENTS [SECONDS]]");
    b.address = argv[1];
    if (!store_open(b.address, STORE_CREATE, &b.st, &e) || !store_migrate(b.st, &e))
        fail(e.text);
    run_ours(&b);
    run_peers(&b, strcmp(store_driver(b.st), "sqlite") == 0);
    store_close(b.st);
    return 0;
}
