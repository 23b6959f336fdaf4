/* csv.h - RFC 4180 in and out, strictly.
 *
 * Writing: comma, LF, quotes only where needed (comma, quote, CR, LF).
 * Reading: whole text in memory, UTF-8, LF or CR LF, one leading byte-order mark skipped. It is the
 * reader of our own formats and of side tables; discharge records are read by engine/scan, which
 * forgives. Every fault is ERR_INPUT as `file:line:column: value: reason`, line and column from 1,
 * the line being the one on which the record starts, the column the field's number.
 *
 *     while (csv_row(&r, &e))      // false at the end and on a fault: look at e.code
 *         use(r.fields[0]);
 *
 * Who wants every fault of a file resets the err and calls csv_row again: after a fault the reader
 * stands behind the record, or, where the quoting is broken, behind the next line end. Only a quote
 * that is never closed takes the rest of the file with it (`lost`).                              */
#ifndef XL_BASE_CSV_H
#define XL_BASE_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

struct csv_writer {
    struct out *out;
    bool in_row;
};

void csv_str(struct csv_writer *w, struct str s);
void csv_text(struct csv_writer *w, const char *c_text);
void csv_int(struct csv_writer *w, int64_t value);
enum { CSV_INT = 20 /* bytes of the longest, "-9223372036854775808" */ };
char *csv_int_put(char *to, int64_t value);          /* its digits alone; returns their end */
void csv_share(struct csv_writer *w, double value);  /* "%.6f"; NaN is unknown: empty */
void csv_number(struct csv_writer *w, double value); /* twelve digits; NaN is unknown: empty */
void csv_day(struct csv_writer *w, int32_t day);     /* YYYY-MM-DD; DAY_NONE is empty */
void csv_none(struct csv_writer *w);                 /* an empty field: unknown */
void csv_end(struct csv_writer *w);                  /* of the row */
void csv_head(struct csv_writer *w, const char *comma_separated_names);

/* Limits of a reader; 0 is none. */
struct csv_limits {
    size_t field_bytes;
    size_t row_bytes;
};

#define CSV_SHOWN 68 /* bytes of a value in a fault, its NUL among them */

/* A fault in its parts, for lists of faults. */
struct csv_wrong {
    size_t column;         /* from 1 */
    char value[CSV_SHOWN]; /* as it is shown: whole characters, cut */
    char reason[600];
};

struct csv_reader {
    const char *name; /* of the file, for faults */
    struct str rest;
    struct csv_limits limits;
    int64_t line; /* on which the present record starts */
    int64_t next_line;
    struct str *fields; /* of the present record; in the arena, or slices of the text */
    size_t field_n;
    size_t field_cap;
    struct arena *arena;
    bool lost;               /* a quote was never closed: the rest of the file is unread */
    struct csv_wrong *wrong; /* NULL, or where csv_fault leaves the parts of a fault as well */
};

/* `text` must outlive the reader. Skips a byte-order mark. */
void csv_open(struct csv_reader *r, const char *name, struct str text, struct arena *arena);
bool csv_row(struct csv_reader *r, struct err *e);

/* Sets ERR_INPUT `name:line:column: value: reason`; a long value is cut at 60 characters. */
bool csv_fault(const struct csv_reader *r, size_t field_ix, struct str value, struct err *e,
               const char *reason, ...) PRINTF_LIKE(5, 6);

#endif
