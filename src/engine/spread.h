/* spread.h - how a technique goes from doctor to doctor: who taught whom, where it is still done,
 * where it was lost, how many doctors one trained doctor made. Pure.
 *
 * Who taught somebody is the mentor with most cases that he helped or watched over until the first
 * case alone; a mentor counts who was alone himself strictly before that day, or of whom no case
 * alone is known at all (an expert whose own cases are elsewhere). Ties go to the lower index. So a
 * tree has no circle. */
#ifndef XL_ENGINE_SPREAD_H
#define XL_ENGINE_SPREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define SPREAD_IDLE_DAYS 180 /* without a case alone: lost */
#define SPREAD_RIPE_DAYS 365 /* alone for so long: had time to make others */

struct spread_doctor {
    int32_t county;                  /* any number, the same for the same place */
    int32_t first_alone, last_alone; /* days; DAY_NONE: no case alone */
};
struct spread_bond {
    int32_t mentor, learner; /* indices of doctors; never the same */
    int32_t from_day;        /* of the first case together */
    int64_t cases;           /* together, until the learner's first case alone; > 0 */
};

enum spread_state { SPREAD_LEARNING, SPREAD_DONE, SPREAD_LOST, SPREAD_STATE_N };
extern const char *const spread_state_names[SPREAD_STATE_N + 1]; /* "learning" ... NULL */

struct spread_node {
    int32_t parent;     /* index, -1: nobody taught him here */
    int32_t generation; /* 0 of those without a parent */
    enum spread_state state;
    int32_t learners; /* whose parent he is */
    int32_t made;     /* of them: who have been alone */
    int32_t below;    /* all that came of him, who have been alone */
};
struct spread {
    struct spread_node *nodes; /* [doctor_n] in the arena */
    int32_t doctor_n;
    int32_t generations; /* the highest */
    int32_t done, lost, learning;
    int32_t counties_done, counties_lost; /* lost: was done there, nobody does it now */
    int32_t ripe, ripe_made;              /* trained here and alone for a year; whom they made */
    double reproduction;                  /* ripe_made / ripe; NaN: nobody is ripe */
};

struct spread_input {
    const struct spread_doctor *doctors; /* [doctor_n] */
    const struct spread_bond *bonds;     /* [bond_n] one for each two of them */
    int32_t doctor_n, bond_n;
    int32_t as_of; /* the day from which is looked */
};

/* ERR_INPUT where a bond has indices out of range, the same twice, or no case.
 * Cost  O(doctors * generations + bonds). */
MUST_CHECK bool spread_reckon(const struct spread_input *in, struct arena *a, struct spread *s,
                              struct err *e);

/* Proves a spread from its input alone: no mentor of more cases was passed over, each generation is
 * one below its parent's, every state and sum is what its rows say. ERR_CHECK with what is wrong.
 */
MUST_CHECK bool spread_check(const struct spread_input *in, const struct spread *s, struct err *e);

#endif
