/* backup_read.c - a backup line by line, each held against what must stand there. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/list.h"
#include "work/backup_part.h"

enum { CHUNK = 256 * 1024, LINE_MOST = 256 * 1024 * 1024, SCRATCH_MOST = 1024 * 1024 };

struct reader {
    const char *path;
    gzFile file;
    struct LIST(char) buffer;
    size_t at;    /* what was read of it already */
    int64_t line; /* number of the last one, from 1 */
    crypto_hash_sha256_state hash;
    struct arena arena;
    const struct backup_walker *walker;
    struct backup_figures figures;
};

static bool fault(const struct reader *r, struct err *e, const char *what)
{
    return err_set(e, ERR_INPUT, "%.400s:%lld: %.500s", r->path, (long long)r->line, what);
}

/* More bytes behind the rest of the buffer; *more is false at the end. */
static bool fill(struct reader *r, bool *more, struct err *e)
{
    size_t rest = r->buffer.n - r->at;
    int n, code;
    const char *why;

    memmove(r->buffer.items, r->buffer.items + r->at, rest);
    r->at = 0;
    r->buffer.n = rest;
    list_room(&r->buffer, rest + CHUNK);
    n = gzread(r->file, r->buffer.items + rest, CHUNK);
    why = gzerror(r->file, &code);
    if (n < 0 && code == Z_ERRNO)
        return err_set(e, ERR_IO, "%.400s: cannot be read: %s", r->path, strerror(errno));
    if (n < 0 || code == Z_BUF_ERROR)
        return fault(r, e, code == Z_BUF_ERROR ? "the gzip data end before their end" : why);
    r->buffer.n += (size_t)n;
    *more = n > 0;
    return true;
}

/* The next line without its LF; it lives until the next call. */
static bool line_next(struct reader *r, struct str *line, struct err *e)
{
    size_t from = 0;

    r->line++;
    for (;;) {
        const char *at = r->buffer.items + r->at;
        size_t n = r->buffer.n - r->at;
        const char *end = n > from ? memchr(at + from, '\n', n - from) : NULL;
        bool more = true;

        if (end != NULL) {
            *line = (struct str){at, (size_t)(end - at)};
            r->at += line->n + 1;
            return true;
        }
        if (n > LINE_MOST)
            return fault(r, e, "the line does not end");
        from = n;
        if (!fill(r, &more, e))
            return false;
        if (!more)
            return fault(r, e, "the backup is cut off here: its end is missing");
    }
}

static void hash_line(struct reader *r, struct str line)
{
    crypto_hash_sha256_update(&r->hash, (const unsigned char *)line.at, line.n + 1);
}

/* A line that must be exactly this. */
static bool line_is(struct reader *r, const char *wanted, struct str *line, struct err *e)
{
    if (!line_next(r, line, e))
        return false;
    hash_line(r, *line);
    if (str_eq(*line, str_of(wanted)))
        return true;
    return fault(r, e, arena_text(&r->arena, "'%s' is wanted here", wanted));
}

/* Schema lines up to the first table; the version is their number. */
static bool schema_read(struct reader *r, struct str *line, struct err *e)
{
    while (line_next(r, line, e)) {
        struct str name = {0}, checksum = {0};
        const char *wanted;

        hash_line(r, *line);
        if (!str_starts(*line, STR("schema ")))
            return true;
        if (!dump_schema(r->figures.version, &name, &checksum))
            return fault(r, e, "the backup is of a newer schema than this program knows");
        wanted = arena_text(&r->arena, "schema %.*s %.*s", STR_ARG(name), STR_ARG(checksum));
        if (!str_eq(*line, str_of(wanted)))
            return fault(r, e, "the backup is of another schema than this program's");
        r->figures.version++;
    }
    return false;
}

static bool row_read(struct reader *r, struct str line, const struct dump_table *t, struct err *e)
{
    struct dump_value values[DUMP_COLUMNS];
    struct err cause = {0};
    const struct backup_walker *w = r->walker;

    if (!backup_row_read(line, t, &r->arena, values, &cause))
        return fault(r, e, cause.text);
    if (w->row != NULL && !w->row(w->arg, t, values, e))
        return false;
    if (r->arena.used > SCRATCH_MOST)
        arena_reset(&r->arena);
    return true;
}

/* Rows and the line that counts them; the table's own line was read. */
static bool table_read(struct reader *r, const struct dump_table *t, struct err *e)
{
    const struct backup_walker *w = r->walker;
    int64_t rows = 0;
    struct str line = {0};
    const char *wanted;

    for (;;) {
        if (!line_next(r, &line, e))
            return false;
        hash_line(r, line);
        if (!str_starts(line, STR("\t")))
            break;
        if (!row_read(r, line, t, e))
            return false;
        rows++;
    }
    wanted = arena_text(&r->arena, "rows %s %lld", t->name, (long long)rows);
    if (!str_eq(line, str_of(wanted)))
        return fault(r, e, arena_text(&r->arena, "'%s' is wanted here", wanted));
    r->figures.tables++;
    r->figures.rows += rows;
    return w->table_end == NULL || w->table_end(w->arg, t, e);
}

static bool tables_read(struct reader *r, struct str *line, struct err *e)
{
    int n;
    const struct dump_table *tables = dump_tables(r->figures.version, &n);

    for (int i = 0; i < n; i++) {
        const char *wanted =
            arena_text(&r->arena, "table %s %s", tables[i].name, tables[i].columns);

        if (!str_eq(*line, str_of(wanted)))
            return fault(r, e, arena_text(&r->arena, "'%s' is wanted here", wanted));
        if (!table_read(r, &tables[i], e) || !line_next(r, line, e))
            return false;
        hash_line(r, *line);
    }
    return true;
}

static bool end_read(struct reader *r, struct str line, struct err *e)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    const char *wanted = arena_text(&r->arena, "end %lld %lld", (long long)r->figures.tables,
                                    (long long)r->figures.rows);
    bool more = false;

    if (!str_eq(line, str_of(wanted)))
        return fault(r, e, arena_text(&r->arena, "'%s' is wanted here", wanted));
    crypto_hash_sha256_final(&r->hash, digest);
    backup_hex(digest, r->figures.sha256);
    if (!line_next(r, &line, e))
        return false;
    if (!str_eq(line, str_of(arena_text(&r->arena, "sha256 %s", r->figures.sha256))))
        return fault(r, e, "the checksum is another one: the backup is damaged");
    if (r->at == r->buffer.n && !fill(r, &more, e))
        return false;
    r->line++;
    return r->at == r->buffer.n || fault(r, e, "something stands behind the end of the backup");
}

static bool file_open(struct reader *r, struct err *e)
{
    int fd = open(r->path, O_RDONLY | O_CLOEXEC);

    list_room(&r->buffer, CHUNK);
    r->file = fd >= 0 ? gzdopen(fd, "rb") : NULL;
    if (r->file != NULL)
        return true;
    err_set(e, ERR_IO, "%.400s: cannot be opened: %s", r->path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return false;
}

bool backup_walk(const char *path, const struct backup_walker *w, struct backup_figures *f,
                 struct err *e)
{
    struct reader r = {.path = path, .walker = w};
    struct str line = {0};
    bool good;

    crypto_hash_sha256_init(&r.hash);
    good = file_open(&r, e) && line_is(&r, BACKUP_HEAD, &line, e) && schema_read(&r, &line, e)
           && tables_read(&r, &line, e) && end_read(&r, line, e);
    if (r.file != NULL)
        gzclose(r.file);
    list_reset(&r.buffer);
    arena_reset(&r.arena);
    if (good)
        *f = r.figures;
    return good;
}

bool work_backup_check(const char *path, struct backup_figures *f, struct err *e)
{
    return backup_walk(path, &(struct backup_walker){0}, f, e);
}
