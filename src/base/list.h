/* list.h - an array that grows. A zeroed list is empty.
 *
 *     struct visit_list LIST(struct visit);        fields: items, n, cap
 *     list_push(&visits, visit);                   amortised O(1)
 *     for (size_t i = 0; i < visits.n; i++) use(&visits.items[i]);
 *     list_reset(&visits);                         frees
 *
 * Pointers into a list end with the next push. */
#ifndef XL_BASE_LIST_H
#define XL_BASE_LIST_H

#include <stddef.h>

#include "base/arena.h"

#define LIST(type)   \
    {                \
        type *items; \
        size_t n;    \
        size_t cap;  \
    }

#define list_push(list, item) \
    (list_room((list), (list)->n + 1), (list)->items[(list)->n++] = (item))
#define list_room(list, want) \
    ((list)->items = list_grow((list)->items, &(list)->cap, (size_t)(want), sizeof *(list)->items))
#define list_reset(list) \
    (heap_free((list)->items), (list)->items = NULL, (list)->n = 0, (list)->cap = 0)

/* Returns an array with room for at least `want` items of `size` bytes; `*cap` follows. */
void *list_grow(void *items, size_t *cap, size_t want, size_t size);

#endif
