/* reading.h - an image or an ECG that one organization takes and another one reads: the order, the
 * study that answers it, the lease of who reads, the report in its versions, the value that cannot
 * wait. Who ordered answers for what was taken, who reads for the report. Pure. */
#ifndef XL_MODEL_READING_H
#define XL_MODEL_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/referral.h"
#include "model/referral_clock.h"
#include "model/rights.h"

enum reading_kind {
    READING_ECG,
    READING_XRAY,
    READING_CT,
    READING_HEAD, /* CT of the head, which is read first */
    READING_MR,
    READING_KIND_N
};
extern const char *const reading_kind_names[READING_KIND_N + 1];
const char *reading_modality(enum reading_kind kind); /* "ECG", "DX", "CT", "MR" */

enum reading_state {
    READING_ORDERED,
    READING_ACQUIRED, /* its study began to come */
    READING_QUEUED,   /* its study is whole */
    READING_CLAIMED,  /* somebody reads it, by a lease */
    READING_PRELIMINARY,
    READING_REVIEWED, /* by a second doctor */
    READING_FINAL,
    READING_AMENDED,
    READING_REJECTED, /* for its quality: to be taken again */
    READING_CANCELLED,
    READING_STATE_N
};
extern const char *const reading_state_names[READING_STATE_N + 1];

enum reading_move {
    READING_ACQUIRE,
    READING_QUEUE,
    READING_CLAIM, /* and, by who holds the lease, to have it longer */
    READING_RELEASE,
    READING_REPORT,
    READING_REVIEW, /* by another one: agrees, or writes what is right */
    READING_SIGN,
    READING_AMEND,
    READING_REJECT,
    READING_RETAKE,
    READING_CANCEL,
    READING_ALERT,       /* a critical value: told at once */
    READING_ACKNOWLEDGE, /* that it was heard */
    READING_MOVE_N
};
extern const char *const reading_move_names[READING_MOVE_N + 1];

/* What the second doctor found of the first one's report. */
enum reading_accord { ACCORD_NONE, ACCORD_FULL, ACCORD_MINOR, ACCORD_MAJOR, READING_ACCORD_N };
extern const char *const reading_accord_names[READING_ACCORD_N + 1];

enum reading_party { READING_SENDER = 1, READING_CENTRE = 2, READING_PLATFORM = 4 };

#define READING_LEASE_MS (15 * 60000)
#define READING_REPEAT_MS (90 * INT64_C(86400000)) /* a final report holds elsewhere so long */

struct reading {
    struct id id;
    struct str code; /* also the accession number of its study: at most 16 characters */
    int64_t version;
    struct str county; /* of the organization that ordered */
    enum reading_kind kind;
    enum referral_priority priority;
    enum reading_state state;
    struct str organization, centre; /* codes: who took it, who reads */
    struct str doctor, phone;        /* who ordered, and where a critical value is told */
    struct id patient;
    struct str part;       /* "胸部正位" */
    struct str indication; /* what is asked */
    struct str diagnosis;  /* ICD-10, may be empty */
    enum referral_consent consent;
    struct str consent_note;
    struct str repeat; /* why again, where a report of the same kind holds; may be empty */
    struct str study;  /* Study Instance UID; empty: none yet */
    int64_t taken_ms;  /* when the study came */
    struct id reader;  /* account that holds the lease, or none */
    int64_t lease_ms;  /* until when */
    struct str findings, conclusion;
    struct id author, reviewer; /* accounts: never the same one */
    struct str signer, second;  /* their names and titles */
    enum reading_accord accord;
    struct str critical; /* the value; empty: none */
    struct str heard;    /* who acknowledged it, by name */
    enum referral_cause cause;
    struct referral_clock clock, alert; /* of the report, of the critical value */
    int64_t since_ms;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id, centre_id;
    struct str organization_name, centre_name, centre_county;
};

struct object reading_object(const struct reading *r);
unsigned reading_parties(const struct subject *by, const struct reading *r);
const char *reading_party_name(unsigned parties); /* "sender", "centre", "platform", "none" */
unsigned reading_owner(enum reading_state state); /* whose turn it is; 0: nobody's */

/* What is wanted of an order before it is taken. `before`: a report of the same kind of the same
 * patient holds. */
MUST_CHECK bool reading_order_check(const struct reading *r, bool agreed, bool before,
                                    const char **field, struct err *e);

struct reading_step {
    enum reading_move move;
    unsigned parties;
    struct id by; /* account */
    int64_t now_ms;
    enum referral_cause cause;
    enum reading_accord accord;
    struct str note; /* the critical value, why it is amended, words */
    struct str findings, conclusion, signer;
    struct str study; /* of READING_ACQUIRE */
};

size_t reading_moves(const struct reading *r, unsigned parties, struct id by, int64_t now_ms,
                     enum reading_move moves[READING_MOVE_N]);
struct reading_need {
    bool cause, note, report, signer, accord;
};
struct reading_need reading_need(enum reading_move move);

/* Makes the move and sets the clocks. ERR_STATE where the state has no such move, or somebody else
 * holds the lease; ERR_RIGHT where it is the other side's, or the reviewer is the author; ERR_INPUT
 * with `*field` where the step itself is wrong. `r` is untouched on refusal. */
MUST_CHECK bool reading_move(struct reading *r, const struct reading_step *s,
                             const struct referral_limits *limits, const char **field,
                             struct err *e);
/* Whether a move makes a version of the report; and whether the report is told anew by it. */
bool reading_reports(const struct reading_step *s);
bool reading_issues(enum reading_move move);

/* A Study Instance UID: digits and dots, 1..64 characters, no empty part. */
bool reading_uid(struct str uid);

#endif
