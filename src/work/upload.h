/* upload.h - a list that comes over HTTP: staged sealed, looked at, put right, imported as a job.
 *
 * Each does what `by` may (model/rights); what lies outside his reach is ERR_MISSING. Rows are
 * sealed and gone after UPLOAD_KEPT_MS. Without a master key (`seal` NULL) nothing is staged:
 * ERR_STATE. */
#ifndef XL_WORK_UPLOAD_H
#define XL_WORK_UPLOAD_H

#include "model/rights.h"
#include "store/upload.h"
#include "work/seal.h"

struct file_source;
struct upload_new {
    enum job_kind kind;
    struct str source, batch;
    const struct file_source *from; /* the file: XLSX, or CSV in UTF-8 or GB18030 */
    struct str digest;              /* its SHA-256 in hex */
    struct id
        file; /* of the stage, to be read by a worker: then no row is looked at now; or none */
};

/* Reads the list, looks at every row and keeps it sealed, some hundred in a transaction: seconds
 * for a long one, in memory that does not grow with it but for what its rows are called by.
 * ERR_INPUT where it is no list of the kind; faults of rows are kept with the rows. Nobody sees
 * them before work_upload_keep; without it they are dropped, or gone with the next wipe. */
MUST_CHECK bool work_upload_stage(struct store *st, const struct seal *seal,
                                  const struct subject *by, const struct upload_new *n,
                                  struct upload *staged, struct err *e);
MUST_CHECK bool work_upload_keep(struct store *st, const struct upload *staged, struct err *e);
MUST_CHECK bool work_upload_drop(struct store *st, const struct upload *staged, struct err *e);

struct upload_view {
    struct upload_seen seen;
    struct upload_faults faults; /* column is that of IMPORT_LISTS from 1 */
    enum action actions[1];      /* import.run as long as its rows are there */
    size_t action_n;
};
MUST_CHECK bool work_upload_see(struct store *st, const struct subject *by, struct id id,
                                struct arena *a, struct upload_view *v, struct err *e);
MUST_CHECK bool work_upload_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct upload_seen_rows *rows, struct err *e);

/* Rows with a fault, opened: fields in the order of the list's columns. */
struct upload_line {
    int64_t number;
    int32_t column;
    struct str fault;
    struct str_list fields;
};
struct upload_lines {
    enum job_kind kind;
    struct upload_line *items;
    size_t n;
};
struct upload_ask {
    struct store *st;
    const struct seal *seal;
    const struct subject *by;
    struct id id;
    int64_t now_ms;
};
MUST_CHECK bool work_upload_lines(const struct upload_ask *ask, const struct upload_want *want,
                                  struct arena *a, struct upload_lines *lines, struct err *e);

/* Puts other fields in the place of a row's and looks at it again; rows that had its key before are
 * looked at again too. ERR_STATE once it is committed or its rows are gone, ERR_INPUT where the
 * fields are not as many as the columns. */
MUST_CHECK bool work_upload_fix(const struct upload_ask *ask, int64_t number,
                                const struct str_list *fields, struct err *e);

/* Makes it a job for the worker: all rows, or only the good. ERR_STATE where rows have a fault and
 * `good_only` is not set, where none is good, and where the same list is being imported. */
MUST_CHECK bool work_upload_commit(const struct upload_ask *ask, bool good_only, struct err *e);

/* Before the commit the rows are wiped; after it the job ends behind the batch it is at. ERR_STATE
 * where it has ended. */
MUST_CHECK bool work_upload_cancel(const struct upload_ask *ask, struct err *e);

/* Reads the oldest list that waits in the stage, if there is one: some hundred rows at a time,
 * under a lease, so that a killed run is begun again. `*found` is false where there is none.
 * ERR_STATE where it was stopped, cancelled or taken by another. */
struct stage;
MUST_CHECK bool work_upload_read_next(struct store *st, const struct seal *seal,
                                      struct stage *stage, bool (*stop)(void *arg), void *arg,
                                      bool *found, struct err *e);

/* The thread of a process that runs committed uploads and wipes old ones. Several processes may
 * have one each: a job is held by one at a time. */
struct upload_worker;
/* `stage`: whose files it reads and whose old ones it takes away; NULL: there is none. */
MUST_CHECK bool upload_worker_open(struct store *st, const struct seal *seal, struct stage *stage,
                                   struct upload_worker **worker, struct err *e);
/* Ends it behind the batch it is at, whose job goes on with the next worker. NULL does nothing. */
void upload_worker_close(struct upload_worker *worker);

#endif
