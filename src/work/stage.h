/* stage.h - files of any size that came over HTTP: sealed on disk until they are used, for 24 hours
 * at most.
 *
 * A folder of the server, its owner's alone. A file is sealed piece by piece as it comes, under a
 * key of its own drawn from the key of staged lists; memory does not grow with it. It is there
 * whole (synced, then renamed) or not at all: what a killed process left half is swept. Each piece
 * is bound to its file and its place, the length to the seal of the head: a file that was cut,
 * changed or put in another's place does not open. Several servers share what they take only where
 * they share the folder. May be used from several threads; one writer or reader by one at a time.
 */
#ifndef XL_WORK_STAGE_H
#define XL_WORK_STAGE_H

#include "model/rights.h"
#include "model/upload.h"
#include "work/seal.h"
#include "work/secret.h"

enum { STAGE_PIECE = 64 * 1024, STAGE_WRITERS = 16 };
#define STAGE_SPARE ((int64_t)256 << 20) /* bytes of the disk that stay free */

/* What is known of a file: who sent it in which post, and what came. */
struct stage_file {
    struct id id;
    int64_t size;             /* bytes */
    char sha256[SECRET_HASH]; /* of them, in hex */
    struct id owner;          /* account, or none: a program */
    enum role role;
    struct scope scope; /* place in the arena of whoever asked for it */
    int64_t made_ms;    /* gone UPLOAD_KEPT_MS later */
};

struct stage;
/* Makes the folder (0700) where it is not there. ERR_IO where it cannot be made or written, or is
 * open to others. The store and the seal must outlive it. */
MUST_CHECK bool stage_open(const char *folder, struct store *st, const struct seal *seal,
                           struct stage **stage, struct err *e);
void stage_close(struct stage *stage); /* NULL does nothing */

/* Whether so many bytes more leave STAGE_SPARE free. ERR_IO */
MUST_CHECK bool stage_room(const struct stage *stage, int64_t bytes, struct err *e);

/* A file as it comes. ERR_STATE where STAGE_WRITERS are being written already. */
struct stage_write;
MUST_CHECK bool stage_write_open(struct stage *stage, const struct subject *by, int64_t now_ms,
                                 struct stage_write **w, struct err *e);
/* Costs a copy, the seal, and a write to the page cache; writing to disk is begun meanwhile.
 * ERR_IO where the disk takes no more: nothing but drop may follow. */
MUST_CHECK bool stage_write_put(struct stage_write *w, struct str bytes, struct err *e);
/* All is in: synced and there under its id. The writer is gone afterwards, whatever comes back; on
 * failure so is the file. `file` is in the arena. */
MUST_CHECK bool stage_write_done(struct stage_write *w, struct arena *a, struct stage_file *file,
                                 struct err *e);
void stage_write_drop(struct stage_write *w); /* leaves nothing; NULL does nothing */

/* Of a file that is there. ERR_MISSING, or ERR_CHECK where it does not open. */
MUST_CHECK bool stage_get(struct stage *stage, struct id id, struct arena *a,
                          struct stage_file *file, struct err *e);
/* For whom it was: ERR_MISSING where it is out of the asker's reach (model/rights). */
MUST_CHECK bool stage_may(const struct stage_file *file, const struct subject *by,
                          enum action action, struct err *e);
MUST_CHECK bool stage_remove(struct stage *stage, struct id id, struct err *e);

/* Its bytes, from any place; from front to back each piece is opened once. A file that is removed
 * meanwhile is still read to its end. */
struct stage_read;
MUST_CHECK bool stage_read_open(struct stage *stage, struct id id, struct stage_read **r,
                                struct err *e);
/* Up to `n` bytes from `offset`; `*got` 0 at the end. ERR_CHECK where a piece does not open. */
MUST_CHECK bool stage_read_at(struct stage_read *r, int64_t offset, char *to, size_t n, size_t *got,
                              struct err *e);
int64_t stage_read_size(const struct stage_read *r);
void stage_read_close(struct stage_read *r); /* NULL does nothing */

/* Takes away what is older than UPLOAD_KEPT_MS, and halves that nobody writes any more. */
MUST_CHECK bool stage_sweep(struct stage *stage, int64_t now_ms, struct err *e);

#endif
