/* state.h - tables of allowed moves between states, and the sentence of a refused one. Pure. */
#ifndef XL_MODEL_STATE_H
#define XL_MODEL_STATE_H

#include <stdbool.h>

#include "base/err.h"

struct state_table {
    const char *noun;          /* "demand" */
    const char *const *names;  /* [n] */
    const unsigned *next_bits; /* [n] bit `1 << to` where the move is allowed */
    int n;                     /* at most 31 */
};

bool state_may(const struct state_table *t, int from, int to);

/* ERR_STATE with the state, the wish and every allowed state in one sentence. */
MUST_CHECK bool state_check(const struct state_table *t, int from, int to, struct err *e);

#endif
