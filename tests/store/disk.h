/* disk.h - a disk for SQLite whose failures a test chooses: a layer over the real files.
 *
 * Beside each database file and its log it keeps what would be left after a power cut: the bytes as
 * of the last sync, and the writes since. `disk_image` makes that into a folder: what was synced,
 * and of the later writes none, or sectors drawn at random, as a disk keeps them in any order.
 * A call counts as it arrives; `disk_fail` lets those from a number on fail. One disk a process. */
#ifndef XL_TESTS_STORE_DISK_H
#define XL_TESTS_STORE_DISK_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/random.h"
#include "tests/check.h"

enum disk_call { DISK_READ = 1, DISK_WRITE = 2, DISK_SYNC = 4 };
enum { DISK_FILES = 8, DISK_SECTOR = 512 };

struct disk_write {
    sqlite3_int64 at;
    int n; /* below 0: the file is cut off at `at` */
    unsigned char *bytes;
};

struct disk_file {
    char path[160];
    unsigned char *synced; /* [n] */
    sqlite3_int64 n;
    bool there; /* after a power cut */
    struct disk_write *writes;
    size_t write_n, write_cap;
};

static struct disk {
    sqlite3_vfs vfs, *real;
    sqlite3_io_methods methods;
    char folder[128]; /* what lies elsewhere is not looked at */
    pthread_mutex_t mutex;
    struct disk_file files[DISK_FILES];
    void (*before_sync)(void); /* the moment of a cut; held with the mutex */
    atomic_int calls;          /* of the kinds that count, so far */
    int kinds, fail_from, fail_n, fail_code;
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER};

struct disk_handle {
    sqlite3_file head;
    sqlite3_file *real;
    struct disk_file *file; /* NULL: not looked at */
};

/* From now on the calls of these kinds count, and `n` of them fail from the `from`-th on. */
static inline void disk_fail(int kinds, int from, int n, int code)
{
    disk.fail_from = from;
    disk.fail_n = n;
    disk.fail_code = code;
    disk.kinds = kinds;
    atomic_store(&disk.calls, 0);
}

static inline int disk_verdict(enum disk_call call)
{
    int number;

    if ((disk.kinds & (int)call) == 0)
        return SQLITE_OK;
    number = atomic_fetch_add(&disk.calls, 1) + 1;
    return number >= disk.fail_from && number < disk.fail_from + disk.fail_n ? disk.fail_code
                                                                             : SQLITE_OK;
}

/* --- what would be left */

static inline void disk_resize(struct disk_file *f, sqlite3_int64 n)
{
    if (n > f->n) {
        f->synced = realloc(f->synced, (size_t)n);
        assert_non_null(f->synced);
        memset(f->synced + f->n, 0, (size_t)(n - f->n));
    }
    f->n = n;
}

static inline void disk_apply(struct disk_file *f, const struct disk_write *w)
{
    if (w->n < 0) {
        disk_resize(f, w->at);
        return;
    }
    if (w->at + w->n > f->n)
        disk_resize(f, w->at + w->n);
    memcpy(f->synced + w->at, w->bytes, (size_t)w->n);
}

static inline void disk_forget(struct disk_file *f)
{
    for (size_t i = 0; i < f->write_n; i++)
        free(f->writes[i].bytes);
    f->write_n = 0;
}

static inline void disk_remember(struct disk_file *f, sqlite3_int64 at, int n, const void *bytes)
{
    struct disk_write *w;

    if (f == NULL)
        return;
    pthread_mutex_lock(&disk.mutex);
    if (f->write_n == f->write_cap) {
        f->write_cap = f->write_cap * 2 + 16;
        f->writes = realloc(f->writes, f->write_cap * sizeof *f->writes);
        assert_non_null(f->writes);
    }
    w = &f->writes[f->write_n++];
    *w = (struct disk_write){at, n, NULL};
    if (n > 0) {
        w->bytes = malloc((size_t)n);
        assert_non_null(w->bytes);
        memcpy(w->bytes, bytes, (size_t)n);
    }
    pthread_mutex_unlock(&disk.mutex);
}

static inline struct disk_file *disk_file_of(const char *path, bool make)
{
    for (int i = 0; i < DISK_FILES; i++)
        if (disk.files[i].path[0] && strcmp(disk.files[i].path, path) == 0)
            return &disk.files[i];
    for (int i = 0; make && i < DISK_FILES; i++)
        if (!disk.files[i].path[0]) {
            snprintf(disk.files[i].path, sizeof disk.files[i].path, "%s", path);
            return &disk.files[i];
        }
    return NULL;
}

static inline void disk_drop(struct disk_file *f)
{
    disk_forget(f);
    free(f->writes);
    free(f->synced);
    *f = (struct disk_file){0};
}

/* What lay there before anybody wrote is synced. */
static inline void disk_load(struct disk_file *f)
{
    FILE *in = fopen(f->path, "rb");
    unsigned char bytes[65536];
    size_t n;

    if (in == NULL)
        return;
    f->there = true;
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        disk_apply(f, &(struct disk_write){f->n, (int)n, bytes});
    fclose(in);
}

static inline void disk_write_out(const struct disk_file *f, const char *folder)
{
    char path[320];
    FILE *out;

    snprintf(path, sizeof path, "%s%s", folder, strrchr(f->path, '/'));
    out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(f->synced, 1, (size_t)f->n, out), f->n);
    assert_int_equal(fclose(out), 0);
}

/* The sectors of a write that reached the disk by chance. */
static inline void disk_scatter(struct disk_file *f, const struct disk_write *w,
                                struct random *dice)
{
    if (w->n < 0) {
        if (random_below(dice, 2) == 0)
            disk_apply(f, w);
        return;
    }
    for (int at = 0; at < w->n; at += DISK_SECTOR) {
        int n = w->n - at < DISK_SECTOR ? w->n - at : DISK_SECTOR;

        if (random_below(dice, 2) == 0)
            disk_apply(f, &(struct disk_write){w->at + at, n, w->bytes + at});
    }
}

/* Writes into `folder` what a power cut would leave now; the caller holds the mutex. */
static inline void disk_image(const char *folder, bool scattered, struct random *dice)
{
    for (int i = 0; i < DISK_FILES; i++) {
        struct disk_file *f = &disk.files[i], copy = *f;

        if (!f->path[0] || (!f->there && !scattered))
            continue;
        copy.synced = malloc((size_t)f->n + 1);
        assert_non_null(copy.synced);
        if (f->n > 0)
            memcpy(copy.synced, f->synced, (size_t)f->n);
        for (size_t w = 0; scattered && w < f->write_n; w++)
            disk_scatter(&copy, &f->writes[w], dice);
        disk_write_out(&copy, folder);
        free(copy.synced);
    }
}

/* --- SQLite's side */

static inline sqlite3_file *disk_real(sqlite3_file *head)
{
    return ((struct disk_handle *)head)->real;
}

static inline struct disk_file *disk_of(sqlite3_file *head)
{
    return ((struct disk_handle *)head)->file;
}

static inline int disk_close(sqlite3_file *head)
{
    return disk_real(head)->pMethods->xClose(disk_real(head));
}

static inline int disk_read(sqlite3_file *head, void *bytes, int n, sqlite3_int64 at)
{
    int code = disk_of(head) ? disk_verdict(DISK_READ) : SQLITE_OK;

    return code ? code : disk_real(head)->pMethods->xRead(disk_real(head), bytes, n, at);
}

static inline int disk_write(sqlite3_file *head, const void *bytes, int n, sqlite3_int64 at)
{
    int code = disk_of(head) ? disk_verdict(DISK_WRITE) : SQLITE_OK;

    if (code)
        return code;
    disk_remember(disk_of(head), at, n, bytes);
    return disk_real(head)->pMethods->xWrite(disk_real(head), bytes, n, at);
}

static inline int disk_truncate(sqlite3_file *head, sqlite3_int64 at)
{
    disk_remember(disk_of(head), at, -1, NULL);
    return disk_real(head)->pMethods->xTruncate(disk_real(head), at);
}

static inline int disk_sync(sqlite3_file *head, int flags)
{
    struct disk_file *f = disk_of(head);
    int code = f ? disk_verdict(DISK_SYNC) : SQLITE_OK;

    (void)flags;
    if (f == NULL || code)
        return code; /* the real disk need not be waited for */
    pthread_mutex_lock(&disk.mutex);
    if (disk.before_sync)
        disk.before_sync();
    for (size_t i = 0; i < f->write_n; i++)
        disk_apply(f, &f->writes[i]);
    disk_forget(f);
    f->there = true;
    pthread_mutex_unlock(&disk.mutex);
    return SQLITE_OK;
}

static inline int disk_size(sqlite3_file *head, sqlite3_int64 *n)
{
    return disk_real(head)->pMethods->xFileSize(disk_real(head), n);
}

static inline int disk_lock(sqlite3_file *head, int level)
{
    return disk_real(head)->pMethods->xLock(disk_real(head), level);
}

static inline int disk_unlock(sqlite3_file *head, int level)
{
    return disk_real(head)->pMethods->xUnlock(disk_real(head), level);
}

static inline int disk_reserved(sqlite3_file *head, int *held)
{
    return disk_real(head)->pMethods->xCheckReservedLock(disk_real(head), held);
}

static inline int disk_control(sqlite3_file *head, int what, void *arg)
{
    return disk_real(head)->pMethods->xFileControl(disk_real(head), what, arg);
}

static inline int disk_sector(sqlite3_file *head)
{
    (void)head;
    return DISK_SECTOR;
}

/* Nothing is promised: no write is atomic, none is safe beside another. */
static inline int disk_promises(sqlite3_file *head)
{
    (void)head;
    return 0;
}

static inline int disk_shm_map(sqlite3_file *head, int page, int n, int extend, void volatile **at)
{
    return disk_real(head)->pMethods->xShmMap(disk_real(head), page, n, extend, at);
}

static inline int disk_shm_lock(sqlite3_file *head, int from, int n, int flags)
{
    return disk_real(head)->pMethods->xShmLock(disk_real(head), from, n, flags);
}

static inline void disk_shm_barrier(sqlite3_file *head)
{
    disk_real(head)->pMethods->xShmBarrier(disk_real(head));
}

static inline int disk_shm_unmap(sqlite3_file *head, int gone)
{
    return disk_real(head)->pMethods->xShmUnmap(disk_real(head), gone);
}

static inline int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *head, int flags,
                            int *told)
{
    struct disk_handle *h = (struct disk_handle *)head;
    bool mine = path && disk.folder[0] && strncmp(path, disk.folder, strlen(disk.folder)) == 0;
    int code;

    (void)vfs;
    *h = (struct disk_handle){.real = (sqlite3_file *)(h + 1)};
    if (mine) {
        pthread_mutex_lock(&disk.mutex);
        h->file = disk_file_of(path, false);
        if (h->file == NULL && (h->file = disk_file_of(path, true)) != NULL)
            disk_load(h->file);
        pthread_mutex_unlock(&disk.mutex);
    }
    code = disk.real->xOpen(disk.real, path, h->real, flags, told);
    if (h->real->pMethods)
        h->head.pMethods = &disk.methods;
    return code;
}

static inline int disk_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
    struct disk_file *f;

    (void)vfs;
    pthread_mutex_lock(&disk.mutex);
    f = disk_file_of(path, false);
    if (f)
        disk_drop(f);
    pthread_mutex_unlock(&disk.mutex);
    return disk.real->xDelete(disk.real, path, sync);
}

/* From now on every database is opened on the disk, files below `folder` are looked at. */
static inline void disk_start(const char *folder)
{
    if (disk.real == NULL) {
        disk.real = sqlite3_vfs_find(NULL);
        disk.vfs = *disk.real;
        disk.vfs.zName = "disk";
        disk.vfs.szOsFile = (int)sizeof(struct disk_handle) + disk.real->szOsFile;
        disk.vfs.xOpen = disk_open;
        disk.vfs.xDelete = disk_delete;
        disk.methods = (sqlite3_io_methods){2,
                                            disk_close,
                                            disk_read,
                                            disk_write,
                                            disk_truncate,
                                            disk_sync,
                                            disk_size,
                                            disk_lock,
                                            disk_unlock,
                                            disk_reserved,
                                            disk_control,
                                            disk_sector,
                                            disk_promises,
                                            disk_shm_map,
                                            disk_shm_lock,
                                            disk_shm_barrier,
                                            disk_shm_unmap,
                                            NULL,
                                            NULL};
        assert_int_equal(sqlite3_vfs_register(&disk.vfs, 1), SQLITE_OK);
    }
    snprintf(disk.folder, sizeof disk.folder, "%s/", folder);
    disk_fail(0, 0, 0, SQLITE_OK);
    disk.before_sync = NULL;
}

/* No file is looked at any more. All stores are closed. */
static inline void disk_stop(void)
{
    disk.folder[0] = '\0';
    for (int i = 0; i < DISK_FILES; i++)
        disk_drop(&disk.files[i]);
}

#endif
