/* demo_achievement.c - claims of the hospital's manager, decided by the officer. */
#include "work/demo_achievement.h"

#include "model/unknown.h"
#include "work/achievement_desk.h"
#include "work/demo_people.h"
#include "work/desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

static bool claimed(struct store *st, const struct achievement_new *n,
                    enum achievement_status status, const char *why, struct err *e)
{
    struct achievement_wish w = {.status = status, .why = str_of(why), .now_ms = n->now_ms};
    struct edit_refused refused;

    return work_achievement_add(st, &OFFICER, n, &w.id, &refused, e)
           && (status == ACHIEVEMENT_CLAIMED
               || work_achievement_decide(st, &OFFICER, &w, &refused, e));
}

static bool all_add(struct store *st, struct str hospital, int64_t now_ms, struct err *e)
{
    struct achievement_new n = {.programme = STR("demo"),
                                .organization = hospital,
                                .kind = ACHIEVEMENT_CENTER,
                                .name = STR("胸痛中心（虚构）"),
                                .evidence = STR("省级验收批文（虚构）"),
                                .day = desk_today(now_ms) - 60,
                                .amount = COUNT_UNKNOWN,
                                .state = ACHIEVEMENT_REACHED,
                                .now_ms = now_ms};

    if (!claimed(st, &n, ACHIEVEMENT_VERIFIED, "", e))
        return false;
    n.kind = ACHIEVEMENT_BEDS;
    n.name = STR("康复床位（虚构）");
    n.amount = 20;
    n.unit = STR("张");
    if (!claimed(st, &n, ACHIEVEMENT_RETURNED, "现场只见 12 张（虚构）", e))
        return false;
    n.kind = ACHIEVEMENT_RESEARCH;
    n.name = STR("县域胆石症随访研究（虚构）");
    n.amount = COUNT_UNKNOWN;
    n.unit = n.evidence = STR("");
    if (!claimed(st, &n, ACHIEVEMENT_CLAIMED, "", e))
        return false;
    n.kind = ACHIEVEMENT_ACCREDITATION;
    n.name = STR("卒中防治中心认证（虚构）");
    n.state = ACHIEVEMENT_PLANNED;
    n.day = desk_today(now_ms) + 120;
    return claimed(st, &n, ACHIEVEMENT_CLAIMED, "", e);
}

bool demo_achievement_add(const struct demo_world *w, const char *store, int64_t now_ms,
                          struct err *e)
{
    const char *hospital = w->institutions[w->counties[demo_people_county(w)].hospital].code;
    struct store *st = NULL;
    bool good =
        store_open(store, STORE_EXISTING, &st, e) && all_add(st, str_of(hospital), now_ms, e);

    store_close(st);
    return good;
}
