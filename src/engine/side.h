/* side.h - the side tables: other people's lists of institutions, counties, groups and techniques.
 *
 * Each reader takes the bytes of one UTF-8 CSV with a header, columns in any order, and `name`, the
 * file's name for faults. Values are folded (fold_value), keys are compared by fold_key; in the
 * keys of drg, procedures and refer blanks inside do not count either. Rows keep the order of the
 * file.
 *
 * ERR_INPUT  `file:line:column: value: reason` for what sheet.h refuses (missing or repeated
 *            columns, empty or repeated keys, bad numbers ...), a county code that has not six
 *            letters or digits, an unknown retired_into. Then the table is untouched.
 * Warning    unknown columns are ignored; `warning` is one sentence that names them, or empty. The
 *            caller prints it.
 * Memory     tables, texts and indices live in the arena; `bytes` must outlive the table.
 * Cost       O(bytes); a find is O(length of the key) and answers a row number or -1:
 *            sheet_find; sheet_find_code in drg, procedures and refer; sheet_find_pair in
 *            specialists. */
#ifndef XL_ENGINE_SIDE_H
#define XL_ENGINE_SIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/sheet.h"

#define SIDE_HOPS 5 /* retired_into is followed so often */

struct side_institution {
    struct str institution, name, county; /* county may be empty */
    struct str level, kind;
};
struct side_institutions {
    struct side_institution *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_county {
    struct str code; /* six letters or digits */
    struct str name, city, province, kind;
    struct str postcodes; /* `;`-separated, as written */
    double lng, lat;      /* degrees */
    bool located;         /* both are there */
    int64_t population;   /* >= 0, or SHEET_UNKNOWN */
    int32_t retired_into; /* row, or -1 where the county lives */
    int32_t live;         /* row after at most SIDE_HOPS hops: its own where it lives, -1 unknown */
};
struct side_counties {
    struct side_county *items;
    int32_t n;
    bool has_postcodes, has_points; /* the columns are there */
    struct sheet_index index;
    struct str warning;
};

struct side_town {
    struct str code, name, county; /* the county need not be in the counties table */
};
struct side_towns {
    struct side_town *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_drg {
    struct str drg, name, discipline;
    int64_t rw_e4; /* RW x 10^4, > 0, or SHEET_UNKNOWN */
};
struct side_drgs {
    struct side_drg *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_procedure {
    struct str procedure, name, discipline;
    int32_t level; /* 1..4, 0 unknown */
    int64_t rw_e4; /* > 0, or SHEET_UNKNOWN */
};
struct side_procedures {
    struct side_procedure *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_department {
    struct str department, discipline; /* the discipline may be empty */
};
struct side_departments {
    struct side_department *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_population {
    struct str county, kind;
    int64_t population; /* >= 0, or SHEET_UNKNOWN */
};
struct side_populations {
    struct side_population *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_specialist { /* key: county and discipline */
    struct str county, discipline;
    double specialists; /* full-time equivalents, >= 0, at most six decimals count; -1 unknown */
};
struct side_specialists {
    struct side_specialist *items;
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

struct side_refers {
    struct str *items; /* groups that are always referred */
    int32_t n;
    struct sheet_index index;
    struct str warning;
};

MUST_CHECK bool side_institutions_read(const char *name, struct str bytes, struct arena *a,
                                       struct side_institutions *table, struct err *e);
MUST_CHECK bool side_counties_read(const char *name, struct str bytes, struct arena *a,
                                   struct side_counties *table, struct err *e);
MUST_CHECK bool side_towns_read(const char *name, struct str bytes, struct arena *a,
                                struct side_towns *table, struct err *e);
MUST_CHECK bool side_drgs_read(const char *name, struct str bytes, struct arena *a,
                               struct side_drgs *table, struct err *e);
MUST_CHECK bool side_procedures_read(const char *name, struct str bytes, struct arena *a,
                                     struct side_procedures *table, struct err *e);
MUST_CHECK bool side_departments_read(const char *name, struct str bytes, struct arena *a,
                                      struct side_departments *table, struct err *e);
MUST_CHECK bool side_populations_read(const char *name, struct str bytes, struct arena *a,
                                      struct side_populations *table, struct err *e);
MUST_CHECK bool side_specialists_read(const char *name, struct str bytes, struct arena *a,
                                      struct side_specialists *table, struct err *e);
MUST_CHECK bool side_refers_read(const char *name, struct str bytes, struct arena *a,
                                 struct side_refers *table, struct err *e);

#endif
