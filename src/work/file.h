/* file.h - files in, whole folders out. The only place that opens files of users. */
#ifndef XL_WORK_FILE_H
#define XL_WORK_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

/* Reads a whole file, plain or gzip (told by its first two bytes), into the arena; "-" is standard
 * input. ERR_IO names the file and the system's reason. */
MUST_CHECK bool file_read(const char *path, struct arena *a, struct str *bytes, struct err *e);

/* An output folder that appears whole or not at all: written as PATH.tmp, renamed at the end. */
struct folder {
    char path[4096 - 8];
    char tmp[4096];
    bool force;
};

/* ERR_IO where PATH exists and not `force`, or where PATH.tmp cannot be made. A PATH.tmp left by a
 * run that died is removed first. */
MUST_CHECK bool folder_open(struct folder *f, const char *path, bool force, struct err *e);

/* A file inside; write through `out`, then folder_put_end, which tells of every failure. */
struct folder_file;
MUST_CHECK bool folder_put(struct folder *f, const char *name, struct folder_file **file,
                           struct out **out, struct err *e);
MUST_CHECK bool folder_put_end(struct folder_file *file, struct err *e);

MUST_CHECK bool folder_done(struct folder *f, struct err *e); /* syncs and renames into place */
void folder_drop(struct folder *f); /* after a failure: removes PATH.tmp */

#endif
