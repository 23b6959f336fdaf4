/* plan.c - states of a plan, names of its levels and terms. */
#include "model/plan.h"

#include <stddef.h>

#include "model/state.h"

const char *const plan_state_names[PLAN_STATE_N + 1] = {"draft",     "solved",     "review",
                                                        "published", "superseded", NULL};
const char *const plan_level_names[PLAN_LEVEL_N + 1] = {"0", "1", "2",  "3", "4",
                                                        "5", "6", "6b", "7", NULL};
const char *const plan_term_names[PLAN_TERM_N + 1] = {"fit",        "paired",   "continuity",
                                                      "preference", "nearness", NULL};

#define TO(state) (1u << (state))

/* In review pins and appeals lead to solving again. */
static const unsigned NEXT[PLAN_STATE_N] = {
    [PLAN_DRAFT] = TO(PLAN_SOLVED),
    [PLAN_SOLVED] = TO(PLAN_REVIEW) | TO(PLAN_SUPERSEDED),
    [PLAN_REVIEW] = TO(PLAN_SOLVED) | TO(PLAN_PUBLISHED) | TO(PLAN_SUPERSEDED),
    [PLAN_PUBLISHED] = TO(PLAN_SUPERSEDED),
};

static const struct state_table STATES = {"plan", plan_state_names, NEXT, PLAN_STATE_N};

bool plan_may(enum plan_state from, enum plan_state to)
{
    return state_may(&STATES, (int)from, (int)to);
}

bool plan_move(struct plan *p, enum plan_state to, struct err *e)
{
    if (!state_check(&STATES, (int)p->state, (int)to, e))
        return false;
    p->state = to;
    return true;
}
