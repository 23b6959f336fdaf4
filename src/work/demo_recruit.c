/* demo_recruit.c - one use case after the other, as the officer's. */
#include "work/demo_recruit.h"

#include "base/day.h"
#include "work/desk.h"
#include "work/prospect_desk.h"
#include "work/studio_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct winning {
    const struct demo_world *w;
    struct store *st;
    struct arena arena;
    int64_t now_ms;
};

/* A lead, moved on up to `stage`; `code` is his afterwards. */
static bool won(struct winning *g, const char *name, struct str introduced_by,
                enum prospect_stage stage, struct str *code, struct err *e)
{
    const struct prospect_new n = {.programme = STR("demo"),
                                   .name = str_of(name),
                                   .home = STR("外省某医院（虚构）"),
                                   .trip = STR("某次走访（虚构）"),
                                   .introduced_by = introduced_by,
                                   .now_ms = g->now_ms};
    struct prospect_wish w = {.day = DAY_NONE, .note = STR("洽谈（虚构）"), .now_ms = g->now_ms};
    struct edit_refused refused;
    struct prospect_view v;

    if (!work_prospect_add(g->st, &OFFICER, &n, &w.id, &refused, e))
        return false;
    for (int s = PROSPECT_INVITED; s <= (int)stage; s++) {
        w.stage = (enum prospect_stage)s;
        if (!work_prospect_move(g->st, &OFFICER, &w, &refused, e))
            return false;
    }
    if (!work_prospect_see(g->st, w.id, &g->arena, &v, e))
        return false;
    *code = v.prospect.code;
    return true;
}

/* --- studios --- */

/* The n-th of the people of the organization `code`; NULL: it has fewer. */
static const char *person_of(const struct demo_world *w, struct str code, int32_t n)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        const struct demo_practitioner *p = &w->practitioners[i];

        if (str_eq(str_of(w->institutions[p->institution].code), code) && n-- == 0)
            return p->code;
    }
    return NULL;
}

/* He joined some days after it was opened. */
static bool member_add(struct winning *g, const struct studio *s, int32_t n, struct err *e)
{
    const char *code = person_of(g->w, s->organization, n);
    struct studio_deed d = {
        .id = s->id, .act = STUDIO_MEMBER, .now_ms = (int64_t)(s->opened_day + 10 * n) * 86400000};
    struct edit_refused refused;

    if (!code)
        return true;
    d.practitioner = str_of(code);
    return work_studio_do(g->st, &OFFICER, &d, &refused, e);
}

static bool review_add(struct winning *g, const struct studio *s, struct err *e)
{
    struct studio_deed d = {.id = s->id,
                            .act = STUDIO_REVIEW,
                            .grade = STUDIO_GOOD,
                            .note = STR("带教与坐诊按约完成，病历质量待提高（虚构）"),
                            .now_ms = g->now_ms};
    struct edit_refused refused;
    int32_t month, day;

    day_split(desk_today(g->now_ms), &d.year, &month, &day);
    d.year--;
    return work_studio_do(g->st, &OFFICER, &d, &refused, e);
}

/* Each has a team; the newest was reviewed, the others wait for it. */
static bool studios_fill(struct winning *g, struct err *e)
{
    const struct store_page page = {.limit = STORE_PAGE_MAX, .reach = STORE_ALL};
    struct studio_rows rows;

    if (!work_studio_list(g->st, &page, &g->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (!member_add(g, &rows.items[i], 1, e) || !member_add(g, &rows.items[i], 2, e)
            || (i == 0 && !review_add(g, &rows.items[i], e)))
            return false;
    }
    return true;
}

bool demo_recruit_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct winning g = {.w = w, .now_ms = now_ms};
    struct str first, other;
    bool good = store_open(store, STORE_EXISTING, &g.st, e)
                && won(&g, "甲主任（虚构）", STR(""), PROSPECT_INTENT, &first, e)
                && won(&g, "乙教授（虚构）", first, PROSPECT_VISITED, &other, e)
                && won(&g, "丙主任（虚构）", first, PROSPECT_INVITED, &other, e)
                && won(&g, "丁医师（虚构）", STR(""), PROSPECT_LEAD, &other, e)
                && studios_fill(&g, e);

    store_close(g.st);
    arena_reset(&g.arena);
    return good;
}
