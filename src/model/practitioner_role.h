/* practitioner_role.h - a person's dated place of work beside the home: employed here, used there,
 * on a temporary post somewhere else. Pure. */
#ifndef XL_MODEL_PRACTITIONER_ROLE_H
#define XL_MODEL_PRACTITIONER_ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum role_kind {
    ROLE_KIND_EMPLOYED,  /* 管 */
    ROLE_KIND_USED,      /* 用 */
    ROLE_KIND_TEMPORARY, /* 挂职 */
    ROLE_KIND_N
};
extern const char *const role_kind_names[ROLE_KIND_N + 1];

struct practitioner_role {
    struct id id;
    struct str county; /* of the practitioner's home */
    struct id practitioner;
    struct id organization;
    enum role_kind kind;
    struct str department; /* empty where unknown */
    int32_t from_day;
    int32_t until_day; /* last day; DAY_NONE: open */
    struct id made_by; /* account or token; none: the command line */
    int64_t made_ms;
    struct str organization_code, organization_name; /* read only */
};

/* Whether a new role can stand beside those that hold. ERR_INPUT where it ends before it begins,
 * where a day would have two employers or two temporary posts, or the same kind twice at one
 * organization, and where somebody is lent to the own home. `*field` is what is wrong. O(n). */
MUST_CHECK bool practitioner_role_check(const struct practitioner_role *roles, size_t n,
                                        const struct practitioner_role *add, struct id home,
                                        const char **field, struct err *e);

/* Whether a role that holds can end on `until_day`. ERR_INPUT where that is before it begins, or
 * not before the day on which it ends anyway. */
MUST_CHECK bool practitioner_role_end(const struct practitioner_role *role, int32_t until_day,
                                      struct err *e);

#endif
