/* group_desk.c - see group_desk.h. One count of each kind over all members, by organization. */
#include "work/group_desk.h"

#include "base/day.h"
#include "store/agreement.h"
#include "store/budget.h"
#include "store/organization.h"
#include "work/desk.h"
#include "work/ledger_part.h"

const char *const group_count_names[GROUP_COUNT_N + 1] = {
    "posted", "trained", "technique", "case", "teaching", "built", NULL};

enum { WHERE_MOST = 2, WORDS_MOST = 4 };

/* What is counted: lines of a noun whose columns have one of the words. */
static const struct {
    const char *noun;
    bool in_year;
    struct {
        const char *column;
        const char *words[WORDS_MOST];
    } where[WHERE_MOST];
} COUNTS[GROUP_COUNT_N] = {
    [GROUP_POSTED] = {"placement",
                      false,
                      {{"kind", {"posting", "shared_post", "secondment"}},
                       {"state", {"arrived", "active", "leave"}}}},
    [GROUP_TRAINED] = {"placement",
                       true,
                       {{"kind", {"training"}}, {"state", {"evaluated", "returned", "certified"}}}},
    [GROUP_TECHNIQUES] = {"adoption", false, {{"state", {"independent", "sustained"}}}},
    [GROUP_CASES] = {"procedure", true, {{"role", {"independent"}}}},
    [GROUP_TEACHINGS] = {"teaching", true, {{NULL, {NULL}}}},
    [GROUP_BUILT] = {"achievement", false, {{"status", {"verified"}}}},
};

static struct figure_count count_of(int which, struct arena *a)
{
    struct figure_count c = {.noun = noun_find(str_of(COUNTS[which].noun)),
                             .how = FIGURE_ROWS,
                             .column = -1,
                             .from_day = DAY_NONE,
                             .until_day = DAY_NONE};

    c.where = ARENA_ARRAY(a, struct figure_where, WHERE_MOST);
    for (int i = 0; i < WHERE_MOST && COUNTS[which].where[i].column; i++) {
        struct str *words = ARENA_ARRAY(a, struct str, WORDS_MOST);
        struct figure_where *w = &c.where[c.where_n++];

        w->column = noun_column_find(c.noun, str_of(COUNTS[which].where[i].column));
        w->words.items = words;
        for (int k = 0; k < WORDS_MOST && COUNTS[which].where[i].words[k]; k++)
            words[w->words.n++] = str_of(COUNTS[which].where[i].words[k]);
    }
    return c;
}

struct grouping {
    const struct group_ask *ask;
    struct group_view view;
    struct organization head;
    struct store_reach reach;      /* of the group: its head's */
    const struct store_page *page; /* of the lines of a cell */
    struct group_rows rows;
};

static struct group_member *member_of(struct group_view *v, struct str code)
{
    for (size_t i = 0; i < v->n; i++) {
        if (str_eq(v->items[i].organization, code))
            return &v->items[i];
    }
    return NULL;
}

static bool member_add(struct store *st, const struct ledger_desk *d, struct grouping *g,
                       struct id id, struct err *e)
{
    struct object o = {.organization = {id}, .state = OBJECT_NO_STATE};
    struct group_member *m = &g->view.items[g->view.n];
    struct organization host;

    if (!store_organization_get(st, id, d->arena, &host, e))
        return false;
    o.place[0] = host.county;
    if (rights_decide(d->by, ACTION_MEASURE_SEE, &o) != RIGHTS_ALLOWED
        || member_of(&g->view, host.code))
        return true; /* it lies elsewhere, or is there by another agreement */
    *m = (struct group_member){.id = id,
                               .organization = host.code,
                               .name = host.name,
                               .county = host.county,
                               .head = g->view.n == 0};
    g->view.n++;
    return true;
}

static bool head_find(struct store *st, struct ledger_desk *d, struct grouping *g, struct err *e)
{
    struct object o = {.state = OBJECT_NO_STATE};
    bool found = true;

    if (g->ask->organization.n) {
        if (!store_organization_find(st, g->ask->organization, d->arena, &g->head, &found, e))
            return false;
    } else if (id_none(d->by->scope.organization)) {
        found = false;
    } else if (!store_organization_get(st, d->by->scope.organization, d->arena, &g->head, e)) {
        return false;
    }
    if (!found)
        return err_set(e, ERR_MISSING, "no such organization");
    o.place[0] = g->head.county;
    o.organization[0] = g->head.id;
    return rights_check(d->by, ACTION_MEASURE_SEE, &o, "such organization", e);
}

static bool members_find(struct store *st, struct ledger_desk *d, struct grouping *g, struct err *e)
{
    int32_t today = desk_today(d->now_ms);
    struct agreement_led led;

    if (!head_find(st, d, g, e) || !store_agreement_led(st, g->head.id, today, d->arena, &led, e))
        return false;
    g->view.items = ARENA_ARRAY(d->arena, struct group_member, led.n + 1);
    g->reach =
        (struct store_reach){.kind = REACH_MEMBERS,
                             .scope = {.kind = SCOPE_ORGANIZATION, .organization = g->head.id},
                             .today = today};
    if (!member_add(st, d, g, g->head.id, e))
        return false;
    for (size_t i = 0; i < led.n; i++) {
        if (!member_add(st, d, g, led.items[i], e))
            return false;
    }
    return true;
}

/* The lines of which a count is made. */
static struct noun_scope scope_of(const struct grouping *g, int which)
{
    const bool in_year = COUNTS[which].in_year;

    return (struct noun_scope){.programme = g->ask->programme,
                               .from_day = in_year ? day_of(g->view.year, 1, 1) : DAY_NONE,
                               .until_day = in_year ? day_of(g->view.year, 12, 31) : DAY_NONE,
                               .reach = g->reach,
                               .by = NOUN_BY_ORGANIZATION,
                               .who = -1};
}

static bool count_take(struct store *st, struct ledger_desk *d, struct grouping *g, int which,
                       struct err *e)
{
    const struct figure_count count = count_of(which, d->arena);
    const struct noun_scope scope = scope_of(g, which);
    struct noun_tallies tallies;

    if (!store_noun_tally(st, &count, &scope, false, d->arena, &tallies, e))
        return false;
    for (size_t i = 0; i < tallies.n; i++) {
        struct group_member *m = member_of(&g->view, tallies.items[i].key);

        if (m)
            m->counts[which] = tallies.items[i].n;
    }
    return true;
}

static bool money_take(struct store *st, struct ledger_desk *d, struct grouping *g, struct err *e)
{
    struct budget_parts parts;

    if (!store_budget_parts(st, g->ask->programme, g->view.year, &g->reach, d->arena, &parts, e))
        return false;
    for (size_t i = 0; i < parts.n; i++) {
        struct group_member *m = member_of(&g->view, parts.items[i].organization);

        if (m) {
            m->granted_fen += parts.items[i].granted_fen;
            m->spent_fen += parts.items[i].spent_fen;
        }
    }
    return true;
}

/* The year that is looked at, and the members of today. */
static bool group_find(struct store *st, struct ledger_desk *d, struct grouping *g, struct err *e)
{
    int32_t month, of_month;

    g->view = (struct group_view){.year = g->ask->year};
    if (g->view.year == 0) {
        day_split(desk_seen_from(&d->frame, desk_today(d->now_ms)), &g->view.year, &month,
                  &of_month);
        g->view.year--;
    }
    return members_find(st, d, g, e);
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct grouping *g = d->found;

    if (!group_find(st, d, g, e))
        return false;
    for (int which = 0; which < GROUP_COUNT_N; which++) {
        if (!count_take(st, d, g, which, e))
            return false;
    }
    return money_take(st, d, g, e);
}

bool work_group_see(struct store *st, const struct subject *by, const struct group_ask *ask,
                    struct arena *a, struct group_view *v, struct err *e)
{
    struct grouping g = {.ask = ask};
    struct ledger_desk d = {.by = by, .now_ms = ask->now_ms, .arena = a, .found = &g};

    if (!ledger_run(st, STORE_READ, &d, see_case, e))
        return false;
    *v = g.view;
    return true;
}

static bool rows_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct group_rows_ask *ask = d->what;
    struct grouping *g = d->found;
    struct figure_count count;
    struct noun_scope scope;
    struct str member = ask->member;

    if (!group_find(st, d, g, e))
        return false;
    if (!member_of(&g->view, member))
        return err_set(e, ERR_MISSING, "no such organization in the group");
    count = count_of(ask->count, d->arena);
    scope = scope_of(g, ask->count);
    scope.keys = (struct str_list){&member, 1, 1};
    g->rows.noun = count.noun;
    if (!store_noun_list(st, &count, &scope, g->page, d->arena, &g->rows.rows, e))
        return false;
    ledger_patient_hide(count.noun, &g->rows.rows);
    return true;
}

bool work_group_rows(struct store *st, const struct subject *by, const struct group_rows_ask *ask,
                     const struct store_page *page, struct arena *a, struct group_rows *rows,
                     struct err *e)
{
    struct grouping g = {.ask = &ask->of, .page = page};
    struct ledger_desk d = {
        .by = by, .now_ms = ask->of.now_ms, .what = ask, .arena = a, .found = &g};

    if (!ledger_run(st, STORE_READ, &d, rows_case, e))
        return false;
    *rows = g.rows;
    return true;
}
