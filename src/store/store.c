/* store.c - connections shared by threads, and transactions on them.
 *
 * A store is a pool of connections for each mode; where the database lets only one write at a
 * time, a writer stands in the place of the second pool. store_tx takes a connection and hands its
 * function a struct store on the stack that knows it: so nothing runs outside a transaction. */
#include "store/store.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "store/driver.h"
#include "store/sql.h"
#include "store/transaction.h"
#include "store/writer.h"

#define WAIT_S 30

struct pool {
    struct connection *idle[DRIVER_CONNECTIONS];
    int idle_n;
    int open_n; /* idle ones among them */
    int64_t waits, wait_us;
    pthread_cond_t given_back;
};

struct store_shared {
    const struct driver *driver;
    const char *address;
    const char *shown; /* address without secrets */
    pthread_mutex_t mutex;
    struct pool pools[2];         /* by mode; under the mutex, as the figures */
    struct store_figures figures; /* where there is no writer */
    struct writer *writer;        /* or NULL */
    struct arena arena;
};

struct connection *store_connection(struct store *st)
{
    assert(st->connection != NULL); /* runs inside store_tx only */
    return st->connection;
}

const char *store_driver(const struct store *st)
{
    return st->shared->driver->name;
}

/* A folder is what has no scheme. */
static const struct driver *driver_of(const char *address, struct err *e)
{
    if (address[0] == '\0') {
        err_set(e, ERR_USAGE, "the address of the store is empty");
        return NULL;
    }
    if (strncmp(address, "postgresql://", 13) == 0 || strncmp(address, "postgres://", 11) == 0)
        return &driver_postgres;
    if (strstr(address, "://") == NULL)
        return &driver_sqlite;
    err_set(e, ERR_USAGE,
            "%.*s: unknown kind of store; a folder or a postgresql:// address is wanted",
            (int)(strstr(address, "://") - address + 3), address);
    return NULL;
}

/* Without user, password and options: "postgresql://user:secret@host/db?x=y" is shown as
 * "postgresql://host/db". */
static const char *shown_of(const char *address, struct arena *a)
{
    const char *behind = strstr(address, "://"), *at, *host;

    if (behind == NULL)
        return arena_text(a, "%s", address);
    behind += 3;
    at = strrchr(behind, '@');
    host = at != NULL ? at + 1 : behind;
    return arena_text(a, "%.*s%.*s", (int)(behind - address), address, (int)strcspn(host, "?"),
                      host);
}

static bool connect(struct store_shared *s, enum store_mode mode, struct connection **c,
                    struct err *e)
{
    struct err cause = {0};

    if (s->driver->open(s->address, mode, c, &cause))
        return true;
    if (s->driver == &driver_sqlite)
        return err_pass(e, &cause);
    return err_set(e, cause.code, "%s: %s", s->shown, cause.text);
}

static int64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Waits until a connection is idle or may be opened; the pool's mutex is held. */
static bool wait_for(struct store_shared *s, struct pool *pool, int max, struct err *e)
{
    struct timespec until;
    int64_t since_us;
    bool timely = true;

    if (pool->idle_n > 0 || pool->open_n < max)
        return true;
    since_us = now_us();
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    while (timely && pool->idle_n == 0 && pool->open_n == max)
        timely = pthread_cond_timedwait(&pool->given_back, &s->mutex, &until) == 0;
    pool->waits++;
    pool->wait_us += now_us() - since_us;
    return timely
           || err_set(e, ERR_IO, "%s: the store is busy, no connection in %d s", s->shown, WAIT_S);
}

static bool take(struct store_shared *s, enum store_mode mode, struct connection **c, struct err *e)
{
    struct pool *pool = &s->pools[mode];
    bool good;

    *c = NULL;
    pthread_mutex_lock(&s->mutex);
    good = wait_for(s, pool, s->driver->connection_max[mode], e);
    if (good && pool->idle_n > 0)
        *c = pool->idle[--pool->idle_n];
    else if (good)
        pool->open_n++;
    pthread_mutex_unlock(&s->mutex);
    if (!good || *c != NULL)
        return good;
    good = connect(s, mode, c, e);
    if (!good) {
        pthread_mutex_lock(&s->mutex);
        pool->open_n--;
        pthread_cond_signal(&pool->given_back);
        pthread_mutex_unlock(&s->mutex);
    }
    return good;
}

/* A connection that is lost takes the idle ones along: what cut it has cut them too, mostly, and
 * each would cost a try. */
static void give_back(struct store_shared *s, enum store_mode mode, struct connection *c,
                      bool usable)
{
    struct pool *pool = &s->pools[mode];

    pthread_mutex_lock(&s->mutex);
    pool->idle[pool->idle_n++] = c;
    while (!usable && pool->idle_n > 0) {
        s->driver->close(pool->idle[--pool->idle_n]);
        pool->open_n--;
    }
    if (usable)
        pthread_cond_signal(&pool->given_back);
    else
        pthread_cond_broadcast(&pool->given_back); /* several may be opened now */
    pthread_mutex_unlock(&s->mutex);
}

/* Shows at once that the store can be reached. */
static bool first_connection(struct store_shared *s, struct err *e)
{
    struct connection *c;

    if (!s->driver->one_writer) {
        if (!take(s, STORE_WRITE, &c, e))
            return false;
        give_back(s, STORE_WRITE, c, true);
        return true;
    }
    if (!connect(s, STORE_WRITE, &c, e))
        return false;
    if (writer_open(s, c, &s->writer, e))
        return true;
    s->driver->close(c);
    return false;
}

bool store_open(const char *address, enum store_how how, struct store **st, struct err *e)
{
    const struct driver *driver = driver_of(address, e);
    struct store_shared *s;

    if (driver == NULL || !driver->prepare(address, how, e))
        return false;
    s = heap_grow(NULL, sizeof *s);
    *s = (struct store_shared){.driver = driver};
    pthread_mutex_init(&s->mutex, NULL);
    for (int mode = 0; mode < 2; mode++)
        pthread_cond_init(&s->pools[mode].given_back, NULL);
    s->address = arena_text(&s->arena, "%s", address);
    s->shown = shown_of(address, &s->arena);
    *st = heap_grow(NULL, sizeof **st);
    **st = (struct store){.shared = s};
    if (!first_connection(s, e)) {
        store_close(*st);
        *st = NULL;
        return false;
    }
    return true;
}

void store_close(struct store *st)
{
    struct store_shared *s;

    if (st == NULL)
        return;
    s = st->shared;
    writer_close(s->writer);
    for (int mode = 0; mode < 2; mode++) {
        struct pool *pool = &s->pools[mode];

        assert(pool->idle_n == pool->open_n);
        for (int i = 0; i < pool->idle_n; i++)
            s->driver->close(pool->idle[i]);
        pthread_cond_destroy(&pool->given_back);
    }
    pthread_mutex_destroy(&s->mutex);
    arena_reset(&s->arena);
    heap_free(s);
    heap_free(st);
}

static void figures_count(struct store_shared *s)
{
    pthread_mutex_lock(&s->mutex);
    s->figures.writes++;
    s->figures.commits++;
    pthread_mutex_unlock(&s->mutex);
}

void store_figures(struct store *st, struct store_figures *f)
{
    struct store_shared *s = st->shared;

    pthread_mutex_lock(&s->mutex);
    *f = s->figures;
    for (int mode = 0; mode < 2; mode++) {
        const struct pool *pool = &s->pools[mode];

        f->pools[mode] = (struct store_pool){pool->open_n, pool->open_n - pool->idle_n, pool->waits,
                                             pool->wait_us};
    }
    pthread_mutex_unlock(&s->mutex);
    if (s->writer != NULL)
        writer_figures(s->writer, f);
}

/* On a connection of the pool, with its tries. */
static bool pool_run(struct store_shared *s, enum store_mode mode, store_fn *fn, void *arg,
                     struct err *e)
{
    for (int try = 1;; try++) {
        struct store inside = {.shared = s};
        struct err cause = {0};
        enum outcome outcome;

        if (!take(s, mode, &inside.connection, e))
            return false;
        outcome = transaction_run(&inside, mode, fn, arg, &cause);
        give_back(s, mode, inside.connection, inside.connection->failure != FAILURE_LOST);
        if (outcome == OUTCOME_DONE)
            return true;
        if (outcome != OUTCOME_AGAIN || try == TRANSACTION_TRIES) {
            *e = e->code == ERR_NONE ? cause : *e;
            return false;
        }
        transaction_pause(try);
    }
}

bool store_tx(struct store *st, enum store_mode mode, store_fn *fn, void *arg, struct err *e)
{
    struct store_shared *s = st->shared;

    if (st->connection != NULL) { /* joins the one that is running */
        assert(mode == STORE_READ || st->mode == STORE_WRITE);
        st->broken = !fn(st, arg, e) || st->broken;
        return !st->broken || err_set(e, ERR_IO, "a part of the transaction failed before");
    }
    if (mode == STORE_WRITE && s->writer != NULL)
        return writer_run(s->writer, fn, arg, WAIT_S, e);
    if (!pool_run(s, mode, fn, arg, e))
        return false;
    if (mode == STORE_WRITE)
        figures_count(s);
    return true;
}

bool store_part(struct store *st, store_fn *fn, void *arg, bool *done, struct err *why,
                struct err *e)
{
    struct connection *c = st->connection;
    bool broken = st->broken;

    assert(c != NULL && st->mode == STORE_WRITE);
    if (!c->driver->script(c, "SAVEPOINT part", e))
        return false;
    *done = fn(st, arg, why) && st->broken == broken;
    if (*done)
        return c->driver->script(c, "RELEASE SAVEPOINT part", e);
    if (c->failure != FAILURE_PLAIN || !c->driver->in_transaction(c))
        return err_pass(e, why);
    st->broken = broken;
    return c->driver->script(c, "ROLLBACK TO SAVEPOINT part", e)
           && c->driver->script(c, "RELEASE SAVEPOINT part", e);
}
