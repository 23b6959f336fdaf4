/* rights.h - who may do what: one table of action by role, one function that decides. Pure.
 *
 * What is not in the table is refused. The table prints itself (rights_print). */
#ifndef XL_MODEL_RIGHTS_H
#define XL_MODEL_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/out.h"
#include "model/grant.h"

/* Grouped by noun, `…_SEE` first. A noun brings its rows along: what is not here nobody may. */
enum action {
    ACTION_REGION_SEE, /* places, codes, names: no figures */
    ACTION_FIGURE_SEE, /* facts, gaps, indicators and what is behind them, down to rows */
    ACTION_ORGANIZATION_SEE,
    ACTION_ORGANIZATION_WRITE,
    ACTION_PRACTITIONER_SEE,
    ACTION_PRACTITIONER_WRITE,
    ACTION_TECHNIQUE_SEE, /* the catalogue */
    ACTION_TECHNIQUE_WRITE,
    ACTION_IMPORT_SEE,
    ACTION_IMPORT_RUN,
    ACTION_IMPORT_TABLE, /* side tables, which hold for the whole region */
    ACTION_DEMAND_SEE,
    ACTION_DEMAND_WRITE,
    ACTION_DEMAND_SUBMIT,
    ACTION_DEMAND_WITHDRAW,
    ACTION_DEMAND_APPROVE,
    ACTION_DEMAND_RETURN,
    ACTION_DEMAND_ESCALATE,
    ACTION_DEMAND_UNDO, /* the own last move: model/demand_undo */
    ACTION_OFFER_SEE,
    ACTION_OFFER_WRITE,
    ACTION_OFFER_APPEAL,
    ACTION_OFFER_DECIDE,   /* an appeal */
    ACTION_OFFER_UNDO,     /* the own last move: model/offer_undo */
    ACTION_PROTECTION_SEE, /* how many of a department may be away */
    ACTION_PROTECTION_WRITE,
    ACTION_PLAN_SEE,
    ACTION_PLAN_RUN,
    ACTION_PLAN_REVIEW,
    ACTION_PLAN_PUBLISH,
    ACTION_ASSIGNMENT_SEE,
    ACTION_PLACEMENT_SEE,
    ACTION_PLACEMENT_WRITE, /* propose, change what is not agreed yet, tasks */
    ACTION_PLACEMENT_MOVE,  /* of one of its parties: model/placement says whose each move is */
    ACTION_PROCEDURE_SEE,   /* the logbook */
    ACTION_PROCEDURE_WRITE, /* own cases */
    ACTION_PROCEDURE_SIGN,  /* model/procedure says whose */
    ACTION_PROCEDURE_VOID,
    ACTION_MASTERY_SEE,     /* curves, reviews, decisions on entrustment */
    ACTION_MASTERY_COMPARE, /* doctors and hospitals beside each other */
    ACTION_MASTERY_ASK,
    ACTION_MASTERY_SIGN,
    ACTION_MASTERY_DECIDE,
    ACTION_ADOPTION_SEE, /* techniques on their way into hospitals */
    ACTION_ADOPTION_WRITE,
    ACTION_ADOPTION_APPROVE,
    ACTION_SPREAD_SEE, /* who taught whom */
    ACTION_POST_SEE,   /* shared posts and their parity */
    ACTION_POST_WRITE,
    ACTION_MENTORSHIP_SEE,
    ACTION_MENTORSHIP_WRITE, /* propose, goals, meetings */
    ACTION_MENTORSHIP_MOVE,  /* of one of its parties: model/mentorship says whose each move is */
    ACTION_SCHOOL_SEE,       /* and its heritage records */
    ACTION_SCHOOL_WRITE,
    ACTION_TEACHING_SEE, /* and the files beside it */
    ACTION_TEACHING_WRITE,
    ACTION_TEACHING_ATTEND, /* by the code that is shown */
    ACTION_ACHIEVEMENT_SEE,
    ACTION_ACHIEVEMENT_WRITE,
    ACTION_ACHIEVEMENT_DECIDE, /* not who claims it */
    ACTION_VISIT_SEE,
    ACTION_VISIT_WRITE,
    ACTION_BOOKING_SEE, /* masked */
    ACTION_BOOKING_WRITE,
    ACTION_ROSTER_SEE, /* who visits where in which week */
    ACTION_ROSTER_WRITE,
    ACTION_PROSPECT_SEE, /* experts who may come: of no place */
    ACTION_PROSPECT_WRITE,
    ACTION_STUDIO_SEE,
    ACTION_STUDIO_WRITE,
    ACTION_STUDIO_REVIEW,
    ACTION_REFERRAL_SEE,    /* identities masked; clinical words for the two sides alone */
    ACTION_REFERRAL_WRITE,  /* drafts, plans, results, orders */
    ACTION_REFERRAL_MOVE,   /* of one of the two sides: model/referral says whose each move is */
    ACTION_REFERRAL_UNMASK, /* the patient, for a purpose */
    ACTION_CONSULT_SEE,
    ACTION_CONSULT_WRITE, /* invitations, messages */
    ACTION_CONSULT_MOVE,  /* of one of the two sides: model/consult says whose each move is */
    ACTION_CONSULT_UNMASK,
    ACTION_READING_SEE,   /* masked; clinical words and pictures for the two sides alone */
    ACTION_READING_WRITE, /* orders, and what is sent for them */
    ACTION_READING_MOVE,  /* of one of the two sides: model/reading says whose each move is */
    ACTION_READING_UNMASK,
    ACTION_PATIENT_SEE, /* masked */
    ACTION_PATIENT_WRITE,
    ACTION_PATIENT_UNMASK,
    ACTION_PROGRAMME_SEE,
    ACTION_EVALUATION_SEE,
    ACTION_EVALUATION_REGISTER,
    ACTION_EVALUATION_RUN,
    ACTION_BULLETIN_SEE,
    ACTION_BULLETIN_MAKE,
    ACTION_BULLETIN_PUBLISH,
    ACTION_BULLETIN_WITHDRAW,
    ACTION_BUDGET_SEE, /* requests, and what was spent */
    ACTION_BUDGET_WRITE,
    ACTION_BUDGET_DECIDE, /* of the level where it waits */
    ACTION_VACANCY_SEE,   /* staff that hospitals lack, and who applied */
    ACTION_VACANCY_WRITE,
    ACTION_VACANCY_RECRUIT, /* candidates */
    ACTION_VACANCY_JUDGE,
    ACTION_RECRUITMENT_SEE, /* rounds of recruiting */
    ACTION_RECRUITMENT_WRITE,
    ACTION_MEASURE_SEE, /* figures of a programme by year, claimed beside verified */
    ACTION_MEASURE_CLAIM,
    ACTION_MEASURE_CHECK, /* not who claims it */
    ACTION_FUND_SEE,      /* funds with their books */
    ACTION_FUND_WRITE,
    ACTION_ENTRY_SEE, /* promises and payments: of whom they concern, too */
    ACTION_ENTRY_ACCRUE,
    ACTION_ENTRY_DECIDE,
    ACTION_PAYEE_SEE, /* masked */
    ACTION_PAYEE_WRITE,
    ACTION_PAYMENT_RUN_SEE,
    ACTION_PAYMENT_RUN_MAKE,
    ACTION_PAYMENT_RUN_SAMPLE,
    ACTION_PAYMENT_RUN_RELEASE, /* a second person */
    ACTION_PAYMENT_RUN_CONFIRM, /* what the bank says */
    ACTION_PAYMENT_RUN_CANCEL,
    ACTION_VILLAGE_POST_SEE,
    ACTION_VILLAGE_POST_WRITE,
    ACTION_VILLAGE_POST_PLAN, /* a county's intake into degree study */
    ACTION_PLEDGE_SEE,
    ACTION_PLEDGE_TELL,            /* with proof, of the home */
    ACTION_PLEDGE_ANSWER,          /* whether it is so */
    ACTION_APPRAISAL_SEE,          /* rules, states, sums: whoever is appraised by them, too */
    ACTION_APPRAISAL_WRITE,        /* open, try, freeze, score */
    ACTION_APPRAISAL_SETTLE,       /* a second person */
    ACTION_APPRAISAL_SCORE_SEE,    /* what somebody came to, down to its lines */
    ACTION_APPRAISAL_SCORE_APPEAL, /* of the own score */
    ACTION_APPRAISAL_SCORE_DECIDE,
    ACTION_ACCOUNT_SEE,
    ACTION_ACCOUNT_WRITE, /* add, disable, grant; see rights_may_grant */
    ACTION_TOKEN_SEE,
    ACTION_TOKEN_WRITE,
    ACTION_SESSION_SEE,
    ACTION_SESSION_END,
    ACTION_AUDIT_SEE,
    ACTION_AUDIT_VERIFY,
    ACTION_EVENT_SEE, /* that something changed; each is told to whom may see its thing */
    ACTION_N
};
extern const char *const action_names[ACTION_N + 1]; /* "region.see" ... NULL */

/* Who asks: zeros but ROLE_PUBLIC where nobody is signed in. */
struct subject {
    struct id account; /* none for a token */
    struct id token;   /* none for a person */
    bool disabled;     /* is then nobody */
    enum role role;    /* of the post that was chosen */
    struct scope scope;
    /* Of a post in an organization that leads a consortium or an alliance today: its members, in
     * the caller's arena, and the day that is. None elsewhere. */
    const struct id *members;
    size_t member_n;
    int32_t today;
};

/* What is asked for. A thing may have two sides (host and home, sender and taker): either counts.
 * What a thing does not have stays empty. */
#define OBJECT_NO_STATE (-1)
struct object {
    struct str place[2];
    struct id organization[2];
    struct str department[2];
    struct id practitioner[2];
    struct id account; /* whose it is: sessions */
    int state;         /* of its own states, or OBJECT_NO_STATE */
};

enum verdict {
    RIGHTS_ALLOWED,
    RIGHTS_HIDDEN,    /* 404: for this subject the object does not exist */
    RIGHTS_FORBIDDEN, /* 403: it may be seen, this may not be done */
    RIGHTS_STATE      /* 409: the subject may, the object's state does not allow it now */
};

/* The one decision. `object` NULL asks whether the role may do it anywhere at all, before a list is
 * made or a thing is looked for: ALLOWED or FORBIDDEN. A list then holds the rows that the scope
 * reaches (rights_reach). O(1). */
enum verdict rights_decide(const struct subject *subject, enum action action,
                           const struct object *object);

/* The same as a refusal: ERR_MISSING, ERR_RIGHT or ERR_STATE; `what` names the object, "demand X".
 * The text of HIDDEN is that of a thing which is not there. */
MUST_CHECK bool rights_check(const struct subject *subject, enum action action,
                             const struct object *object, const char *what, struct err *e);

/* Which rows of a list the subject may see by `action`, for the store's WHERE. */
enum reach {
    REACH_NONE,
    REACH_ALL,
    REACH_PLACE,        /* codes that begin with place_head(scope.place) */
    REACH_ABOVE,        /* codes in whose subtree scope.place lies: place_above */
    REACH_ORGANIZATION, /* scope.organization */
    REACH_MEMBERS,      /* scope.organization, and those it leads on `today` */
    REACH_DEPARTMENT,   /* scope.organization and scope.department */
    REACH_SELF          /* scope.practitioner, or the account */
};
enum reach rights_reach(const struct subject *subject, enum action action);

/* Whether the members of what it leads count for anything the role may do: where they do not,
 * nobody need look for them. */
bool rights_members(enum role role);

/* What the subject may do now with the object, of the noun of `see` (its `…_SEE` action): for the
 * `actions` of a record. Writes at most `cap`; returns how many there are. */
size_t rights_actions(const struct subject *subject, enum action see, const struct object *object,
                      enum action *actions, size_t cap);

/* Whether the subject may give this post to somebody: nobody gives more than what lies within the
 * own scope, and a manager only the roles of an organization. */
bool rights_may_grant(const struct subject *subject, enum role role, const struct scope *scope);

/* The table as Markdown, with its legend; the same bytes each time. */
void rights_print(struct out *o);

#endif
