/* demo_pledge.c - one use case after the other, each of who may. */
#include "work/demo_pledge.h"

#include "base/day.h"
#include "work/desk.h"
#include "work/pledge_desk.h"

enum { LEFT = 2 /* overdue ones that nobody tells of */, PROVED = 3 /* odd: not answered */ };
static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

/* What the person says of the n-th: every fourth disputes, every second confirms. */
static bool answer(struct store *st, const struct pledge *p, size_t n, int64_t now_ms,
                   struct err *e)
{
    const struct subject person = {
        .role = ROLE_EXPERT, .scope = {.kind = SCOPE_SELF, .practitioner = p->practitioner_id}};
    struct pledge_told t = {.placement = p->placement_id,
                            .pledge = p->pledge,
                            .state = n % 4 ? PLEDGE_CONFIRMED : PLEDGE_DISPUTED,
                            .day = DAY_NONE,
                            .said = n % 4 ? STR("") : STR("绩效部分少发一个月（虚构）"),
                            .now_ms = now_ms};
    struct edit_refused refused;

    if (n % 2 || id_none(p->practitioner_id))
        return true;
    return work_pledge_tell(st, &person, &t, &refused, e);
}

/* The sheet that proves it, of one that its person did not answer yet. */
static bool proof_add(struct store *st, const struct pledge *p, int64_t now_ms, struct err *e)
{
    const struct material_new n = {
        .owner = p->placement_id,
        .name = STR("工资发放表（虚构）.pdf"),
        .bytes = STR("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                     "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"),
        .now_ms = now_ms};
    struct edit_refused refused;

    return work_pledge_material(st, &OFFICER, p->pledge, &n, &refused, e);
}

static bool one_tell(struct store *st, const struct pledge_view *v, size_t n, int64_t now_ms,
                     struct err *e)
{
    const struct str PROOFS[PLEDGE_KIND_N] = {STR("虚构医院工资发放表（派驻期间各月）"),
                                              STR("虚构医院职称评聘公示〔2025〕3号"),
                                              STR("虚构医院表彰决定〔2025〕7号")};
    const struct pledge_told t = {.placement = v->pledge.placement_id,
                                  .pledge = v->pledge.pledge,
                                  .state = PLEDGE_TOLD,
                                  .day = v->due_day,
                                  .proof = PROOFS[v->pledge.kind],
                                  .now_ms = now_ms};
    struct edit_refused refused;

    return work_pledge_tell(st, &OFFICER, &t, &refused, e)
           && (n != PROVED || proof_add(st, &v->pledge, now_ms, e))
           && answer(st, &v->pledge, n, now_ms, e);
}

bool demo_pledge_add(const char *store, int64_t now_ms, struct err *e)
{
    const struct pledge_ask ask = {.filter = {.programme = STR("demo"), .overdue = true},
                                   .now_ms = now_ms};
    const struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    struct pledge_views views = {0};
    struct store *st = NULL;
    struct arena a = {0};
    bool good = store_open(store, STORE_EXISTING, &st, e)
                && work_pledge_list(st, &OFFICER, &ask, &page, &a, &views, e);

    for (size_t i = LEFT; good && i < views.n; i++)
        good = one_tell(st, &views.items[i], i, now_ms, e);
    store_close(st);
    arena_reset(&a);
    return good;
}
