/* plan.h - a dispatch run: its values, counts, weights and state. Pure. */
#ifndef XL_MODEL_PLAN_H
#define XL_MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum plan_state {
    PLAN_DRAFT,
    PLAN_SOLVED,
    PLAN_REVIEW,
    PLAN_PUBLISHED,
    PLAN_SUPERSEDED,
    PLAN_STATE_N
};
extern const char *const plan_state_names[PLAN_STATE_N + 1]; /* "draft" ... NULL */

#define PLAN_LEVEL_N 9
extern const char *const plan_level_names[PLAN_LEVEL_N + 1]; /* "0" .. "6" "6b" "7" NULL */

enum plan_term {
    PLAN_FIT,
    PLAN_PAIRED,
    PLAN_CONTINUITY,
    PLAN_PREFERENCE,
    PLAN_NEARNESS,
    PLAN_TERM_N
};
extern const char *const plan_term_names[PLAN_TERM_N + 1]; /* "fit" ... NULL */

struct plan_counts {
    int64_t offers, demands, seats, filled, unfilled, unplaced, pairs;
};

struct plan {
    struct id id;
    struct str code;
    enum plan_state state;
    int64_t made_ms;
    struct plan_counts counts;
    int64_t levels[PLAN_LEVEL_N];
    int32_t weights[PLAN_TERM_N]; /* sum 1000 */
    int32_t weight_band;          /* 1..1000 */
    bool proved;                  /* an optimum, with its certificate */
    struct str programme;         /* id; empty: came with a list */
    struct id previous;           /* the plan from which few were to be moved, or none */
};

/* What a plan is to be solved from. Its rows are copied when it is asked for: nothing that changes
 * later changes the plan. */
struct plan_run {
    struct id id; /* of the plan that comes of it */
    struct id job;
    struct str code;
    struct str programme; /* id */
    int32_t edition;
    int32_t from_day, until_day; /* demands whose term begins within */
    struct id previous;          /* or none */
    bool hold;                   /* whoever the previous plan places stays there */
    struct str_list pins;        /* "practitioner:demand", by their codes */
    struct str_list without;     /* practitioners who are left out */
    struct str digest;           /* SHA-256 of the files that it is solved from */
    struct id owner;             /* account or token, or none */
    int64_t made_ms;
};

bool plan_may(enum plan_state from, enum plan_state to);

/* Moves it. ERR_STATE names the state, the wish and what is allowed; `p` stays untouched. */
MUST_CHECK bool plan_move(struct plan *p, enum plan_state to, struct err *e);

#endif
