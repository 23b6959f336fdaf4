/* words.h - gives each distinct text a small number, 0, 1, 2 … in order of first sight.
 *
 * Everything that is counted is counted by such numbers. A zeroed struct is empty. The texts are
 * copied in and stay where they are until the reset. O(1) a call. */
#ifndef XL_BASE_WORDS_H
#define XL_BASE_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct words {
    struct str *items; /* [n] text of each number */
    int32_t n;
    int32_t cap;
    int32_t *slots; /* open hash of numbers + 1 */
    int32_t slot_n; /* a power of two, or 0 */
    struct arena text;
};

int32_t words_put(struct words *w, struct str s);        /* its number, new or old */
int32_t words_find(const struct words *w, struct str s); /* its number, or -1 */
void words_reset(struct words *w);

#endif
