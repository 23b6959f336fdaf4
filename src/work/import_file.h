/* import_file.h - a list read record by record: XLSX, or CSV in UTF-8 or GB18030.
 *
 *     import_file_decode(&f, bytes, &arena, &e) or import_file_source(&f, &source, &arena, &e);
 *     import_file_head(&f, &e);                       again and again, from the front
 *     while (import_file_line(&f, &line, &e)) use(&line);
 *
 * Of a source a window alone is in memory, and what rows are called by. */
#ifndef XL_WORK_IMPORT_FILE_H
#define XL_WORK_IMPORT_FILE_H

#include "base/out.h"
#include "base/words.h"
#include "model/job.h"
#include "work/file.h"
#include "work/table.h"

/* A record of the file: its fields, or what is wrong with it as a record. */
struct import_line {
    int64_t line; /* of the file, or row of the sheet */
    struct str *fields;
    const char *fault;
    struct csv_wrong wrong; /* the fault in its parts */
};

struct import_file {
    const char *name; /* for faults */
    enum job_kind kind;
    struct str bytes; /* as UTF-8 CSV, whole; of a source NULL */
    const struct file_source *source;
    bool gb18030;      /* what the source holds, which is UTF-8 otherwise */
    bool at_end;       /* of the source */
    int64_t taken;     /* bytes of it */
    struct out raw;    /* of GB18030: the beginning of a line */
    struct out window; /* UTF-8 CSV; its rest is table.csv.rest */
    struct table table;
    struct words keys;  /* of the rows read so far */
    struct arena batch; /* what is read lives here until import_file_room */
};

/* `bytes`, which have to live as long as the file, into CSV in the arena. ERR_INPUT where they are
 * none of the forms. */
MUST_CHECK bool import_file_decode(struct import_file *f, struct str bytes, struct arena *a,
                                   struct err *e);

/* The same of a source, which is read once to see what it is. A line of CSV is at most
 * IMPORT_LINE_MAX bytes long, a spreadsheet IMPORT_SHEET_MAX: it is unpacked in memory. */
#define IMPORT_LINE_MAX (1 << 20)
#define IMPORT_SHEET_MAX (64 << 20)
MUST_CHECK bool import_file_source(struct import_file *f, const struct file_source *source,
                                   struct arena *a, struct err *e);

/* Before the first row. ERR_INPUT where the header is not that of the kind. */
MUST_CHECK bool import_file_head(struct import_file *f, struct err *e);

/* Forgets the lines that were read. */
void import_file_room(struct import_file *f);

/* The next record that is not blank; false at the end, and where the source fails (e->code). */
bool import_file_line(struct import_file *f, struct import_line *l, struct err *e);

/* The line as a row of the table, for import_row_take. */
struct table import_file_row(const struct import_file *f, const struct import_line *l);

void import_file_end(struct import_file *f);

#define IMPORT_TWICE "an earlier row of this file has this key"

#endif
