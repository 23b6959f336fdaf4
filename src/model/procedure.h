/* procedure.h - a line of the logbook: what it may say, whose each act is, and when it is locked.
 * Pure. */
#ifndef XL_MODEL_PROCEDURE_H
#define XL_MODEL_PROCEDURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum procedure_role {
    PROCEDURE_OBSERVED,
    PROCEDURE_ASSISTED,
    PROCEDURE_SUPERVISED,
    PROCEDURE_INDEPENDENT,
    PROCEDURE_ROLE_N
};
extern const char *const procedure_role_names[PROCEDURE_ROLE_N + 1];
enum procedure_outcome { PROCEDURE_UNTOLD, PROCEDURE_SUCCESS, PROCEDURE_FAILURE };
extern const char *const procedure_outcome_names[]; /* "untold" "success" "failure" NULL */

enum procedure_state {
    PROCEDURE_OPEN,
    PROCEDURE_RETURNED, /* by who was to sign it; open again once it is edited */
    PROCEDURE_SIGNED,   /* locked */
    PROCEDURE_VOIDED,
    PROCEDURE_STATE_N
};
extern const char *const procedure_state_names[PROCEDURE_STATE_N + 1];
extern const struct state_table PROCEDURE_STATES;

enum procedure_act {
    PROCEDURE_EDIT,
    PROCEDURE_SIGN,
    PROCEDURE_RETURN,
    PROCEDURE_VOID,
    PROCEDURE_ACT_N
};
extern const char *const procedure_act_names[PROCEDURE_ACT_N + 1];

#define ENTRUSTMENT_MOST \
    5 /* 1 observes, 2 with direct help, 3 supervised, 4 independent, 5 teaches */

struct procedure {
    struct id id;
    struct str code;
    int64_t version;   /* 1, 2 … */
    struct str county; /* of the organization */
    struct str programme;
    struct str practitioner, organization, technique; /* codes; of a delivery perhaps its name */
    int32_t day;
    enum procedure_role role;
    int64_t level;     /* of entrustment, the mentor's; COUNT_UNKNOWN: not yet */
    struct str mentor; /* code, may be empty */
    enum procedure_outcome outcome;
    struct str result, complication; /* words of the technique's own list, may be empty */
    int64_t risk;                    /* of failing, permille, told before; COUNT_UNKNOWN, 0: none */
    struct str local_case;           /* number within the organization: no identity */
    int32_t signed_day;              /* DAY_NONE: not yet */
    enum procedure_state state;
    struct str note;
    struct id made_by, closed_by;
    int64_t made_ms, closed_ms;
    /* read only */
    struct id practitioner_id, mentor_id, organization_id, home_id;
    struct str practitioner_name, mentor_name, organization_name;
    struct str technique_code, technique_name; /* of the catalogue; empty: it does not know it */
};

/* How cases of a technique are told and judged. */
struct technique_curve {
    struct str technique;
    int64_t version;                                /* 1, 2 …; 0: nobody has said */
    struct str_list outcomes, complications;        /* empty: success and failure, no list */
    struct str_list failures;                       /* those of both that count as one */
    int64_t adequate_permille, inadequate_permille; /* failure rates, 1..999 */
    int64_t planned, least;                         /* cases */
    struct id made_by;
    int64_t made_ms;
};
enum { CURVE_PLANNED_MOST = 2000 };
/* ERR_INPUT with `*field`: a word twice, empty or with a semicolon, a failure that is in neither
 * list, rates out of order or closer than 10 per mille, cases out of range. */
MUST_CHECK bool technique_curve_check(const struct technique_curve *c, const char **field,
                                      struct err *e);

/* What holds a line against today and the technique's list, and fills its outcome in where there is
 * one. ERR_INPUT with `*field`: a day to come or before 2000, a mentor who did it himself, assisted
 * or supervised by nobody, a word that is not in the list, a local case that could tell who the
 * patient is. O(words). */
MUST_CHECK bool procedure_take(struct procedure *p, const struct technique_curve *c, int32_t today,
                               const char **field, struct err *e);

struct object procedure_object(const struct procedure *p);

/* Whether `by` did the case itself, or keeps the line. */
bool procedure_own(const struct procedure *p, const struct subject *by, struct id actor);

/* ERR_RIGHT where the act is another's: who did it edits and voids, a mentor or head signs, returns
 * and voids what is signed, and nobody signs the own case. ERR_STATE where the state stands against
 * it; `p` then moves. */
struct procedure_told {
    enum procedure_act act;
    const struct subject *by;
    struct id actor; /* account or token of `by` */
    int32_t today;
    int64_t now_ms;
    int64_t level; /* of a signature, 1..5 */
    struct str why;
};
MUST_CHECK bool procedure_act(struct procedure *p, const struct procedure_told *t,
                              const char **field, struct err *e);
/* The acts that `by` may do now, in their order. Returns how many. */
size_t procedure_acts(const struct procedure *p, const struct subject *by, struct id actor,
                      enum procedure_act acts[PROCEDURE_ACT_N]);

#endif
