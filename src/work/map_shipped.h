/* map_shipped.h - the mapping files of maps/, which the program carries with it. Pure. */
#ifndef XL_WORK_MAP_SHIPPED_H
#define XL_WORK_MAP_SHIPPED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The i-th name; NULL behind the last. The order is that in which a tie between maps is broken. */
const char *map_shipped_name(size_t i);

/* The bytes of a map by its name, for map_read; they live as long as the program. False, and
 * `bytes` untouched, where no map of this name ships. */
bool map_shipped(const char *name, struct str *bytes);

#endif
