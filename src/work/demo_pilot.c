/* demo_pilot.c - see demo_pilot.h. Percents are chosen so that nobody keeps more than all. */
#include "work/demo_pilot.h"

enum {
    DRIFT_FIRST = 78,
    DRIFT_LAST = 98,
    DRIFT_OTHERS = 88,
    NOTICE_MONTHS = 3,
    NOTICE_BEFORE = 85,
    NOTICE_AFTER = 97,
    SUMMER = 97,
    WINTER = 80,
    GROWTH_FIRST = 75,
    GROWTH_LAST = 99,
    GROWTH_TENTHS = 13 /* of a percent a month */
};

const struct demo_pilot demo_pilots[DEMO_PILOT_N] = {
    [DEMO_DRIFT] = {"drift", "儿科医联体试点（虚构，埋入的陷阱：原有趋势）",
                    "试点以后，儿科病人是否更多留在本县？", 9},
    [DEMO_NOTICE] = {"notice", "妇产科预约转诊试点（虚构，埋入的陷阱：提前行动）",
                     "试点以后，妇产科病人是否更多留在本县？", 8},
    [DEMO_SEASON] = {"season", "呼吸科床位试点（虚构，埋入的陷阱：季节）",
                     "三月开始的试点以后，呼吸科病人是否更多留在本县？", 2},
    [DEMO_GROWTH] = {"growth", "卒中中心分批建设（虚构，埋入的陷阱：分批且效果渐增）",
                     "建成卒中中心以后，神经内科病人是否更多留在本县？", 1},
};

void demo_pilots_make(struct demo_world *w, struct random *r)
{
    for (int32_t k = 0; k < DEMO_PILOT_N; k++) {
        int32_t wanted = w->county_n / 2;

        for (int32_t i = 0; i < w->county_n; i++) {
            bool in = random_below(r, w->county_n - i) < wanted;

            w->counties[i].pilots[k] = in;
            wanted -= in;
        }
    }
}

static int32_t first_march(int32_t month)
{
    return month + (14 - month % 12) % 12;
}

int32_t demo_pilot_start(const struct demo_world *w, enum demo_pilot_kind kind, int32_t county)
{
    bool in = w->counties[county].pilots[kind];
    int32_t middle = w->first_month + w->month_n / 2;

    switch (kind) {
    case DEMO_DRIFT:
        return in ? middle : INT32_MAX;
    case DEMO_NOTICE:
        return in ? middle + NOTICE_MONTHS - 1 : INT32_MAX;
    case DEMO_SEASON:
        return in ? first_march(middle) : INT32_MAX;
    case DEMO_GROWTH:
        return w->first_month + (in ? w->month_n / 4 : w->month_n * 2 / 3);
    case DEMO_PILOT_N:
        break;
    }
    return INT32_MAX;
}

static int32_t drift_keep(const struct demo_world *w, int32_t county, int32_t month)
{
    int32_t steps = w->month_n > 1 ? w->month_n - 1 : 1;

    if (!w->counties[county].pilots[DEMO_DRIFT])
        return DRIFT_OTHERS;
    return DRIFT_FIRST + (DRIFT_LAST - DRIFT_FIRST) * (month - w->first_month) / steps;
}

static int32_t notice_keep(const struct demo_world *w, int32_t county, int32_t month)
{
    int32_t start = demo_pilot_start(w, DEMO_NOTICE, county);

    return start != INT32_MAX && month >= start - NOTICE_MONTHS ? NOTICE_AFTER : NOTICE_BEFORE;
}

static int32_t season_keep(int32_t month)
{
    int32_t of_year = month % 12;

    return of_year < 2 || of_year > 9 ? WINTER : SUMMER;
}

static int32_t growth_keep(const struct demo_world *w, int32_t county, int32_t month)
{
    int32_t since = month - demo_pilot_start(w, DEMO_GROWTH, county) + 1;
    int32_t keep = GROWTH_FIRST + (since > 0 ? GROWTH_TENTHS * since / 10 : 0);

    return keep < GROWTH_LAST ? keep : GROWTH_LAST;
}

static bool expert_sent(const struct demo_world *w, int32_t county, int32_t discipline)
{
    for (int32_t i = 0; i < w->placement_n; i++) {
        if (w->placements[i].county == county && w->placements[i].discipline == discipline)
            return true;
    }
    return false;
}

int32_t demo_pilot_keep(const struct demo_world *w, int32_t county, int32_t discipline,
                        int32_t month)
{
    if (expert_sent(w, county, discipline))
        return 100;
    if (discipline == demo_pilots[DEMO_DRIFT].discipline)
        return drift_keep(w, county, month);
    if (discipline == demo_pilots[DEMO_NOTICE].discipline)
        return notice_keep(w, county, month);
    if (discipline == demo_pilots[DEMO_SEASON].discipline)
        return season_keep(month);
    if (discipline == demo_pilots[DEMO_GROWTH].discipline)
        return growth_keep(w, county, month);
    return 100;
}
