/* sql.h - rows between structs and statements. Internal to the store, and to its tests.
 *
 * A place is a field of a struct: the same list of places binds values and takes columns. Values
 * that are unknown are null in SQL: COUNT_UNKNOWN, NaN, DAY_NONE, an id of zeros. */
#ifndef XL_STORE_SQL_H
#define XL_STORE_SQL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/out.h"
#include "base/str.h"
#include "store/store.h"

struct connection;

enum sql_kind {
    SQL_NONE, /* behind the last place */
    SQL_TEXT,
    SQL_MAYBE, /* a text that may be null: `at` is NULL then */
    SQL_LIST,  /* texts separated by semicolons */
    SQL_ID,
    SQL_COUNT,
    SQL_INT,
    SQL_BOOL,
    SQL_NUMBER,
    SQL_DAY,
    SQL_MONTH,
    SQL_NAME
};

struct sql_place {
    enum sql_kind kind;
    void *at;                 /* read when binding, written when reading */
    const char *const *names; /* of SQL_NAME: an enum's, NULL behind the last */
};

struct sql_place sql_text(const struct str *at);
struct sql_place sql_maybe(const struct str *at);
struct sql_place sql_list(const struct str_list *at); /* read into the arena */
struct sql_place sql_id(const struct id *at);
struct sql_place sql_count(const int64_t *at);
struct sql_place sql_int(const int32_t *at);
struct sql_place sql_bool(const bool *at);
struct sql_place sql_number(const double *at);
struct sql_place sql_day(const int32_t *at);
struct sql_place sql_month(const int32_t *at);
struct sql_place sql_name(const void *at, const char *const *names); /* at an enum */

#define SQL(...)                 \
    (const struct sql_place[])   \
    {                            \
        __VA_ARGS__,             \
        {                        \
            SQL_NONE, NULL, NULL \
        }                        \
    }

/* The connection of the running transaction; asserts that there is one. */
struct connection *store_connection(struct store *st);

/* Runs a statement for its effect. `values` may be NULL. ERR_INPUT where a text holds a NUL or is
 * no UTF-8, or where the database refuses the row (a key twice, a reference to nothing). */
MUST_CHECK bool sql_run(struct store *st, const char *sql, const struct sql_place *values,
                        struct err *e);

/* The same for one that ends in RETURNING: `*done` is whether it met a row. Untouched on refusal.
 */
MUST_CHECK bool sql_done(struct store *st, const char *sql, const struct sql_place *values,
                         bool *done, struct err *e);

/* Reads rows: each is taken into `row` through `into`, then copied behind `items`. */
struct sql_read {
    const struct sql_place *into;
    void *row;
    size_t size; /* of row */
    struct arena *arena;
    void *items; /* [n] in the arena */
    size_t n;
    size_t cap;
    size_t expect; /* so many rows have room at first; 0: 16 */
};
#define SQL_READ(row_, arena_, into_) \
    ((struct sql_read){.into = (into_), .row = &(row_), .size = sizeof(row_), .arena = (arena_)})

MUST_CHECK bool sql_rows(struct store *st, const char *sql, const struct sql_place *values,
                         struct sql_read *read, struct err *e);

/* Row by row, for what need not fit into memory: each is taken into `row` through `into`, then
 * `each` is called, which may reset the arena. Nothing is kept in `items`. */
typedef bool sql_each_fn(void *arg, struct err *e);
MUST_CHECK bool sql_each(struct store *st, const char *sql, struct sql_read *read,
                         sql_each_fn *each, void *arg, struct err *e);

/* The first row only; `*found` is false and the places untouched where there is none. */
MUST_CHECK bool sql_first(struct store *st, const char *sql, const struct sql_place *values,
                          struct sql_read *read, bool *found, struct err *e);

/* Adds many rows: items are copied to `row` one by one and bound through `from`. */
struct sql_bulk {
    const char *insert;   /* "INSERT INTO x (…) VALUES " */
    const char *conflict; /* " ON CONFLICT …", or "" */
    const struct sql_place *from;
    void *row;
    size_t size;
};
#define SQL_BULK(row_, from_, insert_, conflict_) \
    (&(const struct sql_bulk){(insert_), (conflict_), (from_), &(row_), sizeof(row_)})

MUST_CHECK bool sql_bulk(struct store *st, const struct sql_bulk *bulk, const void *items, size_t n,
                         struct err *e);
/* The same for a statement that returns a row for each item that it was done for: how many. The
 * values are texts to it, column1, column2 ...: a number is cast. */
MUST_CHECK bool sql_bulk_total(struct store *st, const struct sql_bulk *bulk, const void *items,
                               size_t n, int64_t *total, struct err *e);

/* ERR_MISSING "no <noun> <id>". */
bool sql_missing(const char *noun, struct id id, struct err *e);

/* One count, "SELECT count(*) …". */
MUST_CHECK bool sql_total(struct store *st, const char *sql, const struct sql_place *values,
                          int64_t *total, struct err *e);

/* The plan that was made last: a subquery. */
#define SQL_NEWEST_PLAN "(SELECT id FROM plan ORDER BY made_ms DESC, id DESC LIMIT 1)"

/* The plan that tells of `demand d`: the one that took it, else the newest. */
#define SQL_DEMAND_PLAN "coalesce(d.plan, " SQL_NEWEST_PLAN ")"

#endif
