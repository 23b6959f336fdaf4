/* check.h - whether a store is sound: schema, the database's own pages and references, every row,
 * the chain of the audit log. */
#ifndef XL_WORK_CHECK_H
#define XL_WORK_CHECK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct check_report {
    int version; /* schema files of the store */
    int64_t tables, rows;
    int64_t audit_lines;    /* whose chain holds; COUNT_UNKNOWN: it does not, or cannot be read */
    struct str_list faults; /* sentences; list_reset is the caller's */
};

/* Reads everything, table by table, while others work. Faults are no failure of the check:
 * it returns true and lists them; texts in the arena. ERR_IO where there is no store or it cannot
 * be reached. */
MUST_CHECK bool work_check(const char *store, struct arena *a, struct check_report *report,
                           struct err *e);

#endif
