/* plan_rows.h - the input files of a plan row by row, with every fault told. Of plan*.c alone.
 *
 * A fault does not end the reading: it is told on standard error as `file:line:column: value:
 * reason` (the first 1000, then their number), or, where bad rows may be skipped, noted for
 * skipped.csv. A row with a fault is bad; what its readers return then counts for nothing. */
#ifndef XL_WORK_PLAN_ROWS_H
#define XL_WORK_PLAN_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/csv.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"
#include "base/words.h"
#include "engine/dispatch.h"

enum { PLAN_FAULT_MAX = 1000, PLAN_FIELD_BYTES = 64 << 10, PLAN_ROW_BYTES = 1 << 20 };

struct plan_skipped { /* one row left out and its first fault */
    const char *file; /* "offers.csv": the same wherever the file lay */
    int64_t line;
    size_t column;
    struct str value, reason;
};

struct plan_faults {
    bool skip;        /* bad rows are left out rather than refused */
    int64_t n;        /* faults that refuse the input */
    int64_t warned_n; /* warnings told */
    struct LIST(struct plan_skipped) skipped;
    struct arena *arena;
    struct csv_wrong wrong; /* the newest fault in its parts */
};

struct plan_column {
    const char *name;
    bool may_be_absent, may_be_empty;
};

#define PLAN_COLUMN_MAX 16

struct plan_rows {
    const char *file; /* "offers.csv" */
    const struct plan_column *columns;
    int column_n;
    bool never_skipped; /* quotas.csv */
    struct plan_faults *faults;
    struct csv_reader csv;
    size_t field_n;                    /* of the header */
    int32_t field_of[PLAN_COLUMN_MAX]; /* of each column, -1 where it is absent */
    bool bad;                          /* the present row has a fault */
    bool lost; /* the file as a whole is at fault: what it lacks says nothing */
};

/* Reads the file and its header into the arena of the faults; `file`, `columns`, `column_n`,
 * `never_skipped` and `faults` are set by the caller. A bad header is a fault and leaves no rows.
 * False only where the file cannot be read: ERR_IO. */
MUST_CHECK bool plan_rows_open(struct plan_rows *rows, const char *path, struct err *e);

/* The next row with the right number of fields; false at the end. */
bool plan_rows_next(struct plan_rows *rows);

/* A fault of the present row; always false. */
bool plan_rows_fault(struct plan_rows *rows, int column, const char *reason, ...) PRINTF_LIKE(3, 4);
/* The present row refers to one that is bad: where bad rows are left out, so is this one; where
 * they are refused, the other's fault says it all. */
void plan_rows_follow(struct plan_rows *rows, int column);
void plan_rows_warn(struct plan_rows *rows, int column, const char *warning);

/* Values of the present row. An empty one is a fault, unless its column may be empty: then it
 * leaves the output as it is. */
struct str plan_rows_str(struct plan_rows *rows, int column);
void plan_rows_int(struct plan_rows *rows, int column, int64_t min, int64_t max, int64_t *value);
void plan_rows_int32(struct plan_rows *rows, int column, int32_t min, int32_t max, int32_t *value);
void plan_rows_day(struct plan_rows *rows, int column, int32_t *day);
void plan_rows_degrees(struct plan_rows *rows, int column, double most, double *degrees);

/* A `;` list as numbers of `words`. Where not `learn`, texts that no number has are left out: they
 * could match nothing. */
struct dispatch_set plan_rows_set(struct plan_rows *rows, int column, struct words *words,
                                  bool learn);

#endif
