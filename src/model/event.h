/* event.h - that something changed: told to those who look on, if they may see the thing. Pure. */
#ifndef XL_MODEL_EVENT_H
#define XL_MODEL_EVENT_H

#include "base/id.h"
#include "model/rights.h"

enum event_kind {
    EVENT_BULLETIN_MADE,
    EVENT_BULLETIN_PUBLISHED,
    EVENT_BULLETIN_WITHDRAWN,
    EVENT_ORGANIZATION_CHANGED, /* its departments, too */
    EVENT_AGREEMENT_CHANGED,
    EVENT_PRACTITIONER_CHANGED, /* his roles, too */
    EVENT_TECHNIQUE_CHANGED,
    EVENT_IMPORT_CHANGED,  /* an upload, the progress of its import */
    EVENT_ACCOUNT_CHANGED, /* its posts, too */
    EVENT_DEMAND_MADE,     /* the next ones in the order of enum demand_act */
    EVENT_DEMAND_CHANGED,
    EVENT_DEMAND_SUBMITTED,
    EVENT_DEMAND_APPROVED,
    EVENT_DEMAND_RETURNED,
    EVENT_DEMAND_WITHDRAWN,
    EVENT_DEMAND_TAKEN,
    EVENT_DEMAND_FREED,
    EVENT_DEMAND_PLACED,
    EVENT_DEMAND_ESCALATED,
    EVENT_DEMAND_UNDONE,
    EVENT_PLACEMENT_CHANGED,
    EVENT_PLAN_CHANGED,
    EVENT_OFFER_CHANGED,
    EVENT_PROCEDURE_CHANGED,
    EVENT_ADOPTION_CHANGED,
    EVENT_MASTERY_CHANGED, /* reviews, too */
    EVENT_MENTORSHIP_CHANGED,
    EVENT_SCHOOL_CHANGED,
    EVENT_FUND_CHANGED, /* its lines, too */
    EVENT_ENTRY_CHANGED,
    EVENT_PAYMENT_RUN_CHANGED,
    EVENT_VISIT_CHANGED, /* its tickets, too */
    EVENT_ROSTER_CHANGED,
    EVENT_PROSPECT_CHANGED,
    EVENT_STUDIO_CHANGED,
    EVENT_TEACHING_CHANGED,
    EVENT_ACHIEVEMENT_CHANGED,
    EVENT_APPRAISAL_CHANGED,
    EVENT_REFERRAL_CHANGED,
    EVENT_CONSULT_CHANGED,
    EVENT_READING_CHANGED,
    EVENT_BUDGET_CHANGED,
    EVENT_VACANCY_CHANGED,
    EVENT_RECRUITMENT_CHANGED,
    EVENT_MEASURE_CHANGED, /* a count that was told */
    EVENT_KIND_N
};
extern const char *const event_kind_names[EVENT_KIND_N + 1]; /* "bulletin.made" ... NULL */

struct event {
    int64_t seq; /* by the store: 1, 2 ... in the order in which they were kept */
    int64_t at_ms;
    struct str place;       /* code of the region the thing lies in; empty: none */
    struct id organization; /* where the thing is of one, else zeros */
    enum event_kind kind;
    struct id object;
};

/* Whether the subject may see the thing that changed. */
bool event_seen(const struct subject *subject, const struct event *event);

#endif
