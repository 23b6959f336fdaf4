/* backup_part.h - what the files of backup share: rows as lines, and the walk through a file. */
#ifndef XL_WORK_BACKUP_PART_H
#define XL_WORK_BACKUP_PART_H

#include "base/out.h"
#include "store/dump.h"
#include "work/backup.h"

/* A row as a line without its LF, and back; texts in the arena. ERR_INPUT says which value is
 * none. */
MUST_CHECK bool backup_row_write(struct out *out, const struct dump_table *t,
                                 const struct dump_value *values, struct err *e);
MUST_CHECK bool backup_row_read(struct str line, const struct dump_table *t, struct arena *a,
                                struct dump_value *values, struct err *e);

/* What is met on a walk; either may be NULL. A row's texts live during the call. */
struct backup_walker {
    bool (*row)(void *arg, const struct dump_table *t, const struct dump_value *values,
                struct err *e);
    bool (*table_end)(void *arg, const struct dump_table *t, struct err *e);
    void *arg;
};

/* From the first line to the last; everything work_backup_check promises. */
MUST_CHECK bool backup_walk(const char *path, const struct backup_walker *w,
                            struct backup_figures *f, struct err *e);

#define BACKUP_HEAD "xinglin-backup 1"

void backup_hex(const unsigned char digest[32], char hex[BACKUP_SHA256]);

#endif
