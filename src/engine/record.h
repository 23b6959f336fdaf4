/* record.h - one file of discharge records, stay by stay. Pure: bytes in, values out.
 *
 * Reads a whole file that lies in memory, in UTF-8, GB18030 or UTF-16, with every fault that real
 * exports have: each row is accepted or rejected under one rule, and flagged under any number.
 * Nothing is lost: accepted + rejected = read. The rules are docs/records.md's; structure is
 * scan.h's, columns map.h's, values value.h's, residence place.h's. */
#ifndef XL_ENGINE_RECORD_H
#define XL_ENGINE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/map.h"
#include "engine/place.h"
#include "engine/rule.h"
#include "engine/side.h"

enum record_encoding { RECORD_UTF8, RECORD_GB18030, RECORD_UTF16, RECORD_ENCODING_N };
extern const char *const record_encoding_names[RECORD_ENCODING_N]; /* "utf-8" "gb18030" "utf-16" */

struct record_operation {
    struct str code;
    int32_t level; /* 1..4, 0 unknown */
};

/* One row. Texts live in the reader's row arena: until the next record_next. Where a row is
 * rejected only `line`, `rejected`, `encoding`, and what was found of `institution` and `dis_day`
 * count. */
struct record {
    int64_t line;       /* physical line, from 1, on which it begins */
    enum rule rejected; /* RULE_NONE, or why (never RULE_STAY_DUPLICATE: that takes memory) */
    uint64_t flags;     /* RULE_BIT of each flagging rule */
    enum record_encoding encoding;
    bool structured; /* not rejected as line.ragged or line.header: it counts in `encodings` */
    struct str institution;
    int32_t dis_day; /* DAY_NONE where there is none */
    struct str treating, payer, discipline, drg;
    struct place_result residence;
    bool grouped;
    int64_t rw_e4; /* 0 where unknown or ungrouped */
    struct record_operation *operations;
    int32_t operation_n;
    int64_t days, cost_fen;
    bool died;
    /* for the search for duplicates; rec_no empty: no search */
    struct str rec_no, adm_no;
    int32_t birth_day; /* or DAY_NONE */
};

/* What a run knows. Tables may be NULL and must outlive the reader. */
struct record_options {
    const struct map *map;
    const struct place *place; /* never NULL: place_open takes no tables */
    struct place_memo *memo;   /* may be NULL */
    const struct side_institutions *institutions;
    const struct side_drgs *drgs;
    const struct side_procedures *procedures;
    const struct side_departments *departments;
    int32_t not_after_day; /* later discharges are date.range */
};

struct record_reader;

/* Detects encoding and delimiter, finds the header and binds the map. ERR_INPUT, with the file's
 * name, where there is no header or a required column is missing. `bytes` must outlive the
 * reader; everything lives in `a`. */
MUST_CHECK bool record_open(const struct record_options *options, const char *file_name,
                            struct str bytes, struct arena *a, struct record_reader **reader,
                            struct err *e);
bool record_next(struct record_reader *r, struct record *record); /* false at the end */
void record_close(struct record_reader *r);                       /* gives back the row arena */

int64_t record_lines(const struct record_reader *r); /* physical lines, once at the end: size.cut */

#endif
