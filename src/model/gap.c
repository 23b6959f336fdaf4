/* gap.c - names and whole seats of gaps. */
#include "model/gap.h"

const char *const technique_state_names[TECHNIQUE_STATE_N + 1] = {"blank", "fragile", NULL};

int64_t gap_seats(double specialists)
{
    if (isnan(specialists))
        return COUNT_UNKNOWN;
    return (int64_t)floor(specialists + 0.5);
}
