/* job.h - work that takes longer than a request: an import. Pure. */
#ifndef XL_MODEL_JOB_H
#define XL_MODEL_JOB_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

/* The lists first: their rows are looked at one by one. */
enum job_kind {
    JOB_ORGANIZATIONS,
    JOB_PRACTITIONERS,
    JOB_OFFERS,
    JOB_AGREEMENTS,
    JOB_VILLAGE_POSTS,
    JOB_LIST_N,
    JOB_RECORDS = JOB_LIST_N,
    JOB_PLAN,
    JOB_KIND_N
};
extern const char *const job_kind_names[JOB_KIND_N + 1];

enum job_state { JOB_QUEUED, JOB_RUNNING, JOB_DONE, JOB_FAILED, JOB_CANCELLED, JOB_STATE_N };
extern const char *const job_state_names[JOB_STATE_N + 1];

/* Whoever holds a job renews the lease with every batch; when it is silent for so long, another may
 * take the job and goes on from the checkpoint. */
#define JOB_LEASE_MS 10000

struct job {
    struct id id;
    enum job_kind kind;
    enum job_state state;
    struct id owner; /* account, or none: the command line */
    struct str source, batch;
    struct str digest;  /* SHA-256 of the file */
    int64_t row_n;      /* of the file, 0 while unknown */
    int64_t checkpoint; /* rows dealt with, written + refused */
    int64_t written, refused;
    struct str reason; /* of JOB_FAILED */
    struct id holder;  /* run, or none */
    int64_t lease_ms;
    int64_t made_ms, ended_ms; /* ended_ms COUNT_UNKNOWN while it goes on */
};

/* Whether a run may take it: it waits, or its holder fell silent. ERR_STATE otherwise. */
MUST_CHECK bool job_take(const struct job *j, int64_t now_ms, struct err *e);

/* Whether it may become `to`. ERR_STATE names what is allowed. */
MUST_CHECK bool job_move(const struct job *j, enum job_state to, struct err *e);

#endif
