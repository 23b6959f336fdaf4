/* words.c - an open hash of numbers over the list of texts; half full at most. */
#include "base/words.h"

#include <assert.h>
#include <string.h>

static int32_t *slot_of(const struct words *w, struct str s)
{
    uint64_t at = str_hash(s) & (uint64_t)(w->slot_n - 1);

    while (w->slots[at] && !str_eq(w->items[w->slots[at] - 1], s))
        at = (at + 1) & (uint64_t)(w->slot_n - 1);
    return &w->slots[at];
}

static void slots_grow(struct words *w)
{
    int32_t n = w->slot_n ? w->slot_n * 2 : 64;

    assert(n <= INT32_MAX / 2);
    w->slots = heap_grow(w->slots, (size_t)n * sizeof *w->slots);
    memset(w->slots, 0, (size_t)n * sizeof *w->slots);
    w->slot_n = n;
    for (int32_t i = 0; i < w->n; i++)
        *slot_of(w, w->items[i]) = i + 1;
}

int32_t words_put(struct words *w, struct str s)
{
    int32_t *slot;

    if (w->n * 2 >= w->slot_n)
        slots_grow(w);
    slot = slot_of(w, s);
    if (*slot)
        return *slot - 1;
    if (w->n == w->cap) {
        w->cap = w->cap ? w->cap * 2 : 32;
        w->items = heap_grow(w->items, (size_t)w->cap * sizeof *w->items);
    }
    w->items[w->n] = str_copy(&w->text, s);
    *slot = ++w->n;
    return w->n - 1;
}

int32_t words_find(const struct words *w, struct str s)
{
    return w->slot_n ? *slot_of(w, s) - 1 : -1;
}

void words_reset(struct words *w)
{
    heap_free(w->items);
    heap_free(w->slots);
    arena_reset(&w->text);
    *w = (struct words){0};
}
