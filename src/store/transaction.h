/* transaction.h - one function inside one transaction of one connection. Internal to the store. */
#ifndef XL_STORE_TRANSACTION_H
#define XL_STORE_TRANSACTION_H

#include "store/driver.h"

#define TRANSACTION_TRIES 5

enum outcome {
    OUTCOME_DONE,
    OUTCOME_FAILED,
    OUTCOME_AGAIN,  /* a conflict, or a connection that was lost before the commit */
    OUTCOME_UNKNOWN /* a connection that was lost at the commit: perhaps it took effect */
};

/* Begins, runs, commits or rolls back. A connection that cannot be used again is left with
 * `failure` FAILURE_LOST. */
enum outcome transaction_run(struct store *inside, enum store_mode mode, store_fn *fn, void *arg,
                             struct err *e);

/* The function alone, on a store inside a transaction of `mode`. Fails too where a part that joined
 * it failed, whatever the function says. */
bool transaction_body(struct store *inside, enum store_mode mode, store_fn *fn, void *arg,
                      struct err *e);

/* Ends what is open after a failure: OUTCOME_FAILED or OUTCOME_AGAIN. */
enum outcome transaction_undo(struct connection *c);

/* Before the second try and later ones: between 1 and 2 times 5, 10, 20, 40 ms, so that two that
 * met do not meet again. */
void transaction_pause(int try);

#endif
