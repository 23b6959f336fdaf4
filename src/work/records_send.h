/* records_send.h - deliveries over HTTP: sent, seen, cancelled; the worker reads them. */
#ifndef XL_WORK_RECORDS_SEND_H
#define XL_WORK_RECORDS_SEND_H

#include "model/rights.h"
#include "store/delivery.h"
#include "store/job.h"
#include "work/stage.h"

struct records_new {
    struct id file; /* staged */
    struct str map, source, batch, replaces;
};
/* Makes the job that reads a staged file. Inside a transaction, or its own. ERR_MISSING where the
 * file is out of the reach, ERR_INPUT for a map that does not ship, ERR_STATE where the same batch
 * waits already. The source and the batch may be empty, as in work_records. */
MUST_CHECK bool work_records_send(struct store *st, struct stage *stage, const struct subject *by,
                                  const struct records_new *n, struct id *delivery, struct err *e);

struct records_view {
    struct delivery delivery;
    struct job job; /* zeros where it came with the store */
    struct delivery_parts parts;
    struct quality_counts counts;
    enum action actions[1]; /* import.run while it can be cancelled */
    size_t action_n;
};
MUST_CHECK bool work_records_see(struct store *st, const struct subject *by, struct id id,
                                 struct arena *a, struct records_view *v, struct err *e);
MUST_CHECK bool work_records_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct delivery_rows *rows, struct err *e);
/* ERR_STATE where its job has ended. */
MUST_CHECK bool work_records_cancel(struct store *st, const struct subject *by, struct id id,
                                    int64_t now_ms, struct err *e);

/* Reads the oldest delivery that waits, if there is one. A file is opened piece by piece as it is
 * read: in memory, which no disk sees and which does not grow with it. */
MUST_CHECK bool work_records_next(struct store *st, struct stage *stage, bool (*stop)(void *arg),
                                  void *arg, bool *found, struct err *e);

#endif
