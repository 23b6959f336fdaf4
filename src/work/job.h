/* job.h - holding a job by its lease: taken, renewed, ended. */
#ifndef XL_WORK_JOB_H
#define XL_WORK_JOB_H

#include "store/job.h"

int64_t job_now_ms(void);

/* What is kept with a job that is made, in its transaction. */
typedef bool job_made_fn(void *arg, struct store *st, const struct job *job, struct err *e);

/* Holds the open job of the same kind, source, batch and digest, or makes one. A run that was
 * killed leaves its lease behind: with `wait` it is waited for, once. Texts are the arena's.
 * ERR_STATE where another run holds it. */
struct job_want {
    struct store *st;
    struct arena *a;
    bool wait;
    job_made_fn *made; /* or NULL */
    void *arg;
};
MUST_CHECK bool job_hold(const struct job_want *want, struct job *job, struct err *e);

/* Says that the run is alive, and how far it is. ERR_STATE where it was cancelled or taken. */
MUST_CHECK bool job_renew(struct store *st, struct job *job, struct err *e);

/* Gives the lease back: the next run goes on at once. */
MUST_CHECK bool job_leave(struct store *st, struct job *job, struct err *e);

MUST_CHECK bool job_end(struct store *st, struct job *job, enum job_state state, const char *reason,
                        struct err *e);

#endif
