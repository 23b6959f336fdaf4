/* budget.c - see budget.h. */
#include "model/budget.h"

#include <string.h>

#include "model/state.h"
#include "model/unknown.h"

const char *const budget_state_names[BUDGET_STATE_N + 1] = {"draft",    "submitted", "approved",
                                                            "returned", "withdrawn", NULL};
const char *const budget_kind_names[BUDGET_KIND_N + 1] = {"equipment", "people", "training",
                                                          "operation", NULL};

static const unsigned NEXT[BUDGET_STATE_N] = {
    [BUDGET_DRAFT] = 1u << BUDGET_SUBMITTED | 1u << BUDGET_WITHDRAWN,
    [BUDGET_SUBMITTED] = 1u << BUDGET_APPROVED | 1u << BUDGET_RETURNED | 1u << BUDGET_WITHDRAWN,
    [BUDGET_RETURNED] = 1u << BUDGET_SUBMITTED | 1u << BUDGET_WITHDRAWN,
};
static const struct state_table TABLE = {"budget request", budget_state_names, NEXT,
                                         BUDGET_STATE_N};

struct object budget_object(const struct budget *b)
{
    return (struct object){
        .place = {b->county}, .organization = {b->organization_id}, .state = OBJECT_NO_STATE};
}

static bool bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool budget_check(const struct budget *b, const char **field, struct err *e)
{
    *field = NULL;
    if (b->asked_fen < 1 || b->asked_fen > BUDGET_FEN_MOST)
        return bad(field, "asked_fen", e,
                   "more than nothing and at most 100 billion yuan is taken");
    if ((b->demand.n > 0) == (b->adoption.n > 0))
        return bad(field, "demand", e,
                   "either the order or the technique that wants the money is named");
    return true;
}

bool budget_open_check(const struct budget *b, struct err *e)
{
    return b->state == BUDGET_DRAFT || b->state == BUDGET_RETURNED
           || err_set(e, ERR_STATE,
                      "the budget request is %s: a draft or a returned one is changed",
                      budget_state_names[b->state]);
}

bool budget_submit(struct budget *b, struct err *e)
{
    if (!state_check(&TABLE, (int)b->state, BUDGET_SUBMITTED, e))
        return false;
    b->state = BUDGET_SUBMITTED;
    b->level = b->chain.n ? b->chain.items[0] : STR("");
    b->granted_fen = COUNT_UNKNOWN;
    return true;
}

bool budget_withdraw(struct budget *b, struct err *e)
{
    if (!state_check(&TABLE, (int)b->state, BUDGET_WITHDRAWN, e))
        return false;
    b->state = BUDGET_WITHDRAWN;
    b->level = STR("");
    return true;
}

static bool word_check(const struct budget *b, const struct budget_word *w, const char **field,
                       struct err *e)
{
    int64_t most = b->granted_fen == COUNT_UNKNOWN ? b->asked_fen : b->granted_fen;

    if (!str_eq(w->level, b->level))
        return err_set(e, ERR_STATE, "it waits for the %.*s, whose word it is now",
                       STR_ARG(b->level));
    if (!w->granted)
        return str_trim(w->why).n > 0 || bad(field, "why", e, "what has to change is wanted");
    if (w->amount_fen < 1 || w->amount_fen > most)
        return bad(field, "amount_fen", e, "more than nothing and at most what is asked for");
    return w->amount_fen == most || str_trim(w->why).n > 0
           || bad(field, "why", e, "why it is less is wanted");
}

bool budget_decide(struct budget *b, const struct budget_word *w, const char **field, struct err *e)
{
    size_t at = 0;

    *field = NULL;
    if (!state_check(&TABLE, (int)b->state, w->granted ? BUDGET_APPROVED : BUDGET_RETURNED, e)
        || !word_check(b, w, field, e))
        return false;
    if (!w->granted) {
        b->state = BUDGET_RETURNED;
        b->level = STR("");
        b->granted_fen = COUNT_UNKNOWN;
        return true;
    }
    b->granted_fen = w->amount_fen;
    while (at < b->chain.n && !str_eq(b->chain.items[at], b->level))
        at++;
    b->level = at + 1 < b->chain.n ? b->chain.items[at + 1] : STR("");
    b->state = at + 1 < b->chain.n ? BUDGET_SUBMITTED : BUDGET_APPROVED;
    return true;
}

/* --- consolidated --- */

enum { PROVINCE_HEAD = 2, CITY_HEAD = 4, COUNTY_HEAD = 6, LEVELS = 3 };

static void part_add(struct budget_sum *s, const struct budget_part *p)
{
    s->request_n += p->request_n;
    s->asked_fen += p->asked_fen;
    s->waiting_fen += p->waiting_fen;
    s->granted_fen += p->granted_fen;
    s->spent_fen += p->spent_fen;
}

/* "9901" to "990100". */
static struct str place_of(struct str county, size_t head, struct arena *a)
{
    struct str place = str_copy(a, county);
    char *at = ARENA_ARRAY(a, char, COUNTY_HEAD);

    if (place.n != COUNTY_HEAD)
        return place;
    memcpy(at, place.at, COUNTY_HEAD);
    memset(at + head, '0', COUNTY_HEAD - head);
    return (struct str){at, COUNTY_HEAD};
}

void budget_consolidate(const struct budget_part *parts, size_t n, struct arena *a,
                        struct budget_sums *sums)
{
    static const size_t HEADS[LEVELS] = {PROVINCE_HEAD, CITY_HEAD, COUNTY_HEAD};
    static const char *const NAMES[LEVELS] = {"province", "city", "county"};
    struct budget_sum *open[LEVELS] = {NULL};

    sums->items = ARENA_ARRAY(a, struct budget_sum, n * (LEVELS + 1) + 1);
    sums->n = 0;
    for (size_t i = 0; i < n; i++) {
        struct str last = STR("");

        for (int level = 0; level < LEVELS; level++) {
            struct str place = place_of(parts[i].county, HEADS[level], a);

            if (level && str_eq(place, last)) {
                open[level] = NULL; /* it lies in no city or county */
                continue;
            }
            last = place;
            if (!open[level] || !str_eq(open[level]->place, place)) {
                open[level] = &sums->items[sums->n++];
                *open[level] = (struct budget_sum){.place = place, .level = str_of(NAMES[level])};
            }
            part_add(open[level], &parts[i]);
        }
        if (parts[i].organization.n == 0)
            continue;
        sums->items[sums->n] = (struct budget_sum){
            .place = parts[i].organization, .name = parts[i].name, .level = STR("organization")};
        part_add(&sums->items[sums->n++], &parts[i]);
    }
}
