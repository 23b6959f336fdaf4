/* referral.h - a patient sent up, down or onward: which moves there are, whose each is, who has to
 * act, and what stands against it. The table of states and moves is data. Pure. */
#ifndef XL_MODEL_REFERRAL_H
#define XL_MODEL_REFERRAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/referral_clock.h"
#include "model/rights.h"

enum referral_direction { REFERRAL_UP, REFERRAL_DOWN, REFERRAL_ONWARD, REFERRAL_DIRECTION_N };
extern const char *const referral_direction_names[REFERRAL_DIRECTION_N + 1];

enum referral_state {
    REFERRAL_DRAFT,
    REFERRAL_REQUESTED,
    REFERRAL_RECEIVED,
    REFERRAL_AWAITING_INFORMATION,
    REFERRAL_ACCEPTED,
    REFERRAL_SCHEDULED,
    REFERRAL_NO_SHOW,
    REFERRAL_IN_TREATMENT,
    REFERRAL_OUTCOME_SENT,
    REFERRAL_HOME,        /* down: the township has the patient */
    REFERRAL_FOLLOWED_UP, /* down: the first follow-up is done */
    REFERRAL_CLOSED,
    REFERRAL_DECLINED,
    REFERRAL_RETURNED, /* with advice */
    REFERRAL_REDIRECTED,
    REFERRAL_CANCELLED,
    REFERRAL_REFUSED, /* down: by the patient */
    REFERRAL_LOST,    /* down: cannot be found */
    REFERRAL_BACK_UP, /* down: had to go up again */
    REFERRAL_STATE_N
};
extern const char *const referral_state_names[REFERRAL_STATE_N + 1];

enum referral_move {
    REFERRAL_SUBMIT,
    REFERRAL_DISCARD,
    REFERRAL_WITHDRAW,
    REFERRAL_RECEIVE,
    REFERRAL_ASK,
    REFERRAL_ANSWER,
    REFERRAL_ACCEPT, /* green channel: with the bed, at once */
    REFERRAL_DECLINE,
    REFERRAL_ADVISE, /* return with advice */
    REFERRAL_REDIRECT,
    REFERRAL_SCHEDULE,
    REFERRAL_REBOOK,
    REFERRAL_MISS, /* the patient did not come */
    REFERRAL_ARRIVE,
    REFERRAL_DISCHARGE,
    REFERRAL_COMPLETE, /* with the letter */
    REFERRAL_FAIL,     /* died, left: with the letter */
    REFERRAL_ACKNOWLEDGE,
    REFERRAL_CANCEL,
    REFERRAL_REVOKE,
    REFERRAL_SETTLE,
    REFERRAL_FOLLOW_UP,
    REFERRAL_REFUSE,
    REFERRAL_LOSE,
    REFERRAL_RAISE, /* back up */
    REFERRAL_MOVE_N
};
extern const char *const referral_move_names[REFERRAL_MOVE_N + 1];

/* Why a referral is asked for, and why one was turned. The first of each is "none". */
enum referral_reason {
    REASON_NONE,
    REASON_EMERGENCY,
    REASON_TECHNIQUE, /* beyond what is done here */
    REASON_EQUIPMENT,
    REASON_DIAGNOSIS, /* unclear */
    REASON_REHABILITATION,
    REASON_FOLLOW_UP,
    REASON_WISH, /* the patient's */
    REFERRAL_REASON_N
};
extern const char *const referral_reason_names[REFERRAL_REASON_N + 1];

enum referral_cause {
    CAUSE_NONE,
    CAUSE_NO_BED,
    CAUSE_NO_SPECIALTY,
    CAUSE_BEYOND_CAPACITY,
    CAUSE_NOT_INDICATED,
    CAUSE_INCOMPLETE,
    CAUSE_DUPLICATE,
    CAUSE_PATIENT_WISH,
    CAUSE_UNREACHABLE,
    CAUSE_CHANGED, /* the patient's condition */
    CAUSE_ERROR,
    CAUSE_DIED,
    CAUSE_LEFT,
    CAUSE_OTHER, /* wants words */
    REFERRAL_CAUSE_N
};
extern const char *const referral_cause_names[REFERRAL_CAUSE_N + 1];

enum referral_consent {
    CONSENT_NONE,
    CONSENT_SELF,
    CONSENT_GUARDIAN,
    CONSENT_RELATIVE,
    REFERRAL_CONSENT_N
};
extern const char *const referral_consent_names[REFERRAL_CONSENT_N + 1];

/* Who somebody is to a referral: bits. */
enum referral_party { REFERRAL_REFERRER = 1, REFERRAL_TAKER = 2 };

struct referral {
    struct id id;
    struct str code;
    int64_t version;   /* 1, 2 ... */
    struct str county; /* of the sending organization */
    enum referral_direction direction;
    enum referral_priority priority;
    enum referral_state state;
    struct str episode; /* code of its first referral: one number over up, down, onward */
    struct id based_on; /* the referral it follows, or none */
    struct str organization, taker; /* codes: who sends, who takes */
    struct str department;          /* wanted at the taker's */
    struct str doctor, phone;       /* who sends, and where he is reached */
    struct id patient;
    struct str diagnosis, impression; /* ICD-10, words */
    enum referral_reason reason;
    struct str summary, treatment, vitals, transport, escort; /* the last four may be empty */
    enum referral_consent consent;
    struct str consent_note;  /* where the signed paper is; who signed for the patient */
    struct str plan, warning; /* down: rehabilitation and next checks; when to come back */
    struct str place;         /* bed or room that was given */
    int64_t visit_ms;         /* when the patient is expected, or COUNT_UNKNOWN */
    int64_t discharged_ms;    /* or COUNT_UNKNOWN */
    struct str letter;        /* the reply to who sent */
    enum referral_cause cause;
    struct str advice; /* the last words to the other side: a question, an answer, advice */
    struct referral_clock clock;
    int64_t sent_ms;  /* COUNT_UNKNOWN: never; until then it is its maker's side's alone */
    int64_t since_ms; /* in its state */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id, taker_id;
    struct str organization_name, taker_name, taker_county;
};

unsigned referral_parties(const struct subject *by, const struct referral *r);
const char *referral_party_name(unsigned parties); /* "referrer", "taker", "none" */
struct object referral_object(const struct referral *r);

/* What a state is to others: FHIR's Task and ServiceRequest (a hyphen: no task yet), whose turn it
 * is ("none": nobody's). */
struct referral_stage {
    const char *task, *request;
    unsigned owner;
};
const struct referral_stage *referral_stage(enum referral_state state);
bool referral_over(enum referral_state state); /* no move leads on from it, whichever direction */

/* What these parties may do now, in the order of the moves. Returns how many. */
size_t referral_moves(const struct referral *r, unsigned parties,
                      enum referral_move moves[REFERRAL_MOVE_N]);
/* What a move asks for, for a form: "cause", "note", "place", "taker". */
struct referral_need {
    bool cause, note, place, taker;
};
struct referral_need referral_need(const struct referral *r, enum referral_move move);

struct referral_step {
    enum referral_move move;
    unsigned parties; /* who makes it */
    int64_t now_ms;
    enum referral_cause cause;
    struct str note;
    struct str place;
    int64_t at_ms;    /* of a visit, or COUNT_UNKNOWN */
    struct str taker; /* of a redirection: code */
};
struct referral_known {
    bool agreed; /* the two have an agreement that holds: with the new taker in a redirection */
    int64_t tasks, done_tasks;
    bool signed_consent; /* the signed paper is beside it as a file */
    const struct referral_limits *limits;
};

/* Makes the move and sets the clock. ERR_STATE where the state has no such move, or something that
 * is missing stands against it; ERR_RIGHT where it is the other side's; ERR_INPUT with `*field`
 * where the step itself is wrong, or a member that is wanted before it is sent. `r` is untouched on
 * refusal. */
MUST_CHECK bool referral_move(struct referral *r, const struct referral_step *s,
                              const struct referral_known *known, const char **field,
                              struct err *e);

/* --- what belongs to one --- */

/* A file is put beside it by one of the two sides until it is over; whose consent it is (none: it
 * is another file), the referrer alone says. */
MUST_CHECK bool referral_material_check(const struct referral *r, unsigned parties,
                                        enum referral_consent consent, struct err *e);

struct referral_drug {
    struct id id;
    struct str name, dose; /* "阿司匹林", "100 mg 每日一次" */
};
/* While the plan is written: a draft. */
MUST_CHECK bool referral_plan_check(const struct referral *r, struct err *e);

struct referral_task {
    struct id id;
    struct str about;
    int32_t due_day;
    int64_t done_ms; /* COUNT_UNKNOWN: open */
    struct str result;
};
/* A result wants words, and a patient who is at home. */
MUST_CHECK bool referral_task_check(const struct referral *r, const struct referral_task *t,
                                    struct str result, const char **field, struct err *e);

struct referral_result { /* an examination of the episode, wherever it was done */
    struct id id;
    struct str organization, name, finding; /* code; what was examined; what was found */
    int32_t day;
    bool recognised; /* 互认: holds elsewhere */
};
#define RESULT_HOLDS_DAYS 90
/* Whether a recognised result of the same name from at most RESULT_HOLDS_DAYS ago is there. */
const struct referral_result *referral_result_find(const struct referral_result *results, size_t n,
                                                   struct str name, int32_t today);

#endif
