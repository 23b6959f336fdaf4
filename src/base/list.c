/* list.c - doubles, so that a push costs O(1) on average. */
#include "base/list.h"

#include <assert.h>
#include <stdint.h>

void *list_grow(void *items, size_t *cap, size_t want, size_t size)
{
    size_t room = *cap ? *cap : 8;

    if (want <= *cap)
        return items;
    while (room < want)
        room *= 2;
    assert(room <= SIZE_MAX / 2 / size);
    *cap = room;
    return heap_grow(items, room * size);
}
