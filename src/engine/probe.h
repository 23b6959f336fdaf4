/* probe.h - what a file of discharge records seems to be, told without a word of it. Pure. */
#ifndef XL_ENGINE_PROBE_H
#define XL_ENGINE_PROBE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "engine/map.h"

/* Writes lines `key TAB value`: encoding, delimiter, columns, header (its line, or `none`), map (of
 * `maps` the one that binds most columns, the first of equal ones) with `bound n/m`; then a line
 * for each canonical column that the map has: its name, the header's name, the share of the first
 * 10,000 rows in which a value that is not empty can be read, and up to three distinct ones that
 * cannot. Each of these is cut at 20 characters, digits are 9 and Chinese characters 某, for a
 * probe must not print an address. ERR_INPUT where no map binds inst_code and dis_time (header is
 * `none` then) or nothing is there; what is known by then is written. O(bytes of the rows looked
 * at), and the encoding's first MiB. */
MUST_CHECK bool probe_write(const char *name, struct str bytes, const struct map *const *maps,
                            int map_n, struct out *out, struct err *e);

/* A value as it may be shown; in the arena. */
struct str probe_masked(struct str value, struct arena *a);

#endif
