/* placement.c - the two tables of states, the table of moves, and what each move asks for. */
#include "model/placement.h"

#include <assert.h>

#include "base/day.h"

const char *const placement_kind_names[PLACEMENT_KIND_N + 1] = {
    "posting", "training", "shared_post", "residency", "secondment", NULL};
const char *const placement_state_names[PLACEMENT_STATE_N + 1] = {
    "proposed", "accepted",    "confirmed", "noticed",  "arrived",   "active",    "leave",
    "ended",    "ended_early", "evaluated", "returned", "certified", "cancelled", NULL};
const char *const placement_move_names[PLACEMENT_MOVE_N + 1] = {
    "accept", "confirm", "notice",    "arrive", "start",     "leave",
    "resume", "extend",  "hand_over", "end",    "end_early", "evaluate",
    "return", "certify", "cancel",    "undo",   NULL};
const char *const review_kind_names[REVIEW_KIND_N + 1] = {"midterm", "final", "evaluation", NULL};
const char *const review_grade_names[REVIEW_GRADE_N + 1] = {"excellent", "good", "passed", "failed",
                                                            NULL};

#define TO(state) (1u << (PLACEMENT_##state))

/* Both tables agree up to the end of the stay. */
#define BEFORE_THE_END                                                         \
    [PLACEMENT_PROPOSED] = TO(ACCEPTED) | TO(CANCELLED),                       \
    [PLACEMENT_ACCEPTED] = TO(CONFIRMED) | TO(CANCELLED),                      \
    [PLACEMENT_CONFIRMED] = TO(NOTICED) | TO(CANCELLED),                       \
    [PLACEMENT_NOTICED] = TO(ARRIVED) | TO(CANCELLED),                         \
    [PLACEMENT_ARRIVED] = TO(ACTIVE) | TO(ENDED_EARLY),                        \
    [PLACEMENT_ACTIVE] = TO(ACTIVE) | TO(LEAVE) | TO(ENDED) | TO(ENDED_EARLY), \
    [PLACEMENT_LEAVE] = TO(ACTIVE) | TO(ENDED_EARLY)

static const unsigned WORK[PLACEMENT_STATE_N] = {
    BEFORE_THE_END,
    [PLACEMENT_ENDED] = TO(CERTIFIED),
    [PLACEMENT_ENDED_EARLY] = TO(CERTIFIED),
};
static const unsigned LEARNING[PLACEMENT_STATE_N] = {
    BEFORE_THE_END,
    [PLACEMENT_ENDED] = TO(EVALUATED),
    [PLACEMENT_ENDED_EARLY] = TO(EVALUATED),
    [PLACEMENT_EVALUATED] = TO(RETURNED),
    [PLACEMENT_RETURNED] = TO(CERTIFIED),
};

const struct state_table *placement_states(enum placement_kind kind)
{
    static const struct state_table TABLES[] = {
        {"placement", placement_state_names, WORK, PLACEMENT_STATE_N},
        {"placement", placement_state_names, LEARNING, PLACEMENT_STATE_N},
    };

    return &TABLES[kind == PLACEMENT_TRAINING];
}

/* Where a move leads, from which states alone (0: from all that the table allows), whose it is,
 * and whether it wants a reason. */
static const struct rule {
    enum placement_state to;
    unsigned from_bits, parties;
    bool reason;
} RULES[PLACEMENT_MOVE_N] = {
    [PLACEMENT_ACCEPT] = {PLACEMENT_ACCEPTED, 0, PARTY_SENDER | PARTY_OFFICER, false},
    [PLACEMENT_CONFIRM] = {PLACEMENT_CONFIRMED, 0, PARTY_HOST | PARTY_OFFICER, false},
    [PLACEMENT_NOTICE] = {PLACEMENT_NOTICED, 0, PARTY_SENDER | PARTY_OFFICER, false},
    [PLACEMENT_ARRIVE] = {PLACEMENT_ARRIVED, 0, PARTY_PERSON | PARTY_HOST, false},
    [PLACEMENT_START] = {PLACEMENT_ACTIVE, TO(ARRIVED), PARTY_HOST, false},
    [PLACEMENT_GO_ON_LEAVE] = {PLACEMENT_LEAVE, 0, PARTY_SENDER | PARTY_HOST, true},
    [PLACEMENT_RESUME] = {PLACEMENT_ACTIVE, TO(LEAVE), PARTY_PERSON | PARTY_HOST, false},
    [PLACEMENT_EXTEND] = {PLACEMENT_ACTIVE, TO(ACTIVE), PARTY_SENDER | PARTY_OFFICER, true},
    [PLACEMENT_HAND_OVER] = {PLACEMENT_ACTIVE, TO(ACTIVE), PARTY_HOST, false},
    [PLACEMENT_END] = {PLACEMENT_ENDED, 0, PARTY_HOST | PARTY_OFFICER, false},
    [PLACEMENT_END_EARLY] = {PLACEMENT_ENDED_EARLY, 0, PARTY_SENDER | PARTY_HOST | PARTY_OFFICER,
                             true},
    [PLACEMENT_EVALUATE] = {PLACEMENT_EVALUATED, 0, PARTY_HOST, false},
    [PLACEMENT_RETURN] = {PLACEMENT_RETURNED, 0, PARTY_SENDER, false},
    [PLACEMENT_CERTIFY] = {PLACEMENT_CERTIFIED, 0, PARTY_HOST | PARTY_OFFICER, false},
    [PLACEMENT_CANCEL] = {PLACEMENT_CANCELLED, 0, PARTY_SENDER | PARTY_HOST | PARTY_OFFICER, true},
    [PLACEMENT_UNDO] = {PLACEMENT_PROPOSED, 0,
                        PARTY_SENDER | PARTY_HOST | PARTY_PERSON | PARTY_OFFICER, false},
};

/* --- parties --- */

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

struct object placement_object(const struct placement *p)
{
    return (struct object){.place = {p->county, p->home_county},
                           .organization = {p->organization_id, p->home_id},
                           .practitioner = {p->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

unsigned placement_parties(const struct subject *by, const struct placement *p)
{
    const struct object o = placement_object(p);
    unsigned parties = 0;

    if (rights_decide(by, ACTION_PLACEMENT_MOVE, &o) != RIGHTS_ALLOWED)
        return 0;
    if (by->role == ROLE_OFFICER)
        return PARTY_OFFICER;
    if (by->role == ROLE_EXPERT || by->role == ROLE_TRAINEE)
        return PARTY_PERSON;
    if (same(by->scope.organization, p->home_id))
        parties |= PARTY_SENDER;
    if (same(by->scope.organization, p->organization_id))
        parties |= PARTY_HOST;
    return parties;
}

const char *placement_party_name(unsigned parties)
{
    static const char *const NAMES[] = {"sender", "host", "person", "officer"};

    for (int i = 0; i < 4; i++) {
        if (parties >> i & 1)
            return NAMES[i];
    }
    return "none";
}

/* --- moves --- */

bool placement_move_of(enum placement_move move, unsigned parties)
{
    return (RULES[move].parties & parties) != 0;
}

static bool state_good(const struct placement *p, enum placement_move move)
{
    const struct rule *r = &RULES[move];

    if (move == PLACEMENT_UNDO) /* its history tells, not its state */
        return false;
    if (r->from_bits ? (r->from_bits >> p->state & 1) == 0
                     : !state_may(placement_states(p->kind), (int)p->state, (int)r->to))
        return false;
    return move != PLACEMENT_HAND_OVER || p->kind == PLACEMENT_SHARED_POST;
}

size_t placement_moves(const struct placement *p, unsigned parties,
                       enum placement_move moves[PLACEMENT_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < PLACEMENT_MOVE_N; m++) {
        if (placement_move_of((enum placement_move)m, parties)
            && state_good(p, (enum placement_move)m))
            moves[n++] = (enum placement_move)m;
    }
    return n;
}

/* The move's own sentence where the target is a state it is in already; else the table's. */
static bool state_refuse(const struct placement *p, enum placement_move move, struct err *e)
{
    const struct state_table *t = placement_states(p->kind);

    if (!state_may(t, (int)p->state, (int)RULES[move].to))
        return state_check(t, (int)p->state, (int)RULES[move].to, e);
    return err_set(e, ERR_STATE, "a %s placement that is %s has no '%s'; allowed: %s",
                   placement_kind_names[p->kind], placement_state_names[p->state],
                   placement_move_names[move],
                   p->state == PLACEMENT_LEAVE     ? "resume, end_early"
                   : p->state == PLACEMENT_ARRIVED ? "start, end_early"
                                                   : "leave, extend, end, end_early");
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

/* --- days --- */

static bool closed(const struct placement_known *known, int32_t day, struct err *e)
{
    char text[MONTH_TEXT];

    if (known->closed_month == DAY_NONE || month_of_day(day) > known->closed_month)
        return false;
    month_text(known->closed_month, text);
    return !err_set(e, ERR_STATE, "the days on site up to %s are closed", text);
}

/* What was told on site stays within the stay and outside of leave. */
static bool told(const struct placement_known *known, int32_t least, struct err *e)
{
    char text[DAY_TEXT];

    if (known->told_day == DAY_NONE || known->told_day < least)
        return false;
    day_text(known->told_day, text);
    return !err_set(e, ERR_STATE, "%s is told as a day on site", text);
}

/* Moves that happened: today at the latest, and not within what was closed. */
static bool past_day_check(const struct placement_step *s, const struct placement_known *known,
                           int32_t least, const char **field, struct err *e)
{
    if (s->day > known->today)
        return input_bad(field, "day", e, "it lies in the future");
    if (least != DAY_NONE && s->day < least)
        return input_bad(field, "day", e, "it lies before what it follows");
    return !closed(known, s->day, e);
}

static bool days_check(const struct placement *p, const struct placement_step *s,
                       const struct placement_known *known, const char **field, struct err *e)
{
    switch (s->move) {
    case PLACEMENT_ARRIVE:
        return past_day_check(s, known, DAY_NONE, field, e);
    case PLACEMENT_END:
    case PLACEMENT_END_EARLY:
        return past_day_check(s, known, p->arrived_day, field, e) && !told(known, s->day + 1, e);
    case PLACEMENT_START:
    case PLACEMENT_HAND_OVER:
    case PLACEMENT_RETURN:
        return past_day_check(s, known, p->ended_day != DAY_NONE ? p->ended_day : p->arrived_day,
                              field, e);
    case PLACEMENT_RESUME:
        return past_day_check(s, known, known->leave_from + 1, field, e);
    case PLACEMENT_GO_ON_LEAVE:
        if (s->until_day != DAY_NONE && s->until_day < s->day)
            return input_bad(field, "until", e, "it would end before it begins");
        if (s->day < p->arrived_day)
            return input_bad(field, "day", e, "it lies before the arrival");
        return !closed(known, s->day, e) && !told(known, s->day, e);
    case PLACEMENT_EXTEND:
        if (s->until_day == DAY_NONE || p->until_day == DAY_NONE || s->until_day <= p->until_day)
            return input_bad(field, "until", e, "a later last day is wanted");
        return true;
    default:
        return true;
    }
}

/* --- what else has to be there --- */

static bool needs_check(const struct placement *p, const struct placement_step *s,
                        const struct placement_known *known, struct err *e)
{
    bool learns = p->kind == PLACEMENT_TRAINING;

    switch (s->move) {
    case PLACEMENT_NOTICE:
        return known->tasks > 0 || (p->kind != PLACEMENT_POSTING && !learns)
               || err_set(e, ERR_STATE, "nobody is sent without a task list: it is empty");
    case PLACEMENT_HAND_OVER:
        return known->successor_arrived
               || err_set(e, ERR_STATE, "nobody who takes over has arrived yet");
    case PLACEMENT_EVALUATE:
        return known->evaluated || err_set(e, ERR_STATE, "the host's evaluation is missing");
    case PLACEMENT_CERTIFY:
        if (learns)
            return true;
        if (!known->final)
            return err_set(e, ERR_STATE, "the final review is missing");
        return p->state == PLACEMENT_ENDED_EARLY || known->open_tasks == 0
               || err_set(e, ERR_STATE, "%lld tasks are not signed off",
                          (long long)known->open_tasks);
    default:
        return true;
    }
}

static void effects(struct placement *p, const struct placement_step *s)
{
    switch (s->move) {
    case PLACEMENT_ARRIVE:
        p->arrived_day = s->day;
        break;
    case PLACEMENT_EXTEND:
        p->until_day = s->until_day;
        break;
    case PLACEMENT_END:
    case PLACEMENT_END_EARLY:
        p->ended_day = s->day;
        break;
    default:
        break;
    }
    if (s->move == PLACEMENT_END_EARLY || s->move == PLACEMENT_CANCEL)
        p->cause = s->why;
    p->state = RULES[s->move].to;
}

bool placement_move(struct placement *p, const struct placement_step *s,
                    const struct placement_known *known, const char **field, struct err *e)
{
    assert(s->move < PLACEMENT_MOVE_N);
    if (!state_good(p, s->move))
        return state_refuse(p, s->move, e);
    if (RULES[s->move].reason && s->why.n == 0)
        return input_bad(field, "why", e, "a reason is wanted");
    if (!days_check(p, s, known, field, e) || !needs_check(p, s, known, e))
        return false;
    effects(p, s);
    return true;
}

/* --- the person's days --- */

bool placement_binds(enum placement_state state)
{
    return state != PLACEMENT_PROPOSED && state != PLACEMENT_CANCELLED;
}

void placement_span(const struct placement *p, int32_t *from, int32_t *until)
{
    *from = p->arrived_day != DAY_NONE ? p->arrived_day : p->from_day;
    *until = p->ended_day != DAY_NONE ? p->ended_day : p->until_day;
}

bool placement_alone(const struct placement *p, const struct placement *others, size_t n,
                     struct err *e)
{
    int32_t from, until;

    placement_span(p, &from, &until);
    for (size_t i = 0; i < n; i++) {
        const struct placement *o = &others[i];
        int32_t begins, ends;
        char text[DAY_TEXT];

        placement_span(o, &begins, &ends);
        if (!placement_binds(o->state) || id_cmp(o->id, p->id) == 0
            || !str_eq(o->practitioner, p->practitioner) || (until != DAY_NONE && begins > until)
            || (ends != DAY_NONE && ends < from))
            continue;
        day_text(begins > from ? begins : from, text);
        return err_set(e, ERR_STATE, "the person is placed elsewhere on %s: by %.*s", text,
                       STR_ARG(o->code));
    }
    return true;
}

static bool stay_check(const struct placement *p, struct err *e)
{
    if (p->arrived_day == DAY_NONE || p->state < PLACEMENT_ARRIVED
        || p->state == PLACEMENT_CANCELLED)
        return err_set(e, ERR_STATE,
                       "a placement that is %s has no days on site; they begin with the arrival",
                       placement_state_names[p->state]);
    return p->state != PLACEMENT_CERTIFIED
           || err_set(e, ERR_STATE, "the placement is certified: its days are closed");
}

bool placement_off(const struct placement_off *leaves, size_t n, int32_t day)
{
    for (size_t i = 0; i < n; i++) {
        if (day >= leaves[i].from_day
            && (leaves[i].until_day == DAY_NONE || day <= leaves[i].until_day))
            return true;
    }
    return false;
}

bool placement_day_check(const struct placement *p, int32_t day,
                         const struct placement_known *known, const struct placement_off *leaves,
                         size_t n, struct err *e)
{
    char text[DAY_TEXT];

    day_text(day, text);
    if (!stay_check(p, e))
        return false;
    if (day > known->today)
        return err_set(e, ERR_INPUT, "day: %s lies in the future", text);
    if (day < p->arrived_day || (p->ended_day != DAY_NONE && day > p->ended_day))
        return err_set(e, ERR_INPUT, "day: %s lies outside the stay", text);
    if (closed(known, day, e))
        return false;
    return !placement_off(leaves, n, day) || err_set(e, ERR_STATE, "%s lies in a leave", text);
}

/* --- reviews --- */

bool placement_review_check(const struct placement *p, enum review_kind kind, struct err *e)
{
    static const unsigned WHERE[REVIEW_KIND_N] = {
        [REVIEW_MIDTERM] = TO(ACTIVE) | TO(LEAVE),
        [REVIEW_FINAL] = TO(ENDED) | TO(ENDED_EARLY),
        [REVIEW_EVALUATION] = TO(ENDED) | TO(ENDED_EARLY),
    };
    bool learns = p->kind == PLACEMENT_TRAINING;

    if ((kind == REVIEW_EVALUATION && !learns) || (kind == REVIEW_FINAL && learns))
        return err_set(e, ERR_STATE, "a placement of kind %s has no %s review",
                       placement_kind_names[p->kind], review_kind_names[kind]);
    return (WHERE[kind] >> p->state & 1) != 0
           || err_set(e, ERR_STATE, "a placement that is %s has no %s review; allowed: %s",
                      placement_state_names[p->state], review_kind_names[kind],
                      kind == REVIEW_MIDTERM ? "active, leave" : "ended, ended_early");
}

int32_t placement_midterm_day(const struct placement *p)
{
    int32_t from, until;

    placement_span(p, &from, &until);
    return until == DAY_NONE ? DAY_NONE : from + (until - from) / 2;
}
