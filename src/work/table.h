/* table.h - our own CSV files read back by column names. What we wrote ourselves is read strictly.
 */
#ifndef XL_WORK_TABLE_H
#define XL_WORK_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/csv.h"
#include "base/err.h"

#define TABLE_COLUMN_MAX 24

struct table {
    struct csv_reader csv;
    struct str bytes;             /* of the whole file */
    size_t field_n;               /* of the header, and so of every row */
    int32_t at[TABLE_COLUMN_MAX]; /* field of each column asked for; -1: not there */
};

/* Reads the whole file into the arena and finds the columns (NULL-terminated); others are ignored.
 * ERR_INPUT where one is missing; a name behind a `?` may be: its values are empty then. */
MUST_CHECK bool table_open(struct table *t, const char *path, const char *const *columns,
                           struct arena *a, struct err *e);

/* False at the end and on a fault: look at e->code. */
bool table_row(struct table *t, struct err *e);

/* Values of the present row; the column is its number in `columns`. An empty number is
 * COUNT_UNKNOWN, NUMBER_UNKNOWN or DAY_NONE. ERR_INPUT names file, line, column and value. */
struct str table_str(const struct table *t, int column);
MUST_CHECK bool table_int(const struct table *t, int column, int64_t *value, struct err *e);
MUST_CHECK bool table_int32(const struct table *t, int column, int32_t *value, struct err *e);
MUST_CHECK bool table_number(const struct table *t, int column, double *value, struct err *e);
MUST_CHECK bool table_day(const struct table *t, int column, int32_t *day, struct err *e);

/* The parts of a `;`-separated list, in the arena. */
struct str_list table_list(const struct table *t, int column, struct arena *a);

#endif
