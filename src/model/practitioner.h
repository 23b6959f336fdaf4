/* practitioner.h - a person who works in one organization and masters techniques. Pure. */
#ifndef XL_MODEL_PRACTITIONER_H
#define XL_MODEL_PRACTITIONER_H

#include <stdint.h>

#include "base/id.h"
#include "base/str.h"

struct practitioner {
    struct id id;
    struct str county; /* of the home organization */
    struct str code;   /* practitioner_id of the files */
    struct str name;
    struct id organization; /* home */
    struct str department;
    struct str discipline;
    int32_t title_rank;         /* 1 resident .. 4 chief */
    struct str_list techniques; /* mastered, sorted, each once; in the caller's memory */
    int32_t title_from;         /* first day in that title; DAY_NONE: unknown */
    int32_t work_from;          /* first day in the profession; DAY_NONE: unknown */
};

/* Why the two days cannot be so, with `*field`, or NULL: one lies ahead of `today`, or the title is
 * older than the work. */
const char *practitioner_since_fault(const struct practitioner *p, int32_t today,
                                     const char **field);

#endif
