/* visit_desk.c - see visit_desk.h. */
#include "work/visit_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/bulletin.h"
#include "store/roster.h"
#include "work/desk.h"
#include "work/visit_part.h"

/* --- shared --- */

bool visit_run(struct store *st, struct visit_desk *d, store_fn *run, struct err *e)
{
    return desk_write(st, &d->arena, &d->refused, run, d, e);
}

static void view_fill(struct visit_desk *d)
{
    struct visit_view *v = &d->view;
    const struct object o = visit_object(&v->visit);

    v->move_n = rights_decide(d->by, ACTION_VISIT_WRITE, &o) == RIGHTS_ALLOWED
                        && visit_host(d->by, &v->visit)
                    ? visit_moves(&v->visit, desk_today(d->now_ms), v->moves)
                    : 0;
    v->action_n = rights_actions(d->by, ACTION_VISIT_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
}

bool visit_load(struct store *st, struct visit_desk *d, enum action action, struct err *e)
{
    struct visit_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_visit_get(st, d->id, d->arena, &v->visit, e)
        || !store_visit_steps(st, v->visit.code, d->arena, &v->steps, e))
        return false;
    o = visit_object(&v->visit);
    if (!rights_check(d->by, action, &o, arena_text(d->arena, "visit %s", text), e))
        return false;
    view_fill(d);
    return true;
}

bool visit_note(struct store *st, struct visit_desk *d, const char *action, struct err *e)
{
    const struct visit *v = &d->view.visit;
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "visit",
                                   .object = v->id,
                                   .change = {.kind = EVENT_VISIT_CHANGED,
                                              .place = v->county,
                                              .organization = v->organization_id,
                                              .object = v->id},
                                   .other_place = v->home_county,
                                   .other = v->home_id};

    return desk_done(st, &deed, e);
}

/* Only the hospital and the officer change it. */
static bool host_check(const struct visit_desk *d, const char *what, struct err *e)
{
    return visit_host(d->by, &d->view.visit)
           || err_set(e, ERR_RIGHT, "%s is the hospital's or the officer's", what);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return visit_load(st, arg, ACTION_VISIT_SEE, e);
}

bool work_visit_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                    struct arena *a, struct visit_view *v, struct err *e)
{
    struct visit_desk d = {.by = by, .arena = a, .now_ms = now_ms, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct visit_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct visit_rows rows;
    struct series_rows series;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_visit_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_visit_list(struct store *st, const struct visit_filter *filter,
                     const struct store_page *page, struct arena *a, struct visit_rows *rows,
                     struct err *e)
{
    struct listing l = {.filter = filter, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- planning --- */

static void plan_take(struct visit *v, const struct visit_plan *p)
{
    v->day = p->day;
    v->starts = desk_maybe(p->starts);
    v->ends = desk_maybe(p->ends);
    v->room = desk_maybe(p->room);
    v->liaison = desk_maybe(p->liaison);
    v->liaison_phone = desk_maybe(p->liaison_phone);
    v->travel = desk_maybe(p->travel);
    v->lodging = desk_maybe(p->lodging);
    v->slots = p->slots;
    v->township_slots = p->township_slots;
    v->travel_fen = p->travel_fen;
    v->lodging_fen = p->lodging_fen;
    v->other_fen = p->other_fen;
    v->release_ms =
        p->township_slots == 0 ? COUNT_UNKNOWN : visit_start_ms(v) - p->release_hours * 3600000;
}

static bool sides_find(struct store *st, const struct visit_making *m, struct visit *v,
                       struct err *e)
{
    struct roster_entry person, host;
    bool found;

    if (!store_roster_practitioner(st, m->n->practitioner, m->arena, &person, &found, e))
        return false;
    if (!found)
        return desk_bad(m->refused, "practitioner", e, "nobody has this code");
    if (!store_roster_organization(st, m->n->organization, m->arena, &host, &found, e))
        return false;
    if (!found)
        return desk_bad(m->refused, "organization", e, "no organization has this code");
    v->practitioner_id = person.id;
    v->home_id = person.organization;
    v->home_county = person.county;
    v->organization_id = host.id;
    v->county = host.county;
    return true;
}

static bool programme_check(struct store *st, const struct visit_making *m, struct err *e)
{
    struct programme_row edition;
    struct err unheard = {0};

    if (store_programme_get(st, m->n->programme, 0, m->arena, &edition, &unheard))
        return true;
    return unheard.code == ERR_MISSING
               ? desk_bad(m->refused, "programme", e, "there is no such one")
               : err_pass(e, &unheard);
}

static bool free_check(struct store *st, const struct visit *v, struct err *e)
{
    char day[DAY_TEXT];
    bool busy;

    if (!store_visit_busy(st, v, &busy, e))
        return false;
    day_text(v->day, day);
    return !busy
           || err_set(e, ERR_STATE, "the expert %.*s is elsewhere at that hour of %s",
                      STR_ARG(v->practitioner), day);
}

bool visit_make(struct store *st, const struct subject *by, const struct visit_making *m,
                struct id *id, struct err *e)
{
    const struct visit_new *n = m->n;
    struct visit_desk d = {.by = by, .arena = m->arena, .now_ms = n->now_ms};
    struct visit *v = &d.view.visit;
    struct object o;

    *v = (struct visit){.id = id_new(),
                        .version = 1,
                        .programme = n->programme,
                        .practitioner = n->practitioner,
                        .organization = n->organization,
                        .kind = n->kind,
                        .discipline = desk_maybe(n->discipline),
                        .series = m->series,
                        .made_ms = n->now_ms};
    v->code = desk_code("VW", v->id, m->arena);
    plan_take(v, &n->plan);
    if (!sides_find(st, m, v, e))
        return false;
    o = visit_object(v);
    if (rights_decide(by, ACTION_VISIT_WRITE, &o) != RIGHTS_ALLOWED || !visit_host(by, v))
        return err_set(e, ERR_RIGHT, "the hospital is not within the post's reach");
    if (n->plan.day < desk_today(n->now_ms))
        return desk_bad(m->refused, "day", e, "it lies in the past");
    if (!programme_check(st, m, e) || !visit_check(v, &m->refused->field, e)
        || !free_check(st, v, e) || !store_visit_add(st, v, e)
        || !visit_note(st, &d, "visit.add", e))
        return false;
    *id = v->id;
    return true;
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct visit_making m = {.n = d->what, .arena = d->arena, .refused = &d->refused};

    return visit_make(st, d->by, &m, &d->id, e);
}

bool work_visit_add(struct store *st, const struct subject *by, const struct visit_new *n,
                    struct id *id, struct edit_refused *refused, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = visit_run(st, &d, add_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- editing --- */

static bool edit_keep(struct store *st, struct visit_desk *d, const struct visit_edit *edit,
                      struct err *e)
{
    struct visit *v = &d->view.visit;
    bool done;

    plan_take(v, &edit->plan);
    if (!visit_check(v, &d->refused.field, e) || !free_check(st, v, e)
        || !store_visit_put(st, v, edit->version, d->now_ms, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "visit", edit->version, edit->version + 1, e);
    return visit_note(st, d, "visit.write", e);
}

static bool edit_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct visit_edit *edit = d->what;
    const struct visit *v = &d->view.visit;

    if (!visit_load(st, d, ACTION_VISIT_WRITE, e) || !host_check(d, "changing a visit", e))
        return false;
    if (v->version != edit->version)
        return desk_stale(&d->refused, "visit", edit->version, v->version, e);
    if (v->state == VISIT_HELD || v->state == VISIT_CANCELLED)
        return err_set(e, ERR_STATE, "a visit that is %s is not changed",
                       visit_state_names[v->state]);
    if (v->state != VISIT_PLANNED
        && (edit->plan.day != v->day || !str_eq(edit->plan.starts, v->starts)))
        return desk_bad(&d->refused, "day", e,
                        "patients know the hour already: stop it and move them instead");
    if (edit->plan.day < desk_today(d->now_ms))
        return desk_bad(&d->refused, "day", e, "it lies in the past");
    return edit_keep(st, d, edit, e);
}

bool work_visit_edit(struct store *st, const struct subject *by, const struct visit_edit *edit,
                     struct edit_refused *refused, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = edit->now_ms, .id = edit->id, .what = edit};
    bool good = visit_run(st, &d, edit_case, e);

    *refused = d.refused;
    return good;
}

/* --- moves --- */

static bool visit_keep(struct store *st, struct visit_desk *d, enum visit_state was,
                       const struct visit_wish *w, struct err *e)
{
    const struct visit *v = &d->view.visit;
    const struct visit_key key = {v->county, v->code};
    const struct visit_step_line line = {.seq = v->version + 1,
                                         .move = w->move,
                                         .was = was,
                                         .state = v->state,
                                         .why = w->why.n ? w->why : STR(""),
                                         .made_by = desk_actor(d->by),
                                         .made_ms = d->now_ms};
    bool done;

    if (!store_visit_put(st, v, v->version, d->now_ms, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "visit", v->version, v->version + 1, e);
    return store_visit_step_add(st, &key, &line, e)
           && visit_note(st, d, arena_text(d->arena, "visit.%s", visit_move_names[w->move]), e);
}

/* Where the patients of a stopped visit go: one of the same hospital that takes some. */
static bool target_find(struct store *st, struct visit_desk *d, struct str code, struct visit *to,
                        struct err *e)
{
    const struct visit *v = &d->view.visit;
    bool found;

    if (!store_visit_find(st, code, d->arena, to, &found, e))
        return false;
    if (!found || !str_eq(to->organization, v->organization) || str_eq(to->code, v->code))
        return desk_bad(&d->refused, "to", e, "no other visit of the hospital has this code");
    if (to->state != VISIT_OPEN || visit_free(to, BOOKING_TOWNSHIP, d->now_ms) == 0)
        return desk_bad(&d->refused, "to", e, "that visit takes nobody");
    return true;
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct visit_wish *w = d->what;
    struct visit *v = &d->view.visit;
    struct visit to = {0};
    enum visit_state was;

    if (!visit_load(st, d, ACTION_VISIT_WRITE, e))
        return false;
    if (w->move != VISIT_CANCEL && !host_check(d, visit_move_names[w->move], e))
        return false;
    if (w->version && w->version != v->version)
        return desk_stale(&d->refused, "visit", w->version, v->version, e);
    was = v->state;
    if (!visit_move(v, w->move, w->why, desk_today(d->now_ms), &d->refused.field, e))
        return false;
    if (w->move == VISIT_CANCEL) {
        if (w->to.n && !target_find(st, d, w->to, &to, e))
            return false;
        v->moved_to = desk_maybe(w->to);
        if (!booking_move_all(st, d, w->to.n ? &to : NULL, e))
            return false;
    }
    return visit_keep(st, d, was, w, e);
}

bool work_visit_move(struct store *st, const struct subject *by, const struct visit_wish *w,
                     struct edit_refused *refused, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};
    bool good = visit_run(st, &d, move_case, e);

    *refused = d.refused;
    return good;
}
