/* log_check.h - what doctors told beside what the hospital's system counts, month by month. */
#ifndef XL_WORK_LOG_CHECK_H
#define XL_WORK_LOG_CHECK_H

#include "model/rights.h"
#include "store/log_check.h"

#define LOG_CHECK_MONTHS 36 /* at a time */

struct log_check_view {
    struct log_check_asked asked; /* the months that were looked at */
    struct log_check_rows rows;
    bool counted; /* false: no operations have been delivered */
};
/* DAY_NONE for a month: the last twelve that the cube tells of. ERR_INPUT where they are turned or
 * more than LOG_CHECK_MONTHS. */
MUST_CHECK bool work_log_check_see(struct store *st, const struct subject *by,
                                   const struct log_check_asked *asked, struct arena *a,
                                   struct log_check_view *v, struct err *e);
/* The cells behind one count: a hospital, a technique, a month. */
MUST_CHECK bool work_log_check_cells(struct store *st, const struct subject *by,
                                     const struct log_check_asked *asked, struct arena *a,
                                     struct log_check_cells *cells, struct err *e);

#endif
