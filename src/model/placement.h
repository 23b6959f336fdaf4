/* placement.h - a person who works or learns away from home: which moves there are, whose each is,
 * and what stands against it. Pure. */
#ifndef XL_MODEL_PLACEMENT_H
#define XL_MODEL_PLACEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum placement_kind {
    PLACEMENT_POSTING,
    PLACEMENT_TRAINING,
    PLACEMENT_SHARED_POST,
    PLACEMENT_RESIDENCY,
    PLACEMENT_SECONDMENT,
    PLACEMENT_KIND_N
};
extern const char *const placement_kind_names[PLACEMENT_KIND_N + 1];

enum placement_state {
    PLACEMENT_PROPOSED,
    PLACEMENT_ACCEPTED,  /* by the sender */
    PLACEMENT_CONFIRMED, /* by the host */
    PLACEMENT_NOTICED,
    PLACEMENT_ARRIVED,
    PLACEMENT_ACTIVE,
    PLACEMENT_LEAVE,
    PLACEMENT_ENDED,
    PLACEMENT_ENDED_EARLY,
    PLACEMENT_EVALUATED, /* of training only, as is the next */
    PLACEMENT_RETURNED,
    PLACEMENT_CERTIFIED,
    PLACEMENT_CANCELLED,
    PLACEMENT_STATE_N
};
extern const char *const placement_state_names[PLACEMENT_STATE_N + 1];

enum placement_move {
    PLACEMENT_ACCEPT,
    PLACEMENT_CONFIRM,
    PLACEMENT_NOTICE,
    PLACEMENT_ARRIVE,
    PLACEMENT_START,
    PLACEMENT_GO_ON_LEAVE,
    PLACEMENT_RESUME,
    PLACEMENT_EXTEND,    /* stays active, until a later day */
    PLACEMENT_HAND_OVER, /* stays active; the successor has arrived */
    PLACEMENT_END,
    PLACEMENT_END_EARLY,
    PLACEMENT_EVALUATE,
    PLACEMENT_RETURN,
    PLACEMENT_CERTIFY,
    PLACEMENT_CANCEL,
    PLACEMENT_UNDO, /* the own last move: model/placement_undo, in no table of states */
    PLACEMENT_MOVE_N
};
extern const char *const placement_move_names[PLACEMENT_MOVE_N + 1];

/* Who somebody is to a placement: bits, since one may be several. */
enum placement_party {
    PARTY_SENDER = 1,  /* manager or head of the home */
    PARTY_HOST = 2,    /* manager or head of the host */
    PARTY_PERSON = 4,  /* who is placed */
    PARTY_OFFICER = 8, /* of a region that holds the home or the host */
};

struct placement {
    struct id id;
    struct str code;
    int64_t version;   /* 1, 2 … */
    struct str county; /* of the host */
    struct str programme;
    enum placement_kind kind;
    struct str practitioner, home, organization; /* codes; home may be empty */
    struct str discipline, post, title, technique, round, cause;
    struct str succeeds; /* code of the placement it takes over from, or empty */
    struct id assignment;
    int32_t from_day, until_day, arrived_day, ended_day; /* DAY_NONE: open, not yet */
    enum placement_state state;
    int64_t made_ms;
    /* read only */
    struct id practitioner_id, home_id, organization_id;
    struct str practitioner_name, home_name, organization_name, home_county;
};

unsigned placement_parties(const struct subject *by, const struct placement *p);
/* The first of the bits: sender, host, person, officer. */
const char *placement_party_name(unsigned parties);
struct object placement_object(const struct placement *p);

const struct state_table *placement_states(enum placement_kind kind);

/* Whether the move is one of these parties', whatever the state is. */
bool placement_move_of(enum placement_move move, unsigned parties);

/* What these parties may do now, in the order of the moves. Returns how many. */
size_t placement_moves(const struct placement *p, unsigned parties,
                       enum placement_move moves[PLACEMENT_MOVE_N]);

/* What a move says, and what is known of the placement when it is made. */
struct placement_step {
    enum placement_move move;
    int32_t day;       /* on which it holds */
    int32_t until_day; /* of a leave (DAY_NONE: open) and an extension */
    struct str why;
};
struct placement_known {
    int32_t today;
    int32_t told_day;     /* the last day on site that a side told, DAY_NONE: none */
    int32_t closed_month; /* the last one that was closed, DAY_NONE: none */
    int64_t tasks, open_tasks;
    bool midterm, final, evaluated; /* which reviews are there */
    bool successor_arrived;
    int32_t leave_from; /* of the leave that goes on */
};

/* Makes the move: state, days and cause of `p`. ERR_STATE with the state, the wish and what is
 * allowed where the state, a closed month or something that is missing stands against it;
 * ERR_INPUT with `*field` where the step itself is wrong. `p` is untouched on refusal. */
MUST_CHECK bool placement_move(struct placement *p, const struct placement_step *s,
                               const struct placement_known *known, const char **field,
                               struct err *e);

/* First and last day that it takes of its person, as far as is known. `*until` DAY_NONE: open. */
void placement_span(const struct placement *p, int32_t *from, int32_t *until);
/* Whether it takes the person's days: agreed on, and not called off. */
bool placement_binds(enum placement_state state);
/* ERR_STATE where `p` and another that binds the same person share a day. O(n). */
MUST_CHECK bool placement_alone(const struct placement *p, const struct placement *others, size_t n,
                                struct err *e);

/* Whether a day may be told as on site: between arrival and end, not in the future, not on leave,
 * not in a closed month. ERR_STATE or ERR_INPUT with the reason. */
struct placement_off {
    int32_t from_day, until_day; /* DAY_NONE: goes on */
};
bool placement_off(const struct placement_off *leaves, size_t n, int32_t day);
MUST_CHECK bool placement_day_check(const struct placement *p, int32_t day,
                                    const struct placement_known *known,
                                    const struct placement_off *leaves, size_t n, struct err *e);

/* --- reviews --- */

enum review_kind { REVIEW_MIDTERM, REVIEW_FINAL, REVIEW_EVALUATION, REVIEW_KIND_N };
extern const char *const review_kind_names[REVIEW_KIND_N + 1];
enum review_grade { REVIEW_EXCELLENT, REVIEW_GOOD, REVIEW_PASSED, REVIEW_FAILED, REVIEW_GRADE_N };
extern const char *const review_grade_names[REVIEW_GRADE_N + 1];
/* ERR_STATE where the placement is not where this review is made. */
MUST_CHECK bool placement_review_check(const struct placement *p, enum review_kind kind,
                                       struct err *e);

/* The day on which the mid-term review is due: half-way. DAY_NONE where the end is open. */
int32_t placement_midterm_day(const struct placement *p);

#endif
