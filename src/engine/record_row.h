/* record_row.h - what a decoded row says: the values of one stay, and the rules it breaks. Private
 * to record. */
#ifndef XL_ENGINE_RECORD_ROW_H
#define XL_ENGINE_RECORD_ROW_H

#include "base/arena.h"
#include "engine/map.h"
#include "engine/record.h"
#include "engine/record_text.h"

/* Fills `record`, of which line, flags, encoding are there: values, flags, and why it is rejected,
 * if it is. Texts live in `a` or where the row does. O(length of the used fields). */
void record_row(const struct record_options *options, const struct map_bound *bound,
                const struct record_text *text, struct arena *a, struct record *record);

#endif
