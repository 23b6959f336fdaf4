/* consult.c - the table of states, the table of moves, and what each move asks for. */
#include "model/consult.h"

#include <assert.h>
#include <stdio.h>

#include "model/unknown.h"

const char *const consult_kind_names[CONSULT_KIND_N + 1] = {"consult", "mdt", NULL};
const char *const consult_state_names[CONSULT_STATE_N + 1] = {"draft",
                                                              "invited",
                                                              "accepted",
                                                              "scheduled",
                                                              "in_session",
                                                              "opinion_signed",
                                                              "decision_recorded",
                                                              "closed",
                                                              "declined",
                                                              "cancelled",
                                                              NULL};
const char *const consult_move_names[CONSULT_MOVE_N + 1] = {
    "invite", "discard", "accept", "decline", "schedule", "begin",
    "sign",   "decide",  "close",  "cancel",  NULL};

#define US CONSULT_ASKER
#define THEM CONSULT_INVITEE

static const unsigned OWNERS[CONSULT_STATE_N] = {[CONSULT_DRAFT] = US,
                                                 [CONSULT_INVITED] = THEM,
                                                 [CONSULT_ACCEPTED] = THEM,
                                                 [CONSULT_SCHEDULED] = THEM,
                                                 [CONSULT_IN_SESSION] = THEM,
                                                 [CONSULT_OPINION_SIGNED] = US,
                                                 [CONSULT_DECISION_RECORDED] = US};

enum need { CAUSE = 1, NOTE = 2, EXPERT = 4, TIME = 8, SIGNER = 16 };

static const struct rule {
    enum consult_move move;
    enum consult_state from, to;
    unsigned parties, needs;
} RULES[] = {
    {CONSULT_INVITE, CONSULT_DRAFT, CONSULT_INVITED, US, 0},
    {CONSULT_DISCARD, CONSULT_DRAFT, CONSULT_CANCELLED, US, 0},
    {CONSULT_ACCEPT, CONSULT_INVITED, CONSULT_ACCEPTED, THEM, EXPERT},
    {CONSULT_DECLINE, CONSULT_INVITED, CONSULT_DECLINED, THEM, CAUSE},
    {CONSULT_SCHEDULE, CONSULT_ACCEPTED, CONSULT_SCHEDULED, US | THEM, TIME},
    {CONSULT_SCHEDULE, CONSULT_SCHEDULED, CONSULT_SCHEDULED, US | THEM, TIME},
    {CONSULT_BEGIN, CONSULT_SCHEDULED, CONSULT_IN_SESSION, US | THEM, 0},
    {CONSULT_SIGN, CONSULT_IN_SESSION, CONSULT_OPINION_SIGNED, THEM, NOTE | SIGNER},
    {CONSULT_DECIDE, CONSULT_OPINION_SIGNED, CONSULT_DECISION_RECORDED, US, NOTE | SIGNER},
    {CONSULT_CLOSE, CONSULT_DECISION_RECORDED, CONSULT_CLOSED, US, 0},
    {CONSULT_CANCEL, CONSULT_INVITED, CONSULT_CANCELLED, US, CAUSE},
    {CONSULT_CANCEL, CONSULT_ACCEPTED, CONSULT_CANCELLED, US | THEM, CAUSE},
    {CONSULT_CANCEL, CONSULT_SCHEDULED, CONSULT_CANCELLED, US | THEM, CAUSE},
};
enum { RULE_N = sizeof RULES / sizeof *RULES };

unsigned consult_owner(enum consult_state state)
{
    return OWNERS[state];
}

/* --- parties --- */

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

struct object consult_object(const struct consult *c)
{
    struct object o = {
        .place = {c->county}, .organization = {c->organization_id}, .state = OBJECT_NO_STATE};

    if (c->sent_ms != COUNT_UNKNOWN) {
        o.place[1] = c->invitee_county;
        o.organization[1] = c->invitee_id;
        o.practitioner[0] = id_none(c->seat_id) ? c->expert_id : c->seat_id;
        o.practitioner[1] = c->apprentice_id;
    }
    return o;
}

unsigned consult_parties(const struct subject *by, const struct consult *c)
{
    const struct object o = consult_object(c);
    unsigned parties = 0;

    if (rights_decide(by, ACTION_CONSULT_MOVE, &o) != RIGHTS_ALLOWED)
        return 0;
    if (by->role == ROLE_EXPERT) {
        if (same(by->scope.practitioner, c->expert_id))
            return CONSULT_INVITEE;
        return same(by->scope.practitioner, c->seat_id) ? CONSULT_SEATED : 0;
    }
    if (same(by->scope.organization, c->organization_id))
        parties |= CONSULT_ASKER;
    if (same(by->scope.organization, c->invitee_id))
        parties |= CONSULT_INVITEE;
    return parties;
}

const char *consult_party_name(unsigned parties)
{
    if (parties & CONSULT_ASKER)
        return "asker";
    if (parties & CONSULT_INVITEE)
        return "invitee";
    return parties & CONSULT_SEATED ? "expert" : "none";
}

/* --- moves --- */

static const struct rule *rule_find(const struct consult *c, enum consult_move move)
{
    for (int i = 0; i < RULE_N; i++) {
        if (RULES[i].move == move && RULES[i].from == c->state)
            return &RULES[i];
    }
    return NULL;
}

size_t consult_moves(const struct consult *c, unsigned parties,
                     enum consult_move moves[CONSULT_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < CONSULT_MOVE_N; m++) {
        const struct rule *x = rule_find(c, (enum consult_move)m);

        if (x && (x->parties & parties))
            moves[n++] = (enum consult_move)m;
    }
    return n;
}

struct consult_need consult_need(const struct consult *c, enum consult_move move)
{
    const struct rule *x = rule_find(c, move);
    unsigned needs = x ? x->needs : 0;

    return (struct consult_need){.cause = needs & CAUSE,
                                 .note = needs & NOTE,
                                 .expert = needs & EXPERT,
                                 .time = needs & TIME,
                                 .signer = needs & SIGNER};
}

static bool no_such_move(const struct consult *c, enum consult_move move, struct err *e)
{
    enum consult_move moves[CONSULT_MOVE_N];
    size_t n = consult_moves(c, US | THEM, moves);
    char text[160] = "nothing";

    for (size_t i = 0, used = 0; i < n; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                                 consult_move_names[moves[i]]);
    return err_set(e, ERR_STATE, "a consult that is %s has no '%s'; allowed: %s",
                   consult_state_names[c->state], consult_move_names[move], text);
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

/* What an invitation has to name (reason, purpose, time, case, specialty), and the consent. */
static bool invite_check(const struct consult *c, const struct consult_known *known,
                         const char **field, struct err *e)
{
    const struct {
        const char *name;
        struct str text;
    } wanted[] = {{"reason", c->reason},       {"purpose", c->purpose}, {"summary", c->summary},
                  {"specialty", c->specialty}, {"doctor", c->doctor},   {"phone", c->phone}};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].text.n == 0)
            return input_bad(field, wanted[i].name, e, "an invitation names it");
    }
    if (c->consent_note.n == 0 && !known->signed_consent)
        return input_bad(field, "consent_note", e, "an invitation names it");
    if (c->wanted_ms == COUNT_UNKNOWN)
        return input_bad(field, "wanted", e, "an invitation names its time");
    if (c->consent == CONSENT_NONE)
        return input_bad(field, "consent", e, "the patient's consent is wanted first");
    return known->agreed
           || err_set(e, ERR_STATE, "no agreement of %.*s and %.*s holds today",
                      STR_ARG(c->organization), STR_ARG(c->invitee));
}

static bool cause_check(const struct consult_step *s, bool wanted, const char **field,
                        struct err *e)
{
    if (wanted && s->cause == CAUSE_NONE)
        return input_bad(field, "cause", e, "a coded reason is wanted");
    if (s->cause == CAUSE_NONE)
        return true;
    return (wanted && s->cause != CAUSE_DIED && s->cause != CAUSE_LEFT)
           || input_bad(field, "cause", e, "it does not fit this move");
}

static bool meeting_check(const struct consult_step *s, bool wanted, const char **field,
                          struct err *e)
{
    if (wanted && (s->at_ms == COUNT_UNKNOWN || s->at_ms < s->now_ms - 60000))
        return input_bad(field, "at", e, "a moment that comes is wanted");
    return s->meeting.n == 0 || str_starts(s->meeting, STR("https://"))
           || input_bad(field, "meeting", e, "an address that begins with https:// is wanted");
}

static bool step_check(const struct consult *c, const struct consult_step *s, const char **field,
                       struct err *e)
{
    struct consult_need need = consult_need(c, s->move);

    if (!cause_check(s, need.cause, field, e))
        return false;
    if ((need.note || s->cause == CAUSE_OTHER) && s->note.n == 0)
        return input_bad(field, "note", e, "words are wanted");
    if (need.signer && s->signer.n == 0)
        return input_bad(field, "signer", e, "who signs it is wanted");
    if (need.expert && s->expert.n == 0)
        return input_bad(field, "expert", e, "the doctor who gives the opinion is wanted");
    return meeting_check(s, need.time, field, e);
}

static enum referral_clock_kind clock_kind(enum consult_state state)
{
    switch (state) {
    case CONSULT_INVITED:
        return CLOCK_REPLIED;
    case CONSULT_ACCEPTED:
    case CONSULT_SCHEDULED:
    case CONSULT_IN_SESSION:
        return CLOCK_OPINION;
    default:
        return CLOCK_NONE;
    }
}

/* The opinion's runs from the acceptance until it is signed. */
static void clock_set(struct consult *c, int64_t now_ms, const struct referral_limits *limits)
{
    enum referral_clock_kind kind = clock_kind(c->state);

    if (kind == c->clock.kind)
        return;
    c->clock = (struct referral_clock){kind, COUNT_UNKNOWN, COUNT_UNKNOWN, 0};
    if (kind == CLOCK_NONE)
        return;
    c->clock.start_ms = now_ms;
    c->clock.due_ms = referral_due(limits, kind, c->priority, now_ms);
}

static void effects(struct consult *c, const struct consult_step *s, const struct rule *x)
{
    c->state = x->to;
    if (x->from != x->to)
        c->since_ms = s->now_ms;
    c->cause = s->cause;
    switch (s->move) {
    case CONSULT_INVITE:
        c->sent_ms = s->now_ms;
        break;
    case CONSULT_ACCEPT:
        c->expert = s->expert;
        break;
    case CONSULT_SCHEDULE:
        c->at_ms = s->at_ms;
        c->meeting = s->meeting;
        break;
    case CONSULT_SIGN:
        c->opinion = s->note;
        c->signer = s->signer;
        break;
    case CONSULT_DECIDE:
        c->decision = s->note;
        c->decider = s->signer;
        break;
    default:
        break;
    }
}

bool consult_move(struct consult *c, const struct consult_step *s,
                  const struct consult_known *known, const char **field, struct err *e)
{
    const struct rule *x = rule_find(c, s->move);

    assert(s->move < CONSULT_MOVE_N);
    if (x == NULL)
        return no_such_move(c, s->move, e);
    if ((x->parties & s->parties) == 0)
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s", consult_move_names[s->move],
                       consult_party_name(s->parties));
    if (!step_check(c, s, field, e)
        || (s->move == CONSULT_INVITE && !invite_check(c, known, field, e)))
        return false;
    effects(c, s, x);
    clock_set(c, s->now_ms, known->limits);
    return true;
}

bool consult_message_check(const struct consult *c, struct err *e)
{
    return (c->state != CONSULT_DRAFT && OWNERS[c->state] != 0)
           || err_set(e, ERR_STATE, "a consult that is %s takes no message",
                      consult_state_names[c->state]);
}

bool consult_material_check(const struct consult *c, unsigned parties,
                            enum referral_consent consent, struct err *e)
{
    if (parties == 0)
        return err_set(e, ERR_RIGHT, "a file is of one of the two sides");
    if (OWNERS[c->state] == 0)
        return err_set(e, ERR_STATE, "a consult that is %s takes no file",
                       consult_state_names[c->state]);
    return consent == CONSENT_NONE || (parties & CONSULT_ASKER)
           || err_set(e, ERR_RIGHT, "the patient's consent is not the part of the %s",
                      consult_party_name(parties));
}

bool consult_refer_check(const struct consult *c, unsigned parties, struct err *e)
{
    if ((parties & CONSULT_ASKER) == 0)
        return err_set(e, ERR_RIGHT, "making a referral of it is not the part of the %s",
                       consult_party_name(parties));
    if (c->opinion.n == 0)
        return err_set(e, ERR_STATE, "a consult that is %s has no opinion to refer by",
                       consult_state_names[c->state]);
    return id_none(c->referral) || err_set(e, ERR_STATE, "a referral was made of it already");
}
