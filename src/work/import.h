/* import.h - a list of organizations, practitioners or offers into the store, as a job that can be
 * killed at any moment and goes on where it stood.
 *
 * The file is XLSX, or CSV in UTF-8 or GB18030, plain or gzip. All rows are looked at first. Then
 * they are written in batches; the job's checkpoint moves in the transaction that writes the batch,
 * and that transaction keeps nothing where the run has lost its lease: no row is written twice,
 * whoever dies when. The same file given again while its job is open goes on with it. */
#ifndef XL_WORK_IMPORT_H
#define XL_WORK_IMPORT_H

#include "model/job.h"
#include "model/rights.h"
#include "store/upload.h"

#define IMPORT_FILE_MAX (64 * 1024 * 1024) /* bytes, after gzip */
#define IMPORT_BATCH 500                   /* rows of a transaction */

/* A fault of a row: `file:line:column: value: reason`. */
typedef void import_fault_fn(void *arg, const char *fault);

struct file_source;
struct import_request {
    enum job_kind kind;
    const char *path;
    const struct file_source *from; /* instead of the file, which `path` then only names: CSV in
                                       UTF-8, as it is written here; NULL: read the file */
    struct str digest;              /* of what comes from there: what the job is known by */
    const struct subject *by;       /* rows outside his reach are faults; NULL: nobody's reach */
    struct str source;              /* who delivered it */
    struct str batch;               /* which delivery of theirs, may be empty */
    struct id owner;                /* account, or none */
    const struct upload *sent;      /* whose progress it is, for those who look on; NULL: its own */
    bool good_only;                 /* write the good rows though others have a fault */
    bool look_only;                 /* tell the faults and write nothing */
    import_fault_fn *fault;
    void *arg;
    bool (*stop)(void *arg); /* asked between batches; NULL: never, and a held job is waited for */
    void *stop_arg;
};

struct import_result {
    struct id job;
    int64_t row_n, written, refused;
    int64_t from; /* rows that an earlier run had dealt with */
};

/* ERR_INPUT where the file or a column is not what it should be, or rows have a fault and
 * `good_only` is not set: then no row is written. ERR_STATE where another run holds the job and
 * goes on, it was cancelled, or `stop` said so. `*result` is written where the job was made, also
 * on refusal. */
MUST_CHECK bool work_import(struct store *st, const struct import_request *r,
                            struct import_result *result, struct err *e);

/* Tells those who look on that an upload changed, in the transaction of the change, which
 * work_audit_begin began. */
MUST_CHECK bool work_import_tell(struct store *st, const struct upload *u, int64_t now_ms,
                                 struct err *e);

#endif
