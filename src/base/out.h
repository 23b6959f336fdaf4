/* out.h - bytes on their way out: to memory, or through a drain to a file or a socket.
 *
 * A zeroed struct collects in memory. With a drain, full buffers are handed on. A drain that fails
 * is not called again and `failed` stays true: check once, at the end, with out_flush. */
#ifndef XL_BASE_OUT_H
#define XL_BASE_OUT_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

typedef bool out_drain(void *arg, const char *bytes, size_t n, struct err *e);

struct out {
    char *items;
    size_t n;
    size_t cap;
    out_drain *drain; /* NULL: keep all */
    void *arg;
    bool failed;
    struct err *err; /* of the drain that failed; out_reset gives it back */
};

void out_put(struct out *o, const void *bytes, size_t n);
void out_str(struct out *o, struct str s);
void out_char(struct out *o, char c);
void out_text(struct out *o, const char *format, ...) PRINTF_LIKE(2, 3);

void out_grow(struct out *o, size_t n); /* makes room for `n` more bytes */
void out_pass(struct out *o);           /* hands on what fills the buffer of a drain */

/* Room for `n` bytes at the end, which stays until the next call: what was written there is told
 * with out_wrote. Both are called for each key and value of a list: they stand here to be part of
 * their callers. */
static inline char *out_room(struct out *o, size_t n)
{
    if (!o->items || n > o->cap - o->n)
        out_grow(o, n);
    return o->items + o->n;
}

static inline void out_wrote(struct out *o, size_t n)
{
    assert(n <= o->cap - o->n);
    o->n += n;
    if (o->drain)
        out_pass(o);
}

MUST_CHECK bool out_flush(struct out *o, struct err *e); /* drains the rest; tells a past failure */
void out_reset(struct out *o);                           /* frees; keeps nothing */

#endif
