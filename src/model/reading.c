/* reading.c - the table of states, the table of moves, and what each move asks for. */
#include "model/reading.h"

#include <assert.h>
#include <stdio.h>

#include "model/unknown.h"

const char *const reading_kind_names[READING_KIND_N + 1] = {"ecg",     "xray", "ct",
                                                            "head_ct", "mr",   NULL};
const char *const reading_state_names[READING_STATE_N + 1] = {
    "ordered", "acquired", "queued",   "claimed",   "preliminary", "reviewed",
    "final",   "amended",  "rejected", "cancelled", NULL};
const char *const reading_move_names[READING_MOVE_N + 1] = {
    "acquire", "queue",  "claim",  "release", "report", "review",      "sign",
    "amend",   "reject", "retake", "cancel",  "alert",  "acknowledge", NULL};
const char *const reading_accord_names[READING_ACCORD_N + 1] = {"none", "full", "minor", "major",
                                                                NULL};

const char *reading_modality(enum reading_kind kind)
{
    static const char *const NAMES[READING_KIND_N] = {"ECG", "DX", "CT", "CT", "MR"};

    return NAMES[kind];
}

#define US READING_SENDER
#define THEM READING_CENTRE
#define WE READING_PLATFORM

static const unsigned OWNERS[READING_STATE_N] = {
    [READING_ORDERED] = US,   [READING_ACQUIRED] = US, [READING_QUEUED] = THEM,
    [READING_CLAIMED] = THEM, [READING_REJECTED] = US, [READING_PRELIMINARY] = THEM,
    [READING_REVIEWED] = THEM};

static const struct rule {
    enum reading_move move;
    enum reading_state from, to;
    unsigned parties;
} RULES[] = {
    {READING_ACQUIRE, READING_ORDERED, READING_ACQUIRED, WE},
    {READING_QUEUE, READING_ACQUIRED, READING_QUEUED, WE | US},
    {READING_CLAIM, READING_QUEUED, READING_CLAIMED, THEM},
    {READING_CLAIM, READING_CLAIMED, READING_CLAIMED, THEM},
    {READING_RELEASE, READING_CLAIMED, READING_QUEUED, THEM},
    {READING_REPORT, READING_CLAIMED, READING_PRELIMINARY, THEM},
    {READING_REVIEW, READING_PRELIMINARY, READING_REVIEWED, THEM},
    {READING_SIGN, READING_REVIEWED, READING_FINAL, THEM},
    {READING_AMEND, READING_FINAL, READING_AMENDED, THEM},
    {READING_AMEND, READING_AMENDED, READING_AMENDED, THEM},
    {READING_REJECT, READING_QUEUED, READING_REJECTED, THEM},
    {READING_REJECT, READING_CLAIMED, READING_REJECTED, THEM},
    {READING_RETAKE, READING_REJECTED, READING_ORDERED, US},
    {READING_CANCEL, READING_ORDERED, READING_CANCELLED, US},
    {READING_CANCEL, READING_ACQUIRED, READING_CANCELLED, US},
    {READING_CANCEL, READING_QUEUED, READING_CANCELLED, US},
    {READING_CANCEL, READING_REJECTED, READING_CANCELLED, US},
    {READING_ALERT, READING_CLAIMED, READING_CLAIMED, THEM},
    {READING_ALERT, READING_PRELIMINARY, READING_PRELIMINARY, THEM},
    {READING_ALERT, READING_REVIEWED, READING_REVIEWED, THEM},
    {READING_ALERT, READING_FINAL, READING_FINAL, THEM},
    {READING_ALERT, READING_AMENDED, READING_AMENDED, THEM},
};
enum { RULE_N = sizeof RULES / sizeof *RULES };

/* A critical value may be heard in whatever state: it hangs on the value alone. */
static const struct rule HEARD = {READING_ACKNOWLEDGE, READING_FINAL, READING_FINAL, US};

unsigned reading_owner(enum reading_state state)
{
    return OWNERS[state];
}

/* --- parties --- */

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

struct object reading_object(const struct reading *r)
{
    return (struct object){.place = {r->county, r->centre_county},
                           .organization = {r->organization_id, r->centre_id},
                           .state = OBJECT_NO_STATE};
}

unsigned reading_parties(const struct subject *by, const struct reading *r)
{
    const struct object o = reading_object(r);
    unsigned parties = 0;

    if (rights_decide(by, ACTION_READING_MOVE, &o) != RIGHTS_ALLOWED)
        return 0;
    if (same(by->scope.organization, r->organization_id))
        parties |= READING_SENDER;
    if (same(by->scope.organization, r->centre_id))
        parties |= READING_CENTRE;
    return parties;
}

const char *reading_party_name(unsigned parties)
{
    if (parties & READING_SENDER)
        return "sender";
    if (parties & READING_CENTRE)
        return "centre";
    return parties & READING_PLATFORM ? "platform" : "none";
}

/* --- an order --- */

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool reading_order_check(const struct reading *r, bool agreed, bool before, const char **field,
                         struct err *e)
{
    const struct {
        const char *name;
        struct str text;
    } wanted[] = {{"doctor", r->doctor},
                  {"phone", r->phone},
                  {"part", r->part},
                  {"indication", r->indication},
                  {"consent_note", r->consent_note}};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].text.n == 0)
            return input_bad(field, wanted[i].name, e, "an order names it");
    }
    if (r->consent == CONSENT_NONE)
        return input_bad(field, "consent", e, "the patient's consent is wanted first");
    if (!agreed)
        return err_set(e, ERR_STATE, "no agreement of %.*s and %.*s holds today",
                       STR_ARG(r->organization), STR_ARG(r->centre));
    return !before || r->repeat.n > 0
           || err_set(
               e, ERR_STATE,
               "a report of this kind from the last 90 days holds: a repeat wants its reason");
}

/* --- moves --- */

static const struct rule *rule_find(const struct reading *r, enum reading_move move)
{
    if (move == READING_ACKNOWLEDGE)
        return r->alert.kind == CLOCK_CRITICAL ? &HEARD : NULL;
    for (int i = 0; i < RULE_N; i++) {
        if (RULES[i].move == move && RULES[i].from == r->state)
            return &RULES[i];
    }
    return NULL;
}

/* A lease that ran out holds nobody off. */
static bool held_by_other(const struct reading *r, struct id by, int64_t now_ms)
{
    return r->state == READING_CLAIMED && now_ms < r->lease_ms && !same(r->reader, by);
}

static bool wants_lease(enum reading_move move)
{
    return move == READING_CLAIM || move == READING_RELEASE || move == READING_REPORT
           || move == READING_REJECT;
}

/* What is written wants the own lease, whether anyone else holds one or not. */
static bool lease_stands(const struct reading *r, enum reading_move move, struct id by,
                         int64_t now_ms)
{
    if (!wants_lease(move))
        return true;
    if (move == READING_REPORT)
        return same(r->reader, by) && now_ms < r->lease_ms;
    return !held_by_other(r, by, now_ms);
}

size_t reading_moves(const struct reading *r, unsigned parties, struct id by, int64_t now_ms,
                     enum reading_move moves[READING_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < READING_MOVE_N; m++) {
        const struct rule *x = rule_find(r, (enum reading_move)m);

        if (x == NULL || (x->parties & parties) == 0
            || !lease_stands(r, (enum reading_move)m, by, now_ms)
            || (m == READING_REVIEW && same(r->author, by)))
            continue;
        moves[n++] = (enum reading_move)m;
    }
    return n;
}

struct reading_need reading_need(enum reading_move move)
{
    return (struct reading_need){
        .cause = move == READING_REJECT || move == READING_CANCEL,
        .note = move == READING_AMEND || move == READING_ALERT,
        .report = move == READING_REPORT || move == READING_AMEND,
        .signer = move == READING_REPORT || move == READING_REVIEW || move == READING_AMEND
                  || move == READING_ACKNOWLEDGE,
        .accord = move == READING_REVIEW,
    };
}

static bool no_such_move(const struct reading *r, enum reading_move move, struct err *e)
{
    char text[200] = "nothing";
    size_t used = 0;

    for (int m = 0; m < READING_MOVE_N; m++) {
        if (rule_find(r, (enum reading_move)m))
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used ? ", " : "",
                                     reading_move_names[m]);
    }
    return err_set(e, ERR_STATE, "a reading that is %s has no '%s'; allowed: %s",
                   reading_state_names[r->state], reading_move_names[move], text);
}

bool reading_reports(const struct reading_step *s)
{
    return s->move == READING_REPORT || s->move == READING_AMEND
           || (s->move == READING_REVIEW && s->accord > ACCORD_FULL);
}

bool reading_issues(enum reading_move move)
{
    return move == READING_REPORT || move == READING_REVIEW || move == READING_SIGN
           || move == READING_AMEND;
}

static bool cause_check(const struct reading_step *s, const char **field, struct err *e)
{
    bool wanted = reading_need(s->move).cause;

    if (wanted && s->cause == CAUSE_NONE)
        return input_bad(field, "cause", e, "a coded reason is wanted");
    if (!wanted && s->cause != CAUSE_NONE)
        return input_bad(field, "cause", e, "it does not fit this move");
    return s->cause != CAUSE_OTHER || s->note.n > 0
           || input_bad(field, "note", e, "words are wanted");
}

static bool report_check(const struct reading_step *s, const char **field, struct err *e)
{
    if (s->findings.n == 0)
        return input_bad(field, "findings", e, "what is seen is wanted");
    return s->conclusion.n > 0 || input_bad(field, "conclusion", e, "what it means is wanted");
}

static bool move_check(const struct reading *r, const struct reading_step *s, const char **field,
                       struct err *e)
{
    if (s->move == READING_REVIEW && str_eq(s->signer, r->signer))
        return input_bad(field, "signer", e, "the second doctor is not the first one");
    return s->move != READING_ACQUIRE || reading_uid(s->study)
           || input_bad(field, "study", e, "a Study Instance UID is wanted");
}

static bool step_check(const struct reading *r, const struct reading_step *s, const char **field,
                       struct err *e)
{
    const struct reading_need need = reading_need(s->move);

    if (!cause_check(s, field, e))
        return false;
    if (need.note && s->note.n == 0)
        return input_bad(field, "note", e, "words are wanted");
    if (need.signer && s->signer.n == 0)
        return input_bad(field, "signer", e, "who signs it is wanted");
    if (need.accord && s->accord == ACCORD_NONE)
        return input_bad(field, "accord", e, "whether the first report holds is wanted");
    return move_check(r, s, field, e) && (!reading_reports(s) || report_check(s, field, e));
}

static bool who_check(const struct reading *r, const struct rule *x, const struct reading_step *s,
                      struct err *e)
{
    if ((x->parties & s->parties) == 0)
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s", reading_move_names[s->move],
                       reading_party_name(s->parties));
    if (s->move == READING_REVIEW && same(r->author, s->by))
        return err_set(e, ERR_RIGHT, "nobody reviews a report of his own");
    if (lease_stands(r, s->move, s->by, s->now_ms))
        return true;
    return held_by_other(r, s->by, s->now_ms)
               ? err_set(e, ERR_STATE, "another doctor reads it, for %lld minutes at most",
                         (long long)((r->lease_ms - s->now_ms + 59999) / 60000))
               : err_set(e, ERR_STATE, "the lease has run out: it is to be claimed again");
}

/* --- what a move does --- */

static const struct referral_clock NO_CLOCK = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0};

static enum referral_clock_kind clock_kind(const struct reading *r)
{
    static const enum referral_clock_kind KINDS[READING_KIND_N] = {
        CLOCK_READ_ECG, CLOCK_READ_XRAY, CLOCK_READ_CT, CLOCK_READ_HEAD, CLOCK_READ_CT};

    return r->state == READING_QUEUED || r->state == READING_CLAIMED ? KINDS[r->kind] : CLOCK_NONE;
}

static void clock_set(struct reading *r, int64_t now_ms, const struct referral_limits *limits)
{
    enum referral_clock_kind kind = clock_kind(r);

    if (kind == r->clock.kind)
        return;
    r->clock = NO_CLOCK;
    if (kind == CLOCK_NONE)
        return;
    r->clock.kind = kind;
    r->clock.start_ms = now_ms;
    r->clock.due_ms = referral_due(limits, kind, r->priority, now_ms);
}

static void report_take(struct reading *r, const struct reading_step *s)
{
    r->findings = s->findings;
    r->conclusion = s->conclusion;
}

static void report_move(struct reading *r, const struct reading_step *s)
{
    if (reading_reports(s))
        report_take(r, s);
    if (s->move == READING_REPORT) {
        r->author = s->by;
        r->signer = s->signer;
    } else if (s->move == READING_REVIEW) {
        r->reviewer = s->by;
        r->second = s->signer;
        r->accord = s->accord;
    }
    if (s->move != READING_CLAIM) {
        r->reader = (struct id){0};
        r->lease_ms = COUNT_UNKNOWN;
    }
}

static void alert_move(struct reading *r, const struct reading_step *s,
                       const struct referral_limits *limits)
{
    if (s->move == READING_ACKNOWLEDGE) {
        r->alert = NO_CLOCK;
        r->heard = s->signer;
        return;
    }
    r->critical = s->note;
    r->heard = (struct str){0};
    r->alert = (struct referral_clock){CLOCK_CRITICAL, s->now_ms, COUNT_UNKNOWN, 0};
    r->alert.due_ms = referral_due(limits, CLOCK_CRITICAL, r->priority, s->now_ms);
}

static void effects(struct reading *r, const struct reading_step *s, const struct rule *x,
                    const struct referral_limits *limits)
{
    if (s->move == READING_ALERT || s->move == READING_ACKNOWLEDGE) {
        alert_move(r, s, limits);
        return;
    }
    if (x->from != x->to)
        r->since_ms = s->now_ms;
    r->state = x->to;
    r->cause = s->cause;
    report_move(r, s);
    if (s->move == READING_ACQUIRE) {
        r->study = s->study;
        r->taken_ms = s->now_ms;
    } else if (s->move == READING_RETAKE) {
        r->study = (struct str){0};
        r->taken_ms = COUNT_UNKNOWN;
    } else if (s->move == READING_CLAIM) {
        r->reader = s->by;
        r->lease_ms = s->now_ms + READING_LEASE_MS;
    }
    clock_set(r, s->now_ms, limits);
}

bool reading_move(struct reading *r, const struct reading_step *s,
                  const struct referral_limits *limits, const char **field, struct err *e)
{
    const struct rule *x = rule_find(r, s->move);

    assert(s->move < READING_MOVE_N);
    if (x == NULL)
        return no_such_move(r, s->move, e);
    if (!who_check(r, x, s, e) || !step_check(r, s, field, e))
        return false;
    effects(r, s, x, limits);
    return true;
}

bool reading_uid(struct str uid)
{
    bool part = false;

    for (size_t i = 0; i < uid.n; i++) {
        if (uid.at[i] == '.' && part)
            part = false;
        else if (uid.at[i] >= '0' && uid.at[i] <= '9')
            part = true;
        else
            return false;
    }
    return part && uid.n <= 64;
}
