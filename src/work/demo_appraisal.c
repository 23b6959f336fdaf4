/* demo_appraisal.c - one use case after the other, each of who may. */
#include "work/demo_appraisal.h"

#include "base/day.h"
#include "work/appraisal_desk.h"
#include "work/desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

typedef bool appraisal_act(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e);

/* The last expert on the list says that his rounds of a month were not told. */
static bool appeal_make(struct store *st, struct id appraisal, int64_t now_ms, struct arena *a,
                        struct err *e)
{
    const struct appraisal_ask ask = {.appraisal = appraisal, .link = STR("expert")};
    const struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    struct appeal_new n = {.indicator = STR("teaching"),
                           .said = STR("八月两次查房未登记，有签到表（虚构）"),
                           .now_ms = now_ms};
    struct subject expert = {.role = ROLE_EXPERT, .scope = {.kind = SCOPE_SELF}};
    struct appraisal_scores scores;
    struct edit_refused refused;
    struct id id;

    if (!work_appraisal_scores(st, &ask, &page, a, &scores, e))
        return false;
    for (size_t i = scores.n; i-- > 0;) {
        const struct appraisal_score *s = &scores.items[i];

        if (id_none(s->practitioner_id))
            continue;
        expert.scope.practitioner = s->practitioner_id;
        n.score = s->id;
        return work_appeal_add(st, &expert, &n, &id, &refused, e);
    }
    return true;
}

bool demo_appraisal_add(const char *store, int64_t now_ms, struct err *e)
{
    static appraisal_act *const ACTS[] = {work_appraisal_simulate, work_appraisal_freeze,
                                          work_appraisal_score};
    struct appraisal_new n = {.programme = STR("demo"), .now_ms = now_ms};
    struct appraisal_step step = {.now_ms = now_ms};
    struct edit_refused refused;
    struct store *st = NULL;
    struct arena a = {0};
    bool good;

    n.year = month_of_day(desk_today(now_ms)) / 12 + 1970 - 1;
    good = store_open(store, STORE_EXISTING, &st, e)
           && work_appraisal_open(st, &OFFICER, &n, &step.id, &refused, e);
    for (size_t i = 0; good && i < sizeof ACTS / sizeof *ACTS; i++, step.now_ms++)
        good = ACTS[i](st, &OFFICER, &step, e);
    good = good && appeal_make(st, step.id, step.now_ms, &a, e);
    store_close(st);
    arena_reset(&a);
    return good;
}
