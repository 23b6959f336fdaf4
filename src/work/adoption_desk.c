/* adoption_desk.c - see adoption_desk.h. */
#include "work/adoption_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "store/organization.h"
#include "store/technique.h"
#include "work/desk.h"

struct adoption_desk {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct adoption_view view;
    const void *what;
    struct edit_refused refused;
};

static bool desk_run(struct store *st, struct adoption_desk *d, store_fn *run,
                     struct edit_refused *refused, struct err *e)
{
    bool good = desk_write(st, &d->arena, &d->refused, run, d, e);

    *refused = d->refused;
    return good;
}

static bool noted(struct store *st, const struct adoption_desk *d, const char *action,
                  struct err *e)
{
    const struct adoption *x = &d->view.adoption;
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "adoption",
                                   .object = x->id,
                                   .change = {.kind = EVENT_ADOPTION_CHANGED,
                                              .place = x->county,
                                              .organization = x->organization_id,
                                              .object = x->id}};

    return desk_done(st, &deed, e);
}

static bool adoption_find(struct store *st, struct adoption_desk *d, enum action action,
                          struct err *e)
{
    struct object o;
    bool found;

    if (!store_adoption_find(st, d->id, d->arena, &d->view.adoption, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no such adoption");
    o = adoption_object(&d->view.adoption);
    return rights_check(d->by, action, &o, "such adoption", e)
           && store_adoption_evidence(st, &d->view.adoption, &d->view.evidence, e);
}

static enum action action_of(enum adoption_move move)
{
    return move == ADOPTION_APPROVE || move == ADOPTION_REFUSE ? ACTION_ADOPTION_APPROVE
                                                               : ACTION_ADOPTION_WRITE;
}

/* --- seeing --- */

static void moves_take(struct adoption_desk *d)
{
    struct adoption_view *v = &d->view;
    const struct object o = adoption_object(&v->adoption);
    enum adoption_move moves[ADOPTION_MOVE_N];
    size_t n = adoption_moves(&v->adoption, &v->evidence, desk_today(d->now_ms), moves);

    v->move_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (rights_decide(d->by, action_of(moves[i]), &o) == RIGHTS_ALLOWED)
            v->moves[v->move_n++] = moves[i];
    }
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct adoption_desk *d = arg;

    if (!adoption_find(st, d, ACTION_ADOPTION_SEE, e)
        || !store_adoption_lines(st, d->view.adoption.code, d->arena, &d->view.lines, e))
        return false;
    moves_take(d);
    return true;
}

bool work_adoption_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                       struct arena *a, struct adoption_view *v, struct err *e)
{
    struct adoption_desk d = {.by = by, .arena = a, .id = id, .now_ms = now_ms};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct adoption_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct adoption_views rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;
    struct adoption_rows rows;

    if (!store_adoption_list(st, l->filter, l->page, l->arena, &rows, e))
        return false;
    l->rows.items = ARENA_ARRAY(l->arena, struct adoption_view, rows.n + 1);
    l->rows.n = rows.n;
    l->rows.more = rows.more;
    for (size_t i = 0; i < rows.n; i++) {
        struct adoption_view *v = &l->rows.items[i];

        *v = (struct adoption_view){.adoption = rows.items[i]};
        if (!store_adoption_evidence(st, &v->adoption, &v->evidence, e))
            return false;
    }
    return true;
}

bool work_adoption_list(struct store *st, const struct adoption_filter *filter,
                        const struct store_page *page, struct arena *a, struct adoption_views *rows,
                        struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- proposing --- */

static bool place_take(struct store *st, struct adoption_desk *d, const struct adoption_new *n,
                       struct err *e)
{
    struct adoption *x = &d->view.adoption;
    struct organization o;
    struct scope person;
    bool found;

    if (!store_organization_find(st, n->organization, d->arena, &o, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "organization", e, "no organization has this code");
    x->organization = o.code;
    x->organization_id = o.id;
    x->county = o.county;
    if (n->practitioner.n == 0)
        return true;
    if (!store_scope_find(st, SCOPE_SELF, n->practitioner, d->arena, &person, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "practitioner", e, "nobody has this code");
    x->practitioner = n->practitioner;
    x->practitioner_id = person.practitioner;
    return true;
}

static bool technique_take(struct store *st, struct adoption_desk *d, struct str code,
                           struct err *e)
{
    struct technique_record t;
    bool found, open;

    if (!store_technique_find(st, code, d->arena, &t, &found, e))
        return false;
    if (!found || t.retired_ms != COUNT_UNKNOWN)
        return desk_bad(&d->refused, "technique", e, "the catalogue has no such technique in use");
    d->view.adoption.technique = t.technique.code;
    if (!store_adoption_open(st, d->view.adoption.organization, t.technique.code, &open, e))
        return false;
    return !open || err_set(e, ERR_STATE, "this technique is under way there already");
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct adoption_desk *d = arg;
    const struct adoption_new *n = d->what;
    struct adoption *x = &d->view.adoption;
    char text[ID_TEXT];
    struct object o;

    d->id = id_new();
    id_text(d->id, text);
    *x = (struct adoption){.id = d->id,
                           .code = str_of(arena_text(d->arena, "AD-%s", text)),
                           .version = 1,
                           .programme = n->programme.n ? n->programme : STR(""),
                           .kind = STR("technique"),
                           .gap_day = desk_today(d->now_ms),
                           .applied_day = DAY_NONE,
                           .approved_day = DAY_NONE,
                           .first_day = DAY_NONE,
                           .supervised_day = DAY_NONE,
                           .independent_day = DAY_NONE,
                           .sustained_day = DAY_NONE,
                           .left_day = DAY_NONE,
                           .made_ms = d->now_ms};
    if (!place_take(st, d, n, e))
        return false;
    o = adoption_object(x);
    if (rights_decide(d->by, ACTION_ADOPTION_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "the hospital is not within the post's reach");
    return technique_take(st, d, n->technique, e) && store_adoption_add(st, x, e)
           && noted(st, d, "adoption.add", e);
}

bool work_adoption_add(struct store *st, const struct subject *by, const struct adoption_new *n,
                       struct id *id, struct edit_refused *refused, struct err *e)
{
    struct adoption_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = desk_run(st, &d, add_case, refused, e);

    if (good)
        *id = d.id;
    return good;
}

/* --- moving --- */

static bool keep(struct store *st, struct adoption_desk *d, const struct adoption_wish *w,
                 enum adoption_state was, struct err *e)
{
    const struct adoption *x = &d->view.adoption;
    const struct adoption_line line = {
        .seq = x->version + 1,
        .move = w->step.move,
        .was = was,
        .state = x->state,
        .day = w->step.move == ADOPTION_LEAVE ? w->step.day : desk_today(d->now_ms),
        .events = w->step.move == ADOPTION_FOLLOW_UP ? w->step.events : COUNT_UNKNOWN,
        .why = w->step.why.n ? w->step.why : STR(""),
        .made_by = desk_actor(d->by),
        .made_ms = d->now_ms};
    bool done;

    if (!store_adoption_put(st, x, x->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "adoption", x->version, x->version + 1, e);
    return store_adoption_line_add(st, x, &line, e)
           && noted(st, d, arena_text(d->arena, "adoption.%s", adoption_move_names[w->step.move]),
                    e);
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct adoption_desk *d = arg;
    const struct adoption_wish *w = d->what;
    struct adoption_step step = w->step;
    enum adoption_state was;

    if (!adoption_find(st, d, action_of(step.move), e))
        return false;
    if (w->version > 0 && w->version != d->view.adoption.version)
        return desk_stale(&d->refused, "adoption", w->version, d->view.adoption.version, e);
    step.actor = desk_actor(d->by);
    step.today = desk_today(d->now_ms);
    was = d->view.adoption.state;
    return adoption_move(&d->view.adoption, &step, &d->view.evidence, &d->refused.field, e)
           && keep(st, d, w, was, e);
}

bool work_adoption_move(struct store *st, const struct subject *by, const struct adoption_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    struct adoption_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};

    return desk_run(st, &d, move_case, refused, e);
}
