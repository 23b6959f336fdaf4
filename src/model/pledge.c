/* pledge.c - see pledge.h. */
#include "model/pledge.h"

#include "base/day.h"
#include "model/state.h"

const char *const pledge_state_names[PLEDGE_STATE_N + 1] = {"open", "told", "confirmed", "disputed",
                                                            NULL};

static const unsigned NEXT[PLEDGE_STATE_N] = {
    [PLEDGE_OPEN] = 1u << PLEDGE_TOLD,
    [PLEDGE_TOLD] = 1u << PLEDGE_CONFIRMED | 1u << PLEDGE_DISPUTED,
    [PLEDGE_DISPUTED] = 1u << PLEDGE_TOLD,
};
static const struct state_table TABLE = {"pledge", pledge_state_names, NEXT, PLEDGE_STATE_N};

bool pledge_move(enum pledge_state *state, enum pledge_state to, struct err *e)
{
    if (!state_check(&TABLE, (int)*state, (int)to, e))
        return false;
    *state = to;
    return true;
}

int32_t pledge_due_day(int32_t since_day, int32_t months)
{
    return since_day == DAY_NONE ? DAY_NONE : day_add_months(since_day, months);
}

bool pledge_overdue(enum pledge_state state, int32_t due_day, int32_t today)
{
    return (state == PLEDGE_OPEN || state == PLEDGE_DISPUTED) && due_day != DAY_NONE
           && today > due_day;
}
