/* demand.h - seats that an organization asks for, and what may become of the asking. Pure. */
#ifndef XL_MODEL_DEMAND_H
#define XL_MODEL_DEMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

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

struct demand {
    struct id id;
    struct str county; /* of the organization */
    struct str code;   /* demand_id of the files */
    struct id organization;
    struct str discipline;
    int32_t seats; /* 1..10000 */
    int32_t min_title_rank;
    struct str_list techniques; /* wished; in the caller's memory */
    struct str_list required;
    int32_t tier;                  /* 1 most urgent .. 5 */
    int32_t weight;                /* 1..1000 */
    int32_t start_day;             /* first day of the term */
    int32_t months;                /* 1..60 */
    struct id paired_organization; /* or none */
    enum demand_state state;
    struct id gap; /* from which it was proposed, or none */
    int64_t made_ms;
};

/* Whether a demand in state `from` may go to state `to`. */
bool demand_may(enum demand_state from, enum demand_state to);

/* Moves it. ERR_STATE names the state, the wish and what is allowed; `d` stays untouched. */
MUST_CHECK bool demand_move(struct demand *d, enum demand_state to, struct err *e);

/* The state that `filled` of its seats make of a planned demand. */
enum demand_state demand_state_filled(const struct demand *d, int32_t filled);

#endif
