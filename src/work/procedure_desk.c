/* procedure_desk.c - see procedure_desk.h. */
#include "work/procedure_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/technique.h"
#include "work/desk.h"
#include "work/mastery_desk.h"

struct procedure_desk {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct procedure procedure;
    struct technique_curve curve;
    bool found;
    const void *what; /* the use case's own request */
    struct edit_refused refused;
};
typedef bool procedure_case(struct store *st, struct procedure_desk *d, struct err *e);
struct case_run {
    struct procedure_desk *d;
    procedure_case *run;
};

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct case_run *c = arg;

    c->d->procedure = (struct procedure){0};
    return c->run(st, c->d, e);
}

static bool desk_run(struct store *st, struct procedure_desk *d, procedure_case *run,
                     struct edit_refused *refused, struct err *e)
{
    struct case_run c = {d, run};
    bool good = desk_write(st, &d->arena, &d->refused, run_in_tx, &c, e);

    *refused = d->refused;
    return good;
}

static bool procedure_find(struct store *st, struct procedure_desk *d, enum action action,
                           struct err *e)
{
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_procedure_find(st, d->id, d->arena, &d->procedure, &d->found, e))
        return false;
    if (!d->found)
        return err_set(e, ERR_MISSING, "no procedure %s", text);
    o = procedure_object(&d->procedure);
    return rights_check(d->by, action, &o, arena_text(d->arena, "procedure %s", text), e);
}

static bool noted(struct store *st, const struct procedure_desk *d, const char *action,
                  struct err *e)
{
    const struct procedure *p = &d->procedure;
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "procedure",
                                   .object = p->id,
                                   .change = {.kind = EVENT_PROCEDURE_CHANGED,
                                              .place = p->county,
                                              .organization = p->organization_id,
                                              .object = p->id}};

    return desk_done(st, &deed, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return procedure_find(st, arg, ACTION_PROCEDURE_SEE, e);
}

bool work_procedure_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                        struct procedure_view *v, struct err *e)
{
    struct procedure_desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    v->procedure = d.procedure;
    v->act_n = procedure_acts(&v->procedure, by, desk_actor(by), v->acts);
    return true;
}

struct listing {
    const struct procedure_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct procedure_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_procedure_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_procedure_list(struct store *st, const struct procedure_filter *filter,
                         const struct store_page *page, struct arena *a,
                         struct procedure_rows *rows, struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- telling --- */

/* The person of the post that tells. */
static bool person_find(struct store *st, struct procedure_desk *d, struct practitioner *person,
                        struct err *e)
{
    if (id_none(d->by->scope.practitioner))
        return err_set(e, ERR_RIGHT, "the logbook is kept by a doctor's own post");
    return store_practitioner_get(st, d->by->scope.practitioner, d->arena, person, e);
}

static bool place_find(struct store *st, struct procedure_desk *d, struct str code, struct id home,
                       struct err *e)
{
    struct procedure *p = &d->procedure;
    struct organization o;
    bool found = true;

    if (code.n == 0 ? !store_organization_get(st, home, d->arena, &o, e)
                    : !store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "organization", e, "no organization has this code");
    p->organization = o.code;
    p->organization_id = o.id;
    p->county = o.county;
    return true;
}

/* Who is not named is the mentor of the only pair; the pair gives the programme. */
static void pair_take(struct procedure *p, const struct procedure_mentors *mentors)
{
    bool one =
        mentors->n && mentors->items[0].paired && (mentors->n == 1 || !mentors->items[1].paired);

    if (p->mentor.n == 0 && one)
        p->mentor = mentors->items[0].code;
    for (size_t i = 0; i < mentors->n && p->programme.n == 0; i++) {
        if (p->mentor.n && str_eq(mentors->items[i].code, p->mentor))
            p->programme = mentors->items[i].programme;
    }
}

/* A mentor who is named is somebody. */
static bool mentor_find(struct store *st, struct procedure_desk *d, const struct procedure_new *n,
                        struct err *e)
{
    struct procedure *p = &d->procedure;
    struct procedure_mentors mentors;
    bool known = true;

    p->mentor = desk_maybe(n->mentor);
    p->programme = n->programme.n ? n->programme : STR("");
    if (!store_procedure_mentors(st, p->practitioner, d->arena, &mentors, e)
        || (p->mentor.n && !store_practitioner_taken(st, p->mentor, &known, e)))
        return false;
    if (!known)
        return desk_bad(&d->refused, "mentor", e, "nobody has this code");
    pair_take(p, &mentors);
    return true;
}

static bool technique_find(struct store *st, struct procedure_desk *d, struct str code,
                           struct err *e)
{
    struct technique_record t;
    bool found;

    if (!store_technique_find(st, code, d->arena, &t, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "technique", e, "the catalogue has no technique of this code");
    if (t.retired_ms != COUNT_UNKNOWN)
        return desk_bad(&d->refused, "technique", e, "the technique is retired");
    d->procedure.technique = t.technique.code;
    return store_technique_curve_get(st, t.technique.code, d->arena, &d->curve, e);
}

/* Takes the words of a request into the line, and holds them against the catalogue. */
static bool words_take(struct store *st, struct procedure_desk *d, const struct procedure_new *n,
                       struct id home, struct err *e)
{
    struct procedure *p = &d->procedure;
    bool twice;

    p->day = n->day;
    p->role = n->role;
    p->outcome = n->outcome;
    p->result = desk_maybe(n->result);
    p->complication = desk_maybe(n->complication);
    p->local_case = desk_maybe(n->local_case);
    p->risk = n->risk;
    if (!technique_find(st, d, n->technique, e) || !place_find(st, d, n->organization, home, e)
        || !mentor_find(st, d, n, e)
        || !procedure_take(p, &d->curve, desk_today(d->now_ms), &d->refused.field, e)
        || !store_procedure_twice(st, p, &twice, e))
        return false;
    return !twice
           || err_set(e, ERR_STATE,
                      "local_case: this case of the technique on this day is in the logbook"
                      " already");
}

/* The same line sent again, as it was sent. */
static bool again_check(const struct procedure_desk *d, const struct procedure_new *n,
                        struct err *e)
{
    const struct procedure *p = &d->procedure;
    bool same = procedure_own(p, d->by, desk_actor(d->by)) && p->day == n->day && p->role == n->role
                && str_eq(p->technique, n->technique) && str_eq(p->local_case, n->local_case)
                && str_eq(p->result, n->result) && str_eq(p->complication, n->complication)
                && (n->mentor.n == 0 || str_eq(p->mentor, n->mentor));

    return same || err_set(e, ERR_STATE, "another line has this id already");
}

static bool add_case(struct store *st, struct procedure_desk *d, struct err *e)
{
    const struct procedure_new *n = d->what;
    struct procedure *p = &d->procedure;
    struct practitioner person;
    char text[ID_TEXT];

    if (!person_find(st, d, &person, e)
        || !store_procedure_find(st, d->id, d->arena, p, &d->found, e))
        return false;
    if (d->found)
        return again_check(d, n, e);
    id_text(d->id, text);
    *p = (struct procedure){.id = d->id,
                            .code = str_of(arena_text(d->arena, "LB-%s", text)),
                            .version = 1,
                            .practitioner = person.code,
                            .practitioner_id = person.id,
                            .home_id = person.organization,
                            .level = COUNT_UNKNOWN,
                            .signed_day = DAY_NONE,
                            .made_by = desk_actor(d->by),
                            .made_ms = d->now_ms,
                            .closed_ms = COUNT_UNKNOWN};
    return words_take(st, d, n, person.organization, e) && store_procedure_add(st, p, e)
           && noted(st, d, "procedure.add", e);
}

bool work_procedure_add(struct store *st, const struct subject *by, const struct procedure_new *n,
                        struct edit_refused *refused, struct err *e)
{
    struct procedure_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};

    return desk_run(st, &d, add_case, refused, e);
}

static bool keep(struct store *st, struct procedure_desk *d, const char *action, struct err *e)
{
    int64_t version = d->procedure.version;
    bool done;

    if (!store_procedure_put(st, &d->procedure, version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "procedure", version, version + 1, e);
    return noted(st, d, action, e);
}

static bool edit_case(struct store *st, struct procedure_desk *d, struct err *e)
{
    const struct procedure_new *n = d->what;
    struct procedure *p = &d->procedure;
    const struct procedure_told told = {.act = PROCEDURE_EDIT,
                                        .by = d->by,
                                        .actor = desk_actor(d->by),
                                        .today = desk_today(d->now_ms)};

    if (!procedure_find(st, d, ACTION_PROCEDURE_WRITE, e)
        || !procedure_act(p, &told, &d->refused.field, e))
        return false;
    if (n->version != p->version)
        return desk_stale(&d->refused, "procedure", n->version, p->version, e);
    return words_take(st, d, n, p->home_id, e) && keep(st, d, "procedure.edit", e);
}

bool work_procedure_edit(struct store *st, const struct subject *by, const struct procedure_new *n,
                         struct edit_refused *refused, struct err *e)
{
    struct procedure_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};

    return desk_run(st, &d, edit_case, refused, e);
}

/* What a signature, or one taken back, says of the person's curve. */
static bool follow(struct store *st, const struct procedure_desk *d, enum procedure_act act,
                   struct err *e)
{
    const struct procedure *p = &d->procedure;

    return act == PROCEDURE_RETURN || p->technique_code.n == 0
           || mastery_follow(st, p->practitioner, p->technique_code, desk_actor(d->by), d->now_ms,
                             d->arena, e);
}

static bool act_case(struct store *st, struct procedure_desk *d, struct err *e)
{
    static const enum action ACTIONS[PROCEDURE_ACT_N] = {
        ACTION_PROCEDURE_WRITE, ACTION_PROCEDURE_SIGN, ACTION_PROCEDURE_SIGN,
        ACTION_PROCEDURE_VOID};
    const struct procedure_wish *w = d->what;
    const struct procedure_told told = {.act = w->act,
                                        .by = d->by,
                                        .actor = desk_actor(d->by),
                                        .today = desk_today(d->now_ms),
                                        .now_ms = d->now_ms,
                                        .level = w->level,
                                        .why = w->why};

    if (!procedure_find(st, d, ACTIONS[w->act], e))
        return false;
    if (w->version > 0 && w->version != d->procedure.version)
        return desk_stale(&d->refused, "procedure", w->version, d->procedure.version, e);
    return procedure_act(&d->procedure, &told, &d->refused.field, e)
           && keep(st, d, arena_text(d->arena, "procedure.%s", procedure_act_names[w->act]), e)
           && follow(st, d, w->act, e);
}

bool work_procedure_act(struct store *st, const struct subject *by, const struct procedure_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    struct procedure_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};

    return desk_run(st, &d, act_case, refused, e);
}

/* --- for the telephone --- */

struct looking {
    struct procedure_desk desk;
    struct logbook book;
};

static bool logbook_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct procedure_desk *d = &l->desk;
    const struct store_page few = {.limit = 10, .reach = STORE_ALL},
                            more = {.limit = 20, .reach = STORE_ALL};
    struct procedure_filter own = {0}, waiting = {.state = STR("open")};
    struct practitioner person = {.title_rank = 0};
    struct organization home = {.lng = 0};

    if (!person_find(st, d, &person, e)
        || !store_organization_get(st, person.organization, d->arena, &home, e))
        return false;
    l->book.code = own.practitioner = waiting.mentor = person.code;
    l->book.name = person.name;
    l->book.organization = home.code;
    l->book.organization_name = home.name;
    return store_procedure_techniques(st, person.code, person.discipline, d->arena,
                                      &l->book.techniques, e)
           && store_procedure_mentors(st, person.code, d->arena, &l->book.mentors, e)
           && store_procedure_list(st, &own, &few, d->arena, &l->book.recent, e)
           && store_procedure_list(st, &waiting, &more, d->arena, &l->book.waiting, e);
}

bool work_logbook_see(struct store *st, const struct subject *by, int64_t now_ms, struct arena *a,
                      struct logbook *l, struct err *e)
{
    struct looking looking = {.desk = {.by = by, .arena = a}};

    if (!store_tx(st, STORE_READ, logbook_in_tx, &looking, e))
        return false;
    *l = looking.book;
    l->today = desk_today(now_ms);
    return true;
}
