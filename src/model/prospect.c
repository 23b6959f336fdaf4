/* prospect.c - see prospect.h. */
#include "model/prospect.h"

#include "base/day.h"

const char *const prospect_stage_names[PROSPECT_STAGE_N + 1] = {
    "lead", "invited", "visited", "intent", "signed", "staying", NULL};
const char *const studio_level_names[STUDIO_LEVEL_N + 1] = {"national", "provincial", "district",
                                                            NULL};
const char *const studio_grade_names[STUDIO_GRADE_N + 1] = {"excellent", "good", "passed", "failed",
                                                            NULL};

const struct state_table *prospect_stages(void)
{
    static const unsigned NEXT[PROSPECT_STAGE_N] = {
        [PROSPECT_LEAD] = 1u << PROSPECT_INVITED,   [PROSPECT_INVITED] = 1u << PROSPECT_VISITED,
        [PROSPECT_VISITED] = 1u << PROSPECT_INTENT, [PROSPECT_INTENT] = 1u << PROSPECT_SIGNED,
        [PROSPECT_SIGNED] = 1u << PROSPECT_STAYING,
    };
    static const struct state_table TABLE = {"prospect", prospect_stage_names, NEXT,
                                             PROSPECT_STAGE_N};

    return &TABLE;
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool prospect_move(struct prospect *p, const struct prospect_step *s, int32_t today,
                   const char **field, struct err *e)
{
    if (!state_check(prospect_stages(), (int)p->stage, (int)s->stage, e))
        return false;
    if (s->day > today)
        return input_bad(field, "day", e, "it lies in the future");
    if (s->day < p->day)
        return input_bad(field, "day", e, "it lies before the stage that it follows");
    if (s->stage == PROSPECT_SIGNED && s->practitioner.n == 0)
        return input_bad(field, "practitioner_code", e, "who signs is a person of the registry");
    p->stage = s->stage;
    p->day = s->day;
    if (s->stage == PROSPECT_SIGNED)
        p->practitioner = s->practitioner;
    return true;
}

static int32_t year_of(int32_t day)
{
    int32_t year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return year;
}

int32_t studio_review_due(int32_t opened_day, int32_t closed_day, int32_t today,
                          const int32_t *reviewed, int64_t n)
{
    int32_t last = year_of(today) - 1;

    if (closed_day != DAY_NONE && year_of(closed_day) < last)
        last = year_of(closed_day);
    for (int32_t year = year_of(opened_day); year <= last; year++) {
        bool there = false;

        for (int64_t i = 0; i < n; i++)
            there |= reviewed[i] == year;
        if (!there)
            return year;
    }
    return 0;
}
