/* adoption.h - a technique on its way into a hospital: from the gap to where it is still done after
 * the expert has left, or lapsed; each step held against the cases behind it. Pure. */
#ifndef XL_MODEL_ADOPTION_H
#define XL_MODEL_ADOPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum adoption_state {
    ADOPTION_GAP,
    ADOPTION_APPLIED,
    ADOPTION_APPROVED,
    ADOPTION_FIRST_CASE,
    ADOPTION_SUPERVISED,
    ADOPTION_INDEPENDENT,
    ADOPTION_SUSTAINED,
    ADOPTION_LAPSED,
    ADOPTION_STATE_N
};
extern const char *const adoption_state_names[ADOPTION_STATE_N + 1];
extern const struct state_table ADOPTION_STATES;

enum adoption_move {
    ADOPTION_APPLY,     /* with equipment, staff and a safety plan */
    ADOPTION_APPROVE,   /* by somebody else */
    ADOPTION_REFUSE,    /* back to the gap */
    ADOPTION_FIRST,     /* a case after the approval */
    ADOPTION_SUPERVISE, /* a doctor of the own hospital under supervision */
    ADOPTION_ALONE,     /* one who may work alone has */
    ADOPTION_LEAVE,     /* the expert has left; the state stays */
    ADOPTION_SUSTAIN,   /* still done 6 months after that */
    ADOPTION_LAPSE,     /* with its cause */
    ADOPTION_FOLLOW_UP, /* on safety; the state stays */
    ADOPTION_MOVE_N
};
extern const char *const adoption_move_names[ADOPTION_MOVE_N + 1];
extern const char *const adoption_cause_names[]; /* equipment staffing expert_left demand safety */

enum { ADOPTION_MONTHS = 6, ADOPTION_FOLLOW_DAYS = 90 };
/* From one follow-up to the next, where the programme file does not say otherwise. */

struct adoption {
    struct id id;
    struct str code;
    int64_t version;
    struct str county, programme, kind, organization, technique, practitioner; /* codes */
    int32_t gap_day, applied_day, approved_day, first_day, supervised_day, independent_day,
        sustained_day, left_day; /* DAY_NONE: not yet */
    enum adoption_state state;
    struct str cause, equipment, staff, safety_plan;
    struct id applied_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id, practitioner_id;
    struct str organization_name, practitioner_name, technique_code, technique_name, procedure;
};

/* What the logbook claims and what the operation cube measured of it at the hospital. */
struct adoption_evidence {
    int64_t cases;      /* in the logbook, voided ones aside */
    int64_t early;      /* of them: before the approval */
    int64_t supervised; /* by doctors of the own hospital under supervision, signed */
    int64_t alone;      /* by doctors of the own hospital alone */
    int64_t entrusted;  /* doctors of the own hospital who may work alone now */
    int32_t first_day, supervised_day, alone_day, last_alone_day; /* since the approval */
    bool measurable;                    /* the technique has a procedure code */
    int64_t measured;                   /* operations of this code in the cube */
    int32_t measured_from, measured_to; /* months; DAY_NONE: none */
};

struct adoption_step {
    enum adoption_move move;
    struct str why;                           /* of refuse, follow-up; cause of a lapse */
    struct str equipment, staff, safety_plan; /* of an application */
    int32_t day;                              /* on which the expert left */
    int64_t events;                           /* of a follow-up */
    struct id actor;
    int32_t today;
};

/* Makes the move. ERR_STATE: the state, or cases that are not there, stand against it; ERR_RIGHT:
 * somebody approves his own application; ERR_INPUT with `*field`. `x` is untouched then. */
MUST_CHECK bool adoption_move(struct adoption *x, const struct adoption_step *s,
                              const struct adoption_evidence *v, const char **field, struct err *e);
/* The moves that state and cases allow now, in their order. Returns how many. */
size_t adoption_moves(const struct adoption *x, const struct adoption_evidence *v, int32_t today,
                      enum adoption_move moves[ADOPTION_MOVE_N]);

struct object adoption_object(const struct adoption *x);

#endif
