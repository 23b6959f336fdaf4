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
    ACTION_IMPORT_SEE,
    ACTION_IMPORT_RUN,
    ACTION_DEMAND_SEE,
    ACTION_DEMAND_WRITE,
    ACTION_DEMAND_SUBMIT,
    ACTION_DEMAND_WITHDRAW,
    ACTION_DEMAND_APPROVE,
    ACTION_DEMAND_RETURN,
    ACTION_OFFER_SEE,
    ACTION_OFFER_WRITE,
    ACTION_OFFER_APPEAL,
    ACTION_PLAN_SEE,
    ACTION_PLAN_RUN,
    ACTION_PLAN_REVIEW,
    ACTION_PLAN_PUBLISH,
    ACTION_ASSIGNMENT_SEE,
    ACTION_ACCOUNT_SEE,
    ACTION_ACCOUNT_WRITE, /* add, disable, grant; see rights_may_grant */
    ACTION_TOKEN_SEE,
    ACTION_TOKEN_WRITE,
    ACTION_SESSION_SEE,
    ACTION_SESSION_END,
    ACTION_AUDIT_SEE,
    ACTION_AUDIT_VERIFY,
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
    REACH_ORGANIZATION, /* scope.organization */
    REACH_DEPARTMENT,   /* scope.organization and scope.department */
    REACH_SELF          /* scope.practitioner, or the account */
};
enum reach rights_reach(const struct subject *subject, enum action action);

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
