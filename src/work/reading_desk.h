/* reading_desk.h - readings: ordered with consent and an agreement, claimed by a lease, reported,
 * reviewed by a second doctor, signed, amended; critical values told and heard. One transaction
 * each, audited and told with the change. Clinical words are for the two sides alone. */
#ifndef XL_WORK_READING_DESK_H
#define XL_WORK_READING_DESK_H

#include "model/edit.h"
#include "store/reading.h"
#include "store/reading_wait.h"
#include "work/patient.h"

struct reading_move_view {
    enum reading_move move;
    struct reading_need need;
};
struct reading_view {
    struct reading reading;
    struct reading_lines lines;
    struct identity who; /* masked; empty where the asker is no party */
    struct reading_move_view moves[READING_MOVE_N];
    size_t move_n;
    enum action actions[4];
    size_t action_n;
    unsigned parties;
    bool mine; /* the asker holds the lease */
    enum referral_alarm alarm, alert_alarm;
    const char *owner; /* sender, centre, none */
};
MUST_CHECK bool work_reading_see(const struct patient_desk *p, struct id id, struct arena *a,
                                 struct reading_view *v, struct err *e);

struct reading_listed {
    struct reading reading; /* without what is clinical */
    enum referral_alarm alarm, alert_alarm;
    const char *owner;
};
struct reading_list {
    struct reading_listed *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool work_reading_list(struct store *st, int64_t now_ms,
                                  const struct reading_filter *filter,
                                  const struct store_page *page, struct arena *a,
                                  struct reading_list *list, struct err *e);

struct reading_new {
    enum reading_kind kind;
    enum referral_priority priority;
    struct id patient; /* of the organization of `by` */
    struct str centre; /* code */
    struct str doctor, phone, part, indication, diagnosis;
    enum referral_consent consent;
    struct str consent_note, repeat;
};
MUST_CHECK bool work_reading_add(const struct patient_desk *p, const struct reading_new *n,
                                 struct id *id, struct edit_refused *refused, struct err *e);

struct reading_wish {
    struct id id;
    int64_t version; /* 0: whatever it is */
    enum reading_move move;
    enum referral_cause cause;
    enum reading_accord accord;
    struct str note, findings, conclusion, signer;
};
MUST_CHECK bool work_reading_move(const struct patient_desk *p, const struct reading_wish *w,
                                  struct edit_refused *refused, struct err *e);

/* Who treats is told of what waits for his organization; a manager of what is late; an officer of
 * what is late by as long again. */
MUST_CHECK bool work_reading_waits(struct store *st, const struct subject *by, int64_t now_ms,
                                   struct arena *a, struct reading_waits *waits, struct err *e);

MUST_CHECK bool work_reading_unmask(const struct patient_desk *p, struct id id,
                                    enum purpose purpose, struct arena *a,
                                    struct identity *identity, struct err *e);

#endif
