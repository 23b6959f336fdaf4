/* code.h - the name behind a DRG or a procedure code. Pure. */
#ifndef XL_MODEL_CODE_H
#define XL_MODEL_CODE_H

#include "base/str.h"

enum code_scheme { CODE_DRG, CODE_PROCEDURE, CODE_SCHEME_N };
extern const char *const code_scheme_names[CODE_SCHEME_N + 1]; /* "drg" "procedure" NULL */

struct code {
    enum code_scheme scheme;
    struct str code;
    struct str name;
};

#endif
