/* demo_evaluation.c - three questions asked in time, four about pilots, one too late. */
#include "work/demo_evaluation.h"

#include "base/day.h"
#include "store/frame.h"
#include "work/demo_pilot.h"
#include "work/evaluation_desk.h"

enum { MONTHS_LEAST = 12, PILOT_MONTHS_LEAST = 24, DAY_MS = 86400000 };

static const struct subject PROVINCE = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

/* The discipline with the fewest placements, but one. */
static const char *rarest(const struct demo_world *w)
{
    int32_t counts[DEMO_DISCIPLINE_N] = {0}, best = -1;

    for (int32_t i = 0; i < w->placement_n; i++)
        counts[w->placements[i].discipline]++;
    for (int32_t k = 0; k < DEMO_DISCIPLINE_N; k++) {
        if (counts[k] && (best < 0 || counts[k] < counts[best]))
            best = k;
    }
    return best < 0 ? "" : demo_disciplines[best];
}

static struct evaluation question(const struct demo_world *w, const char *title, const char *text,
                                  enum evaluation_indicator indicator)
{
    return (struct evaluation){.title = str_of(title),
                               .question = str_of(text),
                               .programme = STR("demo"),
                               .indicator = indicator,
                               .source = EVALUATION_PLACEMENTS,
                               .from_month = w->first_month,
                               .until_month = DEMO_LAST_MONTH,
                               .window_months = 12,
                               .control = EVALUATION_NOT_YET};
}

static bool empty(struct store *st, void *arg, struct err *e)
{
    struct frame frame;
    struct err unheard = {0};
    struct arena a = {0};

    (void)e;
    *(bool *)arg = !store_frame_get(st, &a, &frame, &unheard) && unheard.code == ERR_MISSING;
    arena_reset(&a);
    return true;
}

static struct str start_text(const char *county, int32_t month, struct arena *a)
{
    char text[MONTH_TEXT];

    month_text(month, text);
    return str_of(arena_text(a, "%s=%s", county, text));
}

/* Registers what is asked of a pilot, dated like the others. */
static bool pilot_put(const struct demo_world *w, enum demo_pilot_kind kind, struct store *st,
                      int64_t then, struct err *e)
{
    const struct demo_pilot *pilot = &demo_pilots[kind];
    struct evaluation v = question(w, pilot->title, pilot->question, EVALUATION_HOME_SHARE);
    struct arena a = {0};
    struct id id;
    bool good;

    v.programme = STR("");
    v.discipline = str_of(demo_disciplines[pilot->discipline]);
    v.source = EVALUATION_LIST;
    v.starts.items = ARENA_ARRAY(&a, struct str, w->county_n);
    for (int32_t i = 0; i < w->county_n; i++) {
        int32_t start = demo_pilot_start(w, kind, i);

        if (start != INT32_MAX)
            v.starts.items[v.starts.n++] = start_text(w->counties[i].code, start, &a);
    }
    good = work_evaluation_register(st, &PROVINCE, &v, then, &id, e);
    arena_reset(&a);
    return good;
}

static bool pilots_put(const struct demo_world *w, struct store *st, int64_t then, struct err *e)
{
    bool good = true;

    for (int k = 0; k < DEMO_PILOT_N && w->month_n >= PILOT_MONTHS_LEAST; k++)
        good = good && pilot_put(w, (enum demo_pilot_kind)k, st, then, e);
    return good;
}

static bool questions_put(const struct demo_world *w, struct store *st, struct err *e)
{
    int64_t then = (int64_t)month_first_day(w->first_month) * DAY_MS;
    struct evaluation home = question(w, "专家下沉与县域内就诊率（虚构）",
                                      "派驻专家以后，留在本县住院的病人是否多了？",
                                      EVALUATION_HOME_SHARE),
                      deaths =
                          question(w, "专家下沉与住院死亡（虚构）",
                                   "派驻专家以后，本县住院死亡是否少于预期？", EVALUATION_DEATHS),
                      few = question(w, "单个学科的派驻（虚构）",
                                     "只派到很少几个县的学科，能不能看出效果？",
                                     EVALUATION_HOME_SHARE);
    struct id id;

    home.concurrent = STR("同期开展医保支付方式改革（虚构），参加县与对照县同时实行。");
    few.discipline = str_of(rarest(w));
    return work_evaluation_register(st, &PROVINCE, &home, then, &id, e)
           && work_evaluation_register(st, &PROVINCE, &deaths, then, &id, e)
           && work_evaluation_register(st, &PROVINCE, &few, then, &id, e)
           && pilots_put(w, st, then, e);
}

bool demo_evaluations_register(const struct demo_world *w, const char *store, struct err *e)
{
    struct store *st = NULL;
    bool fresh = false;
    bool good =
        w->month_n < MONTHS_LEAST
        || (store_open(store, STORE_CREATE, &st, e) && store_migrate(st, e)
            && store_tx(st, STORE_READ, empty, &fresh, e) && (!fresh || questions_put(w, st, e)));

    store_close(st);
    return good;
}

static bool all_run(struct store *st, int64_t now_ms, struct arena *a, struct err *e)
{
    const struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    struct evaluation_rows rows;

    if (!work_evaluation_list(st, &page, a, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        const struct evaluation_ask ask = {
            .st = st, .by = &PROVINCE, .evaluation = rows.items[i].evaluation.id};
        struct evaluation_run run;

        if (!work_evaluation_measure(&ask, now_ms, a, &run, e)
            || !work_evaluation_keep(&ask, &run, e))
            return false;
    }
    return true;
}

bool demo_evaluations_run(const struct demo_world *w, const char *store, int64_t now_ms,
                          struct err *e)
{
    struct evaluation late =
        question(w, "专家下沉与 CMI（虚构，事后提出）",
                 "看过数据以后才提出的问题：收治的病人是否更难？", EVALUATION_CMI);
    struct store *st = NULL;
    struct arena a = {0};
    struct id id;
    bool good = w->month_n < MONTHS_LEAST
                || (store_open(store, STORE_EXISTING, &st, e)
                    && work_evaluation_register(st, &PROVINCE, &late, now_ms, &id, e)
                    && all_run(st, now_ms, &a, e));

    arena_reset(&a);
    store_close(st);
    return good;
}
