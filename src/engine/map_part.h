/* map_part.h - what a parsed map is made of: written by map_read.c, used by map.c, seen by nobody
 * else. */
#ifndef XL_ENGINE_MAP_PART_H
#define XL_ENGINE_MAP_PART_H

#include "engine/map.h"

#define MAP_NAME_BYTES 200 /* longest header name, folded */

struct map_name {
    struct str text;  /* as written, for messages */
    struct str key;   /* folded; empty for a position */
    int32_t position; /* from 0, or -1 */
};
struct map_names {
    struct map_name *items;
    int32_t n;
};

struct map_pair {
    struct str from; /* folded */
    struct str to;
};
struct map_pairs {
    struct map_pair *items;
    int32_t n;
    bool given, has_rest; /* a `map` stands there; it has `*=` */
    struct str rest;
};

/* One line: where a canonical column comes from. */
struct map_rule {
    struct map_names names; /* none: the map does not have the column */
    int32_t left;           /* characters kept, 0: all */
    unsigned dates;         /* bits of map_date, 0: all */
    struct map_pairs pairs;
};

struct map_skip {
    struct map_name name;
    struct str *values; /* folded */
    int32_t n;
    struct map_skip *next;
};

struct map {
    struct str source;
    enum map_encoding encoding;
    char delim;
    int money_scale;
    bool headerless;
    struct map_rule columns[MAP_COLUMN_N];
    struct map_names dx;
    struct map_names op_codes, op_names, op_levels, op_days; /* aligned; the last three <= codes */
    struct map_pairs op_level_pairs;
    unsigned op_dates;
    enum map_code code;
    struct map_skip *skips;
    int32_t skip_n;
    bool starts[256]; /* first bytes of fields that may be header names of inst_code or dis_time */
};

#endif
