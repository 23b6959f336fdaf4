/* record_part.h - what the files of record share; not for others. */
#ifndef XL_ENGINE_RECORD_PART_H
#define XL_ENGINE_RECORD_PART_H

#include "engine/record.h"
#include "engine/record_lane.h"
#include "engine/record_memo.h"
#include "engine/record_text.h"
#include "engine/scan.h"
#include "engine/scan_mark.h"

/* A header: its names decoded, in an arena that outlives all who read by it. Two readers read by
 * the same sheet where the pointers are the same. */
struct record_sheet {
    const struct str *names;
    int32_t n;
};

const struct record_sheet *record_sheet_copy(const struct record_sheet *sheet, struct arena *a);

struct record_reader {
    struct record_options options;
    const char *file_name;
    struct scan scan;
    const struct record_sheet *sheet;
    struct arena sheets;  /* all that were met */
    struct arena columns; /* of the present sheet: what follows */
    struct map_bound bound;
    struct record_text text; /* room for a row */
    struct arena row;
};

/* record_open on bytes whose encoding is known. */
MUST_CHECK bool record_open_found(const struct record_options *options, const char *file_name,
                                  const struct scan_bytes *found, struct arena *a,
                                  struct record_reader **reader, struct err *e);

/* Reads by another sheet from now on. ERR_INPUT where it lacks a column; then no row fits. */
MUST_CHECK bool record_bind(struct record_reader *r, const struct record_sheet *sheet,
                            struct err *e);

/* What a lane keeps to read rows fast. */
enum {
    RECORD_ROLE_NAME = MAP_COLUMN_N, /* number: whether it may be a header name */
    RECORD_ROLE_OP,                  /* word: the code; number: its listed level */
    RECORD_ROLE_LEVEL,               /* number: 1..4, 0 */
    RECORD_ROLE_OP_DAY,              /* number: a day or DAY_NONE */
    RECORD_ROLE_HEAD,                /* of an address: number and word as of MAP_RES_ADDR */
    RECORD_ROLE_SKIP                 /* number: whether it skips; a role for each line */
};

enum { RECORD_FETCHED = 3 /* columns of many different texts */ };

struct record_fast {
    const struct record_options *options;
    const struct map_bound *bound;
    const uint8_t *salt;
    struct words *words;
    struct record_memo memo;
    struct arena scratch;          /* of what is read for the first time */
    enum record_encoding encoding; /* of the file */
    bool gb18030;
    uint8_t pairs[0x10000];   /* of two bytes of GB18030: 0 not asked yet, 1 valid, 2 not */
    struct map_fields silent; /* used fields that no role looks at in every row */
    bool as_is[MAP_COLUMN_N]; /* one alternative, neither `left` nor `map` */
    bool heads;               /* an address may be known by its beginning */
    /* of the row */
    const char *text;      /* of the part */
    const uint32_t *signs; /* [columns] delimiters and the end */
    const struct scan_marks *marks;
    size_t start;
    bool all_utf8, tells; /* of its fields with bytes >= 80, in GB18030 */
    struct str rec_no, adm_no;
    int32_t adm_day, birth_day;
    uint64_t fetched[RECORD_FETCHED]; /* of the next row */
};

void record_fast_bind(struct record_fast *f, const struct record_reader *r, struct arena *a);

/* Reads the row of the part that begins at `start` and has one sign for each column, without
 * quotes. False where only the exact path can tell; nothing is kept then. O(used fields). */
bool record_fast_row(struct record_fast *f, struct record_batch *batch, struct record_brief *brief);

/* Asks memory for what the row after the next is known by. `signs` are that row's, behind those of
 * the rows before it. */
void record_fast_fetch(struct record_fast *f, const uint32_t *signs);

/* What one field came to in its role, read or known (record_fast_known.c). */
void record_known_fill(struct record_fast *f, uint32_t role, struct str field,
                       struct record_known *known);

/* The value of a column of the row, read anew. False where bytes are not in the encoding. */
bool record_fast_value(struct record_fast *f, enum map_column column, struct str *value);

/* The beginning of an address that it is first looked for by: all of it where it is short. The n-th
 * is longer than the one before. */
enum { RECORD_HEADS = 2 };
static inline struct str record_fast_head(const struct record_fast *f, struct str address, int nth)
{
    static const uint8_t BYTES[RECORD_HEADS][2] = {{32, 24}, {64, 48}};
    size_t n = BYTES[nth][f->gb18030];

    return (struct str){address.at, address.n < n ? address.n : n};
}

/* Whether a field with bytes >= 80 is valid in the file's encoding; keeps all_utf8 and tells. */
bool record_fast_text(struct record_fast *f, struct str field);

static inline struct str record_fast_field(const struct record_fast *f, int32_t column)
{
    size_t at = column ? f->signs[column - 1] + 1 : f->start;

    return (struct str){f->text + at, f->signs[column] - at};
}

#endif
