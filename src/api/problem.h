/* problem.h - failures as application/problem+json (RFC 9457). */
#ifndef XL_API_PROBLEM_H
#define XL_API_PROBLEM_H

#include <stddef.h>

#include "base/out.h"

#define PROBLEM_TYPE "application/problem+json"

/* One field that is wrong; NULL members are left out. */
struct problem_field {
    const char *field, *message, *found, *expected;
};

const char *problem_title(int status); /* "Not Found" */

/* {"type":"about:blank","title":…,"status":…,"detail":…,"errors":[…]}; no `errors` where n is 0. */
void problem_write(struct out *out, int status, const char *detail,
                   const struct problem_field *fields, size_t n);

#endif
