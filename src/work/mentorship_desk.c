/* mentorship_desk.c - see mentorship_desk.h. */
#include "work/mentorship_desk.h"

#include <assert.h>

#include "base/day.h"
#include "store/bulletin.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/roster.h"
#include "store/school.h"
#include "work/desk.h"

struct bond_desk {
    const struct subject *by;
    struct arena *arena; /* of one try */
    int64_t now_ms;
    struct id id;
    const void *what; /* the use case's own request */
    struct mentorship_view view;
    struct edit_refused refused;
};

static bool bond_run(struct store *st, struct bond_desk *d, store_fn *run, struct err *e)
{
    return desk_write(st, &d->arena, &d->refused, run, d, e);
}

static struct mentorship_key key_of(const struct mentorship *m)
{
    return (struct mentorship_key){m->county, m->code};
}

static bool bond_find(struct store *st, struct bond_desk *d, enum action action, struct err *e)
{
    struct mentorship_view *v = &d->view;
    const struct mentorship *m = &v->mentorship;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_mentorship_get(st, d->id, d->arena, &v->mentorship, e)
        || !store_mentorship_lines(st, m, d->arena, &v->lines, e)
        || !store_mentor_load(st, m->mentor, m->code, &v->pairs, &v->capacity, e))
        return false;
    o = mentorship_object(m);
    if (!rights_check(d->by, action, &o, arena_text(d->arena, "mentorship %s", text), e))
        return false;
    v->parties = mentorship_parties(d->by, m);
    v->move_n = mentorship_moves(m, v->parties, v->moves);
    v->action_n = rights_actions(d->by, ACTION_MENTORSHIP_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

static bool party_check(const struct bond_desk *d, unsigned parties, const char *what,
                        struct err *e)
{
    return (d->view.parties & parties) != 0
           || err_set(e, ERR_RIGHT, "%s is not the part of the %s", what,
                      mentorship_party_name(d->view.parties));
}

/* The audit line, and news for both sides. */
static bool bond_note(struct store *st, struct bond_desk *d, const char *action, struct err *e)
{
    const struct mentorship *m = &d->view.mentorship;
    const struct id nobody = {0};
    const struct desk_deed deed = {
        .by = d->by,
        .now_ms = d->now_ms,
        .action = action,
        .noun = "mentorship",
        .object = m->id,
        .change = {.kind = EVENT_MENTORSHIP_CHANGED,
                   .place = m->county,
                   .organization = m->organization_id,
                   .object = m->id},
        .other_place = m->home_county,
        .other = id_cmp(m->home_id, m->organization_id) == 0 ? nobody : m->home_id};

    return desk_done(st, &deed, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return bond_find(st, arg, ACTION_MENTORSHIP_SEE, e);
}

bool work_mentorship_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                         struct mentorship_view *v, struct err *e)
{
    struct bond_desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct mentorship_filter *filter;
    const struct store_page *page;
    const struct store_reach *reach;
    int32_t until_day;
    struct arena *arena;
    struct mentorship_rows rows;
    struct bond_duty_rows duties;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_mentorship_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_mentorship_list(struct store *st, const struct mentorship_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct mentorship_rows *rows, struct err *e)
{
    struct listing l = {.filter = filter, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool duties_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_mentorship_duties(st, l->reach, l->until_day, l->arena, &l->duties, e);
}

bool work_mentorship_duties(struct store *st, const struct store_reach *reach, int32_t until_day,
                            struct arena *a, struct bond_duty_rows *rows, struct err *e)
{
    struct listing l = {.reach = reach, .until_day = until_day, .arena = a};

    if (!store_tx(st, STORE_READ, duties_in_tx, &l, e))
        return false;
    *rows = l.duties;
    return true;
}

/* --- proposing --- */

static bool person_find(struct store *st, struct bond_desk *d, const char *field, struct str code,
                        struct roster_entry *entry, struct err *e)
{
    bool found;

    if (!store_roster_practitioner(st, code, d->arena, entry, &found, e))
        return false;
    return found || desk_bad(&d->refused, field, e, "nobody has this code");
}

static bool two_find(struct store *st, struct bond_desk *d, const struct mentorship_new *n,
                     struct err *e)
{
    struct mentorship *m = &d->view.mentorship;
    struct roster_entry mentor, apprentice;
    struct organization host;

    if (!person_find(st, d, "mentor", n->mentor, &mentor, e)
        || !person_find(st, d, "apprentice", n->apprentice, &apprentice, e))
        return false;
    if (id_cmp(mentor.id, apprentice.id) == 0)
        return desk_bad(&d->refused, "apprentice", e, "nobody is his own mentor");
    if (!store_organization_get(st, apprentice.organization, d->arena, &host, e))
        return false;
    m->mentor_id = mentor.id;
    m->apprentice_id = apprentice.id;
    m->home_id = mentor.organization;
    m->home_county = mentor.county;
    m->organization_id = host.id;
    m->organization = host.code;
    m->county = host.county;
    return true;
}

static bool new_check(struct store *st, struct bond_desk *d, const struct mentorship_new *n,
                      struct err *e)
{
    struct programme_row edition;
    struct err unheard = {0};
    bool found = true;

    if (n->until_day != DAY_NONE && n->until_day <= desk_today(d->now_ms))
        return desk_bad(&d->refused, "until", e, "it lies in the past");
    if (!store_programme_get(st, n->programme, 0, d->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    if (n->school.n && !store_school_named(st, n->school, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "school", e, "there is no school of this name");
    if (!store_mentorship_there(st, n->mentor, n->apprentice, &found, e))
        return false;
    return !found || desk_bad(&d->refused, "apprentice", e, "the two are a pair already");
}

static bool free_check(struct store *st, struct bond_desk *d, struct err *e)
{
    struct mentorship_view *v = &d->view;
    const struct mentorship *m = &v->mentorship;

    if (!store_mentor_load(st, m->mentor, m->code, &v->pairs, &v->capacity, e))
        return false;
    return v->pairs < v->capacity
           || err_set(e, ERR_STATE, "the mentor %.*s has %lld apprentices and takes %lld at a time",
                      STR_ARG(m->mentor), (long long)v->pairs, (long long)v->capacity);
}

static bool propose_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentorship_new *n = d->what;
    struct object o;

    d->id = id_new();
    d->view.mentorship = (struct mentorship){.id = d->id,
                                             .code = desk_code("MW", d->id, d->arena),
                                             .version = 1,
                                             .programme = n->programme,
                                             .mentor = n->mentor,
                                             .apprentice = n->apprentice,
                                             .discipline = desk_maybe(n->discipline),
                                             .technique = desk_maybe(n->technique),
                                             .school = desk_maybe(n->school),
                                             .agreed_day = desk_today(d->now_ms),
                                             .until_day = n->until_day,
                                             .mentor_day = DAY_NONE,
                                             .apprentice_day = DAY_NONE,
                                             .ceremony_day = DAY_NONE,
                                             .ended_day = DAY_NONE,
                                             .made_ms = d->now_ms};
    if (!two_find(st, d, n, e))
        return false;
    o = mentorship_object(&d->view.mentorship);
    if (rights_decide(d->by, ACTION_MENTORSHIP_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "neither side of the pair is within the post's reach");
    return new_check(st, d, n, e) && free_check(st, d, e)
           && store_mentorship_add(st, &d->view.mentorship, e)
           && bond_note(st, d, "mentorship.propose", e);
}

bool work_mentorship_propose(struct store *st, const struct subject *by,
                             const struct mentorship_new *n, struct id *id,
                             struct edit_refused *refused, struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = bond_run(st, &d, propose_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- moves --- */

static struct mentorship_known known_of(const struct bond_desk *d)
{
    const struct mentorship_view *v = &d->view;
    struct mentorship_known k = {.today = desk_today(d->now_ms),
                                 .pairs = v->pairs,
                                 .capacity = v->capacity,
                                 .goals = (int64_t)v->lines.goal_n};

    for (size_t i = 0; i < v->lines.goal_n; i++)
        k.open_goals += v->lines.goals[i].reached_day == DAY_NONE;
    return k;
}

static bool bond_keep(struct store *st, struct bond_desk *d, enum mentorship_state was,
                      const struct mentorship_step *step, struct err *e)
{
    const struct mentorship *m = &d->view.mentorship;
    const struct mentorship_key key = key_of(m);
    const struct bond_step_line line = {
        .seq = m->version + 1,
        .move = step->move,
        .was = was,
        .state = m->state,
        .party = str_of(mentorship_party_name(step->parties)),
        .day = step->day,
        .until_day = step->move == MENTORSHIP_EXTEND ? step->until_day : DAY_NONE,
        .why = step->why.n ? step->why : STR(""),
        .made_by = step->by,
        .made_ms = d->now_ms,
    };
    bool done;

    if (!store_mentorship_put(st, m, m->version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "mentorship", m->version, m->version + 1, e);
    return store_bond_step_add(st, &key, &line, e)
           && bond_note(
               st, d, arena_text(d->arena, "mentorship.%s", mentorship_move_names[step->move]), e);
}

static bool move_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentorship_wish *w = d->what;
    struct mentorship *m = &d->view.mentorship;
    struct mentorship_known known;
    struct mentorship_step step = {.move = w->move,
                                   .by = desk_actor(d->by),
                                   .day = w->day == DAY_NONE ? desk_today(d->now_ms) : w->day,
                                   .until_day = w->until_day,
                                   .why = w->why};
    enum mentorship_state was;

    if (!bond_find(st, d, ACTION_MENTORSHIP_MOVE, e))
        return false;
    if (w->version && w->version != m->version)
        return desk_stale(&d->refused, "mentorship", w->version, m->version, e);
    step.parties = d->view.parties;
    known = known_of(d);
    was = m->state;
    return mentorship_move(m, &step, &known, &d->refused.field, e)
           && bond_keep(st, d, was, &step, e);
}

bool work_mentorship_move(struct store *st, const struct subject *by,
                          const struct mentorship_wish *w, struct edit_refused *refused,
                          struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};
    bool good = bond_run(st, &d, move_case, e);

    *refused = d.refused;
    return good;
}

/* --- goals and meetings --- */

static bool goal_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentorship_goal_new *n = d->what;
    const struct mentorship_goal goal = {.id = id_new(),
                                         .technique = n->technique,
                                         .level = n->level,
                                         .cases = n->cases,
                                         .due_day = n->due_day};
    struct mentorship_key key;

    if (!bond_find(st, d, ACTION_MENTORSHIP_WRITE, e)
        || !mentorship_goal_check(&d->view.mentorship, &goal, desk_today(d->now_ms),
                                  &d->refused.field, e))
        return false;
    key = key_of(&d->view.mentorship);
    if (!store_mentorship_goal_add(st, &key, &goal, d->now_ms, e)) {
        if (e->code == ERR_INPUT)
            d->refused.field = "technique";
        return false;
    }
    return bond_note(st, d, "mentorship.goal", e);
}

bool work_mentorship_goal(struct store *st, const struct subject *by,
                          const struct mentorship_goal_new *n, struct edit_refused *refused,
                          struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};
    bool good = bond_run(st, &d, goal_case, e);

    *refused = d.refused;
    return good;
}

static bool reach_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentorship_reached *r = d->what;
    int32_t today = desk_today(d->now_ms);
    struct mentorship_goal *goal = NULL;

    if (!bond_find(st, d, ACTION_MENTORSHIP_MOVE, e))
        return false;
    for (size_t i = 0; i < d->view.lines.goal_n; i++) {
        if (id_cmp(d->view.lines.goals[i].id, r->goal) == 0)
            goal = &d->view.lines.goals[i];
    }
    if (!goal)
        return err_set(e, ERR_MISSING, "the mentorship has no such goal");
    if (!party_check(d, BOND_MENTOR_SIDE, "saying that a goal is reached", e))
        return false;
    if (!mentorship_goal_reach(&d->view.mentorship, goal, r->day == DAY_NONE ? today : r->day,
                               today, e)) {
        d->refused.field = e->code == ERR_INPUT ? "day" : NULL;
        return false;
    }
    return store_mentorship_goal_reach(st, goal, desk_actor(d->by), e)
           && bond_note(st, d, "mentorship.reach", e);
}

bool work_mentorship_reach(struct store *st, const struct subject *by,
                           const struct mentorship_reached *r, struct edit_refused *refused,
                           struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = r->now_ms, .id = r->id, .what = r};
    bool good = bond_run(st, &d, reach_case, e);

    *refused = d.refused;
    return good;
}

static bool meet_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentorship_met *n = d->what;
    int32_t today = desk_today(d->now_ms);
    const struct mentorship_meeting meeting = {.id = id_new(),
                                               .day = n->day == DAY_NONE ? today : n->day,
                                               .kind = n->kind,
                                               .about = n->about};
    struct mentorship_key key;

    if (!bond_find(st, d, ACTION_MENTORSHIP_WRITE, e))
        return false;
    if (n->kind == MEETING_TEACHING) {
        d->refused.field = "kind";
        return err_set(e, ERR_INPUT, "kind: a teaching counts by itself, by who was there");
    }
    if (!mentorship_meeting_check(&d->view.mentorship, meeting.day, today, &d->refused.field, e))
        return false;
    key = key_of(&d->view.mentorship);
    return store_mentorship_meeting_add(st, &key, &meeting, desk_actor(d->by), d->now_ms, e)
           && bond_note(st, d, "mentorship.meet", e);
}

bool work_mentorship_meet(struct store *st, const struct subject *by,
                          const struct mentorship_met *m, struct edit_refused *refused,
                          struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = m->now_ms, .id = m->id, .what = m};
    bool good = bond_run(st, &d, meet_case, e);

    *refused = d.refused;
    return good;
}

/* --- capacity --- */

static bool capacity_case(struct store *st, void *arg, struct err *e)
{
    struct bond_desk *d = arg;
    const struct mentor_capacity_new *n = d->what;
    struct mentor_capacity c = {
        .pairs = n->pairs, .made_by = desk_actor(d->by), .made_ms = d->now_ms};
    struct practitioner person;
    struct object o;

    if (!store_practitioner_get(st, n->practitioner, d->arena, &person, e))
        return false;
    o = (struct object){.place = {person.county},
                        .organization = {person.organization},
                        .practitioner = {person.id},
                        .state = OBJECT_NO_STATE};
    if (!rights_check(d->by, ACTION_MENTORSHIP_WRITE, &o, "practitioner", e))
        return false;
    c.county = person.county;
    c.practitioner = person.code;
    return store_mentor_capacity_put(st, &c, e)
           && desk_done(st,
                        &(struct desk_deed){.by = d->by,
                                            .now_ms = d->now_ms,
                                            .action = "mentor.capacity",
                                            .noun = "practitioner",
                                            .object = person.id,
                                            .change = {.place = person.county,
                                                       .organization = person.organization,
                                                       .kind = EVENT_PRACTITIONER_CHANGED,
                                                       .object = person.id}},
                        e);
}

bool work_mentor_capacity(struct store *st, const struct subject *by,
                          const struct mentor_capacity_new *n, struct err *e)
{
    struct bond_desk d = {.by = by, .now_ms = n->now_ms, .what = n};

    assert(n->pairs >= 0 && n->pairs <= MENTOR_CAPACITY_MOST);
    return bond_run(st, &d, capacity_case, e);
}
