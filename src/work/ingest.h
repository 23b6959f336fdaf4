/* ingest.h - discharge records in, cube out: files to files. `xinglin cube`. */
#ifndef XL_WORK_INGEST_H
#define XL_WORK_INGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct file_source;
struct quality;

/* Paths may be NULL where marked optional. */
struct ingest_request {
    const char *map; /* name of a shipped map, or a path (holds `/` or `.`) */
    const char *institutions, *counties, *towns, *drg, *procedures, *departments; /* optional */
    int32_t not_after_day;
    const char *out;
    bool force;
    const char *const *files; /* plain, gzip, or "-" */
    int file_n;
    const struct file_source *source; /* instead of the only file, which `files` names; or NULL */
    int threads;                      /* 0: as many as there are processors */
    bool (*watch)(void *arg, int64_t read, int64_t rejected); /* now and then, by any thread, one
                                                                 at a time; false ends the run with
                                                                 ERR_STATE. NULL: nobody */
    void *watch_arg;
    struct quality *quality; /* optional: takes over the run's report, which holds more lines than
                                quality.csv; an empty one, reset by the caller */
    bool invented;           /* stamped into summary.json: the records are a demonstration */
};

struct ingest_result {
    int64_t read, accepted, rejected;
    double seconds;
};

/* Writes cases.csv, operations.csv, quality.csv, summary.json into r->out, whole or not at all.
 * Warnings and progress go to standard error. ERR_INPUT where the map, a side table or a header is
 * wrong or missing, or no row was accepted; then nothing is left behind. `result` may be NULL. */
MUST_CHECK bool work_ingest(const struct ingest_request *r, struct ingest_result *result,
                            struct err *e);

/* Adds cube folders. ERR_INPUT where their schemes differ. */
MUST_CHECK bool work_ingest_merge(const char *const *folders, int folder_n, const char *out,
                                  bool force, struct err *e);

#endif
