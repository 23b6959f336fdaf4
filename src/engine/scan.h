/* scan.h - the bytes of one file of discharge records as lines, and lines as rows of fields. Pure.
 *
 * Real exports break every rule of CSV. The scanner never gives up and never loses a line:
 *
 *     scan_bytes(bytes, MAP_ENCODING_AUTO, &a, &bytes_found);
 *     scan_open(&s, &bytes_found, 0);
 *     while (scan_peek(&s, &row_arena, &row))      // the next row as it stands, not yet taken
 *         if (is_header(&row)) scan_take(&s, &row), s.column_n = row.field_n;
 *         else scan_fit(&s, &row_arena, &row);     // made to fit s.column_n, or row.ragged
 *
 * A line ends at LF, CR or CR LF, also inside quotes; lines are counted from 1. Commas, quotes and
 * line ends never occur inside a character of UTF-8 or GB18030, so that fields are found before
 * they are decoded. Cost O(bytes): each line is looked at a fixed number of times, whatever it
 * holds. */
#ifndef XL_ENGINE_SCAN_H
#define XL_ENGINE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"
#include "engine/map.h"
#include "engine/record.h"
#include "engine/rule.h"

#define SCAN_FIELD_MAX 65536 /* a row with more has no fields here, only their number */
#define SCAN_FURTHER 9       /* lines that a row may take behind its first */

/* A file's bytes, ready to be split. */
struct scan_bytes {
    struct str text; /* those of the file, or a copy in the arena where something was removed */
    enum record_encoding encoding; /* of the file; UTF-16 has become UTF-8 */
    const size_t *repairs; /* offsets in text where bytes were removed, one a line at most */
    size_t repair_n;
};

/* Finds the encoding: a byte-order mark, else the one that the map wants, else UTF-8 where at least
 * half of the lines of the first MiB that hold a byte >= 80 are valid UTF-8, else GB18030. Removes
 * NUL, 1A and byte-order marks; those at the two ends of the file (one mark, one 1A) silently.
 * Broken UTF-16 becomes bytes that are no UTF-8: what is cut off at the end of a field an
 * incomplete character, all else an invalid one. `bytes` must outlive the result. */
void scan_bytes(struct str bytes, enum map_encoding wanted, struct arena *a,
                struct scan_bytes *found);

/* The two halves of it. `scan_clean` may be given any piece of the detected text that begins where
 * a line begins: what is removed from a line depends on the line alone. */
void scan_detect(struct str bytes, enum map_encoding wanted, struct arena *a,
                 struct scan_bytes *found);
void scan_clean(struct scan_bytes *found, struct arena *a);

/* How many bytes at `at`, where a line begins or just behind a CR, scan_clean will remove. */
size_t scan_gap(struct str text, size_t at);

struct scan {
    struct scan_bytes bytes;
    char delim;
    size_t column_n; /* that rows must have; the caller sets it from the header */
    size_t at;       /* where the next line begins */
    int64_t line;    /* its number, from 1 */
    size_t repair;   /* of bytes.repairs, the first that is not behind us */
    struct scan_fields LIST(struct str) fields;
};

/* A row. Fields are slices of the text or of the arena, valid until the next call. */
struct scan_row {
    int64_t line; /* on which it begins */
    const struct str *fields;
    size_t field_n; /* where it is above SCAN_FIELD_MAX, `fields` is NULL */
    uint64_t flags; /* RULE_BIT of line.quote, line.joined, line.extra, text.repaired */
    bool ragged;    /* no rule made it fit */
    size_t end;     /* where the next row begins, */
    int64_t line_n; /* after so many lines */
};

/* Steps over blank lines and lines `sep=X` before the header. `delim` is `,` `;` TAB or 0: a line
 * `sep=X` names one of these, else the map's, else the one that the first line holds most of
 * outside quotes. Heap for fields: scan_close. */
void scan_open(struct scan *s, const struct scan_bytes *bytes, char delim);

/* Steps over blank lines; reads the row that comes as RFC 4180 has it, else its first line with the
 * quotes as text, whatever the number of fields. False at the end. Nothing is taken. */
bool scan_peek(struct scan *s, struct arena *a, struct scan_row *row);

/* Steps over blank lines alone. */
void scan_pass_blank(struct scan *s);

/* Steps over `n` lines, or as many as there are. */
void scan_pass_lines(struct scan *s, int64_t n);

/* Takes a row that was peeked at as it stands. */
void scan_take(struct scan *s, const struct scan_row *row);

/* Makes the row that was peeked at fit column_n and takes it. In this order:
 *   it has column_n fields; or its first line has, quotes being text (line.quote);
 *   lines with too few are joined with a blank until there are column_n (line.joined);
 *   fields beyond column_n that are blank are cut (line.extra);
 *   else the first line alone is ragged. */
void scan_fit(struct scan *s, struct arena *a, struct scan_row *row);

int64_t scan_lines(const struct scan *s); /* lines behind us */
void scan_close(struct scan *s);

#endif
