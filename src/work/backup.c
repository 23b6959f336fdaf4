/* backup.c - a store to a file: one reading transaction, one pass, a hash over what is written. */
#include "work/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "work/backup_part.h"

struct target {
    const char *path;
    char tmp[4096];
    int fd;
    crypto_hash_sha256_state hash;
    struct out out;
    struct backup_figures *figures;
    int64_t rows; /* of the table */
};

static bool fail(struct err *e, const char *path, const char *doing)
{
    return err_set(e, ERR_IO, "%.400s: %s: %s", path, doing, strerror(errno));
}

void backup_hex(const unsigned char digest[32], char hex[BACKUP_SHA256])
{
    sodium_bin2hex(hex, BACKUP_SHA256, digest, 32);
}

static bool write_all(void *arg, const char *bytes, size_t n, struct err *e)
{
    struct target *t = arg;

    crypto_hash_sha256_update(&t->hash, (const unsigned char *)bytes, n);
    while (n > 0) {
        ssize_t written = write(t->fd, bytes, n);

        if (written < 0 && errno != EINTR)
            return fail(e, t->tmp, "cannot be written");
        if (written > 0) {
            bytes += written;
            n -= (size_t)written;
        }
    }
    return true;
}

static bool target_open(struct target *t, const struct backup_request *r, struct err *e)
{
    struct stat about;

    if (snprintf(t->tmp, sizeof t->tmp, "%s.tmp", r->path) >= (int)sizeof t->tmp)
        return err_set(e, ERR_USAGE, "the name of the backup is too long");
    t->path = r->path;
    if (!r->force && lstat(r->path, &about) == 0)
        return err_set(e, ERR_IO, "%.400s: the file is there already; --force replaces it",
                       r->path);
    unlink(t->tmp); /* of a run that died */
    t->fd = open(t->tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return t->fd >= 0 || fail(e, t->tmp, "cannot be made");
}

/* The name is on the disk when its folder is. */
static bool folder_sync(const char *path, struct err *e)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    int fd;
    bool good;

    snprintf(folder, sizeof folder, "%.*s", slash != NULL ? (int)(slash - path + 1) : 1,
             slash != NULL ? path : ".");
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    good = fd >= 0 && fsync(fd) == 0;
    if (!good)
        fail(e, folder, "cannot be synced");
    if (fd >= 0)
        close(fd);
    return good;
}

static bool target_close(struct target *t, bool good, struct err *e)
{
    bool open = t->fd >= 0;

    if (open && good && fsync(t->fd) != 0)
        good = fail(e, t->tmp, "cannot be synced");
    if (open && close(t->fd) != 0 && good)
        good = fail(e, t->tmp, "cannot be closed");
    if (good && rename(t->tmp, t->path) != 0)
        good = fail(e, t->path, "cannot be put in place");
    if (!good && open)
        unlink(t->tmp);
    return good && folder_sync(t->path, e);
}

static bool put_row(void *arg, const struct dump_table *table, const struct dump_value *values,
                    struct err *e)
{
    struct target *t = arg;

    t->rows++;
    if (!backup_row_write(&t->out, table, values, e))
        return false;
    out_char(&t->out, '\n');
    return !t->out.failed; /* a full disk ends it soon; the flush tells it */
}

static void put_head(struct target *t)
{
    out_text(&t->out, BACKUP_HEAD "\n");
    for (int i = 0; i < t->figures->version; i++) {
        struct str name = {0}, checksum = {0};

        dump_schema(i, &name, &checksum);
        out_text(&t->out, "schema %.*s %.*s\n", STR_ARG(name), STR_ARG(checksum));
    }
}

/* The last line stands outside of its own hash. */
static bool put_end(struct target *t, struct err *e)
{
    unsigned char digest[crypto_hash_sha256_BYTES];

    out_text(&t->out, "end %lld %lld\n", (long long)t->figures->tables,
             (long long)t->figures->rows);
    if (!out_flush(&t->out, e))
        return false;
    crypto_hash_sha256_final(&t->hash, digest);
    backup_hex(digest, t->figures->sha256);
    out_text(&t->out, "sha256 %s\n", t->figures->sha256);
    crypto_hash_sha256_init(&t->hash);
    return out_flush(&t->out, e);
}

/* Again from the start where the transaction is run again. */
static bool target_rewind(struct target *t, struct err *e)
{
    t->out.n = 0;
    t->figures->tables = t->figures->rows = 0;
    crypto_hash_sha256_init(&t->hash);
    return (ftruncate(t->fd, 0) == 0 && lseek(t->fd, 0, SEEK_SET) == 0)
           || fail(e, t->tmp, "cannot be written");
}

static bool backup_in_tx(struct store *st, void *arg, struct err *e)
{
    struct target *t = arg;
    const struct dump_table *tables;
    int n;

    if (!target_rewind(t, e) || !store_dump_begin(st, e)
        || !store_dump_version(st, &t->figures->version, e))
        return false;
    put_head(t);
    tables = dump_tables(t->figures->version, &n);
    for (int i = 0; i < n; i++) {
        out_text(&t->out, "table %s %s\n", tables[i].name, tables[i].columns);
        t->rows = 0;
        if (!store_dump_rows(st, &tables[i], put_row, t, e))
            return t->out.failed ? out_flush(&t->out, e) : false;
        out_text(&t->out, "rows %s %lld\n", tables[i].name, (long long)t->rows);
        t->figures->tables++;
        t->figures->rows += t->rows;
    }
    return put_end(t, e);
}

bool work_backup(const struct backup_request *r, struct backup_figures *f, struct err *e)
{
    struct backup_figures figures = {0};
    struct target t = {.fd = -1, .figures = &figures};
    struct store *st = NULL;
    bool good;

    t.out.drain = write_all;
    t.out.arg = &t;
    good = store_open(r->store, STORE_EXISTING, &st, e) && target_open(&t, r, e)
           && store_tx(st, STORE_READ, backup_in_tx, &t, e);
    good = target_close(&t, good, e);
    store_close(st);
    out_reset(&t.out);
    if (good)
        *f = figures;
    return good;
}
