/* map.h - mapping files: which column of a foreign sheet is which of ours. Pure.
 *
 * One line per canonical column; docs/mapping-file.md tells the grammar. Header names are compared
 * by fold_key; `#12` is a position. A map is read once and only read afterwards. */
#ifndef XL_ENGINE_MAP_H
#define XL_ENGINE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum map_column {
    MAP_INST_CODE,
    MAP_INST_NAME,
    MAP_INST_COUNTY,
    MAP_PAYER,
    MAP_REC_NO,
    MAP_ADM_NO,
    MAP_SEX,
    MAP_BIRTH,
    MAP_AGE_YEARS,
    MAP_AGE_DAYS,
    MAP_RES_CODE,
    MAP_RES_ADDR,
    MAP_RES_POST,
    MAP_HUKOU_ADDR,
    MAP_ID_PREFIX,
    MAP_ADM_TIME,
    MAP_DIS_TIME,
    MAP_ADM_DEPT,
    MAP_DIS_DEPT,
    MAP_DAYS,
    MAP_DX1,
    MAP_DIS_WAY,
    MAP_COST,
    MAP_DRG,
    MAP_RW,
    MAP_DISCIPLINE,
    MAP_COLUMN_N /* dx[], op[] and their names, dates, levels stand beside */
};
extern const char *const map_column_names[MAP_COLUMN_N]; /* "inst_code" ... */

enum map_encoding {
    MAP_ENCODING_AUTO,
    MAP_ENCODING_UTF8,
    MAP_ENCODING_GB18030,
    MAP_ENCODING_UTF16
};
enum map_code { MAP_CODE_NONE, MAP_CODE_ICD9, MAP_CODE_ICD10, MAP_CODE_PLAIN };

/* Date forms a column allows; a column that names none allows all. */
enum map_date {
    MAP_DATE_YMDHMS = 1, /* Y-M-D and its kin, with or without a time */
    MAP_DATE_YMD = 2,
    MAP_DATE_COMPACT = 4, /* 8, 10, 12 or 14 digits */
    MAP_DATE_EXCEL = 8    /* serial days */
};

struct map; /* parsed */

/* Reads a mapping file. ERR_INPUT `name:line:column: value: reason` for an unknown canonical name,
 * a column given twice, an unknown modifier or form, a modifier without its value, bytes that are
 * no UTF-8, no `source` line, more than 65,536 bytes. `bytes` must outlive the map. O(bytes), but
 * O(n^2) in the pairs of one `map`. */
MUST_CHECK bool map_read(const char *name, struct str bytes, struct arena *a,
                         const struct map **map, struct err *e);

const char *map_source(const struct map *m); /* "hqms-p" */
enum map_encoding map_encoding(const struct map *m);
char map_delim(const struct map *m);      /* ',' ';' '\t', or 0: find out */
bool map_headerless(const struct map *m); /* all alternatives are positions */
unsigned map_dates(const struct map *m, enum map_column column); /* bits of map_date */
unsigned map_op_dates(const struct map *m);
int map_money_scale(const struct map *m);    /* of cost: 2 for yuan, 0 for fen */
enum map_code map_code(const struct map *m); /* of the operations */

/* A map held against one header: field numbers from 0. Alternatives that the header lacks are
 * left out; a header name that occurs twice means its first. */
struct map_bound {
    const struct map *map;
    int32_t field_n; /* of the header */
    struct map_fields {
        const int32_t *items;
        int32_t n;
    } columns[MAP_COLUMN_N], /* alternatives, the first non-empty wins */
        dx;                  /* further diagnoses, each a field of its own */
    struct map_op {
        int32_t code, name, level, day; /* fields, or -1 */
    } * ops;
    int32_t op_n;
    struct map_fields skips; /* field of each skip-row line that is bound, -1 where it is not */
    struct map_fields
        used; /* every field that is looked at, sorted, once: only these are decoded */
};

/* Binds. `header` are UTF-8 fields as read. ERR_INPUT, naming the column and the alternatives
 * looked for, where inst_code, dis_time, dx1, or all of res_code, res_addr, id_prefix are missing.
 * O(columns * log header). */
MUST_CHECK bool map_bind(const struct map *m, const char *file_name, const struct str *header,
                         int32_t header_n, struct arena *a, struct map_bound *bound, struct err *e);

/* The same whatever is missing; for probing. */
void map_bind_loose(const struct map *m, const struct str *header, int32_t header_n,
                    struct arena *a, struct map_bound *bound);

/* How many canonical columns (dx[], op[] count one each) of the map the header binds, and of how
 * many; for probing. */
void map_bind_count(const struct map *m, const struct str *header, int32_t header_n,
                    int32_t *bound_n, int32_t *column_n);

/* Whether a row of `n` fields repeats the bound header (same names at inst_code and dis_time of any
 * alternative). Fields are UTF-8. */
bool map_is_header(const struct map *m, const struct str *fields, int32_t n);

/* The value of a column in a row of decoded UTF-8 fields: the first alternative that is not empty
 * after fold_value, then `left`, then `map`. Empty where there is none. */
struct str map_value(const struct map_bound *b, enum map_column column, const struct str *fields,
                     struct arena *a);
struct str map_op_level(const struct map_bound *b, struct str level, struct arena *a); /* `map` */

/* The same of one field alone, for who reads each distinct text once: the value that the column has
 * where this field is the one that speaks; `*empty` where it means nothing and the next one does.
 */
struct str map_field_value(const struct map *m, enum map_column column, struct str field,
                           struct arena *a, bool *empty);
bool map_takes_as_is(const struct map *m, enum map_column column); /* neither `left` nor `map` */

/* Whether a field may be a header name of the column, and the first bytes of such fields where
 * nothing has to be folded but case. */
bool map_names_column(const struct map *m, enum map_column column, struct str field);
void map_name_starts(const struct map *m, enum map_column column, bool starts[256]);

/* Whether the skip-row line `skip_ix` (of map_bound.skips) applies to its field. */
bool map_skips_field(const struct map *m, int32_t skip_ix, struct str field, struct arena *a);

/* Whether a skip-row line applies to the row. */
bool map_skips(const struct map_bound *b, const struct str *fields, struct arena *a);

#endif
