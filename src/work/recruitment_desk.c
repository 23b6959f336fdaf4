/* recruitment_desk.c - see recruitment_desk.h. */
#include "work/recruitment_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/roster.h"
#include "work/ledger_part.h"

struct recruiting {
    const struct store_page *page;
    struct recruitment_view view;
    struct recruitment_rows rows;
    struct candidate_rows candidates;
};

static bool done(struct store *st, const struct ledger_desk *d, const char *action,
                 const struct event *change, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "recruitment",
                                   .object = change->object,
                                   .change = *change};

    return desk_done(st, &deed, e);
}

static bool round_done(struct store *st, const struct ledger_desk *d, const struct recruitment *r,
                       const char *action, struct err *e)
{
    const struct event change = {
        .kind = EVENT_RECRUITMENT_CHANGED, .place = r->county, .object = r->id};

    return done(st, d, action, &change, e);
}

static bool round_find(struct store *st, struct ledger_desk *d, enum action action,
                       struct recruitment *r, struct err *e)
{
    struct object o;

    if (!store_recruitment_get(st, d->id, d->arena, r, e))
        return false;
    o = recruitment_object(r);
    return rights_check(d->by, action, &o, "recruitment", e);
}

/* Runs a use case and tells what was refused. */
static bool ran(struct store *st, struct ledger_desk *d, ledger_case *run,
                struct edit_refused *refused, struct err *e)
{
    bool good = ledger_run(st, STORE_WRITE, d, run, e);

    *refused = d->refused;
    return good;
}

/* --- rounds --- */

static bool add_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct recruitment_new *n = d->what;
    const struct recruitment r = {.id = d->id,
                                  .county = d->by->scope.place.n ? d->by->scope.place
                                                                 : d->frame.region_code,
                                  .version = 1,
                                  .year = n->year,
                                  .name = str_trim(n->name),
                                  .kind = n->kind,
                                  .from_day = n->from_day,
                                  .until_day = n->until_day,
                                  .made_by = desk_actor(d->by),
                                  .made_ms = d->now_ms};

    if (r.name.n == 0)
        return ledger_field_bad(d, "name", e, "a name is wanted");
    if (r.until_day < r.from_day)
        return ledger_field_bad(d, "until", e, "it ends before it begins");
    return store_recruitment_add(st, &r, e) && round_done(st, d, &r, "recruitment.add", e);
}

bool work_recruitment_add(struct store *st, const struct subject *by,
                          const struct recruitment_new *n, struct id *id,
                          struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ran(st, &d, add_case, refused, e);

    if (good)
        *id = d.id;
    return good;
}

static bool move_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct recruitment_wish *w = d->what;
    struct recruitment r = {0};
    bool put;

    if (!round_find(st, d, ACTION_RECRUITMENT_WRITE, &r, e) || !recruitment_move(&r, w->state, e)
        || !store_recruitment_put(st, &r, &put, e))
        return false;
    return (put || desk_stale(&d->refused, "recruitment", r.version, r.version + 1, e))
           && round_done(st, d, &r, "recruitment.move", e);
}

bool work_recruitment_move(struct store *st, const struct subject *by,
                           const struct recruitment_wish *w, struct edit_refused *refused,
                           struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .id = w->id};

    return ran(st, &d, move_case, refused, e);
}

/* A vacancy that the asker may see; else it is none. */
static bool vacancy_find(struct store *st, struct ledger_desk *d, struct id id, struct vacancy *v,
                         struct err *e)
{
    struct err unheard = {0};
    struct object o;

    if (!store_vacancy_get(st, id, d->arena, v, &unheard))
        return unheard.code == ERR_MISSING
                   ? ledger_field_bad(d, "vacancy", e, "there is no such one")
                   : err_pass(e, &unheard);
    o = vacancy_object(v);
    return rights_decide(d->by, ACTION_VACANCY_JUDGE, &o) == RIGHTS_ALLOWED
           || ledger_field_bad(d, "vacancy", e, "there is no such one");
}

static bool take_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct recruitment_post *n = d->what;
    struct recruitment r = {0};
    struct vacancy v;
    bool put;

    if (!round_find(st, d, ACTION_RECRUITMENT_WRITE, &r, e) || !recruitment_open_check(&r, e)
        || !vacancy_find(st, d, n->vacancy, &v, e))
        return false;
    if (v.state != VACANCY_ACCEPTED)
        return err_set(e, ERR_STATE, "the vacancy is %s: one that was accepted is recruited for",
                       vacancy_state_names[v.state]);
    if (!id_none(v.recruitment))
        return err_set(e, ERR_STATE, "the round %.*s fills it already",
                       STR_ARG(v.recruitment_name));
    v.recruitment = r.id;
    return store_vacancy_put(st, &v, &put, e)
           && (put || desk_stale(&d->refused, "vacancy", v.version, v.version + 1, e))
           && round_done(st, d, &r, "recruitment.take", e);
}

bool work_recruitment_take(struct store *st, const struct subject *by,
                           const struct recruitment_post *n, struct edit_refused *refused,
                           struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ran(st, &d, take_case, refused, e);
}

static bool day_check(struct ledger_desk *d, const struct recruitment *r, int32_t day,
                      struct err *e)
{
    if (day > desk_today(d->now_ms))
        return ledger_field_bad(d, "day", e, "it lies in the future");
    return (day >= r->from_day && day <= r->until_day)
           || ledger_field_bad(d, "day", e, "it lies outside the round");
}

static bool visit_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct campus_visit_new *n = d->what;
    const struct campus_visit v = {.recruitment = n->id,
                                   .id = id_new(),
                                   .day = n->day,
                                   .school = str_trim(n->school),
                                   .met = n->met,
                                   .note = desk_some(str_trim(n->note)),
                                   .made_by = desk_actor(d->by),
                                   .made_ms = d->now_ms};
    struct recruitment r = {0};

    if (!round_find(st, d, ACTION_RECRUITMENT_WRITE, &r, e) || !recruitment_running_check(&r, e))
        return false;
    if (r.kind != RECRUITMENT_CAMPUS)
        return err_set(e, ERR_STATE, "the round is open to all: it visits no university");
    if (v.school.n == 0)
        return ledger_field_bad(d, "school", e, "which university is wanted");
    return day_check(d, &r, v.day, e) && store_campus_visit_add(st, &v, e)
           && round_done(st, d, &r, "recruitment.visit", e);
}

bool work_campus_visit_add(struct store *st, const struct subject *by,
                           const struct campus_visit_new *n, struct edit_refused *refused,
                           struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ran(st, &d, visit_case, refused, e);
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct recruiting *k = d->found;
    struct recruitment_view *v = &k->view;
    struct object o;

    if (!round_find(st, d, ACTION_RECRUITMENT_SEE, &v->recruitment, e)
        || !store_campus_visits(st, d->id, d->arena, &v->visits, e))
        return false;
    o = recruitment_object(&v->recruitment);
    v->action_n = rights_actions(d->by, ACTION_RECRUITMENT_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_recruitment_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                          struct recruitment_view *v, struct err *e)
{
    struct recruiting k = {.page = NULL};
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = &k};

    if (!ledger_run(st, STORE_READ, &d, see_case, e))
        return false;
    *v = k.view;
    return true;
}

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct recruiting *k = d->found;

    return store_recruitment_list(st, k->page, d->arena, &k->rows, e);
}

bool work_recruitment_list(struct store *st, const struct store_page *page, struct arena *a,
                           struct recruitment_rows *rows, struct err *e)
{
    struct recruiting k = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &k};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = k.rows;
    return true;
}

/* --- candidates --- */

/* The vacancy of the address and its round, which runs. */
static bool post_find(struct store *st, struct ledger_desk *d, struct id id, struct vacancy *v,
                      struct recruitment *r, struct err *e)
{
    struct object o;

    if (!store_vacancy_get(st, id, d->arena, v, e))
        return false;
    o = vacancy_object(v);
    if (!rights_check(d->by, ACTION_VACANCY_RECRUIT, &o, "vacancy", e))
        return false;
    if (id_none(v->recruitment))
        return err_set(e, ERR_STATE, "no round of recruiting fills the vacancy yet");
    return store_recruitment_get(st, v->recruitment, d->arena, r, e)
           && recruitment_running_check(r, e);
}

static bool candidate_done(struct store *st, const struct ledger_desk *d, const struct vacancy *v,
                           const struct candidate *c, struct str note, const char *action,
                           struct err *e)
{
    const struct event change = {.kind = EVENT_VACANCY_CHANGED,
                                 .place = v->county,
                                 .organization = v->organization_id,
                                 .object = v->id};
    const struct candidate_line line = {.county = c->county,
                                        .candidate = c->id,
                                        .seq = c->version,
                                        .state = c->state,
                                        .day = c->day,
                                        .note = desk_some(note),
                                        .made_by = desk_actor(d->by),
                                        .made_ms = d->now_ms};

    return store_candidate_step_add(st, &line, e) && done(st, d, action, &change, e);
}

static bool candidate_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct candidate_new *n = d->what;
    struct candidate c = {.id = d->id,
                          .version = 1,
                          .vacancy = n->vacancy,
                          .name = str_trim(n->name),
                          .school = desk_some(str_trim(n->school)),
                          .title_rank = n->title_rank,
                          .day = n->day,
                          .practitioner = desk_maybe(STR("")),
                          .made_by = desk_actor(d->by),
                          .made_ms = d->now_ms};
    struct recruitment r = {0};
    struct vacancy v;

    if (!post_find(st, d, n->vacancy, &v, &r, e) || !day_check(d, &r, c.day, e))
        return false;
    c.county = v.county;
    c.recruitment = r.id;
    if (c.name.n == 0)
        return ledger_field_bad(d, "name", e, "a name is wanted");
    if (c.title_rank < v.min_title_rank)
        return ledger_field_bad(d, "title_rank", e, "the vacancy wants a higher title");
    return store_candidate_add(st, &c, e)
           && candidate_done(st, d, &v, &c, STR(""), "vacancy.candidate", e);
}

bool work_candidate_add(struct store *st, const struct subject *by, const struct candidate_new *n,
                        struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ran(st, &d, candidate_case, refused, e);

    if (good)
        *id = d.id;
    return good;
}

static bool person_check(struct store *st, struct ledger_desk *d, struct str code, struct err *e)
{
    struct roster_entry person;
    bool found = true;

    if (code.n && !store_roster_practitioner(st, code, d->arena, &person, &found, e))
        return false;
    return found || ledger_field_bad(d, "practitioner_code", e, "nobody has this code");
}

static bool candidate_move_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct candidate_wish *w = d->what;
    int32_t today = desk_today(d->now_ms);
    struct candidate_step step = {.state = w->state,
                                  .day = w->day == DAY_NONE ? today : w->day,
                                  .practitioner = w->practitioner};
    struct recruitment r = {0};
    struct candidate c;
    struct vacancy v;
    bool put;

    if (!post_find(st, d, w->vacancy, &v, &r, e)
        || !store_candidate_get(st, w->id, d->arena, &c, e))
        return false;
    if (id_cmp(c.vacancy, v.id) != 0)
        return err_set(e, ERR_MISSING, "no such candidate of the vacancy");
    step.signed_n = v.signed_n;
    step.accepted = v.accepted;
    if (!person_check(st, d, w->practitioner, e)
        || !candidate_move(&c, &step, today, &d->refused.field, e)
        || !store_candidate_put(st, &c, &put, e))
        return false;
    c.version++;
    return (put || desk_stale(&d->refused, "candidate", c.version - 1, c.version, e))
           && candidate_done(st, d, &v, &c, w->note, "vacancy.candidate_move", e);
}

bool work_candidate_move(struct store *st, const struct subject *by, const struct candidate_wish *w,
                         struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .id = w->id};

    return ran(st, &d, candidate_move_case, refused, e);
}

static bool candidates_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct recruiting *k = d->found;

    return store_candidate_list(st, d->what, k->page, d->arena, &k->candidates, e);
}

bool work_candidate_list(struct store *st, const struct candidate_filter *f,
                         const struct store_page *page, struct arena *a,
                         struct candidate_rows *rows, struct err *e)
{
    struct recruiting k = {.page = page};
    struct ledger_desk d = {.what = f, .arena = a, .found = &k};

    if (!ledger_run(st, STORE_READ, &d, candidates_case, e))
        return false;
    *rows = k.candidates;
    return true;
}
