/* delivery.c - see delivery.h. */
#include "model/delivery.h"

const char *const delivery_state_names[DELIVERY_STATE_N + 1] = {"sent",    "writing", "current",
                                                                "retired", "dropped", NULL};
