/* upload.h - lists that were sent, and their sealed rows. */
#ifndef XL_STORE_UPLOAD_H
#define XL_STORE_UPLOAD_H

#include "model/upload.h"
#include "store/store.h"

MUST_CHECK bool store_upload_add(struct store *st, const struct upload *u, struct err *e);
/* Row count, bad rows, job, the wipe and the file, as they are now. */
MUST_CHECK bool store_upload_keep(struct store *st, const struct upload *u, struct err *e);

struct upload_seen {
    struct upload upload; /* row_n is the job's where the upload itself has none */
    enum upload_state state;
    int64_t job_row_n;
    int64_t checkpoint, written, refused; /* of the job; COUNT_UNKNOWN without one */
    struct str reason;
    int64_t ended_ms;
};
MUST_CHECK bool store_upload_get(struct store *st, struct id id, struct arena *a,
                                 struct upload_seen *seen, struct err *e); /* ERR_MISSING */

struct upload_seen_rows {
    struct upload_seen *items;
    size_t n;
    struct store_more more;
};
/* Newest first. */
MUST_CHECK bool store_upload_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct upload_seen_rows *rows, struct err *e);

/* The oldest upload with rows whose job waits, or whose holder fell silent. */
MUST_CHECK bool store_upload_next(struct store *st, int64_t now_ms, struct arena *a, struct id *id,
                                  bool *found, struct err *e);

/* The oldest whose file nobody has read or reads now, at most 20. */
struct upload_unread {
    struct id *items;
    size_t n;
};
MUST_CHECK bool store_upload_unread(struct store *st, int64_t now_ms, struct arena *a,
                                    struct upload_unread *unread, struct err *e);
/* A worker's own until `until_ms`; `*held` is false where it is another's, or was read. */
MUST_CHECK bool store_upload_claim(struct store *st, struct id id, int64_t now_ms, int64_t until_ms,
                                   bool *held, struct err *e);
/* On to `next_ms`, with the rows that were counted; false where it was claimed by another since, or
 * ended. */
MUST_CHECK bool store_upload_renew(struct store *st, const struct upload *u, int64_t until_ms,
                                   int64_t next_ms, bool *held, struct err *e);
/* It was read, or could not be for a fault (else empty); by whoever holds it. */
MUST_CHECK bool store_upload_read(struct store *st, const struct upload *u, struct str fault,
                                  struct err *e);

/* Takes the rows of uploads made before `before_ms` away, and cancels their jobs that are open;
 * rows of that age without an upload go, too. */
MUST_CHECK bool store_upload_wipe(struct store *st, int64_t before_ms, int64_t now_ms,
                                  struct err *e);
/* Of one upload. */
MUST_CHECK bool store_upload_empty(struct store *st, struct id id, struct err *e);

MUST_CHECK bool store_upload_row_put(struct store *st, const struct upload_row *rows, size_t n,
                                     struct err *e);
MUST_CHECK bool store_upload_row_get(struct store *st, struct id upload, int64_t number,
                                     struct arena *a, struct upload_row *row, struct err *e);

struct upload_rows {
    struct upload_row *items;
    size_t n;
};
struct upload_want {
    struct id upload;
    bool bad;         /* with a fault, or without one */
    struct str fault; /* only with this one; empty: with any */
    int64_t after;    /* behind this row */
    int32_t limit;
};
/* By number. */
MUST_CHECK bool store_upload_row_list(struct store *st, const struct upload_want *want,
                                      struct arena *a, struct upload_rows *rows, struct err *e);
/* Those with one key, by number. */
MUST_CHECK bool store_upload_row_same(struct store *st, struct id upload, struct str key_hash,
                                      struct arena *a, struct upload_rows *rows, struct err *e);
MUST_CHECK bool store_upload_bad(struct store *st, struct id upload, int64_t *bad_n, struct err *e);

/* Faults of one kind. */
struct upload_fault {
    int32_t column;
    struct str fault;
    int64_t n, first; /* rows, and the number of the first */
};
struct upload_faults {
    struct upload_fault *items;
    size_t n;
};
/* The most frequent first, at most 200. */
MUST_CHECK bool store_upload_faults(struct store *st, struct id upload, struct arena *a,
                                    struct upload_faults *faults, struct err *e);

#endif
