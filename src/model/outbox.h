/* outbox.h - a deed outside the store that is owed because of a row in it. Pure. */
#ifndef XL_MODEL_OUTBOX_H
#define XL_MODEL_OUTBOX_H

#include <stdint.h>

#include "base/id.h"
#include "base/str.h"

struct outbox {
    struct id id;      /* the receiver tells repeats by it */
    struct str county; /* of the cause */
    struct str kind;   /* who works it off */
    struct str body;   /* what that one needs */
    int64_t made_ms;
    int64_t due_ms;  /* not before; while it is claimed, the end of the claim */
    int64_t claims;  /* how often it was claimed: the number of the claim that holds */
    int64_t done_ms; /* COUNT_UNKNOWN: still to do */
};

#endif
