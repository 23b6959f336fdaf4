/* department.h - a part of an organization. Pure. */
#ifndef XL_MODEL_DEPARTMENT_H
#define XL_MODEL_DEPARTMENT_H

#include "base/id.h"
#include "base/str.h"
#include "model/unknown.h"

struct department {
    struct id id;
    struct id organization;
    struct str name;       /* once among those of its organization that hold */
    struct str discipline; /* empty where it has none */
    int64_t beds;          /* or COUNT_UNKNOWN */
    struct id made_by;     /* account or token; none: the command line */
    int64_t made_ms;
};

#endif
