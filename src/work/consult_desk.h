/* consult_desk.h - consultations: invited with the patient's consent, accepted with an expert, the
 * opinion signed by the invited side, the decision recorded by the inviting one, turned into a
 * referral by the asker. One transaction each, audited and told with the change. Clinical words are
 * for the two sides alone. */
#ifndef XL_WORK_CONSULT_DESK_H
#define XL_WORK_CONSULT_DESK_H

#include "model/edit.h"
#include "store/consult.h"
#include "store/consult_seat.h"
#include "store/material.h"
#include "work/patient.h"

struct consult_move_view {
    enum consult_move move;
    struct consult_need need;
};
struct consult_view {
    struct consult consult;
    struct consult_lines lines;
    struct materials materials; /* none where the asker is no party */
    struct consult_seats seats; /* of several specialties; opinions for the parties alone */
    struct identity who;        /* masked; empty where the asker is no party */
    struct consult_move_view moves[CONSULT_MOVE_N];
    size_t move_n;
    bool refers; /* whether a referral may be made of it now */
    enum action actions[4];
    size_t action_n;
    unsigned parties;
    enum referral_alarm alarm;
    const char *owner; /* asker, invitee, none */
};
MUST_CHECK bool work_consult_see(const struct patient_desk *p, struct id id, struct arena *a,
                                 struct consult_view *v, struct err *e);

struct consult_listed {
    struct consult consult; /* without what is clinical */
    enum referral_alarm alarm;
    const char *owner;
};
struct consult_list {
    struct consult_listed *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool work_consult_list(struct store *st, int64_t now_ms,
                                  const struct consult_filter *filter,
                                  const struct store_page *page, struct arena *a,
                                  struct consult_list *list, struct err *e);

/* Who treats, and an expert, is told of what waits for him; a manager of what is late; an officer
 * of what is late by as long again. */
MUST_CHECK bool work_consult_waits(struct store *st, const struct subject *by, int64_t now_ms,
                                   struct arena *a, struct consult_waits *waits, struct err *e);

struct consult_new {
    enum consult_kind kind;
    enum referral_priority priority;
    struct id patient;     /* of the organization of `by` */
    struct str invitee;    /* code */
    struct str apprentice; /* code of one of its own people; may be empty */
    struct str doctor, phone, diagnosis, summary, reason, purpose, specialty;
    int32_t title_rank;
    int64_t wanted_ms; /* COUNT_UNKNOWN: not told yet */
    enum referral_consent consent;
    struct str consent_note;
};
MUST_CHECK bool work_consult_add(const struct patient_desk *p, const struct consult_new *n,
                                 struct id *id, struct edit_refused *refused, struct err *e);

/* Writes the draft anew, by its asker: ERR_STATE once it was sent. */
struct consult_edit {
    struct id id;
    int64_t version;
    struct consult_new form;
};
MUST_CHECK bool work_consult_edit(const struct patient_desk *p, const struct consult_edit *edit,
                                  struct edit_refused *refused, struct err *e);

struct consult_wish {
    struct id id;
    int64_t version; /* 0: whatever it is */
    enum consult_move move;
    enum referral_cause cause;
    struct str note, signer, expert, meeting;
    int64_t at_ms;
    enum referral_consent consent; /* of an invitation: CONSENT_NONE leaves the draft's */
    struct str consent_note;
};
/* A signed opinion counts as a meeting of the expert and the apprentice where the two are a pair.
 */
MUST_CHECK bool work_consult_move(const struct patient_desk *p, const struct consult_wish *w,
                                  struct edit_refused *refused, struct err *e);

struct consult_seat_wish {
    struct id id, seat;
    enum consult_seat_move move;
    enum referral_cause cause;
    struct str note, signer, expert;
};
/* A seat's answer and opinion: by the invited side, the opinion by the seat's expert too.
 * ERR_MISSING where the consultation has no such seat. */
MUST_CHECK bool work_consult_seat(const struct patient_desk *p, const struct consult_seat_wish *w,
                                  struct edit_refused *refused, struct err *e);

/* What `by` may do with a seat of what he sees. */
size_t work_consult_seat_moves(const struct subject *by, const struct consult_view *v,
                               const struct consult_seat *s,
                               enum consult_seat_move moves[SEAT_MOVE_N]);

struct consult_words {
    struct id id;
    struct str text;
};
MUST_CHECK bool work_consult_message(const struct patient_desk *p, const struct consult_words *m,
                                     struct edit_refused *refused, struct err *e);

/* A draft of a referral to the invited side, once, by the asker. */
MUST_CHECK bool work_consult_refer(const struct patient_desk *p, struct id id, struct id *referral,
                                   struct edit_refused *refused, struct err *e);

MUST_CHECK bool work_consult_unmask(const struct patient_desk *p, struct id id,
                                    enum purpose purpose, struct arena *a,
                                    struct identity *identity, struct err *e);

#endif
