/* backup.h - all rows of a store as one file, and back, from either database into either.
 *
 * The file is text in UTF-8, a line ends with LF:
 *
 *     xinglin-backup 1
 *     schema 0001-region 65237143…            a line for each schema file, with its checksum
 *     table frame one, region_code …          then its rows, in the order of its key
 *     <TAB>1<TAB>990000<TAB>…                 a line a row; a TAB before each value
 *     rows frame 1                            as many as stand above
 *     …
 *     end 17 4711                             tables and rows in all
 *     sha256 9f86d081…                        of every byte before this line
 *
 * In a value \\ is a backslash, \t a TAB, \n a LF, \r a CR; \N alone is null. Numbers are written
 * so that they read back to the last bit. The same rows give the same bytes, whichever database
 * they came from. The checksum finds accidents; whoever can write the file can write its checksum
 * too, and it holds whatever the store holds: keep it as you keep the store. */
#ifndef XL_WORK_BACKUP_H
#define XL_WORK_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define BACKUP_SHA256 65

struct backup_figures {
    int version; /* schema files of the store it was made from */
    int64_t tables, rows;
    char sha256[BACKUP_SHA256]; /* as in the last line */
};

struct backup_request {
    const char *store; /* folder or postgresql:// address */
    const char *path;
    bool force; /* backup: an existing file may be replaced */
};

/* Writes the rows as they are at one moment, while others read and write. The file appears whole
 * or not at all, readable by its owner only. A store of an earlier schema is written as it is.
 * ERR_IO where the store cannot be read, the file is there already and not `force`, or it cannot
 * be written; ERR_INPUT where the store is newer than the program. Memory does not grow with the
 * rows. */
MUST_CHECK bool work_backup(const struct backup_request *r, struct backup_figures *f,
                            struct err *e);

/* Reads a backup to its end, plain or gzip, and proves it whole. ERR_IO where it cannot be read;
 * ERR_INPUT, with the number of the line, where it is damaged, cut off, or of another schema than
 * the program knows. */
MUST_CHECK bool work_backup_check(const char *path, struct backup_figures *f, struct err *e);

/* Proves the file whole, then fills an empty store with its rows in one transaction, and brings
 * its schema up to that of this program. The store is made where there is none.
 * ERR_INPUT as work_backup_check, before anything is touched; ERR_STATE where the store holds rows
 * or has a later schema than the backup. No row is there after a failure. */
MUST_CHECK bool work_restore(const struct backup_request *r, struct backup_figures *f,
                             struct err *e);

#endif
