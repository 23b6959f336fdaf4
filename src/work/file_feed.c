/* file_feed.c - a file that is opened as it is read, see file.h.
 *
 * The view is a mapping of the whole length that nothing stands behind: what was not fed is zeros
 * and costs nothing, what was read is given back. How long a gzip file is unpacked nobody knows
 * before: it is unpacked twice, the first time to count. */
#include <string.h>
#include <sys/mman.h>
#include <zlib.h>

#include "work/file.h"

enum { STEP = 256 * 1024 };

struct feed {
    struct arena arena; /* holds this struct */
    const struct file_source *source;
    const char *name;
    size_t filled;
    bool packed, open, ended;
    z_stream z;
    int state;
    int64_t taken; /* of the source */
    char in[STEP];
};

/* --- gzip --- */

static bool gzip_refused(const struct feed *f, const char *how, struct err *e)
{
    return err_set(e, ERR_INPUT, "%.400s: the gzip data %s", f->name, how);
}

static bool gzip_begin(struct feed *f, struct err *e)
{
    if (f->open)
        inflateEnd(&f->z);
    f->z = (z_stream){0};
    f->state = inflateInit2(&f->z, 15 + 16);
    f->open = f->state == Z_OK;
    f->ended = false;
    f->taken = 0;
    return f->open || err_set(e, ERR_IO, "%.400s: gzip cannot be started", f->name);
}

/* Bytes to unpack, where there are none; `ended` behind the last member. */
static bool gzip_more(struct feed *f, struct err *e)
{
    size_t got = 0;

    if (f->z.avail_in > 0)
        return true;
    if (!f->source->read(f->source->arg, f->taken, f->in, sizeof f->in, &got, e))
        return false;
    f->taken += (int64_t)got;
    f->z.next_in = (unsigned char *)f->in;
    f->z.avail_in = (unsigned)got;
    f->ended = got == 0;
    return !f->ended || f->state == Z_STREAM_END || gzip_refused(f, "end before their end", e);
}

/* One file may hold several members, one behind the other. */
static bool gzip_read(struct feed *f, char *to, size_t n, size_t *got, struct err *e)
{
    f->z.next_out = (unsigned char *)to;
    f->z.avail_out = (unsigned)n;
    while (f->z.avail_out > 0 && !f->ended) {
        if (!gzip_more(f, e))
            return false;
        if (f->ended)
            break;
        if (f->state == Z_STREAM_END)
            inflateReset(&f->z);
        f->state = inflate(&f->z, Z_NO_FLUSH);
        if (f->state != Z_OK && f->state != Z_STREAM_END)
            return gzip_refused(f, "are damaged", e);
    }
    *got = n - f->z.avail_out;
    return true;
}

/* Its length unpacked, and its last byte. */
static bool gzip_size(struct feed *f, size_t *size, char *last, struct err *e)
{
    char *scratch = arena_alloc(&f->arena, STEP);
    size_t got;

    if (!gzip_begin(f, e))
        return false;
    *size = 0;
    do {
        if (!gzip_read(f, scratch, STEP, &got, e))
            return false;
        if (got > 0)
            *last = scratch[got - 1];
        *size += got;
    } while (got > 0);
    return gzip_begin(f, e);
}

/* --- the view --- */

static bool size_find(struct feed *f, size_t *size, char *last, struct err *e)
{
    const struct file_source *s = f->source;
    char mark[2] = {0};
    size_t got = 0;

    if (!s->read(s->arg, 0, mark, sizeof mark, &got, e))
        return false;
    f->packed = got == 2 && !memcmp(mark, "\x1f\x8b", 2);
    if (f->packed)
        return gzip_size(f, size, last, e);
    *size = (size_t)s->size;
    return s->size == 0 || s->read(s->arg, s->size - 1, last, 1, &got, e);
}

bool file_view_feed(struct file_view *v, const char *name, const struct file_source *source,
                    struct err *e)
{
    struct arena a = {0};
    struct feed *f = ARENA_NEW(&a, struct feed);
    char last = 0;
    size_t size = 0;
    void *map;

    f->source = source;
    f->name = name;
    f->arena = a;
    *v = (struct file_view){.feed = f};
    if (!size_find(f, &size, &last, e)) {
        file_view_close(v);
        return false;
    }
    map = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (map == MAP_FAILED) {
        file_view_close(v);
        return err_set(e, ERR_INPUT, "%.400s: %zu bytes are more than can be shown", name, size);
    }
    v->map = map;
    v->map_n = size ? size : 1;
    v->bytes = (struct str){map, size};
    if (size > 0)
        ((char *)map)[size - 1] = last; /* whoever looks at the end finds it */
    return true;
}

static bool feed_step(struct file_view *v, struct err *e)
{
    struct feed *f = v->feed;
    size_t left = v->bytes.n - f->filled, n = left < STEP ? left : STEP, got = 0;
    char *to = (char *)v->map + f->filled;
    bool good = f->packed ? gzip_read(f, to, n, &got, e)
                          : f->source->read(f->source->arg, (int64_t)f->filled, to, n, &got, e);

    if (good && got == 0)
        return err_set(e, ERR_IO, "%.400s: it has become shorter", f->name);
    f->filled += got;
    return good;
}

bool file_view_fill(struct file_view *v, size_t upto, struct err *e)
{
    size_t end = upto < v->bytes.n ? upto : v->bytes.n;

    while (v->feed && v->feed->filled < end) {
        if (!feed_step(v, e))
            return false;
    }
    return true;
}

bool file_view_lines(struct file_view *v, size_t from, int line_n, struct err *e)
{
    size_t at = from;

    if (!file_view_fill(v, from, e))
        return false;
    while (v->feed && line_n > 0 && at < v->bytes.n) {
        if (at >= v->feed->filled && !file_view_fill(v, at + 1, e))
            return false;
        line_n -= v->bytes.at[at] == '\n' || v->bytes.at[at] == '\r';
        at++;
    }
    return true;
}

void file_feed_close(struct feed *f)
{
    struct arena a;

    if (!f)
        return;
    if (f->open)
        inflateEnd(&f->z);
    explicit_bzero(f->in, sizeof f->in);
    a = f->arena;
    arena_reset(&a);
}
