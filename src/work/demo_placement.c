/* demo_placement.c - one use case after the other, each of who may. */
#include "work/demo_placement.h"

#include "base/day.h"
#include "store/account.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/parity.h"
#include "work/training_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct acting {
    const struct demo_world *w;
    struct store *st;
    struct arena arena;
    int64_t as_of_ms, now_ms;
    int32_t today;
    struct subject host, person, sender;
    struct str host_code, person_code, sender_code;
};

/* Everything from here on happens so many days before the demonstration's last. */
static void at_days_ago(struct acting *g, int32_t days)
{
    g->now_ms = g->as_of_ms - (int64_t)days * 86400000;
    g->today = desk_today(g->now_ms);
}

static bool scope_read(struct store *st, struct acting *g, enum scope_kind kind, struct str code,
                       struct scope *scope, struct err *e)
{
    bool found;

    return store_scope_find(st, kind, code, &g->arena, scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %.*s", STR_ARG(code)));
}

static bool host_in_tx(struct store *st, void *arg, struct err *e)
{
    struct acting *g = arg;

    return scope_read(st, g, SCOPE_ORGANIZATION, g->host_code, &g->host.scope, e);
}

/* Acts for the organization from here on. */
static bool host_is(struct acting *g, int32_t institution, struct err *e)
{
    g->host.role = ROLE_MANAGER;
    g->host_code = str_of(g->w->institutions[institution].code);
    return store_tx(g->st, STORE_READ, host_in_tx, g, e);
}

static bool person_in_tx(struct store *st, void *arg, struct err *e)
{
    struct acting *g = arg;

    return scope_read(st, g, SCOPE_SELF, g->person_code, &g->person.scope, e)
           && scope_read(st, g, SCOPE_ORGANIZATION, g->sender_code, &g->sender.scope, e);
}

/* Acts for the person, and for where he comes from. */
static bool person_is(struct acting *g, int32_t person, struct err *e)
{
    g->person.role = ROLE_EXPERT;
    g->sender.role = ROLE_MANAGER;
    g->person_code = str_of(g->w->practitioners[person].code);
    g->sender_code = str_of(g->w->institutions[g->w->practitioners[person].institution].code);
    return store_tx(g->st, STORE_READ, person_in_tx, g, e);
}

/* The n-th of an institution's people; -1: it has fewer. */
static int32_t person_of(const struct demo_world *w, int32_t institution, int32_t n)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution == institution && n-- == 0)
            return i;
    }
    return -1;
}

static bool move(struct acting *g, const struct subject *by, struct id id, enum placement_move move,
                 int32_t day, struct err *e)
{
    const struct placement_wish w = {
        .id = id, .step = {move, day, DAY_NONE, STR("")}, .now_ms = g->now_ms};
    struct edit_refused refused;

    return work_placement_move(g->st, by, &w, &refused, e);
}

static bool agreed(struct acting *g, struct id id, const char *about, struct err *e)
{
    const struct placement_task task = {
        .id = id, .about = str_of(about), .due_day = g->today + 180, .now_ms = g->now_ms};
    struct edit_refused refused;

    return move(g, &OFFICER, id, PLACEMENT_ACCEPT, g->today, e)
           && move(g, &g->host, id, PLACEMENT_CONFIRM, g->today, e)
           && work_placement_task(g->st, &g->host, &task, &refused, e);
}

/* Proposes, agrees and starts; nothing where the person is bound by the lines already. */
static bool working(struct acting *g, const struct placement_new *n, const char *about, int32_t day,
                    struct err *e)
{
    struct edit_refused refused;
    struct err bound = {0};
    struct id id;

    if (!work_placement_propose(g->st, &OFFICER, n, &id, &refused, &bound))
        return bound.code == ERR_STATE || err_pass(e, &bound);
    return agreed(g, id, about, e) && move(g, &OFFICER, id, PLACEMENT_NOTICE, g->today, e)
           && move(g, &g->host, id, PLACEMENT_ARRIVE, day, e)
           && move(g, &g->host, id, PLACEMENT_START, day, e);
}

static struct placement_new new_of(const struct acting *g, enum placement_kind kind, int32_t person)
{
    return (struct placement_new){.programme = STR("demo"),
                                  .kind = kind,
                                  .practitioner = str_of(g->w->practitioners[person].code),
                                  .organization = g->host_code,
                                  .from_day = g->today - 30,
                                  .until_day = DAY_NONE,
                                  .now_ms = g->now_ms};
}

/* The demonstration's expert, at the hospital of its manager. */
static bool posting_add(struct acting *g, struct err *e)
{
    int32_t expert = person_of(g->w, g->w->provincial[0], 0);
    struct placement_new n;

    if (!host_is(g, g->w->counties[demo_people_county(g->w)].hospital, e))
        return false;
    n = new_of(g, PLACEMENT_POSTING, expert < 0 ? 0 : expert);
    return working(g, &n, "教学查房每月两次，带教一名本院医师", g->today - 28, e);
}

/* The demonstration's trainee waits for his notice. */
static bool training_add(struct acting *g, struct err *e)
{
    int32_t trainee = person_of(g->w, g->w->counties[demo_people_county(g->w)].hospital, 0);
    struct training_new n = {.need = {.spectrum = STR("近两年脑血管病住院人次持续上升（虚构）"),
                                      .outflow = STR("血管超声相关病例约四成到县外就诊（虚构）"),
                                      .capability = STR("本院尚无人独立开展血管超声（虚构）")}};
    struct edit_refused refused;
    struct err bound = {0};
    struct id id;

    if (trainee < 0 || !host_is(g, g->w->provincial[0], e))
        return trainee < 0;
    n.placement = new_of(g, PLACEMENT_TRAINING, trainee);
    n.placement.technique = STR("血管超声");
    n.placement.from_day = g->today + 30;
    if (!work_training_nominate(g->st, &OFFICER, &n, &id, &refused, &bound))
        return bound.code == ERR_STATE || err_pass(e, &bound);
    return agreed(g, id, "跟台20例，独立完成10例", e);
}

static bool post_add(struct acting *g, const char *code, int32_t discipline, int32_t seats,
                     struct err *e)
{
    const struct shared_post_new n = {
        .code = str_of(code),
        .programme = STR("demo"),
        .home = str_of(g->w->institutions[g->w->provincial[1]].code),
        .organization = g->host_code,
        .discipline = str_of(demo_disciplines[discipline]),
        .seats = seats,
        .from_day = g->today - 30,
        .until_day = DAY_NONE,
        .now_ms = g->now_ms,
    };
    struct edit_refused refused;
    struct id id;

    return work_shared_post_add(g->st, &OFFICER, &n, &id, &refused, e);
}

/* One post is filled, with a late arrival; of the other's two seats one is empty. */
static bool posts_add(struct acting *g, struct err *e)
{
    static const char *const CODES[] = {"DEMO-1", "DEMO-2"};

    if (!host_is(g, g->w->counties[(demo_people_county(g->w) + 1) % g->w->county_n].hospital, e))
        return false;
    for (int32_t i = 0; i < 2; i++) {
        int32_t person = person_of(g->w, g->w->provincial[1], 1 + i);
        struct placement_new n;

        if (!post_add(g, CODES[i], i, i + 1, e))
            return false;
        if (person < 0)
            continue;
        n = new_of(g, PLACEMENT_SHARED_POST, person);
        n.post = str_of(CODES[i]);
        n.discipline = str_of(demo_disciplines[i]);
        if (!working(g, &n, "专家门诊每周两次", g->today - 20, e))
            return false;
    }
    return true;
}

/* --- what is over --- */

static bool reviewed(struct acting *g, struct id id, enum review_kind kind, const char *note,
                     struct err *e)
{
    const struct placement_review r = {id, kind, REVIEW_GOOD, str_of(note), g->now_ms};

    return work_placement_review(g->st, &g->host, &r, e);
}

static bool started(struct acting *g, struct id id, const char *about, struct err *e)
{
    return agreed(g, id, about, e) && move(g, &OFFICER, id, PLACEMENT_NOTICE, g->today, e)
           && move(g, &g->host, id, PLACEMENT_ARRIVE, g->today, e)
           && move(g, &g->host, id, PLACEMENT_START, g->today, e);
}

static bool tasks_signed(struct acting *g, struct id id, struct err *e)
{
    struct placement_view v;

    if (!work_placement_see(g->st, &g->host, id, g->now_ms, &g->arena, &v, e))
        return false;
    for (size_t i = 0; i < v.lines.task_n; i++) {
        const struct placement_sign told = {id, v.lines.tasks[i].id, false, g->now_ms};
        const struct placement_sign signs = {id, v.lines.tasks[i].id, true, g->now_ms};

        if (!work_placement_sign(g->st, &g->person, &told, e)
            || !work_placement_sign(g->st, &g->host, &signs, e))
            return false;
    }
    return true;
}

/* The first of the provincial hospital's people whom nothing else binds in that half year; `id` is
 * none where there is nobody. */
static bool free_expert(struct acting *g, struct id *id, struct err *e)
{
    int32_t expert;

    *id = (struct id){0};
    for (int32_t i = 1; (expert = person_of(g->w, g->w->provincial[0], i)) >= 0; i++) {
        struct placement_new n = new_of(g, PLACEMENT_POSTING, expert);
        struct edit_refused refused;
        struct err bound = {0};

        n.from_day = g->today;
        n.until_day = g->today + 180;
        if (work_placement_propose(g->st, &OFFICER, &n, id, &refused, &bound))
            return person_is(g, expert, e);
        if (bound.code != ERR_STATE)
            return err_pass(e, &bound);
    }
    return true;
}

/* Half a year of an expert at the manager's hospital, reviewed, signed off and certified. */
static bool certified_add(struct acting *g, struct err *e)
{
    struct id id;

    at_days_ago(g, 260);
    if (!host_is(g, g->w->counties[demo_people_county(g->w)].hospital, e)
        || !free_expert(g, &id, e))
        return false;
    if (id_none(id))
        return true;
    if (!started(g, id, "带出两名能独立手术的本院医师", e))
        return false;
    at_days_ago(g, 170);
    if (!reviewed(g, id, REVIEW_MIDTERM, "按计划带教，病例数达到中期要求（虚构）", e))
        return false;
    at_days_ago(g, 80);
    return tasks_signed(g, id, e) && move(g, &g->host, id, PLACEMENT_END, g->today, e)
           && reviewed(g, id, REVIEW_FINAL, "任务清单全部完成（虚构）", e)
           && move(g, &OFFICER, id, PLACEMENT_CERTIFY, g->today, e);
}

static bool checked(struct acting *g, struct id id, const struct training_check *c, struct err *e)
{
    const struct training_told t = {id, *c, g->now_ms};
    struct edit_refused refused;

    return work_training_check(g->st, &g->sender, &t, &refused, e);
}

/* What was learned opened at once, stood still after half a year for want of equipment; the check
 * of the first year is still to come. */
static bool looked_after(struct acting *g, struct id id, struct err *e)
{
    at_days_ago(g, 150);
    if (!checked(g, id,
                 &(struct training_check){.months = 3,
                                          .equipped = true,
                                          .opened = true,
                                          .cases = 14,
                                          .note = STR("每周两个半天（虚构）")},
                 e))
        return false;
    at_days_ago(g, 60);
    return checked(
        g, id,
        &(struct training_check){.months = 6,
                                 .cause = str_of(training_cause_names[TRAINING_EQUIPMENT]),
                                 .note = STR("探头送修，已停两个月（虚构）")},
        e);
}

static bool returned_add(struct acting *g, struct err *e)
{
    int32_t trainee = person_of(g->w, g->w->counties[demo_people_county(g->w)].hospital, 3);
    struct training_new n = {.need = {.spectrum = STR("甲状腺结节门诊检出逐年增加（虚构）"),
                                      .outflow = STR("超声引导穿刺全部到市里做（虚构）"),
                                      .capability = STR("本院无人能做超声引导穿刺（虚构）")}};
    struct edit_refused refused;
    struct err bound = {0};
    struct id id;

    at_days_ago(g, 430);
    if (trainee < 0 || !host_is(g, g->w->provincial[0], e) || !person_is(g, trainee, e))
        return trainee < 0;
    n.placement = new_of(g, PLACEMENT_TRAINING, trainee);
    n.placement.technique = STR("超声引导穿刺");
    n.placement.from_day = g->today;
    n.placement.until_day = g->today + 180;
    if (!work_training_nominate(g->st, &OFFICER, &n, &id, &refused, &bound))
        return bound.code == ERR_STATE || err_pass(e, &bound);
    if (!started(g, id, "跟台30例，上级在场独立完成10例", e))
        return false;
    at_days_ago(g, 250);
    return move(g, &g->host, id, PLACEMENT_END, g->today, e)
           && reviewed(g, id, REVIEW_EVALUATION, "能独立完成常规穿刺（虚构）", e)
           && move(g, &g->host, id, PLACEMENT_EVALUATE, g->today, e)
           && move(g, &g->sender, id, PLACEMENT_RETURN, g->today, e) && looked_after(g, id, e);
}

bool demo_placement_add(const struct demo_world *w, const char *store, int64_t now_ms,
                        struct err *e)
{
    struct acting g = {.w = w, .as_of_ms = now_ms, .now_ms = now_ms, .today = desk_today(now_ms)};
    bool good = store_open(store, STORE_EXISTING, &g.st, e) && posting_add(&g, e)
                && training_add(&g, e) && posts_add(&g, e) && certified_add(&g, e)
                && returned_add(&g, e);

    store_close(g.st);
    arena_reset(&g.arena);
    return good;
}
