/* stage_part.h - what the files of stage share.
 *
 * On disk: STAGE_HEAD bytes of head, then the sealed pieces, all of one length but the last. The
 * head is a line "xinglin-stage 1 N P", N the number of the key and P the profile, a line with what
 * is known of the file, sealed, and zeros. While it comes, a file is named ID.part and locked. */
#ifndef XL_WORK_STAGE_PART_H
#define XL_WORK_STAGE_PART_H

#include <stdatomic.h>

#include "work/stage.h"

enum { STAGE_HEAD = 4096, STAGE_NAME = ID_TEXT + 8, STAGE_WHERE = ID_TEXT + 40 };

struct stage {
    struct arena arena; /* holds this struct */
    char path[4096];
    int folder; /* open */
    struct store *st;
    const struct seal *seal;
    atomic_int writers;
};

/* How the pieces of one file are sealed. */
struct stage_seal {
    struct id id;
    int32_t number; /* of the key */
    enum seal_profile profile;
    uint8_t key[SEAL_KEY];
};

/* The file's own key, drawn from the stage's: no nonce can meet another file's. */
MUST_CHECK bool stage_seal_draw(const struct seal_key *key, struct id id, struct stage_seal *s,
                                struct err *e);

/* What a piece is bound to; piece -1 is the head. */
struct str stage_where(const struct stage_seal *s, int64_t piece, char where[STAGE_WHERE]);

MUST_CHECK bool stage_head_write(const struct stage_seal *s, const struct stage_file *file,
                                 char head[STAGE_HEAD], struct err *e);
/* The seal of an open file, and what is known of it. */
MUST_CHECK bool stage_head_read(struct stage *stage, int fd, struct id id, struct stage_seal *s,
                                struct arena *a, struct stage_file *file, struct err *e);
/* ERR_MISSING where it is not there. */
MUST_CHECK bool stage_fd(struct stage *stage, struct id id, int *fd, struct err *e);

#endif
