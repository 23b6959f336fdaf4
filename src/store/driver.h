/* driver.h - what a database must do for us. Internal to the store.
 *
 * A connection is used by one thread at a time and has at most one open statement. */
#ifndef XL_STORE_DRIVER_H
#define XL_STORE_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "store/schema.h"
#include "store/store.h"

enum cell_kind { CELL_NULL, CELL_COUNT, CELL_NUMBER, CELL_TEXT };
struct cell {
    enum cell_kind kind;
    int64_t count;
    double number;
    struct str text; /* a database may hand counts and numbers over as text */
};

/* What the last failure of a connection means. */
enum driver_failure {
    FAILURE_PLAIN,
    FAILURE_AGAIN, /* a conflict with others: the transaction may succeed when tried again */
    FAILURE_LOST   /* the connection is gone */
};

/* A struct store outside a transaction is the caller's and knows no connection; store_tx hands its
 * function one that does. */
struct store_shared;
struct store {
    struct store_shared *shared;
    struct connection *connection; /* NULL outside a transaction */
    enum store_mode mode;          /* of the transaction */
    bool broken;                   /* a part of it failed */
};

struct driver;
struct connection { /* the head of a driver's own struct */
    const struct driver *driver;
    enum driver_failure failure;
    struct arena scratch; /* of the open statement */
    bool spread;          /* tables are foreign parts of several servers, see upsert.h */
};

#define DRIVER_CONNECTIONS 16

enum driver_step { STEP_ROW, STEP_END, STEP_FAILED };

struct driver {
    const char *name;
    const char *begin[2];      /* by store_mode */
    const char *has_schema;    /* one count: whether the table schema_file is there */
    const char *table_n;       /* one count: tables of any name */
    const char *patient;       /* run first in a transaction that reads or writes all, or NULL */
    const char *const *faults; /* [] each selects sentences about damage; NULL ends them */
    const char *schema_lock;   /* run first in a migration, or NULL: a write is alone anyway */
    int connection_max[2];     /* by store_mode, at most DRIVER_CONNECTIONS */
    bool one_writer;           /* writes share a connection and its transactions, see writer.h */
    int bulk_values;           /* about so many values in one statement that adds rows */

    /* Looks at the address: makes what STORE_CREATE may make. */
    bool (*prepare)(const char *address, enum store_how how, struct err *e);
    bool (*open)(const char *address, enum store_mode mode, struct connection **c, struct err *e);
    void (*close)(struct connection *c);

    const char *(*schema)(const struct schema_file *file);
    /* Whether a transaction is open still: some failures end it without being asked. */
    bool (*in_transaction)(struct connection *c);
    /* Several statements without values and rows. */
    bool (*script)(struct connection *c, const char *sql, struct err *e);

    /* Opens a statement; its text is kept, prepared, for the next time. */
    bool (*start)(struct connection *c, const char *sql, const struct cell *values, int n,
                  struct err *e);
    /* The same for a result that need not fit into memory: rows come as they are asked for. */
    bool (*stream)(struct connection *c, const char *sql, const struct cell *values, int n,
                   struct err *e);
    enum driver_step (*step)(struct connection *c, struct err *e);
    int (*column_n)(struct connection *c);
    void (*column)(struct connection *c, int ix, struct cell *cell); /* text until the next step */
    void (*finish)(struct connection *c); /* closes it; harmless where none is open */
};

extern const struct driver driver_sqlite, driver_postgres;

#endif
