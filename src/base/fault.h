/* fault.h - every fault of a file, not only the first: a list of sentences. */
#ifndef XL_BASE_FAULT_H
#define XL_BASE_FAULT_H

#include "base/arena.h"
#include "base/str.h"

enum { FAULT_MOST = 1000 }; /* kept; the rest is only counted */

struct fault_list {
    struct str *items; /* [n] "file:line:column: what: why", in the arena */
    size_t n, cap;
    size_t total; /* n and those that were not kept */
    struct arena *arena;
    const char *name; /* of the file */
};

void fault_add(struct fault_list *f, const char *format, ...) PRINTF_LIKE(2, 3);
void fault_reset(struct fault_list *f); /* frees the list; the sentences are the arena's */

#endif
