/* technique.h - what can be mastered, as the catalogue has it. Pure. */
#ifndef XL_MODEL_TECHNIQUE_H
#define XL_MODEL_TECHNIQUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "base/str.h"

struct technique {
    struct str code;
    struct str name;
    struct str discipline; /* empty where it has none */
    int32_t level;         /* of difficulty and risk, 1..4 */
    struct str procedure;  /* ICD-9-CM-3; empty where it has none */
    bool tcm;              /* of Chinese medicine */
};

/* As it stands in the catalogue now. */
struct technique_record {
    struct technique technique;
    int64_t version;    /* 1, 2 … */
    int64_t retired_ms; /* COUNT_UNKNOWN: in use */
};

/* What it was until a change. */
struct technique_past {
    struct technique_record was;
    int64_t until_ms;
    struct id until_by; /* account or token; none: the command line */
    struct str why;     /* of retiring and taking back; else empty */
};

#endif
