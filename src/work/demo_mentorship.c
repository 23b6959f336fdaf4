/* demo_mentorship.c - one use case after the other, each of who may. */
#include "work/demo_mentorship.h"

#include "base/day.h"
#include "store/account.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/mentorship_desk.h"
#include "work/school_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
#define SCHOOL "青石伤科（虚构）"

struct pairing {
    const struct demo_world *w;
    struct store *st;
    struct arena arena;
    int64_t now_ms;
    int32_t today;
    struct subject mentor, apprentice, host;
    const char *hospital, *mentor_code, *apprentice_code;
};

static bool scope_read(struct store *st, struct pairing *g, enum scope_kind kind, const char *code,
                       struct scope *scope, struct err *e)
{
    bool found;

    return store_scope_find(st, kind, str_of(code), &g->arena, scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %s", code));
}

static bool people_in_tx(struct store *st, void *arg, struct err *e)
{
    struct pairing *g = arg;

    g->mentor.role = ROLE_EXPERT;
    g->apprentice.role = ROLE_TRAINEE;
    g->host.role = ROLE_MANAGER;
    return scope_read(st, g, SCOPE_SELF, g->mentor_code, &g->mentor.scope, e)
           && scope_read(st, g, SCOPE_SELF, g->apprentice_code, &g->apprentice.scope, e)
           && scope_read(st, g, SCOPE_ORGANIZATION, g->hospital, &g->host.scope, e);
}

/* The n-th of an institution's people; NULL: it has fewer. */
static const char *person_of(const struct demo_world *w, int32_t institution, int32_t n)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution == institution && n-- == 0)
            return w->practitioners[i].code;
    }
    return NULL;
}

static bool move(struct pairing *g, const struct subject *by, struct id id,
                 enum mentorship_move move, int32_t day, struct err *e)
{
    const struct mentorship_wish w = {
        .id = id, .move = move, .day = day, .until_day = DAY_NONE, .now_ms = g->now_ms};
    struct edit_refused refused;

    return work_mentorship_move(g->st, by, &w, &refused, e);
}

/* The n-th of the provincial hospital's people and of the county hospital's. Whom the lines have
 * bound already is left there: `id` is none then. */
static bool proposed(struct pairing *g, int32_t n, const char *school, struct id *id, struct err *e)
{
    struct mentorship_new new = {.programme = STR("demo"),
                                 .technique = str_of(demo_techniques[n].code),
                                 .school = str_of(school),
                                 .until_day = g->today + 330,
                                 .now_ms = g->now_ms};
    struct edit_refused refused;
    struct err bound = {0};

    *id = (struct id){0};
    g->mentor_code = person_of(g->w, g->w->provincial[0], n);
    g->apprentice_code = person_of(g->w, g->w->counties[demo_people_county(g->w)].hospital, n);
    if (!g->mentor_code || !g->apprentice_code)
        return err_set(e, ERR_CHECK, "the province has too few people for its pairs");
    new.mentor = str_of(g->mentor_code);
    new.apprentice = str_of(g->apprentice_code);
    if (!store_tx(g->st, STORE_READ, people_in_tx, g, e))
        return false;
    if (work_mentorship_propose(g->st, &OFFICER, &new, id, &refused, &bound))
        return true;
    return bound.code == ERR_STATE || bound.code == ERR_INPUT || err_pass(e, &bound);
}

static bool goal(struct pairing *g, struct id id, int32_t technique, int64_t cases, struct err *e)
{
    const struct mentorship_goal_new n = {
        id, str_of(demo_techniques[technique].code), 4, cases, g->today + 180, g->now_ms};
    struct edit_refused refused;

    return work_mentorship_goal(g->st, &g->mentor, &n, &refused, e);
}

static bool begun(struct pairing *g, struct id id, int32_t technique, struct err *e)
{
    return move(g, &g->apprentice, id, MENTORSHIP_AGREE, g->today, e)
           && move(g, &g->mentor, id, MENTORSHIP_AGREE, g->today, e)
           && goal(g, id, technique, 10, e) && move(g, &g->host, id, MENTORSHIP_START, g->today, e);
}

static bool met(struct pairing *g, struct id id, enum meeting_kind kind, const char *about,
                struct err *e)
{
    const struct mentorship_met m = {id, g->today, kind, str_of(about), g->now_ms};
    struct edit_refused refused;

    return work_mentorship_meet(g->st, &g->mentor, &m, &refused, e);
}

static bool completed(struct pairing *g, struct id id, struct err *e)
{
    struct mentorship_reached reached = {.id = id, .day = g->today, .now_ms = g->now_ms};
    struct edit_refused refused;
    struct mentorship_view v;

    if (!work_mentorship_see(g->st, &g->mentor, id, &g->arena, &v, e))
        return false;
    reached.goal = v.lines.goals[0].id;
    return work_mentorship_reach(g->st, &g->mentor, &reached, &refused, e)
           && move(g, &g->mentor, id, MENTORSHIP_COMPLETE, g->today, e);
}

static bool school_add(struct pairing *g, struct err *e)
{
    const struct school_new n = {.name = STR(SCHOOL),
                                 .programme = STR("demo"),
                                 .organization = str_of(g->hospital),
                                 .about =
                                     STR("相传清末由外县传入，以正骨手法与外用膏药见长（虚构）"),
                                 .now_ms = g->now_ms};
    struct heritage_new h = {.organization = str_of(g->hospital),
                             .kind = HERITAGE_PRESCRIPTION,
                             .name = STR("青石接骨膏（虚构）"),
                             .source = STR("传承人口述，三代相传（虚构）"),
                             .place = STR("某镇某村（虚构）"),
                             .about = STR("外敷患处，三日一换；组成与炮制另存（虚构）"),
                             .day = g->today - 20,
                             .consent = true,
                             .now_ms = g->now_ms};
    struct edit_refused refused;

    return work_school_add(g->st, &OFFICER, &n, &h.school, &refused, e)
           && work_heritage_add(g->st, &OFFICER, &h, &refused, e);
}

static bool learning_add(struct pairing *g, struct err *e)
{
    struct id id;

    if (!proposed(g, 0, "", &id, e) || id_none(id))
        return e->code == ERR_NONE;
    return begun(g, id, 0, e) && goal(g, id, 3, 20, e)
           && met(g, id, MEETING_ONSITE, "现场带教两台，复盘一例（虚构）", e)
           && met(g, id, MEETING_CONSULT, "远程会诊徒弟一例病人，方案由师父定（虚构）", e);
}

static bool completed_add(struct pairing *g, struct err *e)
{
    struct id id;

    if (!proposed(g, 1, SCHOOL, &id, e) || id_none(id))
        return e->code == ERR_NONE;
    return begun(g, id, 1, e) && met(g, id, MEETING_ONLINE, "线上复盘（虚构）", e)
           && completed(g, id, e);
}

static bool waiting_add(struct pairing *g, struct err *e)
{
    struct id id;

    if (!proposed(g, 2, "", &id, e) || id_none(id))
        return e->code == ERR_NONE;
    return move(g, &g->apprentice, id, MENTORSHIP_AGREE, g->today, e);
}

bool demo_mentorship_add(const struct demo_world *w, const char *store, int64_t now_ms,
                         struct err *e)
{
    struct pairing g = {.w = w, .now_ms = now_ms, .today = desk_today(now_ms)};
    bool good;

    g.hospital = w->institutions[w->counties[demo_people_county(w)].hospital].code;
    good = store_open(store, STORE_EXISTING, &g.st, e) && school_add(&g, e) && learning_add(&g, e)
           && completed_add(&g, e) && waiting_add(&g, e);
    store_close(g.st);
    arena_reset(&g.arena);
    return good;
}
