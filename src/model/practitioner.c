/* practitioner.c - see practitioner.h. */
#include "model/practitioner.h"

#include <stddef.h>

#include "base/day.h"
#include "base/translate.h"

const char *practitioner_since_fault(const struct practitioner *p, int32_t today,
                                     const char **field)
{
    *field = "work_from";
    if (p->work_from != DAY_NONE && p->work_from > today)
        return "the day lies ahead";
    *field = "title_from";
    if (p->title_from != DAY_NONE && p->title_from > today)
        return "the day lies ahead";
    if (p->title_from != DAY_NONE && p->work_from != DAY_NONE && p->title_from < p->work_from)
        return "nobody has a title before the work began";
    *field = NULL;
    return NULL;
}
