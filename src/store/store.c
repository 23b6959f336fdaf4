/* store.c - connections shared by threads, and transactions on them.
 *
 * A store is a pool of connections for each mode. store_tx takes one, and hands its function a
 * struct store on the stack that knows it: so nothing runs outside a transaction. */
#include "store/store.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "store/driver.h"
#include "store/sql.h"

#define TRIES 5
#define POOL_MAX 8
#define WAIT_S 30

struct pool {
    struct connection *idle[POOL_MAX];
    int idle_n;
    int open_n; /* idle ones among them */
};

struct store_shared {
    const struct driver *driver;
    const char *address;
    const char *shown; /* address without secrets */
    pthread_mutex_t mutex;
    pthread_cond_t given_back;
    struct pool pools[2]; /* by mode; under the mutex */
    struct arena arena;
};

struct store {
    struct store_shared *shared;
    struct connection *connection; /* NULL outside a transaction */
    enum store_mode mode;          /* of the transaction */
    bool broken;                   /* a part of it failed */
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
        return err_set(e, cause.code, "%s", cause.text);
    return err_set(e, cause.code, "%s: %s", s->shown, cause.text);
}

/* Waits until a connection is idle or may be opened; the pool's mutex is held. */
static bool wait_for(struct store_shared *s, struct pool *pool, int max, struct err *e)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    while (pool->idle_n == 0 && pool->open_n == max) {
        if (pthread_cond_timedwait(&s->given_back, &s->mutex, &until) != 0)
            return err_set(e, ERR_IO, "%s: the store is busy, no connection in %d s", s->shown,
                           WAIT_S);
    }
    return true;
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
        pthread_cond_signal(&s->given_back);
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
    pthread_cond_broadcast(&s->given_back); /* both modes wait on it */
    pthread_mutex_unlock(&s->mutex);
}

bool store_open(const char *address, enum store_how how, struct store **st, struct err *e)
{
    const struct driver *driver = driver_of(address, e);
    struct store_shared *s;
    struct connection *c;

    if (driver == NULL || !driver->prepare(address, how, e))
        return false;
    s = heap_grow(NULL, sizeof *s);
    *s = (struct store_shared){.driver = driver};
    pthread_mutex_init(&s->mutex, NULL);
    pthread_cond_init(&s->given_back, NULL);
    s->address = arena_text(&s->arena, "%s", address);
    s->shown = shown_of(address, &s->arena);
    *st = heap_grow(NULL, sizeof **st);
    **st = (struct store){.shared = s};
    if (!take(s, STORE_WRITE, &c, e)) {
        store_close(*st);
        *st = NULL;
        return false;
    }
    give_back(s, STORE_WRITE, c, true);
    return true;
}

void store_close(struct store *st)
{
    struct store_shared *s;

    if (st == NULL)
        return;
    s = st->shared;
    for (int mode = 0; mode < 2; mode++) {
        struct pool *pool = &s->pools[mode];

        assert(pool->idle_n == pool->open_n);
        for (int i = 0; i < pool->idle_n; i++)
            s->driver->close(pool->idle[i]);
    }
    pthread_cond_destroy(&s->given_back);
    pthread_mutex_destroy(&s->mutex);
    arena_reset(&s->arena);
    heap_free(s);
    heap_free(st);
}

/* Between 1 and 2 times 5, 10, 20, 40 ms: two that met do not meet again. */
static void pause_before(int try)
{
    struct timespec now;
    int64_t base_ns = 5000000LL << (try - 1);

    clock_gettime(CLOCK_MONOTONIC, &now);
    base_ns += base_ns * (now.tv_nsec / 1000 % 1000) / 1000;
    nanosleep(&(struct timespec){0, base_ns}, NULL);
}

enum outcome {
    OUTCOME_DONE,
    OUTCOME_FAILED,
    OUTCOME_AGAIN,  /* a conflict, or a connection that was lost before the commit */
    OUTCOME_UNKNOWN /* a connection that was lost at the commit: perhaps it took effect */
};

/* What a failure before the commit leads to: nothing of the transaction is kept. */
static enum outcome undo(struct connection *c)
{
    enum driver_failure failure = c->failure;
    struct err unheard = {0};

    if (failure != FAILURE_LOST && !c->driver->script(c, "ROLLBACK", &unheard))
        c->failure = FAILURE_LOST; /* cannot be used again */
    return failure == FAILURE_PLAIN ? OUTCOME_FAILED : OUTCOME_AGAIN;
}

static enum outcome run(struct store *st, enum store_mode mode, store_fn *fn, void *arg,
                        struct err *e)
{
    struct connection *c = st->connection;

    if (!c->driver->script(c, c->driver->begin[mode], e))
        return c->failure == FAILURE_PLAIN ? OUTCOME_FAILED : OUTCOME_AGAIN;
    if (!fn(st, arg, e) || st->broken) {
        err_set(e, ERR_IO, "a part of the transaction failed");
        return undo(c);
    }
    if (c->driver->script(c, "COMMIT", e))
        return OUTCOME_DONE;
    return c->failure == FAILURE_LOST ? OUTCOME_UNKNOWN : undo(c);
}

bool store_tx(struct store *st, enum store_mode mode, store_fn *fn, void *arg, struct err *e)
{
    struct store_shared *s = st->shared;

    if (st->connection) {
        assert(mode == STORE_READ || st->mode == STORE_WRITE);
        st->broken = !fn(st, arg, e) || st->broken;
        return !st->broken || err_set(e, ERR_IO, "a part of the transaction failed before");
    }
    for (int try = 1;; try++) {
        struct store inside = {.shared = s, .mode = mode};
        struct err cause = {0};
        enum outcome outcome;

        if (!take(s, mode, &inside.connection, e))
            return false;
        outcome = run(&inside, mode, fn, arg, &cause);
        give_back(s, mode, inside.connection, inside.connection->failure != FAILURE_LOST);
        if (outcome == OUTCOME_DONE)
            return true;
        if (outcome != OUTCOME_AGAIN || try == TRIES) {
            *e = e->code == ERR_NONE ? cause : *e;
            return false;
        }
        pause_before(try);
    }
}
