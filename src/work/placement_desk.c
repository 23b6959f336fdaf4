/* placement_desk.c - seeing, proposing and moving placements. */
#include "work/placement_desk.h"

#include "base/day.h"
#include "store/account.h"
#include "store/bulletin.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "work/desk.h"
#include "work/placement_part.h"

/* --- shared --- */

struct case_run {
    struct placement_desk *d;
    placement_case *run;
};

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct case_run *c = arg;

    c->d->was_until = DAY_NONE;
    return c->run(st, c->d, e);
}

bool placement_run(struct store *st, struct placement_desk *d, placement_case *run, struct err *e)
{
    struct case_run c = {d, run};

    return desk_write(st, &d->arena, &d->refused, run_in_tx, &c, e);
}

static int64_t confirmed_n(const struct placement_lines *l)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->day_n; i++)
        n += l->days[i].home_day != DAY_NONE && l->days[i].host_day != DAY_NONE;
    return n;
}

static void view_fill(struct placement_desk *d)
{
    struct placement_view *v = &d->view;
    const struct object o = placement_object(&v->placement);

    v->parties = placement_parties(d->by, &v->placement);
    v->move_n = placement_moves(&v->placement, v->parties, v->moves);
    v->action_n = rights_actions(d->by, ACTION_PLACEMENT_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    v->confirmed = confirmed_n(&v->lines);
    v->midterm_day = placement_midterm_day(&v->placement);
}

bool placement_find(struct store *st, struct placement_desk *d, enum action action, struct err *e)
{
    struct placement_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_placement_get(st, d->id, d->arena, &v->placement, e)
        || !store_placement_lines(st, v->placement.code, d->arena, &v->lines, e)
        || !store_training_need_get(st, v->placement.code, d->arena, &v->need, &v->has_need, e)
        || !store_training_checks(st, v->placement.code, d->arena, &v->checks, e))
        return false;
    o = placement_object(&v->placement);
    if (!rights_check(d->by, action, &o, arena_text(d->arena, "placement %s", text), e))
        return false;
    view_fill(d);
    return true;
}

bool placement_party_check(const struct placement_desk *d, unsigned parties, const char *what,
                           struct err *e)
{
    return (d->view.parties & parties) != 0
           || err_set(e, ERR_RIGHT, "%s is not the part of the %s", what,
                      placement_party_name(d->view.parties));
}

struct placement_known placement_known_of(const struct placement_desk *d)
{
    const struct placement_lines *l = &d->view.lines;
    struct placement_known k = {
        .today = desk_today(d->now_ms),
        .closed_month = l->month_n ? l->months[l->month_n - 1].month : DAY_NONE,
        .told_day = l->day_n ? l->days[l->day_n - 1].day : DAY_NONE,
        .tasks = (int64_t)l->task_n,
        .leave_from = l->leave_n ? l->leaves[l->leave_n - 1].from_day : DAY_NONE};

    for (size_t i = 0; i < l->task_n; i++)
        k.open_tasks += l->tasks[i].signed_day == DAY_NONE;
    for (size_t i = 0; i < l->review_n; i++) {
        k.midterm |= l->reviews[i].kind == REVIEW_MIDTERM;
        k.final |= l->reviews[i].kind == REVIEW_FINAL;
        k.evaluated |= l->reviews[i].kind == REVIEW_EVALUATION;
    }
    return k;
}

struct placement_key placement_key_of(const struct placement *p)
{
    return (struct placement_key){p->county, p->code};
}

bool placement_note(struct store *st, struct placement_desk *d, const char *action, struct err *e)
{
    const struct placement *p = &d->view.placement;
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "placement",
                                   .object = p->id,
                                   .change = {.kind = EVENT_PLACEMENT_CHANGED,
                                              .place = p->county,
                                              .organization = p->organization_id,
                                              .object = p->id},
                                   .other_place = p->home_county,
                                   .other = p->home_id};

    return desk_done(st, &deed, e);
}

bool placement_keep(struct store *st, struct placement_desk *d, enum placement_state was,
                    const struct placement_step *step, struct err *e)
{
    struct placement *p = &d->view.placement;
    const struct placement_key key = placement_key_of(p);
    const struct step_line line = {
        .seq = p->version + 1,
        .move = step->move,
        .was = was,
        .state = p->state,
        .party = str_of(placement_party_name(d->view.parties)),
        .day = step->day,
        .until_day = step->until_day,
        .was_until = d->was_until,
        .why = step->why.n ? step->why : STR(""),
        .made_by = desk_actor(d->by),
        .made_ms = d->now_ms,
    };
    bool done;

    if (!store_placement_put(st, p, p->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "placement", p->version, p->version + 1, e);
    return store_step_add(st, &key, &line, e)
           && placement_note(
               st, d, arena_text(d->arena, "placement.%s", placement_move_names[step->move]), e);
}

bool placement_alone_check(struct store *st, struct placement_desk *d, const struct placement *p,
                           struct err *e)
{
    struct placement_rows others;

    return store_placement_of(st, p->practitioner, d->arena, &others, e)
           && placement_alone(p, others.items, others.n, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct placement_desk *d = arg;

    return placement_find(st, d, ACTION_PLACEMENT_SEE, e) && placement_undo_offer(st, d, e);
}

bool work_placement_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                        struct arena *a, struct placement_view *v, struct err *e)
{
    struct placement_desk d = {.by = by, .arena = a, .id = id, .now_ms = now_ms};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct placement_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct placement_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_placement_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_placement_list(struct store *st, const struct placement_filter *filter,
                         const struct store_page *page, struct arena *a,
                         struct placement_rows *rows, struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- proposing --- */

static bool person_find(struct store *st, struct placement_desk *d, struct str code,
                        struct placement *p, struct err *e)
{
    struct scope scope;
    struct practitioner person;
    struct organization home;
    bool found;

    if (!store_scope_find(st, SCOPE_SELF, code, d->arena, &scope, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "practitioner", e, "nobody has this code");
    if (!store_practitioner_get(st, scope.practitioner, d->arena, &person, e)
        || !store_organization_get(st, person.organization, d->arena, &home, e))
        return false;
    p->practitioner = person.code;
    p->practitioner_id = person.id;
    p->home = home.code;
    p->home_id = home.id;
    p->home_county = home.county;
    if (p->discipline.n == 0 && person.discipline.n)
        p->discipline = person.discipline;
    return true;
}

static bool host_find(struct store *st, struct placement_desk *d, struct str code,
                      struct placement *p, struct err *e)
{
    struct organization host;
    bool found;

    if (!store_organization_find(st, code, d->arena, &host, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "organization", e, "no organization has this code");
    if (id_cmp(host.id, p->home_id) == 0)
        return desk_bad(&d->refused, "organization", e, "it is the person's own home");
    p->organization = host.code;
    p->organization_id = host.id;
    p->county = host.county;
    return true;
}

static bool new_check(struct store *st, struct placement_desk *d, const struct placement_new *n,
                      struct err *e)
{
    struct programme_row edition;
    struct placement before;
    struct err unheard = {0};
    bool found = true;

    if (n->until_day != DAY_NONE && n->until_day < n->from_day)
        return desk_bad(&d->refused, "until", e, "it would end before it begins");
    if (n->kind == PLACEMENT_SHARED_POST && n->post.n == 0)
        return desk_bad(&d->refused, "post", e, "a shared post is named by its number");
    if (!store_programme_get(st, n->programme, 0, d->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    if (n->succeeds.n && !store_placement_find(st, n->succeeds, d->arena, &before, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "succeeds", e, "no placement has this code");
    return true;
}

static struct placement placement_of(const struct placement_desk *d, const struct placement_new *n)
{
    return (struct placement){.id = d->id,
                              .code = desk_code("PW", d->id, d->arena),
                              .version = 1,
                              .programme = n->programme,
                              .kind = n->kind,
                              .discipline = desk_maybe(n->discipline),
                              .post = desk_maybe(n->post),
                              .title = desk_maybe(n->title),
                              .technique = desk_maybe(n->technique),
                              .round = desk_maybe(n->round),
                              .succeeds = desk_maybe(n->succeeds),
                              .from_day = n->from_day,
                              .until_day = n->until_day,
                              .arrived_day = DAY_NONE,
                              .ended_day = DAY_NONE,
                              .state = PLACEMENT_PROPOSED,
                              .made_ms = d->now_ms};
}

bool placement_propose(struct store *st, struct placement_desk *d, const struct placement_new *n,
                       struct err *e)
{
    struct placement *p = &d->view.placement;
    struct object o;

    d->id = id_new();
    *p = placement_of(d, n);
    if (!person_find(st, d, n->practitioner, p, e) || !host_find(st, d, n->organization, p, e))
        return false;
    o = placement_object(p);
    if (rights_decide(d->by, ACTION_PLACEMENT_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "neither side of the placement is within the post's reach");
    return new_check(st, d, n, e) && placement_alone_check(st, d, p, e)
           && store_placement_add(st, p, e) && placement_note(st, d, "placement.propose", e);
}

static bool propose_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_new *n = d->what;

    if (n->kind == PLACEMENT_TRAINING)
        return desk_bad(&d->refused, "kind", e, "training is nominated, with the needs it answers");
    return placement_propose(st, d, n, e);
}

bool work_placement_propose(struct store *st, const struct subject *by,
                            const struct placement_new *n, struct id *id,
                            struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = placement_run(st, &d, propose_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- editing --- */

static bool edit_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_edit *edit = d->what;
    struct placement *p = &d->view.placement;
    bool done;

    if (!placement_find(st, d, ACTION_PLACEMENT_WRITE, e))
        return false;
    if (p->version != edit->version)
        return desk_stale(&d->refused, "placement", edit->version, p->version, e);
    if (p->state != PLACEMENT_PROPOSED && p->state != PLACEMENT_ACCEPTED)
        return err_set(e, ERR_STATE,
                       "a placement that is %s is not edited; allowed: proposed, accepted",
                       placement_state_names[p->state]);
    if (edit->until_day != DAY_NONE && edit->until_day < edit->from_day)
        return desk_bad(&d->refused, "until", e, "it would end before it begins");
    p->from_day = edit->from_day;
    p->until_day = edit->until_day;
    p->title = desk_maybe(edit->title);
    p->technique = desk_maybe(edit->technique);
    if (!placement_alone_check(st, d, p, e) || !store_placement_put(st, p, edit->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "placement", edit->version, edit->version + 1, e);
    return placement_note(st, d, "placement.write", e);
}

bool work_placement_edit(struct store *st, const struct subject *by,
                         const struct placement_edit *edit, struct edit_refused *refused,
                         struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = edit->now_ms, .id = edit->id, .what = edit};
    bool good = placement_run(st, &d, edit_case, e);

    *refused = d.refused;
    return good;
}

/* --- moves --- */

/* What a move leaves beside the row. */
static bool beside(struct store *st, struct placement_desk *d, const struct placement_step *step,
                   struct err *e)
{
    const struct placement_key key = placement_key_of(&d->view.placement);
    const struct placement_lines *l = &d->view.lines;

    if (step->move == PLACEMENT_GO_ON_LEAVE)
        return store_leave_add(st, &key,
                               &(struct leave_line){step->day, step->until_day, step->why}, e);
    if (l->leave_n
        && (step->move == PLACEMENT_RESUME
            || (step->move == PLACEMENT_END_EARLY
                && l->leaves[l->leave_n - 1].until_day == DAY_NONE)))
        return store_leave_end(st, &key, l->leaves[l->leave_n - 1].from_day,
                               step->move == PLACEMENT_RESUME ? step->day - 1 : step->day, e);
    if (step->move == PLACEMENT_RETURN)
        return training_returned(st, d, step->day, e);
    return step->move != PLACEMENT_CERTIFY || certificate_issue(st, d, e);
}

/* The last day that the move replaces: of the stay, or of the leave that it ends. */
static int32_t until_before(const struct placement_desk *d, enum placement_move move)
{
    const struct placement_lines *l = &d->view.lines;

    if (move == PLACEMENT_EXTEND)
        return d->view.placement.until_day;
    if ((move == PLACEMENT_RESUME || move == PLACEMENT_END_EARLY) && l->leave_n)
        return l->leaves[l->leave_n - 1].until_day;
    return DAY_NONE;
}

/* Those that bind the person, or bind it longer, may not meet another. */
static bool binds_more(enum placement_move move)
{
    return move == PLACEMENT_ACCEPT || move == PLACEMENT_CONFIRM || move == PLACEMENT_NOTICE
           || move == PLACEMENT_ARRIVE || move == PLACEMENT_EXTEND;
}

static bool move_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_wish *w = d->what;
    struct placement *p = &d->view.placement;
    struct placement_known known;
    enum placement_state was;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e))
        return false;
    if (w->version && w->version != p->version)
        return desk_stale(&d->refused, "placement", w->version, p->version, e);
    if (!placement_move_of(w->step.move, d->view.parties))
        return placement_party_check(d, 0, placement_move_names[w->step.move], e);
    if (w->step.move == PLACEMENT_UNDO)
        return placement_undo_run(st, d, e);
    known = placement_known_of(d);
    if (!store_placement_succeeded(st, p->code, &known.successor_arrived, e))
        return false;
    was = p->state;
    d->was_until = until_before(d, w->step.move);
    if (!placement_move(p, &w->step, &known, &d->refused.field, e)
        || (binds_more(w->step.move) && !placement_alone_check(st, d, p, e)))
        return false;
    return beside(st, d, &w->step, e) && placement_keep(st, d, was, &w->step, e);
}

bool work_placement_move(struct store *st, const struct subject *by, const struct placement_wish *w,
                         struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};
    bool good = placement_run(st, &d, move_case, e);

    *refused = d.refused;
    return good;
}
