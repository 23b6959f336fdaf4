/* out.c - a buffer that grows without a drain and is handed on at 64 KiB with one. */
#include "base/out.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

enum { FULL = 64 * 1024 };

static void hand_on(struct out *o)
{
    struct err e = {0};

    if (!o->failed && o->n && !o->drain(o->arg, o->items, o->n, &e)) {
        o->failed = true;
        o->err = heap_grow(NULL, sizeof e);
        *o->err = e;
    }
    o->n = 0;
}

void out_grow(struct out *o, size_t more)
{
    size_t cap = o->cap ? o->cap : 1024;

    assert(more <= SIZE_MAX / 4 && o->n <= SIZE_MAX / 4);
    while (cap < o->n + more)
        cap *= 2;
    if (cap != o->cap) {
        o->items = heap_grow(o->items, cap);
        o->cap = cap;
    }
}

void out_pass(struct out *o)
{
    if (o->n >= FULL)
        hand_on(o);
}

void out_put(struct out *o, const void *bytes, size_t n)
{
    if (n == 0)
        return;
    memcpy(out_room(o, n), bytes, n);
    out_wrote(o, n);
}

void out_str(struct out *o, struct str s)
{
    out_put(o, s.at, s.n);
}

void out_char(struct out *o, char c)
{
    if (o->drain || o->n == o->cap) {
        out_put(o, &c, 1);
        return;
    }
    o->items[o->n++] = c;
}

void out_text(struct out *o, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    assert(n >= 0);
    vsnprintf(out_room(o, (size_t)n + 1), (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    out_wrote(o, (size_t)n);
}

bool out_flush(struct out *o, struct err *e)
{
    if (o->drain)
        hand_on(o);
    if (o->failed)
        return err_pass(e, o->err);
    return true;
}

void out_reset(struct out *o)
{
    heap_free(o->items);
    heap_free(o->err);
    *o = (struct out){0};
}
