/* budget_desk.c - see budget_desk.h. */
#include "work/budget_desk.h"

#include "model/demand.h"
#include "model/unknown.h"
#include "store/region.h"
#include "store/roster.h"
#include "work/bulletin_desk.h"
#include "work/ledger_part.h"

const char *const budget_move_names[BUDGET_MOVE_N + 1] = {"submit", "withdraw", NULL};

enum { ABOUT_LEAST = 2 };

struct budgeting {
    const struct store_page *page;
    struct budget_view view;
    struct budget_rows rows;
    struct budget_parts parts;
    struct budget_sums sums;
};

static bool found_check(struct store *st, struct ledger_desk *d, enum action action,
                        struct budget *b, struct err *e)
{
    struct object o;
    bool found;

    if (!store_budget_find(st, d->id, d->arena, b, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no such budget request");
    o = budget_object(b);
    return rights_check(d->by, action, &o, "such budget request", e);
}

/* The step, the audit line, and who looks on. */
static bool told(struct store *st, const struct ledger_desk *d, const struct budget *b,
                 struct str level, struct str why, const char *action, struct err *e)
{
    const struct budget_step step = {.county = b->county,
                                     .budget = b->id,
                                     .seq = b->version,
                                     .state = b->state,
                                     .level = level,
                                     .amount_fen = b->granted_fen == COUNT_UNKNOWN ? b->asked_fen
                                                                                   : b->granted_fen,
                                     .why = why.n ? why : STR(""),
                                     .made_by = desk_actor(d->by),
                                     .made_ms = d->now_ms};

    return store_budget_step_add(st, &step, e)
           && desk_done(st,
                        &(struct desk_deed){.by = d->by,
                                            .now_ms = d->now_ms,
                                            .action = action,
                                            .noun = "budget",
                                            .object = b->id,
                                            .change = {.kind = EVENT_BUDGET_CHANGED,
                                                       .place = b->county,
                                                       .organization = b->organization_id,
                                                       .object = b->id}},
                        e);
}

/* --- writing --- */

static bool fund_check(struct ledger_desk *d, const struct programme *p, struct str fund,
                       struct err *e)
{
    for (int32_t i = 0; i < p->fund_n; i++) {
        if (str_eq(p->funds[i].id, fund))
            return true;
    }
    return ledger_field_bad(d, "fund", e, "the programme file has no such fund");
}

/* What the request says, and that it goes together with what it names. */
static bool words_take(struct store *st, struct ledger_desk *d, const struct programme *p,
                       struct budget *b, struct err *e)
{
    const struct budget_new *n = d->what;
    bool tied;

    b->fund = n->fund;
    b->kind = n->kind;
    b->about = str_trim(n->about);
    b->why = n->why.n ? n->why : STR("");
    b->demand = desk_maybe(n->demand);
    b->adoption = desk_maybe(n->adoption);
    b->asked_fen = n->asked_fen;
    if (utf8_count(b->about) < ABOUT_LEAST)
        return ledger_field_bad(d, "about", e, "what the money is for is wanted");
    if (!fund_check(d, p, b->fund, e) || !budget_check(b, &d->refused.field, e)
        || !store_budget_tied(st, b, &tied, e))
        return false;
    return tied
           || ledger_field_bad(d, b->demand.n ? "demand" : "adoption", e,
                               "the organization has none of this code in the programme");
}

static bool host_find(struct store *st, struct ledger_desk *d, struct budget *b, struct err *e)
{
    struct roster_entry host = {0};
    struct object o;
    bool found;

    if (!store_roster_organization(st, b->organization, d->arena, &host, &found, e))
        return false;
    if (!found)
        return ledger_field_bad(d, "organization", e, "no organization has this code");
    b->organization_id = host.id;
    b->county = host.county;
    o = budget_object(b);
    return rights_decide(d->by, ACTION_BUDGET_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "the organization is not within the post's reach");
}

static void chain_take(const struct programme *p, struct arena *a, struct budget *b)
{
    struct str *levels = ARENA_ARRAY(a, struct str, p->approval_n + 1);

    for (int32_t i = 0; i < p->approval_n; i++)
        levels[i] = str_of(programme_level_names[p->approval[i]]);
    b->chain = (struct str_list){.items = levels, .n = (size_t)p->approval_n};
}

static bool add_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct budget_new *n = d->what;
    struct budget b = {.id = id_new(),
                       .version = 1,
                       .organization = n->organization,
                       .year = n->year,
                       .granted_fen = COUNT_UNKNOWN,
                       .level = STR(""),
                       .made_by = desk_actor(d->by),
                       .made_ms = d->now_ms};
    struct programme_row edition;
    struct programme p;

    d->id = b.id;
    b.code = ledger_code(b.id, d->arena);
    if (!host_find(st, d, &b, e))
        return false;
    if (!work_programme_edition(st, n->programme, 0, d->arena, &edition, &p, e))
        return false;
    b.programme = p.id;
    b.edition = p.version;
    chain_take(&p, d->arena, &b);
    return words_take(st, d, &p, &b, e) && store_budget_add(st, &b, e)
           && told(st, d, &b, STR(""), b.why, "budget.add", e);
}

bool work_budget_add(struct store *st, const struct subject *by, const struct budget_new *n,
                     struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, add_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static bool version_check(struct ledger_desk *d, const struct budget *b, int64_t asked,
                          struct err *e)
{
    return asked <= 0 || asked == b->version
           || desk_stale(&d->refused, "budget request", asked, b->version, e);
}

static bool keep(struct store *st, struct ledger_desk *d, struct budget *b, struct err *e)
{
    bool done;

    if (!store_budget_put(st, b, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "budget request", b->version, b->version + 1, e);
    b->version++;
    return true;
}

static bool edit_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct budget_new *n = d->what;
    struct programme_row edition;
    struct programme p;
    struct budget b;

    return found_check(st, d, ACTION_BUDGET_WRITE, &b, e) && version_check(d, &b, n->version, e)
           && budget_open_check(&b, e)
           && work_programme_edition(st, b.programme, b.edition, d->arena, &edition, &p, e)
           && words_take(st, d, &p, &b, e) && keep(st, d, &b, e)
           && told(st, d, &b, STR(""), b.why, "budget.edit", e);
}

bool work_budget_edit(struct store *st, const struct subject *by, const struct budget_new *n,
                      struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, edit_case, e);

    *refused = d.refused;
    return good;
}

/* --- on its way --- */

static bool move_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct budget_wish *w = d->what;
    bool submit = w->move == BUDGET_MOVE_SUBMIT;
    struct budget b;

    return found_check(st, d, ACTION_BUDGET_WRITE, &b, e) && version_check(d, &b, w->version, e)
           && (submit ? budget_submit(&b, e) : budget_withdraw(&b, e)) && keep(st, d, &b, e)
           && told(st, d, &b, STR(""), w->why, submit ? "budget.submit" : "budget.withdraw", e);
}

bool work_budget_move(struct store *st, const struct subject *by, const struct budget_wish *w,
                      struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .id = w->id};
    bool good = ledger_run(st, STORE_WRITE, &d, move_case, e);

    *refused = d.refused;
    return good;
}

static bool decide_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct budget_wish *w = d->what;
    struct budget_word word = {.level = demand_level_at(d->by->scope.place),
                               .granted = w->granted,
                               .amount_fen = w->amount_fen,
                               .why = w->why};
    struct budget b;

    if (!found_check(st, d, ACTION_BUDGET_DECIDE, &b, e) || !version_check(d, &b, w->version, e))
        return false;
    if (word.amount_fen == COUNT_UNKNOWN)
        word.amount_fen = b.granted_fen == COUNT_UNKNOWN ? b.asked_fen : b.granted_fen;
    return budget_decide(&b, &word, &d->refused.field, e) && keep(st, d, &b, e)
           && told(st, d, &b, word.level, w->why, w->granted ? "budget.grant" : "budget.return", e);
}

bool work_budget_decide(struct store *st, const struct subject *by, const struct budget_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .id = w->id};
    bool good = ledger_run(st, STORE_WRITE, &d, decide_case, e);

    *refused = d.refused;
    return good;
}

/* --- seeing --- */

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct budgeting *g = d->found;
    struct budget_view *v = &g->view;
    struct object o;

    if (!found_check(st, d, ACTION_BUDGET_SEE, &v->budget, e)
        || !store_budget_steps(st, &v->budget, d->arena, &v->steps, e)
        || !work_budget_booked(st, &v->budget, d->arena, &v->booked, e))
        return false;
    o = budget_object(&v->budget);
    v->action_n = rights_actions(d->by, ACTION_BUDGET_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_budget_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                     struct budget_view *v, struct err *e)
{
    struct budgeting g = {.page = NULL};
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = &g};

    if (!ledger_run(st, STORE_READ, &d, see_case, e))
        return false;
    *v = g.view;
    return true;
}

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct budgeting *g = d->found;

    return store_budget_list(st, d->what, g->page, d->arena, &g->rows, e);
}

bool work_budget_list(struct store *st, const struct budget_filter *f,
                      const struct store_page *page, struct arena *a, struct budget_rows *rows,
                      struct err *e)
{
    struct budgeting g = {.page = page};
    struct ledger_desk d = {.what = f, .arena = a, .found = &g};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = g.rows;
    return true;
}

struct summing {
    struct str programme;
    int32_t year;
    const struct store_reach *reach;
};

/* Places by the names that the region has for them; one that it does not know has none. */
static bool names_put(struct store *st, struct arena *a, struct budget_sums *sums, struct err *e)
{
    for (size_t i = 0; i < sums->n; i++) {
        struct budget_sum *s = &sums->items[i];
        struct err unheard = {0};
        struct region region;

        if (s->name.n || str_eq(s->level, STR("organization")))
            continue;
        if (store_region_get(st, s->place, a, &region, &unheard))
            s->name = region.name;
        else if (unheard.code != ERR_MISSING)
            return err_pass(e, &unheard);
    }
    return true;
}

/* A place that the asker sees in part is no sum of it: whoever reaches a county has no province. */
static void above_drop(const struct store_reach *reach, struct budget_sums *sums)
{
    size_t n = 0;

    for (size_t i = 0; i < sums->n; i++) {
        const struct budget_sum *s = &sums->items[i];
        bool whole = reach->kind == REACH_ALL || str_eq(s->level, STR("organization"))
                     || (reach->kind == REACH_PLACE && place_within(s->place, reach->scope.place));

        if (whole)
            sums->items[n++] = *s;
    }
    sums->n = n;
}

static bool sums_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct summing *s = d->what;
    struct budgeting *g = d->found;

    if (!store_budget_parts(st, s->programme, s->year, s->reach, d->arena, &g->parts, e))
        return false;
    budget_consolidate(g->parts.items, g->parts.n, d->arena, &g->sums);
    above_drop(s->reach, &g->sums);
    return names_put(st, d->arena, &g->sums, e);
}

bool work_budget_sums(struct store *st, struct str programme, int32_t year,
                      const struct store_reach *reach, struct arena *a, struct budget_sums *sums,
                      struct err *e)
{
    const struct summing s = {programme, year, reach};
    struct budgeting g = {.page = NULL};
    struct ledger_desk d = {.what = &s, .arena = a, .found = &g};

    if (!ledger_run(st, STORE_READ, &d, sums_case, e))
        return false;
    *sums = g.sums;
    return true;
}
