/* file.c - reading whole files (plain or gzip) and writing whole folders. */
#include "work/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 256 * 1024 };

static bool fail(struct err *e, const char *path, const char *doing)
{
    return err_set(e, ERR_IO, "%.400s: %s: %s", path, doing, strerror(errno));
}

/* Reads a descriptor to its end into `bytes`. */
static bool descriptor_read(int fd, const char *path, struct out *bytes, struct err *e)
{
    static _Thread_local char chunk[CHUNK];

    for (;;) {
        ssize_t n = read(fd, chunk, sizeof chunk);

        if (n == 0)
            return true;
        if (n < 0 && errno != EINTR)
            return fail(e, path, "cannot be read");
        if (n > 0)
            out_put(bytes, chunk, (size_t)n);
    }
}

/* One gzip file may hold several members, one behind the other, as `cat a.gz b.gz` makes them. */
static bool unpack(struct str packed, const char *path, struct out *bytes, struct err *e)
{
    static _Thread_local unsigned char chunk[CHUNK];
    z_stream z = {0};
    int state = inflateInit2(&z, 15 + 16);

    if (state != Z_OK)
        return err_set(e, ERR_IO, "%.400s: gzip cannot be started", path);
    z.next_in = (unsigned char *)(uintptr_t)packed.at;
    while ((state == Z_OK || state == Z_STREAM_END)
           && (state != Z_STREAM_END || packed.n > 0 || z.avail_in > 0)) {
        if (z.avail_in == 0) {
            z.avail_in = packed.n > CHUNK ? CHUNK : (unsigned)packed.n;
            packed.n -= z.avail_in;
        }
        if (state == Z_STREAM_END)
            inflateReset(&z);
        z.next_out = chunk;
        z.avail_out = sizeof chunk;
        state = inflate(&z, Z_NO_FLUSH);
        out_put(bytes, chunk, sizeof chunk - z.avail_out);
    }
    inflateEnd(&z);
    if (state == Z_STREAM_END)
        return true;
    return err_set(e, ERR_INPUT, "%.400s: the gzip data %s", path,
                   state == Z_BUF_ERROR ? "end before their end" : "are damaged");
}

bool file_read(const char *path, struct arena *a, struct str *bytes, struct err *e)
{
    bool standard = !strcmp(path, "-");
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct out raw = {0}, plain = {0};
    struct out *whole = &raw;
    bool ok = false;

    if (fd < 0)
        return fail(e, path, "cannot be opened");
    if (!descriptor_read(fd, path, &raw, e))
        goto undo;
    if (raw.n >= 2 && !memcmp(raw.items, "\x1f\x8b", 2)) {
        if (!unpack((struct str){raw.items, raw.n}, path, &plain, e))
            goto undo;
        whole = &plain;
    }
    *bytes = (struct str){arena_copy(a, whole->items, whole->n), whole->n};
    ok = true;
undo:
    out_reset(&raw);
    out_reset(&plain);
    if (!standard)
        close(fd);
    return ok;
}

/* A plain file that is no gzip is shown in place. */
static bool map_in_place(struct file_view *v, const char *path)
{
    int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat about;
    void *map;

    if (fd < 0)
        return false;
    if (fstat(fd, &about) || !S_ISREG(about.st_mode) || about.st_size < CHUNK) {
        close(fd);
        return false;
    }
    map = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED)
        return false;
    if (!memcmp(map, "\x1f\x8b", 2)) {
        munmap(map, (size_t)about.st_size);
        return false;
    }
    *v = (struct file_view){
        .bytes = {map, (size_t)about.st_size}, .map = map, .map_n = (size_t)about.st_size};
    return true;
}

bool file_view_open(struct file_view *v, const char *path, struct err *e)
{
    *v = (struct file_view){0};
    return map_in_place(v, path) || file_read(path, &v->arena, &v->bytes, e);
}

void file_view_forget(struct file_view *v, size_t upto)
{
    enum { STEP = 16 << 20 };

    upto = upto / STEP * STEP;
    if (!v->map || upto <= v->forgotten)
        return;
    (void)madvise((char *)v->map + v->forgotten, upto - v->forgotten, MADV_DONTNEED);
    v->forgotten = upto;
}

void file_view_close(struct file_view *v)
{
    if (v->map)
        munmap(v->map, v->map_n);
    file_feed_close(v->feed);
    arena_reset(&v->arena);
    *v = (struct file_view){0};
}

/* Removes a folder of plain files, which is all we ever write; sub-folders too. */
static bool folder_remove(const char *path, struct err *e)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (!dir)
        return fail(e, path, "cannot be opened as a folder");
    while ((entry = readdir(dir))) {
        char inside[4096 + 300];
        struct stat about;

        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        if (lstat(inside, &about) == 0 && S_ISDIR(about.st_mode)) {
            if (!folder_remove(inside, e))
                break;
        } else if (unlink(inside) != 0) {
            fail(e, inside, "cannot be removed");
            break;
        }
    }
    closedir(dir);
    if (e->code != ERR_NONE)
        return false;
    return rmdir(path) == 0 || fail(e, path, "cannot be removed");
}

static bool there(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0;
}

bool folder_open(struct folder *f, const char *path, bool force, struct err *e)
{
    size_t n = strlen(path);

    while (n > 1 && path[n - 1] == '/')
        n--;
    if (n == 0 || n >= sizeof f->path - 8)
        return err_set(e, ERR_USAGE, "the name of the output folder has %zu bytes", n);
    snprintf(f->path, sizeof f->path, "%.*s", (int)n, path);
    snprintf(f->tmp, sizeof f->tmp, "%s.tmp", f->path);
    f->force = force;
    if (there(f->path) && !force)
        return err_set(e, ERR_IO, "%.400s: the output folder is there already; --force replaces it",
                       f->path);
    if (there(f->tmp) && !folder_remove(f->tmp, e))
        return false;
    return mkdir(f->tmp, 0777) == 0 || fail(e, f->tmp, "cannot be made");
}

struct folder_file {
    int fd;
    struct out out;
    char path[4096 + 256];
};

static bool file_drain(void *arg, const char *bytes, size_t n, struct err *e)
{
    struct folder_file *file = arg;

    while (n > 0) {
        ssize_t wrote = write(file->fd, bytes, n);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return fail(e, file->path, "cannot be written");
        bytes += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

bool folder_put(struct folder *f, const char *name, struct folder_file **file, struct out **out,
                struct err *e)
{
    struct folder_file *new = heap_grow(NULL, sizeof *new);

    *new = (struct folder_file){.out = {.drain = file_drain, .arg = new}};
    snprintf(new->path, sizeof new->path, "%s/%.200s", f->tmp, name);
    new->fd = open(new->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (new->fd < 0) {
        fail(e, new->path, "cannot be made");
        heap_free(new);
        return false;
    }
    *file = new;
    *out = &new->out;
    return true;
}

bool folder_put_end(struct folder_file *file, struct err *e)
{
    bool ok = out_flush(&file->out, e);

    if (ok && fsync(file->fd) != 0)
        ok = fail(e, file->path, "cannot be written");
    if (close(file->fd) != 0 && ok)
        ok = fail(e, file->path, "cannot be closed");
    out_reset(&file->out);
    heap_free(file);
    return ok;
}

static bool folder_sync(const char *path, struct err *e)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok;

    if (fd < 0)
        return fail(e, path, "cannot be opened");
    ok = fsync(fd) == 0 || errno == EINVAL || fail(e, path, "cannot be synced");
    close(fd);
    return ok;
}

/* The folder that holds `path`. */
static void parent_of(const char *path, char parent[4096])
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        snprintf(parent, 4096, ".");
    else
        snprintf(parent, 4096, "%.*s", slash == path ? 1 : (int)(slash - path), path);
}

/* Sets the present PATH aside as PATH.old. */
static bool set_aside(const struct folder *f, const char *old, struct err *e)
{
    if (!f->force)
        return err_set(e, ERR_IO, "%.400s: has appeared meanwhile", f->path);
    if (there(old) && !folder_remove(old, e))
        return false;
    return rename(f->path, old) == 0 || fail(e, f->path, "cannot be set aside");
}

bool folder_done(struct folder *f, struct err *e)
{
    char old[4096 + 8], parent[4096];
    bool replace = there(f->path);

    snprintf(old, sizeof old, "%s.old", f->path);
    parent_of(f->path, parent);
    if (!folder_sync(f->tmp, e) || (replace && !set_aside(f, old, e)))
        return false;
    if (rename(f->tmp, f->path) != 0) {
        if (replace && rename(old, f->path) != 0)
            return fail(e, old, "holds what was there; it cannot be renamed back");
        return fail(e, f->tmp, "cannot be renamed into place");
    }
    return (!replace || folder_remove(old, e)) && folder_sync(parent, e);
}

void folder_drop(struct folder *f)
{
    struct err ignored = {0}; /* the next run removes what is left */

    if (there(f->tmp))
        (void)!folder_remove(f->tmp, &ignored);
}
