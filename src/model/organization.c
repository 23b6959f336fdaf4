/* organization.c - see organization.h. */
#include "model/organization.h"

#include "base/day.h"

bool organization_level_next(const struct organization_level *open, int32_t since, int32_t today,
                             enum level_step *step, struct err *e)
{
    char text[DAY_TEXT], from[DAY_TEXT];

    day_text(since, text);
    if (since > today)
        return err_set(e, ERR_INPUT, "since: %s lies in the future", text);
    if (open->from_day != DAY_NONE && since < open->from_day) {
        day_text(open->from_day, from);
        return err_set(e, ERR_INPUT, "since: %s lies before %s, when the present level began", text,
                       from);
    }
    *step = since == open->from_day ? LEVEL_VOIDED : LEVEL_ENDS;
    return true;
}
