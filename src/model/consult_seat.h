/* consult_seat.h - a consultation of several specialties: a seat for each, with its own expert,
 * answer and signed opinion; what stands against the joint conclusion. The table of moves is data.
 * Pure. */
#ifndef XL_MODEL_CONSULT_SEAT_H
#define XL_MODEL_CONSULT_SEAT_H

#include "model/consult.h"

enum consult_seat_state { SEAT_INVITED, SEAT_ACCEPTED, SEAT_DECLINED, SEAT_SIGNED, SEAT_STATE_N };
extern const char *const consult_seat_state_names[SEAT_STATE_N + 1];

enum consult_seat_move {
    SEAT_ACCEPT, /* names its expert; again: another one */
    SEAT_DECLINE,
    SEAT_SIGN, /* its opinion */
    SEAT_MOVE_N
};
extern const char *const consult_seat_move_names[SEAT_MOVE_N + 1];

struct consult_seat {
    struct id id;
    int64_t seq; /* from 1 */
    struct str specialty;
    enum consult_seat_state state;
    struct str expert; /* code; may be empty */
    enum referral_cause cause;
    struct str opinion, signer;
    int64_t since_ms;
    struct id made_by; /* of the last move */
    /* read only */
    struct id expert_id;
    struct str expert_name;
};
struct consult_seats {
    struct consult_seat *items;
    size_t n;
};

#define CONSULT_SEATS_LEAST 2
#define CONSULT_SEATS_MOST 8
/* The specialties that a text names with 、 or a comma between them. Returns how many there are, or
 * 0 where they are fewer than two, more than eight, or one is named twice. */
size_t consult_specialties(struct str text, struct str names[CONSULT_SEATS_MOST]);

/* Whose seat an expert has, or none. */
struct id consult_seat_of(const struct consult_seats *seats, struct id practitioner);

/* What these parties may do with a seat now, in the order of the moves; `own`: it is the asker's.
 */
size_t consult_seat_moves(const struct consult *c, const struct consult_seat *s, unsigned parties,
                          bool own, enum consult_seat_move moves[SEAT_MOVE_N]);

struct consult_seat_step {
    enum consult_seat_move move;
    unsigned parties;
    bool own; /* the seat is the expert's who makes it */
    int64_t now_ms;
    enum referral_cause cause;
    struct str note, signer, expert; /* the opinion, its name, the code */
};
/* As consult_move. A signature begins with the name of the seat's expert. */
MUST_CHECK bool consult_seat_move(const struct consult *c, struct consult_seat *s,
                                  const struct consult_seat_step *step, const char **field,
                                  struct err *e);

/* What stands against a move of the whole: an invitation names its specialties; an acceptance has
 * every seat answered, two of them accepted, and names who concludes among their experts; he signs
 * the conclusion when every opinion is signed. True for a consultation of one. */
MUST_CHECK bool consult_seats_check(const struct consult *c, const struct consult_seats *seats,
                                    const struct consult_step *step, const char **field,
                                    struct err *e);

#endif
