/* writer.h - one thread writes for all, and many writes share one commit. Internal to the store.
 *
 * A commit costs a wait for the disk, however much is in it. So jobs that wait together are run
 * one after the other inside one transaction, each in a savepoint of its own: one that fails takes
 * back only what it did itself. A group ends when nobody waits, after WRITER_JOBS jobs, or after
 * WRITER_MS; then it is committed, and only then are its jobs answered, refusals too: a job may
 * have been refused for what another one wrote. Where the group as a whole fails (a full disk, a
 * failure that ended the transaction), its jobs are run again, each in a transaction of its own,
 * and each gets the answer it deserves. */
#ifndef XL_STORE_WRITER_H
#define XL_STORE_WRITER_H

#include "store/driver.h"

#define WRITER_JOBS 256
#define WRITER_MS 5

struct writer;

/* Starts the thread; `c` becomes its own, `shared` is what the functions' struct store knows. */
MUST_CHECK bool writer_open(struct store_shared *shared, struct connection *c, struct writer **w,
                            struct err *e);

/* Ends the thread when every job that waits was run; closes the connection. NULL does nothing. */
void writer_close(struct writer *w);

/* Runs fn on the writer's thread, as store_tx promises, and waits for the answer. ERR_IO "busy"
 * where its turn has not come after `wait_s` seconds: then it was not run. From any thread but the
 * writer's own (asserted). */
MUST_CHECK bool writer_run(struct writer *w, store_fn *fn, void *arg, int wait_s, struct err *e);

/* Sets all of the figures but the pools. */
void writer_figures(struct writer *w, struct store_figures *f);

#endif
