/* stage_write.c - a file on its way to the stage. */
/* OpenSSL has a type of a name that is ours; its SHA-256 uses what the processor has for it. */
#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/evp.h>
#undef ERR_STATE

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "work/stage_part.h"
#include "work/upload_part.h"

enum { STEP = 8 << 20 }; /* bytes between two looks at the disk */

struct stage_write {
    struct arena arena; /* holds this struct */
    struct stage *stage;
    struct stage_file file;
    struct stage_seal seal;
    EVP_MD_CTX *hash;
    int fd;
    char name[STAGE_NAME];
    int64_t written, begun; /* bytes of the file on disk; those whose way there was begun */
    int64_t piece;
    size_t held;
    char hold[STAGE_PIECE];
};

struct key_ask {
    struct stage *stage;
    struct seal_key key;
};

static bool key_in_tx(struct store *st, void *arg, struct err *e)
{
    struct key_ask *ask = arg;

    return upload_key(st, ask->stage->seal, &ask->key, e);
}

static bool begin(struct stage_write *w, struct err *e)
{
    struct key_ask ask = {.stage = w->stage};
    char id[ID_TEXT];
    bool good = store_tx(w->stage->st, STORE_WRITE, key_in_tx, &ask, e)
                && stage_seal_draw(&ask.key, w->file.id, &w->seal, e);

    seal_key_wipe(&ask.key);
    if (!good)
        return false;
    id_text(w->file.id, id);
    snprintf(w->name, sizeof w->name, "%s.part", id);
    w->fd = openat(w->stage->folder, w->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                   0600);
    if (w->fd < 0 || flock(w->fd, LOCK_EX | LOCK_NB) != 0)
        return err_set(e, ERR_IO, "%s: %s", w->stage->path, strerror(errno));
    w->hash = EVP_MD_CTX_new();
    return (w->hash && EVP_DigestInit_ex(w->hash, EVP_sha256(), NULL) == 1)
           || err_set(e, ERR_IO, "the cryptographic library refuses");
}

bool stage_write_open(struct stage *stage, const struct subject *by, int64_t now_ms,
                      struct stage_write **w, struct err *e)
{
    struct arena a = {0};
    struct stage_write *made;

    if (atomic_fetch_add(&stage->writers, 1) >= STAGE_WRITERS) {
        atomic_fetch_sub(&stage->writers, 1);
        return err_set(e, ERR_STATE, "%d files are on their way already", STAGE_WRITERS);
    }
    made = ARENA_NEW(&a, struct stage_write);
    made->arena = a;
    made->stage = stage;
    made->fd = -1;
    made->written = made->begun = STAGE_HEAD;
    made->file = (struct stage_file){.id = id_new(),
                                     .owner = by->account,
                                     .role = by->role,
                                     .scope = by->scope,
                                     .made_ms = now_ms};
    made->file.scope.place = str_copy(&made->arena, by->scope.place);
    if (!begin(made, e)) {
        stage_write_drop(made);
        return false;
    }
    *w = made;
    return true;
}

static bool write_all(struct stage_write *w, struct str bytes, struct err *e)
{
    while (bytes.n) {
        ssize_t n = pwrite(w->fd, bytes.at, bytes.n, w->written);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return err_set(e, ERR_IO, "the disk takes no more: %s", strerror(n ? errno : ENOSPC));
        bytes = (struct str){bytes.at + n, bytes.n - (size_t)n};
        w->written += n;
    }
    return true;
}

/* The disk is kept busy meanwhile, so that the sync at the end is short. */
static bool step(struct stage_write *w, struct err *e)
{
    if (w->written - w->begun < STEP)
        return true;
    sync_file_range(w->fd, w->begun, w->written - w->begun, SYNC_FILE_RANGE_WRITE);
    w->begun = w->written;
    return stage_room(w->stage, 0, e);
}

static bool piece_write(struct stage_write *w, struct err *e)
{
    char where[STAGE_WHERE];
    struct arena a = {0};
    struct str sealed;
    bool good = box_seal_bytes(w->seal.profile, w->seal.key, stage_where(&w->seal, w->piece, where),
                               (struct str){w->hold, w->held}, &a, &sealed, e)
                && write_all(w, sealed, e) && step(w, e);

    arena_reset(&a);
    w->piece++;
    w->held = 0;
    return good;
}

bool stage_write_put(struct stage_write *w, struct str bytes, struct err *e)
{
    if (bytes.n == 0)
        return true;
    if (EVP_DigestUpdate(w->hash, bytes.at, bytes.n) != 1)
        return err_set(e, ERR_IO, "the cryptographic library refuses");
    w->file.size += (int64_t)bytes.n;
    while (bytes.n) {
        size_t n = STAGE_PIECE - w->held < bytes.n ? STAGE_PIECE - w->held : bytes.n;

        memcpy(w->hold + w->held, bytes.at, n);
        w->held += n;
        bytes = (struct str){bytes.at + n, bytes.n - n};
        if (w->held == STAGE_PIECE && !piece_write(w, e))
            return false;
    }
    return true;
}

static bool hash_end(struct stage_write *w, struct err *e)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    if (EVP_DigestFinal_ex(w->hash, digest, &n) != 1 || 2 * n + 1 != SECRET_HASH)
        return err_set(e, ERR_IO, "the cryptographic library refuses");
    sodium_bin2hex(w->file.sha256, sizeof w->file.sha256, digest, n);
    return true;
}

static bool finish(struct stage_write *w, struct err *e)
{
    char head[STAGE_HEAD], id[ID_TEXT];
    int folder = w->stage->folder;

    if ((w->held && !piece_write(w, e)) || !hash_end(w, e)
        || !stage_head_write(&w->seal, &w->file, head, e))
        return false;
    id_text(w->file.id, id);
    if (pwrite(w->fd, head, STAGE_HEAD, 0) != STAGE_HEAD || fsync(w->fd) != 0
        || renameat(folder, w->name, folder, id) != 0)
        return err_set(e, ERR_IO, "the disk takes no more: %s", strerror(errno));
    snprintf(w->name, sizeof w->name, "%s", id);
    return fsync(folder) == 0 || err_set(e, ERR_IO, "%s: %s", w->stage->path, strerror(errno));
}

static void end(struct stage_write *w, bool kept)
{
    struct arena a = w->arena;

    atomic_fetch_sub(&w->stage->writers, 1);
    if (w->fd >= 0 && !kept)
        unlinkat(w->stage->folder, w->name, 0);
    if (w->fd >= 0)
        close(w->fd);
    EVP_MD_CTX_free(w->hash);
    secret_erase(&w->seal, sizeof w->seal);
    secret_erase(w->hold, sizeof w->hold);
    arena_reset(&a);
}

bool stage_write_done(struct stage_write *w, struct arena *a, struct stage_file *file,
                      struct err *e)
{
    bool good = finish(w, e);

    if (good) {
        *file = w->file;
        file->scope.place = str_copy(a, w->file.scope.place);
    }
    end(w, good);
    return good;
}

void stage_write_drop(struct stage_write *w)
{
    if (w)
        end(w, false);
}
