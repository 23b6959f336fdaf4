/* store.h - rows that stay: one interface over SQLite in a folder and PostgreSQL.
 *
 * A `struct store` may be used from several threads. Every store_<noun>_… function runs inside
 * store_tx, on the `struct store` that its function is handed (asserted). Texts that are read live
 * in the arena of the caller; texts that are written need only live during the call. */
#ifndef XL_STORE_STORE_H
#define XL_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "store/reach.h"

struct store;

enum store_how {
    STORE_EXISTING, /* refuse where there is no store */
    STORE_CREATE    /* make folder and file where they are missing; a server must exist */
};

/* Opens a folder (its file store.db) or a `postgresql://…` address. The schema is not touched.
 * ERR_IO where it cannot be reached, read or made, or is not there; the text names the address
 * without its password. ERR_USAGE for another scheme (`mysql://…`) or an empty address. */
MUST_CHECK bool store_open(const char *address, enum store_how how, struct store **st,
                           struct err *e);
void store_close(struct store *st); /* no transaction may be open; NULL does nothing */

const char *store_driver(const struct store *st); /* "sqlite" or "postgresql" */

/* That a program of ours has written here before. ERR_INPUT where none has. */
MUST_CHECK bool store_made(struct store *st, struct err *e);

/* Brings the schema to that of this program, file by file, each in one transaction.
 * ERR_INPUT where the store is newer than the program, a file was applied with another content,
 * or the database holds another program's tables and none of ours: then nothing is written. */
MUST_CHECK bool store_migrate(struct store *st, struct err *e);

/* That rows can be read and the schema is exactly ours: for /readyz. ERR_IO or ERR_INPUT. */
MUST_CHECK bool store_ready(struct store *st, struct err *e);

/* How many schema files were applied, 0 where there is no schema: the store's version. ERR_INPUT as
 * store_migrate. */
MUST_CHECK bool store_version(struct store *st, int *version, struct err *e);

/* The version this program brings a store to. */
int store_version_known(void);

enum store_mode { STORE_READ, STORE_WRITE };

/* May be run again after a conflict: no effect outside the store, outputs written whole each time.
 */
typedef bool store_fn(struct store *st, void *arg, struct err *e);

/* Runs fn in one transaction: all of it is kept when fn returns true and the commit succeeds,
 * nothing otherwise. A write that returned true survives the death of process and machine. A
 * conflict with another transaction is tried again, five times in all, with growing random pauses.
 * A read sees one state of the store and cannot write (ERR_IO).
 * On SQLite a write runs on the store's one writing thread, and shares its commit with the writes
 * of others that wait at the same time; a failing one takes back only its own rows. So fn must not
 * lean on the thread it was called from.
 * ERR_IO "busy" where no turn came in 30 s; nothing was run then.
 *
 * On the store that a function was handed, store_tx joins the transaction that is running: it is
 * kept or lost with it, and once a part has failed the whole cannot be kept. A write cannot join a
 * read (asserted). On the store that was opened it must not be called inside a transaction. */
MUST_CHECK bool store_tx(struct store *st, enum store_mode mode, store_fn *fn, void *arg,
                         struct err *e);

/* A part of the transaction that is running, which may fail alone: `*done` is false then, `*why`
 * says what for, nothing of it is kept, and the transaction goes on. False where the transaction
 * itself cannot: a conflict, which is tried again as a whole, or a connection that is lost. */
MUST_CHECK bool store_part(struct store *st, store_fn *fn, void *arg, bool *done, struct err *why,
                           struct err *e);

/* How many of a connection pool are open and at work, how often one of them had to be waited for,
 * and how long in all. */
struct store_pool {
    int64_t open, busy, waits, wait_us;
};

/* Since the store was opened. A batch is what the one writer of SQLite ran in one transaction;
 * batches[i] counts those of more than 2^(i-1) and up to 2^i writes. */
#define STORE_BATCHES 9 /* up to 256 */
struct store_figures {
    int64_t writes, commits; /* acknowledged, and what kept them */
    bool one_writer;         /* what follows up to the pools is of its queue; else zeros */
    int64_t depth;           /* writes that wait now */
    int64_t begun, wait_us;  /* writes whose turn came, and how long they waited in all */
    int64_t batches[STORE_BATCHES];
    struct store_pool pools[2]; /* by store_mode; STORE_WRITE is empty where there is one writer */
};
void store_figures(struct store *st, struct store_figures *f);

/* A page of a list: which, and what came. */
#define STORE_PAGE_MAX 200
struct store_page {
    int32_t limit;     /* 1..STORE_PAGE_MAX, asserted */
    struct str cursor; /* `next` of the page before, or empty. ERR_INPUT where it is none of ours */
    struct store_reach reach; /* total, sums and rows are of what it reaches */
};
struct store_more {
    int64_t total;   /* rows of the whole list */
    struct str next; /* cursor of the next page, empty at the end; in the arena */
};

#endif
