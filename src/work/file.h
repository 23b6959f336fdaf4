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

/* A whole file in memory, without a copy where the system can show it in place. */
struct file_view {
    struct str bytes;
    void *map; /* NULL: `bytes` are the arena's */
    size_t map_n, forgotten;
    struct arena arena;
    struct feed *feed; /* of file_view_feed: what was not fed yet is zeros */
};
MUST_CHECK bool file_view_open(struct file_view *v, const char *path, struct err *e);
void file_view_forget(struct file_view *v,
                      size_t upto); /* bytes before it will not be read again */
void file_view_close(struct file_view *v);

/* A file that no path names: up to `n` of its `size` bytes from any place, from front to back. */
struct file_source {
    bool (*read)(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e);
    void *arg;
    int64_t size;
};

/* A view of it, plain or gzip, that is opened as it is read: `bytes` has the whole length, and of
 * what was asked for the text; its very last byte is there at once. Memory is what was asked for
 * and not forgotten. The source must outlive the view. A gzip source is read twice. */
MUST_CHECK bool file_view_feed(struct file_view *v, const char *name,
                               const struct file_source *source, struct err *e);
/* The bytes before `upto` are there from now on; so are they, and `line_n` ends of lines (LF or CR,
 * each) behind `from`, or all there are. Of other views all is there. By one thread at a time,
 * while others read what is there. */
MUST_CHECK bool file_view_fill(struct file_view *v, size_t upto, struct err *e);
MUST_CHECK bool file_view_lines(struct file_view *v, size_t from, int line_n, struct err *e);
void file_feed_close(struct feed *feed); /* by file_view_close alone */

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
