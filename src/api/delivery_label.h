/* delivery_label.h - what a rule of records means, and what a hospital does about it. */
#ifndef XL_API_DELIVERY_LABEL_H
#define XL_API_DELIVERY_LABEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct delivery_label {
    const char *rule, *label, *advice;
    bool rejects; /* the row is not counted */
};
/* A rule that is not known is its own label. */
struct delivery_label delivery_label(struct str rule, struct arena *a);

#endif
