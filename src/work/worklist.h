/* worklist.h - what devices are to take: the orders that wait for a study. Who it is, a device has
 * to show to whoever stands at it: each time that is opened the audit log holds it. */
#ifndef XL_WORK_WORKLIST_H
#define XL_WORK_WORKLIST_H

#include "model/patient.h"
#include "store/reading.h"
#include "work/seal.h"

#define WORKLIST_MOST 2000 /* orders; older ones wait until these are taken */

MUST_CHECK bool work_worklist(struct store *st, struct arena *a, struct reading_opens *opens,
                              struct err *e);

struct worklist_line {
    struct reading reading;
    struct str study; /* the UID that its study is to have */
    struct str name;
    struct str birth, sex; /* "YYYYMMDD", "M" or "F", of an id number; empty: unknown */
};
/* One of them with its patient in clear. ERR_STATE: it waits no longer. */
MUST_CHECK bool work_worklist_line(struct store *st, const struct seal *seal, struct id id,
                                   int64_t now_ms, struct arena *a, struct worklist_line *line,
                                   struct err *e);

#endif
