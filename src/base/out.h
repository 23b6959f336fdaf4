/* out.h - bytes on their way out: to memory, or through a drain to a file or a socket.
 *
 * A zeroed struct collects in memory. With a drain, full buffers are handed on. A drain that fails
 * is not called again and `failed` stays true: check once, at the end, with out_flush. */
#ifndef XL_BASE_OUT_H
#define XL_BASE_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

typedef bool out_drain(void *arg, const char *bytes, size_t n, struct err *e);

struct out {
    char *items;
    size_t n;
    size_t cap;
    out_drain *drain; /* NULL: keep all */
    void *arg;
    bool failed;
    struct err err; /* of the drain */
};

void out_put(struct out *o, const void *bytes, size_t n);
void out_str(struct out *o, struct str s);
void out_char(struct out *o, char c);
void out_text(struct out *o, const char *format, ...) PRINTF_LIKE(2, 3);
MUST_CHECK bool out_flush(struct out *o, struct err *e); /* drains the rest; tells a past failure */
void out_reset(struct out *o);                           /* frees; keeps nothing */

#endif
