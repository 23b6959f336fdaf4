/* multipart.h - multipart/related as it is sent (RFC 2046, 2387): its parts, one after the other.
 */
#ifndef XL_API_MULTIPART_H
#define XL_API_MULTIPART_H

#include <stdbool.h>

#include "base/str.h"

/* The value of a parameter of a header, quoted or not; empty where it is not there. */
struct str multipart_parameter(struct str header, const char *name);

/* The next part: its Content-Type (empty: none is told) and its bytes, slices of `*rest`, which
 * moves behind it. False at the end, or where what is left is no part: `*whole` is whether the end
 * was told. A boundary is 1..70 characters. */
bool multipart_next(struct str *rest, struct str boundary, struct str *type, struct str *bytes,
                    bool *whole);

#endif
