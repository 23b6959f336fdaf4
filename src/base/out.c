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
    if (!o->failed && o->n && !o->drain(o->arg, o->items, o->n, &o->err))
        o->failed = true;
    o->n = 0;
}

static void room(struct out *o, size_t more)
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

void out_put(struct out *o, const void *bytes, size_t n)
{
    if (n == 0)
        return;
    room(o, n);
    memcpy(o->items + o->n, bytes, n);
    o->n += n;
    if (o->drain && o->n >= FULL)
        hand_on(o);
}

void out_str(struct out *o, struct str s)
{
    out_put(o, s.at, s.n);
}

void out_char(struct out *o, char c)
{
    out_put(o, &c, 1);
}

void out_text(struct out *o, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    assert(n >= 0);
    room(o, (size_t)n + 1);
    vsnprintf(o->items + o->n, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    o->n += (size_t)n;
    if (o->drain && o->n >= FULL)
        hand_on(o);
}

bool out_flush(struct out *o, struct err *e)
{
    if (o->drain)
        hand_on(o);
    if (o->failed)
        return err_set(e, o->err.code, "%s", o->err.text);
    return true;
}

void out_reset(struct out *o)
{
    heap_free(o->items);
    *o = (struct out){0};
}
