/* referral_desk.h - referrals: written, sent, moved by their two sides, seen masked. Each use case
 * is one transaction, audited and told with the change; what lies outside the reach of the asker is
 * ERR_MISSING. Clinical words and the masked name are for the two sides alone. */
#ifndef XL_WORK_REFERRAL_DESK_H
#define XL_WORK_REFERRAL_DESK_H

#include "model/edit.h"
#include "store/material.h"
#include "store/referral.h"
#include "store/referral_line.h"
#include "work/patient.h"

struct referral_move_view {
    enum referral_move move;
    struct referral_need need;
};
struct referral_view {
    struct referral referral;
    struct referral_lines lines;
    struct materials materials; /* of the episode; none where the asker is no party */
    struct identity who;        /* masked; empty where the asker is no party */
    struct referral_move_view moves[REFERRAL_MOVE_N]; /* that `by` may make now */
    size_t move_n;
    enum action actions[4];
    size_t action_n;
    unsigned parties; /* who `by` is to it */
    enum referral_alarm alarm;
    const char *owner; /* referrer, taker, none */
};
MUST_CHECK bool work_referral_see(const struct patient_desk *p, struct id id, struct arena *a,
                                  struct referral_view *v, struct err *e);

struct referral_listed {
    struct referral referral;
    struct identity who;
    enum referral_alarm alarm;
    const char *owner;
};
struct referral_list {
    struct referral_listed *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool work_referral_list(const struct patient_desk *p,
                                   const struct referral_filter *filter,
                                   const struct store_page *page, struct arena *a,
                                   struct referral_list *list, struct err *e);

/* What its maker writes; anything but the taker may be missing while it is a draft. */
struct referral_form {
    enum referral_priority priority;
    struct str taker; /* code */
    struct str department, doctor, phone, diagnosis, impression;
    enum referral_reason reason;
    struct str summary, treatment, vitals, transport, escort;
    enum referral_consent consent;
    struct str consent_note, plan, warning;
};
struct referral_new {
    enum referral_direction direction; /* up or down */
    struct id patient;                 /* none: that of `based_on` */
    struct id based_on;                /* none: a new episode */
    struct referral_form form;
};
/* A draft from the organization of `by`. ERR_INPUT with `refused->field`: a taker that is not there
 * or is itself, a patient who is not the organization's, a referral that cannot be followed. */
MUST_CHECK bool work_referral_add(const struct patient_desk *p, const struct referral_new *n,
                                  struct id *id, struct edit_refused *refused, struct err *e);

struct referral_edit {
    struct id id;
    int64_t version; /* as it was read */
    struct referral_form form;
};
/* Of a draft. */
MUST_CHECK bool work_referral_edit(const struct patient_desk *p, const struct referral_edit *edit,
                                   struct edit_refused *refused, struct err *e);

struct referral_wish {
    struct id id;
    int64_t version; /* as it was read; 0: whatever it is */
    enum referral_move move;
    enum referral_cause cause;
    struct str note, place;
    int64_t at_ms;    /* of a visit, or COUNT_UNKNOWN */
    struct str taker; /* of a redirection */
};
/* `*next` is the referral to look at: a redirection and a return upwards make a new one, which is
 * requested at once. */
MUST_CHECK bool work_referral_move(const struct patient_desk *p, const struct referral_wish *w,
                                   struct id *next, struct edit_refused *refused, struct err *e);

/* The whole identity, for one of the two sides; the look and its purpose are in the audit log
 * before anything is shown. */
MUST_CHECK bool work_referral_unmask(const struct patient_desk *p, struct id id,
                                     enum purpose purpose, struct arena *a,
                                     struct identity *identity, struct err *e);

/* What waits for the asker: for those who treat what their organization has to do; for its manager
 * what is over its limit; for the officer what is over twice. */
MUST_CHECK bool work_referral_waits(struct store *st, const struct subject *by, int64_t now_ms,
                                    struct arena *a, struct referral_waits *waits, struct err *e);
MUST_CHECK bool work_referral_partners(struct store *st, const struct subject *by, int32_t today,
                                       struct arena *a, struct referral_partners *partners,
                                       struct err *e);

#endif
