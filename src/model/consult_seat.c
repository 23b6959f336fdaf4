/* consult_seat.c - see consult_seat.h. */
#include "model/consult_seat.h"

#include <string.h>

#include "model/unknown.h"

const char *const consult_seat_state_names[SEAT_STATE_N + 1] = {"invited", "accepted", "declined",
                                                                "signed", NULL};
const char *const consult_seat_move_names[SEAT_MOVE_N + 1] = {"accept", "decline", "sign", NULL};

enum need { CAUSE = 1, NOTE = 2, EXPERT = 4 };

static const struct rule {
    enum consult_seat_move move;
    enum consult_state consult; /* the whole's state */
    enum consult_seat_state from, to;
    unsigned parties, needs;
} RULES[] = {
    {SEAT_ACCEPT, CONSULT_INVITED, SEAT_INVITED, SEAT_ACCEPTED, CONSULT_INVITEE, EXPERT},
    {SEAT_ACCEPT, CONSULT_INVITED, SEAT_ACCEPTED, SEAT_ACCEPTED, CONSULT_INVITEE, EXPERT},
    {SEAT_DECLINE, CONSULT_INVITED, SEAT_INVITED, SEAT_DECLINED, CONSULT_INVITEE, CAUSE},
    {SEAT_DECLINE, CONSULT_INVITED, SEAT_ACCEPTED, SEAT_DECLINED, CONSULT_INVITEE, CAUSE},
    {SEAT_SIGN, CONSULT_IN_SESSION, SEAT_ACCEPTED, SEAT_SIGNED, CONSULT_INVITEE | CONSULT_SEATED,
     NOTE},
};
enum { RULE_N = sizeof RULES / sizeof *RULES };

/* --- specialties --- */

static size_t mark_at(struct str text, size_t at)
{
    static const char *const MARKS[] = {"、", "，", "；", ",", ";"};

    for (size_t m = 0; m < sizeof MARKS / sizeof *MARKS; m++) {
        if (str_starts((struct str){text.at + at, text.n - at}, str_of(MARKS[m])))
            return strlen(MARKS[m]);
    }
    return 0;
}

static bool name_add(struct str name, struct str *names, size_t *n)
{
    name = str_trim(name);
    for (size_t i = 0; i < *n; i++) {
        if (str_eq(names[i], name))
            return false;
    }
    if (name.n == 0 || *n == CONSULT_SEATS_MOST)
        return false;
    names[(*n)++] = name;
    return true;
}

size_t consult_specialties(struct str text, struct str names[CONSULT_SEATS_MOST])
{
    size_t n = 0, from = 0, mark;

    for (size_t at = 0; at < text.n; at += mark ? mark : 1) {
        mark = mark_at(text, at);
        if (mark && !name_add((struct str){text.at + from, at - from}, names, &n))
            return 0;
        if (mark)
            from = at + mark;
    }
    if (!name_add((struct str){text.at + from, text.n - from}, names, &n))
        return 0;
    return n < CONSULT_SEATS_LEAST ? 0 : n;
}

/* --- a seat --- */

struct id consult_seat_of(const struct consult_seats *seats, struct id practitioner)
{
    for (size_t i = 0; i < seats->n; i++) {
        if (!id_none(practitioner) && id_cmp(seats->items[i].expert_id, practitioner) == 0)
            return practitioner;
    }
    return (struct id){0};
}

static const struct rule *rule_find(const struct consult *c, const struct consult_seat *s,
                                    enum consult_seat_move move)
{
    for (int i = 0; i < RULE_N; i++) {
        if (RULES[i].move == move && RULES[i].consult == c->state && RULES[i].from == s->state)
            return &RULES[i];
    }
    return NULL;
}

/* The house that is invited, or the expert whose seat it is. */
static bool part_of(const struct rule *x, unsigned parties, bool own)
{
    return (x->parties & parties & CONSULT_INVITEE) || (own && (x->parties & CONSULT_SEATED));
}

size_t consult_seat_moves(const struct consult *c, const struct consult_seat *s, unsigned parties,
                          bool own, enum consult_seat_move moves[SEAT_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < SEAT_MOVE_N; m++) {
        const struct rule *x = rule_find(c, s, (enum consult_seat_move)m);

        if (x && part_of(x, parties, own))
            moves[n++] = (enum consult_seat_move)m;
    }
    return n;
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool name_check(struct str signer, struct str name, const char **field, struct err *e)
{
    if (name.n && str_starts(signer, name))
        return true;
    *field = "signer";
    return err_set(e, ERR_INPUT, "signer: %.*s signs it, and nobody else", STR_ARG(name));
}

static bool needs_check(const struct consult_seat *s, const struct consult_seat_step *step,
                        unsigned needs, const char **field, struct err *e)
{
    if ((needs & CAUSE) && step->cause == CAUSE_NONE)
        return input_bad(field, "cause", e, "a coded reason is wanted");
    if ((needs & EXPERT) && step->expert.n == 0)
        return input_bad(field, "expert", e, "the doctor who gives the opinion is wanted");
    if ((needs & NOTE) && step->note.n == 0)
        return input_bad(field, "note", e, "words are wanted");
    return (needs & NOTE) == 0 || name_check(step->signer, s->expert_name, field, e);
}

bool consult_seat_move(const struct consult *c, struct consult_seat *s,
                       const struct consult_seat_step *step, const char **field, struct err *e)
{
    const struct rule *x = rule_find(c, s, step->move);

    if (!x)
        return err_set(e, ERR_STATE, "a seat that is %s has no '%s' in a consult that is %s",
                       consult_seat_state_names[s->state], consult_seat_move_names[step->move],
                       consult_state_names[c->state]);
    if (!part_of(x, step->parties, step->own))
        return err_set(e, ERR_RIGHT, "the seat of %.*s is another's", STR_ARG(s->specialty));
    if (!needs_check(s, step, x->needs, field, e))
        return false;
    s->state = x->to;
    s->since_ms = step->now_ms;
    s->cause = x->needs & CAUSE ? step->cause : CAUSE_NONE;
    if (x->needs & EXPERT)
        s->expert = step->expert;
    if (x->needs & CAUSE)
        s->expert = (struct str){0};
    if (x->needs & NOTE) {
        s->opinion = step->note;
        s->signer = step->signer;
    }
    return true;
}

/* --- the whole --- */

static bool invite_check(const struct consult *c, const char **field, struct err *e)
{
    struct str names[CONSULT_SEATS_MOST];

    return consult_specialties(c->specialty, names) > 0
           || input_bad(field, "specialty", e,
                        "two to eight different specialties are wanted with a comma between them");
}

static bool accept_check(const struct consult_seats *seats, const struct consult_step *step,
                         const char **field, struct err *e)
{
    size_t accepted = 0;
    bool among = false;

    for (size_t i = 0; i < seats->n; i++) {
        const struct consult_seat *s = &seats->items[i];

        if (s->state == SEAT_INVITED)
            return err_set(e, ERR_STATE, "the seat of %.*s has no answer yet",
                           STR_ARG(s->specialty));
        accepted += s->state == SEAT_ACCEPTED;
        among |= s->state == SEAT_ACCEPTED && str_eq(s->expert, step->expert);
    }
    if (accepted < CONSULT_SEATS_LEAST)
        return err_set(e, ERR_STATE,
                       "%zu of the seats is accepted, two are wanted; decline it as a whole",
                       accepted);
    return among
           || input_bad(field, "expert", e,
                        "who signs the joint conclusion is the expert of one of the seats");
}

static bool sign_check(const struct consult *c, const struct consult_seats *seats,
                       const struct consult_step *step, const char **field, struct err *e)
{
    for (size_t i = 0; i < seats->n; i++) {
        if (seats->items[i].state == SEAT_ACCEPTED)
            return err_set(e, ERR_STATE, "the opinion of %.*s is not signed yet",
                           STR_ARG(seats->items[i].specialty));
    }
    return name_check(step->signer, c->expert_name, field, e);
}

bool consult_seats_check(const struct consult *c, const struct consult_seats *seats,
                         const struct consult_step *step, const char **field, struct err *e)
{
    if (c->kind != CONSULT_MDT)
        return true;
    if (step->move == CONSULT_INVITE && c->state == CONSULT_DRAFT)
        return invite_check(c, field, e);
    if (step->move == CONSULT_ACCEPT && c->state == CONSULT_INVITED)
        return accept_check(seats, step, field, e);
    return step->move != CONSULT_SIGN || c->state != CONSULT_IN_SESSION
           || sign_check(c, seats, step, field, e);
}
