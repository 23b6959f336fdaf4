/* arena.h - memory that is given back all at once: one request, one command, one result.
 *
 * A zeroed struct is an empty arena. Memory comes zeroed and aligned to 16 bytes. Never fails:
 * running out of memory ends the program with one sentence. Not for use from two threads. */
#ifndef XL_BASE_ARENA_H
#define XL_BASE_ARENA_H

#include <stddef.h>

#include "base/err.h"

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest; older ones hang behind it */
    size_t used;               /* bytes given out since the last reset, for measuring */
};

void *arena_alloc(struct arena *a, size_t size);
void *arena_alloc_n(struct arena *a, size_t n, size_t size);    /* asserts that n * size fits */
char *arena_copy(struct arena *a, const void *bytes, size_t n); /* with a NUL behind */
char *arena_text(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

/* Frees everything; the arena is empty and may be used again. */
void arena_reset(struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc_n((a), (size_t)(n), sizeof(type)))

/* The heap itself, for base alone and for list.h's macros: they end the program instead of
 * returning NULL. Nothing above base calls malloc. */
void *heap_grow(void *old, size_t size);
void heap_free(void *old);

#endif
