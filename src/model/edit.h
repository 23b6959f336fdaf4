/* edit.h - what stood against a change of a record. Pure. */
#ifndef XL_MODEL_EDIT_H
#define XL_MODEL_EDIT_H

#include <stdint.h>

struct edit_refused {
    const char *field; /* the member that is wrong, or NULL */
    int64_t version;   /* the one that is there where another was asked for, or 0 */
};

#endif
