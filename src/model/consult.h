/* consult.h - a remote consultation, or one of several specialties: who invites and who is invited,
 * which moves there are, whose each is. The invited side signs an opinion, the inviting side
 * records what it decides and answers for the care: two acts. Pure. */
#ifndef XL_MODEL_CONSULT_H
#define XL_MODEL_CONSULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/referral.h"
#include "model/referral_clock.h"
#include "model/rights.h"

enum consult_kind { CONSULT_ONE, CONSULT_MDT, CONSULT_KIND_N };
extern const char *const consult_kind_names[CONSULT_KIND_N + 1]; /* "consult", "mdt" */

enum consult_state {
    CONSULT_DRAFT,
    CONSULT_INVITED,
    CONSULT_ACCEPTED,
    CONSULT_SCHEDULED,
    CONSULT_IN_SESSION,
    CONSULT_OPINION_SIGNED,
    CONSULT_DECISION_RECORDED,
    CONSULT_CLOSED,
    CONSULT_DECLINED,
    CONSULT_CANCELLED,
    CONSULT_STATE_N
};
extern const char *const consult_state_names[CONSULT_STATE_N + 1];

enum consult_move {
    CONSULT_INVITE,
    CONSULT_DISCARD,
    CONSULT_ACCEPT, /* names the expert */
    CONSULT_DECLINE,
    CONSULT_SCHEDULE, /* when, and the address of the meeting where there is one */
    CONSULT_BEGIN,
    CONSULT_SIGN,   /* the opinion */
    CONSULT_DECIDE, /* what is done of it */
    CONSULT_CLOSE,
    CONSULT_CANCEL,
    CONSULT_MOVE_N
};
extern const char *const consult_move_names[CONSULT_MOVE_N + 1];

/* An expert of a consultation of several who is not the one that concludes is CONSULT_SEATED: his
 * is his own seat (consult_seat.h). */
enum consult_party { CONSULT_ASKER = 1, CONSULT_INVITEE = 2, CONSULT_SEATED = 4 };

struct consult {
    struct id id;
    struct str code;
    int64_t version;
    struct str county; /* of the inviting organization */
    enum consult_kind kind;
    enum referral_priority priority;
    enum consult_state state;
    struct str organization, invitee; /* codes */
    struct str doctor, phone;         /* who invites */
    struct id patient;
    struct str diagnosis, summary; /* ICD-10, the case in short */
    struct str reason, purpose;    /* why, and what is asked */
    struct str specialty;          /* wanted; of several: "心内科、影像科", a seat each */
    int32_t title_rank;            /* wanted of the expert, 1..4; 0: any */
    int64_t wanted_ms;             /* when it is wanted */
    enum referral_consent consent;
    struct str consent_note;
    struct str expert, apprentice; /* codes of persons; may be empty */
    int64_t at_ms;                 /* of the meeting, or COUNT_UNKNOWN */
    struct str meeting;            /* https://... */
    struct str opinion, signer;    /* and who signed it; of several: the joint conclusion */
    struct str decision, decider;
    enum referral_cause cause;
    struct referral_clock clock;
    struct id referral; /* that was made of it, or none */
    int64_t sent_ms;    /* COUNT_UNKNOWN: a draft, its maker's side's alone */
    int64_t since_ms;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id, invitee_id, expert_id, apprentice_id;
    struct id seat_id; /* the expert who asks, where a seat is his; the reader sets it */
    struct str organization_name, invitee_name, invitee_county, expert_name, apprentice_name;
};

struct object consult_object(const struct consult *c);
unsigned consult_parties(const struct subject *by, const struct consult *c);
const char *consult_party_name(unsigned parties); /* "asker", "invitee", "expert", "none" */
unsigned consult_owner(enum consult_state state); /* whose turn it is; 0: nobody's */

size_t consult_moves(const struct consult *c, unsigned parties,
                     enum consult_move moves[CONSULT_MOVE_N]);
struct consult_need {
    bool cause, note, expert, time, signer;
};
struct consult_need consult_need(const struct consult *c, enum consult_move move);

struct consult_step {
    enum consult_move move;
    unsigned parties;
    int64_t now_ms;
    enum referral_cause cause;
    struct str note;   /* the opinion, the decision, words */
    struct str signer; /* who signs it: name */
    struct str expert; /* code, of an acceptance */
    int64_t at_ms;
    struct str meeting;
};
struct consult_known {
    bool agreed;
    bool signed_consent; /* the signed paper is beside it as a file */
    const struct referral_limits *limits;
};
/* As referral_move. */
MUST_CHECK bool consult_move(struct consult *c, const struct consult_step *s,
                             const struct consult_known *known, const char **field, struct err *e);

/* A message is between the two sides from the invitation to the end. */
MUST_CHECK bool consult_message_check(const struct consult *c, struct err *e);
/* A file is put beside it by one of the two sides until it is over; whose consent it is (none: it
 * is another file), the asker alone says. */
MUST_CHECK bool consult_material_check(const struct consult *c, unsigned parties,
                                       enum referral_consent consent, struct err *e);
/* It becomes a referral once, by the asker, when the opinion is there. */
MUST_CHECK bool consult_refer_check(const struct consult *c, unsigned parties, struct err *e);

#endif
