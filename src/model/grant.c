/* grant.c - roles, scopes, and the subtree of a place. */
#include "model/grant.h"

#include <stddef.h>

const char *const role_names[ROLE_N + 1] = {"officer",   "manager", "head",    "expert", "trainee",
                                            "clinician", "reader",  "auditor", "public", NULL};
const char *const scope_kind_names[SCOPE_KIND_N + 1] = {"region", "organization", "self", NULL};

bool role_parse(struct str name, enum role *role)
{
    for (int r = 0; r < ROLE_PUBLIC; r++) {
        if (str_eq(name, str_of(role_names[r]))) {
            *role = (enum role)r;
            return true;
        }
    }
    return false;
}

enum scope_kind role_scope(enum role role)
{
    switch (role) {
    case ROLE_OFFICER:
    case ROLE_AUDITOR:
        return SCOPE_REGION;
    case ROLE_MANAGER:
    case ROLE_HEAD:
    case ROLE_CLINICIAN:
    case ROLE_READER:
        return SCOPE_ORGANIZATION;
    case ROLE_EXPERT:
    case ROLE_TRAINEE:
    case ROLE_PUBLIC:
    case ROLE_N:
        break;
    }
    return SCOPE_SELF;
}

struct str place_head(struct str code)
{
    while (code.n >= 2 && code.at[code.n - 1] == '0' && code.at[code.n - 2] == '0')
        code.n -= 2;
    return code;
}

bool place_within(struct str place, struct str root)
{
    if (root.n == 0)
        return true;
    return place.n > 0 && str_starts(place, place_head(root));
}

bool place_above(struct str place, char above[PLACE_ABOVE][7])
{
    if (place.n != 6)
        return false;
    for (int level = 0; level < PLACE_ABOVE; level++) {
        for (int i = 0; i < 6; i++)
            above[level][i] = i < 2 * (level + 1) ? place.at[i] : '0';
        above[level][6] = '\0';
    }
    return true;
}

/* A province, a city or a county: never so short that it would hold several provinces. */
static bool code_good(struct str code)
{
    if (code.n != 6 || place_head(code).n == 0)
        return false;
    for (size_t i = 0; i < code.n; i++) {
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
    }
    return true;
}

static bool region_check(const struct scope *s, struct err *e)
{
    if (s->place.n > 0 && !code_good(s->place))
        return err_set(e, ERR_INPUT, "%.*s: a region's code has six digits",
                       (int)(s->place.n < 60 ? s->place.n : 60), s->place.at);
    if (!id_none(s->organization) || !id_none(s->practitioner))
        return err_set(e, ERR_INPUT, "a scope of a region has no organization and no person");
    return true;
}

static bool organization_check(enum role role, const struct scope *s, struct err *e)
{
    if (id_none(s->organization) || !id_none(s->practitioner))
        return err_set(e, ERR_INPUT, "the scope of the role %s is an organization",
                       role_names[role]);
    if (role == ROLE_HEAD && s->department.n == 0)
        return err_set(e, ERR_INPUT, "the scope of the role head names a department");
    return true;
}

bool grant_check(enum role role, const struct scope *scope, struct err *e)
{
    if (role >= ROLE_PUBLIC)
        return err_set(e, ERR_INPUT, "the role of the public is nobody's post");
    if (scope->kind != role_scope(role))
        return err_set(e, ERR_INPUT, "the scope of the role %s is of the kind %s, not %s",
                       role_names[role], scope_kind_names[role_scope(role)],
                       scope_kind_names[scope->kind]);
    if (role != ROLE_HEAD && scope->department.n > 0)
        return err_set(e, ERR_INPUT, "the scope of the role %s has no department",
                       role_names[role]);
    if (scope->kind == SCOPE_REGION)
        return region_check(scope, e);
    if (scope->kind == SCOPE_ORGANIZATION)
        return organization_check(role, scope, e);
    if (id_none(scope->practitioner))
        return err_set(e, ERR_INPUT, "the scope of the role %s is a person", role_names[role]);
    return true;
}
