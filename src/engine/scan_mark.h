/* scan_mark.h - where the signs of a piece of text stand: many bytes at a time. Pure.
 *
 * Delimiters, line ends and quotes never occur inside a character of UTF-8 or GB18030, so that
 * their places are found without decoding: with the processor's wide registers where it has them
 * (AVX2, AVX-512 with VBMI2), byte by byte otherwise, and all find the same. */
#ifndef XL_ENGINE_SCAN_MARK_H
#define XL_ENGINE_SCAN_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"
#include "base/str.h"

enum scan_way { SCAN_PLAIN, SCAN_WIDE, SCAN_WIDEST };

/* What to look for besides line ends, quotes and bytes >= 80. */
struct scan_signs {
    char delim;
    bool starts[256];          /* first bytes of fields that are listed in `names` */
    uint8_t low[16], high[16]; /* the same by half bytes; may hold more, never less */
};

struct scan_places LIST(uint32_t);

/* Offsets in the text, ascending. A zeroed one is empty and may be used again and again. */
struct scan_marks {
    struct scan_places signs; /* delimiters and line ends */
    struct scan_places ends;  /* line ends alone: LF, CR */
    struct scan_places quotes;
    struct scan_places names; /* fields whose first byte is one of `starts`, and perhaps others */
    struct scan_high LIST(uint64_t) high; /* a bit for each byte: whether it is >= 80 */
    bool odd; /* there may be NUL, 1A or a byte-order mark: scan_clean knows */
};

void scan_signs_open(struct scan_signs *s, char delim, const bool starts[256]);
enum scan_way scan_way_best(void); /* the last that the processor has; it has all before it */

/* Marks a text of less than 2^32 bytes that begins at the start of a line. O(bytes). */
void scan_mark(struct scan_marks *m, struct str text, const struct scan_signs *signs,
               enum scan_way way);
void scan_marks_reset(struct scan_marks *m); /* frees */

/* Whether one of `n` bytes from `at` on is >= 80. */
static inline bool scan_marks_high(const struct scan_marks *m, size_t at, size_t n)
{
    size_t last;

    if (n == 0)
        return false;
    last = at + n - 1;
    for (size_t block = at / 64; block <= last / 64; block++) {
        uint64_t bits = m->high.items[block];

        if (block == at / 64)
            bits &= ~UINT64_C(0) << (at % 64);
        if (block == last / 64)
            bits &= ~UINT64_C(0) >> (63 - last % 64);
        if (bits)
            return true;
    }
    return false;
}

#endif
