/* demo_adoption.c - from the days of an adoption to the lines of its history. */
#include "work/demo_adoption.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/adoption.h"
#include "work/demo_people.h"
#include "work/desk.h"

enum { GONE_DAYS = 180, LATE = 4, EVENT_OF = 3, STEP_MOST = 7 }; /* LATE: row that is late */
#define DAY_MS INT64_C(86400000)

struct history {
    struct arena arena;
    struct str hospital; /* of the demonstration's manager */
    int32_t today;
    /* of one adoption */
    struct adoption x;
    enum adoption_state state;
};

struct dated {
    int32_t day;
    enum adoption_move move;
    enum adoption_state to;
};

/* Lines of an example do not tell the day of supervision: the first case's. */
static int32_t supervised_day(const struct adoption *x)
{
    return x->supervised_day == DAY_NONE && x->state == ADOPTION_SUPERVISED ? x->first_day
                                                                            : x->supervised_day;
}

/* `lapsed_day` DAY_NONE: it has not. */
static size_t steps_of(const struct adoption *x, int32_t lapsed_day, struct dated steps[STEP_MOST])
{
    const struct dated all[STEP_MOST] = {
        {x->applied_day, ADOPTION_APPLY, ADOPTION_APPLIED},
        {x->approved_day, ADOPTION_APPROVE, ADOPTION_APPROVED},
        {x->first_day, ADOPTION_FIRST, ADOPTION_FIRST_CASE},
        {supervised_day(x), ADOPTION_SUPERVISE, ADOPTION_SUPERVISED},
        {x->independent_day, ADOPTION_ALONE, ADOPTION_INDEPENDENT},
        {x->left_day, ADOPTION_LEAVE, ADOPTION_INDEPENDENT},
        {lapsed_day, ADOPTION_LAPSE, ADOPTION_LAPSED},
    };
    size_t n = 0;

    for (size_t i = 0; i < STEP_MOST; i++) {
        if (all[i].day != DAY_NONE)
            steps[n++] = all[i];
    }
    return n;
}

static bool line_add(struct store *st, struct history *h, const struct dated *step,
                     const struct adoption_line *told, struct err *e)
{
    struct adoption_line l = *told;
    bool done;

    l.seq = h->x.version + 1; /* as the desk numbers them */
    l.move = step->move;
    l.was = h->state;
    l.state = h->state = step->to;
    l.day = step->day;
    l.made_ms = (int64_t)step->day * DAY_MS;
    if (!store_adoption_put(st, &h->x, h->x.version, &done, e))
        return false;
    h->x.version++;
    return store_adoption_line_add(st, &h->x, &l, e);
}

/* Every so many days since `*next`, as long as they lie before `until`. */
static bool follow_ups_add(struct store *st, struct history *h, int32_t *next, int32_t until,
                           bool event, struct err *e)
{
    for (; *next < until; *next += ADOPTION_FOLLOW_DAYS) {
        const bool first = *next == h->x.first_day + ADOPTION_FOLLOW_DAYS;
        const struct dated step = {*next, ADOPTION_FOLLOW_UP, h->state};
        const struct adoption_line told = {
            .events = event && first,
            .why = event && first ? STR("切口感染一例，换药后愈合（虚构）")
                                  : STR("查阅病历并电话回访，无不良事件（虚构）")};

        if (!line_add(st, h, &step, &told, e))
            return false;
    }
    return true;
}

/* Nobody has done it alone for so long: the same as in the tree of who taught whom. */
static bool lapsed_find(struct store *st, const struct adoption *x, int32_t *day, struct err *e)
{
    struct adoption_evidence v;

    *day = DAY_NONE;
    if (x->state != ADOPTION_LAPSED)
        return true;
    if (!store_adoption_evidence(st, x, &v, e))
        return false;
    if (v.last_alone_day != DAY_NONE)
        *day = v.last_alone_day + GONE_DAYS;
    return true;
}

/* `left` of the last follow-ups are left to be told. */
static bool history_add(struct store *st, struct history *h, int32_t left, bool event,
                        struct err *e)
{
    const struct adoption *x = &h->x;
    struct dated steps[STEP_MOST];
    int32_t next = x->first_day + ADOPTION_FOLLOW_DAYS;
    int32_t until = h->today - left * ADOPTION_FOLLOW_DAYS, lapsed_day;
    size_t n;

    if (!lapsed_find(st, x, &lapsed_day, e))
        return false;
    n = steps_of(x, lapsed_day, steps);
    h->state = ADOPTION_GAP;
    for (size_t i = 0; i < n; i++) {
        const struct adoption_line told = {
            .events = COUNT_UNKNOWN, .why = steps[i].move == ADOPTION_LAPSE ? x->cause : STR("")};

        if (!follow_ups_add(st, h, &next, steps[i].day < until ? steps[i].day : until, event, e)
            || !line_add(st, h, &steps[i], &told, e))
            return false;
    }
    return x->state == ADOPTION_LAPSED || follow_ups_add(st, h, &next, until, event, e);
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct adoption_filter any = {0};
    const struct store_page page = {.limit = STORE_PAGE_MAX, .reach = STORE_ALL};
    struct history *h = arg;
    struct adoption_rows rows;

    arena_reset(&h->arena);
    if (!store_adoption_list(st, &any, &page, &h->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        h->x = rows.items[i];
        if (h->x.first_day != DAY_NONE
            && !history_add(st, h, i == LATE ? 2 : str_eq(h->x.organization, h->hospital),
                            i % EVENT_OF == 0, e))
            return false;
    }
    return true;
}

bool demo_adoption_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct history h = {
        .hospital = str_of(w->institutions[w->counties[demo_people_county(w)].hospital].code),
        .today = desk_today(now_ms)};
    struct store *st = NULL;
    bool good =
        store_open(store, STORE_EXISTING, &st, e) && store_tx(st, STORE_WRITE, all_in_tx, &h, e);

    store_close(st);
    arena_reset(&h.arena);
    return good;
}
