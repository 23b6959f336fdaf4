/* mentorship.c - the table of states, the table of moves, and what each move asks for. */
#include "model/mentorship.h"

#include <assert.h>

#include "base/day.h"

const char *const mentorship_state_names[MENTORSHIP_STATE_N + 1] = {
    "proposed", "agreed", "active", "completed", "ended_early", NULL};
const char *const mentorship_move_names[MENTORSHIP_MOVE_N + 1] = {"agree",    "start",     "extend",
                                                                  "complete", "end_early", NULL};
const char *const meeting_kind_names[MEETING_KIND_N + 1] = {"onsite", "online", "consult",
                                                            "teaching", NULL};
const char *const heritage_kind_names[HERITAGE_KIND_N + 1] = {"technique", "prescription",
                                                              "writing", "tale", NULL};

#define TO(state) (1u << (MENTORSHIP_##state))
#define ALL (BOND_MENTOR | BOND_APPRENTICE | BOND_HOME | BOND_HOST | BOND_OFFICER)

const struct state_table *mentorship_states(void)
{
    static const unsigned NEXT[MENTORSHIP_STATE_N] = {
        [MENTORSHIP_PROPOSED] = TO(AGREED) | TO(ENDED_EARLY),
        [MENTORSHIP_AGREED] = TO(AGREED) | TO(ACTIVE) | TO(ENDED_EARLY),
        [MENTORSHIP_ACTIVE] = TO(ACTIVE) | TO(COMPLETED) | TO(ENDED_EARLY),
    };
    static const struct state_table TABLE = {"mentorship", mentorship_state_names, NEXT,
                                             MENTORSHIP_STATE_N};

    return &TABLE;
}

/* From which states, whose, and whether a reason is wanted. */
static const struct rule {
    enum mentorship_state to;
    unsigned from_bits, parties;
    bool reason;
} RULES[MENTORSHIP_MOVE_N] = {
    [MENTORSHIP_AGREE] = {MENTORSHIP_AGREED, TO(PROPOSED), BOND_MENTOR_SIDE | BOND_APPRENTICE_SIDE,
                          false},
    [MENTORSHIP_START] = {MENTORSHIP_ACTIVE, TO(AGREED), BOND_MENTOR | BOND_HOST | BOND_OFFICER,
                          false},
    [MENTORSHIP_EXTEND] = {MENTORSHIP_ACTIVE, TO(AGREED) | TO(ACTIVE),
                           BOND_MENTOR_SIDE | BOND_HOST | BOND_OFFICER, true},
    [MENTORSHIP_COMPLETE] = {MENTORSHIP_COMPLETED, TO(ACTIVE), BOND_MENTOR_SIDE, false},
    [MENTORSHIP_END_EARLY] = {MENTORSHIP_ENDED_EARLY, TO(PROPOSED) | TO(AGREED) | TO(ACTIVE), ALL,
                              true},
};

/* --- parties --- */

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

struct object mentorship_object(const struct mentorship *m)
{
    return (struct object){.place = {m->county, m->home_county},
                           .organization = {m->organization_id, m->home_id},
                           .practitioner = {m->mentor_id, m->apprentice_id},
                           .state = OBJECT_NO_STATE};
}

unsigned mentorship_parties(const struct subject *by, const struct mentorship *m)
{
    const struct object o = mentorship_object(m);
    unsigned parties = 0;

    if (rights_decide(by, ACTION_MENTORSHIP_MOVE, &o) != RIGHTS_ALLOWED)
        return 0;
    if (by->role == ROLE_OFFICER)
        return BOND_OFFICER;
    if (same(by->scope.practitioner, m->mentor_id))
        parties |= BOND_MENTOR;
    if (same(by->scope.practitioner, m->apprentice_id))
        parties |= BOND_APPRENTICE;
    if (parties || by->role == ROLE_EXPERT || by->role == ROLE_TRAINEE)
        return parties;
    if (same(by->scope.organization, m->home_id))
        parties |= BOND_HOME;
    if (same(by->scope.organization, m->organization_id))
        parties |= BOND_HOST;
    return parties;
}

const char *mentorship_party_name(unsigned parties)
{
    static const char *const NAMES[] = {"mentor", "apprentice", "home", "host", "officer"};

    for (int i = 0; i < 5; i++) {
        if (parties >> i & 1)
            return NAMES[i];
    }
    return "none";
}

/* --- moves --- */

/* The sides that these parties could agree for and that have not agreed. */
static unsigned sides_open(const struct mentorship *m, unsigned parties)
{
    unsigned open = 0;

    if ((parties & BOND_MENTOR_SIDE) && m->mentor_day == DAY_NONE)
        open |= BOND_MENTOR;
    if ((parties & BOND_APPRENTICE_SIDE) && m->apprentice_day == DAY_NONE)
        open |= BOND_APPRENTICE;
    return open;
}

size_t mentorship_moves(const struct mentorship *m, unsigned parties,
                        enum mentorship_move moves[MENTORSHIP_MOVE_N])
{
    size_t n = 0;

    for (int i = 0; i < MENTORSHIP_MOVE_N; i++) {
        const struct rule *r = &RULES[i];

        if ((r->parties & parties) == 0 || (r->from_bits >> m->state & 1) == 0
            || (i == MENTORSHIP_AGREE && !sides_open(m, parties))
            || (i == MENTORSHIP_EXTEND && m->until_day == DAY_NONE))
            continue;
        moves[n++] = (enum mentorship_move)i;
    }
    return n;
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool capacity_check(const struct mentorship *m, const struct mentorship_known *known,
                           struct err *e)
{
    return known->pairs < known->capacity
           || err_set(e, ERR_STATE, "the mentor %.*s has %lld apprentices and takes %lld at a time",
                      STR_ARG(m->mentor), (long long)known->pairs, (long long)known->capacity);
}

/* One side after the other: who may speak for both speaks for the mentor first. */
static bool agree(struct mentorship *m, const struct mentorship_step *s,
                  const struct mentorship_known *known, struct err *e)
{
    unsigned open = sides_open(m, s->parties);
    bool mentors = open & BOND_MENTOR;

    if (!open)
        return err_set(e, ERR_STATE, "the side of the %s has agreed already",
                       mentorship_party_name(s->parties));
    if (same(s->by, mentors ? m->apprentice_by : m->mentor_by))
        return err_set(e, ERR_RIGHT, "one and the same cannot agree for both sides");
    if (!capacity_check(m, known, e))
        return false;
    if (mentors) {
        m->mentor_day = s->day;
        m->mentor_by = s->by;
    } else {
        m->apprentice_day = s->day;
        m->apprentice_by = s->by;
    }
    if (m->mentor_day == DAY_NONE || m->apprentice_day == DAY_NONE)
        return true;
    m->agreed_day = s->day;
    m->state = MENTORSHIP_AGREED;
    return true;
}

static bool day_check(const struct mentorship *m, const struct mentorship_step *s,
                      const struct mentorship_known *known, const char **field, struct err *e)
{
    int32_t least = m->ceremony_day != DAY_NONE ? m->ceremony_day : m->agreed_day;

    if (s->day > known->today)
        return input_bad(field, "day", e, "it lies in the future");
    if (m->state != MENTORSHIP_PROPOSED && s->day < least)
        return input_bad(field, "day", e, "it lies before what it follows");
    if (s->move == MENTORSHIP_EXTEND
        && (s->until_day == DAY_NONE || m->until_day == DAY_NONE || s->until_day <= m->until_day))
        return input_bad(field, "until", e, "a later last day is wanted");
    return true;
}

static bool effects(struct mentorship *m, const struct mentorship_step *s,
                    const struct mentorship_known *known, struct err *e)
{
    switch (s->move) {
    case MENTORSHIP_AGREE:
        return agree(m, s, known, e);
    case MENTORSHIP_EXTEND:
        m->until_day = s->until_day;
        return true;
    case MENTORSHIP_START:
        if (known->goals == 0)
            return err_set(e, ERR_STATE, "a pair without a goal does not begin");
        m->ceremony_day = s->day;
        break;
    case MENTORSHIP_COMPLETE:
        if (known->open_goals)
            return err_set(e, ERR_STATE, "%lld of %lld goals are not reached",
                           (long long)known->open_goals, (long long)known->goals);
        m->ended_day = s->day;
        break;
    default:
        m->ended_day = s->day;
        m->cause = s->why;
    }
    m->state = RULES[s->move].to;
    return true;
}

bool mentorship_move(struct mentorship *m, const struct mentorship_step *s,
                     const struct mentorship_known *known, const char **field, struct err *e)
{
    const struct rule *r = &RULES[s->move];

    assert(s->move < MENTORSHIP_MOVE_N);
    if ((r->parties & s->parties) == 0)
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s", mentorship_move_names[s->move],
                       mentorship_party_name(s->parties));
    if ((r->from_bits >> m->state & 1) == 0) {
        if (!state_may(mentorship_states(), (int)m->state, (int)r->to))
            return state_check(mentorship_states(), (int)m->state, (int)r->to, e);
        return err_set(e, ERR_STATE, "a mentorship that is %s has no '%s'",
                       mentorship_state_names[m->state], mentorship_move_names[s->move]);
    }
    if (r->reason && s->why.n == 0)
        return input_bad(field, "why", e, "a reason is wanted");
    return day_check(m, s, known, field, e) && effects(m, s, known, e);
}

/* --- goals and meetings --- */

static bool over(const struct mentorship *m)
{
    return m->state == MENTORSHIP_COMPLETED || m->state == MENTORSHIP_ENDED_EARLY;
}

bool mentorship_goal_check(const struct mentorship *m, const struct mentorship_goal *g,
                           int32_t today, const char **field, struct err *e)
{
    if (over(m))
        return err_set(e, ERR_STATE, "a mentorship that is %s takes no goal",
                       mentorship_state_names[m->state]);
    if (g->technique.n == 0)
        return input_bad(field, "technique", e, "a goal names its technique");
    if (g->level < 1 || g->level > 5)
        return input_bad(field, "level", e, "1 to 5 is wanted");
    if (g->due_day < today)
        return input_bad(field, "due", e, "it lies in the past");
    if (m->until_day != DAY_NONE && g->due_day > m->until_day)
        return input_bad(field, "due", e, "it lies behind the end of the pair");
    return true;
}

bool mentorship_goal_reach(const struct mentorship *m, struct mentorship_goal *g, int32_t day,
                           int32_t today, struct err *e)
{
    if (m->state != MENTORSHIP_ACTIVE)
        return err_set(e, ERR_STATE, "a mentorship that is %s reaches no goal",
                       mentorship_state_names[m->state]);
    if (g->reached_day != DAY_NONE)
        return err_set(e, ERR_STATE, "the goal is reached already");
    if (day > today || day < m->ceremony_day)
        return err_set(e, ERR_INPUT, "day: between the ceremony and today is wanted");
    g->reached_day = day;
    return true;
}

bool mentorship_meeting_check(const struct mentorship *m, int32_t day, int32_t today,
                              const char **field, struct err *e)
{
    if (m->state == MENTORSHIP_PROPOSED)
        return err_set(e, ERR_STATE, "the two have not agreed yet");
    if (day > today)
        return input_bad(field, "day", e, "it lies in the future");
    if (day < m->agreed_day || (m->ended_day != DAY_NONE && day > m->ended_day))
        return input_bad(field, "day", e, "it lies outside of the time of the pair");
    return true;
}
