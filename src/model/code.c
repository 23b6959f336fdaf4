/* code.c - schemes of codes by name. */
#include "model/code.h"

#include <stddef.h>

const char *const code_scheme_names[CODE_SCHEME_N + 1] = {"drg", "procedure", NULL};
