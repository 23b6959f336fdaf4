/* upload.h - a list that somebody sent, before and while it is imported. Pure. */
#ifndef XL_MODEL_UPLOAD_H
#define XL_MODEL_UPLOAD_H

#include "model/grant.h"
#include "model/job.h"

/* Reading: a worker has to look at its rows first. Open until it is committed; then that of its
 * job. Dropped: its rows are gone, nobody committed it. */
enum upload_state {
    UPLOAD_READING,
    UPLOAD_OPEN,
    UPLOAD_QUEUED,
    UPLOAD_RUNNING,
    UPLOAD_DONE,
    UPLOAD_FAILED,
    UPLOAD_CANCELLED,
    UPLOAD_DROPPED,
    UPLOAD_STATE_N
};
extern const char *const upload_state_names[UPLOAD_STATE_N + 1];

#define UPLOAD_AT_ONCE (4 << 20)                   /* bytes: a longer file is read by a worker */
#define UPLOAD_KEPT_MS (24 * 3600 * (int64_t)1000) /* so long its rows are there */

struct upload {
    struct id id;
    enum job_kind kind;
    struct str source, batch;
    struct id owner; /* account, or none: a program */
    enum role role;  /* of the post in which it was sent, and its scope */
    struct scope scope;
    int64_t row_n, bad_n;
    struct id job; /* none: not committed */
    int64_t made_ms;
    int64_t wiped_ms;  /* COUNT_UNKNOWN: its rows are there */
    struct str digest; /* SHA-256 of the file that was sent, in hex; empty: none was kept */
    struct id file;    /* of the stage, until it was read; or none */
};

/* A row of it. */
struct upload_row {
    struct id upload;
    int64_t number; /* line of the file, row of the sheet */
    int32_t key_number;
    struct str key_hash, fields; /* see the schema */
    int32_t fault_column;        /* of the list's columns from 1; 0: the row as a whole */
    struct str fault;            /* empty: good */
};

#endif
