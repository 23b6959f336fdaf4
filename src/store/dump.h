/* dump.h - every row of the store, table by table, and back: what a backup is made of.
 *
 * A dump knows tables and three kinds of values, and no nouns, so that none can be forgotten. The
 * same rows give the same dump on both databases. */
#ifndef XL_STORE_DUMP_H
#define XL_STORE_DUMP_H

#include "store/store.h"

#define DUMP_COLUMNS 64

struct dump_table {
    const char *name;
    const char *columns; /* "county, id, name" */
    const char *kinds;   /* a letter a column: t text, c count, n number */
    const char *key;     /* "county, id" */
};

/* What one column of a row holds, by its kind; a text that is null has `at` NULL, the others are
 * COUNT_UNKNOWN and NUMBER_UNKNOWN. */
struct dump_value {
    struct str text;
    int64_t count;
    double number;
};

/* The schema files that this program knows, ix from 0; false behind the last one. */
bool dump_schema(int ix, struct str *name, struct str *checksum);

/* The tables of a version (0..store_version_known(), asserted), what is referred to first. */
const struct dump_table *dump_tables(int version, int *n);

/* Inside store_tx: first in a transaction that dumps or restores, which may take hours. */
MUST_CHECK bool store_dump_begin(struct store *st, struct err *e);

/* store_version, inside store_tx. */
MUST_CHECK bool store_dump_version(struct store *st, int *version, struct err *e);

/* Brings an empty store to a version, outside store_tx. ERR_STATE where it holds rows or is at a
 * later version. */
MUST_CHECK bool store_dump_prepare(struct store *st, int version, struct err *e);

/* That no table of the store's version holds a row. ERR_STATE names one that does. */
MUST_CHECK bool store_dump_empty(struct store *st, struct err *e);

/* Hands over the rows of a table in the order of its key, one by one; they are not in memory
 * together. `values` [column_n] live during the call. */
typedef bool dump_fn(void *arg, const struct dump_table *t, const struct dump_value *values,
                     struct err *e);
MUST_CHECK bool store_dump_rows(struct store *st, const struct dump_table *t, dump_fn *fn,
                                void *arg, struct err *e);

/* Adds rows [n][column_n]. ERR_INPUT where the database refuses one. */
MUST_CHECK bool store_dump_add(struct store *st, const struct dump_table *t,
                               const struct dump_value *rows, size_t n, struct err *e);

/* Sentences about damage that the database finds in itself; none is good. ERR_IO where it cannot
 * even look. */
MUST_CHECK bool store_dump_faults(struct store *st, struct arena *a, struct str_list *faults,
                                  struct err *e);

#endif
