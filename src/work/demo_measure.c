/* demo_measure.c - one use case after the other. Every fifth hospital claims more than was found,
 * every seventh waits, a third has another source as well. */
#include "work/demo_measure.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/roster.h"
#include "work/achievement_desk.h"
#include "work/measure_desk.h"

enum {
    FIRST = 2023,
    LAST = 2025,
    COUNTIES_MOST = 40,
    VISITS = 60000, /* of the first county in the first year */
    MORE_PER_COUNTY = 1700,
    GROWTH_PERCENT = 9,
    CENTERS = 5
};
static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
static const struct subject MANAGER = {.role = ROLE_MANAGER};

/* Somebody of the hospital claims; the authority checks. */
static bool told(struct store *st, const struct measure_told_new *n, struct id hospital,
                 struct err *e)
{
    struct subject by = MANAGER;
    struct edit_refused refused;

    by.scope = (struct scope){.kind = SCOPE_ORGANIZATION, .organization = hospital};
    return work_measure_tell(st, n->tier == MEASURE_CLAIMED ? &by : &OFFICER, n, &refused, e);
}

static bool tiers_tell(struct store *st, struct measure_told_new n, int32_t at, struct id hospital,
                       struct err *e)
{
    const int64_t seen = n.numerator;
    bool last = n.period == day_of(LAST, 1, 1);

    n.tier = MEASURE_CLAIMED;
    n.note = STR("卫生统计年报（虚构）");
    n.numerator = at % 5 == 4 ? seen + seen / 20 : seen;
    if (!told(st, &n, hospital, e))
        return false;
    if (last && at % 7 == 6)
        return true; /* it waits */
    n.tier = MEASURE_VERIFIED;
    n.note = STR("县卫生健康局核对（虚构）");
    n.numerator = seen;
    if (!told(st, &n, hospital, e))
        return false;
    n.tier = MEASURE_VALIDATED;
    n.note = STR("医保结算数据（虚构）");
    n.numerator = seen - seen / 100;
    return at % 3 != 0 || told(st, &n, hospital, e);
}

static bool years_tell(struct store *st, struct str code, int32_t at, struct id hospital,
                       struct err *e)
{
    int64_t visits = VISITS + (int64_t)at * MORE_PER_COUNTY;

    for (int32_t year = FIRST; year <= LAST; year++) {
        struct measure_told_new n = {.programme = STR("demo"),
                                     .measure = STR("primary_visits"),
                                     .organization = code,
                                     .period = day_of(year, 1, 1),
                                     .numerator = visits,
                                     .denominator = COUNT_UNKNOWN,
                                     .now_ms = (int64_t)day_of(LAST + 1, 1, 20) * 86400000};

        if (!tiers_tell(st, n, at, hospital, e))
            return false;
        n.measure = STR("primary_share");
        n.denominator = visits * (100 + 70 - (year - FIRST) * 4) / 100 + visits / 20;
        if (!tiers_tell(st, n, at, hospital, e))
            return false;
        visits += visits * (GROWTH_PERCENT + at % 4) / 100;
    }
    return true;
}

static bool built(struct store *st, const struct achievement_new *n, bool verified, struct err *e)
{
    struct achievement_wish w = {
        .status = ACHIEVEMENT_VERIFIED, .why = STR(""), .now_ms = n->now_ms};
    struct edit_refused refused;

    return work_achievement_add(st, &OFFICER, n, &w.id, &refused, e)
           && (!verified || work_achievement_decide(st, &OFFICER, &w, &refused, e));
}

static bool centers_build(struct store *st, struct str code, int32_t at, struct err *e)
{
    const struct str NAMES[CENTERS] = {STR("胸痛中心（虚构）"), STR("卒中中心（虚构）"),
                                       STR("创伤中心（虚构）"), STR("危重孕产妇救治中心（虚构）"),
                                       STR("危重新生儿救治中心（虚构）")};
    struct achievement_new n = {.programme = STR("demo"),
                                .organization = code,
                                .kind = ACHIEVEMENT_EMERGENCY_CENTER,
                                .evidence = STR("验收批文（虚构）"),
                                .amount = COUNT_UNKNOWN,
                                .now_ms = (int64_t)day_of(LAST + 1, 1, 20) * 86400000};

    for (int32_t i = 0; i < CENTERS; i++) {
        int32_t built_in = FIRST + (at + i * 2) % 4;

        n.name = NAMES[i];
        n.day = day_of(built_in, 1 + i * 2, 5);
        n.state = built_in <= LAST ? ACHIEVEMENT_REACHED : ACHIEVEMENT_PLANNED;
        if (!built(st, &n, (at + i) % 6 != 5, e))
            return false;
    }
    n.kind = ACHIEVEMENT_SUB_CENTER;
    n.name = STR("县域医疗次中心（虚构）");
    n.day = day_of(FIRST + at % 3, 6, 1);
    n.state = ACHIEVEMENT_REACHED;
    return at % 2 == 1 || built(st, &n, at % 4 == 0, e);
}

struct finding {
    struct str code;
    struct roster_entry host;
};

static bool find_in_tx(struct store *st, void *arg, struct err *e)
{
    struct finding *f = arg;
    struct arena a = {0};
    bool found = false;
    bool good = store_roster_organization(st, f->code, &a, &f->host, &found, e)
                && (found || err_set(e, ERR_CHECK, "a hospital of the world is not there"));

    f->host.county = STR("");
    arena_reset(&a);
    return good;
}

bool demo_measure_add(const struct demo_world *w, const char *store, struct err *e)
{
    struct store *st = NULL;
    bool good = store_open(store, STORE_EXISTING, &st, e);
    int32_t n = w->county_n < COUNTIES_MOST ? w->county_n : COUNTIES_MOST;

    for (int32_t i = 0; good && i < n; i++) {
        struct finding f = {.code = str_of(w->institutions[w->counties[i].hospital].code)};

        good = store_tx(st, STORE_READ, find_in_tx, &f, e)
               && years_tell(st, f.code, i, f.host.id, e) && centers_build(st, f.code, i, e);
    }
    store_close(st);
    return good;
}
