/* licence.c - see licence.h. */
#include "model/licence.h"

#include "base/day.h"

const char *const licence_kind_names[LICENCE_KIND_N + 1] = {"practice", "qualification",
                                                            "technology", "other", NULL};
const char *const licence_standing_names[] = {"comes", "holds", "over", NULL};

static int32_t last_day(const struct licence *l)
{
    return l->until_day == DAY_NONE ? INT32_MAX : l->until_day;
}

enum licence_standing licence_standing(const struct licence *l, int32_t today)
{
    if (today < l->from_day)
        return LICENCE_COMES;
    return today <= last_day(l) ? LICENCE_HOLDS : LICENCE_OVER;
}

bool licence_check(const struct licence *there, size_t n, const struct licence *add,
                   const char **field, struct err *e)
{
    if (last_day(add) < add->from_day) {
        *field = "until";
        return err_set(e, ERR_INPUT, "until: it would end before it begins");
    }
    for (size_t i = 0; i < n; i++) {
        char from[DAY_TEXT];

        if (there[i].kind != add->kind || !str_eq(there[i].number, add->number)
            || there[i].from_day > last_day(add) || add->from_day > last_day(&there[i]))
            continue;
        day_text(there[i].from_day, from);
        *field = "from";
        return err_set(e, ERR_INPUT, "from: the same number from %s holds on some of these days",
                       from);
    }
    return true;
}
