/* sheet.h - a CSV whose columns have names: what all side tables have in common.
 *
 *     while (sheet_row(&s, e))            // false at the end and on a fault: look at e->code
 *         if (!sheet_key(&s, CODE, e)) return false; else use(s.values[CODE]);
 *
 * Columns in any order, optional ones may be absent; header names and keys are compared by
 * fold_key, values are folded by fold_value. Blank rows are skipped. Every fault is ERR_INPUT
 * `file:line:column: value: reason`. Everything lives in the arena; the bytes must outlive it. */
#ifndef XL_ENGINE_SHEET_H
#define XL_ENGINE_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/str.h"

#define SHEET_UNKNOWN (-1)   /* of counts, weights and row numbers; 0 is counted and none */
#define SHEET_KEY_BYTES 200  /* longest key */
#define SHEET_NAME_RUNES 100 /* longest name of a place */
#define SHEET_COLUMN_MAX 12

/* Keys and the row numbers that hold them: row i has the i-th key. */
struct sheet_index {
    struct str *keys; /* [n] folded */
    int32_t *slots;   /* open hash of row numbers + 1 */
    int32_t n, slot_n;
};

/* Row numbers, -1 where there is none; a zeroed index has none. The key is folded here. O(length).
 * sheet_find_code ignores blanks inside, as sheet_code does. */
int32_t sheet_find(const struct sheet_index *index, struct str key);
int32_t sheet_find_code(const struct sheet_index *index, struct str key);
int32_t sheet_find_pair(const struct sheet_index *index, struct str first, struct str second);

struct sheet_column {
    const char *name;
    bool required;
};

struct sheet_source {
    const char *name; /* for faults */
    struct str bytes;
    struct arena *arena;
};

struct sheet {
    struct csv_reader csv;
    const struct sheet_column *columns;
    int column_n;
    int at[SHEET_COLUMN_MAX];            /* field of each column, or -1 */
    struct str values[SHEET_COLUMN_MAX]; /* of the present row; empty where there is none */
    size_t header_n;                     /* fields of the header, and so of every row */
    int32_t row_cap;                     /* no more rows than this will come: room for results */
    struct arena *arena;
    struct str warning;       /* names the unknown columns once, or empty */
    struct sheet_index index; /* of the keys taken so far */
};

/* Binds the header. ERR_INPUT for an empty file, a required column that is missing, a known column
 * that is there twice, a name that is no UTF-8, more than 2,097,152 lines. */
MUST_CHECK bool sheet_open(struct sheet *s, const struct sheet_source *source,
                           const struct sheet_column *columns, int column_n, struct err *e);

/* ERR_INPUT for a row with another number of fields than the header, or bytes that are no UTF-8. */
bool sheet_row(struct sheet *s, struct err *e);

/* Sets the fault of a column's value in the present row. */
bool sheet_fault(const struct sheet *s, int column, struct err *e, const char *reason);

/* Takes the key of the present row: exactly one of these for each row.
 * ERR_INPUT where it is empty, longer than SHEET_KEY_BYTES, or was there before. */
MUST_CHECK bool sheet_key(struct sheet *s, int column, struct err *e);
MUST_CHECK bool sheet_code(struct sheet *s, int column, struct err *e); /* without blanks inside */
MUST_CHECK bool sheet_pair(struct sheet *s, int first, int second, struct err *e);

/* ERR_INPUT for a name of more than SHEET_NAME_RUNES characters. */
MUST_CHECK bool sheet_name(const struct sheet *s, int column, struct err *e);

/* Numbers; an empty value leaves sheet_decimal's and sheet_degrees' output as it is, and is
 * SHEET_UNKNOWN for the others. ERR_INPUT for what is no number, a weight (x 10^4) that is not
 * above 0, a count that is negative or no whole number, degrees beyond +-limit. */
MUST_CHECK bool sheet_decimal(const struct sheet *s, int column, int scale, int64_t *value,
                              struct err *e);
MUST_CHECK bool sheet_rw(const struct sheet *s, int column, int64_t *rw_e4, struct err *e);
MUST_CHECK bool sheet_count(const struct sheet *s, int column, int64_t *count, struct err *e);
MUST_CHECK bool sheet_degrees(const struct sheet *s, int column, double limit, double *degrees,
                              struct err *e);

#endif
