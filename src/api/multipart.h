/* multipart.h - multipart/related as it is sent (RFC 2046, 2387): its parts, one after the other,
 * however long. */
#ifndef XL_API_MULTIPART_H
#define XL_API_MULTIPART_H

#include <stdbool.h>

#include "base/str.h"
#include "work/file.h"

enum { MULTIPART_WINDOW = 64 * 1024 }; /* bytes of a body that are looked at at once */

/* The value of a parameter of a header, quoted or not; empty where it is not there. */
struct str multipart_parameter(struct str header, const char *name);

struct multipart { /* a body, and how far it was read; all but `from` and `boundary` starts at 0 */
    const struct file_source *from;
    struct str boundary; /* 1..70 characters, else there is no part */
    int64_t at;
    bool whole; /* the end was told */
    char window[MULTIPART_WINDOW];
};
struct multipart_part { /* where its bytes stand in the body */
    int64_t at, n;
};

/* The next part, without its headers: `*found` is false at the end, or where what is left is no
 * part. Each byte is read once. Fails as the source does. */
MUST_CHECK bool multipart_next(struct multipart *m, struct multipart_part *part, bool *found,
                               struct err *e);

#endif
