/* log_check.h - the logbook beside the operation cube, by hospital, technique and month. */
#ifndef XL_STORE_LOG_CHECK_H
#define XL_STORE_LOG_CHECK_H

#include "model/log_check.h"
#include "store/store.h"

#define LOG_CHECK_ROWS 2000 /* at most */

struct log_check_asked {
    struct str organization, technique; /* codes; empty: any */
    int32_t from_month, to_month;       /* inclusive */
};
struct log_check_rows {
    struct log_check_row *items; /* by hospital, technique, month */
    size_t n;
};
/* The months that the cube tells of; `*found` is false where it is empty. */
MUST_CHECK bool store_log_check_months(struct store *st, int32_t *first, int32_t *last, bool *found,
                                       struct err *e);
/* Techniques with a procedure code that somebody in the hospital has logged, or that it adopts.
 * Months without either are left out. */
MUST_CHECK bool store_log_check_list(struct store *st, const struct log_check_asked *q,
                                     const struct store_reach *reach, struct arena *a,
                                     struct log_check_rows *rows, struct err *e);

/* What is behind a count: its cells. */
struct log_check_cell {
    struct str residence, payer; /* may be empty: unknown */
    int32_t level;               /* 1..4, 0 unknown */
    int64_t operations, main;
};
struct log_check_cells {
    struct log_check_cell *items;
    size_t n;
};
MUST_CHECK bool store_log_check_cells(struct store *st, const struct log_check_asked *q,
                                      const struct store_reach *reach, struct arena *a,
                                      struct log_check_cells *cells, struct err *e);

#endif
