/* job.h - long work, and the lease on it. */
#ifndef XL_STORE_JOB_H
#define XL_STORE_JOB_H

#include "model/job.h"
#include "store/store.h"

MUST_CHECK bool store_job_add(struct store *st, const struct job *j, struct err *e);
MUST_CHECK bool store_job_get(struct store *st, struct id id, struct arena *a, struct job *j,
                              struct err *e); /* ERR_MISSING */

/* The open job (queued or running) of the same kind, source, batch and digest. */
MUST_CHECK bool store_job_open(struct store *st, const struct job *like, struct arena *a,
                               struct job *j, bool *found, struct err *e);

/* Takes a job for `j->holder` until `j->lease_ms`, where it is queued or its lease ended before
 * `now_ms`. `*taken` is false where another was quicker. */
MUST_CHECK bool store_job_take(struct store *st, const struct job *j, int64_t now_ms, bool *taken,
                               struct err *e);

/* Writes state, counts, reason, lease and end, where `j->holder` holds the job and it is running.
 * ERR_STATE otherwise: it was cancelled, or another run took it; the transaction that writes a
 * job's rows ends with this, so that rows of a run that lost its job are not kept. */
MUST_CHECK bool store_job_keep(struct store *st, const struct job *j, struct err *e);

/* Cancels a job that is queued or running; `*cancelled` is false where it has ended. */
MUST_CHECK bool store_job_cancel(struct store *st, struct id id, int64_t now_ms, bool *cancelled,
                                 struct err *e);

struct job_rows {
    struct job *items;
    size_t n;
};
/* The newest `limit`, newest first. */
MUST_CHECK bool store_job_list(struct store *st, int32_t limit, struct arena *a,
                               struct job_rows *rows, struct err *e);

#endif
