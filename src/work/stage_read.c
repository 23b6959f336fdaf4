/* stage_read.c - a staged file, piece by piece. */
#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "work/stage_part.h"

struct stage_read {
    struct arena arena; /* holds this struct */
    struct stage_file file;
    struct stage_seal seal;
    int fd;
    int64_t piece; /* that is open, -1: none */
    size_t open_n;
    char open[STAGE_PIECE];
    char sealed[STAGE_PIECE + 256];
};

bool stage_read_open(struct stage *stage, struct id id, struct stage_read **r, struct err *e)
{
    struct arena a = {0};
    struct stage_read *made;
    int fd;

    if (!stage_fd(stage, id, &fd, e))
        return false;
    made = ARENA_NEW(&a, struct stage_read);
    made->fd = fd;
    made->piece = -1;
    made->arena = a;
    if (!stage_head_read(stage, fd, id, &made->seal, &made->arena, &made->file, e)) {
        stage_read_close(made);
        return false;
    }
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    *r = made;
    return true;
}

static bool piece_open(struct stage_read *r, int64_t piece, struct err *e)
{
    size_t extra = box_extra(r->seal.profile);
    int64_t left = r->file.size - piece * STAGE_PIECE;
    size_t n = left < STAGE_PIECE ? (size_t)left : STAGE_PIECE;
    off_t at = STAGE_HEAD + (off_t)piece * (off_t)(STAGE_PIECE + extra);
    char where[STAGE_WHERE];
    struct arena a = {0};
    struct str text;
    bool good;

    assert(n + extra <= sizeof r->sealed);
    r->piece = -1;
    if (pread(r->fd, r->sealed, n + extra, at) != (ssize_t)(n + extra))
        return err_set(e, ERR_CHECK, "a staged file is cut short");
    good = box_open_bytes(r->seal.profile, r->seal.key, stage_where(&r->seal, piece, where),
                          (struct str){r->sealed, n + extra}, &a, &text, e);
    if (good) {
        memcpy(r->open, text.at, n);
        secret_erase((void *)text.at, n);
        r->open_n = n;
        r->piece = piece;
    }
    arena_reset(&a);
    return good;
}

bool stage_read_at(struct stage_read *r, int64_t offset, char *to, size_t n, size_t *got,
                   struct err *e)
{
    size_t done = 0;

    assert(offset >= 0);
    while (done < n && offset < r->file.size) {
        int64_t piece = offset / STAGE_PIECE;
        size_t from = (size_t)(offset % STAGE_PIECE), part;

        if (piece != r->piece && !piece_open(r, piece, e))
            return false;
        part = r->open_n - from < n - done ? r->open_n - from : n - done;
        memcpy(to + done, r->open + from, part);
        done += part;
        offset += (int64_t)part;
    }
    *got = done;
    return true;
}

int64_t stage_read_size(const struct stage_read *r)
{
    return r->file.size;
}

void stage_read_close(struct stage_read *r)
{
    struct arena a;

    if (!r)
        return;
    close(r->fd);
    secret_erase(&r->seal, sizeof r->seal);
    secret_erase(r->open, sizeof r->open);
    a = r->arena;
    arena_reset(&a);
}
