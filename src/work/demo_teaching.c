/* demo_teaching.c - one use case after the other, as the officer's. */
#include "work/demo_teaching.h"

#include "model/unknown.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/teaching_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct lessons {
    const struct demo_world *w;
    struct store *st;
    int64_t now_ms;
    int32_t today;
    const char *teacher, *hospital;
    int32_t host; /* institution of those who listen */
};

/* The n-th of an institution's people; NULL: it has fewer. */
static const char *person_of(const struct demo_world *w, int32_t institution, int32_t n)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution == institution && n-- == 0)
            return w->practitioners[i].code;
    }
    return NULL;
}

static bool lesson(struct lessons *g, const struct teaching_new *of, int32_t ahead, struct id *id,
                   struct err *e)
{
    struct teaching_new n = *of;
    struct edit_refused refused;

    n.id = *id = id_new();
    n.programme = STR("demo");
    n.practitioner = str_of(g->teacher);
    n.organization = str_of(g->hospital);
    n.day = g->today + ahead;
    n.now_ms = g->now_ms;
    return work_teaching_add(g->st, &OFFICER, &n, &refused, e);
}

static bool listened(struct lessons *g, struct id id, int32_t people, struct err *e)
{
    for (int32_t i = 0; i < people; i++) {
        const char *code = person_of(g->w, g->host, i);
        struct edit_refused refused;

        if (code && !work_teaching_name(g->st, &OFFICER, id, str_of(code), g->now_ms, &refused, e))
            return false;
    }
    return true;
}

static bool handout(struct lessons *g, struct id id, struct err *e)
{
    const struct material_new n = {
        .owner = id,
        .name = STR("术后发热鉴别提纲（虚构）.pdf"),
        .bytes = STR("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                     "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"),
        .now_ms = g->now_ms};
    struct edit_refused refused;

    return work_teaching_material(g->st, &OFFICER, &n, &refused, e);
}

static bool called_off(struct lessons *g, struct id id, struct err *e)
{
    const struct teaching_wish w = {
        .id = id,
        .step = {TEACHING_CANCELLED, COUNT_UNKNOWN, STR("台风停航（虚构）")},
        .now_ms = g->now_ms};
    struct edit_refused refused;

    return work_teaching_move(g->st, &OFFICER, &w, &refused, e);
}

static bool all_add(struct lessons *g, struct err *e)
{
    static const struct teaching_new ROUND = {.kind = TEACHING_ROUND,
                                              .topic = {"术后发热查房（虚构）", 30},
                                              .held = true,
                                              .attendees = 9},
                                     CASES = {.kind = TEACHING_CASE_CONFERENCE,
                                              .topic = {"胆管结石一例（虚构）", 30},
                                              .held = true,
                                              .attendees = 14},
                                     LECTURE = {.kind = TEACHING_LECTURE,
                                                .topic = {"县域胸痛救治（虚构）", 30},
                                                .starts = {"14:30", 5},
                                                .place = {"示教室", 9}},
                                     SHOW = {.kind = TEACHING_DEMONSTRATION,
                                             .topic = {"单孔胆囊切除示教（虚构）", 36}};
    struct id id;

    return lesson(g, &ROUND, -9, &id, e) && listened(g, id, 5, e) && handout(g, id, e)
           && lesson(g, &CASES, -2, &id, e) && listened(g, id, 4, e)
           && lesson(g, &LECTURE, 3, &id, e) && lesson(g, &SHOW, 1, &id, e) && called_off(g, id, e);
}

bool demo_teaching_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct lessons g = {.w = w, .now_ms = now_ms, .today = desk_today(now_ms)};
    bool good;

    g.host = w->counties[demo_people_county(w)].hospital;
    g.hospital = w->institutions[g.host].code;
    g.teacher = person_of(w, w->provincial[0], 0);
    if (!g.teacher)
        return err_set(e, ERR_CHECK, "the province has nobody who teaches");
    good = store_open(store, STORE_EXISTING, &g.st, e) && all_add(&g, e);
    store_close(g.st);
    return good;
}
