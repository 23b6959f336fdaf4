/* appraisal_desk.c - the way of an appraisal, from its draft to its last scoring. */
#include "work/appraisal_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "work/appraisal_part.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/event.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100 };

struct object appraisal_object(const struct ledger_desk *d, const struct appraisal_row *row)
{
    return (struct object){.place = {row->region.n ? row->region : d->frame.region_code},
                           .state = OBJECT_NO_STATE};
}

bool appraisal_done(struct store *st, const struct ledger_desk *d,
                    const struct appraisal_deed *deed, struct err *e)
{
    const struct desk_deed done = {
        .by = d->by,
        .now_ms = d->now_ms,
        .action = deed->action,
        .noun = deed->noun,
        .object = deed->object,
        .change = {.kind = EVENT_APPRAISAL_CHANGED, .place = deed->place, .object = deed->object}};

    return desk_done(st, &done, e);
}

struct appraisal_span appraisal_year(const struct appraisal_row *row, int32_t year)
{
    return (struct appraisal_span){row->programme, row->region, day_of(year, 1, 1),
                                   day_of(year, 12, 31)};
}

bool appraisal_find(struct store *st, struct ledger_desk *d, enum action action,
                    struct appraisal_row *row, struct err *e)
{
    struct object o;

    if (!store_appraisal_get(st, d->id, d->arena, row, e))
        return false;
    o = appraisal_object(d, row);
    o.state = (int)row->state;
    return rights_check(d->by, action, &o, "appraisal", e);
}

static bool row_done(struct store *st, const struct ledger_desk *d, const struct appraisal_row *row,
                     const char *action, struct err *e)
{
    const struct object o = appraisal_object(d, row);
    const struct appraisal_deed deed = {action, "appraisal", row->id, o.place[0]};

    return appraisal_done(st, d, &deed, e);
}

/* The rules that a row goes by. */
static bool rules_of(struct store *st, const struct appraisal_row *row, struct arena *a,
                     struct programme *p, struct err *e)
{
    struct programme_row edition;

    return work_programme_edition(st, row->programme, row->version, a, &edition, p, e);
}

static bool run_step(struct store *st, const struct subject *by, const struct appraisal_step *n,
                     ledger_case *run, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ledger_run(st, STORE_WRITE, &d, run, e);
}

/* --- opened, cancelled --- */

static bool open_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct appraisal_new *n = d->what;
    struct programme_row edition;
    struct programme p;
    struct err none = {0};
    struct appraisal_row row = {.id = d->id,
                                .region = d->by->scope.place.n ? d->by->scope.place : STR(""),
                                .programme = n->programme,
                                .year = n->year,
                                .maker = desk_actor(d->by),
                                .made_ms = d->now_ms,
                                .frozen_ms = COUNT_UNKNOWN,
                                .settled_ms = COUNT_UNKNOWN};
    bool there;

    if (n->year < YEAR_FIRST || n->year > YEAR_LAST)
        return ledger_field_bad(d, "year", e, "a year from 2000 to 2100 is wanted");
    if (!work_programme_edition(st, n->programme, 0, d->arena, &edition, &p, &none))
        return ledger_field_bad(d, "programme", e, "there is no such programme");
    if (!appraisal_counted(&p.appraisal, e)) {
        d->refused.field = "programme";
        return false;
    }
    row.version = p.version;
    if (!store_appraisal_there(st, &row, &there, e))
        return false;
    if (there)
        return err_set(e, ERR_STATE, "%.*s is appraised for %d already", STR_ARG(n->programme),
                       n->year);
    return store_appraisal_add(st, &row, e) && row_done(st, d, &row, "appraisal.open", e);
}

bool work_appraisal_open(struct store *st, const struct subject *by, const struct appraisal_new *n,
                         struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ledger_run(st, STORE_WRITE, &d, open_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static bool cancel_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appraisal_row row;
    enum appraisal_state was;

    if (!appraisal_find(st, d, ACTION_APPRAISAL_WRITE, &row, e))
        return false;
    was = row.state;
    return appraisal_move(&row.state, APPRAISAL_CANCELLED, e)
           && store_appraisal_move(st, &row, was, e)
           && row_done(st, d, &row, "appraisal.cancel", e);
}

bool work_appraisal_cancel(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e)
{
    return run_step(st, by, n, cancel_case, e);
}

/* --- runs --- */

static bool result_keep(struct store *st, struct ledger_desk *d, const struct appraisal_row *row,
                        struct appraisal_result *r, struct err *e)
{
    r->run.id = id_new();
    r->run.appraisal = row->id;
    r->run.maker = desk_actor(d->by);
    r->run.made_ms = d->now_ms;
    for (size_t i = 0; i < r->score_n; i++)
        r->scores[i].run = r->run.id;
    for (size_t i = 0; i < r->record_n; i++)
        r->records[i].run = r->run.id;
    return store_appraisal_run_add(st, &r->run, e)
           && store_appraisal_score_add(st, r->scores, r->score_n, e)
           && store_appraisal_item_add(st, r->items, r->item_n, e)
           && store_appraisal_record_add(st, r->records, r->record_n, e);
}

static bool simulate_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appraisal_result r;
    struct appraisal_row row;
    struct programme p;
    struct appraisal_draw draw = {.rules = &p.appraisal};
    struct appraisal_span before;

    if (!appraisal_find(st, d, ACTION_APPRAISAL_WRITE, &row, e)
        || !rules_of(st, &row, d->arena, &p, e))
        return false;
    if (row.state != APPRAISAL_DRAFT)
        return err_set(e, ERR_STATE, "the appraisal is %s: a draft is tried on the year before",
                       appraisal_state_names[row.state]);
    draw.span = appraisal_year(&row, row.year - 1);
    before = appraisal_year(&row, row.year - 2);
    if (!appraisal_draw(st, &draw, d->arena, e)
        || !appraisal_draw_base(st, &draw, &before, d->arena, &draw.part_base, &draw.whole_base, e)
        || !appraisal_reckon(&draw, NULL, d->arena, &r, e))
        return false;
    r.run.kind = APPRAISAL_SIMULATION;
    return result_keep(st, d, &row, &r, e) && row_done(st, d, &row, "appraisal.simulate", e);
}

bool work_appraisal_simulate(struct store *st, const struct subject *by,
                             const struct appraisal_step *n, struct err *e)
{
    return run_step(st, by, n, simulate_case, e);
}

/* The bases as they were kept, once more as counts. */
static bool bases_take(struct store *st, const struct appraisal_row *row, struct appraisal_draw *d,
                       struct arena *a, struct err *e)
{
    struct appraisal_bases bases;
    struct appraisal_source *part = &d->part_base, *whole = &d->whole_base;

    *part = *whole = (struct appraisal_source){.whole = d->whole.whole};
    if (!store_appraisal_base_list(st, row->id, a, &bases, e))
        return false;
    part->tallies = ARENA_ARRAY(a, struct appraisal_tally, bases.n + 1);
    whole->tallies = ARENA_ARRAY(a, struct appraisal_tally, bases.n + 1);
    for (size_t i = 0; i < bases.n; i++) {
        part->tallies[i] =
            (struct appraisal_tally){bases.items[i].subject, DAY_NONE, bases.items[i].part};
        whole->tallies[i] =
            (struct appraisal_tally){bases.items[i].subject, DAY_NONE, bases.items[i].whole};
    }
    part->tally_n = whole->tally_n = bases.n;
    appraisal_source_sort(part);
    appraisal_source_sort(whole);
    return true;
}

static bool score_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appraisal_result r;
    struct appraisal_row row;
    struct programme p;
    struct appraisal_draw draw = {.rules = &p.appraisal};
    struct appeals appeals;

    if (!appraisal_find(st, d, ACTION_APPRAISAL_WRITE, &row, e)
        || !rules_of(st, &row, d->arena, &p, e))
        return false;
    if (row.state != APPRAISAL_FROZEN)
        return err_set(e, ERR_STATE, "the appraisal is %s: one whose rules are frozen is scored",
                       appraisal_state_names[row.state]);
    draw.span = appraisal_year(&row, row.year);
    if (!appraisal_draw(st, &draw, d->arena, e) || !bases_take(st, &row, &draw, d->arena, e)
        || !store_appeal_of(st, row.id, d->arena, &appeals, e)
        || !appraisal_reckon(&draw, &appeals, d->arena, &r, e))
        return false;
    r.run.kind = APPRAISAL_SCORING;
    return result_keep(st, d, &row, &r, e) && row_done(st, d, &row, "appraisal.score", e);
}

bool work_appraisal_score(struct store *st, const struct subject *by,
                          const struct appraisal_step *n, struct err *e)
{
    return run_step(st, by, n, score_case, e);
}

/* --- frozen --- */

static bool tried(const struct appraisal_runs *runs)
{
    for (size_t i = 0; i < runs->n; i++) {
        if (runs->items[i].kind == APPRAISAL_SIMULATION)
            return true;
    }
    return false;
}

static int64_t count_of(const struct appraisal_source *source, struct str key)
{
    int64_t n = 0;

    for (size_t i = 0; i < source->tally_n; i++)
        n += str_eq(source->tallies[i].key, key) ? source->tallies[i].n : 0;
    return n;
}

static bool bases_keep(struct store *st, const struct ledger_desk *d,
                       const struct appraisal_row *row, const struct appraisal *rules,
                       struct err *e)
{
    const struct appraisal_span before = appraisal_year(row, row->year - 1);
    const struct appraisal_draw draw = {.rules = rules, .span = before};
    struct appraisal_source part, whole;
    struct appraisal_base *bases;

    if (!appraisal_draw_base(st, &draw, &before, d->arena, &part, &whole, e))
        return false;
    bases = ARENA_ARRAY(d->arena, struct appraisal_base, whole.tally_n + 1);
    for (size_t i = 0; i < whole.tally_n; i++)
        bases[i] =
            (struct appraisal_base){row->id, whole.tallies[i].key,
                                    count_of(&part, whole.tallies[i].key), whole.tallies[i].n};
    return store_appraisal_base_add(st, bases, whole.tally_n, e);
}

static bool freeze_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct programme_row newest;
    struct appraisal_row row;
    struct appraisal_runs runs;
    struct programme p;

    if (!appraisal_find(st, d, ACTION_APPRAISAL_WRITE, &row, e)
        || !appraisal_move(&row.state, APPRAISAL_FROZEN, e)
        || !work_programme_edition(st, row.programme, 0, d->arena, &newest, &p, e)
        || !store_appraisal_run_list(st, row.id, d->arena, &runs, e))
        return false;
    if (newest.version != row.version)
        return err_set(e, ERR_STATE,
                       "the rules are of version %d and version %d is there: open it anew",
                       row.version, newest.version);
    if (!tried(&runs))
        return err_set(e, ERR_STATE, "the rules were not tried on the year before yet");
    row.freezer = desk_actor(d->by);
    row.frozen_ms = d->now_ms;
    return store_appraisal_move(st, &row, APPRAISAL_DRAFT, e)
           && bases_keep(st, d, &row, &p.appraisal, e)
           && row_done(st, d, &row, "appraisal.freeze", e);
}

bool work_appraisal_freeze(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e)
{
    return run_step(st, by, n, freeze_case, e);
}

/* --- seeing --- */

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appraisal_view *v = d->found;
    struct programme p;
    struct object o;

    *v = (struct appraisal_view){0};
    if (!appraisal_find(st, d, ACTION_APPRAISAL_SEE, &v->row, e)
        || !store_appraisal_run_list(st, d->id, d->arena, &v->runs, e)
        || !rules_of(st, &v->row, d->arena, &p, e))
        return false;
    v->rules = p.appraisal;
    o = appraisal_object(d, &v->row);
    o.state = (int)v->row.state;
    v->action_n = rights_actions(d->by, ACTION_APPRAISAL_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_appraisal_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                        struct appraisal_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

struct listing {
    const struct store_page *page;
    struct appraisal_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_appraisal_list(st, l->page, d->arena, &l->rows, e);
}

bool work_appraisal_list(struct store *st, const struct store_page *page, struct arena *a,
                         struct appraisal_rows *rows, struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}
