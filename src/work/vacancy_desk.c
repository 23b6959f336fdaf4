/* vacancy_desk.c - see vacancy_desk.h. */
#include "work/vacancy_desk.h"

#include "model/unknown.h"
#include "store/gap.h"
#include "store/roster.h"
#include "work/ledger_part.h"

struct surveying {
    const struct store_page *page;
    const struct store_reach *reach;
    struct vacancy_view view;
    struct vacancy_rows rows;
    struct vacancy_sums sums;
};

static bool found_check(struct store *st, struct ledger_desk *d, enum action action,
                        struct vacancy *v, struct err *e)
{
    struct object o;

    if (!store_vacancy_get(st, d->id, d->arena, v, e))
        return false;
    o = vacancy_object(v);
    return rights_check(d->by, action, &o, "vacancy", e);
}

/* The step, the audit line, and who looks on. */
static bool told(struct store *st, const struct ledger_desk *d, const struct vacancy *v,
                 struct str why, const char *action, struct err *e)
{
    const struct vacancy_step step = {.county = v->county,
                                      .vacancy = v->id,
                                      .seq = v->version,
                                      .state = v->state,
                                      .posts =
                                          v->accepted == COUNT_UNKNOWN ? v->posts : v->accepted,
                                      .why = desk_some(why),
                                      .made_by = desk_actor(d->by),
                                      .made_ms = d->now_ms};
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "vacancy",
                                   .object = v->id,
                                   .change = {.kind = EVENT_VACANCY_CHANGED,
                                              .place = v->county,
                                              .organization = v->organization_id,
                                              .object = v->id}};

    return store_vacancy_step_add(st, &step, e) && desk_done(st, &deed, e);
}

/* --- asked for --- */

/* The gap that is the evidence, with its figures as they are now. */
static bool gap_take(struct store *st, struct ledger_desk *d, bool wanted, struct vacancy *v,
                     struct err *e)
{
    struct gap_detail found;

    v->gap = (struct id){0};
    v->gap_rank = v->gap_seats = COUNT_UNKNOWN;
    if (!wanted)
        return true;
    if (!store_gap_find(st, v->county, v->discipline, &v->gap, e))
        return false;
    if (id_none(v->gap))
        return ledger_field_bad(d, "gap", e, "the county has no gap in the discipline");
    if (!store_gap_get(st, v->gap, d->arena, &found, e))
        return false;
    v->gap_rank = found.row.gap.rank;
    v->gap_seats = found.row.gap.seats;
    return true;
}

static bool words_take(struct store *st, struct ledger_desk *d, struct vacancy *v, struct err *e)
{
    const struct vacancy_new *n = d->what;

    v->discipline = str_trim(n->discipline);
    v->min_title_rank = n->min_title_rank;
    v->posts = n->posts;
    v->wisn_need = n->wisn_need;
    v->wisn_staff = n->wisn_staff;
    v->why = desk_some(str_trim(n->why));
    return vacancy_check(v, &d->refused.field, e) && gap_take(st, d, n->gap, v, e);
}

static bool host_find(struct store *st, struct ledger_desk *d, struct vacancy *v, struct err *e)
{
    struct roster_entry host = {0};
    struct object o;
    bool found;

    if (!store_roster_organization(st, v->organization, d->arena, &host, &found, e))
        return false;
    if (!found)
        return ledger_field_bad(d, "organization", e, "no organization has this code");
    v->organization_id = host.id;
    v->county = host.county;
    o = vacancy_object(v);
    return rights_decide(d->by, ACTION_VACANCY_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "the organization is not within the post's reach");
}

static bool add_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct vacancy_new *n = d->what;
    struct vacancy v = {.id = d->id,
                        .version = 1,
                        .organization = n->organization,
                        .year = n->year,
                        .accepted = COUNT_UNKNOWN,
                        .judgement = STR(""),
                        .made_by = desk_actor(d->by),
                        .made_ms = d->now_ms};

    v.code = desk_code("YR", v.id, d->arena);
    return host_find(st, d, &v, e) && words_take(st, d, &v, e) && store_vacancy_add(st, &v, e)
           && told(st, d, &v, v.why, "vacancy.add", e);
}

bool work_vacancy_add(struct store *st, const struct subject *by, const struct vacancy_new *n,
                      struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ledger_run(st, STORE_WRITE, &d, add_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static bool version_check(struct ledger_desk *d, const struct vacancy *v, int64_t asked,
                          struct err *e)
{
    return asked <= 0 || asked == v->version
           || desk_stale(&d->refused, "vacancy", asked, v->version, e);
}

static bool keep(struct store *st, struct ledger_desk *d, struct vacancy *v, struct err *e)
{
    bool done;

    if (!store_vacancy_put(st, v, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "vacancy", v->version, v->version + 1, e);
    v->version++;
    return true;
}

static bool edit_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct vacancy_new *n = d->what;
    struct vacancy v;

    return found_check(st, d, ACTION_VACANCY_WRITE, &v, e) && version_check(d, &v, n->version, e)
           && vacancy_open_check(&v, e) && words_take(st, d, &v, e) && keep(st, d, &v, e)
           && told(st, d, &v, v.why, "vacancy.edit", e);
}

bool work_vacancy_edit(struct store *st, const struct subject *by, const struct vacancy_new *n,
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
    const struct vacancy_wish *w = d->what;
    struct vacancy v;

    return found_check(st, d, ACTION_VACANCY_WRITE, &v, e) && version_check(d, &v, w->version, e)
           && vacancy_move(&v, w->move, e) && keep(st, d, &v, e)
           && told(st, d, &v, w->why,
                   w->move == VACANCY_SUBMIT ? "vacancy.submit" : "vacancy.withdraw", e);
}

static bool judge_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    static const char *const ACTIONS[VACANCY_VERDICT_N] = {"vacancy.accept", "vacancy.return",
                                                           "vacancy.decline"};
    const struct vacancy_wish *w = d->what;
    struct vacancy v;

    return found_check(st, d, ACTION_VACANCY_JUDGE, &v, e) && version_check(d, &v, w->version, e)
           && vacancy_judge(&v, w->verdict, w->posts, w->why, &d->refused.field, e)
           && keep(st, d, &v, e) && told(st, d, &v, v.judgement, ACTIONS[w->verdict], e);
}

static bool wished(struct store *st, const struct subject *by, const struct vacancy_wish *w,
                   ledger_case *run, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .id = w->id};
    bool good = ledger_run(st, STORE_WRITE, &d, run, e);

    *refused = d.refused;
    return good;
}

bool work_vacancy_move(struct store *st, const struct subject *by, const struct vacancy_wish *w,
                       struct edit_refused *refused, struct err *e)
{
    return wished(st, by, w, move_case, refused, e);
}

bool work_vacancy_judge(struct store *st, const struct subject *by, const struct vacancy_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    return wished(st, by, w, judge_case, refused, e);
}

/* --- seeing --- */

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct surveying *s = d->found;
    struct vacancy_view *v = &s->view;
    struct object o;

    if (!found_check(st, d, ACTION_VACANCY_SEE, &v->vacancy, e)
        || !store_vacancy_steps(st, &v->vacancy, d->arena, &v->steps, e))
        return false;
    o = vacancy_object(&v->vacancy);
    v->action_n = rights_actions(d->by, ACTION_VACANCY_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_vacancy_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                      struct vacancy_view *v, struct err *e)
{
    struct surveying s = {.page = NULL};
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = &s};

    if (!ledger_run(st, STORE_READ, &d, see_case, e))
        return false;
    *v = s.view;
    return true;
}

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct surveying *s = d->found;

    return store_vacancy_list(st, d->what, s->page, d->arena, &s->rows, e);
}

bool work_vacancy_list(struct store *st, const struct vacancy_filter *f,
                       const struct store_page *page, struct arena *a, struct vacancy_rows *rows,
                       struct err *e)
{
    struct surveying s = {.page = page};
    struct ledger_desk d = {.what = f, .arena = a, .found = &s};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = s.rows;
    return true;
}

static bool sums_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct surveying *s = d->found;
    const int32_t *year = d->what;

    return store_vacancy_sums(st, *year, s->reach, d->arena, &s->sums, e);
}

bool work_vacancy_sums(struct store *st, int32_t year, const struct store_reach *reach,
                       struct arena *a, struct vacancy_sums *sums, struct err *e)
{
    struct surveying s = {.reach = reach};
    struct ledger_desk d = {.what = &year, .arena = a, .found = &s};

    if (!ledger_run(st, STORE_READ, &d, sums_case, e))
        return false;
    *sums = s.sums;
    return true;
}
