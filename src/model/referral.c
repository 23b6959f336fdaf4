/* referral.c - the table of states, the table of moves, and what each move asks for. */
#include "model/referral.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "model/unknown.h"

const char *const referral_direction_names[REFERRAL_DIRECTION_N + 1] = {"up", "down", "onward",
                                                                        NULL};
const char *const referral_state_names[REFERRAL_STATE_N + 1] = {
    "draft",        "requested", "received",    "awaiting_information",
    "accepted",     "scheduled", "no_show",     "in_treatment",
    "outcome_sent", "home",      "followed_up", "closed",
    "declined",     "returned",  "redirected",  "cancelled",
    "refused",      "lost",      "back_up",     NULL};
const char *const referral_move_names[REFERRAL_MOVE_N + 1] = {
    "submit",    "discard",  "withdraw", "receive",     "ask",    "answer", "accept",
    "decline",   "advise",   "redirect", "schedule",    "rebook", "miss",   "arrive",
    "discharge", "complete", "fail",     "acknowledge", "cancel", "revoke", "settle",
    "follow_up", "refuse",   "lose",     "raise",       NULL};
const char *const referral_reason_names[REFERRAL_REASON_N + 1] = {
    "none",           "emergency", "technique", "equipment", "diagnosis",
    "rehabilitation", "follow_up", "wish",      NULL};
const char *const referral_cause_names[REFERRAL_CAUSE_N + 1] = {
    "none",       "no_bed",    "no_specialty", "beyond_capacity", "not_indicated",
    "incomplete", "duplicate", "patient_wish", "unreachable",     "changed",
    "error",      "died",      "left",         "other",           NULL};
const char *const referral_consent_names[REFERRAL_CONSENT_N + 1] = {"none", "self", "guardian",
                                                                    "relative", NULL};

#define US REFERRAL_REFERRER
#define THEM REFERRAL_TAKER

/* What each state is in FHIR, and whose turn it is (design of interoperability, section 3). */
static const struct referral_stage STAGES[REFERRAL_STATE_N] = {
    [REFERRAL_DRAFT] = {"-", "draft", US},
    [REFERRAL_REQUESTED] = {"requested", "active", THEM},
    [REFERRAL_RECEIVED] = {"received", "active", THEM},
    [REFERRAL_AWAITING_INFORMATION] = {"received", "active", US},
    [REFERRAL_ACCEPTED] = {"accepted", "active", THEM},
    [REFERRAL_SCHEDULED] = {"accepted", "active", THEM},
    [REFERRAL_NO_SHOW] = {"on-hold", "active", THEM},
    [REFERRAL_IN_TREATMENT] = {"in-progress", "active", THEM},
    [REFERRAL_OUTCOME_SENT] = {"completed", "completed", US},
    [REFERRAL_HOME] = {"in-progress", "active", THEM},
    [REFERRAL_FOLLOWED_UP] = {"completed", "completed", US},
    [REFERRAL_CLOSED] = {"completed", "completed", 0},
    [REFERRAL_DECLINED] = {"rejected", "active", US},
    [REFERRAL_RETURNED] = {"rejected", "active", US},
    [REFERRAL_REDIRECTED] = {"cancelled", "active", 0},
    [REFERRAL_CANCELLED] = {"cancelled", "revoked", 0},
    [REFERRAL_REFUSED] = {"cancelled", "revoked", 0},
    [REFERRAL_LOST] = {"failed", "revoked", 0},
    [REFERRAL_BACK_UP] = {"cancelled", "revoked", 0},
};

enum way { UP = 1, DOWN = 2, BOTH = 3 };
enum need { CAUSE = 1, NOTE = 2, PLACE = 4, WHO = 8, NOT_GREEN = 16 };

/* Every move that there is: what is not here is refused. A no-show that is given up is cancelled,
 * since nothing was done that could be closed. */
static const struct rule {
    enum referral_move move;
    enum referral_state from, to;
    unsigned ways, parties, needs;
} RULES[] = {
    {REFERRAL_SUBMIT, REFERRAL_DRAFT, REFERRAL_REQUESTED, BOTH, US, 0},
    {REFERRAL_DISCARD, REFERRAL_DRAFT, REFERRAL_CANCELLED, BOTH, US, 0},
    {REFERRAL_WITHDRAW, REFERRAL_REQUESTED, REFERRAL_CANCELLED, BOTH, US, CAUSE},
    {REFERRAL_WITHDRAW, REFERRAL_AWAITING_INFORMATION, REFERRAL_CANCELLED, UP, US, CAUSE},
    {REFERRAL_RECEIVE, REFERRAL_REQUESTED, REFERRAL_RECEIVED, BOTH, THEM, 0},
    {REFERRAL_ASK, REFERRAL_RECEIVED, REFERRAL_AWAITING_INFORMATION, UP, THEM, NOTE},
    {REFERRAL_ANSWER, REFERRAL_AWAITING_INFORMATION, REFERRAL_RECEIVED, UP, US, NOTE},
    {REFERRAL_ACCEPT, REFERRAL_RECEIVED, REFERRAL_ACCEPTED, BOTH, THEM, 0},
    {REFERRAL_DECLINE, REFERRAL_RECEIVED, REFERRAL_DECLINED, UP, THEM, CAUSE | NOT_GREEN},
    {REFERRAL_ADVISE, REFERRAL_RECEIVED, REFERRAL_RETURNED, UP, THEM, CAUSE | NOTE | NOT_GREEN},
    {REFERRAL_REDIRECT, REFERRAL_RECEIVED, REFERRAL_REDIRECTED, UP, THEM, CAUSE | WHO},
    {REFERRAL_REDIRECT, REFERRAL_DECLINED, REFERRAL_REDIRECTED, UP, US, CAUSE | WHO},
    {REFERRAL_REDIRECT, REFERRAL_RETURNED, REFERRAL_REDIRECTED, UP, US, CAUSE | WHO},
    {REFERRAL_SCHEDULE, REFERRAL_ACCEPTED, REFERRAL_SCHEDULED, UP, THEM, PLACE},
    {REFERRAL_REBOOK, REFERRAL_SCHEDULED, REFERRAL_SCHEDULED, UP, US | THEM, PLACE | CAUSE},
    {REFERRAL_REBOOK, REFERRAL_NO_SHOW, REFERRAL_SCHEDULED, UP, US | THEM, PLACE | CAUSE},
    {REFERRAL_MISS, REFERRAL_SCHEDULED, REFERRAL_NO_SHOW, UP, THEM, 0},
    {REFERRAL_ARRIVE, REFERRAL_SCHEDULED, REFERRAL_IN_TREATMENT, UP, THEM, 0},
    {REFERRAL_DISCHARGE, REFERRAL_IN_TREATMENT, REFERRAL_IN_TREATMENT, UP, THEM, 0},
    {REFERRAL_COMPLETE, REFERRAL_IN_TREATMENT, REFERRAL_OUTCOME_SENT, UP, THEM, NOTE},
    {REFERRAL_FAIL, REFERRAL_IN_TREATMENT, REFERRAL_OUTCOME_SENT, UP, THEM, CAUSE | NOTE},
    {REFERRAL_ACKNOWLEDGE, REFERRAL_OUTCOME_SENT, REFERRAL_CLOSED, UP, US, 0},
    {REFERRAL_CANCEL, REFERRAL_ACCEPTED, REFERRAL_CANCELLED, UP, US | THEM, CAUSE},
    {REFERRAL_CANCEL, REFERRAL_SCHEDULED, REFERRAL_CANCELLED, UP, US | THEM, CAUSE},
    {REFERRAL_CANCEL, REFERRAL_NO_SHOW, REFERRAL_CANCELLED, UP, US | THEM, CAUSE},
    {REFERRAL_REVOKE, REFERRAL_DECLINED, REFERRAL_CANCELLED, UP, US, 0},
    {REFERRAL_REVOKE, REFERRAL_RETURNED, REFERRAL_CANCELLED, UP, US, 0},
    {REFERRAL_SETTLE, REFERRAL_ACCEPTED, REFERRAL_HOME, DOWN, THEM, 0},
    {REFERRAL_FOLLOW_UP, REFERRAL_HOME, REFERRAL_FOLLOWED_UP, DOWN, THEM, 0},
    {REFERRAL_ACKNOWLEDGE, REFERRAL_FOLLOWED_UP, REFERRAL_CLOSED, DOWN, US, 0},
    {REFERRAL_REFUSE, REFERRAL_REQUESTED, REFERRAL_REFUSED, DOWN, US | THEM, NOTE},
    {REFERRAL_REFUSE, REFERRAL_RECEIVED, REFERRAL_REFUSED, DOWN, US | THEM, NOTE},
    {REFERRAL_REFUSE, REFERRAL_ACCEPTED, REFERRAL_REFUSED, DOWN, US | THEM, NOTE},
    {REFERRAL_REFUSE, REFERRAL_HOME, REFERRAL_REFUSED, DOWN, THEM, NOTE},
    {REFERRAL_LOSE, REFERRAL_ACCEPTED, REFERRAL_LOST, DOWN, THEM, NOTE},
    {REFERRAL_LOSE, REFERRAL_HOME, REFERRAL_LOST, DOWN, THEM, NOTE},
    {REFERRAL_RAISE, REFERRAL_ACCEPTED, REFERRAL_BACK_UP, DOWN, THEM, NOTE},
    {REFERRAL_RAISE, REFERRAL_HOME, REFERRAL_BACK_UP, DOWN, THEM, NOTE},
    {REFERRAL_RAISE, REFERRAL_FOLLOWED_UP, REFERRAL_BACK_UP, DOWN, THEM, NOTE},
};
enum { RULE_N = sizeof RULES / sizeof *RULES };

const struct referral_stage *referral_stage(enum referral_state state)
{
    return &STAGES[state];
}

bool referral_over(enum referral_state state)
{
    for (int i = 0; i < RULE_N; i++) {
        if (RULES[i].from == state)
            return false;
    }
    return true;
}

/* --- parties --- */

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

struct object referral_object(const struct referral *r)
{
    struct object o = {
        .place = {r->county}, .organization = {r->organization_id}, .state = OBJECT_NO_STATE};

    if (r->sent_ms != COUNT_UNKNOWN) {
        o.place[1] = r->taker_county;
        o.organization[1] = r->taker_id;
    }
    return o;
}

unsigned referral_parties(const struct subject *by, const struct referral *r)
{
    const struct object o = referral_object(r);
    unsigned parties = 0;

    if (rights_decide(by, ACTION_REFERRAL_MOVE, &o) != RIGHTS_ALLOWED)
        return 0;
    if (same(by->scope.organization, r->organization_id))
        parties |= REFERRAL_REFERRER;
    if (same(by->scope.organization, r->taker_id))
        parties |= REFERRAL_TAKER;
    return parties;
}

const char *referral_party_name(unsigned parties)
{
    if (parties & REFERRAL_REFERRER)
        return "referrer";
    return parties & REFERRAL_TAKER ? "taker" : "none";
}

/* --- moves --- */

static unsigned way_of(const struct referral *r)
{
    return r->direction == REFERRAL_DOWN ? DOWN : UP;
}

static const struct rule *rule_find(const struct referral *r, enum referral_move move)
{
    for (int i = 0; i < RULE_N; i++) {
        const struct rule *x = &RULES[i];

        if (x->move == move && x->from == r->state && (x->ways & way_of(r)) != 0
            && !((x->needs & NOT_GREEN) && r->priority == REFERRAL_GREEN))
            return x;
    }
    return NULL;
}

size_t referral_moves(const struct referral *r, unsigned parties,
                      enum referral_move moves[REFERRAL_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < REFERRAL_MOVE_N; m++) {
        const struct rule *x = rule_find(r, (enum referral_move)m);

        if (x == NULL || (x->parties & parties) == 0
            || (m == REFERRAL_DISCHARGE && r->discharged_ms != COUNT_UNKNOWN))
            continue;
        moves[n++] = (enum referral_move)m;
    }
    return n;
}

static bool bed_at_once(const struct referral *r, enum referral_move move)
{
    return move == REFERRAL_ACCEPT && r->priority == REFERRAL_GREEN && way_of(r) == UP;
}

struct referral_need referral_need(const struct referral *r, enum referral_move move)
{
    const struct rule *x = rule_find(r, move);

    if (x == NULL)
        return (struct referral_need){0};
    return (struct referral_need){.cause = x->needs & CAUSE,
                                  .note = x->needs & NOTE,
                                  .place = (x->needs & PLACE) || bed_at_once(r, move),
                                  .taker = x->needs & WHO};
}

/* The state, the wish and every move that is allowed, in one sentence. */
static bool no_such_move(const struct referral *r, enum referral_move move, struct err *e)
{
    enum referral_move moves[REFERRAL_MOVE_N];
    size_t n = referral_moves(r, US | THEM, moves);
    char text[300] = "nothing";

    for (size_t i = 0, used = 0; i < n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                                 referral_move_names[moves[i]]);
    if (r->priority == REFERRAL_GREEN && r->state == REFERRAL_RECEIVED
        && (move == REFERRAL_DECLINE || move == REFERRAL_ADVISE))
        return err_set(e, ERR_STATE, "the green channel has no '%s'; allowed: %s",
                       referral_move_names[move], text);
    return err_set(e, ERR_STATE, "a referral that is %s has no '%s'; allowed: %s",
                   referral_state_names[r->state], referral_move_names[move], text);
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

/* --- what is wanted before it is sent --- */

/* A letter, two digits, then digits and what Chinese extensions use. */
static bool icd10(struct str s)
{
    if (s.n < 3 || s.n > 12 || s.at[0] < 'A' || s.at[0] > 'Z')
        return false;
    for (size_t i = 1; i < s.n; i++) {
        if (memchr(i < 3 ? "0123456789" : "0123456789.x+*", s.at[i], i < 3 ? 10 : 14) == NULL)
            return false;
    }
    return true;
}

static bool form_check(const struct referral *r, const struct referral_known *known,
                       const char **field, struct err *e)
{
    const struct {
        const char *name;
        struct str text;
    } wanted[] = {{"doctor", r->doctor},
                  {"phone", r->phone},
                  {"department", r->department},
                  {"impression", r->impression},
                  {"summary", r->summary}};

    if (id_none(r->patient))
        return input_bad(field, "patient", e, "the patient is wanted");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].text.n == 0)
            return input_bad(field, wanted[i].name, e, "it is wanted before it is sent");
    }
    if (r->consent_note.n == 0 && !known->signed_consent)
        return input_bad(field, "consent_note", e, "it is wanted before it is sent");
    if (!icd10(r->diagnosis))
        return input_bad(field, "diagnosis", e, "a code of ICD-10 is wanted, such as I21.9");
    if (r->reason == REASON_NONE)
        return input_bad(field, "reason", e, "a reason is wanted");
    return r->consent != CONSENT_NONE
           || input_bad(field, "consent", e, "the patient's consent is wanted before it is sent");
}

static bool submit_check(const struct referral *r, const struct referral_known *known,
                         const char **field, struct err *e)
{
    if (!form_check(r, known, field, e))
        return false;
    if (r->direction == REFERRAL_DOWN) {
        if (r->priority == REFERRAL_GREEN)
            return input_bad(field, "priority", e, "nobody is sent down by the green channel");
        if (r->plan.n == 0)
            return input_bad(field, "plan", e, "a care plan is wanted");
        if (r->warning.n == 0)
            return input_bad(field, "warning", e, "the warning signs are wanted");
        if (known->tasks == 0)
            return err_set(e, ERR_STATE, "the township has no follow-up task yet");
    } else if (r->priority == REFERRAL_GREEN && r->vitals.n == 0) {
        return input_bad(field, "vitals", e, "ECG and vital signs go along in the green channel");
    }
    return known->agreed
           || err_set(e, ERR_STATE, "no agreement of %.*s and %.*s holds today",
                      STR_ARG(r->organization), STR_ARG(r->taker));
}

/* --- making a move --- */

/* The causes that fit: of a death or a departure only where treatment failed. */
static bool cause_fits(enum referral_move move, enum referral_cause cause)
{
    bool end = cause == CAUSE_DIED || cause == CAUSE_LEFT;

    return move == REFERRAL_FAIL ? end || cause == CAUSE_OTHER : !end;
}

static bool cause_check(const struct referral_step *s, const struct referral_need *need,
                        const char **field, struct err *e)
{
    if (need->cause && s->cause == CAUSE_NONE)
        return input_bad(field, "cause", e, "a coded reason is wanted");
    if (s->cause != CAUSE_NONE && (!need->cause || !cause_fits(s->move, s->cause)))
        return input_bad(field, "cause", e, "it does not fit this move");
    return ((!need->note && s->cause != CAUSE_OTHER) || s->note.n > 0)
           || input_bad(field, "note", e, "words are wanted");
}

static bool step_check(const struct referral *r, const struct referral_step *s, const char **field,
                       struct err *e)
{
    struct referral_need need = referral_need(r, s->move);

    if (!cause_check(s, &need, field, e))
        return false;
    if (need.place && s->place.n == 0)
        return input_bad(field, "place", e, "the bed or room is wanted");
    if (need.place && (s->at_ms == COUNT_UNKNOWN || s->at_ms <= s->now_ms))
        return input_bad(field, "at", e, "a moment that comes is wanted");
    if (need.taker && (s->taker.n == 0 || str_eq(s->taker, r->taker)))
        return input_bad(field, "taker", e, "another organization that takes over is wanted");
    return true;
}

static bool known_check(const struct referral *r, const struct referral_step *s,
                        const struct referral_known *known, const char **field, struct err *e)
{
    switch (s->move) {
    case REFERRAL_SUBMIT:
        return submit_check(r, known, field, e);
    case REFERRAL_REDIRECT:
        return known->agreed
               || err_set(e, ERR_STATE, "no agreement of %.*s or %.*s with %.*s holds today",
                          STR_ARG(r->organization), STR_ARG(r->taker), STR_ARG(s->taker));
    case REFERRAL_DISCHARGE:
        return r->discharged_ms == COUNT_UNKNOWN
               || err_set(e, ERR_STATE, "the discharge is written already");
    case REFERRAL_FOLLOW_UP:
        return known->done_tasks > 0 || err_set(e, ERR_STATE, "no follow-up task has a result yet");
    default:
        return true;
    }
}

static enum referral_clock_kind clock_kind(const struct referral *r)
{
    bool down = r->direction == REFERRAL_DOWN;

    switch (r->state) {
    case REFERRAL_REQUESTED:
        return down ? CLOCK_TAKE : CLOCK_ACK;
    case REFERRAL_RECEIVED:
        return down ? CLOCK_TAKE : CLOCK_DECISION;
    case REFERRAL_AWAITING_INFORMATION:
        return CLOCK_INFORMATION;
    case REFERRAL_ACCEPTED:
        return down ? CLOCK_FOLLOW_UP : CLOCK_OFFER;
    case REFERRAL_SCHEDULED:
        return CLOCK_VISIT;
    case REFERRAL_NO_SHOW:
        return CLOCK_NO_SHOW;
    case REFERRAL_IN_TREATMENT:
        return r->discharged_ms == COUNT_UNKNOWN ? CLOCK_NONE : CLOCK_LETTER;
    case REFERRAL_HOME:
        return CLOCK_FOLLOW_UP;
    case REFERRAL_OUTCOME_SENT:
    case REFERRAL_FOLLOWED_UP:
        return CLOCK_REPLY;
    default:
        return CLOCK_NONE;
    }
}

/* What runs on over two states keeps its beginning; a decision goes on where it rested. */
static void clock_set(struct referral *r, const struct referral_step *s,
                      const struct referral_limits *limits)
{
    struct referral_clock *c = &r->clock;
    enum referral_clock_kind kind = clock_kind(r);

    if (kind == c->kind && kind != CLOCK_VISIT)
        return;
    if (c->kind == CLOCK_DECISION)
        c->spent_ms = s->now_ms - c->start_ms;
    c->kind = kind;
    c->start_ms = c->due_ms = COUNT_UNKNOWN;
    if (kind == CLOCK_NONE)
        return;
    c->start_ms = s->now_ms - (kind == CLOCK_DECISION ? c->spent_ms : 0);
    c->due_ms =
        kind == CLOCK_VISIT ? r->visit_ms : referral_due(limits, kind, r->priority, c->start_ms);
}

static void effects(struct referral *r, const struct referral_step *s, const struct rule *x)
{
    r->state = bed_at_once(r, s->move) ? REFERRAL_SCHEDULED : x->to;
    if (x->from != r->state)
        r->since_ms = s->now_ms;
    if (s->move == REFERRAL_SUBMIT)
        r->sent_ms = s->now_ms;
    if (s->place.n && s->at_ms != COUNT_UNKNOWN) {
        r->place = s->place;
        r->visit_ms = s->at_ms;
    }
    if (s->move == REFERRAL_DISCHARGE)
        r->discharged_ms = s->now_ms;
    r->cause = s->cause;
    if (s->move == REFERRAL_COMPLETE || s->move == REFERRAL_FAIL)
        r->letter = s->note;
    else if (s->note.n)
        r->advice = s->note;
}

bool referral_move(struct referral *r, const struct referral_step *s,
                   const struct referral_known *known, const char **field, struct err *e)
{
    const struct rule *x = rule_find(r, s->move);

    assert(s->move < REFERRAL_MOVE_N);
    if (x == NULL)
        return no_such_move(r, s->move, e);
    if ((x->parties & s->parties) == 0)
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s", referral_move_names[s->move],
                       referral_party_name(s->parties));
    if (!step_check(r, s, field, e) || !known_check(r, s, known, field, e))
        return false;
    effects(r, s, x);
    clock_set(r, s, known->limits);
    return true;
}

/* --- what belongs to one --- */

bool referral_material_check(const struct referral *r, unsigned parties,
                             enum referral_consent consent, struct err *e)
{
    if (parties == 0)
        return err_set(e, ERR_RIGHT, "a file is of one of the two sides");
    if (referral_over(r->state))
        return err_set(e, ERR_STATE, "a referral that is %s takes no file",
                       referral_state_names[r->state]);
    return consent == CONSENT_NONE || (parties & REFERRAL_REFERRER)
           || err_set(e, ERR_RIGHT, "the patient's consent is not the part of the %s",
                      referral_party_name(parties));
}

bool referral_plan_check(const struct referral *r, struct err *e)
{
    return r->state == REFERRAL_DRAFT
           || err_set(e, ERR_STATE,
                      "a referral that is %s takes no line of the plan; allowed: draft",
                      referral_state_names[r->state]);
}

bool referral_task_check(const struct referral *r, const struct referral_task *t, struct str result,
                         const char **field, struct err *e)
{
    if (r->state != REFERRAL_HOME && r->state != REFERRAL_FOLLOWED_UP)
        return err_set(e, ERR_STATE,
                       "a referral that is %s takes no result; allowed: home, followed_up",
                       referral_state_names[r->state]);
    if (t->done_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the task has its result already");
    return result.n > 0 || input_bad(field, "result", e, "words are wanted");
}

const struct referral_result *referral_result_find(const struct referral_result *results, size_t n,
                                                   struct str name, int32_t today)
{
    for (size_t i = 0; i < n; i++) {
        const struct referral_result *x = &results[i];

        if (x->recognised && str_eq(x->name, name) && x->day <= today
            && today - x->day <= RESULT_HOLDS_DAYS)
            return x;
    }
    return NULL;
}
