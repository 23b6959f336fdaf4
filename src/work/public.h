/* public.h - a CSV in which what is not for the public can be left blank.
 *
 * For the public every row ends with `suppressed`, 1 where something in it was blanked. */
#ifndef XL_WORK_PUBLIC_H
#define XL_WORK_PUBLIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/csv.h"

struct public_table {
    struct csv_writer csv;
    bool open;       /* to the public */
    bool suppressed; /* something in this row was blanked */
};

/* Writes the header. */
struct public_table public_open(struct out *out, struct arena *a, const char *names, bool open);
void public_row_end(struct public_table *t);

/* A value, blank for the public where it is to be hidden; what is unknown is no secret. */
void public_number(struct public_table *t, double value, bool hidden);
void public_whole(struct public_table *t, int64_t value, bool hidden);
void public_str(struct public_table *t, struct str value, bool hidden);

#endif
