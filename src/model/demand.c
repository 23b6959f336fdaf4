/* demand.c - states of a demand: approved level by level, planned, filled or handed on. */
#include "model/demand.h"

#include <assert.h>
#include <stddef.h>

#include "model/state.h"

const char *const demand_state_names[DEMAND_STATE_N + 1] = {
    "draft",       "submitted", "approved", "planned",   "filled",
    "part_filled", "escalated", "returned", "withdrawn", NULL};

#define TO(state) (1u << (state))

/* A demand can be returned or withdrawn at any level until its plan is published. */
static const unsigned NEXT[DEMAND_STATE_N] = {
    [DEMAND_DRAFT] = TO(DEMAND_SUBMITTED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_SUBMITTED] = TO(DEMAND_APPROVED) | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_APPROVED] = TO(DEMAND_PLANNED) | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_PLANNED] = TO(DEMAND_APPROVED) | TO(DEMAND_FILLED) | TO(DEMAND_PART_FILLED)
                       | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_PART_FILLED] = TO(DEMAND_ESCALATED) | TO(DEMAND_FILLED),
    [DEMAND_RETURNED] = TO(DEMAND_SUBMITTED) | TO(DEMAND_WITHDRAWN),
};

static const struct state_table STATES = {"demand", demand_state_names, NEXT, DEMAND_STATE_N};

bool demand_may(enum demand_state from, enum demand_state to)
{
    return state_may(&STATES, (int)from, (int)to);
}

bool demand_move(struct demand *d, enum demand_state to, struct err *e)
{
    if (!state_check(&STATES, (int)d->state, (int)to, e))
        return false;
    d->state = to;
    return true;
}

enum demand_state demand_state_filled(const struct demand *d, int32_t filled)
{
    assert(filled >= 0 && filled <= d->seats);
    return filled == d->seats ? DEMAND_FILLED : DEMAND_PART_FILLED;
}
