/* demand.h - seats that an organization asks for, and what may become of the asking. Pure.
 *
 * draft > submitted, approved level by level of the programme's chain, > approved > planned >
 * filled or part filled > what is left escalated; returned with advice and withdrawn until it is
 * filled. filled <= approved <= requested. */
#ifndef XL_MODEL_DEMAND_H
#define XL_MODEL_DEMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/programme.h"
#include "model/unknown.h"

enum demand_state {
    DEMAND_DRAFT,
    DEMAND_SUBMITTED,
    DEMAND_APPROVED,
    DEMAND_PLANNED,
    DEMAND_FILLED,
    DEMAND_PART_FILLED,
    DEMAND_ESCALATED, /* what is left of it was handed to the level above */
    DEMAND_RETURNED,  /* with advice */
    DEMAND_WITHDRAWN,
    DEMAND_STATE_N
};
extern const char *const demand_state_names[DEMAND_STATE_N + 1]; /* "draft" ... NULL */

/* What is asked for: an expert down, a trainee up, visits, help from afar, management staff. */
enum demand_kind {
    DEMAND_EXPERT,
    DEMAND_TRAINEE,
    DEMAND_VISIT,
    DEMAND_REMOTE,
    DEMAND_MANAGEMENT,
    DEMAND_KIND_N
};
extern const char *const demand_kind_names[DEMAND_KIND_N + 1];

/* What happened to it. */
enum demand_act {
    DEMAND_MADE,
    DEMAND_CHANGED,
    DEMAND_SENT,
    DEMAND_ALLOWED, /* by one level */
    DEMAND_ADVISED, /* returned */
    DEMAND_DROPPED, /* withdrawn */
    DEMAND_TAKEN,   /* into a plan */
    DEMAND_FREED,   /* of a plan that was dropped */
    DEMAND_PLACED,  /* by a published plan */
    DEMAND_RAISED,  /* its remainder, one level up */
    DEMAND_UNDONE,  /* the last of these, by who did it */
    DEMAND_ACT_N
};
extern const char *const demand_act_names[DEMAND_ACT_N + 1]; /* "made" … */

struct demand {
    struct id id;
    struct str county; /* of the organization */
    struct str code;   /* demand_id of the files */
    struct id organization;
    struct str discipline;
    int32_t seats; /* 1..10000: as approved, else as requested */
    int32_t min_title_rank;
    struct str_list techniques; /* wished; in the caller's memory */
    struct str_list required;
    int32_t tier;                  /* 1 most urgent .. 5 */
    int32_t weight;                /* 1..1000 */
    int32_t start_day;             /* first day of the term */
    int32_t months;                /* 1..60 */
    struct id paired_organization; /* or none */
    struct str team;               /* of its programme: all seats of all its orders, or none */
    enum demand_state state;
    struct id gap; /* from which it was proposed, or none */
    int64_t made_ms;
    struct str programme; /* id, or empty */
    int32_t edition;      /* of the programme file */
    enum demand_kind kind;
    int64_t suggested, requested, approved; /* seats, or COUNT_UNKNOWN */
    struct str reason;                      /* why requested differs from suggested */
    struct str claim;                       /* what the organization says */
    int64_t ready_people, ready_beds;       /* or COUNT_UNKNOWN */
    struct str ready_equipment;
    struct str_list chain;  /* levels that approve, in turn */
    struct str level;       /* where it waits; empty: nowhere */
    int64_t since_ms;       /* it is as it is, or COUNT_UNKNOWN */
    struct id remainder_of; /* the demand whose empty seats these are, or none */
    struct id plan;         /* that took it, or none */
    int64_t version;
};
/* What is unknown, until something is known. */
#define DEMAND_BLANK                                                                       \
    .tier = 3, .weight = 500, .suggested = COUNT_UNKNOWN, .requested = COUNT_UNKNOWN,      \
    .approved = COUNT_UNKNOWN, .ready_people = COUNT_UNKNOWN, .ready_beds = COUNT_UNKNOWN, \
    .since_ms = COUNT_UNKNOWN, .version = 1

/* Whether a demand in state `from` may go to state `to`. */
bool demand_may(enum demand_state from, enum demand_state to);

/* Moves it. ERR_STATE names the state, the wish and what is allowed; `d` stays untouched. */
MUST_CHECK bool demand_move(struct demand *d, enum demand_state to, struct err *e);

/* The state that `filled` of its seats make of a planned demand. */
enum demand_state demand_state_filled(const struct demand *d, int32_t filled);

/* The level of whoever has a place of this code: "county", "city", "province". */
struct str demand_level_at(struct str place);

/* Whose word it is: where it waits, or, once approved, the last of its chain; else empty. */
struct str demand_level_now(const struct demand *d);

/* Who has to do something: "organization", a level, or empty. */
struct str demand_owner(const struct demand *d);

/* ERR_STATE where the word is another level's: an approval can be neither jumped nor repeated. */
MUST_CHECK bool demand_level_check(const struct demand *d, struct str level, struct err *e);

/* Draft or returned, as changes want it. ERR_STATE. */
MUST_CHECK bool demand_open_check(const struct demand *d, struct err *e);

/* Before it is sent: what stands ready, and the evidence where the programme asks for one.
 * ERR_INPUT with the member in `field`. */
MUST_CHECK bool demand_ready_check(const struct demand *d, bool evidenced,
                                   const struct programme *p, const char **field, struct err *e);

/* To the first level of its chain. */
MUST_CHECK bool demand_submit(struct demand *d, struct err *e);

struct demand_approval {
    struct str level;
    int32_t seats;
    int32_t tier, weight; /* 0: as they are */
    struct str why;       /* wanted where seats are fewer than before */
};
/* One level's word: on to the next, or approved. ERR_STATE another level's turn or state; ERR_INPUT
 * more seats than were asked for, fewer without a reason, with the member in `field`. */
MUST_CHECK bool demand_approve(struct demand *d, const struct demand_approval *a,
                               const char **field, struct err *e);

/* Back to the organization with advice, by the level whose word it is. */
MUST_CHECK bool demand_return(struct demand *d, struct str level, struct err *e);

/* The empty seats of a part-filled demand, as a demand of the level above the last of its chain;
 * id, code and chain of `rest` are the caller's to make.
 * ERR_STATE for another state, another level's word, or where there is no level above. */
MUST_CHECK bool demand_escalate(struct demand *d, struct str level, int32_t filled,
                                struct demand *rest, struct err *e);

/* Whether it goes together: seats, term and title with the programme's rules, the reason with the
 * seats. ERR_INPUT with the member in `field`. */
MUST_CHECK bool demand_check(const struct demand *d, const struct programme *p, const char **field,
                             struct err *e);

/* ERR_STATE where the programme's period is over: nothing of it is written any more. */
MUST_CHECK bool demand_period_check(const struct programme *p, int32_t today, struct err *e);

/* ERR_STATE where a county would have more approved seats than its quota of the programme. */
MUST_CHECK bool demand_quota_check(const struct programme *p, struct str county, int64_t others,
                                   int32_t seats, struct err *e);

#endif
