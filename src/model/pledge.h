/* pledge.h - what a programme promised to whom it sends away, beside money: pay retained, credit
 * for promotion, preference in awards. Each falls due so many months after the arrival or the end;
 * the home proves it, the person says whether it is so. Pure. */
#ifndef XL_MODEL_PLEDGE_H
#define XL_MODEL_PLEDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "model/programme.h"

enum pledge_state {
    PLEDGE_OPEN,
    PLEDGE_TOLD,      /* by the home, with proof */
    PLEDGE_CONFIRMED, /* by the person */
    PLEDGE_DISPUTED,  /* by the person: the home tells again */
    PLEDGE_STATE_N
};
extern const char *const pledge_state_names[PLEDGE_STATE_N + 1];

/* ERR_STATE names the state, the wish and what is allowed. */
MUST_CHECK bool pledge_move(enum pledge_state *state, enum pledge_state to, struct err *e);

/* The day by which it is due; DAY_NONE where the day from which it runs is not known yet. */
int32_t pledge_due_day(int32_t since_day, int32_t months);

/* Neither told nor confirmed on a day behind the one on which it was due. A disputed one is overdue
 * as if nothing had been told. */
bool pledge_overdue(enum pledge_state state, int32_t due_day, int32_t today);

#endif
