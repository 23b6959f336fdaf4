/* eligibility.c - see eligibility.h. */
#include "model/eligibility.h"

#include <stddef.h>

#include "base/day.h"

const char *const eligibility_fault_names[ELIGIBILITY_FAULT_N + 1] = {
    "none", "title", "sending", "licence", "rank_years", "work_years", NULL};

/* A level has a short spelling in lists and a long one in the rules; some put before it whose
 * hospital it is, 省级三级甲等. */
static const struct {
    const char *brief, *full;
} LEVELS[] = {{"3A", "三级甲等"}, {"3B", "三级乙等"}, {"3C", "三级丙等"},
              {"2A", "二级甲等"}, {"2B", "二级乙等"}, {"2C", "二级丙等"},
              {"1A", "一级甲等"}, {"1B", "一级乙等"}, {"1C", "一级丙等"}};

static struct str level_full(struct str level)
{
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
        if (str_eq(level, str_of(LEVELS[i].brief)))
            return str_of(LEVELS[i].full);
    }
    return level;
}

static bool sends(const struct str_list *levels, struct str sending)
{
    for (size_t i = 0; i < levels->n; i++) {
        if (str_ends(level_full(sending), level_full(levels->items[i])))
            return true;
    }
    return levels->n == 0;
}

static bool lasted(int32_t from, int32_t years, int32_t day)
{
    return years == 0 || (from != DAY_NONE && day_add_months(from, 12 * years) <= day);
}

enum eligibility_fault eligibility_judge(const struct eligibility *rules, const struct candidate *c)
{
    if (c->title_rank < rules->min_title_rank)
        return ELIGIBILITY_TITLE;
    if (!sends(&rules->sending, c->sending))
        return ELIGIBILITY_SENDING;
    if (rules->licence && !c->licensed)
        return ELIGIBILITY_LICENCE;
    if (!lasted(c->title_from, rules->min_rank_years, c->day))
        return ELIGIBILITY_RANK_YEARS;
    if (!lasted(c->work_from, rules->min_work_years, c->day))
        return ELIGIBILITY_WORK_YEARS;
    return ELIGIBILITY_NONE;
}
