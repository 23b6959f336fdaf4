/* demo_budget.c - one use case after the other, each of who may. */
#include "work/demo_budget.h"

#include <string.h>

#include "base/day.h"
#include "model/demand.h"
#include "model/unknown.h"
#include "work/adoption_desk.h"
#include "work/budget_desk.h"
#include "work/fund_desk.h"

enum { REQUESTS = 10, YEAR = 2025, FEN = 12000000, MORE_FEN = 2500000, STORIES = 5 };

/* How far the n-th goes: granted by so many levels, then returned or not; 0: a draft. */
static const struct {
    bool sent, returned;
    int levels;
} STORY[STORIES] = {
    {true, false, 3}, {true, false, 3}, {true, false, 1}, {true, true, 0}, {false, false, 0}};

static bool words_say(struct store *st, struct budget_wish w, struct str county, size_t n,
                      int64_t asked_fen, struct err *e)
{
    struct subject by = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    struct edit_refused refused;
    char place[7] = "";

    for (int level = 0; level < STORY[n % STORIES].levels + STORY[n % STORIES].returned; level++) {
        size_t head = (size_t)(3 - level) * 2;

        memcpy(place, county.at, sizeof place - 1);
        memset(place + head, '0', sizeof place - 1 - head);
        by.scope.place = str_of(place);
        w.granted = !STORY[n % STORIES].returned;
        w.amount_fen = n % STORIES == 1 && level > 0 ? asked_fen * 4 / 5 : COUNT_UNKNOWN;
        w.why =
            w.granted ? STR("先配一套，明年视开展例数再议（虚构）") : STR("请补三家报价（虚构）");
        if (!work_budget_decide(st, &by, &w, &refused, e))
            return false;
    }
    return true;
}

struct fund_found {
    struct arena arena;
    struct id id;
};

static bool fund_in_tx(struct store *st, void *arg, struct err *e)
{
    struct fund_found *found = arg;
    struct fund fund;

    if (!work_fund_of(st, STR("demo"), STR("F1"), &found->arena, &fund, e))
        return false;
    found->id = fund.id;
    return true;
}

/* What was granted whole becomes a line of its fund. */
static bool booked(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    const struct subject by = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    struct budget_book n = {.id = id,
                            .amount_fen = COUNT_UNKNOWN,
                            .day = day_of(YEAR, 6, 3),
                            .note = STR("虚构文号〔2025〕18号"),
                            .now_ms = now_ms};
    struct edit_refused refused;
    struct fund_found found = {0};
    bool good = store_tx(st, STORE_READ, fund_in_tx, &found, e);

    n.fund = found.id;
    good = good && work_budget_book(st, &by, &n, &refused, e);
    arena_reset(&found.arena);
    return good;
}

static bool one_ask(struct store *st, const struct adoption *x, size_t n, int64_t now_ms,
                    struct err *e)
{
    const struct subject by = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .organization = x->organization_id}};
    const struct budget_new ask = {.programme = x->programme,
                                   .organization = x->organization,
                                   .year = YEAR,
                                   .fund = STR("F1"),
                                   .kind = (enum budget_kind)(n % BUDGET_KIND_N),
                                   .about = STR("开展新技术所需设备与培训（虚构）"),
                                   .why = STR("现有设备不能开展，已派人进修（虚构）"),
                                   .adoption = x->code,
                                   .asked_fen = FEN + (int64_t)n * MORE_FEN,
                                   .now_ms = now_ms};
    struct budget_wish w = {.move = BUDGET_MOVE_SUBMIT, .now_ms = now_ms};
    struct edit_refused refused;

    if (!work_budget_add(st, &by, &ask, &w.id, &refused, e) || !STORY[n % STORIES].sent)
        return e->code == ERR_NONE;
    return work_budget_move(st, &by, &w, &refused, e)
           && words_say(st, w, x->county, n, ask.asked_fen, e)
           && (n > 0 || booked(st, w.id, now_ms, e));
}

bool demo_budget_add(const char *store, int64_t now_ms, struct err *e)
{
    const struct adoption_filter any = {.state = STR("")};
    const struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    struct adoption_views views = {0};
    struct store *st = NULL;
    struct arena a = {0};
    size_t n = 0;
    bool good = store_open(store, STORE_EXISTING, &st, e)
                && work_adoption_list(st, &any, &page, &a, &views, e);

    for (size_t i = 0; good && i < views.n && n < REQUESTS; i++) {
        const struct adoption *x = &views.items[i].adoption;

        if (str_eq(x->programme, STR("demo")) && !id_none(x->organization_id))
            good = one_ask(st, x, n++, now_ms, e);
    }
    store_close(st);
    arena_reset(&a);
    return good;
}
