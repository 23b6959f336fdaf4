/* side_desk.h - side tables over HTTP: which there are, and one put in the place of another. They
 * hold for all records of the region, so that only its officer changes them; they are used from the
 * next delivery on. */
#ifndef XL_WORK_SIDE_DESK_H
#define XL_WORK_SIDE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/delivery.h"
#include "work/records.h"
#include "work/stage.h"

#define SIDE_BYTES_MOST ((int64_t)32 << 20) /* of a table as it is sent */

struct side_row {
    const char *name;
    int64_t lines; /* with the header; 0: there is none */
};
struct side_view {
    struct side_row rows[RECORDS_SIDES];
    bool may_put;
};
MUST_CHECK bool work_side_list(struct store *st, const struct subject *by, struct arena *a,
                               struct side_view *v, struct err *e);

struct side_new {
    enum records_side side;
    struct id file; /* staged: UTF-8 CSV, not packed; taken away once it is kept */
    int64_t now_ms;
};
/* Read whole before it is kept: ERR_INPUT with the fault of its line and column, and what was there
 * stays. ERR_MISSING where the file is out of reach, or the whole region is. Audited.
 *   warning  names columns that are not known, or empty; in the arena */
MUST_CHECK bool work_side_put(struct store *st, struct stage *stage, const struct subject *by,
                              const struct side_new *n, struct arena *a, struct str *warning,
                              struct err *e);

#endif
