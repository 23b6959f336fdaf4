/* arena.c - blocks in a chain, each twice the one before up to a limit. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 4096, BLOCK_LARGEST = 1 << 20, ALIGN = 16 };

struct arena_block {
    struct arena_block *older;
    size_t size; /* of the bytes behind this head */
    size_t used;
    size_t pad; /* keeps the bytes aligned to 16 */
};

void *heap_grow(void *old, size_t size)
{
    void *new = realloc(old, size ? size : 1);

    if (!new) {
        fprintf(stderr, "xinglin: out of memory: %zu bytes were wanted\n", size);
        exit(1);
    }
    return new;
}

void heap_free(void *old)
{
    free(old);
}

static void block_add(struct arena *a, size_t least)
{
    size_t size = a->block ? a->block->size * 2 : BLOCK_FIRST;
    struct arena_block *block;

    if (size > BLOCK_LARGEST)
        size = BLOCK_LARGEST;
    if (size < least)
        size = least;
    block = heap_grow(NULL, sizeof *block + size);
    block->older = a->block;
    block->size = size;
    block->used = 0;
    a->block = block;
}

/* Not zeroed: for what is written over at once. */
static char *take(struct arena *a, size_t size)
{
    char *at;

    assert(size <= SIZE_MAX / 2);
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (!a->block || a->block->size - a->block->used < size)
        block_add(a, size);
    at = (char *)(a->block + 1) + a->block->used;
    a->block->used += size;
    a->used += size;
    return at;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size), 0, size);
}

void *arena_alloc_n(struct arena *a, size_t n, size_t size)
{
    assert(size == 0 || n <= SIZE_MAX / 2 / size);
    return arena_alloc(a, n * size);
}

char *arena_copy(struct arena *a, const void *bytes, size_t n)
{
    char *copy = take(a, n + 1);

    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

char *arena_text(struct arena *a, const char *format, ...)
{
    va_list args, again;
    char *text;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    assert(n >= 0);
    text = take(a, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}

void arena_reset(struct arena *a)
{
    while (a->block) {
        struct arena_block *older = a->block->older;

        heap_free(a->block);
        a->block = older;
    }
    a->used = 0;
}
