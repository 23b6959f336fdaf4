/* practitioner_role.c - see practitioner_role.h. */
#include "model/practitioner_role.h"

#include "base/day.h"

const char *const role_kind_names[ROLE_KIND_N + 1] = {"employed", "used", "temporary", NULL};

static int32_t last_day(const struct practitioner_role *r)
{
    return r->until_day == DAY_NONE ? INT32_MAX : r->until_day;
}

static bool clash(const struct practitioner_role *a, const struct practitioner_role *b)
{
    bool days = a->from_day <= last_day(b) && b->from_day <= last_day(a);
    bool one_place_only = a->kind != ROLE_KIND_USED;

    return days && a->kind == b->kind
           && (one_place_only || id_cmp(a->organization, b->organization) == 0);
}

bool practitioner_role_end(const struct practitioner_role *role, int32_t until_day, struct err *e)
{
    char day[DAY_TEXT];

    if (until_day < role->from_day)
        return err_set(e, ERR_INPUT, "until: it would end before it begins");
    if (until_day < last_day(role))
        return true;
    day_text(role->until_day, day);
    return err_set(e, ERR_INPUT, "until: it ends on %s already", day);
}

bool practitioner_role_check(const struct practitioner_role *roles, size_t n,
                             const struct practitioner_role *add, struct id home,
                             const char **field, struct err *e)
{
    if (add->until_day != DAY_NONE && add->until_day < add->from_day) {
        *field = "until";
        return err_set(e, ERR_INPUT, "until: it would end before it begins");
    }
    if (add->kind != ROLE_KIND_EMPLOYED && id_cmp(add->organization, home) == 0) {
        *field = "organization";
        return err_set(e, ERR_INPUT, "organization: nobody is lent to the own home");
    }
    for (size_t i = 0; i < n; i++) {
        char from[DAY_TEXT];

        if (!clash(&roles[i], add))
            continue;
        day_text(roles[i].from_day, from);
        *field = "from";
        return err_set(e, ERR_INPUT, "from: the role '%s' from %s holds on some of these days",
                       role_kind_names[add->kind], from);
    }
    return true;
}
