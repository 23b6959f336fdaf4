/* upload_part.h - what the files of upload share. */
#ifndef XL_WORK_UPLOAD_PART_H
#define XL_WORK_UPLOAD_PART_H

#include "work/import_file.h"
#include "work/import_row.h"
#include "work/upload.h"

int upload_column_n(enum job_kind kind);

/* In an organization's place: whose keys staged rows and files are sealed under. */
extern const struct id UPLOAD_STAGE;

/* The key of staged rows: one for all uploads. ERR_STATE without a master key. In a transaction. */
MUST_CHECK bool upload_key(struct store *st, const struct seal *seal, struct seal_key *key,
                           struct err *e);

/* Fields as a sealed CSV line with the hash of the first, and back: as many as the list has
 * columns, though it had fewer when the row was staged. */
MUST_CHECK bool upload_row_seal(const struct seal_key *key, const struct str *fields, int column_n,
                                struct arena *a, struct upload_row *row, struct err *e);
MUST_CHECK bool upload_row_open(const struct seal_key *key, enum job_kind kind,
                                const struct upload_row *row, struct arena *a,
                                struct str_list *fields, struct err *e);

/* Looks at all rows of a list that was sent and keeps them sealed, counted into `u`. What a failure
 * leaves of them is the caller's to drop. */
struct upload_sent {
    const struct seal *seal;
    const struct subject *by;
    const struct file_source *from;
};
#define UPLOAD_LEASE_MS 30000
struct upload_hold { /* of a worker: its lease, and whether it is to stop */
    int64_t until_ms, next_ms;
    bool (*stop)(void *arg);
    void *arg;
};
MUST_CHECK bool upload_rows_stage(struct store *st, const struct upload_sent *sent,
                                  struct upload *u, struct upload_hold *hold, struct err *e);

/* The fault of a line by its parts, into the row: empty where there is none. */
void upload_row_fault(const struct import_file *f, const struct csv_wrong *wrong, struct arena *a,
                      struct upload_row *row);

/* Looks at a line in a transaction: the fault into the row. */
struct upload_look {
    const struct subject *by;
    struct import_file *file;
    struct arena *a;
};
MUST_CHECK bool upload_row_look(struct store *st, const struct upload_look *look,
                                const struct import_line *line, struct upload_row *row,
                                struct err *e);

/* By whom the rows of an upload are held against: the post in which it was sent. */
struct subject upload_subject(const struct upload *u);

MUST_CHECK bool upload_get(struct store *st, const struct upload_ask *ask, enum action action,
                           struct arena *a, struct upload_seen *seen, struct err *e);

/* All good rows as one CSV file, each on the line that it had: a file_source, which reads a page of
 * them in a transaction of its own. Store, key and upload must outlive it. */
struct upload_text {
    struct store *st;
    const struct seal_key *key;
    const struct upload *upload;
    struct arena a;  /* of the page */
    struct out held; /* its text, */
    size_t taken;    /* of which so much was given */
    int64_t given;   /* of all */
    int64_t line;    /* that comes next */
    int64_t after;   /* the last row read */
    bool at_end;
    struct upload_rows rows;
};
void upload_text_open(struct upload_text *t, struct store *st, const struct seal_key *key,
                      const struct upload *u);
MUST_CHECK bool upload_text_read(void *arg, int64_t offset, char *to, size_t n, size_t *got,
                                 struct err *e);
void upload_text_close(struct upload_text *t);

/* What its job is known by: never what a list of the command line is known by. */
struct str upload_digest(const struct upload *u, struct arena *a);

int64_t upload_now_ms(void);

#endif
