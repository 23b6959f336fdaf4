/* transaction.c - begin, run, commit; and what a failure at each of them means. */
#include "store/transaction.h"

#include <time.h>

void transaction_pause(int try)
{
    struct timespec now;
    int64_t base_ns = 5000000LL << (try - 1);

    clock_gettime(CLOCK_MONOTONIC, &now);
    base_ns += base_ns * (now.tv_nsec / 1000 % 1000) / 1000;
    nanosleep(&(struct timespec){0, base_ns}, NULL);
}

enum outcome transaction_undo(struct connection *c)
{
    enum driver_failure failure = c->failure;
    struct err unheard = {0};

    if (failure != FAILURE_LOST && c->driver->in_transaction(c)
        && !c->driver->script(c, "ROLLBACK", &unheard))
        c->failure = FAILURE_LOST; /* cannot be used again */
    return failure == FAILURE_PLAIN ? OUTCOME_FAILED : OUTCOME_AGAIN;
}

bool transaction_body(struct store *inside, enum store_mode mode, store_fn *fn, void *arg,
                      struct err *e)
{
    inside->mode = mode;
    inside->broken = false;
    if (!fn(inside, arg, e))
        return false;
    return !inside->broken || err_set(e, ERR_IO, "a part of the transaction failed");
}

enum outcome transaction_run(struct store *inside, enum store_mode mode, store_fn *fn, void *arg,
                             struct err *e)
{
    struct connection *c = inside->connection;

    c->failure = FAILURE_PLAIN;
    if (!c->driver->script(c, c->driver->begin[mode], e))
        return c->failure == FAILURE_PLAIN ? OUTCOME_FAILED : OUTCOME_AGAIN;
    if (!transaction_body(inside, mode, fn, arg, e))
        return transaction_undo(c);
    if (c->driver->script(c, "COMMIT", e))
        return OUTCOME_DONE;
    return c->failure == FAILURE_LOST ? OUTCOME_UNKNOWN : transaction_undo(c);
}
